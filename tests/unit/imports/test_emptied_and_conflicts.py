"""A re-sent file that says less, or something else than a correction, is asked about and never silently obeyed."""

import pytest

from careerdash.domain.vocabulary import Entity
from careerdash.imports.commit import commit_import
from careerdash.imports.fixes.corrections import correct
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import CellPlace, ColumnPlace, Counts
from tests.making import LOG, NOW, ROSTER, TODAY, everything, plan_of, store, table, workbook

SALARY, SKILLS = LOG[0].index("Salary"), LOG[0].index("Skills")
COLUMN = ColumnPlace("class.xlsx", "Interviews", SALARY)
CELL = CellPlace("class.xlsx", "Interviews", 2, SALARY)


def class_file(*, pay="$65,000", name="class.xlsx", skills="SQL, Excel"):
    rows = [list(row) for row in LOG]
    rows[1][SALARY], rows[1][SKILLS] = pay, skills
    return workbook(name, {"Roster": ROSTER, "Interviews": rows})


@pytest.fixture
def interview(database):
    """The id of the first interview of a stored log."""
    store(database, class_file())
    names = table(database, "interviews", "interview_id, professional_name")
    return next(record for record, name in names if name == "Carla Diaz")


def pay(database):
    return dict(table(database, "interviews", "professional_name, salary_text"))["Carla Diaz"]


def commit(database, source, **settings):
    return commit_import(database, plan_of(database, source, **settings), "tester", NOW, originals=[source])


def fix(database, interview, text="$72,000"):
    return correct(database, Entity.INTERVIEW, interview, {"salary": text}, "tester", NOW, TODAY)


def codes(plan):
    return [(issue.code, issue.row, issue.column) for issue in plan.issues]


@pytest.mark.usefixtures("interview")
def test_an_emptied_cell_is_told_and_the_value_stays(database):
    plan = plan_of(database, class_file(pay=None))
    assert codes(plan) == [("cell_emptied", 2, "G")]
    assert [(c.field, c.who, c.stored, c.cleared) for c in plan.emptied] == [
        ("Salary", "Ann Archer · Carla Diaz", "$65,000", False)
    ]
    assert plan.counts == Counts(same=4)
    assert commit(database, class_file(pay=None)).fixes == ()
    assert pay(database) == "$65,000"


@pytest.mark.usefixtures("interview")
def test_clearing_is_a_correction_that_can_be_withdrawn(database):
    before = everything(database)
    plan = plan_of(database, class_file(pay=None), clears=frozenset({COLUMN}))
    assert plan.counts == Counts(changed=1, same=3)
    assert [(change.field, change.old, change.new) for change in plan.changes] == [("Salary", "$65,000", "")]
    assert codes(plan) == []
    receipt = commit(database, class_file(pay=None), clears=frozenset({COLUMN}))
    assert pay(database) is None
    assert plan_of(database, class_file(pay=None)).counts == Counts(same=4)
    assert plan_of(database, class_file()).counts == Counts(same=4)
    undo_batch(database, receipt.fixes[0], NOW)
    assert pay(database) == "$65,000"
    redo_batch(database, receipt.fixes[0], NOW)
    undo_batch(database, receipt.batch, NOW)
    assert everything(database) == before


@pytest.mark.usefixtures("interview")
def test_a_later_value_of_a_file_does_not_come_back_over_a_cleared_one_silently(database):
    commit(database, class_file(pay=None), clears=frozenset({COLUMN}))
    plan = plan_of(database, class_file(pay="$99,000"))
    assert [(c.replaced, c.kept, c.typed) for c in plan.conflicts] == [("$65,000", "", "$99,000")]
    commit(database, class_file(pay="$99,000"), releases=frozenset({CELL}))
    assert pay(database) == "$99,000"


@pytest.mark.usefixtures("interview")
def test_another_file_that_lacks_the_value_is_silent(database):
    assert codes(plan_of(database, class_file(pay=None, name="other.xlsx"))) == []


