from pathlib import Path

import pytest

from careerdash.errors import StoreUnavailable
from careerdash.store.opened import close_all, opened


def test_one_path_is_opened_once(tmp_path: Path):
    try:
        assert opened(tmp_path / "a.duckdb") is opened(tmp_path / "a.duckdb")
        assert opened(tmp_path / "a.duckdb") is not opened(tmp_path / "b.duckdb")
    finally:
        close_all()


def test_a_closed_file_may_be_opened_again(tmp_path: Path):
    first = opened(tmp_path / "a.duckdb")
    close_all()
    try:
        assert opened(tmp_path / "a.duckdb") is not first
        assert opened(tmp_path / "a.duckdb").data_version == 0
    finally:
        close_all()


def test_a_file_that_is_no_database_says_so_and_is_tried_again(tmp_path: Path):
    path = tmp_path / "a.duckdb"
    path.write_text("not a database, and long enough to be looked at" * 300)
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        opened(path)
    path.unlink()
    assert opened(path).data_version == 0
    close_all()
