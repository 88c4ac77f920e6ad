import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from careerdash.privacy.sharing import OPEN, STANDARD_5
from careerdash.reports.class_report import compose
from careerdash.reports.xlsx import safe_sheet_name, xlsx_bytes

AS_OF, TODAY = date(2025, 4, 15), date(2025, 4, 16)


def made(answers, rule=STANDARD_5):
    return xlsx_bytes(compose(answers, rule, as_of=AS_OF, today=TODAY))


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def texts(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_shared_workbook_has_a_sheet_per_question_and_native_charts(answers):
    book = opened(made(answers))
    assert book.sheetnames == ["Summary", "Progress", "Salary", "Skills", "Satisfaction", "Chart data"]
    assert {name: len(book[name]._charts) for name in book.sheetnames[1:5]} == {
        "Progress": 1,
        "Salary": 1,
        "Skills": 1,
        "Satisfaction": 2,
    }


def test_every_sheet_says_whose_view_it_is_and_prints_on_a4(answers, advisor_answers):
    for answered, rule, label in (
        (answers, STANDARD_5, "Names hidden - groups of at least 5 people"),
        (advisor_answers, OPEN, "Advisor view - names shown, do not hand on"),
    ):
        for sheet in opened(made(answered, rule)).worksheets:
            assert label in texts(sheet)
            assert label in sheet.oddHeader.right.text
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_advisor_workbook_adds_matrix_and_interviews_with_frozen_heads(advisor_answers):
    book = opened(made(advisor_answers, OPEN))
    assert book.sheetnames[-4:] == ["Matrix", "Next actions", "Interviews", "Chart data"]
    assert book["Matrix"].freeze_panes == "C7"
    assert [cell.value for cell in book["Matrix"][7]][:8] == [
        "00007",
        "Ada =1+1",
        "Data analysis",
        "D",
        "P",
        "-!",
        "E",
        "-!",
    ]
    assert book["Interviews"].auto_filter.ref == "A6:O8"


def test_texts_never_become_formulas_or_links(advisor_answers):
    content = made(advisor_answers, OPEN)
    cells = [cell for sheet in opened(content).worksheets for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=cmd|' /C calc'!A0" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
    assert not any(
        b"hyperlink" in zipfile.ZipFile(BytesIO(content)).read(name).lower()
        for name in zipfile.ZipFile(BytesIO(content)).namelist()
        if "sheet" in name
    )


def test_numbers_percents_and_marks_are_typed(answers):
    book = opened(made(answers))
    row = list(book["Progress"][7])
    assert [cell.value for cell in row[:4]] == ["Know yourself", 37, 38, 0.97]
    assert row[3].number_format == "0%"
    salary = {row[0].value: [cell.value for cell in row] for row in book["Salary"].iter_rows(min_row=7, max_row=9)}
    assert salary["教育 teaching"][1:5] == [6, "*", 72_000, "*"]


def test_same_report_gives_the_same_bytes(answers):
    assert made(answers) == made(answers)


def test_chart_figures_are_those_of_the_tables(answers):
    book = opened(made(answers))
    released = {value for name in book.sheetnames[1:5] for value in texts(book[name]) if isinstance(value, int | float)}
    salary = [row for row in book["Chart data"].iter_rows(values_only=True) if row[0] and "entry" in str(row[0])]
    for _label, start, lower, upper, alone in (row[:5] for row in salary):
        if alone is None:
            assert {start, start + lower, start + lower + upper} <= released
        else:
            assert any(abs(start + alone / 2 - value) < 1 for value in released)


def test_bad_names_and_no_charts_still_make_a_workbook(answers):
    long = "Ж" * 400 + " & [x]: 🎓 \u202eabc " + "=1+1"
    named = replace(answers.classes.classes[0], class_name=long)
    empty = replace(
        answers,
        classes=replace(answers.classes, classes=(named,)),
        progress=(),
        salary=replace(
            answers.salary,
            groups=(),
            overall=replace(answers.salary.overall, entry=replace(answers.salary.overall.entry, n=None)),
        ),
        skills=replace(answers.skills, skills=()),
        satisfaction=replace(answers.satisfaction, groups=(), overall=replace(answers.satisfaction.overall, n=None)),
    )
    book = opened(made(empty))
    assert book.sheetnames == ["Summary", "Salary", "Skills", "Satisfaction"]
    assert len(book["Summary"]["A1"].value) <= 120


@pytest.mark.parametrize(
    ("name", "taken", "safe"),
    [
        ("a/b:c", set(), "a b c"),
        ("", set(), "Sheet"),
        ("x" * 40, set(), "x" * 31),
        ("Salary", {"salary"}, "Salary 2"),
        ("y" * 31, {"y" * 31}, "y" * 29 + " 2"),
    ],
)
def test_sheet_names_are_made_safe(name, taken, safe):
    assert safe_sheet_name(name, taken) == safe
