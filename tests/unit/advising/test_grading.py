"""Criteria and marks: what is stored, what is counted beforehand, and what is refused."""

from datetime import date
from typing import Any

import pytest

from careerdash.advising.grading import Given, copy_criteria, save_marks, set_criteria
from careerdash.domain.grading import SUGGESTED, Counted, Criterion, Mark, mark_of, points_for
from careerdash.domain.vocabulary import View
from careerdash.errors import UnknownClass, WrongUse
from careerdash.insights.grading import Grading, classes_with_criteria, grading
from careerdash.insights.student_log import student_log
from careerdash.store.database import Database
from tests.factories import CLASS, add_interview, add_student, scope, set_due, state_class
from tests.making import NOW, TODAY, store, table, workbook

HELD = Criterion("", "Interviews", 20, Counted.HELD)
STYLE = Criterion("", "Style", 5, Counted.BY_HAND)


def asked(database: Database, view: View = View.ADVISOR, today: date = TODAY, class_id: str = CLASS) -> Grading:
    return grading(database=database, scope=scope(), view=view, today=today, class_id=class_id)


def save(database: Database, student: str, *given: Given, finished: bool = False, **more: Any) -> None:
    save_marks(
        database, student, given, more.get("comment", ""), more.get("late_days"), "mentor", NOW, finished=finished
    )


@pytest.fixture
def ann(database: Database) -> str:
    state_class(database)
    return add_student(database, "ann")


@pytest.mark.parametrize(
    ("have", "required", "mark", "points"),
    [
        (3, 3, Mark.ALL, 20), (5, 3, Mark.ALL, 20), (2, 3, Mark.ALL_BUT_ONE, 15), (1, 3, Mark.SOME, 10),
        (0, 3, Mark.NONE, 0), (0, 1, Mark.NONE, 0), (1, 2, Mark.ALL_BUT_ONE, 15), (9, 10, Mark.ALL_BUT_ONE, 15),
    ],
)  # fmt: skip
def test_a_count_becomes_a_mark_and_its_points(have: int, required: int, mark: Mark, points: float) -> None:
    assert mark_of(have, required) is mark
    assert points_for(mark, 20) == points


def test_points_are_rounded_to_half_a_point() -> None:
    assert [points_for(Mark.ALL_BUT_ONE, most) for most in (1, 5, 7, 10)] == [1.0, 4.0, 5.5, 7.5]


def test_criteria_keep_their_order_ids_and_marks(database: Database, ann: str) -> None:
    held, style = set_criteria(database, CLASS, [HELD, STYLE], "mentor", NOW)
    save(database, ann, Given(held.criterion_id, Mark.ALL, 20.0), Given(style.criterion_id, None, 3.0))
    renamed = Criterion(style.criterion_id, "Language", 10, Counted.BY_HAND)
    set_criteria(database, CLASS, [renamed, Criterion("", "New", 1, Counted.BY_HAND)], "mentor", NOW)
    answer = asked(database)
    assert [one.name for one in answer.criteria] == ["Language", "New"]
    assert {
        one.criterion_id: mark.points
        for one in answer.criteria
        for mark in [answer.students[0].marks.get(one.criterion_id)]
        if mark
    } == {style.criterion_id: 3.0}
    assert table(database, "grading_marks", "count(*)") == [(1,)]


@pytest.mark.usefixtures("ann")
def test_criteria_are_copied_to_another_class(database: Database) -> None:
    state_class(database, class_id="class-2")
    set_criteria(database, CLASS, SUGGESTED, "mentor", NOW)
    copied = copy_criteria(database, CLASS, "class-2", "mentor", NOW)
    assert [one.name for one in copied] == [one.name for one in SUGGESTED]
    assert {one.criterion_id for one in copied}.isdisjoint({one.criterion_id for one in asked(database).criteria})
    both = scope(CLASS, "class-2")
    assert len(classes_with_criteria(database=database, scope=both, view=View.ADVISOR, today=TODAY)) == 2
    assert classes_with_criteria(database=database, scope=both, view=View.SHARE, today=TODAY) == ()
    with pytest.raises(WrongUse, match="no criteria"):
        copy_criteria(database, "nobody", CLASS, "mentor", NOW)


