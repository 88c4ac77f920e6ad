"""Corrections made in the app: they outrank files, can be withdrawn, and hold no record alive."""

import pytest

from careerdash.domain.vocabulary import Entity
from careerdash.errors import UnknownBatch, WrongUse
from careerdash.imports.fixes.corrections import correct
from careerdash.imports.history import list_batches, undo_batch
from careerdash.imports.model import Counts
from tests.making import LOG, NOW, ROSTER, TODAY, everything, plan_of, store, table, workbook


@pytest.fixture
def interview(database):
    """The id of a stored interview."""
    store(database, workbook("class.xlsx", {"Roster": ROSTER, "Interviews": LOG}))
    return next(
        i for i, name in table(database, "interviews", "interview_id, professional_name") if name == "Carla Diaz"
    )


def pay(database):
    return dict(table(database, "interviews", "professional_name, salary_text"))["Carla Diaz"]


def fix(database, interview, text):
    return correct(
        database, Entity.INTERVIEW, interview, {"salary": text}, "tester", NOW, TODAY, "said so on the phone"
    )


def changed(text):
    rows = [list(row) for row in LOG]
    rows[1][LOG[0].index("Salary")] = text
    return workbook("class.xlsx", {"Roster": ROSTER, "Interviews": rows})


def test_a_correction_is_read_and_shown_in_the_history(database, interview):
    batch = fix(database, interview, "$72,000")
    assert ("Carla Diaz", 72000.0) in table(database, "interviews", "professional_name, salary_yearly_low")
    line = list_batches(database)[0]
    assert (line.batch, line.kind, line.author, line.note) == (batch, "correction", "tester", "said so on the phone")


def test_it_outranks_later_files_until_withdrawn(database, interview):
    batch = fix(database, interview, "$72,000")
    store(database, changed("$80,000"))
    assert pay(database) == "$72,000"
    undo_batch(database, batch, NOW)
    assert pay(database) == "$80,000"


def test_the_replaced_text_again_is_same_and_another_one_is_a_conflict(database, interview):
    fix(database, interview, "$72,000")
    same = plan_of(database, changed("$65,000"))
    assert (same.counts, same.changes) == (Counts(same=4), ())
    other = plan_of(database, changed("$80,000"))
    assert [(issue.code, issue.row) for issue in other.issues] == [("correction_kept", 2)]
    assert other.counts == Counts(same=4)


def test_withdrawing_gives_back_what_was_there(database, interview):
    before = everything(database)
    undo_batch(database, fix(database, interview, "$72,000"), NOW)
    assert everything(database) == before


def test_undoing_the_import_under_a_correction_leaves_nothing(database, interview):
    fix(database, interview, "$72,000")
    undo_batch(database, 1, NOW)
    assert all(rows == [] for rows in everything(database).values())


def test_unknown_records_and_fields_are_refused(database, interview):
    with pytest.raises(UnknownBatch):
        fix(database, "no such interview", "$1")
    with pytest.raises(WrongUse):
        correct(database, Entity.INTERVIEW, interview, {"weather": "rain"}, "tester", NOW, TODAY)
    with pytest.raises(WrongUse):
        fix(database, interview, "  ")
