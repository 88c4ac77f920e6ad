"""Nothing in share view speaks of one person, and an empty scope answers nothing at all."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from careerdash.domain.vocabulary import Entity, View
from careerdash.insights.attention import attention
from careerdash.insights.classes import choices, classes
from careerdash.insights.evidence.behind import interviews_behind
from careerdash.insights.evidence.sources import cells_of
from careerdash.insights.overview import overview
from careerdash.insights.progress import progress
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skills import skills
from careerdash.insights.students import student_page, students
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.factories import add_interview, add_skill, add_student, pay, scope, score, set_due

TODAY = date(2026, 5, 20)
QUESTIONS: dict[str, Callable[..., Any]] = {
    question.__name__: question
    for question in (
        attention, choices, classes, interviews_behind, overview, progress, salary, satisfaction, skills, students
    )
}  # fmt: skip
SECRETS = ("secret-student", "secret person", "secret employer", "secret post", "61234", "secret quote")


@pytest.fixture
def populated(database: Database) -> Database:
    """Twelve students; everything that names one person bears the word secret."""
    for number in range(12):
        student = add_student(database, f"secret-student-{number}")
        person = f"Secret person {number}"
        interview = add_interview(
            database, student, person=person, field="Law", level="entry", organisation="Secret employer",
            occupation=f"Secret post {number}", liked="secret quote", interview_date=date(2026, 5, 19),
            **pay(61234 + number), **score(4),
        )  # fmt: skip
        add_skill(database, interview, person, "SQL")
    set_due(database, "hold_interviews", date(2026, 5, 1))
    return database


def texts(value: object) -> Iterator[str]:
    """Every text and number inside an answer."""
    if is_dataclass(value) and not isinstance(value, type):
        for entry in fields(value):
            yield from texts(getattr(value, entry.name))
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from texts(part)
    else:
        yield str(value).lower()


@pytest.mark.parametrize("name", QUESTIONS)
def test_share_view_names_nobody(populated: Database, name: str) -> None:
    answer = QUESTIONS[name](database=populated, scope=scope(), view=View.SHARE, today=TODAY)
    said = "\n".join(texts(answer))
    assert not [secret for secret in SECRETS if secret in said]


def test_the_same_answers_do_name_people_to_the_advisor(populated: Database) -> None:
    said = "\n".join(
        text
        for question in QUESTIONS.values()
        for text in texts(question(database=populated, scope=scope(), view=View.ADVISOR, today=TODAY))
    )
    assert [secret for secret in SECRETS if secret in said] == list(SECRETS)


@pytest.mark.parametrize("group", ["occupation", "industry", "level"])
def test_share_view_joins_single_people_whatever_the_breakdown(populated: Database, group: str) -> None:
    for question in (salary, satisfaction):
        answer = question(database=populated, scope=scope(), view=View.SHARE, today=TODAY, group=group)
        assert all((getattr(found, "n", None) or 5) >= 5 for found in answer.groups)
        assert not [secret for secret in SECRETS if secret in "\n".join(texts(answer))]


def test_share_view_opens_no_student_and_no_cell(populated: Database) -> None:
    asked: dict[str, Any] = {"database": populated, "scope": scope(), "view": View.SHARE}
    assert student_page(**asked, today=TODAY, student_key="secret-student-1").hidden
    assert cells_of(**asked, entity=Entity.STUDENT, record_id="secret-student-1").hidden


def test_share_view_says_nothing_of_a_class_of_four(database: Database) -> None:
    for number in range(4):
        add_interview(database, add_student(database), person=f"P{number}", field="Law", level="entry", **pay(61234))
    asked: dict[str, Any] = {"database": database, "scope": scope(), "view": View.SHARE, "today": TODAY}
    counts = progress(**asked)
    assert counts.total is None
    assert {step.done for step in counts.steps} == {None}
    scene = overview(**asked)
    assert (scene.students, scene.interviews, scene.professionals) == (None, None, None)
    assert {headline.value for headline in scene.headlines} == {None}
    assert salary(**asked).readings.read is None


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("name", QUESTIONS)
def test_an_empty_scope_answers_nothing(populated: Database, name: str, view: View) -> None:
    answer = QUESTIONS[name](database=populated, scope=Scope(), view=view, today=TODAY)
    said = "\n".join(texts(answer))
    assert not [secret for secret in (*SECRETS, "law", "sql") if secret in said.replace("unlawful", "")]


def test_an_empty_scope_opens_no_student(populated: Database) -> None:
    asked: dict[str, Any] = {"database": populated, "scope": Scope(), "view": View.ADVISOR}
    assert not student_page(**asked, today=TODAY, student_key="secret-student-1").found
    assert cells_of(**asked, entity=Entity.STUDENT, record_id="secret-student-1").cells == ()
