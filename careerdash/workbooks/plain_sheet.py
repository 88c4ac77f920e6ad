"""A large sheet written in the usual way, read column by column.

The bytes are taken apart in pieces of whole rows; texts go into Arrow columns as they stand, and odd cells as numbers
of what :mod:`careerdash.workbooks.odd_cells` reads once. Whatever is not written in the usual way raises ``NotPlain``.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from careerdash.workbooks.cells import EMPTY, TEXT, Area, column_index
from careerdash.workbooks.columns import schema
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.odd_cells import Decoded, OddCells, Twin, checked, combined, picked
from careerdash.workbooks.ooxml import NotPlain, require_plain
from careerdash.workbooks.plain_cells import PieceCells, take_apart
from careerdash.workbooks.plain_pieces import Numbers, Spans, whole_pieces
from careerdash.workbooks.sheet_file import SheetFile
from careerdash.workbooks.task import Task

_ROW_END = b"</row>"
_DATA = b"<sheetData>"
_PROLOGUE = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb'(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="\w+")?\s*\?>\s*)?'
    rb"<worksheet[\s>]"
)
_EPILOGUE = re.compile(rb"\s*</sheetData>")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"\s*/>')


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one piece: plain texts by column, and by column and row the numbers of odd and of shared cells."""

    numbers: Numbers
    texts: list[pa.Array | None]
    kinds: npt.NDArray[np.uint8]
    odd: npt.NDArray[np.int32] | None
    shared: npt.NDArray[np.int32] | None


class PlainSheet:
    """Reads a sheet and keeps its columns until the odd cells and the shared texts are known."""

    def __init__(self, limits: Limits) -> None:
        self.odd = OddCells()
        self.merged: list[Area] = []
        self._limits = limits
        self._pieces: list[_Rows] = []
        self._last_row = 0

    @property
    def uses_shared(self) -> bool:
        """Whether cells name texts of the shared table."""
        return any(piece.shared is not None for piece in self._pieces)

    def read(self, stream: Iterable[bytes], report: Callable[[int], None]) -> None:
        """Read the part; ``report`` is given the bytes read so far. Raises ``NotPlain`` and what the stream raises."""
        done = 0
        behind_prologue = False
        for content, of_rows in whole_pieces(stream, _ROW_END):
            rows = content
            if not behind_prologue:
                rows, behind_prologue = _without_prologue(content), True
            if of_rows:
                self._add(rows, take_apart(rows))
            else:
                self._finish(rows)
            done += len(content)
            report(done)

    def write(self, task: Task, index: int, name: str, shared: Decoded | None, twin: Twin) -> SheetFile:
        """Write what was read. Raises ``NotPlain`` and ``Refused``."""
        odd = self.odd.decode(task, twin, index)
        width = max((_used(piece, odd, shared) for piece in self._pieces), default=0)
        require_plain(width > 0 and width * self._last_row <= task.limits.grid)
        written = SheetFile(task, index, name, width, Marks())
        while self._pieces:
            batch = _batch(self._pieces.pop(0), width, odd, shared)
            if batch.num_rows:
                written.add_batch(batch)
        return written

    def _add(self, content: bytes, found: PieceCells) -> None:
        require_plain(int(found.rows[0]) > self._last_row and bool(np.all(np.diff(found.rows) > 0)))
        self._last_row = int(found.rows[-1])
        size = (int(found.column.max()) + 1 if len(found.column) else 0, len(found.rows))
        lengths = found.texts.stop - found.texts.start
        require_plain(int(lengths.max(initial=0)) <= self._limits.cell_characters)
        filled = lengths > 0
        at = np.full(size, -1, np.int64)
        cells = found.texts.cells[filled]
        at[found.column[cells], found.row[cells]] = 2 * np.flatnonzero(filled)
        kinds = np.full((size[1], size[0]), ord(EMPTY), np.uint8)
        kinds[found.row[cells], found.column[cells]] = ord(TEXT)
        pointers = found.texts.pointers(content)
        texts = [checked(picked(pointers, places)) for places in at]
        odd = self.odd.numbers_of(found.odd.values(content), found.odd_tags, len(found.column))
        self._pieces.append(
            _Rows(
                found.rows,
                texts,
                kinds,
                _grid(found, found.odd, odd, size),
                _grid(found, found.shared, _shared_numbers(content, found.shared), size),
            )
        )

    def _finish(self, tail: bytes) -> None:
        """What follows the last row: nothing that holds a value, and the merged areas."""
        require_plain(_EPILOGUE.match(tail) is not None and b"</worksheet>" in tail)
        require_plain(not any(mark in tail for mark in (b"<!", b"<row", b"<c ", _DATA)))
        areas = _MERGED.findall(tail)
        require_plain(len(areas) == tail.count(b"<mergeCell "))
        for left, top, right, bottom in areas:
            first, last = column_index(left.decode()), column_index(right.decode())
            area = (int(top) - 1, first, int(bottom) - 1, last)
            require_plain((area[2] - area[0] + 1) * (last - first + 1) <= self._limits.merged_area)
            if len(self.merged) < self._limits.merged_listed:
                self.merged.append(area)


