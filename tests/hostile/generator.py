"""Files that hurt: each function makes one, as bytes. Sizes are chosen to hurt a reader without limits, not this test."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.hostile import binary
from tests.hostile.compound import compound
from tests.hostile.parts import (
    HEAD,
    MAIN,
    SMALL_SHEET,
    cell,
    packed,
    row,
    sheet_xml,
    styles_xml,
    workbook,
    workbook_parts,
)

Maker = Callable[[], bytes]
_MEGABYTE = 1024 * 1024


def random_bytes() -> bytes:
    return random.Random(7).randbytes(50_000)  # noqa: S311


def web_page() -> bytes:
    return b"<!DOCTYPE html><html><body><table><tr><td>Name</td></tr><tr><td>Ann</td></tr></table></body></html>"


def bare_table() -> bytes:
    return b"\xef\xbb\xbf\r\n<table border=1><tr><td>Name</td></tr></table>"


def web_archive() -> bytes:
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html></html>"


def xml_spreadsheet() -> bytes:
    return b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'


def word_document() -> bytes:
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})


def presentation() -> bytes:
    return packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})


def apple_numbers() -> bytes:
    return packed({"Index/Document.iwa": b"\0\1", "Metadata/Properties.plist": b"bplist"})


def apple_keynote() -> bytes:
    return packed({"Index/Slide-1.iwa": b"\0\1", "Index/Document.iwa": b"\0\1"})


def recording() -> bytes:
    return b"\0\0\0\x20ftypM4A " + bytes(64)


def phone_photo() -> bytes:
    return b"\0\0\0\x18ftypheic" + bytes(64)


def drawing() -> bytes:
    return b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>'


def text_misnamed() -> bytes:
    return "学号,姓名,访谈对象\n20250001,王晓晨,李总\n".encode()


def old_workbook_misnamed() -> bytes:
    return binary.xls([binary.xls_text(0, 0, "hi")])


def other_zip() -> bytes:
    return packed({"holiday/photo.jpg": b"\xff\xd8\xff", "readme.txt": "hello"})


def encrypted() -> bytes:
    return compound({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": random_bytes()})


def old_word_document() -> bytes:
    return compound({"WordDocument": b"\xec\xa5", "1Table": b""})


def other_compound() -> bytes:
    return compound({"Contents": b"drawing"})


def broken_xls() -> bytes:
    return compound({"Workbook": random_bytes()})


def truncated_zip() -> bytes:
    whole = workbook({"Log": sheet_xml("".join(row(n, cell(f"A{n}", f"Ann {n}")) for n in range(1, 3000)))})
    return whole[: len(whole) // 2]


def truncated_sheet() -> bytes:
    return workbook({"Log": SMALL_SHEET[:-60]})


def damaged_deflate() -> bytes:
    whole = bytearray(workbook({"Log": sheet_xml("".join(row(n, cell(f"A{n}", f"{n * n}")) for n in range(1, 3000)))}))
    place = whole.index(b"xl/worksheets/sheet1.xml") + 2000
    whole[place : place + 200] = random_bytes()[:200]
    return bytes(whole)


def zip_bomb() -> bytes:
    return _with_huge_sheet(700)


def lying_zip_bomb() -> bytes:
    """A sheet of 700 MB whose directory says 1,000 bytes."""
    whole = bytearray(_with_huge_sheet(700))
    entry = whole.rindex(b"PK\x01\x02", 0, whole.rindex(b"xl/worksheets/sheet1.xml"))
    whole[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    return bytes(whole)


def slightly_lying_zip() -> bytes:
    """A sheet that unpacks to a few bytes more than its directory says."""
    whole = bytearray(workbook({"Log": sheet_xml("".join(row(n, cell(f"A{n}", "x" * 90)) for n in range(1, 9000)))}))
    entry = whole.rindex(b"PK\x01\x02", 0, whole.rindex(b"xl/worksheets/sheet1.xml"))
    size = struct.unpack_from("<I", whole, entry + 24)[0]
    struct.pack_into("<I", whole, entry + 24, size - 100)
    return bytes(whole)


def overlapping_zip_bomb() -> bytes:
    """A thousand entries that all point at the same packed megabyte."""
    whole = packed({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/a.xml": b" " * _MEGABYTE})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start = archive.start_dir
    directory = whole[start : whole.rindex(b"PK\x05\x06")]
    last = directory[directory.rindex(b"PK\x01\x02") :]
    copies = b"".join(last.replace(b"xl/worksheets/a.xml", b"xl/extra/%06d.xml" % n) for n in range(1000))
    entries = 1002
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(directory) + len(copies), start, 0)
    return whole[:start] + directory + copies + end


def many_parts() -> bytes:
    parts: dict[str, str | bytes] = {**workbook_parts({"Log": SMALL_SHEET})}
    parts.update({f"xl/media/image{n}.txt": "" for n in range(6000)})
    return packed(parts)


def endless_directory() -> bytes:
    """A zip with 100,000 entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"xl/{number}", b"")
    return buffer.getvalue()


