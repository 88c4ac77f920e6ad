"""What can be put right in a plan: the rows with issues as a grid, and suggestions for all cells of one text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from careerdash.imports.fixes.differences import label
from careerdash.imports.issues import Issue
from careerdash.imports.model import CellPlace, ColumnPlace, ImportPlan
from careerdash.imports.sheets.mapping import column_letter
from careerdash.imports.sheets.staging import StagedSheet

# Shown beside the doubtful cells, so that one knows whose row it is.
_WHOSE = ("student_id", "student_name", "professional_name", "employer")
# Beyond these a file is better put right in Excel.
_MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid: its number from 0 = A, its letter, its header and the field it is read as."""

    index: int
    letter: str
    header: str
    label: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row to look at: what is doubtful, its texts by column number, and whether it was edited.

    ``codes`` are the kinds of its issues.
    """

    place: CellPlace
    told: tuple[str, ...]
    holds: bool
    edited: bool
    texts: Mapping[int, str]
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FixGrid:
    """The rows of one sheet that have issues or edits; ``more`` counts those beyond the longest list.

    ``kinds`` gives code and title of the issues with the number of rows that have them, the most frequent first.
    """

    file: str
    sheet: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    more: int
    kinds: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Suggestions for all cells of one column that hold one text; ``rows`` says how many there are."""

    code: str
    title: str
    column: ColumnPlace
    header: str
    typed: str
    rows: int
    suggestions: tuple[str, ...]


def fix_grids(plan: ImportPlan) -> tuple[FixGrid, ...]:
    """Return a grid for every sheet in which rows have issues, or were edited."""
    issues: dict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in plan.issues:
        issues[issue.file, issue.sheet].append(issue)
    grids = []
    for name, sheet in _sheets(plan):
        grid = _grid(name, sheet, issues.get((name, sheet.name), []))
        if grid.rows:
            grids.append(grid)
    return tuple(grids)


def offers(plan: ImportPlan) -> tuple[Offer, ...]:
    """Return what is suggested, the texts most rows hold first."""
    sheets = {(name, sheet.name): (sheet, _Finder(sheet)) for name, sheet in _sheets(plan)}
    counted: Counter[tuple[str, str, ColumnPlace, str]] = Counter()
    suggested: dict[tuple[str, str, ColumnPlace, str], tuple[str, ...]] = {}
    for issue in plan.issues:
        if not issue.suggestions or (issue.file, issue.sheet) not in sheets:
            continue
        sheet, finder = sheets[issue.file, issue.sheet]
        cell = finder.cell(issue)
        if cell is None:
            continue
        typed = _text(sheet, *cell)
        key = (issue.code, issue.title, ColumnPlace(issue.file, issue.sheet, cell[1]), typed)
        counted[key] += 1
        suggested[key] = tuple(text for text in issue.suggestions if text != typed)
    return tuple(
        Offer(*key[:3], _header(sheets[key[2].file, key[2].sheet][0], key[2].column), key[3], count, suggested[key])
        for key, count in counted.most_common()
        if key[3] and suggested[key]
    )


def _sheets(plan: ImportPlan) -> Iterator[tuple[str, StagedSheet]]:
    for sheet in plan.staged.sheets if plan.staged is not None else ():
        if sheet.observed is not None and len(sheet.data):
            yield plan.staged.workbooks[sheet.file].name, sheet


def _grid(file: str, sheet: StagedSheet, issues: Sequence[Issue]) -> FixGrid:
    told: dict[int, list[Issue]] = defaultdict(list)
    doubtful: set[int] = set()
    finder = _Finder(sheet) if issues else None
    for issue in issues:
        cell, position = (finder.cell(issue), finder.position(issue)) if finder else (None, None)
        if position is None:
            continue
        told[position].append(issue)
        doubtful |= {cell[1]} if cell else set()
    for texts in sheet.edits.values():
        doubtful |= set(texts)
    whose = {column.index for column in sheet.columns if column.field in _WHOSE}
    shown = [column for column in sheet.columns if column.index in doubtful | whose and (column.field or column.split)]
    positions = sorted({*told, *sheet.edits})
    rows = tuple(
        GridRow(
            CellPlace(file, sheet.name, int(sheet.data["row"][position].as_py()), 0),
            tuple(dict.fromkeys(issue.message for issue in told[position])),
            any(issue.level == "error" for issue in told[position]),
            position in sheet.edits,
            {column.index: _text(sheet, position, column.index) for column in shown},
            frozenset(issue.code for issue in told[position]),
        )
        for position in positions[:_MOST_ROWS]
    )
    columns = tuple(
        GridColumn(c.index, column_letter(c.index), c.header, label(sheet, c.field) if c.field else c.header)
        for c in shown
    )
    titles = {issue.code: issue.title for found in told.values() for issue in found}
    counted = Counter(code for row in rows for code in row.codes)
    kinds = tuple((code, titles[code], count) for code, count in counted.most_common())
    return FixGrid(file, sheet.name, columns, rows, max(len(positions) - _MOST_ROWS, 0), kinds)


class _Finder:
    """Finds the cell an issue is about, by file row and column letter."""

    def __init__(self, sheet: StagedSheet) -> None:
        self._rows = {row: position for position, row in enumerate(sheet.data["row"].to_pylist())}
        self._columns = {column_letter(column.index): column.index for column in sheet.columns}
        self._cells = {sheet.place(*cell): cell for cell in sheet.places}

    def position(self, issue: Issue) -> int | None:
        """Position of the row; None for a whole sheet or column."""
        cell = self.cell(issue)
        return cell[0] if cell else self._rows.get(issue.row or 0)

    def cell(self, issue: Issue) -> tuple[int, int] | None:
        """Position and column number; None for a whole row or more."""
        if issue.row is None or issue.column is None:
            return None
        found = self._cells.get((issue.row, issue.column))
        position, column = self._rows.get(issue.row), self._columns.get(issue.column)
        return found if found or position is None or column is None else (position, column)


def _text(sheet: StagedSheet, position: int, column: int) -> str:
    return (sheet.data[f"c{column}"][position].as_py() or "").strip()


def _header(sheet: StagedSheet, column: int) -> str:
    return next((each.header for each in sheet.columns if each.index == column), "")
