"""An ordinary class workbook, in and out again."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from careerdash.domain.vocabulary import SheetKind
from careerdash.errors import BatchState, NothingToImport, UnknownBatch
from careerdash.imports.commit import commit_import
from careerdash.imports.history import built_upon, list_batches, original_file, redo_batch, undo_batch
from careerdash.imports.model import Counts, SheetChoice
from careerdash.workbooks.reader import Source
from tests.making import LOG, NOW, ROSTER, everything, plan_of, store, table, workbook


def class_file(name="class.xlsx", log=LOG, roster=ROSTER):
    return workbook(name, {"Roster": roster, "Interviews": log})


def with_cell(rows, row, header, value):
    """The rows with one cell replaced; the first row under the header is 1."""
    changed = [list(line) for line in rows]
    changed[row][rows[0].index(header)] = value
    return changed


def test_rows_become_records(database):
    receipt = store(database, class_file())
    assert receipt.counts == Counts(new=4)
    assert receipt.class_names == ("Data 1",)
    assert table(
        database, "interviews", "professional_name, organisation, interview_date, satisfaction, salary_yearly_low"
    ) == [
        ("Carla Diaz", "Northwind Labs", date(2026, 3, 2), 4.0, 65000.0),
        ("Dmitri Orlov", "Bluebell Bank", date(2026, 3, 5), 5.0, 90000.0),
    ]
    assert table(database, "interview_skills", "skill") == [("Excel",), ("Python",), ("SQL",), ("SQL",)]
    assert table(database, "students", "student_id, class_name, on_roster") == [
        ("20250001", "Data 1", True),
        ("20250002", "Data 1", True),
    ]


def test_planning_stores_nothing(database):
    before = everything(database), database.data_version
    plan = plan_of(database, class_file())
    assert plan.counts == Counts(new=4)
    assert (everything(database), database.data_version) == before


def test_the_same_file_again_is_same_and_changes_nothing(database):
    store(database, class_file())
    before = everything(database)
    assert store(database, class_file()).counts == Counts(same=4)
    assert everything(database) == before


def test_a_changed_cell_is_named_old_and_new(database):
    store(database, class_file())
    newer = class_file("class v2.xlsx", with_cell(LOG, 1, "Satisfaction (1-5)", "2"))
    plan = plan_of(database, newer)
    assert plan.counts == Counts(changed=1, same=3)
    change = plan.changes[0]
    assert (change.sheet, change.row, change.field, change.old, change.new) == (
        "Interviews",
        2,
        "Job satisfaction",
        "4",
        "2",
    )
    store(database, newer)
    assert table(database, "interviews", "satisfaction") == [(2.0,), (5.0,)]


def test_an_emptied_cell_erases_nothing(database):
    store(database, class_file())
    assert store(database, class_file(log=with_cell(LOG, 1, "Salary", None))).counts == Counts(same=4)
    assert table(database, "interviews", "salary_text") == [("$65,000",), ("90-120k",)]


def test_a_mark_for_nothing_replaces_no_value(database):
    store(database, class_file())
    store(database, class_file(log=with_cell(LOG, 1, "Salary", "N/A")))
    assert ("$65,000", "amount") in table(database, "interviews", "salary_text, salary_reading")


def test_undo_leaves_no_trace_and_redo_puts_back(database):
    empty = everything(database)
    receipt = store(database, class_file())
    stored = everything(database)
    undo_batch(database, receipt.batch, NOW)
    assert everything(database) == empty
    assert database.rows("scope.all_classes") == []
    redo_batch(database, receipt.batch, NOW)
    assert everything(database) == stored


def test_undo_of_a_middle_import_keeps_what_later_ones_say(database):
    first = store(database, class_file())
    middle = store(database, class_file(log=with_cell(LOG, 1, "Satisfaction (1-5)", "2")))
    store(database, class_file(log=with_cell(LOG, 1, "Salary", "$70,000")))
    assert list(built_upon(database, first.batch)) == [middle.batch, middle.batch + 1]
    undo_batch(database, middle.batch, NOW)
    assert ("$70,000", 4.0) in table(database, "interviews", "salary_text, satisfaction")
    undo_batch(database, first.batch, NOW)
    assert ("$70,000", 4.0) in table(database, "interviews", "salary_text, satisfaction")


def test_ids_survive_undo_and_import_again(database):
    receipt = store(database, class_file())
    ids = table(database, "interviews", "interview_id, student_key, professional_id")
    undo_batch(database, receipt.batch, NOW)
    assert store(database, class_file()).counts == Counts(new=4)
    assert table(database, "interviews", "interview_id, student_key, professional_id") == ids


def test_history_tells_what_was_imported(database):
    source = class_file()
    receipt = store(database, source)
    line = list_batches(database)[0]
    assert (line.batch, line.author, line.files, line.active, line.counts) == (
        receipt.batch, "tester", ("class.xlsx",), True, Counts(new=4),
    )  # fmt: skip
    assert original_file(database, receipt.batch, 0) == ("class.xlsx", source.content)


def test_undo_twice_and_unknown_numbers_are_refused(database):
    receipt = store(database, class_file())
    undo_batch(database, receipt.batch, NOW)
    with pytest.raises(BatchState):
        undo_batch(database, receipt.batch, NOW)
    with pytest.raises(UnknownBatch):
        undo_batch(database, 99, NOW)


def test_rows_stored_meanwhile_are_not_stored_twice(database):
    plan = plan_of(database, class_file())
    store(database, class_file())
    assert commit_import(database, plan, "tester", NOW).counts == Counts(same=4)


def test_totals_remarks_and_banners_are_notes(database):
    log = [
        ["Interviews of class Data 1"],
        *LOG,
        ["Total", None, None, None, None, None, 2],
        ["Note: two logs are missing"],
    ]
    receipt = store(database, class_file(log=log))
    assert receipt.counts == Counts(new=4)
    assert receipt.files[0].sheets[1].header_row == 2
    notes = [row for row in table(database, "raw_rows", "row, status") if row[1] == "note"]
    assert notes == [(1, "note"), (5, "note"), (6, "note")]


def test_an_unmapped_column_is_kept(database):
    log = [[*row, extra] for row, extra in zip(LOG, ("Weather", "rain", "sun"), strict=True)]
    receipt = store(database, class_file(log=log))
    assert receipt.files[0].sheets[1].mapping["Weather"] is None
    kept = [cells for (cells,) in table(database, "raw_rows", "cells") if "rain" in cells]
    assert len(kept) == 1


def test_a_sheet_of_no_known_kind_is_kept_and_named(database):
    source = workbook("class.xlsx", {"Roster": ROSTER, "Cake list": [["Flavour", "Slices"], ["plum", 3]]})
    plan = plan_of(database, source)
    assert [issue.code for issue in plan.issues] == ["sheet_not_understood"]
    store(database, source)
    assert ("plum", "3") in [tuple(cells) for (cells,) in table(database, "raw_rows", "cells")]


def test_nothing_to_import_is_said(database):
    plan = plan_of(database, workbook("x.xlsx", {"Cake list": [["Flavour", "Slices"], ["plum", 3]]}))
    with pytest.raises(NothingToImport):
        commit_import(database, plan, "tester", NOW)
    assert list_batches(database) == ()


def test_the_user_can_map_a_column_and_change_the_kind(database):
    log = [["Student ID", "Name", "Whom", "Pay check"], ["20250001", "Ann Archer", "Carla Diaz", "$65,000"]]
    choice = SheetChoice(kind=SheetKind.INTERVIEWS, mapping={2: "professional_name", 3: "salary"})
    receipt = store(database, workbook("x.xlsx", {"Data": log}), sheets={("x.xlsx", "Data"): choice})
    assert receipt.counts == Counts(new=1)
    assert table(database, "interviews", "professional_name, salary_yearly_low") == [("Carla Diaz", 65000.0)]


def test_headers_can_be_mapped_by_name(database):
    log = [["Student ID", "Name", "Interviewee", "Pay check"], ["20250001", "Ann Archer", "Carla Diaz", "$65,000"]]
    store(database, workbook("x.xlsx", {"Interviews": log}), headers={"pay check": "salary"})
    assert table(database, "interviews", "salary_text") == [("$65,000",)]


def test_two_columns_for_one_field_keep_the_plainer_one(database):
    log = [
        ["Student ID", "Name", "Interviewee", "Salary", "Salary"],
        ["20250001", "Ann Archer", "Carla Diaz", "$65,000", "$1"],
    ]
    plan = plan_of(database, workbook("x.xlsx", {"Interviews": log}))
    assert plan.files[0].sheets[0].mapping == {
        "Student ID": "student_id", "Name": "student_name", "Interviewee": "professional_name",
        "Salary [D]": "salary", "Salary [E]": None,
    }  # fmt: skip
    assert [(issue.code, issue.column) for issue in plan.issues] == [("column_twice", "E")]


def test_a_refused_file_is_named_among_accepted_ones(database):
    plan = plan_of(database, class_file(), Source("broken.xlsx", b"PK\x03\x04 not a zip"))
    assert [(file.name, file.status) for file in plan.files] == [("class.xlsx", "read"), ("broken.xlsx", "refused")]
    assert plan.files[1].reason
    assert plan.counts == Counts(new=4)


@pytest.mark.parametrize(
    "line",
    [["Total", 5], ["合计", "2人"], ["制表人：王老师"], ["Total:", None, 2], ["Average: 4.2"], ["备注：名单未定"]],
)
def test_summary_rows_of_a_roster_are_no_students(database, line):
    receipt = store(database, workbook("roster.xlsx", {"Roster": [*ROSTER, line]}))
    assert receipt.counts == Counts(new=2)
    assert len(table(database, "students")) == 2


def test_percent_cells_are_read_as_excel_shows_them(database):
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("Interviews")
        percent = book.add_format({"num_format": "0%"})
        page.write_row(0, 0, ["Student ID", "Name", "Interviewee", "Interview Date", "Satisfaction"])
        for number, share in enumerate((0.8, 1.0, 0.45), start=1):
            page.write_row(number, 0, [f"2025000{number}", f"Student {number}", f"Person {number} Poe", "2026-03-02"])
            page.write_number(number, 4, share, percent)
    store(database, Source("x.xlsx", buffer.getvalue()))
    assert [round(value, 1) for (value,) in table(database, "interviews", "satisfaction")] == [2.8, 4.2, 5.0]
