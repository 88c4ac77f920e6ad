"""Each thing that is checked while planning gives an issue with file, sheet, row and column as Excel shows them."""

import datetime as dt

import pytest

from careerdash.imports.fixes.held import held_rows, repair_row
from careerdash.imports.model import CellPlace, Counts
from tests.making import LOG, NOW, ROSTER, TODAY, plan_of, store, table, workbook

HEAD = [*LOG[0], "Best part"]
LONG = "I like that no two days are alike and that people listen to what the figures say."


def row(student=0, **cells):
    values = dict(zip(HEAD, [*LOG[1 + student], "Short answer"], strict=True))
    values |= {name.replace("_", " "): text for name, text in cells.items()}
    return [values[name] for name in HEAD]


def issues_of(database, *rows, name="class.xlsx", head=HEAD, roster=ROSTER):
    plan = plan_of(database, workbook(name, {"Roster": roster, "Interviews": [head, *rows]}))
    return [(i.code, i.file, i.sheet, i.row, i.column) for i in plan.issues]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"Student_ID": None, "Name": None}, "no_student", "A"),
        ({"Student_ID": None, "Name": "Ann Acher"}, "unknown_student", "B"),
        ({"Interview_Date": "2026-02-31"}, "date_impossible", "F"),
        ({"Interview_Date": "2026-09-01"}, "future_date", "F"),
        ({"Interview_Date": "03/04/2026"}, "date_order_undecided", "F"),
        ({"Satisfaction_(1-5)": "9"}, "satisfaction_outside", "H"),
        ({"Salary": "120 a month"}, "salary_check", "G"),
        ({"Salary": "lots"}, "salary_unreadable", "G"),
        ({"Interviewee": "carla@example.org"}, "email_in_name", "C"),
        ({"Interviewee": "Ann Archer"}, "interviewee_is_student", "C"),
        ({"Name": "Zoe Zhu"}, "name_mismatch", "B"),
    ],
)
def test_the_issue_names_the_cell(database, cells, code, column):
    found = issues_of(database, row(**cells), row(1))
    assert (code, "class.xlsx", "Interviews", 2, column) in found


def test_a_doubtful_salary_suggests_readings(database):
    plan = plan_of(database, workbook("class.xlsx", {"Interviews": [HEAD, row(Salary="120"), row(1)]}))
    doubts = [issue for issue in plan.issues if issue.code.startswith("salary")]
    assert [(issue.row, issue.column, len(issue.suggestions) > 1) for issue in doubts] == [(2, "G", True)]


def test_the_same_long_answer_of_two_students_names_both_rows(database):
    rows = [row(**{HEAD[-1]: LONG}), row(1, **{HEAD[-1]: LONG.upper().replace(" ", "  ")})]
    plan = plan_of(database, workbook("class.xlsx", {"Interviews": [HEAD, *rows]}))
    (found,) = [issue for issue in plan.issues if issue.code == "same_text"]
    assert (found.level, found.row, found.column) == ("warning", 3, "J")
    assert "row 2 of Interviews" in found.message
    assert "Ann Archer" in found.message
    assert "check" in found.message
    assert plan.counts == Counts(new=2)


def test_rows_with_two_answers_in_common_are_told_of_once(database):
    sentence = "Most of the day goes into cleaning tables that other people have typed in"
    head = [*HEAD, "What do you do at work every day?", "Personal qualities"]
    rows = [[*row(number), sentence, f"{sentence}, and nobody says thank you"] for number in range(2)]
    plan = plan_of(database, workbook("class.xlsx", {"Interviews": [head, *rows]}))
    (found,) = [issue for issue in plan.issues if issue.code == "same_text"]
    assert (found.row, found.column) == (3, "K")
    assert found.message.startswith("2 answers are, word for word, those in row 2 of Interviews")


def test_sentences_that_many_rows_have_in_common_are_no_wonder(database):
    head = ["Student ID", "Name", "Interviewee", "Interview Date", "What do you do at work every day?"]
    rows = [
        [f"2025{number:04}", f"Student {number}", f"Person {number}", "2026-03-02",
         f"Most of the day goes into cleaning tables that people of team {number % 10} have typed in"]
        for number in range(20)
    ]  # fmt: skip
    plan = plan_of(database, workbook("class.xlsx", {"Interviews": [head, *rows]}))
    assert "same_text" not in {issue.code for issue in plan.issues}


def test_short_answers_and_answers_of_one_student_are_no_matter(database):
    again = row(**{HEAD[-1]: LONG, "Interviewee": "Eve Ford"})
    found = issues_of(database, row(**{HEAD[-1]: LONG}), again, row(1))
    assert "same_text" not in {code for code, *_place in found}


def test_a_number_stored_as_text_among_numbers_is_said(database):
    names = [("20250001", "Ann Archer"), ("20250002", "Ben Brook"), ("20250001", "Ann Archer")]
    rows = [
        [int(number), name, f"Person {at}", "Northwind", "Analyst", dt.date(2026, 3, at + 1), 65000 + at, 4, "SQL", ""]
        for at, (number, name) in enumerate(names)
    ]
    rows[1][6] = "70000"
    found = issues_of(database, *rows, roster=[ROSTER[0], *([int(r[0]), *r[1:]] for r in ROSTER[1:])])
    assert [issue for issue in found if issue[0] == "number_as_text"] == [
        ("number_as_text", "class.xlsx", "Interviews", 3, "G")
    ]


TWINS = [["Student ID", "Name", "Class"], ["20250001", "Li Na", "Data 1"], ["20250003", "Li Na", "Data 1"]]
NAMES_ONLY = [[*HEAD[1:]], row(Name="Li Na")[1:]]


def twins():
    return workbook("twins.xlsx", {"Roster": TWINS, "Interviews": NAMES_ONLY})


def test_students_of_one_name_are_suggested_with_their_numbers(database):
    plan = plan_of(database, twins())
    (found,) = [issue for issue in plan.issues if issue.level == "error"]
    assert (found.code, found.row, found.column) == ("ambiguous_student", 2, "A")
    assert found.suggestions == ("Li Na (20250001)", "Li Na (20250003)")
    fixed = plan_of(database, twins(), edits={CellPlace("twins.xlsx", "Interviews", 2, 0): found.suggestions[1]})
    assert fixed.counts == Counts(new=3)


def test_a_suggested_number_settles_the_row_that_waits(database):
    store(database, twins())
    (waiting,) = held_rows(database)
    assert waiting.name_column == 0
    repair_row(database, waiting.raw_id, {0: waiting.suggestions[1]}, "tester", NOW, TODAY)
    whose = table(database, "interviews JOIN students USING (student_key)", "student_id, student_name")
    assert whose == [("20250003", "Li Na")]
