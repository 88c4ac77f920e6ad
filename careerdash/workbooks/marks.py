"""What the bare values of a sheet do not say: formats of numbers, error cells, formulas without a saved result."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import le

from careerdash.workbooks.cells import Area
from careerdash.workbooks.formats import CellFormat


class Marks:
    """Marked cells of one sheet by column; rows and columns are counted from 0.

    ``merged`` lists merged areas where calamine does not. Marks come in the order of the file, which is by row;
    ``settle`` puts right the files where it is not.
    Kept in arrays because a whole column of 100,000 rows may be formatted.
    """

    def __init__(self, formats: Sequence[CellFormat] = ()) -> None:
        self.formats = formats
        self.merged: list[Area] = []
        self._format_rows: dict[int, array[int]] = {}
        self._format_ids: dict[int, array[int]] = {}
        self._special_rows: dict[int, array[int]] = {}
        self._specials: dict[int, list[tuple[str, str]]] = {}

    def add_formats(self, places: Iterable[tuple[int, int, int]]) -> None:
        """Note cells with a format, each as (column, row, place of the format in ``formats``)."""
        rows, ids = self._format_rows, self._format_ids
        for column, row, format_id in places:
            if column not in rows:
                rows[column] = array("i")
                ids[column] = array("i")
            rows[column].append(row)
            ids[column].append(format_id)

    def add_special(self, row: int, column: int, text: str, kind: str) -> None:
        """Note an error cell or a formula without result: its text and its kind letter."""
        if column not in self._special_rows:
            self._special_rows[column] = array("i")
            self._specials[column] = []
        self._special_rows[column].append(row)
        self._specials[column].append((text, kind))

    def settle(self) -> None:
        """Sort the columns whose marks did not come by row."""
        for column, rows in self._format_rows.items():
            if (order := _order(rows)) is not None:
                self._format_rows[column] = array("i", [rows[place] for place in order])
                self._format_ids[column] = array("i", [self._format_ids[column][place] for place in order])
        for column, rows in self._special_rows.items():
            if (order := _order(rows)) is not None:
                self._special_rows[column] = array("i", [rows[place] for place in order])
                self._specials[column] = [self._specials[column][place] for place in order]

    @property
    def width(self) -> int:
        """Number of columns up to the last special cell."""
        return max(self._special_rows, default=-1) + 1

    @property
    def height(self) -> int:
        """Number of rows up to the last special cell; call after ``settle``."""
        return max((rows[-1] for rows in self._special_rows.values()), default=-1) + 1

    def is_marked(self, column: int) -> bool:
        """Whether a column needs more than its bare values."""
        return column in self._format_rows or column in self._special_rows

    def format_of_all(self, column: int, first: int, last: int) -> CellFormat | None:
        """Return the format that every cell of a column has in the rows ``first <= row < last``, if there is one."""
        rows = self._format_rows.get(column, array("i"))
        start = bisect_left(rows, first)
        end = start + last - first
        if end > len(rows) or rows[start] != first or rows[end - 1] != last - 1:
            return None
        ids = self._format_ids[column][start:end]
        return self.formats[ids[0]] if ids.count(ids[0]) == len(ids) else None

    def formats_between(self, column: int, first: int, last: int) -> Iterator[tuple[int, CellFormat]]:
        """Yield (row, format) of the formatted cells of a column in the rows ``first <= row < last``."""
        rows = self._format_rows.get(column, array("i"))
        start = bisect_left(rows, first)
        for place in range(start, bisect_left(rows, last, start)):
            yield rows[place], self.formats[self._format_ids[column][place]]

    def specials_between(self, column: int, first: int, last: int) -> Iterator[tuple[int, str, str]]:
        """Yield (row, text, kind letter) of the special cells of a column in the rows ``first <= row < last``."""
        rows = self._special_rows.get(column, array("i"))
        start = bisect_left(rows, first)
        for place in range(start, bisect_left(rows, last, start)):
            yield rows[place], *self._specials[column][place]


def _order(rows: "array[int]") -> list[int] | None:
    """Return the places of the rows in ascending order; None where they already ascend."""
    if all(map(le, rows, rows[1:])):
        return None
    return sorted(range(len(rows)), key=rows.__getitem__)