@pytest.mark.parametrize(
    "criteria",
    [
        [Criterion("", " ", 5, Counted.BY_HAND)],
        [Criterion("", "x" * 121, 5, Counted.BY_HAND)],
        [STYLE, Criterion("", "STYLE ", 5, Counted.BY_HAND)],
        [Criterion("", "Style", 0, Counted.BY_HAND)],
        [Criterion("", "Style", float("nan"), Counted.BY_HAND)],
        [Criterion("", "Style", 1001, Counted.BY_HAND)],
        [Criterion("not mine", "Style", 5, Counted.BY_HAND)],
        [Criterion("", f"C{number}", 5, Counted.BY_HAND) for number in range(31)],
    ],
)
@pytest.mark.usefixtures("ann")
def test_wrong_criteria_are_refused(database: Database, criteria: list[Criterion]) -> None:
    with pytest.raises(WrongUse):
        set_criteria(database, CLASS, criteria, "mentor", NOW)
    assert asked(database).criteria == ()


def test_criteria_need_a_class(database: Database) -> None:
    with pytest.raises(UnknownClass):
        set_criteria(database, "nowhere", [STYLE], "mentor", NOW)


def test_marks_are_drafts_until_finished(database: Database, ann: str) -> None:
    held, style = set_criteria(database, CLASS, [HELD, STYLE], "mentor", NOW)
    assert (asked(database).students[0].state, asked(database).sentence) == ("open", "0 of 1 log is graded.")
    save(database, ann, Given(held.criterion_id, Mark.SOME, 10.0), comment=" 很好 =1+1 ")
    student = asked(database).students[0]
    assert (student.state, student.total, student.comment, student.author) == ("draft", 10.0, "很好 =1+1", "mentor")
    with pytest.raises(WrongUse, match="no points yet"):
        save(database, ann, Given(held.criterion_id, Mark.SOME, 10.0), finished=True)
    save(
        database,
        ann,
        Given(held.criterion_id, None, 12.5),
        Given(style.criterion_id, None, 5.0),
        finished=True,
        late_days=2,
    )
    student = asked(database).students[0]
    assert (student.state, student.total, student.late_days, student.comment) == ("finished", 17.5, 2, "")
    assert asked(database).sentence == "1 of 1 log is graded."


@pytest.mark.parametrize("points", [-1.0, 20.5, float("nan")])
def test_points_outside_their_criterion_are_refused(database: Database, ann: str, points: float) -> None:
    (held,) = set_criteria(database, CLASS, [HELD], "mentor", NOW)
    with pytest.raises(WrongUse, match="Points lie"):
        save(database, ann, Given(held.criterion_id, None, points))
    assert asked(database).students[0].state == "open"


def test_other_wrong_marks_are_refused(database: Database, ann: str) -> None:
    (held,) = set_criteria(database, CLASS, [HELD], "mentor", NOW)
    with pytest.raises(WrongUse, match="changed meanwhile"):
        save(database, ann, Given("another", None, 1.0))
    with pytest.raises(WrongUse, match="changed meanwhile"):
        save(database, ann, Given(held.criterion_id, None, 1.0), Given(held.criterion_id, None, 2.0))
    with pytest.raises(WrongUse, match="not stored"):
        save(database, "nobody", Given(held.criterion_id, None, 1.0))
    with pytest.raises(WrongUse, match="Late days"):
        save(database, ann, late_days=-1)
    with pytest.raises(WrongUse, match="comment"):
        save(database, ann, comment="x" * 5001)