def ten_thousand_sheets() -> bytes:
    return workbook({f"Sheet {n}": SMALL_SHEET for n in range(10_000)})


def listed_sheets_without_parts() -> bytes:
    parts = workbook_parts({f"S{n}": SMALL_SHEET for n in range(2_000)})
    return packed({name: content for name, content in parts.items() if "sheets/sheet" not in name})


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>'
    sheet = sheet_xml(row(1, cell("A1", "&a9;"))).replace("<worksheet", declared + "<worksheet", 1)
    return workbook({"Log": sheet})


def entity_bomb_in_strings() -> bytes:
    parts = workbook_parts({"Log": sheet_xml(row(1, '<c r="A1" t="s"><v>0</v></c>'))}, shared=["&a;"])
    name = "xl/sharedStrings.xml"
    parts[name] = parts[name].replace("<sst", '<!DOCTYPE sst [<!ENTITY a "ha">]><sst', 1)
    return packed(parts)


def entity_bomb_in_utf16() -> bytes:
    parts: dict[str, str | bytes] = {**workbook_parts({"Log": SMALL_SHEET})}
    text = SMALL_SHEET.replace("UTF-8", "UTF-16").replace("<worksheet", "<!DOCTYPE x><worksheet", 1)
    parts["xl/worksheets/sheet1.xml"] = text.encode("utf-16")
    return packed(parts)


def entity_bomb_behind_comment() -> bytes:
    comment = f"<!-- {'-=' * 200_000} --><!DOCTYPE x>"
    return workbook({"Log": SMALL_SHEET.replace("<worksheet", comment + "<worksheet", 1)})


def far_cells() -> bytes:
    rows = row(1, cell("A1", "near")) + row(1_048_576, cell("XFD1048576", "far"))
    return workbook({"Log": sheet_xml(rows)})


def far_cells_in_disorder() -> bytes:
    rows = row(1_048_576, cell("XFD1048576", "far")) + row(1, cell("A1", "near"))
    return workbook({"Log": sheet_xml(rows)})


def rather_far_cell() -> bytes:
    rows = row(1, cell("A1", "near")) + row(1_048_576, cell("BA1048576", "far"))
    return workbook({"Log": sheet_xml(rows)})


def impossible_cell() -> bytes:
    return workbook({"Log": sheet_xml(row(1, cell("A1", "x") + cell("ZZZZZ99999999999", "far")))})


def merged_sheet() -> bytes:
    merges = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return workbook({"Log": sheet_xml(row(1, cell("A1", "all")), merges)})


def million_empty_rows() -> bytes:
    return workbook({"Log": sheet_xml("".join(f'<row r="{n}"/>' for n in range(1, 1_000_001)))})


def long_cell() -> bytes:
    return workbook({"Log": sheet_xml(row(1, cell("A1", "Name")) + row(2, cell("B2", "x" * 5 * _MEGABYTE)))})


def shared_text_flood() -> bytes:
    """A few megabytes that become 30 GB: a million cells with the same text of 30,000 letters."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1_000_001))
    return workbook({"Log": sheet_xml(cells)}, shared=["x" * 30_000])


def smaller_text_flood() -> bytes:
    """As above, but fitting into memory: 0.9 GB."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 30_001))
    return workbook({"Log": sheet_xml(cells)}, shared=["x" * 30_000])


def endless_row() -> bytes:
    return workbook({"Log": sheet_xml('<row r="1">' + '<c r="A1"><v>1</v></c>' * 4_000_000 + "</row>")})


def deep_nesting() -> bytes:
    parts = workbook_parts({"Log": SMALL_SHEET})
    deep = "<a>" * 200_000 + "</a>" * 200_000
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("<sheets>", deep + "<sheets>")
    return packed(parts)


