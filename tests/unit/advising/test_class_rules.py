"""What a class asks for: set, switched, added, copied from last year, and judged by it."""

from datetime import date

import pytest

from careerdash.advising.received import mark_received
from careerdash.advising.rules import (
    add_step,
    copy_settings,
    remove_step,
    set_advisor,
    set_collections,
    set_rule,
    switch_step,
    switch_track,
)
from careerdash.domain.tracks import TRACKS, Switch, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.errors import UnknownClass, WrongUse
from careerdash.imports.classes import create_class, due_dates, set_due_date, set_term
from careerdash.insights.asked import asked, done_when
from careerdash.insights.classes import classes
from careerdash.insights.course import course, week_of_term
from careerdash.insights.progress import progress, tracks_on
from careerdash.insights.received import collections
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.factories import CLASS, add_interview, add_planning, add_student, scope, set_due, state_class
from tests.making import NOW, TODAY


def steps(database: Database, track: str = "assignment") -> list[str]:
    answer = progress(database=database, scope=scope(), view=View.ADVISOR, today=TODAY, track=track)
    return [step.key for step in answer.track.steps]


def test_every_track_is_defined_by_its_file() -> None:
    assert [len(track.steps) for track in TRACKS] == [5, 8, 3]
    for track in TRACKS:
        for step in track.steps:
            assert "{" not in done_when(step, Thresholds())


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("people_listed", 0), ("people_listed", 21), ("people_listed", True), ("people_listed", "3"),
        ("relatives_allowed", 1), ("out_of_touch", "demand"), ("goal_horizons", ("short",)),
        ("goal_horizons", ("short", "never")), ("round_order", ("hr", "hr")), ("colour", 3),
    ],
)  # fmt: skip
def test_a_rule_takes_only_what_makes_sense(database: Database, rule: str, value: object) -> None:
    add_student(database)
    with pytest.raises(WrongUse):
        set_rule(database, CLASS, rule, value, "Ada", NOW)


def test_a_rule_is_set_and_goes_back_to_its_default(database: Database) -> None:
    add_student(database)
    set_rule(database, CLASS, "people_listed", 5, "Ada", NOW)
    set_rule(database, CLASS, "round_order", ("technical", "hr"), "Ada", NOW)
    assert asked(database, scope()).of(CLASS).people_listed == 5
    assert asked(database, scope()).of(CLASS).round_order == ("technical", "hr")
    set_rule(database, CLASS, "people_listed", None, "Ada", NOW)
    set_rule(database, CLASS, "round_order", ("hr", "technical", "boss"), "Ada", NOW)
    assert asked(database, scope()).of(CLASS) == Thresholds()


def test_classes_with_other_rules_are_judged_each_by_its_own(database: Database) -> None:
    for class_id in (CLASS, "class-2"):
        student = add_student(database, class_id=class_id)
        add_interview(database, student, class_id=class_id)
    set_rule(database, "class-2", "interviews_held", 1, "Ada", NOW)
    answer = progress(database=database, scope=scope(CLASS, "class-2"), view=View.ADVISOR, today=TODAY)
    told = {row.class_id: row.cells[3].sentence for row in answer.students}
    assert told == {
        CLASS: "1 of 3 interviews held in Data analysis",
        "class-2": "1 interviews held in Data analysis",
    }
    assert answer.total == 2


def test_rules_of_an_unknown_class_are_refused(database: Database) -> None:
    with pytest.raises(UnknownClass):
        set_rule(database, "nowhere", "people_listed", 5, "Ada", NOW)


