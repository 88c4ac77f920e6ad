"""Servers and a real Chromium for the browser tests; a request to another host fails the test that made it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from careerdash.imports.sample import load_sample
from careerdash.store.database import Database
from tests.browser.running import running_app

OWN_HOST = "127.0.0.1"
SAMPLE_DAY = date(2026, 5, 20)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, else the one Playwright installed."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens pages 1280 pixels wide in a colour scheme; afterwards every request must have gone to this machine."""
    requested: list[str] = []
    opened = []

    def new(scheme: str = "light", width: int = 1280, height: int = 900) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        opened.append(context)
        page = context.new_page()
        page.on("request", lambda request: requested.append(request.url))
        return page

    yield new
    for context in opened:
        context.close()
    hosts = {urlsplit(url).hostname for url in requested if not url.startswith(("data:", "blob:"))}
    assert hosts <= {OWN_HOST}, f"requests left this machine: {sorted(map(str, hosts - {OWN_HOST}))}"


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the sample classes, closed."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    database = Database(path)
    load_sample(database, "tester", datetime(2026, 5, 20, 9, 0, tzinfo=UTC).replace(tzinfo=None), SAMPLE_DAY)
    database.close()
    return path


@pytest.fixture(scope="session")
def sample_app(sample_database: Path) -> Iterator[str]:
    """The address of a server with the sample classes."""
    with running_app(sample_database, sample_database.parent / "server.log") as address:
        yield address


@pytest.fixture
def empty_app(tmp_path: Path) -> Iterator[str]:
    """The address of a server with a new, empty database."""
    with running_app(tmp_path / "empty.duckdb", tmp_path / "server.log") as address:
        yield address
