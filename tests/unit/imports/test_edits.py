"""Edits made in the plan: they count at once, the file stays as typed, and they are batches that go with the import."""

import pytest

from careerdash.domain.vocabulary import Entity
from careerdash.imports.commit import commit_import
from careerdash.imports.fixes.corrections import correct
from careerdash.imports.fixes.fixing import fix_grids
from careerdash.imports.fixes.held import held_rows, repair_row
from careerdash.imports.history import list_batches, redo_batch, undo_batch
from careerdash.imports.model import CellPlace, ColumnPlace, Counts
from tests.making import LOG, NOW, ROSTER, TODAY, everything, plan_of, store, table, workbook

HEAD = LOG[0]
SALARY, DAY, NAME, WHO = (HEAD.index(name) for name in ("Salary", "Interview Date", "Name", "Interviewee"))
BAD = [HEAD, [*LOG[1][:6], "lots", *LOG[1][7:]], [None, "Ben Brok", *LOG[2][2:]]]


def class_file(log):
    return workbook("class.xlsx", {"Roster": ROSTER, "Interviews": log})


def cell(row, column, file="class.xlsx"):
    return CellPlace(file, "Interviews", row, column)


def import_with(database, source, **settings):
    plan = plan_of(database, source, **settings)
    return plan, commit_import(database, plan, "tester", NOW, originals=[source])


FIXED = {cell(2, SALARY): "$65,000", cell(3, NAME): "Ben Brook"}


def pay(database):
    return dict(table(database, "interviews", "professional_name, salary_text"))


def test_the_plan_follows_the_edits(database):
    before = plan_of(database, class_file(BAD))
    assert before.counts == Counts(new=3, held=1)
    plan = plan_of(database, class_file(BAD), edits=FIXED)
    assert plan.counts == Counts(new=4)
    assert not plan.issues


def test_what_is_stored_is_what_was_promised_and_the_file_stays_as_typed(database):
    plan, receipt = import_with(database, class_file(BAD), edits=FIXED)
    assert receipt.counts == plan.counts == Counts(new=4)
    assert pay(database) == {"Carla Diaz": "$65,000", "Dmitri Orlov": "90-120k"}
    assert held_rows(database) == ()
    cells = [row for (row,) in table(database, f"raw_rows WHERE batch = {receipt.batch}", "cells")]
    assert [row[SALARY] for row in cells if len(row) > SALARY] == ["lots", "90-120k"] or "lots" in str(cells)
    assert "Ben Brok" in str(cells)
    assert [(b.batch, b.kind, b.author) for b in list_batches(database)] == [
        (3, "correction", "tester"),
        (2, "repair", "tester"),
        (1, "import", "tester"),
    ]
    assert receipt.fixes == (2, 3)


def test_the_unchanged_file_again_is_all_the_same(database):
    import_with(database, class_file(BAD), edits=FIXED)
    before = everything(database)
    again = store(database, class_file(BAD))
    assert again.counts == Counts(same=4)
    assert everything(database) == before
    assert held_rows(database) == ()


def test_undoing_the_import_takes_its_edits_along_and_redo_brings_them_back(database):
    store(database, workbook("class.xlsx", {"Roster": ROSTER, "Interviews": LOG[:2]}))
    before = everything(database)
    _plan, receipt = import_with(database, class_file(BAD), edits=FIXED)
    after = everything(database)
    undo_batch(database, receipt.batch, NOW)
    assert everything(database) == before
    redo_batch(database, receipt.batch, NOW)
    assert everything(database) == after


def test_the_same_file_after_an_undo_is_new_again(database):
    _plan, receipt = import_with(database, class_file(BAD), edits=FIXED)
    undo_batch(database, receipt.batch, NOW)
    assert plan_of(database, class_file(BAD)).counts == Counts(new=3, held=1)


def test_a_repeated_import_carries_the_rows_when_the_first_is_undone(database):
    _plan, receipt = import_with(database, class_file(BAD), edits=FIXED)
    store(database, class_file(BAD))
    undo_batch(database, receipt.batch, NOW)
    assert set(pay(database)) == {"Carla Diaz", "Dmitri Orlov"}
    assert held_rows(database) == ()


