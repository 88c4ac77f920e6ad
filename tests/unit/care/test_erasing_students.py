import io
import zipfile
from dataclasses import replace

import pytest

from careerdash.advising.notes import add_note
from careerdash.advising.overrides import override_step
from careerdash.advising.planning_entries import PlanningEntry, record_planning
from careerdash.advising.received import mark_received
from careerdash.care.doctor import examine_open
from careerdash.care.erasure import erase, preview_erasure
from careerdash.care.people import Manner, find_student
from careerdash.domain.vocabulary import Entity
from careerdash.errors import UnknownPerson, WrongUse
from careerdash.imports.fixes.corrections import correct
from careerdash.imports.fixes.held import held_rows, repair_row
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.sample import load_sample
from careerdash.privacy.audit import erasures, lift_marks
from tests.making import LOG, NOW, ROSTER, TODAY, everything, store, table, workbook
from tests.unit.care.searching import files_holding, places_of

HEAD = ["Student ID", "Name", "Interviewee", "Company", "Interview Date", "Salary", "What I learned", "Referral"]
ROWS = [
    HEAD,
    ["20250001", "Ann Archer", "Carla Diaz", "Northwind Labs", "2026-03-02", "$65,000", "Ask early.", "Eva Klein"],
    [
        "20250002",
        "Ben Brook",
        "Dmitri Orlov",
        "Bluebell Bank",
        "2026-03-05",
        "90-120k",
        "As ANN  ARCHER said.",
        "Archer, Ann; Eva Klein",
    ],
    ["", "Ann Archer", "Eva Klein", "Sunrise Care", "2026-03-09", "40k", "Slow down.", ""],
]


def student(wanted="20250001", class_name=None):
    return lambda session: find_student(session, wanted, class_name)


def erased(database, wanted="20250001", class_name=None):
    return erase(database, student(wanted, class_name), Manner.ERASED, "tester", NOW)


def key_of(database, name):
    return next(key for key, known in table(database, "students", "student_key, student_name") if known == name)


def sound(database):
    found = examine_open(database)
    assert found.sound, found.sentence
    return True


def test_rows_records_and_files_of_a_student_are_gone_and_those_of_others_stay(database, tmp_path):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    store(database, workbook("log.xlsx", {"Log": ROWS}))
    other = workbook("other.xlsx", {"Log": [LOG[0], LOG[2]]})
    store(database, other)
    before = everything(database)
    receipt = erased(database)
    assert (receipt.rows_removed, receipt.records["interviews"]) == (3, 2)
    assert receipt.originals == ("roster.xlsx", "log.xlsx")
    assert places_of(database, "Archer", "20250001", "Ask early", "Slow down", "Carla Diaz", "$65,000") == set()
    assert table(database, "students", "student_name") == [("Ben Brook",)]
    kept = [row for row in before["interviews"] if "Dmitri Orlov" in row]
    assert len(kept) == len(everything(database)["interviews"]) == 1
    assert sound(database)
    database.close()
    assert files_holding(tmp_path, "Archer", "20250001", "Ask early", "Carla Diaz") == set()


def test_the_counts_of_an_import_are_those_of_what_is_left(database):
    batch = store(database, workbook("log.xlsx", {"Log": ROWS})).batch
    erased(database)
    assert table(database, "batches", "batch, rows_read, new, changed, same, held") == [(batch, 1, 1, 0, 0, 0)]
    assert table(database, "sheets", "rows_read, new") == [(1, 1)]


