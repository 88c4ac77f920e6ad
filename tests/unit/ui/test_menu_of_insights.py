"""Pages of the insights are in the menu only with their data, and leave it when their import is undone."""

from typing import Any

import pytest

from careerdash.store.database import Database
from careerdash.ui.menu import holdings
from tests.factories import add_interview, add_skill, add_student, pay

PLAIN = {"salaries": 0, "skills": 0, "scores": 0, "pictures": 0, "leads": 0, "plans": 0, "rounds": 0}


def counts(database: Database) -> dict[str, int]:
    held = holdings(database)
    return {name: getattr(held, name) for name in PLAIN}


@pytest.mark.parametrize(
    ("told", "page"),
    [
        (pay(50_000), "salaries"),
        ({"liked": "the people"}, "scores"),
        ({"fit": "suitable"}, "pictures"),
        ({"before_workload": 4.0}, "pictures"),
        ({"referral": "ask Bo"}, "leads"),
        ({"relationship": "alumni"}, "leads"),
    ],
)
def test_a_page_comes_with_what_it_shows(database: Database, told: dict[str, Any], page: str) -> None:
    student = add_student(database)
    add_interview(database, student)
    assert counts(database) == PLAIN
    add_interview(database, student, **told)
    assert counts(database) == PLAIN | {page: 1}


def test_skills_come_with_the_first_skill(database: Database) -> None:
    interview = add_interview(database, add_student(database), person="Ann")
    add_skill(database, interview, "Ann", "SQL")
    assert counts(database) == PLAIN | {"skills": 1}
