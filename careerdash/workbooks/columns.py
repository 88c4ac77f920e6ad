"""From rows of Python values to Arrow record batches, column by column.

This is the inner loop of every import: no function is called per cell for ordinary text, each distinct number or
date is formatted once, and the kinds of a row are laid out by slices of one byte buffer.
"""

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice
from operator import mul
from typing import Any

import pyarrow as pa

from careerdash.workbooks import cells, texts
from careerdash.workbooks.marks import Marks

# A run of rows whose values fit the processor's cache together is turned into columns twice as fast as a long one.
CHUNK_CELLS = 16_384
CHUNK_ROWS = 4_096
_EMPTY_BYTE = ord(cells.EMPTY)
_NUMBER_BYTE = ord(cells.NUMBER)

_KINDS: Mapping[type, int] = {
    str: ord(cells.TEXT),
    float: _NUMBER_BYTE,
    int: _NUMBER_BYTE,
    bool: ord(cells.BOOLEAN),
    dt.date: ord(cells.DATE),
    dt.datetime: ord(cells.DATE),
    dt.time: ord(cells.TIME),
    dt.timedelta: ord(cells.TIME),
    type(None): _EMPTY_BYTE,
}
# bytes(map(bool, texts)) has 0 where the cell is empty and 1 where it is not.
_PRESENCE = {kind: bytes([_EMPTY_BYTE, kind]) + bytes(254) for kind in set(_KINDS.values())}
_NOTHING_TO_EMPTY = bytes([_EMPTY_BYTE, *range(1, 256)])


class TooLongText(Exception):  # noqa: N818 - what it is, for the caller to make a sentence of
    """A cell holds more characters than allowed; ``row`` is the number Excel shows, ``column`` counts from 0."""

    def __init__(self, row: int, column: int, characters: int) -> None:
        super().__init__(row, column, characters)
        self.row = row
        self.column = column
        self.characters = characters


