"""A picture of every page, light and dark, for the documentation; a page that is not drawn fails here."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import REPOSITORY
from tests.browser.steps import bars_drawn, settle, visit

pytestmark = pytest.mark.browser

FOLDER = REPOSITORY / "docs" / "screenshots"
DAY = "as_of=2026-05-20"
ADDRESSES = {
    "today": f"?{DAY}",
    "classes": f"classes?{DAY}",
    "progress": f"progress?{DAY}",
    "students": f"student?{DAY}&class=Data+and+Design+2025",
    "salary": "salary?class=Data+and+Design+2025",
    "skills": "skills",
    "satisfaction": "satisfaction",
    "history": "history",
    "rows": "rows",
    "reports": f"reports?{DAY}",
}
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ADDRESSES)
def test_picture_of_a_page(sample_app: str, open_page: Callable[..., Page], name: str, scheme: str):
    page = open_page(scheme)
    visit(page, f"{sample_app}/{ADDRESSES[name]}")
    if name in {"salary", "skills", "satisfaction"}:
        assert bars_drawn(page) > 0
    if name in {"progress", "rows"}:
        expect(page.locator('[data-testid="stDataFrame"] canvas').first).to_be_visible(timeout=20_000)
    if name == "today":
        expect(page.locator('[data-testid="stMetricChart"] :is(svg, canvas)').first).to_be_visible(timeout=20_000)
    _picture(page, name, scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pictures_of_a_first_import(empty_app: str, open_page: Callable[..., Page], sample_folder: Path, scheme: str):
    page = open_page(scheme)
    visit(page, empty_app)
    _picture(page, "welcome", scheme)
    visit(page, f"{empty_app}/import")
    page.locator("input[type=file]").set_input_files(sample_folder / "class_2025_data.xlsx")
    page.get_by_role("button", name="Store ").wait_for(timeout=20_000)
    settle(page)
    _picture(page, "import", scheme)


def _picture(page: Page, name: str, scheme: str) -> None:
    assert page.locator('[data-testid="stException"]').count() == 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}-{scheme}.png"
    page.screenshot(path=path)
    assert path.stat().st_size > 10_000
