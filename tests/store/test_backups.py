"""Backups and the exchange of the file: whole or not at all, also when the process is killed."""

import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import datetime

import duckdb
import pytest

from careerdash.care.restoring import restore_backup
from careerdash.errors import BackupRefused, StoreUnavailable
from careerdash.store.backup import back_up
from careerdash.store.database import Database
from careerdash.store.soundness import leftovers
from tests.making import LOG, NOW, ROSTER, everything, store, table, workbook

KILLS = 12
OLD, NEW = "old", "new"
# of a database file of the engine
HEADERS, BLOCK = 3 * 4096, 256 * 1024
ERASE = """
import sys, time
from pathlib import Path
from careerdash.care.erasure import erase
from careerdash.care.people import Manner, find_student
from careerdash.store.database import Database
from tests.making import NOW

database = Database(Path(sys.argv[1]))
print("ready", flush=True)
begin = time.perf_counter()
erase(database, lambda session: find_student(session, "20250001"), Manner.ERASED, "tester", NOW)
print(time.perf_counter() - begin, flush=True)
"""
RESTORE = """
import sys, time
from pathlib import Path
from careerdash.care.restoring import restore_backup
from tests.making import NOW

path = Path(sys.argv[1])
print("ready", flush=True)
begin = time.perf_counter()
restore_backup(path.with_name("copy.backup"), path, NOW)
print(time.perf_counter() - begin, flush=True)
"""
HOLD = """
import sys
from pathlib import Path
from careerdash.store.database import Database

database = Database(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
"""


def begin(program, path):
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", program, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n"
    return process


def end(process):
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


