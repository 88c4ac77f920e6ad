"""The values an import is made of: settings in, plan and receipt out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.issues import Issue


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What the user decided about one sheet; ``None`` leaves the decision to the program.

    ``mapping`` gives a field (or None for "keep unmapped") per column number, counted from 0 = A. ``origin`` is
    ``chosen`` for a decision of this import, ``history`` for one remembered from an earlier import.
    """

    kind: SheetKind | None = None
    header_row: int | None = None
    mapping: Mapping[int, str | None] = field(default_factory=dict)
    origin: str = "chosen"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a data row: ``row`` as Excel shows it, ``column`` counted from 0 = A."""

    file: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """A column of a sheet, counted from 0 = A."""

    file: str
    sheet: str
    column: int


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """Answers given before an import; everything left out is worked out from the files.

    ``headers`` maps a header as typed to a field for every sheet; ``sheets`` holds choices per (file, sheet).
    ``currency`` is an ISO code, ``salary_period`` one of ``month`` and ``year``, ``date_order`` one of
    ``ymd``, ``dmy``, ``mdy``, ``satisfaction_scale`` a name of :mod:`careerdash.values.scales`. ``career_field`` is
    that of interviews that name none; left out, they take the target of their student.

    ``edits`` gives a cell another text, ``replacements`` all cells of a column that hold one text (column and that
    text -> new text); a cell's own edit comes first, and a blank text empties the cell. ``clears`` names the columns
    whose empty cells take a stored value out, ``releases`` the cells whose text outranks an earlier correction.
    """

    class_name: str | None = None
    currency: str | None = None
    salary_period: str | None = None
    date_order: str | None = None
    satisfaction_scale: str | None = None
    career_field: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[tuple[str, str], SheetChoice] = field(default_factory=dict)
    edits: Mapping[CellPlace, str] = field(default_factory=dict)
    replacements: Mapping[tuple[ColumnPlace, str], str] = field(default_factory=dict)
    clears: frozenset[ColumnPlace] = frozenset()
    releases: frozenset[CellPlace] = frozenset()

    def stored(self) -> dict[str, Any]:
        """Return what the history shows of these settings."""
        named = {
            "class": self.class_name,
            "currency": self.currency,
            "salary_period": self.salary_period,
            "date_order": self.date_order,
            "satisfaction_scale": self.satisfaction_scale,
            "career_field": self.career_field,
        }
        return {key: value for key, value in named.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Counts:
    """What becomes of the rows read: ``rows_read = new + changed + same + held``."""

    new: int = 0
    changed: int = 0
    same: int = 0
    held: int = 0

    @property
    def rows_read(self) -> int:
        """All data rows; notes (totals, banners, remarks) are not data."""
        return self.new + self.changed + self.same + self.held

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.new + other.new, self.changed + other.changed, self.same + other.same, self.held + other.held
        )


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column of a sheet: what it was taken for, why, and how its first values were read."""

    index: int
    letter: str
    header: str
    key: str
    field: str | None
    reason: str
    split: tuple[str, str] | None
    samples: tuple[str, ...]
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet of one file; ``header_row`` is the row number Excel shows."""

    file: str
    name: str
    kind: SheetKind
    hidden: bool
    header_row: int | None
    columns: tuple[ColumnPlan, ...]
    first_rows: tuple[tuple[str, ...], ...]
    counts: Counts
    notes: int
    decisions: Mapping[str, Any]
    questions: tuple[str, ...] = ()

    @property
    def mapping(self) -> dict[str, str | list[str] | None]:
        """Header key -> field, as the command line prints it; a list where a column holds two facts."""
        return {column.key: list(column.split) if column.split else column.field for column in self.columns}


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One dropped file; a refused one carries the sentence why."""

    name: str
    sha256: str
    size: int
    status: str
    reason: str | None
    sheets: tuple[SheetPlan, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that would replace a stored value; ``who`` names the people of the row."""

    file: str
    sheet: str
    row: int
    record: str
    field: str
    old: str
    new: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionConflict:
    """A cell that says something else than a correction made in the app.

    ``replaced`` is what the files said when it was corrected, ``kept`` the correction, ``typed`` what this file says.
    """

    place: CellPlace
    field: str
    who: str
    replaced: str
    kept: str
    typed: str


@dataclass(frozen=True, slots=True)
class EmptiedCell:
    """A cell without a value where an earlier version of the file had one; ``cleared`` when that is to go."""

    place: CellPlace
    letter: str
    field: str
    who: str
    stored: str
    cleared: bool


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that waits for the advisor, with its cells as typed."""

    file: str
    sheet: str
    row: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class HeldSource:
    """The held row a repair is about, and the import it came with."""

    raw_id: int
    batch: int


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A held row in the database: where it stands, its cells under their headers, and why it waits.

    ``suggestions`` are names or numbers of students; ``name_column`` is the column they belong into, None where the
    sheet has none.
    """

    raw_id: int
    batch: int
    file: str
    sheet: str
    row: int
    headers: tuple[str, ...]
    cells: tuple[str, ...]
    reason: str
    suggestions: tuple[str, ...]
    name_column: int | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, before anything is stored.

    ``staged`` is what :func:`careerdash.imports.commit.commit_import` needs to do it; not for display. ``questions``
    are asked once for the whole import; left open they change nothing.
    """

    files: tuple[FilePlan, ...]
    counts: Counts
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]
    held: tuple[HeldRow, ...]
    settings: ImportSettings
    data_version: int
    staged: Any = field(repr=False, compare=False)
    conflicts: tuple[CorrectionConflict, ...] = ()
    emptied: tuple[EmptiedCell, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def stores_something(self) -> bool:
        """Whether a yes would store any row."""
        return self.counts.rows_read > 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did; ``batch`` is the number to undo.

    ``fixes`` are the batches its edits became: they go with it when it is taken back.
    """

    batch: int
    counts: Counts
    files: tuple[FilePlan, ...]
    issues: tuple[Issue, ...]
    class_names: tuple[str, ...]
    fixes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RememberedMapping:
    """A mapping chosen by hand in an earlier import, used first when the same headers come again."""

    batch: int
    file: str
    sheet: str
    kind: SheetKind
    headers: tuple[str, ...]
    mapping: Mapping[int, str | None]


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """One line of the history."""

    batch: int
    kind: str
    created_at: datetime
    author: str
    active: bool
    changed_at: datetime | None
    note: str | None
    counts: Counts
    files: tuple[str, ...]
    settings: Mapping[str, Any]
    issue_count: int