def test_elements_are_counted_from_the_evidence(database: Database, ann: str) -> None:
    set_criteria(database, CLASS, SUGGESTED, "mentor", NOW)
    people = {"occupation": "Analyst", "contact": "a@example.org"}
    add_interview(database, ann, level="entry", answered=range(1, 8), answered_bits=127, duration_minutes=30, **people)
    add_interview(database, ann, level="senior", answered=(8, 9), answered_bits=384, duration_minutes=5, **people)
    answer = asked(database)
    told = {one.rule: answer.students[0].prescores[one.criterion_id] for one in answer.criteria}
    assert {rule: (score.have, score.required, score.mark) for rule, score in told.items()} == {
        Counted.SELF_ASSESSMENT: (0, 1, Mark.NONE),
        Counted.PEOPLE: (2, 3, Mark.ALL_BUT_ONE),
        Counted.LEVELS: (2, 2, Mark.ALL),
        Counted.HELD: (2, 3, Mark.ALL_BUT_ONE),
        Counted.OUTLINE: (9, 10, Mark.ALL_BUT_ONE),
        Counted.ANALYSIS: (0, 4, Mark.NONE),
        Counted.COURTESY: (1, 3, Mark.SOME),
    }
    assert told[Counted.HELD].sentence == "Interviews held in one field: 2, 3 asked for"


def test_late_days_come_from_the_dates_unless_stated(database: Database, ann: str) -> None:
    (held,) = set_criteria(database, CLASS, [HELD], "mentor", NOW)
    assert asked(database).students[0].late_days is None
    set_due(database, "analyse_results", date(2026, 5, 10))
    ben = add_student(database, "ben", summary_report=True, summary_report_on=date(2026, 5, 13))
    cem = add_student(database, "cem", summary_report=True, summary_report_on=date(2026, 5, 1))
    answer = asked(database)
    late = {student.student_key: student.late_days for student in answer.students}
    assert (answer.due, late) == (date(2026, 5, 10), {ann: None, ben: 3, cem: 0})
    save(database, ben, Given(held.criterion_id, None, 1.0), late_days=1)
    changed = {student.student_key: (student.late_days, student.counted_late) for student in asked(database).students}
    assert changed[ben] == (1, 3)


def test_marks_are_for_the_advisor_of_the_class(database: Database, ann: str) -> None:
    set_criteria(database, CLASS, [HELD], "mentor", NOW)
    shared = asked(database, View.SHARE)
    assert (shared.hidden, shared.students, shared.criteria) == (True, (), ())
    outside = grading(database=database, scope=scope("other"), view=View.ADVISOR, today=TODAY, class_id=CLASS)
    assert (outside.students, outside.criteria) == ((), ())
    log = student_log(database=database, scope=scope(), view=View.SHARE, today=TODAY, student_key=ann)
    assert (log.hidden, log.interviews) == (True, ())


@pytest.mark.usefixtures("ann")
def test_withdrawn_students_are_left_out_and_excused_ones_asked_for_nothing(database: Database) -> None:
    set_criteria(database, CLASS, [HELD], "mentor", NOW)
    add_student(database, "gone", status="withdrawn")
    add_student(database, "ill", status="excused")
    answer = asked(database)
    assert [(one.student_key, one.excused) for one in answer.students] == [("ann", False), ("ill", True)]
    assert answer.sentence == "0 of 1 log is graded."


def test_the_log_has_every_answer_as_typed_and_corrections_last(database: Database) -> None:
    rows = [
        ["Student ID", "Name", "Interviewee", "Interview Date", "1. How did you find this job?", "Q5 Where is the workplace?"],
        ["1001", "Ann", "Carla Diaz", "2026-03-02", "By a *notice* =1+1", "N/A"],
        ["1001", "Ann", "Dmitri Orlov", "2026-04-02", "", "上海浦东"],
    ]  # fmt: skip
    store(database, workbook("log.xlsx", {"Interviews": rows}), class_name="Data 1")
    (student,) = [key for (key,) in table(database, "students", "student_key")]
    (class_id,) = {key for (key,) in table(database, "students", "class_id")}
    log = student_log(database=database, scope=scope(class_id), view=View.ADVISOR, today=TODAY, student_key=student)
    assert [(one.professional_name, one.answers) for one in log.interviews] == [
        ("Carla Diaz", {1: "By a *notice* =1+1"}),
        ("Dmitri Orlov", {5: "上海浦东"}),
    ]
    assert not student_log(
        database=database, scope=scope("other"), view=View.ADVISOR, today=TODAY, student_key=student
    ).interviews
