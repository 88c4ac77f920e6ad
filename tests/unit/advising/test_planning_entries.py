"""Planning recorded in the app: evidence like a sheet's row, outranking files, taken back from the history."""

from datetime import date

import pytest

from careerdash.advising.planning_entries import PlanningEntry, record_planning
from careerdash.domain.vocabulary import View
from careerdash.errors import WrongUse
from careerdash.imports.history import list_batches, redo_batch, undo_batch
from careerdash.insights.progress import progress
from careerdash.privacy.scope import Scope
from tests.making import NOW, ROSTER, TODAY, everything, plan_of, store, table, workbook

DAY = date(2026, 5, 18)
SHEET = [
    ["Student ID", "Name", "Step", "Status", "Date", "Content"],
    ["20250001", "Ann Archer", "Short-term goal", "Done", "2026-03-01", "an internship"],
    ["20250001", "Ann Archer", "Ambition", "Done", "2026-03-01", "to teach"],
]


@pytest.fixture
def ann(database) -> str:
    """The key of a student of a roster."""
    store(database, workbook("class.xlsx", {"Roster": ROSTER}))
    return next(key for key, name in table(database, "students", "student_key, student_name") if name == "Ann Archer")


def record(database, student, *entries, today=TODAY):
    return record_planning(
        database, student, [PlanningEntry(part, text, DAY) for part, text in entries], "mentor", NOW, today
    )


def planned(database):
    return table(database, "planning", "step, item, text, date")


def status(database, step, today=TODAY):
    answer = progress(
        database=database, scope=Scope.everything(database), view=View.ADVISOR, today=today, track="planning"
    )
    (student,) = [one for one in answer.students if one.student_name == "Ann Archer"]
    return next(cell.status.value for cell in student.cells if cell.step == step)


def test_every_part_becomes_its_step_and_item(database, ann):
    record(
        database, ann,
        ("ambition", "to teach"), ("self_assessment_step", "patient"), ("opportunities", "schools hire"),
        ("career_choice", "teacher"), ("career_path", "technical"), ("goal_short", "a practice term"),
        ("goal_medium", "own class"), ("goal_long", "head teacher"), ("goal_life", "a school"),
        ("action_work", "tutor twice a week"), ("action_training", "voice course"), ("action_education", "master"),
        ("action_rotation", "two schools"), ("review", ""),
    )  # fmt: skip
    found = {(step, item) for step, item, _text, on in planned(database) if on == DAY}
    assert found == {
        ("ambition", ""), ("self_assessment", ""), ("opportunities", ""), ("career_choice", ""), ("career_path", ""),
        ("goals", "short"), ("goals", "medium"), ("goals", "long"), ("goals", "life"), ("action_plan", "work"),
        ("action_plan", "training"), ("action_plan", "education"), ("action_plan", "rotation"), ("review", ""),
    }  # fmt: skip
    assert {status(database, step) for step in ("ambition", "career_path", "goals", "action_plan", "review")} == {
        "done"
    }


def test_an_entry_counts_from_its_day_on(database, ann):
    record(database, ann, ("ambition", "to teach"))
    assert status(database, "ambition", DAY) == "done"
    assert status(database, "ambition", date(2026, 5, 17)) == "not_started"


def test_the_history_names_the_author_and_taking_it_back_leaves_nothing(database, ann):
    before = everything(database)
    batch = record(database, ann, ("goal_short", "an internship"), ("goal_medium", "analyst"))
    line = list_batches(database)[0]
    assert (line.batch, line.kind, line.author, line.counts.new) == (batch, "entry", "mentor", 2)
    assert status(database, "goals") == "done"
    undo_batch(database, batch, NOW)
    assert everything(database) == before
    redo_batch(database, batch, NOW)
    assert status(database, "goals") == "done"


def test_a_newer_entry_replaces_the_text_and_reviews_stand_beside_each_other(database, ann):
    record(database, ann, ("goal_short", "an internship"), ("review", "on course"))
    record_planning(
        database, ann, [PlanningEntry("goal_short", "two internships", TODAY), PlanningEntry("review", "slower", TODAY)],
        "mentor", NOW, TODAY,
    )  # fmt: skip
    assert planned(database) == [
        ("goals", "short", "two internships", TODAY),
        ("review", "", "on course", DAY),
        ("review", "", "slower", TODAY),
    ]


def test_a_sheet_does_not_undo_what_was_agreed_since(database, ann):
    store(database, workbook("plan.xlsx", {"Planning": SHEET}))
    record(database, ann, ("goal_short", "two internships"))
    again = plan_of(database, workbook("plan.xlsx", {"Planning": SHEET}))
    assert (again.counts.changed, again.counts.same) == (0, 2)
    store(database, workbook("plan.xlsx", {"Planning": SHEET}))
    assert ("goals", "short", "two internships", DAY) in planned(database)


def test_a_sheet_that_says_otherwise_than_an_entry_alone_is_told(database, ann):
    record(database, ann, ("goal_short", "two internships"))
    plan = plan_of(database, workbook("plan.xlsx", {"Planning": SHEET}))
    assert "correction_kept" in {issue.code for issue in plan.issues}
    store(database, workbook("plan.xlsx", {"Planning": SHEET}))
    assert ("goals", "short", "two internships", DAY) in planned(database)


def test_entries_wait_while_their_student_is_taken_back(database, ann):
    record(database, ann, ("ambition", "to teach"))
    full = everything(database)
    undo_batch(database, 1, NOW)
    assert all(rows == [] for rows in everything(database).values())
    redo_batch(database, 1, NOW)
    assert everything(database) == full
    undo_batch(database, 1, NOW)
    store(database, workbook("class again.xlsx", {"Roster": ROSTER}))
    assert [row[2] for row in planned(database)] == ["to teach"]


def test_an_entry_says_nothing_else_of_the_student(database, ann):
    before = table(database, "students")
    record(database, ann, ("ambition", "to teach"))
    assert table(database, "students") == before


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (("weather", "rain"),),
        (("ambition", "  "),),
        (("ambition", "a"), ("ambition", "b")),
        (("ambition", "x" * 2001),),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_stores_nothing(database, ann, entries):
    with pytest.raises(WrongUse):
        record(database, ann, *entries)
    assert len(list_batches(database)) == 1


def test_a_day_ahead_and_an_unknown_student_are_refused(database, ann):
    with pytest.raises(WrongUse, match="lies ahead"):
        record(database, ann, ("ambition", "to teach"), today=date(2026, 5, 1))
    with pytest.raises(WrongUse, match="not stored"):
        record(database, "nobody", ("ambition", "to teach"))


def test_markup_and_chinese_are_kept_as_typed(database, ann):
    record(database, ann, ("ambition", "=1+1 **成为老师** 🙂"))
    assert planned(database)[0][2] == "=1+1 **成为老师** 🙂"


def test_a_sheet_may_have_a_column_per_measure(database):
    rows = [
        ["Student ID", "Name", "行动计划（培训）", "Action plan: rotation"],
        ["20250001", "Ann Archer", "考证", "two teams"],
    ]
    store(database, workbook("class.xlsx", {"Roster": ROSTER, "Planning": rows}))
    assert [row[:3] for row in planned(database)] == [
        ("action_plan", "rotation", "two teams"),
        ("action_plan", "training", "考证"),
    ]
