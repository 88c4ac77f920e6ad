"""Several tables on one sheet, under each other or side by side: each is read as a sheet of its own.

They are told by their headers: a second row (or a second group of columns) of plain known headers that name other
things than the first. A header repeated for the next printed page is no second table.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from careerdash.domain.fields import spellings_of
from careerdash.domain.folding import fold_header
from careerdash.imports.sheets.interviews_beside import interviews_beside
from careerdash.imports.sheets.two_rows import READ_KINDS
from careerdash.wording import _
from careerdash.workbooks.cells import EMPTY, SheetCells, column_letter

_MOST_ROWS, _MOST_COLUMNS = 3_000, 120
_FEWEST_HEADERS = 3
_KNOWN_SHARE = 0.6
# How far above its header a title of a table may begin.
_TITLE_ROWS = 3
_STUDENT = frozenset({"student_id", "student_name"})
_PART = re.compile(r" \((?:from row \d+|from column [A-Z]+)\)$")

Grid = Sequence[Sequence[str | None]]


def split_tables(sheet: SheetCells) -> tuple[SheetCells, ...]:
    """Return the tables of a sheet, each with its cells where they are in the file; mostly the sheet itself."""
    if sheet.hidden or not 3 <= sheet.row_count <= _MOST_ROWS or sheet.width > _MOST_COLUMNS:
        return (sheet,)
    names = [f"c{index}" for index in range(sheet.width)]
    columns = [sheet.table[name].to_pylist() for name in names]
    grid: Grid = list(zip(*columns, strict=True))
    if (found := interviews_beside(grid)) is not None:
        return _interviews_apart(sheet, *found)
    headers = [row for row, cells in enumerate(grid) if _is_header(cells)]
    if not headers:
        return (sheet,)
    beside = _beside(grid, headers[0])
    if beside:
        return _columns_apart(sheet, beside)
    tables = [headers[0]]
    for row in headers[1:]:
        if _fields(grid[row]) != _fields(grid[tables[-1]]) and row > tables[-1] + 1:
            tables.append(row)
    if len(tables) < 2:
        return (sheet,)
    numbers = sheet.table["row"].to_pylist()
    starts = [0, *(_start(grid, numbers, row) for row in tables[1:])]
    return _rows_apart(sheet, starts, numbers)


def own_sheet_name(name: str) -> str:
    """Return the name of the sheet of the file that a table stands on."""
    return _PART.sub("", name)


def _is_header(cells: Sequence[str | None]) -> bool:
    """A row of known headers, spelled as they are listed; the first two texts decide for most rows."""
    filled = [cell for cell in cells if cell]
    if len(filled) < _FEWEST_HEADERS or not any(_known(cell) for cell in filled[:2]):
        return False
    known = sum(_known(cell) for cell in filled)
    return known >= _FEWEST_HEADERS and known >= _KNOWN_SHARE * len(filled)


def _known(cell: str) -> bool:
    folded = fold_header(cell)
    return any(folded in spellings_of(kind) for kind in READ_KINDS)


def _fields(cells: Sequence[str | None]) -> frozenset[str]:
    return frozenset(fold_header(cell) for cell in cells if cell)


def _start(grid: Grid, numbers: Sequence[int], header: int) -> int:
    """The first row of a table: behind the blank line above its header, else its title, else the header itself."""
    for row in range(header, max(header - _TITLE_ROWS - 1, 0), -1):
        if numbers[row] - numbers[row - 1] > 1:
            return row
    above = [cell for cell in grid[header - 1] if cell]
    return header - 1 if len(above) == 1 else header


def _beside(grid: Grid, header: int) -> list[tuple[int, int]]:
    """Groups of columns with an empty column between them that each name a student and at least two things more."""
    width = len(grid[header])
    empty = [not any(row[column] for row in grid[header:]) for column in range(width)]
    groups: list[tuple[int, int]] = []
    start = None
    for column in range(width + 1):
        if column < width and not empty[column]:
            start = column if start is None else start
        elif start is not None:
            groups.append((start, column))
            start = None
    spelled = spellings_of(READ_KINDS[0])
    told = [
        {spelled.get(fold_header(cell)) for cell in grid[header][first:end] if cell} & _STUDENT
        for first, end in groups
    ]  # fmt: skip
    enough = all(_is_header(grid[header][first:end]) for first, end in groups)
    return groups if len(groups) > 1 and enough and all(told) and set.intersection(*told) else []


def _rows_apart(sheet: SheetCells, starts: Sequence[int], numbers: Sequence[int]) -> tuple[SheetCells, ...]:
    ends = [*starts[1:], sheet.row_count]
    parts: list[SheetCells] = []
    for start, end in zip(starts, ends, strict=True):
        first, last = numbers[start], numbers[end - 1]
        merged = tuple(area for area in sheet.merged if first <= area[0] + 1 <= last)
        name = _("{sheet} (from row {row})").format(sheet=sheet.name, row=first) if start else sheet.name
        parts.append(replace(sheet, name=name, table=sheet.table.slice(start, end - start), merged=merged))
    return tuple(parts)


def _interviews_apart(sheet: SheetCells, header: int, groups: Sequence[tuple[int, int]]) -> tuple[SheetCells, ...]:
    """Each part has the columns of the student and of one interview; rows without that interview are left to the first.

    What stands behind the last group (a remark, a mark) belongs to the first interview.
    """
    first, last = groups[0][0], groups[-1][1]
    nothing = pa.nulls(sheet.row_count, pa.string())
    parts: list[SheetCells] = []
    for number, (low, high) in enumerate(groups):
        kept = [
            column < first or low <= column < high or (not number and column >= last) for column in range(sheet.width)
        ]
        table = sheet.table
        for column in range(sheet.width):
            if not kept[column]:
                table = table.set_column(table.column_names.index(f"c{column}"), f"c{column}", nothing)
        kinds = [
            "".join(letter if at < len(kept) and kept[at] else EMPTY for at, letter in enumerate(letters))
            for letters in table["kinds"].to_pylist()
        ]
        table = table.set_column(table.column_names.index("kinds"), "kinds", pa.array(kinds, pa.string()))
        if number:
            # above the header only the row of its groups, below it the rows that have this interview
            own = [letters[low:high].strip(EMPTY) != "" and at >= header - 1 for at, letters in enumerate(kinds)]
            table = table.filter(pa.array(own, pa.bool_()))
        merged = tuple(area for area in sheet.merged if area[3] < len(kept) and all(kept[area[1] : area[3] + 1]))
        name = sheet.name if not number else _("{sheet} (from column {column})").format(
            sheet=sheet.name, column=column_letter(low)
        )  # fmt: skip
        parts.append(replace(sheet, name=name, table=table, merged=merged))
    return tuple(parts)


def _columns_apart(sheet: SheetCells, groups: Sequence[tuple[int, int]]) -> tuple[SheetCells, ...]:
    """Each part keeps the columns of the file; those of the other parts are empty in it."""
    nothing = pa.nulls(sheet.row_count, pa.string())
    parts: list[SheetCells] = []
    for number, (first, end) in enumerate(groups):
        # what stands before the first table or behind the last belongs to it
        low = 0 if number == 0 else first
        high = sheet.width if number == len(groups) - 1 else end
        table = sheet.table
        for column in range(sheet.width):
            if not low <= column < high:
                table = table.set_column(table.column_names.index(f"c{column}"), f"c{column}", nothing)
        kinds = [
            EMPTY * low + letters[low:high] + EMPTY * (len(letters) - high) for letters in table["kinds"].to_pylist()
        ]
        table = table.set_column(table.column_names.index("kinds"), "kinds", pa.array(kinds, pa.string()))
        filled = pa.array([letters.strip(EMPTY) != "" for letters in kinds], pa.bool_())
        merged = tuple(area for area in sheet.merged if low <= area[1] < high)
        name = sheet.name if not number else _("{sheet} (from column {column})").format(
            sheet=sheet.name, column=column_letter(first)
        )  # fmt: skip
        parts.append(replace(sheet, name=name, table=table.filter(filled), merged=merged))
    return tuple(parts)
