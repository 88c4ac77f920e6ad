"""Rows that wait, and how they are settled."""

import pytest

from careerdash.errors import BatchState, StillHeld
from careerdash.imports.fixes.held import held_rows, repair_row
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import Counts
from tests.making import LOG, NOW, ROSTER, TODAY, store, table, workbook

WRONG = [LOG[0], LOG[1], [None, "Ben Brok", *LOG[2][2:]]]


def class_file(log):
    return workbook("class.xlsx", {"Roster": ROSTER, "Interviews": log})


def test_a_held_row_waits_with_its_reason(database):
    store(database, class_file(WRONG))
    (row,) = held_rows(database)
    assert (row.file, row.sheet, row.row, row.cells[1]) == ("class.xlsx", "Interviews", 3, "Ben Brok")
    assert "not on the roster" in row.reason
    assert row.suggestions[0] == "Ben Brook"


def test_a_repaired_row_is_stored_and_waits_no_more(database):
    store(database, class_file(WRONG))
    receipt = repair_row(database, held_rows(database)[0].raw_id, {1: "Ben Brook"}, "tester", NOW, TODAY)
    assert receipt.counts == Counts(new=1)
    assert held_rows(database) == ()
    assert ("Dmitri Orlov",) in table(database, "interviews", "professional_name")


def test_a_repair_that_does_not_help_stores_nothing(database):
    store(database, class_file(WRONG))
    before = database.data_version
    with pytest.raises(StillHeld, match="Nobody"):
        repair_row(database, held_rows(database)[0].raw_id, {1: "Nobody"}, "tester", NOW, TODAY)
    assert [row.cells[1] for row in held_rows(database)] == ["Ben Brok"]
    assert database.data_version == before


def test_undoing_the_import_takes_the_repair_along_and_redo_brings_it_back(database):
    receipt = store(database, class_file(WRONG))
    repair_row(database, held_rows(database)[0].raw_id, {1: "Ben Brook"}, "tester", NOW, TODAY)
    stored = table(database, "interviews")
    undo_batch(database, receipt.batch, NOW)
    assert table(database, "interviews") == []
    assert held_rows(database) == ()
    redo_batch(database, receipt.batch, NOW)
    assert table(database, "interviews") == stored
    assert held_rows(database) == ()


def test_a_repair_is_not_put_back_while_its_import_is_taken_back(database):
    receipt = store(database, class_file(WRONG))
    repaired = repair_row(database, held_rows(database)[0].raw_id, {1: "Ben Brook"}, "tester", NOW, TODAY)
    undo_batch(database, receipt.batch, NOW)
    with pytest.raises(BatchState, match=f"goes with import {receipt.batch}"):
        redo_batch(database, repaired.batch, NOW)
    assert table(database, "interviews") == []
    redo_batch(database, receipt.batch, NOW)
    assert len(table(database, "interviews")) == 2


def test_undoing_the_repair_makes_the_row_wait_again(database):
    store(database, class_file(WRONG))
    repaired = repair_row(database, held_rows(database)[0].raw_id, {1: "Ben Brook"}, "tester", NOW, TODAY)
    undo_batch(database, repaired.batch, NOW)
    assert [row.row for row in held_rows(database)] == [3]


def test_the_corrected_file_closes_the_old_entry(database):
    store(database, class_file(WRONG))
    assert store(database, class_file(LOG)).counts == Counts(new=1, same=3)
    assert held_rows(database) == ()
