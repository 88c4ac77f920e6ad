"""What an import costs, against the bare reading of the same file and against the usual pandas way.

Each side runs in a process of its own and reports its CPU, children included, so that neither warms the other up.
An import is measured as in an app that is running: modules are loaded, the database is open, and a class workbook was
planned before. The bare reading is repeated and its best run counts, since nothing but noise makes it slower.
"""

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.big_workbook import big_workbook
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from careerdash.store.database import Database

ROWS = 100_000
CLASS_WORKBOOK = Path("sample_data") / "class_2025_data.xlsx"
_AS_OF = date(2026, 5, 20)
_REPEATS = 2
_PAUSE = 0.25
_STAGES = ("reading", "planning", "committing")


def run() -> list[Figure]:
    """Measure and return the figures of the budget table."""
    big = big_workbook(ROWS)
    bare = min((_measure("bare_read", big) for _run in range(_REPEATS)), key=_cpu_of)
    whole = min((_measure("whole_import", big) for _run in range(_REPEATS)), key=_cpu_of)
    pandas = _measure("pandas_way", big)
    preview = _measure("preview", CLASS_WORKBOOK)
    group = f"import {ROWS:,} x 35"
    return [
        Figure(group, "bare read by calamine, CPU", bare["cpu"], "s"),
        Figure(group, "whole import, CPU", whole["cpu"], "s"),
        Figure(group, "whole import, clock", whole["clock"], "s"),
        Figure(group, "whole import / bare read", whole["cpu"] / bare["cpu"], "x", limit=3.0),
        Figure(group, "memory of the app process", whole["memory"], "MB", limit=600),
        *(Figure(group, f"of it {stage}, CPU", whole[stage], "s") for stage in _STAGES),
        Figure(group, "longest wait of a page meanwhile, clock", whole["wait"], "s"),
        Figure(
            group, "pandas, apply and to_sql / whole import, CPU", pandas["cpu"] / whole["cpu"], "x", 8, at_least=True
        ),
        Figure("class workbook", "upload to preview, clock", preview["clock"], "s", limit=1.0),
    ]


def _measure(side: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.import_bench", side, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {name: float(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}


def bare_read(path: Path) -> dict[str, float]:
    """Every cell of the file, in the cheapest way there is."""
    import python_calamine

    sheet = python_calamine.load_workbook(str(path)).get_sheet_by_index(0)
    for _row in sheet.iter_rows():
        pass
    return {}


def pandas_way(path: Path) -> dict[str, float]:
    """What a script of twenty lines does: read, clean two columns, store."""
    import sqlite3

    import pandas as pd

    frame = pd.read_excel(path, engine="openpyxl", dtype=str)
    for column in ("Salary", "Starting salary", "Experienced salary"):
        frame[f"{column} number"] = frame[column].apply(lambda text: "".join(c for c in str(text) if c.isdigit()))
    frame["skills"] = frame["Key Skills"].apply(lambda text: "; ".join(part.strip() for part in str(text).split(",")))
    frame["day"] = pd.to_datetime(frame["Interview Date"], errors="coerce")
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "pandas.sqlite")
        frame.to_sql("interviews", connection, index=False)
        connection.close()
    return {}


def whole_import(path: Path) -> dict[str, float]:
    """Read, map, check, plan and commit into a new database."""
    return _import(path, stored=True)


def preview(path: Path) -> dict[str, float]:
    """Read and plan, as the page does before it shows what it found."""
    return _import(path, stored=False)


def _import(path: Path, *, stored: bool) -> dict[str, float]:
    from careerdash.imports.commit import commit_import
    from careerdash.imports.model import ImportSettings
    from careerdash.imports.plan import plan_import
    from careerdash.store.database import Database
    from careerdash.workbooks.reader import Source, read_workbooks

    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "bench.duckdb")
        if stored:
            known = Source(CLASS_WORKBOOK.name, CLASS_WORKBOOK.read_bytes())
            plan_import(database, read_workbooks([known]), ImportSettings(), _AS_OF)
        watch = _Watch(database)
        start, before = time.perf_counter(), _cpu()
        sources = [Source(path.name, path.read_bytes())]
        read = read_workbooks(sources)
        after_read = _cpu()
        with watch:
            plan = plan_import(database, read, ImportSettings(), _AS_OF)
            after_plan = _cpu()
            if not stored:
                return {"clock": time.perf_counter() - start}
            receipt = commit_import(database, plan, "bench", datetime.now(UTC).replace(tzinfo=None), originals=sources)
        after_commit = _cpu()
        clock = time.perf_counter() - start
        database.close()
    if receipt.counts.held:
        raise RuntimeError(f"{receipt.counts.held} rows of the made-up workbook were held: the bench measures nothing")
    return {
        "clock": clock,
        "reading": after_read - before,
        "planning": after_plan - after_read,
        "committing": after_commit - after_plan,
        "cpu": _cpu() - before,
        "wait": watch.longest,
    }


class _Watch:
    """Asks a small question again and again from another thread, as the pages of other advisors do."""

    def __init__(self, database: "Database") -> None:
        self.longest = 0.0
        self._database = database
        self._over = threading.Event()
        self._asking = threading.Thread(target=self._ask)

    def __enter__(self) -> None:
        self._asking.start()

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._asking.join()

    def _ask(self) -> None:
        while not self._over.wait(_PAUSE):
            start = time.perf_counter()
            self._database.rows("history.batches")
            self.longest = max(self.longest, time.perf_counter() - start)


SIDES: dict[str, Callable[[Path], dict[str, float]]] = {
    "bare_read": bare_read,
    "pandas_way": pandas_way,
    "whole_import": whole_import,
    "preview": preview,
}


def _cpu_of(found: dict[str, float]) -> float:
    return found["cpu"]


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main() -> None:
    """Run one side and print its figures as one line of JSON."""
    before = _cpu()
    found = SIDES[sys.argv[1]](Path(sys.argv[2]))
    found.setdefault("cpu", _cpu() - before)
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
