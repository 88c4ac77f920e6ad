"""What an acceptance review of the import found: places of issues, empty forms, named headers, cells nobody typed."""

import json

import pytest

from careerdash.cli import main
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.model import Counts
from careerdash.imports.sheets.headers import match_header
from tests.making import LOG, plan_of, store, table, workbook

PEOPLE = [["学号", "20230001"], ["姓名", "张伟"], ["班级", "一班"], []]


def block(name="李雷", day="2025-03-01"):
    return [["访谈对象", name], ["工作单位", name and "北风"], ["职位", name and "工程师"], ["访谈日期", day], []]


def form(*blocks, after=()):
    return workbook("form.xlsx", {"访谈": [*PEOPLE, *(line for one in blocks for line in one), *after]})


def places(plan):
    return [(issue.code, issue.row, issue.column) for issue in plan.issues]


def test_issues_of_a_form_name_the_cell_of_the_form(database):
    plan = plan_of(database, form(block(), block("张伟", "2030-05-01")))
    assert sorted(places(plan)) == [("future_date", 13, "B"), ("interviewee_is_student", 10, "B")]


def test_a_block_of_a_form_is_told_by_its_own_row(database):
    plan = store(database, form(block(), block("韩梅", "2025-03-02")))
    assert plan.counts == Counts(new=2)
    told = [row for row, status in table(database, "raw_rows", "row, status") if status == "new"]
    assert told == [1, 10]


def test_a_block_left_empty_is_no_row(database):
    assert plan_of(database, form(block(), block(None, None))).counts == Counts(new=1)


def test_a_form_nobody_filled_in_stores_nothing(database):
    empty = [[label] for label, *_rest in [*PEOPLE[:3], *block()[:4]]]
    plan = plan_of(database, workbook("form.xlsx", {"访谈": empty}))
    assert (plan.counts, plan.stores_something, plan.issues) == (Counts(), False, ())


def test_a_place_for_a_signature_is_no_second_date(database):
    assert plan_of(database, form(block(), after=[["指导教师签字：", None, "日期："]])).issues == ()


def test_half_a_fact_is_questioned_where_the_whole_stands_and_is_no_cell_of_its_own(database):
    head = ["Student ID", "Name", "Class", "Interviewee", "Date and place of visit"]
    rows = [head, ["20250001", "Ann Archer", "C1", "Carla Diaz", "2035-03-01, Northwind"]]
    receipt = store(database, workbook("visits.xlsx", {"Log": rows}))
    assert places(receipt) == [("future_date", 2, "E")]
    stored = [row["text"] for row in database.rows("exports.raw_rows", {"classes": [], "everything": True})]
    assert stored == rows[1]


def test_a_contradiction_names_the_cell_that_differs(database):
    other = [*LOG[1][:6], "$99,000", *LOG[1][7:]]
    plan = plan_of(database, workbook("log.xlsx", {"Log": [LOG[0], LOG[1], other]}))
    assert ("duplicate_in_file", 3, "G") in places(plan)


@pytest.mark.parametrize(("cell", "text", "column"), [(5, "2026-03-09", "F"), (2, "Karla Dias", "C")])
def test_a_corrected_date_or_name_names_its_cell(database, cell, text, column):
    store(database, workbook("log.xlsx", {"Log": LOG}))
    corrected = [text if number == cell else old for number, old in enumerate(LOG[1])]
    plan = plan_of(database, workbook("log.xlsx", {"Log": [LOG[0], corrected, LOG[2]]}))
    assert places(plan) == [("correction_or_new", 2, column)]


def test_headers_named_by_the_user_are_found_where_no_spelling_is_known(tmp_path, capsys):
    rows = [["Lista 2025"], ["K1", "K2", "K3", "K4"], ["20250001", "Ann Archer", "Carla Diaz", "2025-03-01"]]
    path = tmp_path / "lista.xlsx"
    path.write_bytes(workbook("lista.xlsx", {"L": rows}).content)
    named = ["K1=student_id", "K2=student_name", "K3=professional_name", "K4=interview_date"]
    options = [part for pair in named for part in ("--map", pair)]
    database = ["--database", str(tmp_path / "x.duckdb")]
    assert main(["import", str(path), *options, "--json", *database]) == 0
    (sheet,) = json.loads(capsys.readouterr().out)["files"][0]["sheets"]
    assert (sheet["kind"], sheet["header_row"], sheet["new"]) == ("interviews", 2, 1)
    assert main(["import", str(path), "--json", *database]) == 0
    assert json.loads(capsys.readouterr().out)["same"] == 1


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("9、在这个工作中，您最喜欢的是什么？最不喜欢的是什么？", "q2"),
        ("10、初级岗位和稍高级岗位的薪资大概是多少？", "q20"),
    ],
)
def test_outline_questions_in_other_words(header, field):
    match = match_header(header, SheetKind.INTERVIEWS)
    assert match is not None
    assert match.field == field
