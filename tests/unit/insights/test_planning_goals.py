"""Who planned what: goals by horizon, paths, reviews, and what others may see of it."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.vocabulary import View
from careerdash.insights.planning_goals import PlanningGoals, planning_entries, planning_goals
from careerdash.store.database import Database
from careerdash.values.planning import read_path
from tests.factories import CLASS, CREATED, add_planning, add_student, insert, scope, state_class

TODAY = date(2026, 5, 20)


def asked(database: Database, view: View = View.ADVISOR, today: date = TODAY, **changed: Any) -> PlanningGoals:
    return planning_goals(database=database, scope=changed.pop("scope", scope()), view=view, today=today, **changed)


def test_a_class_that_does_not_plan(database: Database) -> None:
    add_student(database)
    answer = asked(database)
    assert (answer.sentence, answer.students) == ("No class plans careers yet.", 0)


def test_goals_by_horizon_and_what_is_missing(database: Database) -> None:
    ann, ben = add_student(database, "ann"), add_student(database, "ben")
    add_planning(database, ann, "goals", item="short", text="an internship", date=date(2026, 3, 1))
    add_planning(database, ann, "goals", item="medium", text="analyst")
    add_planning(database, ben, "goals", item="short", status="in_progress", text="maybe")
    answer = asked(database)
    assert answer.horizons == {"short": 1, "medium": 1, "long": 0, "life": 0}
    assert {plan.student_name: plan.missing for plan in answer.plans} == {"ann": (), "ben": ("short", "medium")}
    assert answer.plans[-1].goals == {"short": "an internship", "medium": "analyst"}
    assert answer.sentence == "1 of 2 students have the goals their class asks for."
    assert asked(database, today=date(2026, 2, 1)).horizons["short"] == 0


def test_a_class_may_ask_for_other_horizons_and_another_span_between_reviews(database: Database) -> None:
    ann = add_student(database, "ann")
    add_planning(database, ann, "goals", item="life", text="a school")
    add_planning(database, ann, "review", date=date(2026, 4, 1))
    assert asked(database).without_goals == 1
    insert(
        database, "class_rules", class_id=CLASS, goal_horizons=["life"], review_days=30, author="t", changed_at=CREATED
    )
    answer = asked(database)
    assert (answer.without_goals, answer.reviews["expired"]) == (0, 1)
    assert answer.sentence == "1 of 1 student has the goals their class asks for; 1 review has run out."


@pytest.mark.parametrize(
    ("reviewed", "closed", "expected"),
    [
        (None, False, "never"),
        (date(2026, 5, 1), False, "current"),
        (date(2025, 12, 10), False, "soon"),
        (date(2025, 11, 21), False, "soon"),
        (date(2025, 11, 20), False, "expired"),
        (date(2025, 1, 1), True, "current"),
    ],
)
def test_the_state_of_a_review(database: Database, reviewed: date | None, closed: bool, expected: str) -> None:
    state_class(database, closed=closed)
    ann = add_student(database)
    add_planning(database, ann, "ambition", text="to teach")
    if reviewed:
        add_planning(database, ann, "review", date=reviewed)
    (plan,) = asked(database).plans
    assert plan.review == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("专业技术路线", "technical"), ("行政管理路线", "administration"), ("先技术后管理", "mixed"), ("自主创业", "own_business"),
        ("Technical specialist", "technical"), ("Management", "administration"), ("my own business", "own_business"),
        ("freelance", "own_business"), ("首先想当老师", None), ("N/A", None), ("", None),
    ],
)  # fmt: skip
def test_paths_are_told_from_the_words(text: str, path: str | None) -> None:
    assert read_path(text) == path


def test_the_newest_path_counts(database: Database) -> None:
    ann = add_student(database)
    add_planning(database, ann, "career_path", text="Management", date=date(2026, 5, 1))
    add_planning(database, ann, "career_path", text="自主创业", date=date(2026, 2, 1))
    assert asked(database).paths["administration"] == 1


def test_the_share_view_has_counts_only(database: Database) -> None:
    for number in range(6):
        student = add_student(database, f"student-{number}")
        add_planning(database, student, "goals", item="short", text="secret wish")
        add_planning(database, student, "career_path", text="Technical" if number else "自主创业")
    answer = asked(database, View.SHARE)
    assert (answer.plans, answer.students, answer.horizons["short"]) == ((), 6, 6)
    # one student of another path beside five would be known by subtraction
    assert (answer.paths["own_business"], answer.paths["technical"]) == (None, None)
    assert "student-" not in repr(answer)
    assert "secret" not in repr(answer)
    assert planning_entries(
        database=database, scope=scope(), view=View.SHARE, today=TODAY, student_key="student-1"
    ).hidden


def test_a_class_of_four_shows_nothing_to_others(database: Database) -> None:
    for _number in range(4):
        add_planning(database, add_student(database), "ambition", text="to teach")
    answer = asked(database, View.SHARE)
    assert (answer.students, set(answer.horizons.values()), set(answer.reviews.values())) == (None, {None}, {None})
    assert answer.sentence == "Too few students to show figures to others."


def test_a_track_switched_by_hand(database: Database) -> None:
    ann = add_student(database)
    insert(database, "class_tracks", class_id=CLASS, track="planning", is_on=True, author="t", changed_at=CREATED)
    assert asked(database).students == 1
    add_planning(database, ann, "ambition", text="to teach")
    insert(database, "class_tracks", class_id="other", track="planning", is_on=False, author="t", changed_at=CREATED)
    assert asked(database, scope=scope("other")).students == 0


def test_entries_outside_the_scope_are_not_told(database: Database) -> None:
    ann = add_student(database)
    add_planning(database, ann, "ambition", text="to teach")
    told = planning_entries(database=database, scope=scope(), view=View.ADVISOR, today=TODAY, student_key=ann)
    assert [entry.text for entry in told.entries] == ["to teach"]
    assert not planning_entries(
        database=database, scope=scope("other"), view=View.ADVISOR, today=TODAY, student_key=ann
    ).entries


def test_a_part_without_a_day_counts_from_its_import_on(database: Database) -> None:
    ann = add_student(database, "ann")
    for item in ("short", "medium"):
        add_planning(database, ann, "goals", item=item, text=f"{item} goal", stated_on=date(2026, 4, 1))
    add_planning(database, ann, "ambition", text="to teach", date=date(2026, 3, 1), stated_on=date(2026, 4, 1))
    entries = {
        day: [
            (entry.step, entry.item, entry.on, entry.imported_on)
            for entry in planning_entries(
                database=database, scope=scope(), view=View.ADVISOR, today=day, student_key=ann
            ).entries
        ]
        for day in (date(2026, 3, 31), date(2026, 4, 1))
    }
    ambition = ("ambition", "", date(2026, 3, 1), date(2026, 4, 1))
    assert entries[date(2026, 3, 31)] == [ambition]
    assert sorted(entries[date(2026, 4, 1)], key=str) == sorted(
        [ambition, *(("goals", item, None, date(2026, 4, 1)) for item in ("short", "medium"))], key=str
    )
    assert asked(database, today=date(2026, 3, 31)).horizons["short"] == 0
    assert asked(database, today=date(2026, 4, 1)).horizons["short"] == 1
