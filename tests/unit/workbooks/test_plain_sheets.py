"""A large sheet read column by column gives exactly what the general reader gives, or is left to it."""

import io
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from pyarrow import ipc

from careerdash.workbooks import ooxml, plain_pieces, zip_parts
from careerdash.workbooks.cells import Visibility
from careerdash.workbooks.excel_sheets import write_sheets
from careerdash.workbooks.limits import DEFAULT_LIMITS
from careerdash.workbooks.plain_sheets import PlainSheets
from careerdash.workbooks.preflight import FileFormat
from careerdash.workbooks.refusals import Refused
from careerdash.workbooks.task import Task
from careerdash.workbooks.zip_parts import ZipParts
from tests.hostile.parts import HEAD, MAIN, packed, row, sheet_xml, workbook, workbook_parts

STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="00000"/>'
    '<numFmt numFmtId="165" formatCode="&quot;¥&quot;#,##0"/><numFmt numFmtId="166" formatCode="yyyy-mm-dd hh:mm"/>'
    '<numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts><cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="9"/>'
    '<xf numFmtId="21"/></cellXfs></styleSheet>'
)
SHARED = (
    "plain", "", " outer ", "R&amp;D", "two\nlines", "_x000D_", "中文 text", "a &lt;b&gt; c", "x" * 40,
)  # fmt: skip
# What stands behind the place of a cell, from its attributes to its end.
TYPED = st.text(st.characters(codec="utf-8", exclude_characters="<>&\x00", exclude_categories=["Cc"]), max_size=12)
BODIES = st.one_of(
    TYPED.map(lambda text: f' t="inlineStr"><is><t>{text}</t></is></c>'),
    TYPED.map(lambda text: f' s="3" t="inlineStr"><is><t>{text}</t></is></c>'),
    TYPED.map(lambda text: f' t="inlineStr"><is><t xml:space="preserve"> {text} </t></is></c>'),
    st.sampled_from(
        (
            ' t="inlineStr"><is><t>a &amp; b</t></is></c>', ' t="inlineStr"><is><t>a\r\nb</t></is></c>',
            ' t="inlineStr"><is><t>a_x000D_b _x0041_</t></is></c>', ' t="inlineStr"><is><t>&#233;&#x4E2D;</t></is></c>',
            ' t="inlineStr"><is><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></is></c>',
            ' t="inlineStr"><is><t/></is></c>', ' t="inlineStr"><is></is></c>', ' t="inlineStr"><is><t>a>b</t></is></c>',
            ' t="b"><v>1</v></c>', ' s="1" t="b"><v>0</v></c>', ' t="e"><v>#N/A</v></c>', ' t="e"/>',
            ' t="str"><v>text &amp; more</v></c>', ' t="str"><f>A1</f><v>text</v></c>', "><f>A1+1</f><v>3</v></c>",
            "><f>A1+1</f></c>", "><f>A1+1</f><v></v></c>", ' s="1"><f t="shared" si="0" ref="A1:A3">B1</f></c>',
            ' s="1"><f t="shared" si="0"/></c>', ' t="d"><v>2024-03-05T10:30:00</v></c>', ' t="n"><v>7</v></c>',
            "/>", ' s="4"/>', ' s="12"/>', "></c>", "><v/></c>", "><v></v></c>", ' t="s"><v></v></c>',
            ' s="1" t="s"><v>3</v></c>', ' t="s" s="1"><v>6</v></c>', '><v>1</v><extLst><ext uri="x"/></extLst></c>',
        )
    ),
    st.integers(0, len(SHARED) - 1).map(lambda number: f' t="s"><v>{number}</v></c>'),
    st.tuples(st.integers(0, 7), st.one_of(st.integers(-5, 60_000), st.floats(-1e6, 1e6))).map(
        lambda pair: f' s="{pair[0]}"><v>{pair[1]!r}</v></c>'
    ),
)  # fmt: skip
ROWS = st.lists(
    st.tuples(st.integers(1, 3), st.lists(st.tuples(st.integers(1, 30), BODIES), max_size=6)), min_size=1, max_size=12
)


def sheet_of(rows: list[tuple[int, list[tuple[int, str]]]]) -> str:
    """The XML of rows, each given by how far it stands below the one before, with cells given in the same way."""
    written, number = "", 0
    for below, cells in rows:
        number += below
        place, shown = 0, ""
        for beside, body in cells:
            place += beside
            shown += f'<c r="{get_column_letter(place)}{number}"{body}'
        written += row(number, shown)
    return sheet_xml(written)


