"""Columns that hold two facts, and mappings that are remembered."""

from datetime import date

import pytest

from careerdash.domain.vocabulary import SheetKind
from careerdash.errors import WrongUse
from careerdash.imports.history import undo_batch
from careerdash.imports.model import SheetChoice
from careerdash.imports.sheets.memory import edit_mapping, forget_mapping, remembered_mappings
from careerdash.imports.sheets.pairs import pair_of
from tests.making import NOW, plan_of, store, table, workbook


@pytest.mark.parametrize(
    ("header", "pair"),
    [
        ("Company & Role", ("organisation", "occupation")),
        ("Title and organization", ("occupation", "organisation")),
        ("Role / Org", ("occupation", "organisation")),
        ("Date and place of visit", ("interview_date", "place")),
        ("访谈时间及地点", ("interview_date", "place")),
        ("姓名/学号", ("student_name", "student_id")),
        ("职务/职称", None),
        ("Salary", None),
        ("Likes and dislikes", None),
    ],
)
def test_headers_of_two_facts(header, pair):
    assert pair_of(header, SheetKind.INTERVIEWS) == pair


def test_two_facts_are_split_and_the_column_is_kept(database):
    log = [
        ["姓名/学号", "Interviewee", "Company & Role", "Date and place of visit"],
        ["李明 20250001", "Carla Diaz", "Northwind Labs / Data analyst", "12 March 2026, city library"],
        ["20250002 王芳", "Dmitri Orlov", "Engineer at Bluebell Bank", "2026-03-05 online"],
    ]
    receipt = store(database, workbook("log.xlsx", {"Interviews": log}))
    assert receipt.files[0].sheets[0].mapping == {
        "姓名/学号": ["student_name", "student_id"],
        "Interviewee": "professional_name",
        "Company & Role": ["organisation", "occupation"],
        "Date and place of visit": ["interview_date", "place"],
    }
    assert table(database, "students", "student_id, student_name") == [("20250001", "李明"), ("20250002", "王芳")]
    assert table(database, "interviews", "organisation, occupation, interview_date, place") == [
        ("Bluebell Bank", "Engineer", date(2026, 3, 5), "online"),
        ("Northwind Labs", "Data analyst", date(2026, 3, 12), "city library"),
    ]


ODD = [["Student ID", "Name", "Whom", "Pay check"], ["20250001", "Ann Archer", "Carla Diaz", "$65,000"]]
CHOICE = SheetChoice(kind=SheetKind.INTERVIEWS, mapping={2: "professional_name", 3: "salary"})


def odd_file(name):
    return workbook(name, {"Data": ODD})


def test_a_mapping_made_by_hand_is_used_first_next_time(database):
    store(database, odd_file("x.xlsx"), sheets={("x.xlsx", "Data"): CHOICE})
    sheet = plan_of(database, odd_file("y.xlsx")).files[0].sheets[0]
    assert sheet.mapping["Whom"] == "professional_name"
    assert {column.reason for column in sheet.columns} == {"history"}


def test_a_mapping_is_not_remembered_before_it_was_stored_nor_after_undo(database):
    plan_of(database, odd_file("x.xlsx"), sheets={("x.xlsx", "Data"): CHOICE})
    assert remembered_mappings(database) == ()
    receipt = store(database, odd_file("x.xlsx"), sheets={("x.xlsx", "Data"): CHOICE})
    assert len(remembered_mappings(database)) == 1
    undo_batch(database, receipt.batch, NOW)
    assert remembered_mappings(database) == ()


def test_a_mapping_can_be_forgotten(database):
    store(database, odd_file("x.xlsx"), sheets={("x.xlsx", "Data"): CHOICE})
    forget_mapping(database, remembered_mappings(database)[0])
    assert remembered_mappings(database) == ()
    assert plan_of(database, odd_file("y.xlsx")).files[0].sheets[0].mapping.get("Whom") is None


def test_a_mapping_is_used_whatever_the_order_of_the_columns(database):
    store(database, odd_file("x.xlsx"), sheets={("x.xlsx", "Data"): CHOICE})
    turned = workbook("y.xlsx", {"Data": [list(reversed(row)) for row in ODD]})
    first = plan_of(database, odd_file("y.xlsx")).files[0].sheets[0].mapping
    sheet = plan_of(database, turned).files[0].sheets[0]
    assert sheet.mapping == first
    assert {column.reason for column in sheet.columns} == {"history"}


def test_a_remembered_mapping_can_be_edited(database):
    receipt = store(database, odd_file("x.xlsx"), sheets={("x.xlsx", "Data"): CHOICE})
    (known,) = remembered_mappings(database)
    at = known.headers.index("Whom")
    edit_mapping(database, known, {at: "referred_by"}, "tester", NOW)
    assert remembered_mappings(database)[0].mapping[at] == "referred_by"
    assert plan_of(database, odd_file("y.xlsx")).files[0].sheets[0].mapping["Whom"] == "referred_by"
    # what was stored stays as it was read
    assert ("Carla Diaz",) in table(database, "interviews", "professional_name")
    taken = next(field for index, field in known.mapping.items() if field and index != at)
    with pytest.raises(WrongUse, match="Two columns"):
        edit_mapping(database, known, {at: taken}, "tester", NOW)
    with pytest.raises(WrongUse, match="no such column or field"):
        edit_mapping(database, known, {at: "shoe_size"}, "tester", NOW)
    # a later choice outranks the edit
    store(database, odd_file("z.xlsx"), sheets={("z.xlsx", "Data"): CHOICE})
    assert remembered_mappings(database)[0].mapping[at] == "professional_name"
    undo_batch(database, receipt.batch, NOW)
    forget_mapping(database, remembered_mappings(database)[0])
    assert remembered_mappings(database) == ()


def test_mappings_of_two_row_headers_and_of_forms_are_remembered(database):
    grouped = {"Log": [["Name", "Interviewee", "Mood", None], [None, None, "start", "end"], ["Ann", "Carla", "a", "b"]]}
    form = {
        "Form": [["Student ID", "20250001"], ["Name", "Ann"], ["Interviewee", "Eve"], ["Company", "Acorn"],
                 ["Position", "Analyst"], ["Weather on that day", "fine"], ["Interview Date", "2026-03-02"]],
    }  # fmt: skip
    first = [workbook("a.xlsx", grouped), workbook("b.xlsx", form)]
    columns = plan_of(database, *first).files[1].sheets[0].columns
    weather = next(column.index for column in columns if column.header.startswith("Weather"))
    chosen = {
        ("a.xlsx", "Log"): SheetChoice(mapping={2: "prior_view", 3: "reality"}),
        ("b.xlsx", "Form"): SheetChoice(mapping={weather: "place"}),
    }
    store(database, *first, sheets=chosen)
    plan = plan_of(database, workbook("c.xlsx", grouped), workbook("d.xlsx", form))
    assert plan.files[0].sheets[0].mapping["Mood start"] == "prior_view"
    assert plan.files[1].sheets[0].mapping["Weather on that day"] == "place"
    assert plan.counts.held == 0