def test_withdrawing_the_correction_brings_back_the_typed_value(database):
    _plan, receipt = import_with(database, class_file(BAD), edits=FIXED)
    undo_batch(database, receipt.fixes[1], NOW)
    assert pay(database)["Carla Diaz"] == "lots"


def test_withdrawing_the_repair_makes_the_row_wait(database):
    _plan, receipt = import_with(database, class_file(BAD), edits=FIXED)
    undo_batch(database, receipt.fixes[0], NOW)
    (row,) = held_rows(database)
    assert (row.row, row.cells[NAME]) == (3, "Ben Brok")
    assert row.reason
    repaired = repair_row(database, row.raw_id, {NAME: "Ben Brook"}, "tester", NOW, TODAY)
    assert repaired.counts == Counts(new=1)
    assert held_rows(database) == ()


def test_the_correction_outranks_a_later_file(database):
    import_with(database, class_file(BAD), edits=FIXED)
    later = [HEAD, [*LOG[1][:6], "$99,000", *LOG[1][7:]]]
    plan = plan_of(database, workbook("class.xlsx", {"Roster": ROSTER, "Interviews": later}))
    assert [(c.replaced, c.kept, c.typed) for c in plan.conflicts] == [("lots", "$65,000", "$99,000")]


def test_all_identical_texts_are_replaced_at_once(database):
    log = [HEAD, [*LOG[1][:6], "lots", *LOG[1][7:]], [*LOG[2][:6], "lots", *LOG[2][7:]]]
    everywhere = {(ColumnPlace("class.xlsx", "Interviews", SALARY), "lots"): "$70,000"}
    single = {cell(3, SALARY): "$80,000"}
    _plan, receipt = import_with(database, class_file(log), replacements=everywhere, edits=single)
    assert pay(database) == {"Carla Diaz": "$70,000", "Dmitri Orlov": "$80,000"}
    assert len(receipt.fixes) == 1
    assert list_batches(database)[0].counts == Counts(changed=2)


def test_an_edit_of_the_date_moves_the_row_and_loses_nothing(database):
    before = everything(database)
    source = class_file(LOG)
    plan, receipt = import_with(database, source, edits={cell(2, DAY): "2026-03-09"})
    assert receipt.counts == plan.counts == Counts(new=4)
    days = dict(table(database, "interviews", "professional_name, interview_date::VARCHAR"))
    assert days == {"Carla Diaz": "2026-03-09", "Dmitri Orlov": "2026-03-05"}
    assert store(database, source).counts == Counts(same=4)
    for line in list_batches(database):
        undo_batch(database, line.batch, NOW)
    assert everything(database) == before


def test_a_row_whose_repair_was_taken_back_can_be_stored_as_it_stands(database):
    _plan, receipt = import_with(database, class_file(LOG), edits={cell(2, DAY): "2026-03-09"})
    undo_batch(database, receipt.fixes[0], NOW)
    (row,) = held_rows(database)
    repair_row(database, row.raw_id, {}, "tester", NOW, TODAY)
    assert ("2026-03-02",) in table(database, "interviews", "interview_date::VARCHAR")


def test_a_cell_emptied_in_the_plan_says_nothing_until_it_is_withdrawn(database):
    _plan, receipt = import_with(database, class_file(BAD), edits={**FIXED, cell(2, SALARY): ""})
    assert pay(database)["Carla Diaz"] is None
    assert store(database, class_file(BAD)).counts == Counts(same=4)
    undo_batch(database, receipt.fixes[1], NOW)
    assert pay(database)["Carla Diaz"] == "lots"


def test_a_row_that_still_waits_is_kept_as_typed(database):
    plan, receipt = import_with(database, class_file(BAD), edits={cell(3, NAME): "Nobody"})
    assert receipt.counts == plan.counts == Counts(new=3, held=1)
    assert receipt.fixes == ()
    assert [row.cells[NAME] for row in held_rows(database)] == ["Ben Brok"]


