"""An unknown skill gets its name in a real browser, and the ranking follows."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import running_app
from tests.browser.steps import settle, visit

pytestmark = pytest.mark.browser


def test_an_unknown_skill_is_named_and_taken_back(
    sample_database: Path, open_page: Callable[..., Page], tmp_path: Path
):
    own = tmp_path / "own.duckdb"
    shutil.copy(sample_database, own)
    with running_app(own, tmp_path / "server.log") as address:
        page = open_page()
        visit(page, f"{address}/skills?as_of=2026-05-20")
        page.get_by_role("button", name="3 unknown skills: name them").click()
        expect(page.get_by_role("heading", name="Merge spellings")).to_be_visible(timeout=20_000)
        settle(page)
        box = page.get_by_test_id("stDataFrame").first.bounding_box()
        assert box
        page.mouse.click(box["x"] + 12, box["y"] + 35 + 17)
        expect(page.get_by_label("Name", exact=True)).to_have_value("短视频剪辑")
        page.get_by_label("Name", exact=True).fill("Short clips")
        page.get_by_label("Name", exact=True).press("Tab")
        expect(page.get_by_text("Changes 24 interviews: they will read Short clips.")).to_be_visible(timeout=20_000)
        page.get_by_role("button", name="Name", exact=True).click()
        expect(page.get_by_text("2 skills have no name yet")).to_be_visible(timeout=20_000)
        visit(page, f"{address}/skills?as_of=2026-05-20")
        expect(page.locator(".js-plotly-plot").get_by_text("Short clips")).to_be_visible(timeout=20_000)
        visit(page, f"{address}/spellings")
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_text("3 skills have no name yet")).to_be_visible(timeout=20_000)
        expect(page.get_by_role("button", name="Put back")).to_be_visible()