def missing_sheet_part() -> bytes:
    parts = workbook_parts({"Log": SMALL_SHEET})
    del parts["xl/worksheets/sheet1.xml"]
    return packed(parts)


def part_outside_the_zip() -> bytes:
    parts = workbook_parts({"Log": SMALL_SHEET})
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace("worksheets/sheet1.xml", "../../../../../etc/passwd")
    return packed(parts)


def no_sheets() -> bytes:
    return workbook({})


def only_a_chart() -> bytes:
    parts = workbook_parts({"Chart": SMALL_SHEET})
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace("/worksheet", "/chartsheet").replace("worksheets/", "chartsheets/")
    chart = f'{HEAD}<chartsheet xmlns="{MAIN}"/>'
    del parts["xl/worksheets/sheet1.xml"]
    return packed({**parts, "xl/chartsheets/sheet1.xml": chart})


def empty_sheets() -> bytes:
    return workbook(
        {"A": sheet_xml(""), "B": sheet_xml('<row r="3"><c r="A3" s="1"/></row>')}, styles=styles_xml(["0%"])
    )


def broken_workbook_part() -> bytes:
    parts = workbook_parts({"Log": SMALL_SHEET})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"][:-20]
    return packed(parts)


def wrong_shared_string() -> bytes:
    return workbook({"Log": sheet_xml(row(1, '<c r="A1" t="s"><v>99999</v></c>'))}, shared=["one"])


def repeated_ods() -> bytes:
    """A value repeated over a million rows and 16,384 columns."""
    cells = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cells}</table:table-row>'
    return ods(f'<table:table table:name="Log">{rows}</table:table>')


def encrypted_ods() -> bytes:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    return packed({"mimetype": _ODS, "content.xml": random_bytes(), "META-INF/manifest.xml": manifest})


def open_quote_csv() -> bytes:
    return b'Name,Class\r\n"Ann,Data 1\r\nBen,Data 1\r\n' + b"Cas,Data 2\r\n" * 500


def long_cell_csv() -> bytes:
    return b"Name,Class\r\nAnn," + b"x" * 5 * _MEGABYTE + b"\r\n"


def wide_csv() -> bytes:
    return b"Name,Class\r\n" + b"," * 20_000 + b"\r\n"


def undecodable_csv() -> bytes:
    return "姓名,班级\r\n".encode() * 50 + b"\x81\x20,\xff\xfe\r\n"


_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tables: str, styles: str = "") -> bytes:
    """Return an OpenDocument workbook with the given tables."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for prefix, space in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"))
    )  # fmt: skip
    calc = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}{calc} office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
    )
    return packed({"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest})


def _with_huge_sheet(megabytes: int) -> bytes:
    """Return a workbook with a sheet of that size, packed piece by piece."""
    buffer = io.BytesIO()
    head, tail = SMALL_SHEET.split("</sheetData>")
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in workbook_parts({"Log": SMALL_SHEET}).items():
            if "sheets/sheet" in name:
                with archive.open(name, "w") as part:
                    part.write(head.encode())
                    for _ in range(megabytes):
                        part.write(b" " * _MEGABYTE)
                    part.write(("</sheetData>" + tail).encode())
            else:
                archive.writestr(name, content)
    return buffer.getvalue()


def makers() -> dict[str, Maker]:
    """Return all makers of bad files by name."""
    plain = {
        name: maker
        for name, maker in globals().items()
        if callable(maker) and getattr(maker, "__module__", "") == __name__ and not name.startswith("_")
    }
    for name in ("makers", "write_all", "ods"):
        del plain[name]
    return {**plain, "empty_file": bytes, "blank_file": lambda: b"\r\n   \r\n", "pdf": lambda: b"%PDF-1.7\n%",
            "picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "archive": lambda: b"Rar!\x1a\x07\x01\x00",
            "json": lambda: b'{"students": [{"name": "Ann"}]}'}  # fmt: skip


def write_all(folder: Path) -> dict[str, Path]:
    """Write every bad file into a folder, named .xlsx whatever it is, and return the paths by name."""
    paths = {}
    for name, maker in makers().items():
        paths[name] = folder / f"{name}.xlsx"
        paths[name].write_bytes(maker())
    return paths
