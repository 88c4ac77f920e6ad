"""Taking a whole folder, and correcting a value, in a real browser."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import running_app
from tests.browser.steps import settle, visit

pytestmark = pytest.mark.browser


def test_a_folder_is_dropped_and_files_of_one_name_are_told_apart(
    empty_app: str, open_page: Callable[..., Page], sample_folder: Path, tmp_path: Path
):
    folder = tmp_path / "class"
    (folder / "care").mkdir(parents=True)
    shutil.copy(sample_folder / "late_2025_data.xlsx", folder / "log.xlsx")
    shutil.copy(sample_folder / "late_2025_care.xlsx", folder / "care" / "log.xlsx")
    (folder / "~$log.xlsx").write_bytes(b"lock")
    page = open_page()
    visit(page, f"{empty_app}/import")
    page.get_by_text("A whole folder").click()
    settle(page)
    page.locator("input[type=file]").set_input_files(folder)
    expect(page.get_by_role("button", name="Store ")).to_be_visible(timeout=20_000)
    names = page.locator("span", has_text="log.xlsx").all_inner_texts()
    assert {"class/log.xlsx", "class/care/log.xlsx"} <= set(names)
    assert page.get_by_role("alert").count() == 0


def test_a_value_is_corrected_and_withdrawn(sample_database: Path, open_page: Callable[..., Page], tmp_path: Path):
    own = tmp_path / "own.duckdb"
    shutil.copy(sample_database, own)
    with running_app(own, tmp_path / "server.log") as address:
        page = open_page()
        visit(page, f"{address}/student?as_of=2026-05-20&class=Data+and+Design+2025")
        page.get_by_role("tab", name="People met").click()
        settle(page)
        box = page.get_by_test_id("stDataFrame").first.bounding_box()
        assert box
        page.mouse.click(box["x"] + 12, box["y"] + 35 + 17)
        page.get_by_role("button", name="Correct a value").click()
        text = page.get_by_label("Text, as it should be")
        text.fill("Interaction design")
        text.press("Tab")
        settle(page)
        page.get_by_role("button", name="Store the correction").click()
        expect(page.get_by_text("is stored. It outranks the files")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("2 interviews held in 2 fields")).to_be_visible()
        visit(page, f"{address}/history")
        expect(page.get_by_text("Interaction design")).to_be_visible()
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_text("taken back").first).to_be_visible(timeout=20_000)
