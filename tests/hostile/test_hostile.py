"""Every bad file gets one plain sentence; the parent stays alive and small, and nothing is left on disk."""

import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerdash.workbooks.limits import Limits
from careerdash.workbooks.reader import Source, WorkbookRead, read_workbooks
from careerdash.workbooks.refusals import Reason
from tests.hostile import generator
from tests.hostile.parts import SMALL_SHEET, cell, row, sheet_xml, workbook

EXPECTED = {
    "random_bytes": Reason.NOT_A_WORKBOOK,
    "web_page": Reason.HTML,
    "bare_table": Reason.HTML,
    "web_archive": Reason.HTML,
    "xml_spreadsheet": Reason.XML_SPREADSHEET,
    "word_document": Reason.WORD,
    "presentation": Reason.SLIDES,
    "apple_numbers": Reason.APPLE,
    "apple_keynote": Reason.SLIDES,
    "recording": Reason.RECORDING,
    "phone_photo": Reason.PICTURE,
    "drawing": Reason.PICTURE,
    "text_misnamed": Reason.TEXT_MISNAMED,
    "old_workbook_misnamed": Reason.OLD_WORKBOOK_MISNAMED,
    "other_zip": Reason.OTHER_ZIP,
    "encrypted": Reason.ENCRYPTED,
    "old_word_document": Reason.WORD,
    "other_compound": Reason.NOT_A_WORKBOOK,
    "broken_xls": Reason.DAMAGED,
    "truncated_zip": Reason.TRUNCATED,
    "truncated_sheet": Reason.DAMAGED_SHEET,
    "damaged_deflate": Reason.DAMAGED,
    "zip_bomb": Reason.UNPACKS_TOO_LARGE,
    "lying_zip_bomb": Reason.SIZES_DIFFER,
    "slightly_lying_zip": Reason.SIZES_DIFFER,
    "overlapping_zip_bomb": Reason.UNPACKS_TOO_LARGE,
    "many_parts": Reason.TOO_MANY_PARTS,
    "endless_directory": Reason.TOO_MANY_PARTS,
    "ten_thousand_sheets": Reason.TOO_MANY_SHEETS,
    "listed_sheets_without_parts": Reason.TOO_MANY_SHEETS,
    "entity_bomb": Reason.ENTITIES,
    "entity_bomb_in_strings": Reason.ENTITIES,
    "entity_bomb_in_utf16": Reason.ENTITIES,
    "entity_bomb_behind_comment": Reason.ENTITIES,
    "far_cells": Reason.FAR_CELL,
    "far_cells_in_disorder": Reason.FAR_CELL,
    "rather_far_cell": Reason.FAR_CELL,
    "impossible_cell": Reason.DAMAGED_SHEET,
    "merged_sheet": Reason.MERGED_AREA,
    "million_empty_rows": Reason.NO_VALUES,
    "long_cell": Reason.LONG_CELL,
    "shared_text_flood": Reason.TOO_MUCH_MEMORY,
    "smaller_text_flood": Reason.UNPACKS_TOO_LARGE,
    "endless_row": Reason.DAMAGED_SHEET,
    "missing_sheet_part": Reason.DAMAGED_SHEET,
    "part_outside_the_zip": Reason.DAMAGED_SHEET,
    "no_sheets": Reason.NO_SHEETS,
    "only_a_chart": Reason.NO_SHEETS,
    "empty_sheets": Reason.NO_VALUES,
    "broken_workbook_part": Reason.DAMAGED,
    "wrong_shared_string": Reason.DAMAGED_SHEET,
    "repeated_ods": Reason.FAR_CELL,
    "encrypted_ods": Reason.ENCRYPTED,
    "open_quote_csv": Reason.OPEN_QUOTE,
    "long_cell_csv": Reason.LONG_CELL,
    "wide_csv": Reason.TOO_WIDE,
    "undecodable_csv": Reason.DAMAGED_TEXT,
    "empty_file": Reason.EMPTY_FILE,
    "blank_file": Reason.EMPTY_FILE,
    "pdf": Reason.PDF,
    "picture": Reason.PICTURE,
    "archive": Reason.ARCHIVE,
    "json": Reason.JSON,
}
# Odd, but readable: what is in them is read.
READ = {"deep_nesting"}
_GROWTH_ALLOWED = 40 * 1024  # kilobytes, over what the file itself takes


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files that must be empty again after each test."""
    folder = tmp_path / "a folder with spaces"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def read(name: str, content: bytes, limits: Limits | None = None) -> WorkbookRead:
    return read_workbooks([Source(name, content)], limits or Limits())[0]


def test_every_bad_file_has_an_expectation() -> None:
    assert set(generator.makers()) == {*EXPECTED, *READ}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_gets_one_plain_sentence(name: str) -> None:
    content = generator.makers()[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(f"{name}.xlsx", content)
    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert found.sheets == ()
    assert found.refused is not None
    assert found.reason is EXPECTED[name], found.refused
    assert f"“{name}.xlsx”" in found.refused
    assert found.refused.endswith(".")
    assert "{" not in found.refused
    assert "Error" not in found.refused
    assert growth < _GROWTH_ALLOWED


def test_the_sentence_names_the_cell_to_look_at() -> None:
    found = read("log.xlsx", generator.far_cells())
    assert found.refused == (
        "Sheet “Log” of “log.xlsx” reaches as far as cell XFD1048576, which is too large to read. "
        "Delete the empty rows and columns behind the table and save it."
    )


@pytest.mark.parametrize("name", sorted(READ))
def test_odd_but_readable(name: str) -> None:
    found = read("odd.xlsx", generator.makers()[name]())
    assert found.refused is None
    assert found.sheets[0].row_count == 2


def test_bad_files_do_not_spoil_the_others() -> None:
    good = workbook({"Log": SMALL_SHEET})
    sources = [
        Source("1.xlsx", good),
        Source("2.xlsx", generator.far_cells()),
        Source("3.xlsx", good),
        Source("4.xlsx", b""),
        Source("5.xlsx", generator.shared_text_flood()),
        Source("6.xlsx", good),
    ]
    found = read_workbooks(sources)
    assert [book.name for book in found] == [source.name for source in sources]
    assert [book.reason for book in found] == [
        None, Reason.FAR_CELL, None, Reason.EMPTY_FILE, Reason.TOO_MUCH_MEMORY, None,
    ]  # fmt: skip
    assert [len(book.sheets) for book in found] == [1, 0, 1, 0, 0, 1]


def test_a_million_empty_rows_around_values_are_skipped() -> None:
    rows = row(1, cell("A1", "top")) + "".join(f'<row r="{n}"/>' for n in range(2, 1_000_000))
    found = read("sparse.xlsx", workbook({"Log": sheet_xml(rows + row(1_000_000, cell("B1000000", "bottom")))}))
    assert found.sheets[0].table.column("row").to_pylist() == [1, 1_000_000]
    assert found.sheets[0].table.column("c1").to_pylist() == [None, "bottom"]


def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_read() -> None:
    sources = [Source("slow.xlsx", generator.rather_far_cell()), Source("next.xlsx", workbook({"Log": SMALL_SHEET}))]
    found = read_workbooks(sources, Limits(seconds=1.0))
    assert found[0].reason is Reason.TOO_SLOW
    assert found[0].refused is not None
    assert "longer than 1 seconds" not in found[0].refused
    assert found[1].refused is None


def test_a_file_that_needs_too_much_memory_is_refused() -> None:
    rows = "".join(row(n, cell(f"A{n}", f"{n} " + "x" * 500)) for n in range(1, 200_000))
    found = read("large.xlsx", workbook({"Log": sheet_xml(rows)}), Limits(memory=300 * 1024 * 1024))
    assert found.reason is Reason.TOO_MUCH_MEMORY


def test_a_file_over_the_upload_limit_is_refused_unread() -> None:
    found = read("huge.xlsx", b"PK" + bytes(3 * 1024 * 1024), Limits(upload=1024 * 1024))
    assert found.refused == (
        "“huge.xlsx” is 4 MB large; files up to 1 MB can be read. "
        "Remove pictures from it or split it into several workbooks."
    )


def test_text_that_looks_dangerous_survives_as_text() -> None:
    typed = [
        "=1+1", "+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "[x](javascript:alert(1))", "a\u202egnp.exe",
        "None", "NULL", "nan", "N/A", "TRUE", "#N/A", "0007", "1e5", "'quoted", "{file}", "%s", "\\n", "日本\u3000語",
    ]  # fmt: skip
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in typed]
    rows = "".join(row(n, cell(f"A{n}", text)) for n, text in enumerate(escaped, start=1))
    found = read("text.xlsx", workbook({"{sheet} <b>": sheet_xml(rows)}))
    assert found.sheets[0].name == "{sheet} <b>"
    assert found.sheets[0].table.column("c0").to_pylist() == typed
    assert set(found.sheets[0].table.column("kinds").to_pylist()) == {"s"}


def test_a_name_with_braces_does_not_break_the_sentence() -> None:
    found = read("{size} {0} %s.xlsx", b"%PDF-1.7")
    assert found.refused is not None
    assert found.refused.startswith("“{size} {0} %s.xlsx” is a PDF document. Ask for the Excel workbook")
