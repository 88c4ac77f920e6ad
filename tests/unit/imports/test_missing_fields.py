"""Interviews that name no career field: asked about once, and what becomes of them."""

from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.missing_fields import known_fields
from tests.making import LOG, NOW, ROSTER, everything, plan_of, store, table, workbook

TARGETS = [[*ROSTER[0], "Target occupation"], [*ROSTER[1], "Data analysis"], [*ROSTER[2], None]]


def log(name="log.xlsx"):
    return workbook(name, {"Interviews": LOG})


def fields(database):
    return table(database, "interviews", "professional_name, field")


def test_it_is_asked_once_with_what_would_become_of_them(database):
    plan = plan_of(database, workbook("roster.xlsx", {"Roster": TARGETS}), log())
    (asked,) = plan.questions
    assert asked == (
        "1 interview names no career field and counts as “unspecified”. 1 other takes the target of its student. "
        "Say which field they are about, or import a roster with the targets of the students."
    )
    assert not [issue for issue in plan.issues if "field" in issue.code]
    store(database, workbook("roster.xlsx", {"Roster": TARGETS}), log())
    assert fields(database) == [("Carla Diaz", "Data analysis"), ("Dmitri Orlov", "unspecified")]
    assert plan_of(database, log()).questions == ()


def test_the_answer_holds_for_all_that_name_none_and_is_undone_with_the_import(database):
    assert plan_of(database, log(), career_field="Data science").questions == ()
    receipt = store(database, log(), career_field=" Data  science ")
    assert set(fields(database)) == {("Carla Diaz", "Data science"), ("Dmitri Orlov", "Data science")}
    assert known_fields(database) == ("Data science",)
    before = everything(database)
    # the same file again is the same, and asks nothing
    again = plan_of(database, log())
    assert (again.counts.same, again.questions) == (2, ())
    undo_batch(database, receipt.batch, NOW)
    redo_batch(database, receipt.batch, NOW)
    assert everything(database) == before


def test_nothing_is_asked_where_every_row_names_its_field(database):
    rows = [[*LOG[0], "Career field"], *([*row, "Design"] for row in LOG[1:])]
    plan = plan_of(database, workbook("log.xlsx", {"Interviews": rows}), career_field="Data science")
    assert plan.questions == ()
    store(database, workbook("log.xlsx", {"Interviews": rows}), career_field="Data science")
    assert {field for _name, field in fields(database)} == {"Design"}
