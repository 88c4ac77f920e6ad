"""The cells of one sheet, as the reader hands them over: text as typed, and one letter for the kind of each cell."""

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

EMPTY = "."
TEXT = "s"
NUMBER = "n"
DATE = "d"
TIME = "t"
BOOLEAN = "b"
ERROR = "e"
UNCALCULATED = "f"
PERCENT = "p"

# Kind letter of a number whose cell format shows a currency.
CURRENCY_LETTERS = {
    "U": "USD",
    "C": "CNY",
    "E": "EUR",
    "G": "GBP",
    "J": "JPY",
    "H": "HKD",
    "T": "TWD",
    "K": "KRW",
    "I": "INR",
    "A": "AUD",
    "D": "CAD",
}
NUMERIC_LETTERS = frozenset({NUMBER, PERCENT, *CURRENCY_LETTERS})

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged area, all counted from 0."""


class Visibility(StrEnum):
    """Whether a person opening the workbook sees the sheet; a very hidden one cannot even be unhidden by the menu."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet: a table of its rows that hold at least one value.

    ``table`` has the columns ``row`` (int32, the number Excel shows at the left edge), ``kinds`` (one letter per
    column, from column A) and ``c0`` ... ``cN`` (text, null where the cell is empty; ``c0`` is column A).

    Kind letters: ``.`` empty, ``s`` text, ``n`` number, ``p`` percentage (0.12 for 12 %), ``d`` date, ``t`` time or
    length of time, ``b`` TRUE or FALSE, ``e`` error such as ``#N/A``, ``f`` formula whose result was never saved
    (the text is the formula), or a letter of ``CURRENCY_LETTERS``. Cells of CSV files are all ``s``.

    ``merged`` lists merged areas (a bounded number of them); only their top left cell holds a value.
    """

    name: str
    visibility: Visibility
    table: pa.Table
    merged: tuple[Area, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether the sheet is hidden in any way."""
        return self.visibility is not Visibility.VISIBLE

    @property
    def width(self) -> int:
        """Number of columns, from column A to the last one that holds a value."""
        return max(int(self.table.num_columns) - 2, 0)

    @property
    def row_count(self) -> int:
        """Number of rows that hold at least one value."""
        return int(self.table.num_rows)

    @property
    def first_row(self) -> int | None:
        """Row number, as Excel shows it, of the first row that holds a value; None where the sheet is empty."""
        return int(self.table.column("row")[0].as_py()) if self.row_count else None


def column_letter(index: int) -> str:
    """Return the letters Excel shows above a column: 0 is ``A``, 26 is ``AA``."""
    letters = ""
    rest = index + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the index of a column from its letters: ``A`` is 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
