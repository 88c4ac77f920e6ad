"""Who named whom, whom nobody called yet, and what of it may be shared."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.referrals import ReferralsAnswer, referrals
from careerdash.store.database import Database
from tests.factories import add_interview, add_student, scope

TODAY = date(2026, 5, 20)


def asked(database: Database, **changed: Any) -> ReferralsAnswer:
    return referrals(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


@pytest.mark.parametrize("text", ["No", "n", "无", "暂无", "N/A", "-", "yes", "可以", "not yet"])
def test_a_bare_yes_or_no_names_nobody(database: Database, text: str) -> None:
    add_interview(database, add_student(database), referral=text)
    assert asked(database).unused == ()


@pytest.mark.parametrize("text", ["Wang Min, HR", "yes, name to follow by mail", "李老师的同事", "No. 5 Wu Lan"])
def test_a_name_nobody_called_is_a_to_do(database: Database, text: str) -> None:
    student = add_student(database, "Ada")
    add_interview(database, student, person="Grace", referral=text, interview_date=date(2026, 5, 10))
    (todo,) = asked(database).unused
    assert (todo.student_name, todo.named_by, todo.text, todo.days) == ("Ada", "Grace", text, 10)
    assert asked(database).sentence.startswith("1 referral is still unused")


def test_a_name_the_student_met_is_used(database: Database) -> None:
    student, other = add_student(database), add_student(database)
    add_interview(database, student, referral="Wang  Min (head of HR)")
    add_interview(database, student, person="Wang Min", interview_date=date(2026, 4, 1))
    add_interview(database, other, referral="WANG MIN")
    assert [todo.text for todo in asked(database).unused] == ["WANG MIN"]


def test_the_one_who_led_to_an_interview_is_used_without_a_name(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, person="Grace", referral="a colleague of mine")
    add_interview(database, student, person="Wu Lan", referred_by="grace", interview_date=date(2026, 4, 1))
    answer = asked(database)
    assert answer.unused == ()
    assert [(lead.leader_name, lead.name, lead.wave) for lead in answer.leads] == [("Grace", "Wu Lan", 2)]


def test_waves_are_counted_from_the_first_contact(database: Database) -> None:
    student = add_student(database)
    for number, (person, leader) in enumerate([("A Ba", None), ("C Da", "A Ba"), ("E Fa", "C Da"), ("G Ha", None)]):
        add_interview(database, student, person=person, referred_by=leader, interview_date=date(2026, 3, 1 + number))
    assert asked(database).waves == ((1, 2), (2, 1), (3, 1))


def test_people_who_name_each_other_end_the_walk(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, person="A Ba", referred_by="C Da")
    add_interview(database, student, person="C Da", referred_by="A Ba")
    assert [lead.wave for lead in asked(database).leads] == [3, 3]


def test_leader_of_the_same_student_is_preferred(database: Database) -> None:
    first, second = add_student(database), add_student(database)
    add_interview(database, first, person="Grace")
    own = add_interview(database, second, person="Grace")
    add_interview(database, second, person="Wu Lan", referred_by="Grace")
    assert [lead.leader for lead in asked(database).leads] == [own]


def test_professionals_asked_by_several_students(database: Database) -> None:
    for day in (3, 4):
        add_interview(
            database, add_student(database), person="Grace", organisation="Lab", interview_date=date(2026, 3, day)
        )
    add_interview(database, add_student(database), person="Wu Lan")
    (often,) = asked(database).asked_often
    assert (often.name, often.organisation, often.students, often.last_date) == ("Grace", "Lab", 2, date(2026, 3, 4))
    assert not often.may_contact_again


def test_origins_are_counted_in_people(database: Database) -> None:
    student = add_student(database)
    for person, origin in (("A", "alumni"), ("A", "alumni"), ("B", "alumni"), ("C", "relative"), ("D", None)):
        add_interview(database, student, person=person, relationship=origin)
    assert [(origin.code, origin.people) for origin in asked(database).origins] == [("alumni", 2), ("relative", 1)]


def test_names_hidden_names_nobody_and_pools_small_origins(database: Database) -> None:
    student = add_student(database)
    for number in range(14):
        origin = "alumni" if number < 8 else "relative" if number < 11 else "teacher"
        add_interview(
            database, student, person=f"P {number}", relationship=origin, referral="Wang Min", referred_by="P 0"
        )
    answer = asked(database, view=View.SHARE)
    assert (answer.unused, answer.leads, answer.asked_often, answer.waves) == ((), (), (), ())
    assert [(origin.code, origin.people) for origin in answer.origins] == [("alumni", 8), ("*", 6)]
    assert asked(database, view=View.SHARE, filters=Filters(level=("entry",))).origins == ()


def test_withdrawn_students_have_no_to_dos(database: Database) -> None:
    add_interview(database, add_student(database, status="withdrawn"), referral="Wang Min")
    assert asked(database).unused == ()
