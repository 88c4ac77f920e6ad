"""A kept column is given a field after its import, and the change is taken back again."""

from datetime import timedelta

import pytest

from careerdash.domain.vocabulary import SheetKind
from careerdash.errors import MappingRefused, UnknownBatch, WrongUse
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import SheetChoice
from careerdash.imports.sheets.kept_columns import kept_columns
from careerdash.imports.sheets.later_mapping import map_column, mapping_changes, readings, take_back_mapping
from careerdash.imports.sheets.memory import remembered_mappings
from tests.making import NOW, everything, plan_of, store, table, workbook

LOG = [
    ["Student ID", "Name", "Interviewee", "Interview Date", "Blurb", "Firma", "Lohn", "Grade given", "Tag"],
    ["20250001", "Ann Archer", "Carla Diaz", "2026-03-02", "kind people", "Northwind", "65000", "4", "03/04/2026"],
    ["20250002", "Ben Brook", "Dmitri Orlov", "2026-03-05", "long days", "Bluebell", "72000", "9", "25/04/2026"],
    ["20250002", "Ben Brook", "Eve Stone", "2026-03-09", "", "Acorn", "lots", "7", ""],
]
INTERVIEWS = SheetKind.INTERVIEWS


@pytest.fixture
def batch(database):
    return store(database, workbook("log.xlsx", {"Interviews": LOG})).batch


def give(database, batch, column, field):
    return map_column(database, batch, INTERVIEWS, column, field, "advisor", NOW)


def test_kept_columns_are_listed_with_their_values_and_free_fields(database, batch):
    found = {column.name: column for column in kept_columns(database, batch)}
    assert list(found) == ["Firma", "Lohn", "Grade given", "Blurb", "Tag"]
    assert (found["Blurb"].rows, found["Blurb"].samples) == (2, ("kind people", "long days"))
    assert "liked" in found["Blurb"].fields
    assert not {"student_id", "professional_name", "interview_date"} & set(found["Blurb"].fields)


def test_a_column_is_read_later_and_taken_back(database, batch):
    before = everything(database)
    done = give(database, batch, "Blurb", "liked")
    assert (done.sheets, done.rows, done.unread, done.left_out) == (1, 2, 0, 0)
    assert table(database, "interviews", "liked") == [("kind people",), ("long days",), (None,)]
    (change,) = mapping_changes(database, batch)
    assert (change.column, change.label, change.author, change.created_at) == ("Blurb", "Liked best", "advisor", NOW)
    assert "Blurb" not in {column.name for column in kept_columns(database, batch)}
    take_back_mapping(database, change.change_id, "other", NOW + timedelta(days=1))
    assert everything(database) == before
    assert mapping_changes(database, batch) == ()
    assert table(database, "mapping_changes", "author, withdrawn_by") == [("advisor", "other")]
    with pytest.raises(UnknownBatch):
        take_back_mapping(database, change.change_id, "other", NOW)


def test_values_are_decided_from_the_whole_column(database, batch):
    assert give(database, batch, "Grade given", "satisfaction").unread == 0
    assert table(database, "interviews", "satisfaction_text") == [("4",), ("7",), ("9",)]
    assert max(row[0] for row in table(database, "interviews", "satisfaction")) <= 5
    # the second row proves that the day comes first
    give(database, batch, "Tag", "notes_date")
    assert [str(row[0]) for row in table(database, "interviews", "notes_date")] == ["2026-04-03", "2026-04-25", "None"]


def test_what_cannot_be_read_is_counted_and_kept(database, batch):
    assert give(database, batch, "Lohn", "salary").unread == 1
    assert ("lots", "unreadable") in table(database, "interviews", "salary_text, salary_reading")


def test_two_changes_are_taken_back_each_alone(database, batch):
    first = give(database, batch, "Grade given", "satisfaction")
    give(database, batch, "Lohn", "salary")
    take_back_mapping(database, first.change_id, "advisor", NOW)
    assert table(database, "interviews", "satisfaction, salary_yearly_low")[0][0] is None
    assert [change.field for change in mapping_changes(database, batch)] == ["salary"]
    give(database, batch, "Grade given", "satisfaction")
    assert table(database, "interviews", "satisfaction")[0][0] is not None


def test_undo_and_redo_of_the_import_keep_the_change(database, batch):
    give(database, batch, "Blurb", "liked")
    after = everything(database)
    undo_batch(database, batch, NOW)
    assert table(database, "interviews") == []
    with pytest.raises(MappingRefused, match="put it back"):
        give(database, batch, "Lohn", "salary")
    redo_batch(database, batch, NOW)
    assert everything(database) == after


