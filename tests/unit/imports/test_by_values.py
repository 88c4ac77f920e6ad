"""Columns told by their values: what proves a field, and what must never be taken for one."""

import pytest

from careerdash.imports.history import undo_batch
from careerdash.imports.sheets.memory import remembered_mappings
from tests.making import NOW, ROSTER, plan_of, store, table, workbook

PEOPLE = [("20250001", "Ann Archer"), ("20250002", "Ben Brook"), ("20250003", "Cora Chen"), ("20250004", "Dan Dole")]
NAMES = ["Carla Diaz", "Dmitri Orlov", "Eve Stone", "Frank Moss"]
HEAD = ["Student ID", "Interviewee", "Company"]


def log(header, values, **more):
    """A log of four interviews with one more column."""
    extra = {header: values, **more}
    rows = [
        [PEOPLE[n][0], NAMES[n], f"Firm {n}", *(column[n] for column in extra.values())] for n in range(len(values))
    ]
    return workbook("log.xlsx", {"Interviews": [[*HEAD, *extra], *rows]})


def mapped(database, source):
    return plan_of(database, source).files[0].sheets[0].mapping


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("Kontakt", ["a@example.org", "b@example.org", "c@example.com", "d@example.net"], "contact"),
        ("Reach", ["138 1234 5678", "13912345679", "+44 20 7946 0958", "13712345670"], "contact"),
        ("Tag", ["2026-03-01", "2026-03-14", "2026-04-02", "2026-04-20"], "interview_date"),
        ("Verdienst", ["8-10k/月", "15万/年", "9k/月", "面议"], "salary"),
        ("How do they feel", ["非常满意", "满意", "一般", "满意"], "satisfaction"),
        ("Feeling", ["very satisfied", "satisfied", "neutral", "dissatisfied"], "satisfaction"),
        ("Rang", ["junior", "senior", "mid level", "senior"], "level"),
        ("Wie", ["face to face", "telephone", "video call", "face to face"], "method"),
        ("Können", ["Python; SQL", "Excel, SQL", "Communication, Excel", "Python"], "skills"),
        ("Thanks after", ["yes", "no", "yes", "yes"], "thanked_on"),
        ("再联系（选填）", ["是", "否", "是", "是"], "may_contact_again"),
    ],
)
def test_values_prove_a_field(database, header, values, field):
    sheet = plan_of(database, log(header, values)).files[0].sheets[0]
    column = next(column for column in sheet.columns if column.header == header)
    assert column.field == field
    assert " of 4 values " in column.reason
    assert len(column.samples) >= 3 or len(set(values)) < 3


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Remarks", ["ok", "called twice, very friendly", "was late", "good talk about SQL and Python, wants more"]),
        ("Merk", ["Send the slides to a@example.org", "b@example.org", "-", "ask again in May"]),
        ("Count", ["4", "5", "3", "4"]),
        ("Zahl", ["65000", "72000", "81000", "90000"]),
        ("Points", ["80", "75", "90", "66"]),
        ("Date of birth", ["2004-03-01", "2005-03-14", "2004-04-02", "2005-04-20"]),
        ("Geboren", ["2004-03-01", "2005-03-14", "2004-04-02", "2005-04-20"]),
        ("提交答卷日", ["2026-03-01", "2026-03-14", "2026-04-02", "2026-04-20"]),
        ("Recycled?", ["yes", "no", "yes", "yes"]),
        ("My e-mail account", ["a@example.org", "b@example.org", "c@example.com", "d@example.net"]),
        ("Priority", ["high", "low", "medium", "high"]),
        ("Agree", ["strongly agree", "agree", "disagree", "agree"]),
        ("Courses taken", ["Python; SQL", "Excel, SQL", "Communication, Excel", "Python"]),
        ("Yearly bonus paid", ["8k/月", "15万/年", "9k/月", "10k/月"]),
        ("Zimmer", ["1", "2", "3", "4"]),
    ],
)
def test_values_that_prove_nothing(database, header, values):
    assert mapped(database, log(header, values))[header] is None