def test_a_track_follows_its_data_until_it_is_switched(database: Database) -> None:
    add_planning(database, add_student(database), "ambition", text="lead")

    def used() -> list[str]:
        return [track.key for track in tracks_on(database=database, scope=scope())]

    assert used() == ["assignment", "planning"]
    switch_track(database, CLASS, "planning", Switch.OFF, "Ada", NOW)
    switch_track(database, CLASS, "job_interviews", Switch.ON, "Ada", NOW)
    assert used() == ["assignment", "job_interviews"]
    switch_track(database, CLASS, "planning", Switch.BY_DATA, "Ada", NOW)
    assert used() == ["assignment", "planning", "job_interviews"]
    with pytest.raises(WrongUse, match="always on"):
        switch_track(database, CLASS, "assignment", Switch.OFF, "Ada", NOW)
    with pytest.raises(WrongUse, match="no track"):
        switch_track(database, CLASS, "sports", Switch.ON, "Ada", NOW)


def test_a_step_switched_off_is_neither_asked_for_nor_counted(database: Database) -> None:
    for class_id in (CLASS, "class-2"):
        add_student(database, class_id=class_id)
    switch_step(database, CLASS, "assignment", "draft_outline", Switch.OFF, "Ada", NOW)
    assert "draft_outline" not in steps(database)
    both = progress(database=database, scope=scope(CLASS, "class-2"), view=View.ADVISOR, today=TODAY)
    assert {step.step: step.of for step in both.steps}["draft_outline"] == 1
    switch_step(database, CLASS, "assignment", "draft_outline", Switch.ON, "Ada", NOW)
    assert "draft_outline" in steps(database)
    with pytest.raises(WrongUse, match="no step"):
        switch_step(database, CLASS, "assignment", "fly", Switch.OFF, "Ada", NOW)


def test_an_added_step_has_a_due_date_and_can_go(database: Database) -> None:
    add_student(database)
    step = add_step(database, CLASS, "assignment", "Mock interview", "Ada", NOW, done_when="A mock was held.")
    set_due_date(database, CLASS, "assignment", step, date(2026, 5, 1), "Ada", NOW)
    (row,) = progress(database=database, scope=scope(), view=View.ADVISOR, today=TODAY).students
    assert (row.cells[-1].step, row.cells[-1].overdue) == (step, True)
    with pytest.raises(WrongUse, match="already"):
        add_step(database, CLASS, "assignment", "mock INTERVIEW", "Ada", NOW)
    with pytest.raises(WrongUse, match="title"):
        add_step(database, CLASS, "assignment", " ", "Ada", NOW)
    remove_step(database, CLASS, step)
    assert step not in steps(database)


def test_settings_are_copied_from_last_year_with_dates_moved(database: Database) -> None:
    add_student(database)
    state_class(database, term_start=date(2025, 9, 1))
    set_due(database, "hold_interviews", date(2025, 11, 1))
    set_rule(database, CLASS, "people_listed", 5, "Ada", NOW)
    set_collections(database, CLASS, [(date(2025, 10, 1), "First logs")], "Ada", NOW)
    add_step(database, CLASS, "assignment", "Mock interview", "Ada", NOW)
    new = create_class(database, "Data 2026", "Ada", NOW)
    set_term(database, new, date(2026, 9, 1), None, "Ada", NOW)
    copy_settings(database, CLASS, new, "Ada", NOW)
    known = asked(database, Scope(frozenset({new})))
    assert known.of(new).people_listed == 5
    assert [own.step.title for own in known.own] == ["Mock interview"]
    assert due_dates(database, new) == {("assignment", "hold_interviews"): date(2026, 11, 1)}
    (planned,) = collections(database=database, scope=Scope(frozenset({new})), view=View.ADVISOR, today=TODAY).planned
    assert (planned.collected_on, planned.title) == (date(2026, 10, 1), "First logs")
    with pytest.raises(WrongUse, match="another class"):
        copy_settings(database, CLASS, CLASS, "Ada", NOW)


