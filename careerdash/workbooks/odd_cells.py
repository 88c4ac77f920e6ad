"""Cells that are more than a plain text, each different one read once by the general reader.

Numbers, dates, error cells, formulas, escaped and formatted texts: what they mean depends on styles and on many rules
that calamine and the scan know. Each distinct one is put, byte for byte, into a small copy of the workbook that has the
same styles and settings, and read from there.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import python_calamine as calamine
from pyarrow import ipc

from careerdash.workbooks import ooxml
from careerdash.workbooks.cells import EMPTY, Visibility
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.plain_pieces import Numbers
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.scan import SheetScan
from careerdash.workbooks.sheet_values import refusing, write_sheet
from careerdash.workbooks.task import Task
from careerdash.workbooks.zip_parts import ZipParts

# Where more of all cells than this are different odd ones, the general reader is as fast.
_FEW, _MOST = 20_000, 1_000_000
_SHARE = 8
_BEGIN = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_END = b"</sheetData></worksheet>"
_KEPT_PARTS = ("[Content_Types].xml", "_rels/.rels", ooxml.WORKBOOK, ooxml.WORKBOOK_RELATIONS, ooxml.STYLES)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the different cells say: their texts, null where they say nothing, and their kind letters as bytes."""

    texts: pa.Array
    letters: npt.NDArray[np.uint8]


class OddCells:
    """The different odd cells of a sheet, or of the table of shared texts, by the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._met = 0

    def numbers_of(self, values: pa.Array, tags: int, met: int) -> pa.Array:
        """Return the number of each odd cell of a piece, given as bytes, among all different ones.

        ``tags`` is how many tags have to open inside of them, ``met`` how many cells of any kind the piece has.
        Raises ``NotPlain``, also where very many differ.
        """
        cells = values.dictionary_encode()
        opened = pc.count_substring(cells.dictionary, "<").take(cells.indices)
        ooxml.require_plain((pc.sum(opened).as_py() or 0) == tags)
        known = self._numbers
        numbers = [known.setdefault(cell, len(known)) for cell in cells.dictionary.to_pylist()]
        self._met += met
        ooxml.require_plain(len(known) <= max(_FEW, min(_MOST, self._met // _SHARE)))
        return pa.array(numbers, pa.int32()).take(cells.indices)

    def decode(self, task: Task, twin: "Twin", index: int) -> Decoded:
        """Read them all, in the place of the sheet they stand on.

        Raises ``NotPlain`` where the general reader refuses one: it then has to name the place.
        """
        letters = np.full(len(self._numbers), ord(EMPTY), np.uint8)
        if not self._numbers:
            return Decoded(pa.array([], pa.string()), letters)
        try:
            table = twin.read(task, list(self._numbers), index)
        except Refused as refusal:
            raise ooxml.NotPlain from refusal
        at = np.full(len(letters), -1, np.int64)
        rows = np.frombuffer(table["row"].combine_chunks().buffers()[1], np.int32)[: len(table)] - 1
        at[rows] = np.arange(len(rows))
        kinds = table["kinds"].combine_chunks()
        letters[rows] = np.frombuffer(kinds.buffers()[2], np.uint8)[: len(rows)]
        texts = table["c0"].combine_chunks() if "c0" in table.column_names else pa.nulls(len(table), pa.string())
        return Decoded(texts.take(pa.array(at, mask=at < 0)), letters)


class Twin:
    """A copy of a workbook with its styles and settings, where one sheet holds given cells and all others nothing."""

    def __init__(self, parts: ZipParts, sheets: Sequence[ooxml.SheetPart], styles: ooxml.Styles) -> None:
        self._kept = {name: b"".join(parts.stream(name)) for name in _KEPT_PARTS if name in parts}
        self._sheets = sheets
        self._styles = styles

    def open(self, path: Path, index: int, sheet: bytes = _BEGIN + _END) -> calamine.CalamineWorkbook:
        """Return the copy, written to ``path``, with the given sheet at a place. Raises ``Refused``."""
        part = self._sheets[index].part or ""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self._kept.items():
                archive.writestr(name, content)
            archive.writestr(part, sheet)
        with refusing(Reason.DAMAGED):
            return calamine.CalamineWorkbook.from_path(str(path))

    def read(self, task: Task, cells: Sequence[bytes], index: int) -> pa.Table:
        """Return the cells, one a row, as a table like that of a sheet. Raises ``Refused``."""
        rows = b"".join([b'<row r="%d"><c r="A%d"%b</row>' % (n, n, cell) for n, cell in enumerate(cells, 1)])
        sheet = _BEGIN + rows + _END
        marks: Marks = SheetScan("", self._styles, task.limits, thorough=False).run([sheet])
        folder = task.output / "odd"
        folder.mkdir(exist_ok=True)
        workbook = self.open(folder / "twin.zip", index, sheet)
        with refusing(Reason.DAMAGED_SHEET, sheet=""):
            values = workbook.get_sheet_by_index(index)
        own = replace(task, output=folder, report=lambda _fraction: None)
        entry = write_sheet(values, index, marks, own, own.report).close(Visibility.VISIBLE)
        return ipc.open_file(pa.BufferReader((folder / entry["file"]).read_bytes())).read_all()


def as_inline(inside: pa.Array) -> pa.Array:
    """Return entries of the table of shared texts as the cells that would hold them."""
    begin, end = pa.scalar(b' t="inlineStr"><is>', pa.binary()), pa.scalar(b"</is></c>", pa.binary())
    return pc.binary_join_element_wise(begin, inside, end, pa.scalar(b"", pa.binary()))


def combined(pieces: Sequence[pa.Array | None], length: int) -> pa.Array:
    """Return one column of the pieces that each hold some of its texts; nulls where none does."""
    given = [piece for piece in pieces if piece is not None]
    if not given:
        return pa.nulls(length, pa.string())
    return given[0] if len(given) == 1 else pc.coalesce(*given)


def picked(texts: pa.Array, at: Numbers) -> pa.Array | None:
    """Return the texts at some places, null where the place is -1; None where all are."""
    missing = at < 0
    if not missing.any():
        return texts.take(pa.array(at))
    return None if missing.all() else texts.take(pa.array(at, mask=missing))


def checked(texts: pa.Array | None) -> pa.Array | None:
    """Return binary values as texts, which they are only in UTF-8. Raises ``NotPlain``."""
    try:
        return None if texts is None else texts.cast(pa.string())
    except pa.ArrowInvalid as error:
        raise ooxml.NotPlain from error
