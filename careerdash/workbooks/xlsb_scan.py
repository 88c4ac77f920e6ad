"""What the records of a binary .xlsb workbook say and its bare cell values do not: error cells and number formats."""

import posixpath
import struct
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from careerdash.workbooks.cells import ERROR
from careerdash.workbooks.formats import CellFormat, read_format
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.xls_scan import ERROR_TEXTS
from careerdash.workbooks.zip_parts import ZipParts

WORKBOOK = "xl/workbook.bin"
WORKBOOK_RELATIONS = "xl/_rels/workbook.bin.rels"
STYLES = "xl/styles.bin"
_SMALL_PART = 32 * 1024 * 1024

# Record types of the format, as published by Microsoft ([MS-XLSB] 2.3).
_ROW, _RK, _CELL_ERROR, _REAL, _FORMULA_NUMBER, _FORMULA_ERROR = 0, 2, 3, 5, 9, 11
_FORMAT, _XF, _SHEET, _BEGIN_CELL_XFS, _END_CELL_XFS = 44, 47, 156, 617, 618
_NUMBERS = frozenset({_RK, _REAL, _FORMULA_NUMBER})
_ERRORS = frozenset({_CELL_ERROR, _FORMULA_ERROR})
_LONGEST_HEADER = 6
_LONGEST_RECORD = 16 * 1024 * 1024


def scan_xlsb(parts: ZipParts) -> dict[int, Marks]:
    """Return the marks of an .xlsb by the place of the sheet. Raises ``Refused`` where it is damaged."""
    try:
        formats = _formats(parts)
        targets = _targets(parts)
        sheets = [targets.get(relation) for relation in _relations(parts)]
        return {
            index: _scan_sheet(parts.stream(part), formats)
            for index, part in enumerate(sheets)
            if part is not None and part in parts
        }
    except (ValueError, LookupError, struct.error, ET.ParseError) as error:
        raise Refused(Reason.DAMAGED) from error


def _relations(parts: ZipParts) -> Iterator[str]:
    for kind, body in _records([parts.read(WORKBOOK, _SMALL_PART)]):
        if kind == _SHEET:
            yield _wide_text(body, 8)


def _targets(parts: ZipParts) -> dict[str, str]:
    root = ET.fromstring(parts.read(WORKBOOK_RELATIONS, _SMALL_PART))  # noqa: S314 - no document type, so no entities
    return {
        element.get("Id", ""): posixpath.normpath(posixpath.join("/xl", element.get("Target", ""))).lstrip("/")
        for element in root
        if element.get("Type", "").endswith("/worksheet")
    }


def _formats(parts: ZipParts) -> list[CellFormat]:
    if STYLES not in parts:
        return []
    codes: dict[int, str] = {}
    used: list[int] = []
    inside = False
    for kind, body in _records([parts.read(STYLES, _SMALL_PART)]):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _wide_text(body, 2)
        elif kind in (_BEGIN_CELL_XFS, _END_CELL_XFS):
            inside = kind == _BEGIN_CELL_XFS
        elif kind == _XF and inside:
            used.append(struct.unpack_from("<H", body, 2)[0])
    return [read_format(codes.get(number), number) for number in used]


def _scan_sheet(pieces: Iterable[bytes], formats: list[CellFormat]) -> Marks:
    marks = Marks(formats)
    speaking = {style for style, cell_format in enumerate(formats) if cell_format.speaks}
    row = 0
    for kind, body in _records(pieces):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
        elif kind in _ERRORS:
            column = struct.unpack_from("<I", body)[0]
            marks.add_special(row, column, ERROR_TEXTS.get(body[8], "#VALUE!"), ERROR)
        elif kind in _NUMBERS and speaking:
            column, style = struct.unpack_from("<2I", body)
            # the upper byte of the style holds a flag of its own
            if style & 0xFFFFFF in speaking:
                marks.add_formats([(column, row, style & 0xFFFFFF)])
    marks.settle()
    return marks


def _records(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each record; both type and length are written in groups of seven bits."""
    source = iter(pieces)
    waiting, place = b"", 0
    ended = False
    while True:
        while not ended and len(waiting) - place < _LONGEST_HEADER:
            waiting, place, ended = _more(waiting, place, source)
        if place >= len(waiting):
            return
        kind, place = _kind(waiting, place)
        length, place = _length(waiting, place)
        if length > _LONGEST_RECORD:
            raise ValueError("record too long")
        while not ended and len(waiting) - place < length:
            waiting, place, ended = _more(waiting, place, source)
        yield kind, waiting[place : place + length]
        place += length


def _more(waiting: bytes, place: int, source: Iterator[bytes]) -> tuple[bytes, int, bool]:
    piece = next(source, b"")
    return waiting[place:] + piece, 0, not piece


def _kind(content: bytes, place: int) -> tuple[int, int]:
    kind = content[place]
    if kind & 0x80:
        return (kind & 0x7F) | (content[place + 1] & 0x7F) << 7, place + 2
    return kind, place + 1


def _length(content: bytes, place: int) -> tuple[int, int]:
    length = 0
    for shift in (0, 7, 14, 21):
        byte = content[place]
        place += 1
        length |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return length, place


def _wide_text(body: bytes, place: int) -> str:
    length = struct.unpack_from("<I", body, place)[0]
    return body[place + 4 : place + 4 + 2 * length].decode("utf-16-le", "replace")
