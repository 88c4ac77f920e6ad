"""The same data and settings give the same bytes (PDF, CSV) or the same cells (workbooks, slides)."""

import random
from datetime import date, datetime
from pathlib import Path

import pytest

from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.reports.build import report_bytes
from careerdash.reports.class_report import build_class_report
from careerdash.reports.exports import TABLES, export_table
from careerdash.reports.package import report_package
from careerdash.store.database import Database
from tests.unit.reports.conftest import Population
from tests.unit.reports.random_classes import AS_OF, random_class
from tests.unit.reports.reading_files import slide_texts, workbook_cells

NOW = datetime.fromisoformat("2025-04-16T09:30:00")


def same_class(path, seed, ids):
    """The same records; what is issued at random (ids of students, interviews and people) differs with ``ids``."""
    population = Population(Database(path))
    random_class(population, "Class 1", seed)
    random_class(population, "Class 2", seed + 1)
    chance = random.Random(ids)  # noqa: S311
    issued = {}

    def other(key):
        return key and issued.setdefault(key, f"{chance.getrandbits(64):016x}")

    for row in (*population.students, *population.interviews, *population.skills):
        for name in ("student_key", "interview_id", "professional_id"):
            if name in row:
                row[name] = other(row[name])
    for row in population.links:
        row["record_id"] = other(row["record_id"])
    return population.store()


@pytest.fixture(params=[21, 24])
def twins(request, tmp_path):
    made = [same_class(tmp_path / f"{ids}.duckdb", request.param, ids) for ids in (1, 2)]
    yield made
    for database in made:
        database.close()


def built(database, view):
    everything = Scope.everything(database)
    return build_class_report(
        database=database, scope=Scope(frozenset({"class 1"})), as_of=AS_OF, today=AS_OF, view=view, reach=everything
    )


@pytest.mark.parametrize("view", [View.SHARE, View.ADVISOR])
def test_reports_of_the_same_records_are_the_same(twins, view):
    one, other = (built(database, view) for database in twins)
    assert report_bytes(one, ".pdf") == report_bytes(other, ".pdf")
    assert workbook_cells(report_bytes(one, ".xlsx")) == workbook_cells(report_bytes(other, ".xlsx"))
    assert slide_texts(report_bytes(one, ".pptx")) == slide_texts(report_bytes(other, ".pptx"))


def test_workbook_written_twice_is_the_same_to_the_byte(twins):
    report = built(twins[0], View.SHARE)
    assert report_bytes(report, ".xlsx") == report_bytes(report, ".xlsx")


def test_archives_of_the_same_records_are_the_same(twins):
    def archive(database):
        everything = Scope.everything(database)
        asked = (database, everything, ".pdf", View.SHARE, AS_OF)
        return report_package(*asked, author="Wang", now=NOW, reach=everything)

    assert archive(twins[0]) == archive(twins[1])


@pytest.mark.parametrize("table", [table for table in TABLES if table != "interviews"])
def test_tables_of_the_same_records_are_the_same(twins, table, tmp_path):
    """The table of interviews holds ids; these are issued at random, once."""
    for number, database in enumerate(twins):
        for suffix in ("csv", "xlsx"):
            path = Path(tmp_path / f"{number}.{suffix}")
            export_table(database, table, path, Scope.everything(database), View.ADVISOR, date(2025, 4, 15))
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()
    assert workbook_cells((tmp_path / "0.xlsx").read_bytes()) == workbook_cells((tmp_path / "1.xlsx").read_bytes())
