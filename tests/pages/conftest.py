"""Pages as their users open them: through the shell, on a database file of their own."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from careerdash.imports.sample import load_sample
from careerdash.store.database import Database
from careerdash.store.opened import close_all

REPOSITORY = Path(__file__).resolve().parents[2]
SHELL = REPOSITORY / "careerdash" / "ui" / "shell.py"
SAMPLE_DAY = date(2026, 5, 20)

OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the sample classes, closed, to be copied."""
    path = tmp_path_factory.mktemp("pages") / "sample.duckdb"
    database = Database(path)
    now = datetime(2026, 5, 20, 9, 0, tzinfo=UTC).replace(tzinfo=None)
    load_sample(database, "tester", now, SAMPLE_DAY)
    database.close()
    return path


def opener(path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Return what opens pages on a database file."""
    monkeypatch.setenv("CAREERDASH_DATABASE", str(path))

    def open_page(name: str = "", **address: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(SHELL), default_timeout=30)
        if name:
            app.switch_page(f"../../pages/{name}.py")
        for key, value in address.items():
            app.query_params[key] = value
        return app.run()

    return open_page


@pytest.fixture
def empty_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenPage]:
    """Opens pages on a new database."""
    yield opener(tmp_path / "empty.duckdb", monkeypatch)
    close_all()


@pytest.fixture
def sample_app(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenPage]:
    """Opens pages on a copy of the sample, on the day the sample is told of."""
    path = tmp_path / "sample.duckdb"
    shutil.copy(sample_file, path)
    opened = opener(path, monkeypatch)
    yield lambda name="", **address: opened(name, **{"as_of": SAMPLE_DAY.isoformat(), **address})
    close_all()
