"""What the records of an old .xls workbook say and its bare cell values do not: error cells and number formats."""

import struct
from collections.abc import Iterator

from careerdash.workbooks.cells import ERROR
from careerdash.workbooks.compound_file import read_stream
from careerdash.workbooks.formats import CellFormat, read_format
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.refusals import Reason, Refused

STREAMS = ("Workbook", "Book")
ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}

# Record types of the format, as published by Microsoft ([MS-XLS] 2.3).
_FORMULA, _EOF, _FILEPASS, _BOUNDSHEET, _MULRK, _XF = 0x0006, 0x000A, 0x002F, 0x0085, 0x00BD, 0x00E0
_NUMBER, _BOOLERR, _RK, _FORMAT, _BOF = 0x0203, 0x0205, 0x027E, 0x041E, 0x0809
_BIFF8 = 0x0600
_ERROR_RESULT = 2
_CELL = struct.Struct("<3H")
_MOST_FORMATS = 20_000


def scan_xls(content: bytes) -> dict[int, Marks]:
    """Return the marks of an .xls by the place of the sheet. Raises ``Refused`` where it is damaged or protected."""
    try:
        stream = read_stream(content, STREAMS)
        return _scan(stream)
    except (ValueError, struct.error, IndexError) as error:
        raise Refused(Reason.DAMAGED) from error


def _scan(stream: bytes) -> dict[int, Marks]:
    codes: dict[int, str] = {}
    used: list[int] = []
    starts: list[int] = []
    version = struct.unpack_from("<H", stream, 4)[0]
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise Refused(Reason.ENCRYPTED)
        if kind == _FORMAT and len(codes) < _MOST_FORMATS:
            codes[struct.unpack_from("<H", body)[0]] = _format_code(body, version)
        elif kind == _XF:
            used.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _BOUNDSHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        elif kind == _EOF:
            break
    formats = [read_format(codes.get(number), number) for number in used]
    return {index: _scan_sheet(stream, start, formats) for index, start in enumerate(starts)}


def _scan_sheet(stream: bytes, start: int, formats: list[CellFormat]) -> Marks:
    marks = Marks(formats)
    speaking = frozenset(style for style, cell_format in enumerate(formats) if cell_format.speaks)
    depth = 0
    for kind, body in _records(stream, start):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif depth == 1:
            # deeper is a chart inside the sheet, with records of its own
            _visit(kind, body, marks, speaking)
    marks.settle()
    return marks


def _visit(kind: int, body: bytes, marks: Marks, speaking: frozenset[int]) -> None:
    if kind in (_NUMBER, _RK, _FORMULA):
        row, column, style = _CELL.unpack_from(body)
        if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == _ERROR_RESULT:
            marks.add_special(row, column, ERROR_TEXTS.get(body[8], "#VALUE!"), ERROR)
        elif style in speaking:
            marks.add_formats([(column, row, style)])
    elif kind == _MULRK and speaking:
        row, first = struct.unpack_from("<2H", body)
        styles = [struct.unpack_from("<H", body, place)[0] for place in range(4, len(body) - 2, 6)]
        marks.add_formats((column, row, style) for column, style in enumerate(styles, start=first) if style in speaking)
    elif kind == _BOOLERR and body[7] == 1:
        row, column, _style = _CELL.unpack_from(body)
        marks.add_special(row, column, ERROR_TEXTS.get(body[6], "#VALUE!"), ERROR)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _format_code(body: bytes, version: int) -> str:
    if version != _BIFF8:
        return body[3 : 3 + body[2]].decode("latin-1")
    length, flags = struct.unpack_from("<HB", body, 2)
    return (
        body[5 : 5 + 2 * length].decode("utf-16-le", "replace") if flags & 1 else body[5 : 5 + length].decode("latin-1")
    )
