"""The list of the day at its edges: on which day each rule begins to fire, and on which it stops."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from careerdash.advising.followups import Concern, mark_contacted, mark_done, snooze
from careerdash.domain.vocabulary import View
from careerdash.insights.attention import Attention, attention, fired_rules
from careerdash.store.database import Database
from tests.factories import (
    CLASS,
    CREATED,
    add_interview,
    add_job_interview,
    add_student,
    insert,
    listed,
    scope,
    set_due,
    state_class,
)

DAY = date(2026, 5, 20)
Planting = Callable[[Database], object]


def ask(database: Database, today: date = DAY, **changed: Any) -> Attention:
    return attention(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": today, **changed})


def fires(database: Database, today: date) -> list[str]:
    return [row.rule for row in ask(database, today).students]


def collect(database: Database, *days: date) -> None:
    for day in days:
        insert(database, "class_collections", class_id=CLASS, collected_on=day, title="")


def a_due_date(database: Database) -> None:
    add_interview(database, add_student(database, "ann"))
    set_due(database, "hold_interviews", DAY)


def an_appointment(database: Database) -> None:
    add_interview(database, add_student(database, "ann"), interview_date=DAY, has_answers=False)


def an_unprepared_round(database: Database) -> None:
    add_job_interview(database, add_student(database, "ann"), date=DAY)


def a_missing_thank_you(database: Database) -> None:
    add_interview(database, add_student(database, "ann"), interview_date=DAY, thanked=False)


@pytest.mark.parametrize(
    ("planting", "days", "rule"),
    [
        (a_due_date, -8, None),
        (a_due_date, -7, "due_soon"),
        (a_due_date, 0, "due_soon"),
        (a_due_date, 1, "overdue"),
        (a_due_date, 400, "overdue"),
        (an_appointment, -8, None),
        (an_appointment, -7, "appointment"),
        (an_appointment, -1, "appointment"),
        (an_appointment, 0, None),
        (an_unprepared_round, -8, None),
        (an_unprepared_round, -7, "job_interview_unprepared"),
        (an_unprepared_round, 0, "job_interview_unprepared"),
        (an_unprepared_round, 1, None),
        (a_missing_thank_you, 1, None),
        (a_missing_thank_you, 2, "thank_you_late"),
        (a_missing_thank_you, 7, "thank_you_late"),
        (a_missing_thank_you, 8, None),
    ],
)
def test_a_rule_fires_on_its_days(database: Database, planting: Planting, days: int, rule: str | None) -> None:
    planting(database)
    assert fires(database, DAY + timedelta(days=days)) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("heard", "fired"),
    [
        (date(2026, 4, 10), ["silent"]),
        (date(2026, 4, 11), []),
        (date(2026, 5, 8), []),
        (date(2026, 5, 19), []),
    ],
)
def test_silent_is_of_whom_nothing_came_since_the_wave_before_the_last_collection(
    database: Database, heard: date, fired: list[str]
) -> None:
    collect(database, date(2026, 4, 10), date(2026, 5, 8), date(2026, 6, 5))
    add_interview(database, add_student(database, "ann"), interview_date=heard)
    assert fires(database, DAY) == fired


def test_nobody_is_silent_before_the_first_collection(database: Database) -> None:
    collect(database, DAY)
    add_student(database, "ann")
    assert fires(database, DAY) == []
    assert fires(database, DAY + timedelta(days=1)) == ["silent"]


@pytest.mark.parametrize(
    ("rounds", "fired"),
    [
        ([{"prepared": True}, {}], False),
        ([{"prepared": True}, {"prepared": False}], True),
        ([{"prepared": False}, {}], True),
        ([{}, {}], True),
    ],
)
def test_preparation_belongs_to_the_application(database: Database, rounds: list[dict[str, Any]], fired: bool) -> None:
    student = add_student(database, "ann")
    add_job_interview(database, student, "Other", date=DAY - timedelta(days=9), prepared=True)
    for number, stated in enumerate(rounds):
        add_job_interview(database, student, date=DAY + timedelta(days=7 * number - 7), **stated)
    assert fires(database, DAY - timedelta(days=1)) == (["job_interview_unprepared"] if fired else [])


def everybody(database: Database, students: int, behind: int) -> None:
    """A class of which some have an overdue step."""
    for number in range(students):
        key = add_student(database, f"student {number:02}", holland_code="RIA")
        for _interview in range(1 if number < behind else 3):
            add_interview(database, key)
    set_due(database, "hold_interviews", DAY - timedelta(days=1))


@pytest.mark.parametrize(("students", "behind", "lines"), [(9, 3, 0), (9, 4, 1), (10, 3, 0), (10, 4, 1), (2, 2, 0)])
def test_more_than_a_third_of_a_class_is_one_line(database: Database, students: int, behind: int, lines: int) -> None:
    everybody(database, students, behind)
    found = ask(database)
    assert (len(found.classes), len(found.students)) == (lines, 0 if lines else behind)
    for line in found.classes:
        assert line.students == behind
        assert line.message.startswith("Hello everyone, about your career interviews: Hold interviews was due")
    # the matrix finds them all the same
    assert (
        len(dict(fired_rules(database=database, scope=scope(), view=View.ADVISOR, today=DAY).students)["overdue"])
        == behind
    )


def test_a_class_line_does_not_hide_what_else_waits_of_a_student(database: Database) -> None:
    everybody(database, 6, 4)
    add_interview(database, "student 00", interview_date=DAY + timedelta(days=2), person="Li Na")
    (row,) = ask(database).students
    assert (row.student_key, row.rule, row.more) == ("student 00", "appointment", 0)


def test_the_group_message_sent_keeps_the_class_quiet_for_five_days(database: Database) -> None:
    everybody(database, 6, 4)
    (line,) = ask(database).classes
    concern = Concern(line.class_id, "", ((line.matter, line.occasion),))
    mark_contacted(database, concern, "Ada", DAY, CREATED)
    assert [len(ask(database, DAY + timedelta(days=days)).classes) for days in range(7)] == [0, 0, 0, 0, 0, 1, 1]
    assert ask(database, DAY + timedelta(days=4)).students == ()


def test_who_was_contacted_today_is_quiet_for_five_days(database: Database) -> None:
    a_due_date(database)
    today = DAY + timedelta(days=3)
    (row,) = ask(database, today).students
    mark_contacted(database, Concern(row.class_id, row.student_key, row.matters), "Ada", today, CREATED)
    assert [fires(database, today + timedelta(days=days)) for days in (0, 4, 5)] == [[], [], ["overdue"]]
    (quiet,) = ask(database, today).quiet
    assert quiet.why == "Contacted on 2026-05-23 by Ada; asks again on 2026-05-28"


def test_done_stays_done_until_another_due_date(database: Database) -> None:
    a_due_date(database)
    today = DAY + timedelta(days=3)
    (row,) = ask(database, today).students
    mark_done(database, Concern(row.class_id, row.student_key, row.matters), "talked", "Ada", today, CREATED)
    assert fires(database, today + timedelta(days=300)) == []
    database._connection.cursor().execute("UPDATE class_due_dates SET due = due + 7")
    assert fires(database, DAY + timedelta(days=8)) == ["overdue"]


def test_put_off_asks_again_on_its_day(database: Database) -> None:
    a_due_date(database)
    today, until = DAY + timedelta(days=3), DAY + timedelta(days=20)
    (row,) = ask(database, today).students
    snooze(database, Concern(row.class_id, row.student_key, row.matters), until, "is ill", "Ada", today, CREATED)
    assert [fires(database, day) for day in (until - timedelta(days=1), until)] == [[], ["overdue"]]


@pytest.mark.parametrize("stated", [{"status": "excused"}, {"status": "withdrawn"}])
def test_who_does_not_take_part_is_asked_for_nothing(database: Database, stated: dict[str, str]) -> None:
    student = add_student(database, "ann", **stated)
    collect(database, DAY - timedelta(days=10))
    add_interview(database, student, interview_date=DAY + timedelta(days=1))
    add_job_interview(database, student, date=DAY + timedelta(days=1))
    set_due(database, "draft_outline", DAY - timedelta(days=1))
    found = ask(database)
    assert (found.students, found.classes) == ((), ())


def test_a_closed_class_asks_for_nothing(database: Database) -> None:
    a_due_date(database)
    collect(database, DAY - timedelta(days=10))
    add_interview(database, "ann", interview_date=DAY + timedelta(days=3), has_answers=False)
    state_class(database, closed=True)
    assert fires(database, DAY + timedelta(days=1)) == []
    assert fired_rules(database=database, scope=scope(), view=View.ADVISOR, today=DAY).students == ()


def test_the_order_of_the_day(database: Database) -> None:
    """A date within a week, blocked, overdue, silent, and last a late thank-you; one rule for each student."""
    collect(database, date(2026, 4, 1), date(2026, 5, 1))
    set_due(database, "know_yourself", DAY - timedelta(days=9))
    busy = {"holland_code": "RIA"}
    for number in range(30):
        # so many others that no rule fires for a third of the class
        for _interview in range(3):
            add_interview(
                database, add_student(database, f"z{number}", **busy), interview_date=DAY - timedelta(days=14)
            )
    add_interview(
        database, add_student(database, "thanks", **busy), interview_date=DAY - timedelta(days=4), thanked=False
    )
    add_student(database, "silent", **busy)
    add_interview(database, add_student(database, "overdue"), interview_date=DAY - timedelta(days=14))
    stuck = add_student(database, "stuck", **busy)
    for number in range(3):
        listed(database, stuck, "senior", stated_on=DAY - timedelta(days=number))
    soon = add_student(database, "soon", **busy)
    add_interview(database, soon, interview_date=DAY + timedelta(days=5), has_answers=False)
    add_interview(database, soon, interview_date=DAY - timedelta(days=14))
    assert [(row.student_key, row.rule) for row in ask(database).students] == [
        ("soon", "appointment"),
        ("stuck", "no_newcomer"),
        ("overdue", "overdue"),
        ("silent", "silent"),
        ("thanks", "thank_you_late"),
    ]


def test_share_view_finds_nobody(database: Database) -> None:
    a_due_date(database)
    assert fired_rules(database=database, scope=scope(), view=View.SHARE, today=DAY).students == ()
