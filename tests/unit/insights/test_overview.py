"""Figures at a glance, classes, choices and one student's page."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.classes import choices, classes
from careerdash.insights.overview import Headline, Overview, overview
from careerdash.insights.students import StudentPage, student_page, students
from careerdash.store.database import Database
from tests.factories import (
    CREATED,
    add_interview,
    add_planning,
    add_student,
    insert,
    listed,
    pay,
    scope,
    set_due,
    state_class,
)

TODAY = date(2026, 5, 20)


def ask(database: Database, **changed: Any) -> Overview:
    return overview(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def headline(answer: Overview, key: str) -> Headline:
    return next(found for found in answer.headlines if found.key == key)


def page(database: Database, key: str, **changed: Any) -> StudentPage:
    asked = {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, "student_key": key}
    return student_page(**{**asked, **changed})


def test_counts_of_a_scope(database: Database) -> None:
    add_student(database, status="withdrawn")
    student = add_student(database)
    for person in ("Li", "Li", "Wu", None, None):
        add_interview(database, student, person=person)
    add_interview(database, student, interview_date=date(2026, 6, 1))
    answer = ask(database)
    assert (answer.students, answer.interviews, answer.professionals) == (1, 5, 3)
    assert answer.sentence == "1 student · 5 interviews · 3 professionals"
    assert ask(database, filters=Filters(field=("law",))).interviews == 0


def test_the_course_by_week_has_no_gaps(database: Database) -> None:
    student = add_student(database)
    for day in (2, 4, 16):
        add_interview(database, student, interview_date=date(2026, 3, day), person="Li")
    found = ask(database)
    weekly = headline(found, "interviews_held").weekly
    assert [(point.week, point.value) for point in weekly] == [
        (date(2026, 3, 2), 2),
        (date(2026, 3, 9), 0),
        (date(2026, 3, 16), 1),
    ]
    assert [point.value for point in headline(found, "professionals").weekly] == [1, 0, 0]


def test_on_track_is_without_an_overdue_step(database: Database) -> None:
    done = add_student(database, holland_code="RIA")
    for day in (2, 3, 20):
        add_interview(database, done, interview_date=date(2026, 3, day))
    add_student(database)
    add_student(database, status="excused")
    set_due(database, "hold_interviews", date(2026, 5, 1))
    found = headline(ask(database), "students_on_track")
    assert (found.text, found.value, found.n) == ("1 of 2", 0.5, 2)
    assert [point.value for point in found.weekly] == [0.5]


def test_only_active_students_are_counted(database: Database) -> None:
    for status in ("active", "active", "excused", "withdrawn"):
        add_student(database, status=status)
    assert ask(database).students == 2
    asked = {"database": database, "scope": scope(), "today": TODAY}
    assert classes(**asked, view=View.ADVISOR).classes[0].students == 4
    for _number in range(3):
        add_student(database)
    # with names hidden the difference would tell of those who are excused
    assert classes(**asked, view=View.SHARE).classes[0].students == 5


@pytest.mark.parametrize(
    ("rules", "held", "thanks"),
    [
        ({}, "had held 3 interviews in one field", "within 1 day of the interview"),
        ({"class-1": {}, "other": {}}, "had held 3 interviews in one field", "within 1 day of the interview"),
        (
            {"class-1": {"interviews_held": 1, "thank_you_days": 4}},
            "had held 1 interview in one field",
            "within 4 days of the interview",
        ),
        (
            {"class-1": {"interviews_held": 1, "thank_you_days": 4}, "other": {}},
            "had held the interviews their class asks for in one field",
            "within the days each class allows after the interview",
        ),
    ],
)
def test_figures_name_the_rules_of_their_classes(
    database: Database, rules: dict[str, dict[str, int]], held: str, thanks: str
) -> None:
    for class_id, stated in (rules or {"class-1": {}}).items():
        add_interview(database, add_student(database, class_id=class_id), class_id=class_id, thanked=True)
        if stated:
            insert(database, "class_rules", class_id=class_id, author="Ada", changed_at=CREATED, **stated)
    found = ask(database, scope=scope(*(rules or {"class-1": {}})))
    assert held in headline(found, "students_on_track").basis.rule
    assert thanks in headline(found, "thanked_on_time").basis.rule


def test_a_finished_track_does_not_hide_what_another_asks_for(database: Database) -> None:
    add_student(database, "ann", holland_code="RIA", outline_received=True, summary_report=True, cultivation_plan="x")
    for number, level in enumerate(("entry", "mid", "senior")):
        add_interview(
            database, "ann", person=f"P{number}", level=level, occupation="Analyst", contact=f"{number}@x.org",
            prior_view="calm", reality="busy", fit="suitable",
        )  # fmt: skip
    add_planning(database, "ann", "ambition", text="to teach")
    assert page(database, "ann").sentence == "3 interviews held in 1 field. Next: Work out: self-assessment."


def test_thanks_in_time(database: Database) -> None:
    student = add_student(database)
    held = date(2026, 3, 2)
    for stated in (
        {"thanked": True, "thanked_on": date(2026, 3, 3)},
        {"thanked": True},
        {"thanked": True, "thanked_on": date(2026, 3, 4)},
        {"thanked": False},
        {},
    ):
        add_interview(database, student, interview_date=held, **stated)
    found = headline(ask(database), "thanked_on_time")
    assert (found.text, found.value, found.n) == ("50%", 0.5, 4)
    assert found.basis.left_out[0].count == 1


def test_thanks_nobody_noted(database: Database) -> None:
    add_interview(database, add_student(database))
    found = headline(ask(database), "thanked_on_time")
    assert (found.value, found.text) == (None, "not noted")


def test_coming_due_dates_with_who_is_done(database: Database) -> None:
    add_student(database, holland_code="RIA")
    add_student(database)
    state_class(database)
    set_due(database, "know_yourself", date(2026, 5, 30))
    set_due(database, "draft_outline", date(2026, 5, 1))
    (due,) = ask(database).due
    assert (due.title, due.days, due.done, due.of) == ("Know yourself", 10, 1, 2)


def test_closed_classes_have_no_due_dates_and_nobody_to_be_on_track(database: Database) -> None:
    add_student(database)
    state_class(database, closed=True)
    set_due(database, "know_yourself", date(2026, 5, 30))
    answer = ask(database)
    assert (answer.due, headline(answer, "students_on_track").n) == ((), 0)
    assert answer.students == 1


def test_classes_and_years(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, interview_date=date(2025, 3, 1))
    add_planning(database, student, "ambition")
    state_class(database, class_id="b", term_start=date(2026, 9, 1))
    found = classes(database=database, scope=scope("class-1", "b"), view=View.ADVISOR, today=TODAY)
    assert [(entry.class_name, entry.year, entry.students, entry.interviews) for entry in found.classes] == [
        ("B", 2026, 0, 0),
        ("Class-1", 2025, 1, 1),
    ]
    assert found.years == (2026, 2025)
    assert found.classes[1].tracks == ("assignment", "planning")


def test_small_classes_are_not_counted_in_share_view(database: Database) -> None:
    for number in range(5):
        student = add_student(database, class_id="big")
        add_interview(database, student, class_id="big", person=f"P{number}")
    add_interview(database, add_student(database))
    asked = {"database": database, "scope": scope("class-1", "big"), "view": View.SHARE, "today": TODAY}
    counts = [(entry.class_name, entry.students, entry.professionals) for entry in classes(**asked).classes]
    assert counts == [("Big", 5, 5), ("Class-1", None, None)]


def test_choices_are_the_values_met(database: Database) -> None:
    student = add_student(database)
    for field in ("Law", "Law", "law", "Care"):
        add_interview(database, student, field=field, level="entry", method="video", **pay(1))
    asked = {"database": database, "scope": scope(), "today": TODAY}
    found = choices(**asked, view=View.ADVISOR)
    assert [(choice.key, choice.label, choice.interviews) for choice in found.field] == [
        ("law", "Law", 3),
        ("care", "Care", 1),
    ]
    assert (found.level[0].label, found.method[0].key, found.currency[0].key) == ("Entry", "video", "CNY")
    shared = choices(**asked, view=View.SHARE)
    assert (shared.field, shared.level, len(shared.currency)) == ((), (), 1)


def test_a_student_with_rounds_meetings_and_courtesy(database: Database) -> None:
    add_student(database, "ann", holland_code="RIA", major="Physics")
    held = date(2026, 3, 2)
    add_interview(database, "ann", interview_date=held, answered=[1, 20], duration_minutes=10, notes_date=date(2026, 3, 9),
                  thanked=True, thanked_on=date(2026, 3, 5), fit="out_of_touch", prior_view="calm", reality="hectic")  # fmt: skip
    add_interview(database, "ann", interview_date=date(2026, 3, 4), answered=[2], duration_minutes=30, thanked=False)
    listed(database, "ann", "entry", field="Law")
    found = page(database, "ann")
    assert [(entry.number, entry.field, entry.current, entry.held, entry.listed) for entry in found.rounds] == [
        (1, "Data analysis", False, 2, 0),
        (2, "Law", True, 0, 1),
    ]
    assert found.rounds[0].answered == (1, 2, 20)
    assert (found.rounds[0].fit, found.rounds[0].prior_view) == ("out_of_touch", "calm")
    assert [meeting.state for meeting in found.meetings] == ["held", "held", "listed"]
    assert found.meetings[0].courtesy == (
        "Only 10 minutes: about 30 are usual",
        "Notes completed 7 days later",
        "Thanked on 2026-03-05, 3 days after the interview",
    )
    assert found.meetings[1].courtesy == ("No thank-you sent",)
    assert ("Major", "Physics") in found.facts
    assert [key for key, _progress in found.tracks] == ["assignment"]


@pytest.mark.parametrize("key", ["nobody", "elsewhere"])
def test_a_student_outside_the_scope_is_not_found(database: Database, key: str) -> None:
    add_student(database, "elsewhere", class_id="other")
    found = page(database, key)
    assert (found.found, found.hidden, found.student_name) == (False, False, None)


def test_the_list_of_students(database: Database) -> None:
    add_interview(database, add_student(database, "ben"))
    add_student(database, "ann", status="withdrawn")
    found = students(database=database, scope=scope(), view=View.ADVISOR, today=TODAY).students
    assert [(line.student_name, line.status, line.held) for line in found] == [
        ("ann", "withdrawn", 0),
        ("ben", "active", 1),
    ]


def test_the_course_of_thanks_leaves_out_weeks_that_say_nothing_of_them(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, interview_date=date(2026, 3, 2), thanked=True, thanked_on=date(2026, 3, 3))
    add_interview(database, student, interview_date=date(2026, 3, 10))
    add_interview(database, student, interview_date=date(2026, 3, 24), thanked=False)
    weekly = headline(ask(database), "thanked_on_time").weekly
    assert [(point.week, point.value) for point in weekly] == [(date(2026, 3, 2), 1.0), (date(2026, 3, 23), 0.0)]
