"""Forms: labels with values beside or below them, one interview per sheet or several blocks.

A form becomes a small table, one row per block and one column per label, and goes the way of any table. What is
neither label nor value (titles, instructions) stays as notes.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.folding import clean
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.headers import match_header
from careerdash.imports.sheets.turned import value_columns
from careerdash.workbooks.cells import SheetCells

_MOST_ROWS, _MOST_COLUMNS = 600, 40
_FEWEST_LABELS = 4
_HEADER_SHARE = 0.75
_FEWEST_BELOW, _MOST_AGAIN = 2, 4
_FEWEST_BESIDE = 3
# Values stand among the labels here: only a plain spelling or a question makes a label.
_SURE = 1.5
_LONGEST_LABEL = 250
_STUDENT_FIELDS = frozenset(fields_of(SheetKind.UNKNOWN))
# A block ends where one of these comes again; the first of them that the form uses decides.
_HEADS = {
    SheetKind.INTERVIEWS: ("professional_name", "organisation", "occupation", "interview_date"),
    SheetKind.PLANNING: ("step", "ambition"),
    SheetKind.JOB_INTERVIEWS: ("employer", "post", "round"),
}

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a table: ``places`` gives row and column (from 0) of every value by block and column.

    ``top`` is the row of the first label, as Excel counts; a form that was not filled in has no rows.
    """

    top: int
    kind: SheetKind
    headers: tuple[str, ...]
    data: pa.Table
    notes: pa.Table
    places: Mapping[Place, Place]


@dataclass(slots=True)
class _Label:
    row: int
    column: int
    text: str
    field: str


def read_form(sheet: SheetCells, kind: SheetKind | None = None) -> Form | None:
    """Return the sheet as a form, None when it is a table or too large to be filled in by hand."""
    if not 0 < sheet.row_count <= _MOST_ROWS or sheet.width > _MOST_COLUMNS:
        return None
    names = [f"c{index}" for index in range(sheet.width)]
    grid = [[row[name] for name in names] for row in sheet.table.to_pylist()]
    kinds = sheet.table["kinds"].to_pylist()
    candidates = (kind,) if kind in _HEADS else tuple(_HEADS)
    found = max(((_labels(grid, candidate), candidate) for candidate in candidates), key=lambda item: _weight(*item))
    labels, of_kind = found
    if not _is_form(labels) or _is_header(grid, labels):
        return None
    starts = _side_by_side(labels)
    labels = sorted(
        [*labels, *_unknown(grid, labels)],
        key=lambda label: (bisect_right(starts, label.column), label.row, label.column),
    )
    columns = (
        []
        if starts
        else value_columns(grid, [(label.row, label.column, label.field in _STUDENT_FIELDS) for label in labels])
    )
    if columns:
        return _turned(sheet, of_kind, labels, grid, columns, kinds)
    values, taken = _values(grid, labels)
    blocks = _blocks(labels, of_kind, starts)
    form = _table(sheet, of_kind, labels, values, blocks, kinds, taken)
    return _only(form, _filled(blocks, labels, values))


def _side_by_side(labels: Sequence[_Label]) -> list[int]:
    """The columns at which further forms begin that stand beside the first, none where there is one only.

    They have the labels of the first, in the same rows: half of those that are about the interview, or about who it is.
    """
    again: dict[str, list[int]] = {}
    for row in {label.row for label in labels}:
        columns: dict[str, list[int]] = {}
        for label in labels:
            if label.row == row:
                columns.setdefault(label.field, []).append(label.column)
        again |= {field: sorted(found) for field, found in columns.items() if len(found) > 1}
    # a question of two words in one row is no second form
    if len(again) < _FEWEST_BESIDE or 2 * len(again) < len({label.field for label in labels}):
        return []
    count = min(len(found) for found in again.values())
    return [min(found[nth] for found in again.values()) for nth in range(1, count)]


def _filled(
    blocks: Sequence[Mapping[int, int]], labels: Sequence[_Label], values: Mapping[int, tuple[str, Place]]
) -> list[int]:
    """The blocks somebody wrote into; what is said of the student for all blocks fills none of them."""
    shared = {number for number in blocks[0].values() if labels[number].field in _STUDENT_FIELDS}
    filled = [number for number, block in enumerate(blocks) if (values.keys() & block.values()) - shared]
    return filled or ([0] if values.keys() & shared else [])


def _only(form: Form, blocks: Sequence[int]) -> Form:
    if len(blocks) == len(form.data):
        return form
    position = {block: number for number, block in enumerate(blocks)}
    places = {(position[block], column): at for (block, column), at in form.places.items() if block in position}
    return replace(form, data=form.data.take(pa.array(blocks, pa.int64())), places=places)