def read(content: bytes, *, general: bool, limits: Any = DEFAULT_LIMITS) -> list[tuple[Any, ...]]:
    """The sheets of a workbook by one of the two ways: name, visibility, merged areas, and the table of the cells."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "0.bin"
        path.write_bytes(content)
        task = Task(path, folder, limits, thorough=False, report=lambda _share: None, general=general)
        found = write_sheets(task, FileFormat.XLSX)
        return [
            (
                sheet["name"],
                sheet["visibility"],
                sorted(map(tuple, sheet["merged"])),
                cells_in(folder / sheet["file"]),
            )
            for sheet in found
        ]


def cells_in(path: Path) -> pa.Table:
    """The table in a file, up to the last column that holds a value: texts of no letters may stand behind it."""
    table = ipc.open_file(pa.BufferReader(path.read_bytes())).read_all().combine_chunks()
    filled = [place for place, column in enumerate(table.columns) if column.null_count < len(table)]
    width = max(filled, default=1) - 1
    kinds = pa.array([letters[:width] for letters in table["kinds"].to_pylist()])
    return table.select(range(width + 2)).set_column(1, "kinds", kinds)


def outcome(content: bytes, *, general: bool) -> object:
    """What was read, or the reason why nothing was."""
    try:
        return read(content, general=general)
    except Refused as refused:
        return refused.reason, refused.facts


def by_columns(content: bytes, folder: Path) -> pa.Table:
    """The first sheet, read column by column. Raises ``NotPlain``."""
    path = folder / "0.bin"
    path.write_bytes(content)
    task = Task(path, folder, DEFAULT_LIMITS, thorough=False, report=lambda _share: None)
    with ZipParts(path, DEFAULT_LIMITS) as parts:
        sheets = ooxml.list_sheets(parts, DEFAULT_LIMITS)
        plain = PlainSheets(task, parts, sheets, ooxml.read_styles(parts))
        plain.read(0, sheets[0].part or "")
        plain.read_shared()
        entry = plain.write(0, sheets[0].name, Visibility.VISIBLE)
    return cells_in(folder / entry["file"])


@pytest.fixture(autouse=True, scope="module")
def every_part_is_large() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zip_parts, "LARGE_PART", 0)
        yield


@settings(max_examples=150, deadline=None)
@given(ROWS, st.booleans())
def test_both_ways_read_the_same(rows: list[tuple[int, list[tuple[int, str]]]], date1904: bool) -> None:
    content = workbook({"Log": sheet_of(rows)}, styles=STYLES, shared=SHARED, date1904=date1904)
    assert outcome(content, general=False) == outcome(content, general=True)


def written_by_xlsxwriter(**options: bool) -> bytes:
    """A workbook with every kind of value, as xlsxwriter writes it."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": not options.get("constant_memory"), **options})
    sheet = book.add_worksheet("Log")
    formats = [book.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "[h]:mm", "00000", '"$"#,##0', "0%")]
    sheet.write_row(0, 0, ["ID", "Name", "When", "Long", "Pay", "Share", "Said", "Note"])
    for line in range(1, 200):
        sheet.write_number(line, 0, line, formats[2])
        sheet.write_string(line, 1, f"Person {line % 7} <{line}> & Sons")
        sheet.write_datetime(line, 2, date(2024, 1, 1) + timedelta(days=line), formats[0])
        sheet.write_datetime(line, 3, timedelta(minutes=line), formats[1])
        sheet.write_number(line, 4, 1000.5 * line, formats[3])
        sheet.write_number(line, 5, line / 200, formats[4])
        sheet.write_string(line, 6, "多 文字 " * (line % 3) + "ok")
        if line % 5 == 0:
            sheet.write_boolean(line, 7, line % 2 == 0)
        elif line % 7 == 0:
            sheet.write_formula(line, 7, "=NA()", None, "#N/A")
        elif not options.get("constant_memory"):
            sheet.write_rich_string(line, 7, "half ", book.add_format({"bold": True}), f"bold {line}")
    sheet.merge_range(210, 1, 212, 1, "merged")
    book.close()
    return buffer.getvalue()


