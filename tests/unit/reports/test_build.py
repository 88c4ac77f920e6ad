"""Reports over a real store: the questions and the writers together."""

import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from careerdash.domain.vocabulary import View
from careerdash.errors import ExportRefused, UnknownClass
from careerdash.privacy.scope import Scope
from careerdash.reports.build import WRITERS, class_scope, report_bytes, report_scope, write_report
from careerdash.reports.class_report import build_class_report
from careerdash.reports.package import write_report_package

AS_OF, TODAY = date(2025, 4, 15), date(2025, 4, 16)
BY = {"author": "Wang", "now": datetime.fromisoformat("2025-04-16T09:30:00")}


def small_class(population, people=12):
    students = [population.student(number, "Class Ａ") for number in range(6)]
    for number in range(people):
        population.interview(
            students[number % 6],
            f"Person {number}",
            pay=80_000 + 1_000 * number,
            skills=("SQL",),
            satisfaction=4.0,
            satisfaction_reading="score",
        )
    return population.store()


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_report_of_a_class_is_written_in_each_format(population, tmp_path, suffix):
    database = small_class(population)
    path = tmp_path / "new" / f"r{suffix}"
    report = write_report(database, class_scope(database, "class a"), path, View.SHARE, AS_OF, **BY)
    assert path.stat().st_size > 5_000
    assert report.sentences[0] == "6 students held about 15 interviews with about 15 professionals up to 15 April 2025."
    assert "Median entry pay heard in Data analysis: 86,000 CNY a year (n = 12 professionals)." in report.sentences
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_shared_workbook_names_nobody_and_no_employer(population, tmp_path):
    database = small_class(population)
    path = tmp_path / "r.xlsx"
    write_report(database, class_scope(database, "Class Ａ"), path, View.SHARE, AS_OF, **BY)
    told = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]
    assert not [text for text in told if "Person" in text or "Company" in text or "Student " in text]


def test_advisor_workbook_holds_every_interview(population, tmp_path):
    database = small_class(population)
    path = tmp_path / "r.xlsx"
    write_report(database, class_scope(database, "Class Ａ"), path, View.ADVISOR, AS_OF, **BY)
    sheet = openpyxl.load_workbook(path)["Interviews"]
    assert [row[3].value for row in sheet.iter_rows(min_row=7, max_row=18)].count("Person 3") == 1


def test_one_student_one_interview_is_still_a_report(population):
    student = population.student(1)
    population.interview(student, "Ann", pay=90_000, satisfaction=5.0, satisfaction_reading="score", skills=("SQL",))
    database = population.store()
    scope = Scope.everything(database)
    report = build_class_report(database=database, scope=scope, as_of=AS_OF, today=TODAY)
    printed = repr(report.sections) + repr(report.sentences) + repr(report.key_figures)
    assert "90" not in printed.replace("'900'", "")
    assert "Ann" not in printed
    for suffix in WRITERS:
        assert report_bytes(report, suffix)


def test_empty_scope_answers_nothing(population):
    database = small_class(population)
    report = build_class_report(database=database, scope=Scope(), as_of=AS_OF, today=TODAY)
    assert report.title == "Report without a class"
    assert report.section("salary").table is None
    for suffix in WRITERS:
        assert report_bytes(report, suffix)


def test_unknown_class_and_format_are_refused_with_a_sentence(population, tmp_path):
    database = small_class(population)
    with pytest.raises(UnknownClass, match="Known are: Class Ａ"):
        write_report(database, class_scope(database, "Class B"), tmp_path / "r.xlsx", View.SHARE, AS_OF, **BY)
    with pytest.raises(ExportRefused, match=r"\.xlsx, \.pdf, \.pptx"):
        write_report(database, class_scope(database, "Class Ａ"), tmp_path / "r.docx", View.SHARE, AS_OF, **BY)


def test_package_holds_a_report_per_class_and_one_over_all(population, tmp_path):
    for name in ("Class A", "Class B"):
        student = population.student(1, name)
        for number in range(8):
            population.interview(student, f"{name} person {number}", pay=80_000.0 + number)
    database = population.store()
    path = tmp_path / "all.zip"
    asked = (database, report_scope(database, None, None), path, ".pdf", View.SHARE, AS_OF)
    names = write_report_package(*asked, **BY)
    assert names == ("Class-A-2025-04-15-share.pdf", "Class-B-2025-04-15-share.pdf", "all-classes.pdf")
    before = path.read_bytes()
    assert zipfile.ZipFile(path).namelist() == list(names)
    assert write_report_package(*asked, **BY) == names
    assert path.read_bytes() == before


def test_package_of_a_year_without_classes_is_refused(population, tmp_path):
    database = population.store()
    with pytest.raises(UnknownClass, match="no class of 1999"):
        report_scope(database, None, 1999)
    with pytest.raises(UnknownClass, match="no class to report on"):
        write_report_package(database, Scope(), tmp_path / "x.zip", ".pdf", View.SHARE, AS_OF, **BY)
    assert not list(tmp_path.glob("*.zip"))
