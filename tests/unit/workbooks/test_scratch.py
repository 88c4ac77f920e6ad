"""Student data does not stay in the folder for temporary files."""

import os
import stat
import tempfile
import time
from pathlib import Path

import pytest

from careerdash.workbooks import process, reader
from careerdash.workbooks.reader import Source, read_workbooks
from careerdash.workbooks.refusals import Reason
from careerdash.workbooks.scratch import scratch_folder
from tests.hostile.parts import SMALL_SHEET, workbook

BOOK = workbook({"Log": SMALL_SHEET})


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_folder_is_private_and_removed() -> None:
    with scratch_folder() as folder:
        (folder / "0.bin").write_bytes(b"data")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()


def test_what_a_killed_program_left_is_removed_but_nothing_younger(temporary: Path) -> None:
    for name, hours in (("careerdash-reading-old", 7), ("careerdash-reading-young", 1), ("other-old", 9)):
        folder = temporary / name
        folder.mkdir()
        (folder / "0.bin").write_bytes(b"data")
        os.utime(folder, (time.time() - hours * 3600,) * 2)
    with scratch_folder():
        pass
    assert sorted(path.name for path in temporary.iterdir()) == ["careerdash-reading-young", "other-old"]


def test_what_was_read_outlives_its_folder(temporary: Path) -> None:
    table = read_workbooks([Source("a.xlsx", BOOK)])[0].sheets[0].table
    assert list(temporary.iterdir()) == []
    assert table.column("c0").to_pylist() == ["Name", "Ann Archer"]


def test_no_room_is_a_sentence_for_every_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reader, "_put_down", full)
    found = read_workbooks([Source("a.xlsx", BOOK), Source("b.xlsx", BOOK)])
    assert [book.reason for book in found] == [Reason.NO_ROOM, Reason.NO_ROOM]


def test_a_process_that_cannot_start_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process.sys, "executable", "/nowhere/python")
    found = read_workbooks([Source("a.xlsx", BOOK)])
    assert found[0].reason is Reason.STOPPED


def test_helper_files_are_named_as_such() -> None:
    found = read_workbooks(
        [Source("class/~$log.xlsx", b"\x05Anna"), Source("._log.xlsx", b"\x00\x05\x16\x07" + bytes(50))]
    )
    assert [book.reason for book in found] == [Reason.HELPER_FILE, Reason.HELPER_FILE]
