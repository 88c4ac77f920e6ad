"""Marked copies: what was there stays and reads the same, what is wrong stands beside it."""

import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from careerdash.errors import WorkbookRefused
from careerdash.workbooks.annotate import Mark, annotate, annotate_all
from careerdash.workbooks.annotate_legend import LEGEND_SHEET, origin_of
from careerdash.workbooks.cells import SheetCells
from careerdash.workbooks.limits import DEFAULT_LIMITS
from careerdash.workbooks.reader import Source, read_workbooks
from tests.hostile import binary, generator
from tests.hostile.parts import (
    RELATIONS,
    SMALL_SHEET,
    cell,
    packed,
    row,
    sheet_xml,
    styles_xml,
    workbook,
    workbook_parts,
)

RED, AMBER = "FFF7C4BE", "FFFFE4A6"
FRESH = "This copy holds the cells as they were read"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "with a space 临时"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def sheets_of(content: bytes, name: str = "log.xlsx") -> list[SheetCells]:
    found = read_workbooks([Source(name, content)])[0]
    assert found.refused is None, found.refused
    return [sheet for sheet in found.sheets if sheet.name != LEGEND_SHEET]


def lines(content: bytes, name: str = "log.xlsx") -> list[tuple[str, list[dict[str, object]]]]:
    """Return the cells of every sheet, without the columns and letters behind the last value."""
    return [
        (
            sheet.name,
            [
                {key: text.rstrip(".") if key == "kinds" else text for key, text in line.items() if text is not None}
                for line in sheet.table.to_pylist()
            ],
        )
        for sheet in sheets_of(content, name)
    ]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def legend_of(content: bytes) -> list[str]:
    return [" | ".join(str(text or "") for text in line) for line in opened(content)[LEGEND_SHEET].values]


def is_fresh(content: bytes) -> bool:
    return any(FRESH in line for line in legend_of(content))


