"""From a line of the day to the student, to a step set by hand, to the matrix and the history."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import running_app
from tests.browser.steps import settle, visit

pytestmark = pytest.mark.browser
DAY = "as_of=2026-05-20"
LONG = 20_000


@pytest.fixture
def own_app(sample_database: Path, tmp_path: Path) -> Iterator[str]:
    """A server with a copy of the sample classes, to change them."""
    database = tmp_path / "sample.duckdb"
    shutil.copy(sample_database, database)
    with running_app(database, tmp_path / "server.log") as address:
        yield address


def test_a_line_leads_to_the_student_and_a_step_set_by_hand_shows_everywhere(
    own_app: str, open_page: Callable[..., Page]
):
    page = open_page()
    visit(page, f"{own_app}/?{DAY}")
    line = page.locator("[class*=st-key-open-]").nth(1)
    line.get_by_role("button").click()
    expect(page.locator("h1")).to_have_text("Students", timeout=LONG)
    settle(page)
    student = page.url.split("student=")[1].split("&")[0]

    page.locator(".st-key-set-assignment-analyse_results button").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why").fill("Told in a talk")
    dialog.get_by_label("Why").press("Tab")
    dialog.get_by_role("button", name="Set", exact=True).click()
    expect(page.locator(".st-key-unset-assignment-analyse_results")).to_be_visible(timeout=LONG)
    expect(page.get_by_text("Told in a talk")).to_be_visible()
    settle(page)

    # the evidence behind the step says what it would be without the hand, and since when it stands so
    page.locator(".st-key-rows-assignment-analyse_results button").first.click()
    evidence = page.get_by_role("dialog")
    expect(evidence.get_by_text("How it came to stand so")).to_be_visible(timeout=LONG)
    expect(evidence.get_by_text("Set by", exact=False).first).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)

    page.get_by_role("tab", name="Notes and history").click()
    expect(page.get_by_text("Analyse results set to done: Told in a talk")).to_be_visible(timeout=LONG)

    visit(page, f"{own_app}/progress?{DAY}&class=Data+and+Design+2025")
    expect(page.get_by_text("23 of 34 done")).to_be_visible(timeout=LONG)
    page.get_by_text("Set by hand", exact=True).click()
    expect(page.get_by_text("1 of 35 students")).to_be_visible(timeout=LONG)

    visit(page, f"{own_app}/history")
    expect(page.get_by_text("Stated by hand")).to_be_visible(timeout=LONG)

    visit(page, f"{own_app}/student?{DAY}&student={student}")
    page.locator(".st-key-unset-assignment-analyse_results button").click()
    expect(page.locator(".st-key-set-assignment-analyse_results")).to_be_visible(timeout=LONG)
    settle(page)
    visit(page, f"{own_app}/progress?{DAY}&class=Data+and+Design+2025")
    expect(page.get_by_text("22 of 34 done")).to_be_visible(timeout=LONG)


def test_the_line_of_a_class_leads_to_its_students(own_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{own_app}/today?{DAY}&class=Education+and+Care+2025")
    page.locator("[class*=st-key-show-] button").first.click()
    expect(page.locator("h1")).to_have_text("Progress", timeout=LONG)
    settle(page)
    expect(page.get_by_text("25 of 29 students")).to_be_visible(timeout=LONG)


def test_a_line_put_off_goes_quiet_and_is_brought_back(own_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{own_app}/?{DAY}")
    expect(page.get_by_text("20 students need you today.")).to_be_visible()
    page.locator("[class*=st-key-later-] button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why").fill("Is ill")
    dialog.get_by_label("Why").press("Tab")
    dialog.get_by_role("button", name="Put off").click()
    expect(page.get_by_text("19 students need you today.")).to_be_visible(timeout=LONG)
    settle(page)
    page.get_by_text("1 line is quiet").click()
    expect(page.get_by_text("Put off until 2026-05-27")).to_be_visible()
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_text("20 students need you today.")).to_be_visible(timeout=LONG)


def test_a_message_is_shown_to_copy_and_noted_as_sent(own_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{own_app}/?{DAY}")
    page.locator("[class*=st-key-message-] button").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Hello ")).to_be_visible(timeout=LONG)
    dialog.get_by_role("button", name="Contacted today").click()
    expect(page.get_by_text("19 students need you today.")).to_be_visible(timeout=LONG)


def test_the_sheet_of_a_student_is_a_pdf_of_one_page(own_app: str, open_page: Callable[..., Page], tmp_path: Path):
    page = open_page()
    visit(page, f"{own_app}/student?{DAY}")
    with page.expect_download() as arriving:
        page.get_by_role("button", name="Sheet to print").click()
    sheet = tmp_path / "sheet.pdf"
    arriving.value.save_as(sheet)
    content = sheet.read_bytes()
    assert content.startswith(b"%PDF")
