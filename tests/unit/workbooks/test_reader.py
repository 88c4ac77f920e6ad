"""Workbooks as they are dropped: every format, many files, and what an advisor meets on the way."""

import datetime as dt
import io
import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from careerdash.workbooks.cells import SheetCells, Visibility
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.reader import Source, WorkbookRead, read_workbooks
from careerdash.workbooks.refusals import Reason
from tests.hostile import binary, generator
from tests.hostile.parts import SMALL_SHEET, packed, row, sheet_xml, styles_xml, workbook, workbook_parts

STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "with a space 临时"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def read(content: bytes, name: str = "log.xlsx") -> WorkbookRead:
    found = read_workbooks([Source(name, content)])[0]
    assert found.refused is None, found.refused
    return found


def lines(sheet: SheetCells) -> list[tuple[int, str, dict[str, str]]]:
    """Return row number, kinds and filled cells of each row."""
    return [
        (line.pop("row"), line.pop("kinds"), {key: text for key, text in line.items() if text is not None})
        for line in sheet.table.to_pylist()
    ]


def written_by_openpyxl(*, epoch: dt.datetime | None = None) -> bytes:
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    page = book.active
    page.title = "Log"
    page["B3"] = "Ann"
    page["C3"] = dt.date(2024, 3, 5)
    page["D3"] = dt.datetime(2024, 3, 5, 10, 30)  # noqa: DTZ001
    page["E3"] = dt.time(10, 30)
    page["F3"] = dt.timedelta(hours=36)
    page["G3"] = True
    page["B5"], page["B5"].number_format = 7, "00000"
    page["C5"], page["C5"].number_format = 8000, '"¥"#,##0'
    page["D5"], page["D5"].number_format = 0.125, "0.0%"
    page["E5"] = 1234.5
    page["F5"] = "=SUM(E5:E5)"
    page["G5"] = "#N/A"
    page["G5"].data_type = "e"
    page.merge_cells("B7:D8")
    page["B7"] = "merged"
    book.create_sheet("Hidden").sheet_state = "hidden"
    book["Hidden"]["A1"] = 1
    book.create_sheet("Very hidden").sheet_state = "veryHidden"
    book.create_sheet("Empty")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_an_ordinary_workbook(epoch: dt.datetime | None) -> None:
    content = written_by_openpyxl(epoch=epoch)
    book = read(content)
    assert (book.name, book.size, book.format, len(book.sha256)) == ("log.xlsx", len(content), "xlsx", 64)
    assert [(sheet.name, sheet.visibility) for sheet in book.sheets] == [
        ("Log", Visibility.VISIBLE), ("Hidden", Visibility.HIDDEN), ("Very hidden", Visibility.VERY_HIDDEN), ("Empty", Visibility.VISIBLE),
    ]  # fmt: skip
    log = book.sheets[0]
    assert log.merged == ((6, 1, 7, 3),)
    assert (log.width, log.first_row) == (7, 3)
    assert lines(log) == [
        (3, ".sddttb", {"c1": "Ann", "c2": "2024-03-05", "c3": "2024-03-05 10:30:00", "c4": "10:30:00", "c5": "36:00:00", "c6": "TRUE"}),
        (5, ".nCpnfe", {"c1": "00007", "c2": "8000", "c3": "0.125", "c4": "1234.5", "c5": "=SUM(E5:E5)", "c6": "#N/A"}),
        (7, ".s.....", {"c1": "merged"}),
    ]  # fmt: skip
    assert [sheet.row_count for sheet in book.sheets] == [3, 1, 0, 0]


def test_strict_files_are_read() -> None:
    parts = workbook_parts(
        {"Log": sheet_xml(row(2, '<c r="B2" s="1"><v>7</v></c><c r="C2" t="d"><v>2024-03-05</v></c>'))},
        styles=styles_xml(["000"]),
    )
    for transitional, strict in STRICT.items():
        parts = {name: content.replace(transitional, strict) for name, content in parts.items()}
    assert lines(read(packed(parts)).sheets[0]) == [(2, ".nd", {"c1": "007", "c2": "2024-03-05"})]


def test_errors_and_formulas_outside_the_values() -> None:
    rows = (
        row(1, '<c r="A1" t="e"><v>#REF!</v></c>')
        + row(3, '<c r="B3"><v>1</v></c>')
        + row(5000, '<c r="E5000"><f>A1</f></c>')
    )
    assert lines(read(workbook({"Log": sheet_xml(rows)})).sheets[0]) == [
        (1, "e....", {"c0": "#REF!"}), (3, ".n...", {"c1": "1"}), (5000, "....f", {"c4": "=A1"}),
    ]  # fmt: skip


def test_a_sheet_of_formulas_alone_is_not_empty() -> None:
    book = read(workbook({"Log": sheet_xml(row(2, '<c r="B2"><f>1+1</f><v></v></c>'))}))
    assert lines(book.sheets[0]) == [(2, ".f", {"c1": "=1+1"})]


