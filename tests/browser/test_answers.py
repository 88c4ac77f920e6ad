"""Answers keep their address, and every mark leads to the interviews and the cells it was drawn from."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import bars_drawn, settle, visit

pytestmark = pytest.mark.browser
DAY = "as_of=2026-05-20"
LONG = 20_000
COUNTED = re.compile(r"^(\d+) professionals? counted · \d+ interviews?$")


def sentence(page: Page) -> str:
    return page.locator("h4").first.inner_text()


def choose(page: Page, label: str, option: str) -> None:
    """Choose a value in the popover of filters."""
    page.get_by_role("button", name="Filters").click()
    box = page.get_by_label(label, exact=True)
    box.click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    settle(page)


def mark(page: Page, number: int) -> None:
    """Click one bar of the first chart."""
    page.locator(".js-plotly-plot .bars .point path").nth(number).click(force=True)


def hovered(page: Page, people: str) -> str:
    """How many people the first bar of the first chart says it stands for."""
    told = page.evaluate(
        "() => document.querySelector('.js-plotly-plot').data.find(t => t.type === 'bar').hovertext[0]"
    )
    found = re.search(people, told)
    assert found is not None
    return found[1]


def open_first_row(page: Page, table: int) -> None:
    """Tick the first row of a table of the dialog."""
    grid = page.get_by_role("dialog").get_by_test_id("stDataFrame").nth(table)
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 14, box["y"] + 52)


def test_filters_are_kept_in_the_address(sample_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{sample_app}/salary?{DAY}&currency=USD")
    everyone = sentence(page)
    choose(page, "Field", "Software engineering")
    expect(page.get_by_role("button", name="Software engineering")).to_be_visible(timeout=LONG)
    narrowed = sentence(page)
    assert narrowed != everyone
    assert "field=Software" in page.url

    again = open_page()
    visit(again, page.url)
    assert sentence(again) == narrowed
    assert bars_drawn(again) == bars_drawn(page)

    again.get_by_role("button", name="Software engineering").click()
    settle(again)
    expect(again.locator("h4").first).to_have_text(everyone, timeout=LONG)
    assert "field=" not in again.url


@pytest.mark.parametrize(("place", "people"), [("skills", r"(\d+) of \d+"), ("salary", r"n = (\d+)")])
def test_a_mark_opens_its_interviews_and_their_cells(
    sample_app: str, open_page: Callable[..., Page], place: str, people: str
):
    page = open_page()
    visit(page, f"{sample_app}/{place}?{DAY}&class=Data+and+Design+2025")
    bars_drawn(page)
    said = hovered(page, people)
    mark(page, 0)
    dialog = page.get_by_role("dialog")
    counted = dialog.get_by_text(COUNTED)
    expect(counted).to_be_visible(timeout=LONG)
    # the list counts as many people as the mark says under the mouse
    assert COUNTED.match(counted.inner_text())[1] == said
    settle(page)
    open_first_row(page, 0)
    expect(dialog.get_by_text("Choose a cell to see how it was read.")).to_be_visible(timeout=LONG)
    settle(page)
    expect(dialog.get_by_test_id("stDataFrame")).to_have_count(2)
    open_first_row(page, 1)
    expect(dialog.get_by_text("Choose a cell to see how it was read.")).not_to_be_visible(timeout=LONG)

    # the same mark opens again
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).not_to_be_visible(timeout=LONG)
    settle(page)
    mark(page, 0)
    expect(dialog.get_by_text(COUNTED)).to_be_visible(timeout=LONG)


def test_a_mark_opens_nothing_with_names_hidden(sample_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{sample_app}/skills?{DAY}&view=share")
    bars_drawn(page)
    mark(page, 0)
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_field_of_the_directory_opens_its_answers(sample_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{sample_app}/fields?{DAY}")
    grid = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert grid is not None
    page.mouse.click(grid["x"] + 40, grid["y"] + 52)
    expect(page.get_by_test_id("stTextInputField")).to_be_visible(timeout=LONG)
    settle(page)
    assert "field=" in page.url
    assert "of 24 questions answered." in sentence(page)


def test_a_part_of_the_pay_readings_opens_its_interviews(sample_app: str, open_page: Callable[..., Page]):
    page = open_page()
    visit(page, f"{sample_app}/salary?{DAY}")
    part = page.get_by_role("button", name=re.compile(r"^declined \d+"))
    said = re.search(r"declined (\d+)", part.inner_text())
    assert said is not None
    part.click()
    expect(page.get_by_role("dialog").get_by_text(f"{said[1]} interviews", exact=True)).to_be_visible(timeout=LONG)