def _turned(
    sheet: SheetCells,
    kind: SheetKind,
    labels: Sequence[_Label],
    grid: Sequence[Sequence[str | None]],
    columns: Sequence[int],
    kinds: Sequence[str],
) -> Form:
    """A table on its side: fields down the first column, one interview per column; one value alone holds for all."""
    values: dict[int, tuple[str, Place]] = {}
    repeated: list[_Label] = []
    blocks: list[dict[int, int]] = []
    for at in columns:
        block: dict[int, int] = {}
        for number, label in enumerate(labels):
            filled = [column for column in columns if grid[label.row][column]]
            shared = label.field in _STUDENT_FIELDS and len(filled) == 1
            column = filled[0] if shared else at
            if text := grid[label.row][column]:
                values[len(repeated)] = (text, (label.row, column))
            block[number] = len(repeated)
            repeated.append(label)
        blocks.append(block)
    taken = {place for _text, place in values.values()} | {(label.row, label.column) for label in labels}
    return _table(sheet, kind, repeated, values, blocks, kinds, taken)


def _labels(grid: Sequence[Sequence[str | None]], kind: SheetKind) -> list[_Label]:
    labels: list[_Label] = []
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            text = clean(cell or "").rstrip(":： ")
            if not text or len(text) > _LONGEST_LABEL or text.isdigit():
                continue
            match = match_header(text, kind)
            if match and match.strength >= _SURE:
                labels.append(_Label(row, column, text, match.field))
    return labels


def _weight(labels: Sequence[_Label], kind: SheetKind) -> float:
    fields = {label.field for label in labels}
    return len(fields - _STUDENT_FIELDS) * 2 + len(fields) + (1 if kind is SheetKind.INTERVIEWS else 0)


def _is_form(labels: Sequence[_Label]) -> bool:
    """Labels of a form stand under each other; those of a table in one row. Steps named under "Step" are values."""
    below = {label.column: label.row for label in labels if label.field == "step"}
    labels = [label for label in labels if label.row <= below.get(label.column, label.row)]
    fields = {label.field for label in labels}
    if len(fields) < _FEWEST_LABELS or not fields - _STUDENT_FIELDS:
        return False
    per_row: dict[int, set[str]] = {}
    for label in labels:
        per_row.setdefault(label.row, set()).add(label.field)
    return max(len(found) for found in per_row.values()) * 2 <= len(fields)


def _is_header(grid: Sequence[Sequence[str | None]], labels: Sequence[_Label]) -> bool:
    """A row of labels with only values below it, some of which are words that could be labels (a method "E-mail").

    In a form that begins with such a row other labels follow: a row of them, or several down its first column.
    """
    top = min(label.row for label in labels)
    first = {label.field for label in labels if label.row == top}
    if len(first) < 2 or len(first) < _HEADER_SHARE * sum(1 for cell in grid[top] if cell):
        return False
    others = [label for label in labels if label.row > top and label.field not in first]
    per_row = Counter(label.row for label in others)
    if any(count > 1 and count == sum(1 for cell in grid[row] if cell) for row, count in per_row.items()):
        return False
    leading = [label.field for label in others if not any(grid[label.row][: label.column])]
    # values come again and again, labels once in each interview
    return len(set(leading)) < _FEWEST_BELOW or len(leading) > _MOST_AGAIN * len(set(leading))


def _unknown(grid: Sequence[Sequence[str | None]], labels: Sequence[_Label]) -> list[_Label]:
    """Labels of nothing this program knows, told by standing among the others with a value beside them."""
    at = {(label.row, label.column) for label in labels}
    usual, _times = Counter(label.column for label in labels).most_common(1)[0]
    found: list[_Label] = []
    for row, cells in enumerate(grid):
        text = clean(cells[usual] or "")
        # the label may be merged over some columns before its value
        beside = next((column for column in range(usual + 1, len(cells)) if cells[column]), usual)
        if text and beside > usual and not at & {(row, usual), (row, beside)} and len(text) <= _LONGEST_LABEL:
            text = text.rstrip(":： ")
            found.append(_Label(row, usual, text, f"?{text}"))
    return found


def _values(
    grid: Sequence[Sequence[str | None]], labels: Sequence[_Label]
) -> tuple[dict[int, tuple[str, Place]], set[Place]]:
    """The value of each label (by its number) with its place: beside it, else below it."""
    at = {(label.row, label.column) for label in labels}
    values: dict[int, tuple[str, Place]] = {}
    taken: set[Place] = set(at)
    for number, label in enumerate(labels):
        beside = _beside(grid, label, at)
        places = beside or _below(grid, label, at, taken)
        if places:
            separator = " " if beside else "\n"
            values[number] = (separator.join(grid[row][column] or "" for row, column in places), places[0])
            taken.update(places)
    return values, taken