def test_old_binary_workbooks() -> None:
    content = binary.xls(
        [
            binary.xls_text(2, 1, "hi"), binary.xls_number(3, 1, 1, 7.0), binary.xls_number(3, 2, 2, 5000.0),
            binary.xls_error(3, 3, 0x2A), binary.xls_formula_error(3, 4, 0x07), binary.xls_whole_numbers(4, 1, 1, [7, 8]),
        ],
        ["00000", "[$$-409]#,##0"],
    )  # fmt: skip
    book = read(content, "old.xls")
    assert book.format == "xls"
    assert lines(book.sheets[0]) == [
        (3, ".s...", {"c1": "hi"}),
        (4, ".nUee", {"c1": "00007", "c2": "5000", "c3": "#N/A", "c4": "#DIV/0!"}),
        (5, ".nn..", {"c1": "00007", "c2": "00008"}),
    ]


def test_new_binary_workbooks() -> None:
    cells = [
        binary.xlsb_row(2), binary.xlsb_text(1, "hi"),
        binary.xlsb_row(3), binary.xlsb_number(1, 1, 7.0), binary.xlsb_number(2, 2, 5000.0), binary.xlsb_error(3, 0x2A),
    ]  # fmt: skip
    book = read(binary.xlsb(cells, ["00000", "[$$-409]#,##0"]), "new.xlsb")
    assert book.format == "xlsb"
    assert lines(book.sheets[0]) == [
        (3, ".s..", {"c1": "hi"}),
        (4, ".nUe", {"c1": "00007", "c2": "5000", "c3": "#N/A"}),
    ]


def test_open_document_workbooks() -> None:
    styles = (
        '<number:number-style style:name="N5"><number:number number:min-integer-digits="5"/></number:number-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N5"/>'
    )
    rows = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce1"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="9"/></table:table-row>'
        "<table:table-row>"
        '<table:table-cell office:value-type="string"><text:p>two<text:line-break/>lines &amp; a<text:tab/>tab</text:p></table:table-cell>'
        '<table:table-cell table:style-name="ce1" office:value-type="float" office:value="7"><text:p>00007</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="8"><text:p>00008</text:p></table:table-cell>'
        '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="9"><text:p>9</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        '<table:table-cell office:value-type="time" office:time-value="PT36H00M05S"><text:p>36:00:05</text:p></table:table-cell>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=[.A1]+1"/>'
        "</table:table-row>"
        '<table:table-row><table:table-cell/><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" '
        'office:value-type="string"><text:p>merged</text:p></table:table-cell><table:covered-table-cell/></table:table-row>'
    )
    book = read(generator.ods(f'<table:table table:name="Log">{rows}</table:table>', styles), "log.ods")
    assert book.format == "ods"
    assert lines(book.sheets[0]) == [
        (3, "snnEpetbf", {
            "c0": "two\nlines & a\ttab", "c1": "00007", "c2": "00008", "c3": "9", "c4": "0.5", "c5": "#N/A",
            "c6": "36:00:05", "c7": "TRUE", "c8": "=[.A1]+1",
        }),
        (4, ".s.......", {"c1": "merged"}),
    ]  # fmt: skip
    assert book.sheets[0].merged == ((3, 1, 5, 2),)


@pytest.mark.parametrize("name", ["log.csv", "log.txt", "log.tsv", "log.xls"])
def test_csv_under_any_name_that_excel_opens(name: str) -> None:
    book = read("学号\t姓名\r\n\r\n00012\t王晓晨\r\n3\r\n".encode("utf-16"), name)
    assert book.format == "csv"
    assert lines(book.sheets[0]) == [
        (1, "ss", {"c0": "学号", "c1": "姓名"}), (3, "ss", {"c0": "00012", "c1": "王晓晨"}), (4, "s.", {"c0": "3"}),
    ]  # fmt: skip


def test_content_decides_not_the_name() -> None:
    assert read(workbook({"Log": SMALL_SHEET}), "log.csv").format == "xlsx"
    assert read(workbook({"Log": SMALL_SHEET}), "log.xls").format == "xlsx"


@pytest.mark.parametrize("ending", ["xlsx", "XLSM", "xlsb", "ods"])
def test_text_and_old_workbooks_by_the_name_of_new_ones_are_refused(ending: str) -> None:
    text, old = b"Name,Company\nCarla Diaz,Northwind\n", binary.xls([binary.xls_text(0, 0, "hi")])
    books = read_workbooks([Source(f"my log.v2.{ending}", text), Source(f"old.{ending}", old)])
    assert [book.sheets for book in books] == [(), ()]
    assert [book.refused for book in books] == [
        (
            f"“my log.v2.{ending}” is a text file (CSV), not an Excel workbook. "
            "Rename it to “my log.v2.csv” and drop it again."
        ),
        (
            f"“old.{ending}” is an Excel workbook of the old format (.xls) under another name. "
            "Rename it to “old.xls” and drop it again."
        ),
    ]


