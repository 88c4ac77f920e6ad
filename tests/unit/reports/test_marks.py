"""Points into the roster of a learning system: rows, order and cells stay, nothing runs as a formula."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pytest

from careerdash.errors import WrongUse
from careerdash.insights.grading import GradedStudent, Grading
from careerdash.reports.marks import fill_pasted, fill_roster
from careerdash.workbooks.reader import Source
from tests.making import workbook

CANVAS = (
    "Student,ID,SIS User ID,Section,=Notes\r\n"
    "    Points Possible,,,,100\r\n"
    '"Brook, Ben",88,d002,Sec 1,=1+1\r\n'
    "Nobody,90,D999,Sec 1,-5\r\n"
    ",,,,\r\n"
    '"Archer, Ann",89,D001 ,Sec 1,+cmd|calc\r\n'
    "Test Student,99,,,@x\r\n"
)


def student(
    number: str | None, name: str, total: float | None, state: str = "finished", **more: object
) -> GradedStudent:
    made = GradedStudent(
        student_key=name, student_id=number, student_name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.org",
        excused=False, state=state, total=total, late_days=None, counted_late=None, came_in="", comment="", author=None,
        changed_at=None, marks={}, prescores={},
    )  # fmt: skip
    return replace(made, **more)


MARKS = Grading(
    hidden=False, criteria=(), points_max=100, due=None, sentence="",
    students=(
        student("D001", "Ann Archer", 87.5, late_days=2, comment="=SUM(1) 很好"),
        student("D002", "Ben Brook", 40.0, "draft"),
        student("D003", "Cem Cole", None, "open"),
    ),
)  # fmt: skip


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_a_csv_roster_keeps_its_rows_order_and_cells() -> None:
    filled = fill_roster(Source("gradebook.csv", CANVAS.encode()), MARKS, [], drafts=False)
    rows = read_csv(filled.csv())
    assert rows[0] == ["Student", "ID", "SIS User ID", "Section", "'=Notes", "Points"]
    assert rows[1] == ["    Points Possible", "", "", "", "100", ""]
    assert [row[-1] for row in rows] == ["Points", "", "", "", "", "87.5", ""]
    assert rows[2][:4] == ["Brook, Ben", "88", "d002", "Sec 1"]
    assert rows[4] == [""] * 6
    assert (filled.matched, filled.unknown, filled.suffix) == (2, ("D999",), ".csv")
    assert filled.sentence == "1 of 2 students found have points; 1 of the class is not in the list."


def test_no_cell_of_a_csv_runs_as_a_formula() -> None:
    rows = read_csv(fill_roster(Source("g.csv", CANVAS.encode()), MARKS, ["comment"], drafts=True).csv())
    cells = [cell for row in rows for cell in row]
    assert {"'=1+1", "'+cmd|calc", "'@x", "-5", "'=SUM(1) 很好"} <= set(cells)
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@"}]


def test_drafts_and_further_columns_come_along_when_asked_for() -> None:
    rows = read_csv(fill_roster(Source("g.csv", CANVAS.encode()), MARKS, ["late", "comment"], drafts=True).csv())
    assert rows[0][5:] == ["Points", "Late days", "Comment"]
    assert rows[2][5:] == ["40", "", ""]
    assert rows[5][5:] == ["87.5", "2", "'=SUM(1) 很好"]


def test_an_excel_roster_keeps_numbers_texts_and_blank_rows() -> None:
    rows = [
        ["Course", "Careers"],
        [],
        ["Number", "Name", "Points", "Group"],
        ["007", "Ann Archer", 5, 3.5],
        ["D002", "Ben Brook", None, "=A1"],
    ]
    marks = replace(MARKS, students=(student("007", "Ann Archer", 90.0), student("D002", "Ben Brook", 41.5)))
    filled = fill_roster(workbook("moodle.xlsx", {"Grades": rows}), marks, [], drafts=False)
    page = openpyxl.load_workbook(BytesIO(filled.xlsx()))["Grades"]
    values = [[cell.value for cell in row] for row in page.iter_rows()]
    assert values[0][:2] == ["Course", "Careers"]
    assert values[1] == [None] * 5
    assert values[2] == ["Number", "Name", "Points", "Group", "Points 2"]
    assert values[3] == ["007", "Ann Archer", 5, 3.5, 90]
    assert values[4] == ["D002", "Ben Brook", None, "=A1", 41.5]
    assert page["D5"].data_type == "s"


def test_students_are_found_by_address_or_name_where_no_number_stands() -> None:
    mails = "Email,Full name\nBEN@example.org,B.\nann@example.org,A.\n"
    filled = fill_roster(Source("m.csv", mails.encode()), MARKS, [], drafts=True)
    assert [row[-1] for row in read_csv(filled.csv())] == ["Points", "40", "87.5"]
    names = "Full name\nann  archer\nCem Cole\n"
    filled = fill_roster(Source("n.csv", names.encode()), MARKS, [], drafts=True)
    assert [row[-1] for row in read_csv(filled.csv())] == ["Points", "87.5", ""]


def test_two_of_one_name_are_nobody() -> None:
    twice = replace(MARKS, students=(*MARKS.students, student("D009", "Ann Archer", 1.0)))
    filled = fill_roster(Source("n.csv", b"Full name\nAnn Archer\nBen Brook\n"), twice, [], drafts=True)
    assert [row[-1] for row in read_csv(filled.csv())] == ["Points", "", "40"]
    assert filled.unknown == ("Ann Archer",)


def test_pasted_numbers_keep_their_order_and_gaps() -> None:
    filled = fill_pasted("D002\n\nD999\nD001", MARKS, [], drafts=True)
    assert read_csv(filled.csv()) == [
        ["Student", "Points"], ["D002", "40"], ["", ""], ["D999", ""], ["D001", "87.5"]
    ]  # fmt: skip
    assert filled.unknown == ("D999",)
    assert list(filled.preview()) == ["Student", "Points"]
    nobody = fill_pasted("x\ny", MARKS, [], drafts=True)
    assert (nobody.matched, nobody.unknown) == (0, ("x", "y"))


@pytest.mark.parametrize("content", [b"", b"Name,Number\nSomeone,1\n", b"PK\x03\x04 not a workbook"])
def test_a_file_without_these_students_is_refused(content: bytes) -> None:
    with pytest.raises(WrongUse):
        fill_roster(Source("other.csv" if b"PK" not in content else "other.xlsx", content), MARKS, [], drafts=True)


def test_a_chinese_roster_in_the_encoding_of_excel() -> None:
    text = "学号,姓名,备注\nD001,安娜,很好\n"
    filled = fill_roster(Source("名单.csv", text.encode("gb18030")), MARKS, [], drafts=True)
    assert read_csv(filled.csv())[1] == ["D001", "安娜", "很好", "87.5"]
    assert filled.name == "名单"