def log_workbook() -> bytes:
    """A workbook with most of what people put into one, results of formulas included."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    ) as book:
        page = book.add_worksheet("访谈记录")
        page.merge_range("A1:C1", "Class log")
        page.write_row("A3", ["Name", "Salary", "When", "Twice", "Text", "Blank", "Flag", "Error", "Share"])
        page.write_row("A4", ["=1+1", 65000])
        page.write("C4", dt.date(2026, 3, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_formula("D4", "=B4*2", None, 130000.5)
        page.write_formula("E4", '=A4&" <b>"', None, "x & <b>")
        page.write_formula("F4", '=IF(1,"")', None, "")
        page.write_formula("G4", "=TRUE()", None, True)
        page.write_formula("H4", "=NA()", None, "#N/A")
        page.write_formula("I4", "=1/8", book.add_format({"num_format": "0.0%"}), 0.125)
        page.write_formula("J4", "=C4+0.5", book.add_format({"num_format": "yyyy-mm-dd hh:mm"}), 46083.5)
        page.write_formula("K4", "=0.4375", book.add_format({"num_format": "hh:mm"}), 0.4375)
        page.write_array_formula("L4:L4", "{=SUM(B4:B5)}", None, 7)
        page.write("B5", 7, book.add_format({"num_format": "00000", "bg_color": "#00FF00"}))
        page.write_string("A900", "far below")
        page.set_column("A:A", 33)
        page.autofilter("A3:C5")
        page.conditional_format("B4:B9", {"type": "cell", "criteria": ">", "value": 9, "format": book.add_format()})
        book.add_worksheet("Hidden").hide()
        book.get_worksheet_by_name("Hidden").write("A1", "secret")
    return buffer.getvalue()


def test_the_copy_reads_as_the_original() -> None:
    content = log_workbook()
    marked = annotate(Source("log.xlsx", content), [Mark("访谈记录", 4, "B", "warning", "Check.")])
    assert not is_fresh(marked)
    assert lines(marked) == lines(content)


def test_formats_filters_and_formulas_stay() -> None:
    marked = annotate(Source("log.xlsx", log_workbook()), [Mark("访谈记录", 4, "B", "warning", "Check.")])
    book = opened(marked)
    page = book["访谈记录"]
    assert (page["D4"].value, page["A4"].value, page["A4"].data_type) == ("=B4*2", "=1+1", "s")
    assert page["B5"].number_format == "00000"
    assert page.column_dimensions["A"].width == pytest.approx(33, abs=1)
    assert page.auto_filter.ref == "A3:C5"
    assert len(list(page.conditional_formatting)) == 1
    assert book["Hidden"].sheet_state == "hidden"
    assert book.calculation.fullCalcOnLoad


def test_errors_are_red_warnings_amber_with_the_sentence_as_comment() -> None:
    marks = [
        Mark("访谈记录", 4, "B", "warning", "Check the pay.\nSuggestions: 6k; 7k"),
        Mark("访谈记录", 5, "B", "warning", "Check this."),
        Mark("访谈记录", 5, "B", "error", "Not on the roster."),
        Mark("访谈记录", 5, "B", "error", "Not on the roster."),
    ]
    page = opened(annotate(Source("log.xlsx", log_workbook()), marks))["访谈记录"]
    assert page["B4"].comment.text == "careerdash: please check\nCheck the pay.\nSuggestions: 6k; 7k"
    assert page["B5"].comment.text == "careerdash: must be corrected\nNot on the roster.\n\nCheck this."
    assert page["B4"].comment.author == "careerdash"
    assert (page["B4"].fill.fgColor.rgb, page["B5"].fill.fgColor.rgb) == (AMBER, RED)
    commented = [cell.coordinate for line in page.iter_rows() for cell in line if cell.comment]
    assert commented == ["B4", "B5"]


@pytest.mark.parametrize(
    ("row_number", "column", "place"),
    [(5, None, "A5"), (None, None, "A1"), (None, "D", "D1"), (1, "B", "A1"), (6, "Z", "Z6"), (2000, "A", "A2000")],
)
def test_where_a_mark_goes(row_number: int | None, column: str | None, place: str) -> None:
    """A row is marked at its first cell, a sheet at its first row, a merged area at its top left cell."""
    mark = Mark("访谈记录", row_number, column, "error", "Here.")
    page = opened(annotate(Source("log.xlsx", log_workbook()), [mark]))["访谈记录"]
    assert "Here." in page[place].comment.text


def test_a_mark_of_no_cell_is_listed_all_the_same() -> None:
    marks = [Mark("Gone", 3, "A", "error", "No such sheet."), Mark("访谈记录", 2_000_000, "A", "error", "Too far.")]
    marked = annotate(Source("log.xlsx", log_workbook()), marks)
    assert [line for line in legend_of(marked) if "must be corrected | " in line and "Red" not in line] == [
        "访谈记录 | A2000000 | must be corrected | Too far.",
        "Gone | A3 | must be corrected | No such sheet.",
    ]


def test_the_legend_is_the_last_sheet_and_the_one_seen_first() -> None:
    marked = annotate(Source("log.xlsx", log_workbook()), [Mark("访谈记录", None, None, "warning", "All of it.")])
    book = opened(marked)
    assert book.sheetnames == ["访谈记录", "Hidden", LEGEND_SHEET]
    assert book.active.title == LEGEND_SHEET
    assert [page.sheet_view.tabSelected for page in book.worksheets if page.sheet_view.tabSelected] == [True]
    assert "访谈记录 | sheet | please check | All of it." in legend_of(marked)
    read = read_workbooks([Source("x.xlsx", marked)])[0].sheets
    assert [origin_of(sheet) for sheet in read] == [None, None, "log.xlsx"]


def user_workbook() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Log"
    page.append(["Name", "Pay"])
    page.append(["Ann", "lots"])
    page["B2"].comment = Comment("asked twice", "Ms Wei")
    page["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    page["A2"].fill = PatternFill("solid", fgColor=openpyxl.styles.Color(theme=4, tint=0.4))
    page.add_data_validation(DataValidation("list", formula1='"a,b"', sqref="B3:B9"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_what_the_user_wrote_and_coloured_is_there_again_after_the_next_round() -> None:
    first = annotate(
        Source("log.xlsx", user_workbook()),
        [
            Mark("Log", 2, "B", "warning", "Check."),
            Mark("Log", 2, "A", "error", "Who?"),
            Mark("Log", 1, "A", "error", "?"),
        ],
    )
    page = opened(first)["Log"]
    assert page["B2"].comment.text == "asked twice\n\ncareerdash: please check\nCheck."
    assert page["B2"].comment.author == "Ms Wei"
    assert page["B2"].fill.fgColor.rgb == AMBER
    second = opened(annotate(Source("log (to fix).xlsx", first), [Mark("Log", 2, "A", "warning", "Still?")]))
    assert second.sheetnames == ["Log", LEGEND_SHEET]
    page = second["Log"]
    assert page["B2"].comment.text == "asked twice"
    assert page["B2"].fill.fgColor.rgb == "FF00FF00"
    assert page["A1"].comment is None
    assert page["A1"].fill.fill_type is None
    assert page["A2"].comment.text == "careerdash: please check\nStill?"
    third = opened(annotate(Source("log.xlsx", first), []))["Log"]
    assert third["A2"].fill.fgColor.theme == 4
    assert third.data_validations.dataValidation[0].sqref == page.data_validations.dataValidation[0].sqref


def test_a_second_colour_of_another_program_is_not_taken_for_the_former_one() -> None:
    first = annotate(Source("log.xlsx", user_workbook()), [Mark("Log", 2, "B", "warning", "Check.")])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(first)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"Microsoft Excel", b"LibreOffice"))
    page = opened(annotate(Source("log.xlsx", buffer.getvalue()), []))["Log"]
    assert page["B2"].fill.fill_type is None
    assert page["B2"].comment.text == "asked twice"


def test_macros_stay_behind_and_the_copy_opens_as_a_workbook() -> None:
    parts = workbook_parts({"Log": SMALL_SHEET})
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "vnd.ms-excel.sheet.macroEnabled.main"
    )
    marked = annotate(Source("log.xlsm", packed(parts)), [Mark("Log", 2, "A", "error", "Who?")])
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        assert b"macroEnabled" not in archive.read("[Content_Types].xml")
    assert opened(marked)["Log"]["A2"].comment
    assert not is_fresh(marked)


def strict_workbook() -> bytes:
    parts = workbook_parts(
        {"Log": sheet_xml(row(2, '<c r="B2" s="1"><v>7</v></c><c r="C2" t="d"><v>2024-03-05</v></c>'))},
        styles=styles_xml(["000"]),
    )
    purl = "http://purl.oclc.org/ooxml/"
    return packed({
        name: content.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", f"{purl}spreadsheetml/main").replace(RELATIONS, f"{purl}officeDocument/relationships")
        for name, content in parts.items()
    })  # fmt: skip


def test_a_file_in_which_openpyxl_sees_no_sheets_is_written_afresh() -> None:
    marked = annotate(Source("log.xlsx", strict_workbook()), [Mark("Log", 2, "C", "warning", "Check.")])
    assert is_fresh(marked)
    assert lines(marked) == [("Log", [{"row": 2, "kinds": ".sd", "c1": "007", "c2": "2024-03-05"}])]
    assert opened(marked)["Log"]["C2"].fill.fgColor.rgb == AMBER


def test_a_file_on_which_openpyxl_hangs_is_stopped_and_written_afresh() -> None:
    link = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'
    hanging = workbook({"Log": sheet_xml(row(1, cell("A1", "Name")) + row(2, cell("A2", "Ann")), link)})
    wanted = [
        (Source("1.xlsx", workbook({"Log": SMALL_SHEET})), [Mark("Log", 2, "A", "error", "First.")]),
        (Source("2.xlsx", hanging), [Mark("Log", 2, "A", "error", "Second.")]),
        (Source("3.xlsx", workbook({"Log": SMALL_SHEET})), [Mark("Log", 2, "A", "error", "Third.")]),
    ]
    marked = annotate_all(wanted, replace(DEFAULT_LIMITS, seconds=4))
    assert [is_fresh(content) for content in marked] == [False, True, False]
    comments = [opened(content)["Log"]["A2"].comment.text.splitlines()[-1] for content in marked]
    assert comments == ["First.", "Second.", "Third."]


def test_a_file_openpyxl_would_change_is_written_afresh() -> None:
    """A student number in a cell formatted as a date becomes an error value in openpyxl."""
    number = row(1, cell("A1", "Ann") + '<c r="B1" s="1"><v>20250001</v></c>')
    content = workbook({"Log": sheet_xml(number)}, styles=styles_xml(["yyyy-mm-dd"]))
    marked = annotate(Source("log.xlsx", content), [Mark("Log", 1, "A", "error", "?")])
    assert is_fresh(marked)
    assert lines(marked) == lines(content)


def test_a_formula_whose_result_is_no_plain_number() -> None:
    result = row(1, '<c r="A1" s="1"><f>11+1</f><v>12</v></c><c r="B1" s="2"><f>3+4</f><v>7</v></c>')
    content = workbook({"Log": sheet_xml(result)}, styles=styles_xml(['0"万"', "00000"]))
    marked = annotate(Source("log.xlsx", content), [Mark("Log", 1, "A", "error", "?")])
    assert [line["c0"] + line["c1"] for line in lines(marked)[0][1]] == ["12万00007"]


def test_csv_becomes_a_workbook_with_the_same_row_numbers() -> None:
    content = "姓名,Pay\n\nAnn,=1+1\nBen,'-5\nNULL,#N/A\n@x,+1\n\x0bEve,007\n".encode()
    marked = annotate(
        Source("log.csv", content), [Mark("CSV", 3, "B", "warning", "Check."), Mark("CSV", 9, None, "error", "End.")]
    )
    assert [line["row"] for line in lines(marked)[0][1]] == [line["row"] for line in lines(content, "log.csv")[0][1]]
    page = opened(marked)["CSV"]
    kept = [(cell.value, cell.data_type) for line in page["A3:B6"] for cell in line]
    assert kept == [
        ("Ann", "s"),
        ("=1+1", "s"),
        ("Ben", "s"),
        ("'-5", "s"),
        ("NULL", "s"),
        ("#N/A", "s"),
        ("@x", "s"),
        ("+1", "s"),
    ]
    assert page["B3"].quotePrefix
    assert (page["B3"].fill.fgColor.rgb, page["A9"].fill.fgColor.rgb) == (AMBER, RED)
    assert (page["A7"].value.strip(), page["B7"].value) == ("Eve", "007")


def test_numbers_dates_currencies_and_errors_stay_what_they_were() -> None:
    cells = [
        binary.xlsb_row(2),
        binary.xlsb_text(0, "Ann"), binary.xlsb_number(1, 1, 8000), binary.xlsb_number(2, 2, 7),
        binary.xlsb_number(3, 3, 0.125), binary.xlsb_number(4, 0, 1234.5), binary.xlsb_error(5, 42),
        binary.xlsb_number(6, 4, 45356), binary.xlsb_number(7, 5, 45356.4375), binary.xlsb_number(8, 6, 1.5),
    ]  # fmt: skip
    formats = ['"¥"#,##0', "00000", "0.0%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "[h]:mm:ss"]
    content = binary.xlsb(cells, formats)
    before = lines(content, "log.xlsb")
    assert before[0][1][0]["row"] == 3
    marked = annotate(Source("log.xlsb", content), [Mark("Log", 3, "A", "error", "?")])
    (line,) = lines(marked)[0][1]
    assert line | {"kinds": ""} == before[0][1][0] | {"kinds": ""}
    assert (before[0][1][0]["kinds"], line["kinds"]) == ("sCnpneddt", "sCspneddt")


def test_ods_sheets_keep_rows_merged_areas_and_get_names_excel_accepts() -> None:
    table = (
        '<table:table table:name="Log: a very long name of a sheet [2026]"><table:table-row table:number-rows-repeated="3"/>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Ann</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    content = generator.ods(table)
    marked = annotate(
        Source("log.ods", content), [Mark("Log: a very long name of a sheet [2026]", 4, "A", "error", "?")]
    )
    book = opened(marked)
    assert book.sheetnames[0] == "Log_ a very long name of a shee"
    assert book.worksheets[0]["A4"].value == "Ann"
    assert book.worksheets[0]["A4"].comment


def test_texts_of_marks_cannot_do_anything() -> None:
    nasty = '=HYPERLINK("http://x") <script> \u202e[x](javascript:1)\x00\x0b'
    for source in (Source("=1+1.xlsx", log_workbook()), Source("=1+1.csv", b"Name,Pay\nAnn,1\n")):
        sheet = "CSV" if source.name.endswith("csv") else "访谈记录"
        marked = annotate(source, [Mark(sheet, 2, "A", "warning", nasty)])
        with zipfile.ZipFile(io.BytesIO(marked)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist() if "rels" in name or "sheets/" in name)
        assert b"<hyperlink" not in content
        assert b'TargetMode="External"' not in content
        legend = opened(marked)[LEGEND_SHEET]
        assert all(cell.data_type in {"s", "n"} for line in legend.iter_rows() for cell in line)
        assert legend["B2"].value == source.name
        text = nasty.replace("\x00", " ").replace("\x0b", " ")
        assert opened(marked)[sheet]["A2"].comment.text == f"careerdash: please check\n{text}"


def test_very_many_marks_are_coloured_the_first_ones_commented_and_listed() -> None:
    content = ("Pay\n" + "lots\n" * 6_000).encode()
    marked = annotate(
        Source("log.csv", content), [Mark("CSV", at, "A", "warning", "w" * 2_000) for at in range(2, 6_002)]
    )
    page = opened(marked)["CSV"]
    assert (page["A5001"].comment is None, page["A5002"].comment is None) == (False, True)
    assert page["A6001"].fill.fgColor.rgb == AMBER
    assert len(page["A2"].comment.text) < 1_100
    assert legend_of(marked)[-1].startswith("and 5,000 more")


def test_a_file_that_cannot_be_read_is_refused_with_its_sentence() -> None:
    with pytest.raises(WorkbookRefused, match="PDF document") as refused:
        annotate(Source("log.xlsx", b"%PDF-1.7 "), [])
    assert refused.value.file == "log.xlsx"


def test_a_file_too_tall_for_a_workbook_is_refused() -> None:
    content = b"Pay\n" + b"1\n" * 1_048_600
    with pytest.raises(WorkbookRefused, match="too large to be given back"):
        annotate(Source("log.csv", content), [Mark("CSV", 2, "A", "warning", "?")])


def test_whoever_cancels_leaves_nothing_behind() -> None:
    class Stopped(Exception):  # noqa: N818 - not an error
        pass

    def stop(_name: str, _fraction: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        annotate_all([(Source("log.xlsx", log_workbook()), [])], progress=stop)