def test_parts_in_other_letters_and_with_backslashes() -> None:
    parts = workbook_parts({"Log": sheet_xml(row(1, '<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c>'))})
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml")
    parts["xl/worksheets/Sheet1.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    assert lines(read(packed(parts)).sheets[0]) == [(1, "en", {"c0": "#N/A", "c1": "1"})]


def test_forty_files_in_one_drop() -> None:
    sources = [
        Source(f"{n:02}_学生.xlsx", workbook({"Log": sheet_xml(row(1, f'<c r="A1"><v>{n}</v></c>'))}))
        for n in range(40)
    ]
    found = read_workbooks(sources)
    assert [book.sheets[0].table.column("c0")[0].as_py() for book in found] == [str(n) for n in range(40)]
    assert len({book.sha256 for book in found}) == 40


def test_a_large_sheet_keeps_every_row() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("Log")
        padded = book.add_format({"num_format": "000000"})
        for number in range(12_000):
            if number % 1000 == 999:
                continue
            page.write_number(number, 0, number, padded)
            page.write_string(number, 2, f"text {number}")
            if number % 7:
                page.write_number(number, 3, number / 4)
    sheet = read(buffer.getvalue()).sheets[0]
    expected = [n for n in range(12_000) if n % 1000 != 999]
    assert sheet.table.column("row").to_pylist() == [n + 1 for n in expected]
    assert sheet.table.column("c0").to_pylist() == [f"{n:06}" for n in expected]
    assert sheet.table.column("c2").to_pylist() == [f"text {n}" for n in expected]
    assert sheet.table.column("c3").to_pylist() == [f"{n / 4:g}" if n % 7 else None for n in expected]


def test_progress_names_the_file_and_reaches_the_end() -> None:
    told: list[tuple[str, float]] = []
    sources = [Source("a.xlsx", workbook({"Log": SMALL_SHEET})), Source("b.xlsx", b"%PDF-1.7")]
    read_workbooks(sources, progress=lambda name, fraction: told.append((name, fraction)))
    assert ("a.xlsx", 1.0) in told
    assert ("b.xlsx", 1.0) in told
    assert all(0.0 <= fraction <= 1.0 for _name, fraction in told)


def test_cancelling_leaves_nothing_behind() -> None:
    class CancelledError(Exception):
        pass

    def cancel(_name: str, _fraction: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_workbooks([Source("a.xlsx", workbook({"Log": SMALL_SHEET}))], progress=cancel)


def test_nothing_dropped_is_nothing_read() -> None:
    assert read_workbooks([]) == ()


def test_the_reading_process_knows_neither_the_web_framework_nor_the_database() -> None:
    code = (
        "import sys, careerdash.workbooks.child; "
        "print(sorted({'streamlit', 'duckdb', 'pandas'} & set(sys.modules)), bool(sys.modules.get('numpy')))"
    )
    root = Path(__file__).resolve().parents[3]
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert shown.stdout.strip() == "[] False"


def test_a_broken_off_process_is_logged_without_content(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = read_workbooks([Source("secret name.xlsx", generator.far_cells())])
    assert found[0].reason is Reason.FAR_CELL
    assert "DIED" in caplog.text
    assert "secret name" not in caplog.text


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory of a process is read from /proc")
def test_the_parent_stays_small(tmp_path: Path) -> None:
    """A fresh parent reads the worst files; its whole memory stays under 300 MB."""
    for name in ("shared_text_flood", "lying_zip_bomb", "endless_directory", "long_cell"):
        (tmp_path / name).write_bytes(generator.makers()[name]())
    code = (
        "import re, sys; from pathlib import Path; "
        "from careerdash.workbooks.reader import Source, read_workbooks\n"
        "names = ('shared_text_flood', 'lying_zip_bomb', 'endless_directory', 'long_cell')\n"
        "found = read_workbooks([Source(name, (Path(sys.argv[1]) / name).read_bytes()) for name in names])\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]\n"
        "print(all(book.refused for book in found), int(peak) // 1024)"
    )
    root = Path(__file__).resolve().parents[3]
    shown = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, cwd=root
    )
    refused, megabytes = shown.stdout.split()
    assert refused == "True"
    assert int(megabytes) < 300


def test_limits_travel_to_the_reading_process() -> None:
    two = workbook({"A": SMALL_SHEET, "B": SMALL_SHEET})
    found = read_workbooks([Source("two.xlsx", two)], Limits(sheets=1))[0]
    assert found.refused == "“two.xlsx” has 2 sheets; up to 1 can be read. Split it into several workbooks."
