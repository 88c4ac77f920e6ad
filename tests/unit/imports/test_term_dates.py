"""Dates typed without a year take the year of the term of their class, whichever way the class is known."""

from datetime import date

import pytest

from careerdash.imports.classes import create_class, set_term
from careerdash.store.database import Database
from tests.making import NOW, store, table, workbook

HEADER = ["Student ID", "Name", "Interviewee", "Interview date"]
DAYS = [
    ["20250001", "Ann Archer", "Carla Diaz", "11月2日"],
    ["20250001", "Ann Archer", "Dmitri Orlov", "1月5日"],
]


@pytest.fixture(autouse=True)
def _autumn(database: Database) -> None:
    class_id = create_class(database, "Data 1", "me", NOW)
    set_term(database, class_id, date(2025, 9, 1), date(2026, 1, 31), "me", NOW)


def dates(database: Database) -> list[tuple[object, ...]]:
    return table(database, "interviews", "interview_date")


def test_the_class_of_the_import(database: Database) -> None:
    store(database, workbook("log.xlsx", {"Log": [HEADER, *DAYS]}), class_name="Data 1")
    assert dates(database) == [(date(2025, 11, 2),), (date(2026, 1, 5),)]


def test_the_class_named_in_the_sheet(database: Database) -> None:
    rows = [[*row, "Data 1"] for row in DAYS]
    store(database, workbook("log.xlsx", {"Log": [[*HEADER, "Class"], *rows]}))
    assert dates(database) == [(date(2025, 11, 2),), (date(2026, 1, 5),)]


def test_the_class_of_the_students(database: Database) -> None:
    roster = [["Student ID", "Name", "Class"], ["20250001", "Ann Archer", "Data 1"]]
    store(database, workbook("roster.xlsx", {"Roster": roster}))
    store(database, workbook("log.xlsx", {"Log": [HEADER, *DAYS]}))
    assert dates(database) == [(date(2025, 11, 2),), (date(2026, 1, 5),)]


def test_classes_with_different_terms_are_asked_about(database: Database) -> None:
    other = create_class(database, "Data 2", "me", NOW)
    set_term(database, other, date(2026, 9, 1), date(2027, 1, 31), "me", NOW)
    rows = [[*DAYS[0], "Data 1"], ["20260001", "Ben Brook", "Eve Fox", "1月5日", "Data 2"]]
    receipt = store(database, workbook("log.xlsx", {"Log": [[*HEADER, "Class"], *rows]}))
    assert dates(database) == [(None,), (None,)]
    assert [issue.code for issue in receipt.issues] == ["date_without_year", "date_without_year"]


def test_a_date_of_two_facts_takes_its_year_too(database: Database) -> None:
    header = ["Student ID", "Name", "Interviewee", "Date and place of visit"]
    rows = [["20250001", "Ann Archer", "Carla Diaz", "1月5日 上海"]]
    store(database, workbook("log.xlsx", {"Log": [header, *rows]}), class_name="Data 1")
    assert table(database, "interviews", "interview_date, place") == [(date(2026, 1, 5), "上海")]
