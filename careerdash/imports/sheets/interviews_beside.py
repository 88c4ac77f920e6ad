"""Several interviews in one row, side by side: 访谈对象1 单位1 日期1 访谈对象2 单位2 日期2 beside the student.

Each group of columns is read as a table of its own, with the columns of the student; the cells stay where they are.
"""

from collections.abc import Sequence
from itertools import pairwise

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.headers import match_header
from careerdash.imports.sheets.two_rows import SURE, is_group_row, two_row_header

_STUDENT = frozenset(fields_of(SheetKind.UNKNOWN))
_HEAD = "professional_name"
_SEARCH = 20
_FEWEST_COLUMNS, _FEWEST_SHARED = 5, 2

Row = Sequence[str | None]


def interviews_beside(grid: Sequence[Row]) -> tuple[int, list[tuple[int, int]]] | None:
    """Return the row of the header and the groups of columns (first, end) of a sheet with interviews side by side.

    The groups are equally wide, each names a professional, and they share at least two fields in the same order; the
    student stands before the first. None where there are no such groups.
    """
    for position, row in enumerate(grid[:_SEARCH]):
        if sum(1 for cell in row if cell) < _FEWEST_COLUMNS:
            continue
        headers = [tuple(cell or "" for cell in row)]
        if position and is_group_row(grid[position - 1], row):
            headers.append(two_row_header(grid[position - 1], row))
        for one in headers:
            if groups := _groups([_field(header) for header in one]):
                return position, groups
    return None


def _field(header: str) -> str | None:
    match = match_header(header, SheetKind.INTERVIEWS) if header else None
    if match is None or match.strength < SURE:
        # "Second interview Interviewee": what stands behind the group is the name
        last = header.rpartition(" ")[2] if header else ""
        match = match_header(last, SheetKind.INTERVIEWS) if last and last != header else match
    return match.field if match and match.strength >= SURE else None


def _groups(fields: Sequence[str | None]) -> list[tuple[int, int]]:
    heads = [column for column, field in enumerate(fields) if field == _HEAD]
    width = heads[1] - heads[0] if len(heads) > 1 else 0
    if width <= _FEWEST_SHARED or any(after - before != width for before, after in pairwise(heads)):
        return []
    start = heads[0]
    while start and fields[start - 1] not in _STUDENT | {None} and fields[start - 1] == fields[start - 1 + width]:
        start -= 1
    shared = [
        field
        for column, field in enumerate(fields[start : start + width], start)
        if field and column + width < len(fields) and fields[column + width] == field
    ]
    if len(shared) <= _FEWEST_SHARED - 1 or not _STUDENT & set(fields[:start]):
        return []
    return [(start + width * number, start + width * (number + 1)) for number in range(len(heads))]
