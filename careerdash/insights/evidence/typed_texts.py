"""What was typed for a fact: every distinct text in scope with how often it stands and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import Entity, View
from careerdash.insights.evidence.sources import SourceCell, cells_of
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class TypedText:
    """One text of a fact: ``interviews`` state it, ``interview_id`` is one of them; ``reading`` is its outcome.

    ``value`` is what it was read as in short: yearly pay, a score from 1 to 5, a code; None where nothing was read.
    """

    text: str
    interviews: int
    interview_id: str
    reading: str
    value: str | None


def typed_texts(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date, field: str
) -> tuple[TypedText, ...]:
    """Answer what was typed for a fact, doubtful texts first, then the most frequent; nothing in share view."""
    if view is View.SHARE:
        return ()
    params = {**scope.parameters(), **filters.parameters(), "today": today, "field": field}
    return tuple(_typed(row) for row in database.rows("readings.typed_texts", params))


def cell_of_text(
    *, database: Database, scope: Scope, view: View, interview_id: str, field: str, text: str
) -> SourceCell | None:
    """Answer which cell of an interview holds a text of a fact; the newest where several do."""
    fields = frozenset({field, "q20"} if field.startswith("salary") else {field})
    found = cells_of(
        database=database, scope=scope, view=view, entity=Entity.INTERVIEW, record_id=interview_id, fields=fields
    )
    same = [cell for cell in found.cells if cell.text.strip() == text.strip()]
    # a number formatted as a percentage is stored as typed and shown as the workbook shows it
    cells = same or found.cells
    return cells[-1] if cells else None


def _typed(row: Mapping[str, Any]) -> TypedText:
    return TypedText(
        text=row["text"],
        interviews=row["interviews"],
        interview_id=row["interview_id"],
        reading=row["reading"],
        value=row["value"],
    )
