"""What every test may ask for: an open database of its own, and a day that does not move."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from careerdash.store.database import Database

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database file with the newest schema."""
    opened = Database(tmp_path / "careerdash.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def today() -> date:
    """The day the sample data is made for."""
    return date(2026, 5, 20)


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """The folder of the sample workbooks."""
    return REPOSITORY / "sample_data"