def written_by_openpyxl() -> bytes:
    """A workbook with every kind of value, as openpyxl writes it."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Log", 0)
    for line in range(100):
        sheet.append(
            [line, f"text {line % 9}", date(2024, 1, 1) + timedelta(days=line), time(10, line % 60), line % 2 == 0]
        )
    sheet["G3"] = "=SUM(A1:A9)"
    sheet["AB90"] = " outer spaces "
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content", [written_by_xlsxwriter(), written_by_xlsxwriter(constant_memory=True), written_by_openpyxl()]
)
def test_what_usual_programs_write_is_read_by_columns(content: bytes, tmp_path: Path) -> None:
    (_name, _visibility, _merged, expected), *_ = read(content, general=True)
    assert by_columns(content, tmp_path).equals(expected)
    assert read(content, general=False) == read(content, general=True)


CELL = '<c r="A1" t="inlineStr"><is><t>text</t></is></c>'


@pytest.mark.parametrize(
    "sheet",
    [
        sheet_xml(row(1, CELL)).replace("<c ", "<x:c ").replace("</c>", "</x:c>"),
        sheet_xml(row(1, CELL.replace('r="A1" t="inlineStr"', 't="inlineStr" r="A1"'))),
        sheet_xml(row(1, CELL.replace('r="A1"', "r='A1'"))),
        sheet_xml(row(1, CELL.replace(' r="A1"', ""))),
        sheet_xml(row(2, CELL)),
        sheet_xml(row(1, CELL + CELL)),
        sheet_xml(row(1, CELL.replace("A1", "C1") + CELL)),
        sheet_xml(row(2, CELL.replace("A1", "A2")) + row(1, CELL)),
        sheet_xml(row(1, CELL).replace(' r="1"', "")),
        sheet_xml(row(1, CELL.replace("A1", "ABC1"))),
        sheet_xml(row(1, CELL.replace("A1", "a1"))),
        sheet_xml(row(1, f"<!-- {CELL} -->" + CELL)),
        sheet_xml(row(1, CELL.replace("text", "<![CDATA[<c>]]>"))),
        sheet_xml(row(1, CELL.replace("text</t>", "text</t><t>more</t>"))),
        sheet_xml(row(1, CELL + '<c r="B1" t="s"><v>9</v></c>')),
        sheet_xml(row(1, CELL + '<c r="B1" t="s"><v>x</v></c>')),
        sheet_xml(row(1, CELL) + "\n" + row(2, CELL.replace("A1", "A2"))),
        sheet_xml(""),
        sheet_xml(row(1, CELL)).replace("</worksheet>", ""),
        sheet_xml(row(1, CELL), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        sheet_xml(row(1, CELL), '<mergeCells><mergeCell  ref="A1:B2"></mergeCell></mergeCells>'),
        sheet_xml(row(1, CELL.replace("text", "x" * 40_000))),
        sheet_xml(row(1, CELL)).replace("UTF-8", "ISO-8859-1"),
    ],
)
def test_what_is_written_in_another_way_is_left_to_the_general_reader(sheet: str, tmp_path: Path) -> None:
    content = workbook({"Log": sheet}, styles=STYLES, shared=SHARED)
    with pytest.raises(ooxml.NotPlain):
        by_columns(content, tmp_path)
    assert outcome(content, general=False) == outcome(content, general=True)


@pytest.mark.parametrize("place", ["ZZ1048576", "A1048577"])
def test_a_cell_far_out_takes_no_memory(place: str, tmp_path: Path) -> None:
    number = int("".join(filter(str.isdigit, place)))
    content = workbook({"Log": sheet_xml(row(1, CELL) + row(number, CELL.replace("A1", place)))})
    with pytest.raises(ooxml.NotPlain):
        by_columns(content, tmp_path)


def test_text_that_is_not_utf8_is_left_to_the_general_reader(tmp_path: Path) -> None:
    parts = workbook_parts({"Log": "?"}, styles=STYLES)
    broken = parts | {"xl/worksheets/sheet1.xml": sheet_xml(row(1, CELL)).encode().replace(b"text", b"te\xffxt")}
    with pytest.raises(ooxml.NotPlain):
        by_columns(packed(broken), tmp_path)
    assert outcome(packed(broken), general=False) == outcome(packed(broken), general=True)


def test_large_and_small_sheets_stand_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(
        row(n, f'<c r="A{n}" t="s"><v>{n % 9}</v></c><c r="B{n}" s="1"><v>{n}</v></c>') for n in range(1, 900)
    )
    sheets = {
        "Small": sheet_xml(row(1, CELL)),
        "Large": sheet_xml(rows),
        "Other": sheet_xml(row(3, CELL.replace("A1", "A3"))),
    }
    content = workbook(sheets, styles=STYLES, shared=SHARED, states={"Small": "hidden", "Large": "veryHidden"})
    monkeypatch.setattr(zip_parts, "LARGE_PART", 1_000)
    assert read(content, general=False) == read(content, general=True)


@pytest.mark.parametrize("size", [1_000, 40_000])
def test_pieces_do_not_show(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_pieces, "_PIECE", size)
    monkeypatch.setattr(zip_parts, "PIECE", 700)
    content = written_by_xlsxwriter()
    assert read(content, general=False) == read(content, general=True)
