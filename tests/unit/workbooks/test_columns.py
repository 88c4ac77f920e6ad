"""Rows of values become columns of text, whatever their mixture and however they are cut into runs."""

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdash.workbooks import columns
from careerdash.workbooks.columns import ChunkBuilder, TooLongText, transposed
from careerdash.workbooks.formats import read_format
from careerdash.workbooks.marks import Marks

VALUES = st.one_of(
    st.just(""), st.text(max_size=5), st.floats(-1e6, 1e6), st.integers(-1000, 1000), st.booleans(),
    st.dates(), st.datetimes(), st.times(), st.timedeltas(dt.timedelta(0), dt.timedelta(days=9)),
)  # fmt: skip
KINDS = {str: "s", float: "n", int: "n", bool: "b", dt.date: "d", dt.datetime: "d", dt.time: "t", dt.timedelta: "t"}


def build(
    rows: list[list[Any]], marks: Marks | None = None, first: int = 0, width: int = 0, offset: int = 0
) -> pa.Table:
    width = width or len(rows[0])
    builder = ChunkBuilder(width, marks or Marks(), 100)
    batches = [builder.build(start, run) for start, run in transposed(rows, first, width, offset)]
    return pa.Table.from_batches([batch for batch in batches if batch], builder.schema)


@given(
    st.integers(1, 6).flatmap(
        lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=1, max_size=40)
    )
)
def test_every_value_keeps_its_place_and_kind(rows: list[list[Any]]) -> None:
    table = build(rows)
    found = {line["row"]: line for line in table.to_pylist()}
    for number, values in enumerate(rows, start=1):
        filled = [value != "" for value in values]
        assert (number in found) == any(filled)
        if not any(filled):
            continue
        line = found[number]
        assert line["kinds"] == "".join(KINDS[type(value)] if value != "" else "." for value in values)
        for index, value in enumerate(values):
            if isinstance(value, str):
                assert line[f"c{index}"] == (value or None)
            else:
                assert line[f"c{index}"]


def test_runs_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[list[Any]] = [[f"text {n}" if n % 3 else "", float(n) if n % 5 else ""] for n in range(100)]
    whole = build(rows)
    monkeypatch.setattr(columns, "CHUNK_CELLS", 14)
    assert build(rows).to_pylist() == whole.to_pylist()


def test_booleans_are_not_mixed_up_with_numbers() -> None:
    table = build([[1.0, True], [True, 1.0], [0.0, False], [False, 0.0]])
    assert table.column("c0").to_pylist() == ["1", "TRUE", "0", "FALSE"]
    assert table.column("c1").to_pylist() == ["TRUE", "1", "FALSE", "0"]
    assert table.column("kinds").to_pylist() == ["nb", "bn", "nb", "bn"]


def test_columns_before_and_behind_the_used_area_are_empty() -> None:
    table = build([["x"], ["y"]], first=4, width=3, offset=1)
    assert table.to_pylist() == [
        {"row": 5, "kinds": ".s.", "c0": None, "c1": "x", "c2": None},
        {"row": 6, "kinds": ".s.", "c0": None, "c1": "y", "c2": None},
    ]


def test_marks_show_formats_errors_and_formulas() -> None:
    marks = Marks((read_format("000"), read_format("[$€-1]0")))
    marks.add_formats([(0, 0, 0), (0, 1, 0), (0, 2, 0), (1, 1, 1)])
    marks.add_special(2, 1, "#N/A", "e")
    marks.add_special(0, 2, "=A1", "f")
    marks.settle()
    table = build([[7.0, 5.0, ""], ["8", 6.0, ""], [9.5, "", "x"]], marks)
    assert table.column("c0").to_pylist() == ["007", "8", "9.5"]
    assert table.column("c1").to_pylist() == ["5", "6", "#N/A"]
    assert table.column("c2").to_pylist() == ["=A1", None, "x"]
    assert table.column("kinds").to_pylist() == ["nnf", "sE.", "nes"]


def test_a_column_of_one_format_is_shown_at_once_and_the_same() -> None:
    marks = Marks((read_format("000"), read_format('"¥"0')))
    marks.add_formats((0, row, 0) for row in range(50))
    marks.add_formats((1, row, 1) for row in range(50))
    table = build([[float(n), float(n)] for n in range(50)], marks)
    assert table.column("c0").to_pylist() == [f"{n:03}" for n in range(50)]
    assert table.column("c1").to_pylist() == [str(n) for n in range(50)]
    assert set(table.column("kinds").to_pylist()) == {"nC"}


def test_a_text_that_is_too_long_is_named_not_cut() -> None:
    with pytest.raises(TooLongText) as too_long:
        build([["", "x"], ["", ""], ["", "é" * 101]])
    assert (too_long.value.row, too_long.value.column, too_long.value.characters) == (3, 1, 101)
    assert build([["é" * 100]]).column("c0").to_pylist() == ["é" * 100]
