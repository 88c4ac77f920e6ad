"""Papers, overrides, recorded steps and states: stated for many, shown with who and when, and taken back."""

import json
import zipfile
from datetime import date
from io import BytesIO

import pytest

from careerdash.advising.handover import FILE_NAME, hand_over
from careerdash.advising.overrides import override_step, withdraw_override
from careerdash.advising.pasted import find_students
from careerdash.advising.received import Marked, mark_received, withdraw_received
from careerdash.advising.rules import add_step
from careerdash.advising.states import set_student_state
from careerdash.advising.steps import record_step, withdraw_step
from careerdash.domain.tracks import Paper
from careerdash.domain.vocabulary import View
from careerdash.errors import WrongUse
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.insights.progress import Cell, progress
from careerdash.insights.received import papers
from careerdash.insights.stated import stated_by_hand
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.factories import add_student, scope
from tests.making import LOG, NOW, ROSTER, TODAY, store, table, workbook

DAY = date(2026, 4, 2)


def cell(database: Database, student: str, step: str, asked: Scope | None = None) -> Cell:
    answer = progress(database=database, scope=asked or scope(), view=View.ADVISOR, today=TODAY)
    row = next(row for row in answer.students if row.student_key == student)
    return next(found for found in row.cells if found.step == step)


def imported(database: Database) -> tuple[int, dict[str, str], Scope]:
    receipt = store(database, workbook("class.xlsx", {"Roster": ROSTER, "Log": LOG}))
    students = {str(number): str(key) for number, key in table(database, "students", "student_id, student_key")}
    return receipt.batch, students, Scope.everything(database)


def test_a_paper_of_many_students_is_stored_once(database: Database) -> None:
    students = [add_student(database) for _number in range(3)]
    assert mark_received(database, students[:2], Paper.OUTLINE, DAY, "Ada", NOW) == Marked(2, 0)
    assert mark_received(database, students, Paper.OUTLINE, DAY, "Ada", NOW) == Marked(1, 2)
    assert cell(database, students[2], "draft_outline").sentence == "Outline received on 2026-04-02"
    withdraw_received(database, students[:1], Paper.OUTLINE, "Ada", NOW)
    assert cell(database, students[0], "draft_outline").status == "not_started"
    assert cell(database, students[1], "draft_outline").status == "done"


def test_an_unknown_paper_or_student_is_refused(database: Database) -> None:
    student = add_student(database)
    with pytest.raises(WrongUse, match="no paper"):
        mark_received(database, [student], "diploma", DAY, "Ada", NOW)
    with pytest.raises(WrongUse, match="not stored any more"):
        mark_received(database, [student, "nobody"], Paper.OUTLINE, DAY, "Ada", NOW)
    with pytest.raises(WrongUse, match="at least one"):
        mark_received(database, [], Paper.OUTLINE, DAY, "Ada", NOW)
    assert table(database, "received_papers") == []


def test_the_grid_shows_who_received_what(database: Database) -> None:
    student = add_student(database, outline_received=True)
    mark_received(database, [student], Paper.SUMMARY_REPORT, DAY, "Ada", NOW, "Nursing")
    (line,) = papers(database=database, scope=scope(), view=View.ADVISOR, today=TODAY).students
    report = line.mark(Paper.SUMMARY_REPORT)
    assert report is not None
    assert (report.received_on, report.author, report.field) == (DAY, "Ada", "Nursing")
    outline = line.mark(Paper.OUTLINE)
    assert outline is not None
    assert outline.paper_id is None
    assert line.mark(Paper.CULTIVATION_PLAN) is None
    assert papers(database=database, scope=scope(), view=View.SHARE, today=TODAY).students == ()


def test_an_override_is_shown_reversible_and_listed(database: Database) -> None:
    student = add_student(database)
    override = override_step(database, student, "assignment", "hold_interviews", "done", "at the fair", DAY, "Ada", NOW)
    found = cell(database, student, "hold_interviews")
    assert (found.status, found.overridden) == ("done", True)
    withdraw_override(database, override, "Ben", NOW)
    assert not cell(database, student, "hold_interviews").overridden
    (entry,) = stated_by_hand(database=database, scope=scope(), view=View.ADVISOR, today=TODAY).entries
    assert (entry.kind, entry.author, entry.withdrawn_by) == ("override", "Ada", "Ben")
    assert entry.sentence == "Hold interviews set to done: at the fair"
    with pytest.raises(WrongUse, match="not set by hand"):
        withdraw_override(database, override, "Ben", NOW)


@pytest.mark.parametrize(
    ("step", "status", "reason"),
    [("hold_interviews", "done", "  "), ("fly", "done", "why not"), ("hold_interviews", "finished", "why not")],
)
def test_an_override_needs_a_step_a_state_and_a_reason(database: Database, step: str, status: str, reason: str) -> None:
    with pytest.raises(WrongUse):
        override_step(database, add_student(database), "assignment", step, status, reason, DAY, "Ada", NOW)