def test_an_original_with_a_part_that_cannot_be_looked_into_goes_too(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    other = workbook("other.xlsx", {"Log": [LOG[0], LOG[2]]})
    packed = io.BytesIO(other.content)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/photo.png", b"a photo " * 50)
        photo = archive.getinfo("xl/media/photo.png")
    damaged = bytearray(packed.getvalue())
    damaged[photo.header_offset + 30 + len(photo.filename)] ^= 0xFF
    store(database, replace(other, content=bytes(damaged)))
    assert "other.xlsx" in erased(database).originals


def test_a_mention_in_the_row_of_another_student_goes_and_the_row_stays(database):
    store(database, workbook("log.xlsx", {"Log": ROWS}))
    receipt = erased(database)
    assert receipt.rows_changed == 1
    ((cells,),) = table(database, "raw_rows", "cells")
    assert cells[6:] == ["As [erased] said.", "Eva Klein"]


def test_what_advisors_stated_about_a_student_goes(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    store(database, workbook("log.xlsx", {"Log": LOG}))
    ann, ben = key_of(database, "Ann Archer"), key_of(database, "Ben Brook")
    add_note(database, ann, "Wants to change her field.", "tester", TODAY, NOW)
    add_note(database, ben, "Works with Ann Archer.", "tester", TODAY, NOW)
    override_step(database, ann, "assignment", "draft_outline", "waived", "Was ill in April.", TODAY, "tester", NOW)
    record_planning(database, ann, [PlanningEntry("goal_short", "A traineeship.", TODAY)], "tester", NOW, TODAY)
    mark_received(database, [ann, ben], "outline", TODAY, "tester", NOW)
    receipt = erased(database)
    assert receipt.stated["advisor_notes"] == receipt.stated["step_overrides"] == receipt.stated["received_papers"] == 1
    assert places_of(database, "change her field", "Was ill", "traineeship", ann) == set()
    assert table(database, "advisor_notes", "text") == [("Works with [erased].",)]
    assert len(table(database, "received_papers", "student_key")) == 1
    assert sound(database)


def test_undo_and_redo_do_not_bring_anybody_back(database):
    first = store(database, workbook("roster.xlsx", {"Roster": ROSTER})).batch
    second = store(database, workbook("log.xlsx", {"Log": LOG})).batch
    undo_batch(database, second, NOW)
    erased(database)
    redo_batch(database, second, NOW)
    undo_batch(database, first, NOW)
    redo_batch(database, first, NOW)
    assert table(database, "students", "student_name") == [("Ben Brook",)]
    assert len(table(database, "interviews", "interview_id")) == 1
    assert sound(database)


def test_a_student_of_an_import_that_was_taken_back_can_be_erased(database):
    batch = store(database, workbook("log.xlsx", {"Log": LOG})).batch
    undo_batch(database, batch, NOW)
    erased(database)
    redo_batch(database, batch, NOW)
    assert places_of(database, "Archer", "20250001") == set()


def test_a_later_import_holds_the_row_without_its_texts(database):
    store(database, workbook("log.xlsx", {"Log": ROWS}))
    erased(database)
    again = store(database, workbook("again.xlsx", {"Log": ROWS}))
    assert (again.counts.rows_read, again.counts.held) == (3, 2)
    assert {issue.code for issue in again.issues if issue.level == "error"} == {"erased_on_request"}
    assert places_of(database, "20250001", "Ask early", "Slow down", "Carla Diaz") == set()
    assert held_rows(database) == ()
    assert table(database, "students", "student_name") == [("Ben Brook",)]
    assert sound(database)


def test_a_later_import_of_a_form_keeps_nothing_of_it(database):
    form = {
        "Ann Archer": [
            ["Name", "Ann Archer"],
            ["Student ID", "20250001"],
            ["Interviewee", "Carla Diaz"],
            ["Company", "Northwind Labs"],
            ["Interview date", "2026-03-02"],
            ["What did you like best?", "The team."],
        ]
    }
    store(database, workbook("Ann_Archer.xlsx", form))
    assert table(database, "students", "student_name") == [("Ann Archer",)]
    erased(database)
    assert places_of(database, "Archer", "The team") == set()
    assert table(database, "files", "name") == []
    again = store(database, workbook("Ann_Archer.xlsx", form))
    assert again.counts.held == again.counts.rows_read == 1
    assert places_of(database, "Archer", "The team", "20250001", "Carla") == set()
    assert sound(database)


def test_somebody_else_of_that_name_is_let_in_by_the_number(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    erased(database)
    other = [ROSTER[0], ["20269999", "Ann Archer", "Data 1"]]
    receipt = store(database, workbook("next.xlsx", {"Roster": other}))
    assert (receipt.counts.new, receipt.counts.held) == (1, 0)


@pytest.mark.parametrize(
    "row", [["", "Archer Ann", "Data 1"], ["20250001", "", ""], ["20250001", "Anna Archer", "Data 9"]]
)
def test_other_ways_to_name_the_same_student_are_held_too(database, row):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    erased(database)
    assert store(database, workbook("next.xlsx", {"Roster": [ROSTER[0], row]})).counts.held == 1


def test_a_short_number_needs_the_class(database):
    rows = [ROSTER[0], ["7", "Ann Archer", "Data 1"], ["7", "Ben Brook", "Data 2"]]
    store(database, workbook("roster.xlsx", {"Roster": rows}))
    with pytest.raises(UnknownPerson, match="Data 1, Data 2"):
        erased(database, "7")
    with pytest.raises(UnknownPerson, match="in class Data 3, but in: Data 1, Data 2"):
        erased(database, "7", "Data 3")
    erased(database, "7", "data 1")
    assert table(database, "students", "student_name") == [("Ben Brook",)]
    again = store(database, workbook("again.xlsx", {"Roster": rows}))
    assert (again.counts.same, again.counts.held) == (1, 1)


def test_rows_that_wait_under_the_name_and_rows_behind_a_repair_go(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    log = [LOG[0], ["20250002", "Ann Archer", *LOG[1][2:]], ["", "Anm Archer", *LOG[1][2:]]]
    batch = store(database, workbook("log.xlsx", {"Log": log}), class_name="Data 1").batch
    waiting = held_rows(database)
    assert len(waiting) == 2
    misspelt = next(row for row in waiting if "Anm" in row.cells[1])
    repair_row(database, misspelt.raw_id, {1: "Ann Archer"}, "tester", NOW, TODAY)
    receipt = erased(database)
    assert receipt.rows_removed == 3
    assert places_of(database, "Anm Archer") == set()
    # whose number was typed beside the name is another student's: the row waits on, without the name
    assert table(database, "batches", "batch, rows_read, held")[batch - 1] == (batch, 1, 1)
    assert places_of(database, "Ann Archer") == set()
    assert sound(database)


def test_corrections_of_a_student_go(database):
    store(database, workbook("log.xlsx", {"Log": LOG}))
    met = dict(table(database, "interviews", "professional_name, interview_id"))
    correct(
        database,
        Entity.INTERVIEW,
        met["Carla Diaz"],
        {"liked": "A secret of hers."},
        "tester",
        NOW,
        TODAY,
        "told me in person",
    )
    erased(database)
    assert places_of(database, "secret of hers", "told me in person") == set()
    assert sound(database)


def test_what_would_go_is_what_goes(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    store(database, workbook("log.xlsx", {"Log": ROWS}))
    before = everything(database)
    told = preview_erasure(database, student(), Manner.ERASED, NOW)
    assert everything(database) == before
    assert table(database, "erasures") == []
    assert erased(database) == told


def test_the_trail_says_that_and_by_whom_but_not_who(database):
    store(database, workbook("log.xlsx", {"Log": LOG}))
    erased(database)
    ((kind, manner, rows, author, at),) = table(database, "erasures", "kind, manner, rows_removed, author, erased_at")
    assert (kind, manner, rows, author, at) == ("student", "erased", 1, "tester", NOW)
    marks = [mark for (mark,) in table(database, "erasure_marks", "mark")]
    assert marks
    assert all(len(mark) == 64 for mark in marks)


def test_a_person_can_be_let_in_again(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    erased(database)
    (trail,) = erasures(database)
    assert (trail.kind, trail.author, trail.held_back) == ("student", "tester", True)
    lift_marks(database, trail.erasure_id)
    assert not erasures(database)[0].held_back
    assert store(database, workbook("again.xlsx", {"Roster": ROSTER})).counts.new == 1
    assert len(table(database, "students", "student_key")) == 2


def test_nobody_is_erased_by_half(database):
    store(database, workbook("log.xlsx", {"Log": LOG}))
    with pytest.raises(UnknownPerson, match="no student “nobody”"):
        erased(database, "nobody")
    with pytest.raises(WrongUse, match="only a professional"):
        erase(database, student(), Manner.PSEUDONYMISED, "tester", NOW)
    assert len(table(database, "students", "student_id")) == 2


def test_the_sample_stays_sound_without_one_of_its_students(database):
    load_sample(database, "tester", NOW, TODAY)
    ids = table(database, "students", "student_id, student_name, student_key")
    number, name, key = next(row for row in ids if row[0] and row[1] and " " in row[1])
    erased(database, number)
    assert places_of(database, number, name, key) == set()
    assert sound(database)
