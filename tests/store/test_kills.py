"""A process killed at any moment of an import leaves all of it, or nothing."""

import random
import signal
import subprocess
import sys
import time

import pytest

from careerdash.store.database import Database
from tests.making import everything, table

KILLS = 30
IMPORT = """
import sys, time
from pathlib import Path
from careerdash.imports.commit import commit_import
from careerdash.imports.model import ImportSettings
from careerdash.imports.plan import plan_import
from careerdash.store.database import Database
from careerdash.workbooks.reader import Source, read_workbooks
from tests.making import NOW, TODAY

database = Database(Path(sys.argv[1]))
path = Path(sys.argv[2])
source = Source(path.name, path.read_bytes())
plan = plan_import(database, read_workbooks([source]), ImportSettings(), TODAY)
print("ready", flush=True)
begin = time.perf_counter()
commit_import(database, plan, "tester", NOW, originals=[source])
print(time.perf_counter() - begin, flush=True)
"""


def begin(database_path, workbook_path):
    command = [sys.executable, "-c", IMPORT, str(database_path), str(workbook_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.slow
def test_all_or_nothing(tmp_path, sample_folder):
    book = sample_folder / "class_2025_data.xlsx"
    whole_path = tmp_path / "whole.duckdb"
    whole = begin(whole_path, book)
    seconds = float(whole.stdout.readline())
    whole.wait()
    whole.stdout.close()
    opened = Database(whole_path)
    expected = {name: len(rows) for name, rows in everything(opened).items()}
    expected_rows = len(table(opened, "raw_rows", "raw_id"))
    opened.close()
    chance = random.Random(20260520)  # noqa: S311 - moments, not secrets
    outcomes = set()
    for number in range(KILLS):
        path = tmp_path / f"{number}.duckdb"
        process = begin(path, book)
        time.sleep(chance.uniform(0, seconds * 1.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        opened = Database(path)
        stored = len(table(opened, "batches", "batch"))
        outcomes.add(stored)
        found = {name: len(rows) for name, rows in everything(opened).items()}
        assert found == (expected if stored else dict.fromkeys(expected, 0))
        assert len(table(opened, "raw_rows", "raw_id")) == (expected_rows if stored else 0)
        opened.close()
    assert outcomes == {0, 1}, "kills came always too early or always too late to prove anything"