@pytest.fixture
def filled(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    store(database, workbook("log.xlsx", {"Log": LOG}))
    return database


def test_a_backup_holds_everything_and_opens_by_itself(filled, tmp_path):
    before, raw = everything(filled), table(filled, "raw_rows")
    backup = back_up(filled, tmp_path / "copy.duckdb")
    assert backup.rows["raw_rows"] == len(raw)
    assert backup.size == backup.path.stat().st_size
    with closing(Database(backup.path)) as copy:
        assert everything(copy) == before
        assert table(copy, "raw_rows") == raw
        assert table(copy, "schema_migrations") == table(filled, "schema_migrations")
    assert leftovers(filled.path) == []


def test_a_backup_is_never_written_over(filled, tmp_path):
    target = tmp_path / "copy.duckdb"
    target.write_text("mine")
    with pytest.raises(BackupRefused, match="exists already"):
        back_up(filled, target)
    assert target.read_text() == "mine"
    with pytest.raises(BackupRefused, match="no folder"):
        back_up(filled, tmp_path / "nowhere" / "copy.duckdb")


def test_a_backup_is_of_one_moment_while_others_write(filled, tmp_path):
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            row = [f"{30000000 + number}", f"Student Number{number}", "Data 1"]
            store(filled, workbook(f"{number}.xlsx", {"Roster": [ROSTER[0], row]}))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backup = back_up(filled, tmp_path / f"copy{number}.duckdb")
            with closing(Database(backup.path)) as copy:
                # an import is there with its row and its student, or not at all
                imports = len(table(copy, "batches", "batch"))
                assert len(table(copy, "students", "student_key")) == imports
    finally:
        stop.set()
        writer.join()


def test_readers_see_whole_answers_while_the_file_is_exchanged(filled):
    stop, seen = threading.Event(), [filled.data_version]

    def read():
        while not stop.is_set():
            seen.append(filled.data_version)
            time.sleep(0.002)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(3):
            filled.rebuild(lambda _session: None)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert set(seen) <= set(range(seen[0], seen[0] + 4))
    assert filled.data_version == seen[0] + 3
    with filled.write():
        pass
    assert leftovers(filled.path) == []


def test_a_change_that_fails_leaves_the_old_file(filled):
    before = everything(filled)

    def fail(session):
        session.run("erasing.delete_raw_rows", {"raw_ids": [1 << 32]})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        filled.rebuild(fail)
    assert everything(filled) == before
    assert len(table(filled, "raw_rows", "raw_id")) == 4
    assert leftovers(filled.path) == []


def test_a_restored_database_is_the_backup_and_the_old_one_is_kept(filled, tmp_path):
    path = filled.path
    before = everything(filled)
    backup = back_up(filled, tmp_path / "copy.duckdb").path
    store(filled, workbook("more.xlsx", {"Roster": [ROSTER[0], ["20250003", "Cai Wen", "Data 1"]]}))
    later = everything(filled)
    filled.close()
    receipt = restore_backup(backup, path, datetime(2026, 5, 20, 9, 30, 5))  # noqa: DTZ001
    assert receipt.restored.before == path.with_name("careerdash-before-2026-05-20-093005.duckdb")
    assert (receipt.students, receipt.interviews) == (2, 2)
    with closing(Database(path)) as now, closing(Database(receipt.restored.before)) as old:
        assert everything(now) == before
        assert everything(old) == later
    assert backup.exists()


def test_a_restore_refuses_what_is_no_sound_backup_and_changes_nothing(filled, tmp_path):
    path, sound = filled.path, back_up(filled, tmp_path / "copy.duckdb").path
    filled.close()
    before = path.read_bytes()
    text, other, damaged, newer = (tmp_path / f"{name}.duckdb" for name in ("text", "other", "damaged", "newer"))
    text.write_text("no database, but long enough to be looked at" * 300)
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE t (a INTEGER)")
    content = bytearray(sound.read_bytes())
    for at in range(HEADERS, len(content), BLOCK):
        content[at + 64 : at + 96] = bytes(byte ^ 255 for byte in content[at + 64 : at + 96])
    damaged.write_bytes(bytes(content))
    newer.write_bytes(sound.read_bytes())
    with duckdb.connect(str(newer)) as connection:
        connection.execute("INSERT INTO schema_migrations VALUES ('9999_later', now())")
    for file, words in (
        (tmp_path / "none.duckdb", "no file"), (text, "cannot be read"), (other, "no careerdash database"),
        (damaged, "damaged"), (newer, "newer version"), (path, "is the database in use"),
    ):  # fmt: skip
        with pytest.raises(BackupRefused, match=words):
            restore_backup(file, path, NOW)
    assert path.read_bytes() == before
    assert leftovers(path) == []


def test_a_restore_into_nothing_makes_the_database(filled, tmp_path):
    backup = back_up(filled, tmp_path / "copy.duckdb").path
    receipt = restore_backup(backup, tmp_path / "new" / "careerdash.duckdb", NOW)
    assert receipt.restored.before is None
    with closing(Database(receipt.restored.path)) as fresh:
        assert everything(fresh) == everything(filled)


def test_a_database_that_others_have_open_is_neither_replaced_nor_copied(filled, tmp_path):
    path, backup = filled.path, back_up(filled, tmp_path / "copy.duckdb").path
    filled.close()
    holder = begin(HOLD, path)
    try:
        with pytest.raises(StoreUnavailable, match="open in another program"):
            restore_backup(backup, path, NOW)
        with pytest.raises(StoreUnavailable, match="another program"):
            Database(path)
    finally:
        end(holder)
    assert leftovers(path) == []


def test_a_damaged_database_gives_way_to_a_backup_and_is_kept(filled, tmp_path):
    path, before = filled.path, everything(filled)
    backup = back_up(filled, tmp_path / "copy.duckdb").path
    filled.close()
    path.write_bytes(b"\x00" * 20_000)
    receipt = restore_backup(backup, path, NOW)
    assert receipt.restored.before.read_bytes() == b"\x00" * 20_000
    with closing(Database(path)) as now:
        assert everything(now) == before


def test_imports_that_wait_for_the_exchange_are_not_lost(filled):
    def write():
        for number in range(6):
            row = [f"{30000000 + number}", f"Student Number{number}", "Data 1"]
            store(filled, workbook(f"{number}.xlsx", {"Roster": [ROSTER[0], row]}))

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        filled.rebuild(lambda _session: None)
    writer.join()
    assert len(table(filled, "students", "student_key")) == 8
    assert len(table(filled, "batches", "batch")) == 8


def killed(tmp_path, program, prepare, look):
    """What is there after kills at moments that close in on the exchange: later after the old file, earlier after the new."""
    path = tmp_path / "careerdash.duckdb"
    prepare()
    process = begin(program, path)
    moment = float(process.stdout.readline())
    end(process)
    found = []
    for _ in range(KILLS):
        for left in tmp_path.iterdir():
            left.unlink()
        prepare()
        process = begin(program, path)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        end(process)
        with closing(Database(path)) as opened:
            found.append(look(opened))
        moment *= 1.25 if found[-1] == OLD else 0.8
    return found


@pytest.mark.slow
def test_a_process_killed_while_it_restores_leaves_the_old_file_or_the_backup(filled, tmp_path):
    backup = back_up(filled, tmp_path / "copy.backup").path.read_bytes()
    store(filled, workbook("more.xlsx", {"Roster": [ROSTER[0], ["20250003", "Cai Wen", "Data 1"]]}))
    filled.close()
    whole = filled.path.read_bytes()

    def prepare():
        (tmp_path / "copy.backup").write_bytes(backup)
        filled.path.write_bytes(whole)

    def look(opened):
        assert (tmp_path / "copy.backup").read_bytes() == backup
        rows = len(table(opened, "raw_rows", "raw_id"))
        assert (len(table(opened, "students", "student_key")), rows) in ((3, 5), (2, 4))
        return OLD if rows == 5 else NEW

    assert set(killed(tmp_path, RESTORE, prepare, look)) == {OLD, NEW}


@pytest.mark.slow
def test_a_process_killed_while_it_erases_leaves_the_old_file_or_the_new(filled, tmp_path):
    filled.close()
    whole = filled.path.read_bytes()

    def look(opened):
        names = [name for (name,) in table(opened, "students", "student_name")]
        rows = len(table(opened, "raw_rows", "raw_id"))
        assert (names, rows) in ((["Ann Archer", "Ben Brook"], 4), (["Ben Brook"], 2))
        return OLD if rows == 4 else NEW

    found = killed(tmp_path, ERASE, lambda: filled.path.write_bytes(whole), look)
    assert set(found) == {OLD, NEW}
