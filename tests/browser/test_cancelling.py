"""Cancel, clicked in a real browser while a large file is read and while it is stored: nothing is left of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.browser.steps import settle, visit

pytestmark = pytest.mark.browser
ROWS = 40_000
HEADER = ("Student ID", "Name", "Interviewee", "Company", "Position", "Interview Date", "Salary", "Skills")


@pytest.fixture
def large_log(tmp_path: Path) -> Path:
    path = tmp_path / "large.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Interviews")
        sheet.write_row(0, 0, HEADER)
        for number in range(ROWS):
            sheet.write_row(number + 1, 0, (
                f"2025{number % 900:04}", f"Student {number % 900}", f"Person {number}", f"Firm {number % 500}", "Analyst",
                f"2026-03-{number % 28 + 1:02}", f"{50 + number % 40}k USD a year", "SQL; Excel",
            ))  # fmt: skip
    return path


def test_cancelling_leaves_nothing_behind(empty_app: str, open_page: Callable[..., Page], large_log: Path):
    page = open_page()
    visit(page, f"{empty_app}/import")
    page.locator("input[type=file]").set_input_files(large_log)
    page.get_by_role("button", name="Cancel", exact=True).click(timeout=30_000)
    expect(page.get_by_text("Cancelled. Nothing of these files was stored.")).to_be_visible(timeout=60_000)
    settle(page)
    assert page.get_by_role("button", name="Store ").count() == 0

    page.locator("input[type=file]").set_input_files(large_log)
    expect(page.get_by_role("button", name="Store ")).to_be_visible(timeout=120_000)
    settle(page)
    page.get_by_role("button", name="Store ").click()
    page.get_by_role("button", name="Cancel", exact=True).click(timeout=30_000)
    expect(page.get_by_text("Storing was cancelled. Nothing was stored.")).to_be_visible(timeout=60_000)
    # the files stay on the desk, to be stored all the same
    expect(page.get_by_role("button", name="Store 40,000 rows")).to_be_visible(timeout=120_000)
    # as on the first day: no class, no history
    visit(page, empty_app)
    expect(page.get_by_role("heading", name="Start with your class")).to_be_visible()