@pytest.mark.parametrize(
    ("column", "field", "says"),
    [
        ("Blurb", "student_name", "import the file again"),
        ("Tag", "interview_date", "import the file again"),
        ("Blurb", "professional_name", "import the file again"),
        ("Name", "liked", "is read already"),
        ("Nowhere", "liked", "is not there"),
    ],
)
def test_refused_with_what_to_do(database, batch, column, field, says):
    before = everything(database)
    with pytest.raises(MappingRefused, match=says):
        give(database, batch, column, field)
    assert everything(database) == before


def test_a_taken_field_is_refused(database, batch):
    give(database, batch, "Lohn", "salary")
    with pytest.raises(MappingRefused, match="read as Salary already"):
        give(database, batch, "Blurb", "salary")


def test_fields_of_other_kinds_and_unknown_imports_are_refused(database, batch):
    with pytest.raises(WrongUse):
        give(database, batch, "Blurb", "step")
    with pytest.raises(UnknownBatch):
        give(database, 99, "Blurb", "liked")


def test_the_employer_of_one_person_must_be_one(database):
    log = [
        ["Student ID", "Interviewee", "Interview Date", "Firma"],
        ["20250001", "Carla Diaz", "2026-03-02", "Northwind"],
        ["20250001", "Carla Diaz", "2026-03-09", "Bluebell"],
    ]
    batch = store(database, workbook("log.xlsx", {"Interviews": log})).batch
    with pytest.raises(MappingRefused, match="two people"):
        give(database, batch, "Firma", "organisation")


def test_without_a_name_the_employer_says_who_it_was(database):
    log = [["Student ID", "Interview Date", "Salary", "Firma"], ["20250001", "2026-03-02", "9k/月", "Northwind"]]
    batch = store(database, workbook("log.xlsx", {"Interviews": log})).batch
    with pytest.raises(MappingRefused, match="import the file again"):
        give(database, batch, "Firma", "organisation")


def test_the_column_of_many_forms_changes_at_once(database):
    forms = [
        workbook(f"2025000{n}_s{n}.xlsx", {"Form": [
            ["学号", f"2025000{n}"], ["姓名", f"学生{'一二三'[n]}"], ["访谈对象", f"王小{'一二三'[n]}"],
            ["访谈日期", f"2026-03-0{n + 1}"], ["工作单位", "北风"], ["个人感想", f"很有收获 {n}"],
        ]})
        for n in range(3)
    ]  # fmt: skip
    receipt = store(database, *forms)
    assert receipt.counts.new == 3
    (column,) = kept_columns(database, receipt.batch)
    assert (column.name, column.rows, len(column.places)) == ("个人感想", 3, 3)
    done = give(database, receipt.batch, "个人感想", "plan")
    assert (done.sheets, done.rows) == (3, 3)
    assert table(database, "interviews", "plan") == [("很有收获 0",), ("很有收获 1",), ("很有收获 2",)]


def test_a_later_choice_is_used_first_next_time_until_taken_back(database, batch):
    done = give(database, batch, "Blurb", "liked")
    again = plan_of(database, workbook("new.xlsx", {"Interviews": LOG})).files[0].sheets[0]
    assert again.mapping["Blurb"] == "liked"
    take_back_mapping(database, done.change_id, "advisor", NOW)
    assert remembered_mappings(database) == ()


def test_importing_the_file_again_with_the_mapping_is_the_same(database, batch):
    give(database, batch, "Blurb", "liked")
    give(database, batch, "Firma", "organisation")
    plan = plan_of(database, workbook("log.xlsx", {"Interviews": LOG}))
    assert (plan.counts.same, plan.counts.rows_read) == (3, 3)


def test_readings_are_shown_before_anything_is_stored(database, batch):
    before = everything(database)
    assert readings(database, batch, INTERVIEWS, "Tag", "notes_date", ("03/04/2026",)) == ("2026-04-03",)
    assert everything(database) == before


def test_rows_that_speak_of_no_record_are_counted(database):
    log = [
        ["Student ID", "Interviewee", "Company", "Blurb"],
        ["20250001", "Carla Diaz", "Northwind", "x"],
        ["20250002", "", "", "only this"],
    ]
    batch = store(database, workbook("log.xlsx", {"Interviews": log})).batch
    done = give(database, batch, "Blurb", "liked")
    assert (done.rows, done.left_out) == (1, 1)


def test_a_split_column_keeps_its_halves_when_the_mapping_is_remembered(database):
    log = [
        ["姓名/学号", "Interviewee", "Company & Role", "Blurb"],
        ["李明 20250001", "Carla Diaz", "Northwind / Analyst", "x"],
    ]
    choice = {("log.xlsx", "Interviews"): SheetChoice(mapping={3: "liked"})}
    store(database, workbook("log.xlsx", {"Interviews": log}), sheets=choice)
    again = plan_of(database, workbook("b.xlsx", {"Interviews": log}))
    assert again.files[0].sheets[0].mapping["Company & Role"] == ["organisation", "occupation"]
    assert (again.counts.same, again.counts.held) == (1, 0)