def test_two_rows_that_contradict_each_other_are_settled_by_an_edit(database):
    twice = [HEAD, LOG[1], [*LOG[1][:6], "$66,000", *LOG[1][7:]]]
    assert plan_of(database, class_file(twice)).counts == Counts(new=3, held=1)
    _plan, receipt = import_with(database, class_file(twice), edits={cell(3, SALARY): "$65,000"})
    assert receipt.counts == Counts(new=3, same=1)
    assert store(database, class_file(twice)).counts == Counts(same=4)


def test_an_edit_of_a_roster_row_finds_the_rows_of_the_log(database):
    roster = [*ROSTER[:2], ["20250002", "Ben Brok", "Data 1"]]
    log = [HEAD, LOG[1], [None, *LOG[2][1:]]]
    source = workbook("class.xlsx", {"Roster": roster, "Interviews": log})
    assert plan_of(database, source).counts == Counts(new=3, held=1)
    fix = {CellPlace("class.xlsx", "Roster", 3, 1): "Ben Brook"}
    _plan, receipt = import_with(database, source, edits=fix)
    assert receipt.counts == Counts(new=4)
    assert store(database, source).counts == Counts(same=4)
    undo_batch(database, receipt.batch, NOW)


def test_an_edit_of_a_corrected_value_replaces_the_correction(database):
    store(database, class_file(LOG))
    interview = next(
        i for i, name in table(database, "interviews", "interview_id, professional_name") if name == "Carla Diaz"
    )
    correct(database, Entity.INTERVIEW, interview, {"salary": "$72,000"}, "tester", NOW, TODAY)
    plan, receipt = import_with(database, class_file(LOG), edits={cell(2, SALARY): "$75,000"})
    assert plan.counts == Counts(changed=1, same=3)
    assert [(change.old, change.new) for change in plan.changes] == [("$72,000", "$75,000")]
    assert pay(database)["Carla Diaz"] == "$75,000"
    undo_batch(database, receipt.batch, NOW)
    assert pay(database)["Carla Diaz"] == "$72,000"


def test_changes_name_the_people_of_the_row(database):
    store(database, class_file(LOG))
    plan = plan_of(database, class_file([HEAD, [*LOG[1][:6], "$70,000", *LOG[1][7:]], LOG[2]]))
    assert [(c.who, c.field, c.old, c.new) for c in plan.changes] == [
        ("Ann Archer · Carla Diaz", "Salary", "$65,000", "$70,000")
    ]


@pytest.mark.parametrize("again", [1, 2])
def test_two_facts_in_one_cell_are_split_again(database, again):
    head = ["Student ID", "Name", "Interviewee", "Date and place of visit", "Salary"]
    rows = [head, ["20250001", "Ann Archer", "Carla Diaz", "31/31/2026 at Northwind", "$65,000"]]
    source = workbook("pairs.xlsx", {"Roster": ROSTER, "Interviews": rows})
    _plan, receipt = import_with(database, source, edits={cell(2, 3, "pairs.xlsx"): "2026-03-05 Northwind"})
    for _time in range(again):
        assert store(database, source).counts.same == receipt.counts.rows_read
    assert table(database, "interviews", "interview_date::VARCHAR, place") == [("2026-03-05", "Northwind")]


def test_the_grid_holds_all_rows_with_issues_and_their_kinds(database):
    head = ["Student ID", "Name", "Interviewee", "Interview Date", "Salary"]
    rows = [
        [f"2025{number:04}", f"Student {number}", f"Person {number}", "2026-02-31", "lots" if number % 3 else "$65,000"]
        for number in range(450)
    ]
    (grid,) = fix_grids(plan_of(database, workbook("log.xlsx", {"Log": [head, *rows]})))
    assert (len(grid.rows), grid.more) == (450, 0)
    assert grid.kinds == (
        ("date_impossible", "Date does not exist", 450),
        ("salary_unreadable", "Salary not understood", 300),
    )
    assert grid.rows[0].codes == {"date_impossible"}
