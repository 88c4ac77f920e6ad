"""One piece of evidence of a step, and the cells of a student's rows found by record and field."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from careerdash.domain.tracks import Thresholds
from careerdash.domain.vocabulary import Entity, Status
from careerdash.insights.evidence.sources import SourceCell, cells_of_row
from careerdash.insights.standing import Override
from careerdash.store.database import Session
from careerdash.values.missing import is_missing
from careerdash.wording import _

Row = Mapping[str, Any]


class DatedBy(StrEnum):
    """Whose day a piece of evidence has: its own, that of its interview, or that of its import."""

    OWN = "own"
    INTERVIEW = "interview"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: what it is, the text as typed, its day and whose day that is, and whether it counts.

    ``note`` says why it does not count. ``cells`` are where it stands in the files; ``author`` said it by hand.
    """

    what: str
    text: str
    day: date | None
    dated_by: DatedBy
    counts: bool
    note: str
    cells: tuple[SourceCell, ...]
    author: str | None = None

    @property
    def place(self) -> str:
        """Where it stands: file, sheet, row and columns, or who said it by hand."""
        if self.author is not None:
            return _("by hand, {author}").format(author=self.author)
        stands: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
        for cell in self.cells:
            stands[cell.file, cell.sheet].append((cell.row, len(cell.letter), cell.letter))
        return "; ".join(
            f"{file} · {sheet} · {', '.join(f'{letter}{row}' for row, _length, letter in sorted(set(cells)))}"
            for (file, sheet), cells in stands.items()
        )


@dataclass(frozen=True, slots=True)
class StepRows:
    """What a step rests on; hidden in share view, without a title where there is no such step or student."""

    hidden: bool
    title: str
    status: Status
    sentence: str
    override: Override | None
    pieces: tuple[Evidence, ...]


class StatedCells:
    """The cells of a student's rows that are in force: of each field of a record the last one, the app's over files."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._in_force: dict[tuple[str, str], dict[str, SourceCell]] = defaultdict(dict)
        self._of_header: list[tuple[str, SourceCell, date]] = []
        for row in rows:
            for cell in cells_of_row(row):
                if is_missing(cell.text):
                    continue
                self._of_header.append((cell.header, cell, row["imported_on"]))
                for field in (cell.field or "").split(", "):
                    for link in row["links"]:
                        # an entry of the app about planning says nothing of the student's own fields
                        if field and not (link["entity"] == Entity.STUDENT and row["batch_kind"] == "entry"):
                            self._in_force[link["entity"], link["record_id"]][field] = cell

    def of(self, entity: Entity, record_id: str, fields: Iterable[str]) -> tuple[SourceCell, ...]:
        """Return the cells of some fields of a record, in the order of the fields."""
        known = self._in_force.get((entity.value, record_id), {})
        return tuple(known[field] for field in fields if field in known)

    def under(self, folded: str, fold: Any) -> list[tuple[SourceCell, date]]:
        """Return the cells below a header, with the day of their import."""
        return [(cell, day) for header, cell, day in self._of_header if fold(header) == folded]


@dataclass(frozen=True, slots=True)
class Facts:
    """What pieces are made of: an open read, its parameters, the row of the standing, the rules and the cells."""

    session: Session
    params: Mapping[str, object]
    row: Row
    rules: Thresholds
    cells: StatedCells
    today: date

    def rows(self, name: str) -> Sequence[Row]:
        """Return the rows of a statement of ``step_rows``."""
        return self.session.rows(f"step_rows.{name}", self.params)

    @property
    def student(self) -> str:
        """The key of the student."""
        return str(self.params["student"])


def texts(cells: Iterable[SourceCell]) -> str:
    """Return texts as typed beside each other."""
    return " · ".join(" ".join(cell.text.split()) for cell in cells)


def own_day(stated: date | None, imported_on: date | None) -> tuple[date | None, DatedBy]:
    """Return the day a fact states itself, else that of its import."""
    return (stated, DatedBy.OWN) if stated is not None else (imported_on, DatedBy.IMPORT)


def day_in_log(interview: Row, stated: date | None = None) -> tuple[date | None, DatedBy]:
    """Return the day of a fact of a log: its own, else of the interview, else of the import where that came first."""
    if stated is not None:
        return stated, DatedBy.OWN
    held, imported_on = interview["day"], interview["stated_on"]
    if held is not None and (imported_on is None or held <= imported_on):
        return held, DatedBy.INTERVIEW
    return imported_on, DatedBy.IMPORT