def test_a_question_number_keeps_its_question(database):
    values = ["a@example.org", "b@example.org", "c@example.com", "d@example.net"]
    assert mapped(database, log("Q5", values))["Q5"] == "q5"
    assert mapped(database, log("Q35", values))["Q35"] is None


def test_a_header_is_never_overruled(database):
    assert mapped(database, log("Place", ["2026-03-01", "2026-03-14", "2026-04-02", "2026-04-20"]))["Place"] == "place"


def test_an_address_beside_two_people_is_the_students(database):
    rows = [
        ["20250001", "Carla Diaz", "Northwind", "ann@example.org"],
        ["20250001", "Dmitri Orlov", "Bluebell", "ann@example.org"],
        ["20250002", "Eve Stone", "Acorn", "ben@example.org"],
        ["20250002", "Frank Moss", "Acorn", "ben@example.org"],
    ]
    assert mapped(database, workbook("log.xlsx", {"Log": [[*HEAD, "Box"], *rows]}))["Box"] is None


def test_of_two_columns_that_prove_one_field_none_is_taken(database):
    days = ["2026-03-01", "2026-03-14", "2026-04-02", "2026-04-20"]
    found = mapped(database, log("Tag", days, Tag2=days))
    assert (found["Tag"], found["Tag2"]) == (None, None)


def test_a_choice_to_keep_a_column_is_kept(database):
    from careerdash.imports.model import SheetChoice

    source = log("Tag", ["2026-03-01", "2026-03-14", "2026-04-02", "2026-04-20"])
    choice = {("log.xlsx", "Interviews"): SheetChoice(mapping={3: None})}
    assert plan_of(database, source, sheets=choice).files[0].sheets[0].mapping["Tag"] is None


STRANGE = [
    ["Wer", "Interviewee", "Company", "Position"],
    ["Ann Archer", "Carla Diaz", "Northwind", "Analyst"],
    ["Ben Brook", "Dmitri Orlov", "Bluebell", "Engineer"],
    ["Ann Archer", "Eve Stone", "Acorn", "Designer"],
]


def test_students_are_told_by_the_roster_of_the_database(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    assert mapped(database, workbook("log.xlsx", {"Interviews": STRANGE}))["Wer"] == "student_name"


def test_students_are_told_by_the_roster_of_the_same_drop(database):
    plan = plan_of(database, workbook("log.xlsx", {"Interviews": STRANGE, "Roster": ROSTER}))
    assert plan.files[0].sheets[0].mapping["Wer"] == "student_name"
    assert plan.counts.held == 0


def test_student_numbers_come_before_names(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    rows = [["Nummer", *STRANGE[0]], *(["20250001" if r[0][0] == "A" else "20250002", *r] for r in STRANGE[1:])]
    found = mapped(database, workbook("log.xlsx", {"Interviews": rows}))
    assert (found["Nummer"], found["Wer"]) == ("student_id", None)


def test_unknown_names_are_no_students(database):
    assert mapped(database, workbook("log.xlsx", {"Interviews": STRANGE}))["Wer"] is None


def test_what_values_told_is_asked_and_then_remembered(database):
    source = log("Kontakt", ["a@example.org", "b@example.org", "c@example.com", "d@example.net"])
    receipt = store(database, source)
    asked = [issue for issue in receipt.issues if issue.code == "mapped_by_values"]
    assert [(issue.row, issue.column, issue.level) for issue in asked] == [(1, "D", "warning")]
    assert "4 of 4 values are e-mail addresses" in asked[0].message
    assert ("a@example.org",) in table(database, "interviews", "contact")
    assert len(remembered_mappings(database)) == 1
    again = plan_of(database, log("Kontakt", ["by phone", "by phone", "none", "by mail"])).files[0].sheets[0]
    assert again.mapping["Kontakt"] == "contact"
    undo_batch(database, receipt.batch, NOW)
    assert remembered_mappings(database) == ()