def _beside(grid: Sequence[Sequence[str | None]], label: _Label, labels: set[Place]) -> list[Place]:
    """The first text to the right, and what stands close by it; what stands apart is a legend or a remark."""
    places: list[Place] = []
    for column in range(label.column + 1, len(grid[label.row])):
        if (label.row, column) in labels or (places and not grid[label.row][column]):
            break
        if grid[label.row][column]:
            places.append((label.row, column))
    return places


def _below(grid: Sequence[Sequence[str | None]], label: _Label, labels: set[Place], taken: set[Place]) -> list[Place]:
    """Lines under a label up to the next label of its column."""
    places: list[Place] = []
    for row in range(label.row + 1, len(grid)):
        place = (row, label.column)
        if place in labels or place in taken or not grid[row][label.column]:
            break
        if any(found_row == row for found_row, _column in labels):
            break
        places.append(place)
    return places


def _blocks(labels: Sequence[_Label], kind: SheetKind, starts: Sequence[int]) -> list[dict[int, int]]:
    """Column number -> label number for each block; what is said of the student holds for all blocks.

    ``starts`` are the columns at which further forms begin: each has blocks and a student of its own.
    """
    used = {label.field for label in labels}
    head = next((field for field in _HEADS[kind] if field in used), None)
    columns: dict[tuple[str, int], int] = {}
    blocks: list[dict[int, int]] = [{}]
    seen: dict[str, int] = {}
    own: list[int] = [0]
    for number, label in enumerate(labels):
        part = bisect_right(starts, label.column)
        if part != own[-1] or (label.field == head and head in seen):
            blocks.append({})
            own.append(part)
            seen = {}
        nth = seen.get(label.field, 0)
        seen[label.field] = nth + 1
        column = columns.setdefault((label.field, nth), len(columns))
        blocks[-1][column] = number
    shared: dict[int, dict[int, int]] = {}
    for part, block in zip(own, blocks, strict=True):
        told = {column: number for column, number in block.items() if labels[number].field in _STUDENT_FIELDS}
        # a form that names no student is about the one of the first
        shared.setdefault(part, told or shared.get(0, {}))
    return [shared[part] | block for part, block in zip(own, blocks, strict=True)]


def _table(
    sheet: SheetCells,
    kind: SheetKind,
    labels: Sequence[_Label],
    values: Mapping[int, tuple[str, Place]],
    blocks: Sequence[Mapping[int, int]],
    kinds: Sequence[str],
    taken: set[Place],
) -> Form:
    width = 1 + max(column for block in blocks for column in block)
    headers = [""] * width
    for block in blocks:
        for column, number in block.items():
            headers[column] = headers[column] or labels[number].text
    rows = sheet.table["row"].to_pylist()
    places: dict[Place, Place] = {}
    texts: list[list[str | None]] = [[None] * len(blocks) for _ in range(width)]
    letters = [["."] * width for _ in blocks]
    for number, block in enumerate(blocks):
        for column, label in block.items():
            if label in values:
                text, (row, at) = values[label]
                texts[column][number] = text
                letters[number][column] = kinds[row][at]
                places[number, column] = (rows[row], at)
    # what is said of the student stands above the first block only
    uses = Counter(label for block in blocks for label in block.values())
    own = [[n for n in block.values() if uses[n] == 1 or not number] for number, block in enumerate(blocks)]
    tops = [rows[min(labels[n].row for n in found or block.values())] for found, block in zip(own, blocks, strict=True)]
    # interviews side by side begin in the same row: each is then told by a row of its own
    tops = tops if len(set(tops)) == len(tops) else [tops[0] + number for number in range(len(tops))]
    arrays: dict[str, pa.Array] = {
        "row": pa.array(tops, pa.int32()),
        "kinds": pa.array(["".join(line) for line in letters], pa.string()),
    }
    arrays |= {f"c{index}": pa.array(column, pa.string()) for index, column in enumerate(texts)}
    left = [
        any(cell and (row, column) not in taken for column, cell in enumerate(_cells(sheet, row)))
        for row in range(sheet.row_count)
    ]
    top = rows[min(label.row for label in labels)]
    return Form(top, kind, tuple(headers), pa.table(arrays), sheet.table.filter(pa.array(left, pa.bool_())), places)


def _cells(sheet: SheetCells, row: int) -> list[str | None]:
    return [sheet.table[f"c{index}"][row].as_py() for index in range(sheet.width)]