def test_what_is_stated_survives_undo_and_a_second_import(database: Database) -> None:
    batch, students, asked = imported(database)
    student = students["20250001"]
    override_step(database, student, "assignment", "hold_interviews", "waived", "ill", DAY, "Ada", NOW)
    mark_received(database, [student], Paper.OUTLINE, DAY, "Ada", NOW)
    undo_batch(database, batch, NOW)
    assert progress(database=database, scope=asked, view=View.ADVISOR, today=TODAY).students == ()
    redo_batch(database, batch, NOW)
    store(database, workbook("again.xlsx", {"Roster": ROSTER, "Log": LOG}))
    assert cell(database, student, "hold_interviews", asked).overridden
    assert cell(database, student, "draft_outline", asked).status == "done"


def test_an_added_step_is_recorded_and_taken_back(database: Database) -> None:
    _batch, students, asked = imported(database)
    class_id = next(iter(asked.classes))
    step = add_step(database, class_id, "assignment", "Mock interview", "Ada", NOW)
    (record,) = record_step(database, [students["20250001"]], "assignment", step, "done", DAY, "Ada", NOW)
    assert cell(database, students["20250001"], step, asked).sentence == "Done on 2026-04-02"
    assert cell(database, students["20250002"], step, asked).status == "not_started"
    withdraw_step(database, record, "Ada", NOW)
    assert cell(database, students["20250001"], step, asked).status == "not_started"
    with pytest.raises(WrongUse, match="follows from its evidence"):
        record_step(database, [students["20250001"]], "assignment", "hold_interviews", "done", DAY, "Ada", NOW)


def test_a_student_is_excused_withdrawn_and_taken_back_in_the_history(database: Database) -> None:
    _batch, students, asked = imported(database)
    (number,) = set_student_state(database, [students["20250001"]], "excused", "ill", "Ada", NOW, TODAY)
    assert cell(database, students["20250001"], "hold_interviews", asked).status == "waived"
    set_student_state(database, [students["20250002"]], "withdrawn", "left", "Ada", NOW, TODAY)
    answer = progress(database=database, scope=asked, view=View.ADVISOR, today=TODAY)
    assert [row.student_id for row in answer.students] == ["20250001"]
    undo_batch(database, number, NOW)
    assert cell(database, students["20250001"], "hold_interviews", asked).status != "waived"


@pytest.mark.parametrize(
    ("text", "found", "unknown"),
    [
        ("20250001\n20250002", ["20250001", "20250002"], []),
        ("20250001, 20250002；20250009", ["20250001", "20250002"], ["20250009"]),
        ("1. 20250001 Ann Archer\n2. 20250002 Ben Brook", ["20250001", "20250002"], []),
        ("Ann Archer (20250001)", ["20250001"], []),
        ("２０２５０００１、２０２５０００２", ["20250001", "20250002"], []),
        ("20250001\tAnn Archer\tData 1", ["20250001"], []),
        ("ann archer", ["20250001"], []),
        ("20250001 20250002", ["20250001", "20250002"], []),
        ("- Ben Brook\n\n- Nobody Known", ["20250002"], ["Nobody Known"]),
        ("20250001\n20250001", ["20250001"], []),
        ("  \n ;; ", [], []),
    ],
)
def test_pasted_numbers(database: Database, text: str, found: list[str], unknown: list[str]) -> None:
    _batch, _students, asked = imported(database)
    pasted = find_students(database, asked, text)
    assert sorted(entry.student_id or "" for entry in pasted.found) == found
    assert list(pasted.unknown) == unknown


def test_a_pasted_name_of_two_students_is_reported(database: Database) -> None:
    for key in ("li-1", "li-2"):
        add_student(database, key, student_name="Li Ming")
    pasted = find_students(database, scope(), "Li Ming\nLI-1")
    assert pasted.ambiguous == ("Li Ming",)
    assert [entry.student_key for entry in pasted.found] == ["li-1"]


def test_the_handover_file_holds_what_the_advisor_knows(database: Database) -> None:
    _batch, students, asked = imported(database)
    override_step(database, students["20250001"], "assignment", "hold_interviews", "done", "fair", DAY, "Ada", NOW)
    with zipfile.ZipFile(BytesIO(hand_over(database, asked, "Ada", NOW))) as archive:
        told = json.loads(archive.read(FILE_NAME))
    assert [entry["reason"] for entry in told["overrides"]] == ["fair"]
    assert {entry["student_id"] for entry in told["students"]} == {"20250001", "20250002"}
    assert told["mappings"]
    with zipfile.ZipFile(BytesIO(hand_over(database, Scope(), "Ada", NOW))) as archive:
        assert json.loads(archive.read(FILE_NAME))["students"] == []