def test_a_collection_knows_who_handed_in(database: Database) -> None:
    late, early, paper, excused = (add_student(database, name) for name in ("late", "early", "paper", "excused"))
    database._connection.cursor().execute("UPDATE students SET status = 'excused' WHERE student_key = 'excused'")
    add_interview(database, early, interview_date=date(2026, 3, 27))
    add_interview(database, late, interview_date=date(2026, 5, 1))
    mark_received(database, [paper], "outline", date(2026, 4, 3), "Ada", NOW)
    set_collections(database, CLASS, [(date(2026, 4, 1), "Logs"), (date(2026, 5, 5), "")], "Ada", NOW)
    first, second = collections(database=database, scope=scope(), view=View.ADVISOR, today=TODAY).collections
    assert (first.received_count, first.of) == (2, 3)
    assert [person.student_key for person in first.missing] == [late]
    assert [person.student_key for person in second.missing] == [early, paper]
    assert excused not in {person.student_key for person in (*first.missing, *second.missing)}
    shared = collections(database=database, scope=scope(), view=View.SHARE, today=TODAY)
    assert shared.collections[0].missing == ()
    assert shared.collections[0].received_count is None


def test_a_class_has_an_advisor(database: Database) -> None:
    add_student(database)
    set_advisor(database, CLASS, "  Ada   Wong ", "Ada", NOW)
    (entry,) = classes(database=database, scope=scope(), view=View.ADVISOR, today=TODAY).classes
    assert entry.advisor == "Ada Wong"


def test_the_course_of_a_class_runs_against_its_due_dates(database: Database) -> None:
    student = add_student(database)
    state_class(database, term_start=date(2026, 3, 2), term_end=date(2026, 7, 1))
    set_due(database, "hold_interviews", date(2026, 3, 20))
    for day in (3, 10, 12):
        add_interview(database, student, interview_date=date(2026, 3, day))
    found = course(database=database, scope=scope(), view=View.ADVISOR, today=date(2026, 3, 23))
    assert [(point.day.day, point.done, point.planned) for point in found.weeks] == [
        (2, 0, 0), (9, 0, 0), (16, 1, 0), (23, 1, 1),
    ]  # fmt: skip
    assert found.sentence == "1 of 5 steps are done; by the due dates so far it should be 1."
    shared = course(database=database, scope=scope(), view=View.SHARE, today=TODAY)
    assert shared.weeks == ()
    assert shared.beside[0].done_share is None


def test_last_year_stands_beside_this_year_in_the_same_week_of_term(database: Database) -> None:
    for class_id, year in ((CLASS, 2026), ("before", 2025)):
        student = add_student(database, class_id=class_id)
        state_class(database, class_id=class_id, term_start=date(year, 3, 2), term_end=date(year, 7, 1))
        for day in (3, 10, 17):
            add_interview(database, student, class_id=class_id, interview_date=date(year, 3, day))
    found = course(
        database=database, scope=scope(), view=View.ADVISOR, today=date(2026, 3, 12), compare=scope(CLASS, "before")
    )
    (earlier,) = found.earlier
    assert (earlier.class_id, earlier.week) == ("before", 2)
    assert earlier.done_share == 0.0
    later = course(
        database=database, scope=scope(), view=View.ADVISOR, today=date(2026, 3, 20), compare=scope(CLASS, "before")
    )
    assert later.earlier[0].done_share == pytest.approx(1 / 5)


def test_weeks_of_a_term_count_from_one() -> None:
    start, end = date(2026, 3, 2), date(2026, 3, 10)
    days = (date(2026, 3, 1), start, date(2026, 3, 9), date(2026, 3, 11))
    assert [week_of_term(start, end, day) for day in days] == [None, 1, 2, None]
    assert week_of_term(None, None, start) is None


def test_a_step_of_a_few_students_is_not_shared(database: Database) -> None:
    for number in range(8):
        add_student(database, class_id=CLASS if number < 3 else "class-2")
    step = add_step(database, CLASS, "assignment", "Mock interview", "Ada", NOW)
    answer = progress(database=database, scope=scope(CLASS, "class-2"), view=View.SHARE, today=TODAY)
    told = {found.step: found.of for found in answer.steps}
    assert told[step] is None
    assert told["hold_interviews"] == 8
