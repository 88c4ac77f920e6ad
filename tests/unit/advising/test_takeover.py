"""A class handed over by one advisor and taken over by another, in another database."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careerdash.advising.followups import Concern, snooze
from careerdash.advising.grading import Given, save_marks, set_criteria
from careerdash.advising.handover import hand_over
from careerdash.advising.handover_file import FILE_NAME, PARTS, read_handover
from careerdash.advising.notes import add_note
from careerdash.advising.overrides import override_step
from careerdash.advising.received import mark_received
from careerdash.advising.rules import add_step, set_advisor, set_collections, set_rules, switch_track
from careerdash.advising.states import set_student_state
from careerdash.advising.steps import record_step
from careerdash.advising.takeover import offered, take_over
from careerdash.domain.grading import SUGGESTED, Mark
from careerdash.domain.tracks import Switch
from careerdash.domain.vocabulary import View
from careerdash.errors import WorkbookRefused, WrongUse
from careerdash.imports.classes import set_due_date, set_term
from careerdash.imports.sheets.memory import forget_mapping, remembered_mappings
from careerdash.insights.progress import progress
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.making import LOG, NOW, ROSTER, TODAY, store, table, workbook

BOOK = workbook("class.xlsx", {"Roster": ROSTER, "Log": LOG})
DAY = date(2026, 5, 4)


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Database]:
    """A second installation, without anything."""
    opened = Database(tmp_path / "colleague.duckdb")
    yield opened
    opened.close()


def of(database: Database) -> tuple[dict[str, str], str, Scope]:
    """The keys of the students by number, the class, and the scope of everything."""
    students = {str(number): str(key) for number, key in table(database, "students", "student_id, student_key")}
    ((class_id,),) = table(database, "students", "DISTINCT class_id")
    return students, str(class_id), Scope.everything(database)


def handed(database: Database) -> bytes:
    """Everything there is to state about a class, stated, and handed over."""
    store(database, BOOK)
    students, class_id, asked = of(database)
    ann, ben = students["20250001"], students["20250002"]
    set_term(database, class_id, date(2026, 2, 1), date(2026, 7, 1), "Ada", NOW)
    set_advisor(database, class_id, "Ada", "Ada", NOW)
    set_rules(database, class_id, {"interviews_held": 1, "goal_horizons": ("short", "life")}, "Ada", NOW)
    switch_track(database, class_id, "planning", Switch.ON, "Ada", NOW)
    step = add_step(database, class_id, "assignment", "Mock interview", "Ada", NOW)
    set_due_date(database, class_id, "assignment", "hold_interviews", date(2026, 6, 1), "Ada", NOW)
    set_collections(database, class_id, [(date(2026, 4, 1), "Outlines")], "Ada", NOW)
    mark_received(database, [ann, ben], "outline", DAY, "Ada", NOW)
    record_step(database, [ann], "assignment", step, "done", DAY, "Ada", NOW)
    override_step(database, ben, "assignment", "know_yourself", "waived", "fair", DAY, "Ada", NOW)
    add_note(database, ann, "Wants to move to Bern. 谢谢", "Ada", DAY, NOW)
    snooze(database, Concern(class_id, ann, (("silent", "x"),)), date(2026, 6, 1), "is ill", "Ada", TODAY, NOW)
    criteria = set_criteria(database, class_id, SUGGESTED[:1], "Ada", NOW)
    given = [Given(criteria[0].criterion_id, Mark.ALL, 10.0)]
    save_marks(database, ann, given, "Well done", None, "Ada", NOW, finished=True)
    set_student_state(database, [ben], "excused", "ill", "Ada", NOW, TODAY)
    return hand_over(database, asked, "Ada", NOW)


def parts_of(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """What a file holds, without what every installation calls by its own random name or day."""
    own = {"class_id", "student_key", "author", "advisor", "changed_at", "mapping_id"}
    told = read_handover("h.zip", content).parts
    return {
        part: [{name: value for name, value in row.items() if name not in own} for row in rows]
        for part, rows in told.items()
    }


def changed(content: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told = json.loads(archive.read(FILE_NAME))
    change(told)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(FILE_NAME, json.dumps(told))
    return buffer.getvalue()


def test_everything_stated_arrives_with_its_days_and_authors(database: Database, colleague: Database) -> None:
    content = handed(database)
    store(colleague, BOOK)
    file = read_handover("h.zip", content)
    found = offered(colleague, Scope.everything(colleague), file)
    assert (found.ready, found.made_by, found.known_before) == (True, "Ada", 0)
    (taken,) = found.classes
    assert (taken.exists, taken.replaces, taken.found, taken.missing, taken.states) == (True, False, 2, (), 1)
    assert {part: count for part, count in found.counts.items() if count} == {
        "received_papers": 2, "recorded_steps": 1, "overrides": 1, "notes": 1, "contacts": 1, "mappings": 2,
        "criteria": 1, "grades": 1,
    }  # fmt: skip
    take_over(colleague, Scope.everything(colleague), file, "Ben", NOW, TODAY)
    again = parts_of(hand_over(colleague, Scope.everything(colleague), "Ben", NOW))
    assert again == parts_of(content)
    assert table(colleague, "class_settings", "advisor") == [("Ben",)]
    # evidence judged by the rules that came along
    students, _class_id, asked = of(colleague)
    answer = progress(database=colleague, scope=asked, view=View.ADVISOR, today=TODAY)
    ann = next(row for row in answer.students if row.student_key == students["20250001"])
    assert {cell.step: cell.status.value for cell in ann.cells}["hold_interviews"] == "done"
    assert ann.cells[-1].sentence == "Done on 2026-05-04"


def test_taking_over_twice_adds_nothing(database: Database, colleague: Database) -> None:
    file = read_handover("h.zip", handed(database))
    store(colleague, BOOK)
    for _time in range(2):
        take_over(colleague, Scope.everything(colleague), file, "Ben", NOW, TODAY)
    assert len(table(colleague, "received_papers")) == 2
    assert len(table(colleague, "advisor_notes")) == len(table(colleague, "grading_sheets")) == 1
    found = offered(colleague, Scope.everything(colleague), file)
    assert found.known_before == 6
    assert (found.classes[0].replaces, found.classes[0].states) == (True, 0)


def test_the_mappings_serve_the_next_file_until_they_are_forgotten(database: Database, colleague: Database) -> None:
    file = read_handover("h.zip", handed(database))
    store(colleague, BOOK)
    assert remembered_mappings(colleague) == ()
    take_over(colleague, Scope.everything(colleague), file, "Ben", NOW, TODAY)
    known = remembered_mappings(colleague)
    assert {entry.headers for entry in known} == {tuple(ROSTER[0]), tuple(LOG[0])}
    for entry in known:
        forget_mapping(colleague, entry)
    assert remembered_mappings(colleague) == ()


def test_nothing_is_stored_where_students_are_missing(database: Database, colleague: Database) -> None:
    file = read_handover("h.zip", handed(database))
    store(colleague, workbook("part.xlsx", {"Roster": ROSTER[:2]}))
    found = offered(colleague, Scope.everything(colleague), file)
    assert found.refusal == (
        "1 student the file tells of is not stored here: 20250002 Ben Brook. Import the workbooks of the class first."
    )
    with pytest.raises(WrongUse, match="Ben Brook"):
        take_over(colleague, Scope.everything(colleague), file, "Ben", NOW, TODAY)
    for name in ("class_settings", "class_rules", "received_papers", "advisor_notes", "handed_mappings"):
        assert table(colleague, name) == []


def test_a_class_of_which_nothing_is_told_may_be_created(database: Database, colleague: Database) -> None:
    store(database, BOOK)
    _students, class_id, asked = of(database)
    set_term(database, class_id, date(2026, 2, 1), None, "Ada", NOW)
    file = read_handover("h.zip", hand_over(database, asked, "Ada", NOW))
    take_over(colleague, Scope(), file, "Ben", NOW, TODAY)
    assert table(colleague, "class_settings", "name, term_start") == [("Data 1", date(2026, 2, 1))]


def test_a_class_of_somebody_else_is_refused(database: Database, colleague: Database) -> None:
    file = read_handover("h.zip", handed(database))
    store(colleague, BOOK)
    with pytest.raises(WrongUse, match="Data 1 is looked after by someone else"):
        take_over(colleague, Scope(), file, "Ben", NOW, TODAY)


def test_a_rule_that_cannot_be_takes_everything_back(database: Database, colleague: Database) -> None:
    def make_impossible(told: dict[str, Any]) -> None:
        told["rules"][0]["people_listed"] = 10_000

    file = read_handover("h.zip", changed(handed(database), make_impossible))
    store(colleague, BOOK)
    with pytest.raises(WrongUse, match="cannot be 10000"):
        take_over(colleague, Scope.everything(colleague), file, "Ben", NOW, TODAY)
    assert table(colleague, "class_settings") == table(colleague, "received_papers") == []


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"%PDF-1.7"])
def test_a_foreign_file_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookRefused, match="not a handover file"):
        read_handover("h.zip", content)


def test_a_workbook_is_no_handover_file() -> None:
    with pytest.raises(WorkbookRefused, match="not a handover file"):
        read_handover(BOOK.name, BOOK.content)


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_changed_byte_stops_the_program(database: Database, packing: int) -> None:
    told = zipfile.ZipFile(io.BytesIO(handed(database))).read(FILE_NAME)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as archive:
        archive.writestr(FILE_NAME, told)
    refused = 0
    for place in range(packed.tell()):
        content = bytearray(packed.getvalue())
        content[place] ^= 0xFF
        try:
            read_handover("h.zip", bytes(content))
        except WorkbookRefused:
            refused += 1
    assert refused > len(told) // 10


def test_a_cut_file_is_refused(database: Database) -> None:
    content = handed(database)
    for kept in (30, len(content) // 2, len(content) - 10):
        with pytest.raises(WorkbookRefused, match="is damaged"):
            read_handover("h.zip", content[:kept])


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("notes"),
        lambda told: told.update(classes=[]),
        lambda told: told["notes"][0].update(written_on="yesterday"),
        lambda told: told["notes"][0].update(student_key="nobody"),
        lambda told: told["overrides"][0].update(status="finished"),
        lambda told: told["received_papers"][0].pop("paper"),
        lambda told: told["received_papers"].append("paper"),
        lambda told: told["tracks"][0].update(is_on=1),
        lambda told: told["due_dates"][0].update(class_id="other"),
        lambda told: told.update(made_at=None),
    ],
)
def test_a_file_changed_by_hand_is_refused(database: Database, change: Callable[[dict[str, Any]], None]) -> None:
    with pytest.raises(WorkbookRefused, match="is damaged or was changed by hand"):
        read_handover("h.zip", changed(handed(database), change))


def test_a_newer_file_is_told_so(database: Database) -> None:
    content = changed(handed(database), lambda told: told.update(format=99))
    with pytest.raises(WorkbookRefused, match="newer version"):
        read_handover("h.zip", content)


def test_a_file_of_the_first_format_says_nothing_of_marks(database: Database) -> None:
    def make_old(told: dict[str, Any]) -> None:
        told["format"] = 1
        for part in ("criteria", "grades", "marks"):
            del told[part]

    parts = read_handover("h.zip", changed(handed(database), make_old)).parts
    assert set(parts) == set(PARTS)
    assert parts["criteria"] == parts["marks"] == []
