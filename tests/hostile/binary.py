"""Small workbooks in Excel's binary formats, written record by record."""

import struct
from collections.abc import Sequence

from tests.hostile.compound import compound
from tests.hostile.parts import HEAD, PACKAGE, RELATIONS, packed

Record = tuple[int, bytes]


def xls(cells: Sequence[Record], formats: Sequence[str] = ()) -> bytes:
    """Return an .xls with one sheet; style ``n`` has the format ``formats[n - 1]``, style 0 none."""
    sheet = _old((0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)), *cells, (0x000A, b""))
    codes = [(0x041E, struct.pack("<HHB", 164 + n, len(code), 0) + code.encode()) for n, code in enumerate(formats)]
    styles = [(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, *range(164, 164 + len(formats)))]
    start = (0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    named = struct.pack("<IHBB", 0, 0, 3, 0) + b"Log"
    head = len(_old(start, *codes, *styles, (0x0085, named), (0x000A, b"")))
    named = struct.pack("<I", head) + named[4:]
    return compound({"Workbook": _old(start, *codes, *styles, (0x0085, named), (0x000A, b"")) + sheet})


def xls_text(row: int, column: int, text: str) -> Record:
    return 0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode()


def xls_number(row: int, column: int, style: int, value: float) -> Record:
    return 0x0203, struct.pack("<HHHd", row, column, style, value)


def xls_whole_numbers(row: int, column: int, style: int, values: Sequence[int]) -> Record:
    """Whole numbers beside each other, in the packed form of the format."""
    body = b"".join(struct.pack("<HI", style, value << 2 | 2) for value in values)
    return 0x00BD, struct.pack("<HH", row, column) + body + struct.pack("<H", column + len(values) - 1)


def xls_error(row: int, column: int, code: int) -> Record:
    return 0x0205, struct.pack("<HHHBB", row, column, 0, code, 1)


def xls_formula_error(row: int, column: int, code: int) -> Record:
    return 0x0006, struct.pack("<HHHBBBBBBHHIH", row, column, 0, 2, 0, code, 0, 0, 0, 0xFFFF, 0, 0, 0)


def xlsb(cells: Sequence[Record], formats: Sequence[str] = ()) -> bytes:
    """Return an .xlsb with one sheet; styles as for :func:`xls`."""
    relations = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    sheet_relation = f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/>'
    root_relation = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/>'
    workbook = _new(
        (131, b""), (143, b""), (156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Log")), (144, b""), (132, b"")
    )
    codes = [(44, struct.pack("<H", 164 + n) + _wide(code)) for n, code in enumerate(formats)]
    used = [(47, struct.pack("<HH12x", 0, number)) for number in (0, *range(164, 164 + len(formats)))]
    styles = _new(
        (278, b""), (615, struct.pack("<I", len(codes))), *codes, (616, b""),
        (617, struct.pack("<I", len(used))), *used, (618, b""), (279, b""),
    )  # fmt: skip
    dimensions = (148, struct.pack("<4I", 0, 9, 0, 9))
    sheet = _new((129, b""), dimensions, (145, b""), *cells, (146, b""), (130, b""))
    return packed({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations.format(root_relation),
        "xl/workbook.bin": workbook,
        "xl/_rels/workbook.bin.rels": relations.format(sheet_relation),
        "xl/styles.bin": styles,
        "xl/worksheets/sheet1.bin": sheet,
    })  # fmt: skip


def xlsb_row(row: int) -> Record:
    return 0, struct.pack("<I13x", row)


def xlsb_text(column: int, text: str) -> Record:
    return 6, struct.pack("<II", column, 0) + _wide(text)


def xlsb_number(column: int, style: int, value: float) -> Record:
    return 5, struct.pack("<IId", column, style, value)


def xlsb_error(column: int, code: int) -> Record:
    return 3, struct.pack("<IIB", column, 0, code)


def _old(*records: Record) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


def _new(*records: Record) -> bytes:
    return b"".join(_kind(kind) + _length(len(body)) + body for kind, body in records)


def _kind(kind: int) -> bytes:
    return bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])


def _length(length: int) -> bytes:
    packed_length = b""
    while length > 0x7F:
        packed_length += bytes([length & 0x7F | 0x80])
        length >>= 7
    return packed_length + bytes([length])


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
