"""Folders and archives of workbooks, and forms in them."""

import io
import zipfile

import pytest

from careerdash.errors import WrongUse
from careerdash.imports.model import Counts
from careerdash.imports.sheets.file_names import student_in_name
from careerdash.imports.sheets.files import gather, unpacked
from careerdash.workbooks.reader import Source
from tests.making import plan_of, store, table, workbook


def archive(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for name, content in members.items():
            opened.writestr(name.replace("%", "/"), content)
    return Source("class.zip", buffer.getvalue())


def form(student=(), name="Carla Diaz", extra=()):
    rows = [["Career figure interview"], *student, ["Interviewee", name], ["Company", "Northwind"], ["Position", "Analyst"],
            ["Interview Date", "2026-03-02"], ["Salary", "$65,000"], *extra]  # fmt: skip
    return {"Form": rows}


def test_an_archive_gives_its_workbooks():
    source = archive(
        **{"a.xlsx": b"1", "sub%a.xlsx": b"2", "b.csv": b"3", "read me.pdf": b"4", "__MACOSX%x.xlsx": b"5"}
    )
    assert [(s.name, s.content) for s in unpacked([source])] == [
        ("class.zip/a.xlsx", b"1"),
        ("class.zip/sub/a.xlsx", b"2"),
        ("b.csv", b"3"),
        ("read me.pdf", b"4"),
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"plain text"])
def test_a_broken_archive_is_refused_by_the_reader(database, content):
    plan = plan_of(database, *unpacked([Source("class.zip", content)]))
    assert [file.status for file in plan.files] == ["refused"] or plan.counts == Counts()


def test_files_of_one_name_are_told_apart():
    names = [s.name for s in unpacked([Source("a.xlsx", b"1"), Source("a.xlsx", b"2")])]
    assert names == ["a.xlsx", "a (2).xlsx"]


def test_a_folder_is_read_in_order(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.xlsx", "a.xlsx", "sub/c.csv", "~$a.xlsx", "notes.docx", "photo.jpg", ".zip"):
        (tmp_path / name).write_bytes(b"x")
    # the document comes along, so that somebody is told that it was not read
    assert [s.name for s in gather([tmp_path])] == ["a.xlsx", "b.xlsx", "notes.docx", "c.csv"]
    with pytest.raises(WrongUse):
        gather([tmp_path / "nothing here.xlsx"])


@pytest.mark.parametrize(
    ("file", "student"),
    [
        ("20250001_李明_访谈.xlsx", ("20250001", "李明")),
        ("李明-20250001-生涯人物访谈.xlsx", ("20250001", "李明")),
        ("20250001 Ann Archer interview.xlsx", ("20250001", "Ann Archer")),
        ("访谈记录_王小芳.xlsx", (None, "王小芳")),
        ("interview log.xlsx", (None, None)),
        ("class_2025_data.xlsx", (None, None)),
    ],
)
def test_the_student_in_a_file_name(file, student):
    assert student_in_name(file) == student


def test_a_form_names_its_student(database):
    receipt = store(database, workbook("x.xlsx", form([["Student ID", "20250001"], ["Name", "Ann Archer"]])))
    assert receipt.counts == Counts(new=1)
    assert table(database, "interviews JOIN students USING (student_key)", "student_name, professional_name") == [
        ("Ann Archer", "Carla Diaz")
    ]


def test_a_form_without_a_student_takes_the_one_of_the_file_name(database):
    store(database, workbook("20250001_李明_访谈.xlsx", form()))
    assert table(database, "students", "student_id, student_name") == [("20250001", "李明")]


def test_values_may_stand_below_their_labels(database):
    rows = [["Student ID", "20250001"], ["Name", "Ann Archer"], ["Interviewee", "Carla Diaz"], ["Company", "Northwind"],
            ["What do you like best and least about your job?"], ["The people."], ["The commute."],
            ["8. What do you do at work every day?"], ["Mail first."]]  # fmt: skip
    store(database, workbook("x.xlsx", {"Form": rows}))
    assert table(database, "interviews", "answered") == [(2,)]


def test_two_blocks_are_two_interviews_of_one_student(database):
    second = [["Interviewee", "Dmitri Orlov"], ["Company", "Bluebell"], ["Interview Date", "2026-04-02"]]
    store(database, workbook("x.xlsx", form([["Student ID", "20250001"], ["Name", "Ann Archer"]], extra=second)))
    assert table(database, "interviews", "professional_name") == [("Carla Diaz",), ("Dmitri Orlov",)]
    assert len(table(database, "students")) == 1


def test_issues_of_a_form_name_the_cell_of_the_value(database):
    plan = plan_of(database, workbook("20250001_李明_访谈.xlsx", form(extra=[["Satisfaction (1-5)", "11"]])))
    assert ("satisfaction_outside", 7, "B") in [(issue.code, issue.row, issue.column) for issue in plan.issues]


def test_a_form_keeps_what_it_does_not_understand(database):
    store(database, workbook("20250001_李明_访谈.xlsx", form()))
    notes = [cells for status, cells in table(database, "raw_rows", "status, cells") if status == "note"]
    assert ["Career figure interview"] in [[cell for cell in cells if cell] for cells in notes]


def test_a_label_nobody_knows_keeps_its_value_and_its_header(database):
    receipt = store(database, workbook("20250001_李明_访谈.xlsx", form(extra=[["Weather that day", "rain"]])))
    assert receipt.files[0].sheets[0].mapping["Weather that day"] is None
    kept = table(database, "raw_rows JOIN sheets USING (sheet_id)", "headers, cells, status")
    (found,) = [dict(zip(headers, cells, strict=True)) for headers, cells, status in kept if status != "note"]
    assert found["Weather that day"] == "rain"
