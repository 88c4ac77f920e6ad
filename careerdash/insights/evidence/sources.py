"""Where does this come from: the cells of the user's files behind a record or a figure."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import Entity, View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One non-empty cell: where it stands in the user's file, under which header, the text as typed."""

    file: str
    sheet: str
    row: int
    letter: str
    header: str
    field: str | None
    text: str
    batch: int
    raw_id: int


@dataclass(frozen=True, slots=True)
class SourceCells:
    """The cells a record was read from, oldest row first. Hidden in share view, empty outside the scope."""

    hidden: bool
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One interview behind a figure."""

    interview_id: str
    student_key: str
    student_name: str | None
    class_name: str
    professional_name: str | None
    organisation: str | None
    occupation: str | None
    industry: str | None
    field: str
    level: str | None
    date: dt.date | None
    salary_text: str | None
    salary_entry_text: str | None
    salary_experienced_text: str | None
    satisfaction: float | None
    satisfaction_text: str | None
    skills_text: str | None
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class InterviewsBehind:
    """A page of the interviews behind a figure, newest first; ``total`` counts all of them."""

    hidden: bool
    total: int | None
    interviews: tuple[InterviewLine, ...]


def cells_of(
    *,
    database: Database,
    scope: Scope,
    view: View,
    entity: Entity,
    record_id: str,
    fields: frozenset[str] | None = None,
) -> SourceCells:
    """Answer which cells a record was read from; ``fields`` keeps only the cells mapped to those fields.

    Only rows that speak of a student in scope are opened; nothing in share view.
    """
    if view is View.SHARE:
        return SourceCells(hidden=True, cells=())
    rows = database.rows(
        "evidence.rows_of_record", {**scope.parameters(), "entity": entity.value, "record_id": record_id}
    )
    cells = (cell for row in rows for cell in _cells(row))
    return SourceCells(
        hidden=False,
        cells=tuple(cell for cell in cells if fields is None or not fields.isdisjoint(_fields(cell.field))),
    )


def interviews_behind(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    limit: int = 200,
    offset: int = 0,
    having: str = "",
) -> InterviewsBehind:
    """Answer which interviews a filtered figure rests on.

    ``having`` keeps only interviews with a value for ``salary``, ``satisfaction`` or ``skills``; empty keeps all.
    """
    if view is View.SHARE:
        return InterviewsBehind(hidden=True, total=None, interviews=())
    params = {
        **scope.parameters(),
        **filters.parameters(),
        "today": today,
        "limit": limit,
        "offset": offset,
        "having": having,
    }
    rows = database.rows("evidence.interviews_behind", params)
    return InterviewsBehind(
        hidden=False,
        total=database.value("evidence.count_behind", params),
        interviews=tuple(InterviewLine(**row) for row in rows),
    )


def column_letter(index: int) -> str:
    """Return the letters Excel shows for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cells(row: Mapping[str, Any]) -> Iterator[SourceCell]:
    mapping = json.loads(row["mapping"])
    for index, text in enumerate(row["cells"]):
        if text is None or not text:
            continue
        mapped = mapping.get(str(index))
        yield SourceCell(
            file=row["file"],
            sheet=row["sheet"],
            row=row["row"],
            letter=column_letter(index),
            header=(row["headers"][index] or "") if index < len(row["headers"]) else "",
            # a column may hold two facts
            field=", ".join(mapped) if isinstance(mapped, list) else mapped,
            text=text,
            batch=row["batch"],
            raw_id=row["raw_id"],
        )


def _fields(mapped: str | None) -> frozenset[str]:
    return frozenset(mapped.split(", ")) if mapped else frozenset()
