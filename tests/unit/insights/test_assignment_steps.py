"""Evidence in, status and sentence out."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.tracks import Thresholds
from careerdash.domain.vocabulary import Status, View
from careerdash.insights.progress import Cell, Progress, StudentProgress, progress
from careerdash.store.database import Database
from tests.factories import add_interview, add_planning, add_student, listed, scope, set_due, state_class

TODAY = date(2026, 5, 20)


def ask(database: Database, **changed: Any) -> Progress:
    return progress(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def only(database: Database, **changed: Any) -> StudentProgress:
    (student,) = ask(database, **changed).students
    return student


def cell(student: StudentProgress, step: str) -> Cell:
    return next(found for found in student.cells if found.step == step)


def test_without_anything_no_step_has_begun(database: Database) -> None:
    add_student(database)
    student = only(database)
    assert {found.status for found in student.cells} == {Status.NOT_STARTED}
    assert student.next_action.startswith("Record a self-assessment")


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ({"holland_code": "RIA"}, "Holland code RIA recorded"),
        ({"work_values": "security"}, "Work values recorded"),
        ({"self_assessment": True}, "Self-assessment received"),
        ({"self_assessment": True, "self_assessment_on": date(2026, 3, 1)}, "Self-assessment received on 2026-03-01"),
    ],
)
def test_know_yourself_from_the_roster(database: Database, stated: dict[str, Any], sentence: str) -> None:
    add_student(database, **stated)
    found = cell(only(database), "know_yourself")
    assert (found.status, found.sentence, found.evidence_count) == (Status.DONE, sentence, 1)


@pytest.mark.parametrize("stated", [{"self_assessment": True}, {"skill_self_rating": "SQL 3"}])
def test_know_yourself_from_a_log(database: Database, stated: dict[str, Any]) -> None:
    add_interview(database, add_student(database), **stated)
    assert cell(only(database), "know_yourself").status is Status.DONE


def test_know_yourself_from_a_planning_row(database: Database) -> None:
    add_planning(database, add_student(database), "self_assessment", text="I like numbers")
    assert cell(only(database), "know_yourself").status is Status.DONE


def test_a_paper_received_later_does_not_count_yet(database: Database) -> None:
    add_student(database, self_assessment=True, self_assessment_on=date(2026, 6, 1))
    assert cell(only(database), "know_yourself").status is Status.NOT_STARTED


@pytest.mark.parametrize(
    ("levels", "status", "sentence"),
    [
        (["senior"], "in_progress", "1 of 3 professionals in Data analysis; the only one is of senior level"),
        (["senior"] * 2, "in_progress", "2 of 3 professionals in Data analysis; all of them are senior"),
        (["senior"] * 3, "in_progress", "3 professionals in Data analysis; all of them are senior"),
        (["mid", "senior", "mid"], "in_progress", "3 professionals in Data analysis; none of them is a newcomer"),
        (["entry"] * 3, "in_progress", "3 professionals in Data analysis; all of them are newcomers"),
        (
            ["entry", "mid", "mid"],
            "done",
            "3 professionals in Data analysis; newcomers and experienced people are among them",
        ),
        (
            ["senior", "senior", None],
            "done",
            "3 professionals in Data analysis; the level of 1 of them is not known yet: ask for it",
        ),
        (
            [None] * 3,
            "done",
            "3 professionals in Data analysis; the levels of 3 of them are not known yet: ask for them",
        ),
    ],
)
def test_find_professionals(database: Database, levels: list[str | None], status: str, sentence: str) -> None:
    student = add_student(database)
    for level in levels:
        listed(database, student, level)
    found = cell(only(database), "find_professionals")
    assert (found.status, found.sentence, found.evidence_count) == (status, sentence, len(levels))


@pytest.mark.parametrize("missing", ["occupation", "contact", "person"])
def test_listed_needs_name_position_and_contact(database: Database, missing: str) -> None:
    student = add_student(database)
    for level in ("entry", "mid"):
        listed(database, student, level)
    listed(database, student, "senior", **{missing: None})
    found = cell(only(database), "find_professionals")
    assert (found.status, found.evidence_count) == (Status.IN_PROGRESS, 2)


def test_the_same_person_twice_is_one_person(database: Database) -> None:
    student = add_student(database)
    for person, level in (("Wu", "entry"), ("Li", "mid"), ("Li", "mid")):
        listed(database, student, level, person=person)
    assert cell(only(database), "find_professionals").evidence_count == 2


def test_interviews_with_relatives_count_unless_the_class_forbids_them(database: Database) -> None:
    student = add_student(database)
    for _number in range(3):
        add_interview(database, student, relationship="relative")
    assert cell(only(database), "hold_interviews").status is Status.DONE
    assert cell(only(database, thresholds=Thresholds(relatives_allowed=False)), "hold_interviews").evidence_count == 0


def test_outline_from_answers_of_all_logs_of_a_field(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, answered=[1, 2, 3, 4, 5, 6])
    assert cell(only(database), "draft_outline").status is Status.IN_PROGRESS
    add_interview(database, student, answered=[5, 6, 7, 8, 9])
    assert cell(only(database), "draft_outline").status is Status.IN_PROGRESS
    add_interview(database, student, answered=[24])
    found = cell(only(database), "draft_outline")
    assert (found.status, found.evidence_count) == (Status.DONE, 3)
    assert found.sentence == "10 of the 24 outline questions answered; 10 are enough"


def test_a_received_outline_is_enough(database: Database) -> None:
    add_student(database, outline_received=True, outline_received_on=date(2026, 3, 2))
    assert cell(only(database), "draft_outline").sentence == "Outline received on 2026-03-02"


def test_appointments_are_not_held(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student)
    add_interview(database, student, interview_date=TODAY)
    add_interview(database, student, interview_date=date(2026, 5, 21))
    found = cell(only(database), "hold_interviews")
    assert (found.status, found.evidence_count) == (Status.IN_PROGRESS, 2)
    assert found.sentence == "2 of 3 interviews held in Data analysis; next appointment on 2026-05-21"


def test_undated_interviews_are_held_when_they_hold_answers(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, interview_date=None)
    add_interview(database, student, interview_date=None, has_answers=False)
    assert cell(only(database), "hold_interviews").evidence_count == 1


def test_looking_back_leaves_out_what_came_later(database: Database) -> None:
    student = add_student(database)
    for month in (2, 3, 4):
        add_interview(database, student, interview_date=date(2026, month, 1))
    assert cell(only(database, today=date(2026, 3, 15)), "hold_interviews").evidence_count == 2
    assert cell(only(database), "hold_interviews").status is Status.DONE


def test_the_analysis_needs_four_parts(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, prior_view="easy", reality="hard", fit="undecided")
    found = cell(only(database), "analyse_results")
    assert found.status is Status.IN_PROGRESS
    assert found.sentence == (
        "1 of 4 parts; still missing the decision whether it fits, the summary report and the self-cultivation plan"
    )
    add_interview(database, student, fit="not_suitable", plan="learn SQL", summary_report=True)
    assert cell(only(database), "analyse_results").status is Status.DONE


def test_papers_on_the_roster_count_for_the_analysis(database: Database) -> None:
    student = add_student(database, summary_report=True, cultivation_plan="practise")
    add_interview(database, student, prior_view="easy", reality="hard", fit="suitable")
    assert cell(only(database), "analyse_results").status is Status.DONE


def test_an_extra_interview_elsewhere_does_not_undo_a_finished_field(database: Database) -> None:
    student = add_student(database)
    for _number in range(3):
        add_interview(database, student, fit="not_suitable")
    add_interview(database, student, field="Law", interview_date=date(2026, 4, 1))
    found = only(database)
    assert (found.field, found.round) == ("Data analysis", 1)
    assert cell(found, "hold_interviews").status is Status.DONE


def test_out_of_touch_moves_on_to_the_next_field(database: Database) -> None:
    student = add_student(database)
    for _number in range(3):
        add_interview(database, student, fit="out_of_touch")
    found = only(database)
    assert (found.field, found.round) == ("Data analysis", 1)
    add_interview(database, student, field="Law", interview_date=date(2026, 4, 1))
    found = only(database)
    assert (found.field, found.round) == ("Law", 2)
    assert cell(found, "hold_interviews").sentence == "1 of 3 interviews held in Law"


def test_rounds_follow_the_first_date_and_undated_fields_come_last(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, field="Undated", interview_date=None)
    for day in (3, 4):
        add_interview(database, student, field="Second", interview_date=date(2026, 3, day))
    add_interview(database, student, field="First", interview_date=date(2026, 3, 2))
    found = only(database)
    assert (found.field, found.round) == ("Second", 2)


def test_overdue_only_while_the_class_is_open_and_the_step_is_not_done(database: Database) -> None:
    add_student(database, "late")
    add_student(database, "early", holland_code="RIA")
    add_student(database, "away", status="excused")
    set_due(database, "know_yourself", date(2026, 5, 19))
    by_name = {student.student_key: cell(student, "know_yourself") for student in ask(database).students}
    assert {name: found.overdue for name, found in by_name.items()} == {"late": True, "early": False, "away": False}
    assert by_name["away"].status is Status.WAIVED
    assert ask(database).students[0].student_key == "late"
    state_class(database, closed=True)
    assert not any(found.overdue for student in ask(database).students for found in student.cells)


def test_due_today_is_not_overdue(database: Database) -> None:
    add_student(database)
    set_due(database, "hold_interviews", TODAY)
    assert not cell(only(database), "hold_interviews").overdue


def test_withdrawn_students_are_not_asked(database: Database) -> None:
    add_student(database, status="withdrawn")
    answer = ask(database)
    assert (answer.students, answer.total) == ((), 0)
    assert answer.basis.left_out[0].count == 1


def test_counts_per_step_leave_out_the_excused(database: Database) -> None:
    add_student(database, holland_code="RIA")
    add_student(database)
    add_student(database, status="excused")
    step = ask(database).steps[0]
    assert (step.of, step.done, step.not_started, step.waived) == (2, 1, 1, 1)


def test_a_limit_keeps_the_most_behind_and_all_counts(database: Database) -> None:
    add_student(database, "ahead", holland_code="RIA")
    add_student(database, "behind")
    answer = ask(database, limit=1)
    assert [student.student_key for student in answer.students] == ["behind"]
    assert answer.total == 2


def test_two_students_of_one_name_stay_two(database: Database) -> None:
    for key in ("a", "b"):
        add_interview(database, add_student(database, key, student_name="Wang Wei"))
    assert [student.student_key for student in ask(database).students] == ["a", "b"]


def test_thresholds_of_a_class(database: Database) -> None:
    add_interview(database, add_student(database))
    assert cell(only(database, thresholds=Thresholds(interviews_held=1)), "hold_interviews").status is Status.DONE


@pytest.mark.parametrize(
    ("people", "action", "short"),
    [
        ([], "List 3 more professionals in Law with name, position and contact.", "List 3 more professionals"),
        (
            [("entry", True), ("mid", False)],
            "List 1 more professional in Law with name, position and contact, and add the position or contact of 1 more.",
            "List 1 more professional",
        ),
        (
            [("entry", True), ("mid", True), ("mid", False)],
            "Add the position or contact of 1 person listed in Law.",
            "Complete 1 person listed",
        ),
        (
            [("mid", False), ("mid", False), ("mid", False), ("mid", False)],
            "Add the position or contact of 3 people listed in Law.",
            "Complete 3 people listed",
        ),
        ([("senior", True)] * 3, "Find a newcomer in Law.", "Find a newcomer"),
        ([("entry", True)] * 3, "Find someone of mid or senior level in Law.", "Find someone experienced"),
    ],
)
def test_the_next_action_completes_who_is_named_before_it_asks_for_others(
    database: Database, people: list[tuple[str, bool]], action: str, short: str
) -> None:
    student = add_student(database, holland_code="RIA", target_field="Law")
    for level, complete in people:
        listed(database, student, level, field="Law", **({} if complete else {"contact": None}))
    found = only(database)
    assert (found.next_action, found.next_short) == (action, short)