@pytest.mark.usefixtures("interview")
def test_a_file_without_the_column_is_silent(database):
    rows = [[cell for at, cell in enumerate(row) if at != SALARY] for row in LOG]
    assert codes(plan_of(database, workbook("class.xlsx", {"Roster": ROSTER, "Interviews": rows}))) == []


@pytest.mark.usefixtures("interview")
def test_it_is_asked_once(database):
    store(database, class_file(pay=None))
    assert codes(plan_of(database, class_file(pay=None))) == []


@pytest.mark.usefixtures("interview")
def test_the_skills_of_an_interview_can_be_cleared(database):
    column = ColumnPlace("class.xlsx", "Interviews", SKILLS)
    receipt = commit(database, class_file(skills=None), clears=frozenset({column}))
    assert [name for (name,) in table(database, "interview_skills", "skill")] == ["Python", "SQL"]
    undo_batch(database, receipt.batch, NOW)
    assert len(table(database, "interview_skills", "skill")) == 4


def test_two_posts_in_a_cell_are_cleared_with_it(database):
    store(database, class_file(pay="初级6-8k，中级12k左右"))
    commit(database, class_file(pay=None), clears=frozenset({COLUMN}))
    texts = table(database, "interviews", "salary_text, salary_entry_text, salary_experienced_text")
    assert (None, None, None) in texts


def test_a_conflict_shows_all_three_texts_and_the_correction_stays(database, interview):
    fix(database, interview)
    plan = plan_of(database, class_file(pay="$80,000"))
    assert codes(plan) == [("correction_kept", 2, "G")]
    (conflict,) = plan.conflicts
    assert (conflict.place, conflict.field, conflict.replaced, conflict.kept, conflict.typed) == (
        CELL, "Salary", "$65,000", "$72,000", "$80,000",
    )  # fmt: skip
    commit(database, class_file(pay="$80,000"))
    assert pay(database) == "$72,000"


def test_taking_the_text_of_the_file_lets_files_speak_again(database, interview):
    fix(database, interview)
    before = everything(database)
    plan = plan_of(database, class_file(pay="$80,000"), releases=frozenset({CELL}))
    assert (plan.counts, plan.conflicts) == (Counts(changed=1, same=3), ())
    receipt = commit(database, class_file(pay="$80,000"), releases=frozenset({CELL}))
    assert pay(database) == "$80,000"
    assert store(database, class_file(pay="$90,000")).counts == Counts(changed=1, same=3)
    assert pay(database) == "$90,000"
    undo_batch(database, receipt.fixes[-1] + 1, NOW)
    undo_batch(database, receipt.batch, NOW)
    assert everything(database) == before
    assert pay(database) == "$72,000"


def test_a_file_that_agrees_with_the_correction_does_not_end_it(database, interview):
    fix(database, interview)
    assert store(database, class_file(pay="$72,000")).counts == Counts(same=4)
    plan = plan_of(database, class_file(pay="$80,000"))
    assert (plan.counts, len(plan.conflicts)) == (Counts(same=4), 1)
    commit(database, class_file(pay="$80,000"))
    assert pay(database) == "$72,000"


class Stopped(BaseException):
    """What a page that is left raises at the next report."""


@pytest.mark.parametrize("stage", ["rows", "records", "done"])
def test_storing_that_is_stopped_leaves_nothing(database, stage):
    before = database.data_version
    plan = plan_of(database, class_file(), edits={CELL: "$70,000"})

    def stop(reached, _share):
        if reached == stage:
            raise Stopped

    with pytest.raises(Stopped):
        commit_import(database, plan, "tester", NOW, progress=stop)
    assert database.data_version == before
    assert table(database, "batches", "batch") == table(database, "raw_rows", "raw_id") == []
    commit_import(database, plan, "tester", NOW)
    assert pay(database) == "$70,000"
