"""Columns are named as Excel names them; a sheet knows where it begins."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdash.workbooks import cells
from careerdash.workbooks.cells import SheetCells, Visibility, column_index, column_letter


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_column_letters(index: int, letters: str) -> None:
    assert column_letter(index) == letters
    assert column_index(letters) == index


@given(st.integers(0, 100_000))
def test_letters_and_index_are_inverse(index: int) -> None:
    assert column_index(column_letter(index)) == index


def test_kind_letters_are_all_different() -> None:
    kinds = [
        cells.EMPTY,
        cells.TEXT,
        cells.NUMBER,
        cells.DATE,
        cells.TIME,
        cells.BOOLEAN,
        cells.ERROR,
        cells.UNCALCULATED,
        cells.PERCENT,
    ]
    assert len({*kinds, *cells.CURRENCY_LETTERS}) == len(kinds) + len(cells.CURRENCY_LETTERS)
    assert all(len(letter) == 1 and letter.isascii() for letter in [*kinds, *cells.CURRENCY_LETTERS])


def test_a_sheet_tells_its_size() -> None:
    table = pa.table({"row": pa.array([3, 7], pa.int32()), "kinds": ["s.", ".s"], "c0": ["a", None], "c1": [None, "b"]})
    sheet = SheetCells("Log", Visibility.VERY_HIDDEN, table)
    assert (sheet.width, sheet.row_count, sheet.first_row, sheet.hidden) == (2, 2, 3, True)


def test_an_empty_sheet_has_no_first_row() -> None:
    table = pa.table({"row": pa.array([], pa.int32()), "kinds": pa.array([], pa.string())})
    sheet = SheetCells("Log", Visibility.VISIBLE, table)
    assert (sheet.width, sheet.row_count, sheet.first_row, sheet.hidden) == (0, 0, None, False)