class ChunkBuilder:
    """Turns runs of rows into record batches of ``row``, ``kinds`` and ``c0`` ... ``c(width-1)``."""

    def __init__(self, width: int, marks: Marks, longest: int) -> None:
        self.width = width
        self.marks = marks
        self.longest = longest
        self.schema = schema(width)
        numbers = texts.NumberTexts()
        self._texts: Mapping[type, Mapping[Any, str]] = {
            float: numbers,
            int: numbers,
            bool: {True: "TRUE", False: "FALSE"},
            dt.date: texts.DateTexts(),
            dt.datetime: texts.MomentTexts(),
            dt.time: texts.TimeTexts(),
            dt.timedelta: texts.LengthTexts(),
            type(None): {None: ""},
        }

    def build(self, first_row: int, columns: Sequence[Sequence[Any]]) -> pa.RecordBatch | None:
        """Return the batch of a run of rows, without its empty rows; None where all are empty.

        ``first_row`` counts from 0; ``columns`` are the values column by column, all equally long.
        Raises ``TooLongText``.
        """
        count = len(columns[0])
        kinds = bytearray(count * self.width)
        shown = []
        for index, values in enumerate(columns):
            column_texts, column_kinds = self._column(index, first_row, values)
            kinds[index :: self.width] = column_kinds
            shown.append(column_texts)
        numbers: Iterable[int] = range(first_row + 1, first_row + count + 1)
        if _EMPTY_BYTE in kinds:
            filled = _filled_rows(bytes(kinds), self.width)
            if not any(filled):
                return None
            if not all(filled):
                numbers = compress(numbers, filled)
                shown = [list(compress(column, filled)) for column in shown]
                wide = (kinds[start : start + self.width] for start in range(0, len(kinds), self.width))
                kinds = bytearray().join(compress(wide, filled))
                count = sum(filled)
        offsets = pa.py_buffer(array("i", range(0, len(kinds) + 1, self.width)))
        row_array = pa.array(list(numbers), pa.int32())
        kind_array = pa.Array.from_buffers(pa.string(), count, [None, offsets, pa.py_buffer(bytes(kinds))])
        text_arrays = [pa.array(column, pa.string()) for column in shown]
        for index, texts_array in enumerate(text_arrays):
            # only an array of at least that many bytes can hold a text of that many characters
            if texts_array.nbytes > self.longest:
                self._refuse_long_text(row_array, index, shown[index])
        return pa.RecordBatch.from_arrays([row_array, kind_array, *text_arrays], schema=self.schema)

    def _refuse_long_text(self, rows: pa.Int32Array, column: int, shown: Sequence[str | None]) -> None:
        if max(map(len, filter(None, shown)), default=0) > self.longest:
            place, text = max(enumerate(shown), key=lambda cell: len(cell[1] or ""))
            raise TooLongText(rows[place].as_py(), column, len(text or ""))

    def _column(self, index: int, first_row: int, values: Sequence[Any]) -> tuple[Sequence[str | None], bytes]:
        types = set(map(type, values))
        if len(types) == 1:
            kind = types.pop()
            shown: Sequence[Any] = values if kind is str else list(map(self._texts[kind].__getitem__, values))
            present = bytes(map(bool, shown))
            kinds = present.translate(_PRESENCE[_KINDS[kind]])
        else:
            known = self._texts
            shown = [value if type(value) is str else known[type(value)][value] for value in values]
            present = bytes(map(bool, shown))
            kinds = bytes(map(mul, map(_KINDS.__getitem__, map(type, values)), present)).translate(_NOTHING_TO_EMPTY)
        if 0 in present:
            shown = [text or None for text in shown]
        if self.marks.is_marked(index):
            return self._marked(index, first_row, list(shown), bytearray(kinds))
        return shown, kinds

    def _marked(
        self, index: int, first_row: int, shown: list[str | None], kinds: bytearray
    ) -> tuple[Sequence[str | None], bytes]:
        last_row = first_row + len(shown)
        common = self.marks.format_of_all(index, first_row, last_row)
        if common and kinds.count(_NUMBER_BYTE) == len(kinds):
            kinds = kinds.replace(b"n", (common.letter or cells.NUMBER).encode())
            if common.rewrites:
                shown = [common.show(text or "") for text in shown]
            return self._with_specials(index, first_row, shown, kinds)
        for row, cell_format in self.marks.formats_between(index, first_row, last_row):
            place = row - first_row
            text = shown[place]
            if kinds[place] != _NUMBER_BYTE or text is None:
                continue
            if cell_format.letter:
                kinds[place] = ord(cell_format.letter)
            shown[place] = cell_format.show(text)
        return self._with_specials(index, first_row, shown, kinds)

    def _with_specials(
        self, index: int, first_row: int, shown: list[str | None], kinds: bytearray
    ) -> tuple[Sequence[str | None], bytes]:
        for row, text, kind in self.marks.specials_between(index, first_row, first_row + len(shown)):
            shown[row - first_row] = text
            kinds[row - first_row] = ord(kind)
        return shown, bytes(kinds)


def schema(width: int) -> pa.Schema:
    """Return the Arrow schema of a sheet of that many columns."""
    columns = [(f"c{index}", pa.string()) for index in range(width)]
    return pa.schema([("row", pa.int32()), ("kinds", pa.string()), *columns])


def transposed(
    rows: Iterable[Sequence[Any]], first: int, width: int, offset: int
) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """Yield (index of the first row, columns) for runs of rows that all have the same length.

    ``first`` is the index of the first row; ``offset`` empty columns are put in front, and behind them as many as the
    sheet is wider.
    """
    source = iter(rows)
    size = max(1, min(CHUNK_ROWS, CHUNK_CELLS // max(width, 1)))
    while run := list(islice(source, size)):
        blank = ("",) * len(run)
        columns = [blank] * offset
        columns.extend(zip(*run, strict=True))
        columns.extend([blank] * (width - len(columns)))
        yield first, columns
        first += len(run)


def _filled_rows(kinds: bytes, width: int) -> list[bool]:
    """Return for each row whether it holds a value."""
    nothing = cells.EMPTY.encode() * width
    return [
        kinds[start] != _EMPTY_BYTE or kinds[start : start + width] != nothing for start in range(0, len(kinds), width)
    ]
