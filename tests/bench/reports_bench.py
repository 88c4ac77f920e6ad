"""How long a class report of 40 students takes: the value behind it, and each file from the click to its bytes."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from careerdash.privacy.scope import Scope
from careerdash.reports.build import report_bytes
from careerdash.reports.class_report import draft_class_report
from careerdash.reports.values import ClassReport
from careerdash.store.database import Database
from tests.bench.figures import Figure
from tests.bench.questions import populate

# a class of 40 to report on, and one of 100 to compare it with
STUDENTS = 140
# a class asks about a few fields, not about forty
FEW_FIELDS = (
    "UPDATE interviews SET field = 'Field ' || hash(person_key) % 4, field_key = 'field' || hash(person_key) % 4",
    "UPDATE interview_skills SET field_key = 'field' || hash(person_key) % 4",
)
RUNS = 9
TODAY = date(2024, 11, 20)
BUDGETS = {".xlsx": 0.2, ".pdf": 0.3, ".pptx": 0.3}
GROUP = "report, 40 students"


def run() -> list[Figure]:
    """Measure the value of a report and each file with it, warm; every run reports on another day."""
    with tempfile.TemporaryDirectory() as folder:
        database = populate(Path(folder) / "reports.duckdb", STUDENTS)
        with database.write() as session:
            for statement in FEW_FIELDS:
                session._cursor.execute(statement)
        try:
            return _measured(database)
        finally:
            database.close()


def _measured(database: Database) -> list[Figure]:
    everything = Scope.everything(database)
    scope = _smallest(database, everything)

    def value(number: int) -> ClassReport:
        as_of = TODAY - timedelta(days=number)
        return draft_class_report(database=database, scope=scope, as_of=as_of, today=TODAY, reach=everything).report

    figures = [
        Figure(GROUP, "value alone", _warm(value), "s"),
        Figure(GROUP, "value alone, CPU", _warm(value, process_time), "s"),
    ]
    report = value(0)
    for suffix, budget in BUDGETS.items():
        figures.append(
            Figure(GROUP, f"{suffix} alone", _warm(lambda number, kind=suffix: _written(report, number, kind)), "s")
        )
        whole = _warm(lambda number, kind=suffix: report_bytes(value(number), kind))
        figures.append(Figure(GROUP, f"{suffix} with its value", whole, "s", budget))
    return figures


def _written(report: ClassReport, number: int, suffix: str) -> bytes:
    """Write the report with another title: the typesetter remembers what it has set before."""
    return report_bytes(replace(report, title=f"{report.title} {number}"), suffix)


def _smallest(database: Database, everything: Scope) -> Scope:
    rows = database.rows("exports.class_sizes", everything.parameters())
    return Scope(frozenset({min(rows, key=lambda row: (row["students"], row["class_id"]))["class_id"]}))


def _warm(make: Callable[[int], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return the middle of some runs in seconds, after one to warm up."""
    make(RUNS)
    taken = []
    for number in range(RUNS):
        started = clock()
        make(number)
        taken.append(clock() - started)
    return median(taken)