def _without_prologue(content: bytes) -> bytes:
    prologue, data, rows = content.partition(_DATA)
    require_plain(bool(data) and _PROLOGUE.match(prologue) is not None)
    require_plain(not any(mark in prologue for mark in (b"<!", b"<row", b"<c ")))
    return rows


def _grid(found: PieceCells, spans: Spans, numbers: pa.Array, size: tuple[int, int]) -> npt.NDArray[np.int32] | None:
    """Return numbers by column and row, -1 where there is none; None where there is none at all."""
    if not len(spans.cells):
        return None
    grid = np.full(size, -1, np.int32)
    values = np.frombuffer(numbers.buffers()[1], np.int32)[numbers.offset : numbers.offset + len(numbers)]
    grid[found.column[spans.cells], found.row[spans.cells]] = values
    return grid


def _shared_numbers(content: bytes, shared: Spans) -> pa.Array:
    try:
        return shared.values(content).cast(pa.string()).cast(pa.int32())
    except pa.ArrowInvalid as error:
        raise NotPlain from error


def _used(piece: _Rows, odd: Decoded, shared: Decoded | None) -> int:
    """Return the number of columns up to the last that holds a value."""
    said = (piece.kinds != ord(EMPTY)).any(axis=0)
    for grid, read in ((piece.odd, odd), (piece.shared, shared)):
        if grid is not None:
            said |= (_letters(read, grid)[grid] != ord(EMPTY)).any(axis=1)
    return int(np.flatnonzero(said).max(initial=-1)) + 1


def _letters(read: Decoded | None, grid: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
    """Return the kind letters by number, the last one for cells without a number. Raises ``NotPlain``."""
    if read is None or int(grid.max()) >= len(read.letters):
        raise NotPlain
    return np.append(read.letters, np.uint8(ord(EMPTY)))


def _batch(piece: _Rows, width: int, odd: Decoded, shared: Decoded | None) -> pa.RecordBatch:
    """Return the rows of a piece that hold anything."""
    count = len(piece.numbers)
    kinds = np.full((count, width), ord(EMPTY), np.uint8)
    own = min(width, piece.kinds.shape[1])
    kinds[:, :own] = piece.kinds[:, :own]
    columns = [[texts] for texts in piece.texts[:own]]
    for grid, read in ((piece.odd, odd), (piece.shared, shared)):
        if grid is None or read is None:
            continue
        letters = _letters(read, grid)
        for column in range(own):
            if (texts := picked(read.texts, grid[column])) is not None:
                columns[column].append(texts)
                kinds[:, column] = np.where(grid[column] >= 0, letters[grid[column]], kinds[:, column])
    arrays = [combined(columns[column] if column < own else [], count) for column in range(width)]
    ends = pa.py_buffer(np.arange(0, count * width + 1, width, dtype=np.int32))
    kind_array = pa.Array.from_buffers(pa.string(), count, [None, ends, pa.py_buffer(kinds)])
    rows = pa.array(piece.numbers.astype(np.int32))
    batch = pa.RecordBatch.from_arrays([rows, kind_array, *arrays], schema=schema(width))
    filled = (kinds != ord(EMPTY)).any(axis=1)
    return batch if filled.all() else batch.filter(pa.array(filled))
