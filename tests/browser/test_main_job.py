"""The main job in a real browser: a class workbook in, charts, a class report out."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import bars_drawn, menu, settle, visit

pytestmark = pytest.mark.browser


def test_from_an_empty_database_to_a_report_on_paper(
    empty_app: str, open_page: Callable[..., Page], sample_folder: Path, tmp_path: Path
):
    page = open_page()
    visit(page, empty_app)
    expect(page.locator("h1")).to_have_text("Welcome to careerdash")
    page.get_by_role("button", name="Import a workbook").click()
    expect(page.locator("h1")).to_have_text("Import")

    page.locator("input[type=file]").set_input_files(sample_folder / "class_2025_data.xlsx")
    store = page.get_by_role("button", name="Store 152 rows")
    expect(store).to_be_visible(timeout=20_000)
    expect(page.get_by_text("116 rows · 54 of 55 columns matched")).to_be_visible()
    store.click()
    expect(page.get_by_text("Import 1 is stored.")).to_be_visible(timeout=20_000)
    settle(page)
    assert [title.split("\n")[-1] for title in menu(page)] == [
        "Today",
        "Classes",
        "Progress",
        "Students",
        "Grading",
        "Salary",
        "Skills",
        "Satisfaction",
        "Expectations",
        "Referrals",
        "Fields",
        "Compare",
        "Import",
        "Merge spellings",
        "History",
        "Reports",
        "Settings",
    ]

    for name, least in (("salary", 6), ("skills", 20), ("satisfaction", 9)):
        visit(page, f"{empty_app}/{name}")
        assert bars_drawn(page) >= least, name

    visit(page, f"{empty_app}/reports?as_of=2026-05-20")
    with page.expect_download() as arriving:
        page.get_by_role("button", name="Build and download").click()
    report = tmp_path / arriving.value.suggested_filename
    arriving.value.save_as(report)
    assert report.name == "Data-and-Design-2025-2026-05-20-share.xlsx"
    _check_report(report)

    visit(page, f"{empty_app}/history")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("taken back").first).to_be_visible(timeout=20_000)
    settle(page)
    assert "Salary" not in " ".join(menu(page))


def _check_report(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert {"Summary", "Salary", "Skills", "Satisfaction"} <= {sheet.title for sheet in book.worksheets} | {"Summary"}
    assert sum(len(sheet._charts) for sheet in book.worksheets) >= 3
    cells = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value}
    assert len(cells) > 40
    for person in ("Mira Ullmannson", "Thea Gallimore", "Rhys Nakagawe", "D2025001"):
        assert not any(person in text for text in cells)
    book.close()


def test_the_sample_is_loaded_with_one_click(empty_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, empty_app)
    page.get_by_role("button", name="Load the sample class").click()
    expect(page.locator("h1")).to_have_text("Today", timeout=30_000)
    settle(page)
    assert "as_of=2026-05-20" in page.url
    expect(page.get_by_text("need you today")).to_be_visible()


def test_a_refused_file_is_named_and_the_app_stays_up(empty_app: str, open_page: Callable[..., Page], tmp_path: Path):
    broken = tmp_path / "holiday.xlsx"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = open_page()
    visit(page, f"{empty_app}/import")
    page.locator("input[type=file]").set_input_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("holiday.xlsx", timeout=20_000)
    expect(page.get_by_role("button", name="Store")).to_have_count(0)


def test_a_click_in_the_matrix_opens_the_student(sample_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{sample_app}/progress?as_of=2026-05-20&class=Data+and+Design+2025")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 40, box["y"] + 35 + 17)
    expect(page.locator("h1")).to_have_text("Students", timeout=20_000)
    settle(page)
    assert "student=" in page.url
    assert "class=Data" in page.url


def test_a_figure_tells_where_it_comes_from(sample_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{sample_app}/salary")
    page.get_by_role("button", name="Where does this come from?").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("professionals", timeout=20_000)
    expect(drawer.get_by_test_id("stDataFrame")).to_be_visible()


def test_the_address_bar_keeps_scope_and_view_across_pages(sample_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{sample_app}/skills?class=Data+and+Design+2025&view=share")
    assert page.get_by_role("tab", name="To name").count() == 0
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Students").click()
    expect(page.get_by_text("Names are hidden")).to_be_visible(timeout=20_000)
    settle(page)
    assert "view=share" in page.url
    assert "class=Data" in page.url
