"""Classes with nothing, one student, nobody's pay, and names no one would choose: still a correct report."""

import shutil
import subprocess
from datetime import date

import pytest

from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.reports.build import WRITERS, report_bytes
from careerdash.reports.class_report import build_class_report
from tests.unit.reports.reading_files import needs_pdftotext, pdf_pages, slide_texts, workbook_cells

AS_OF = date(2025, 4, 15)
LONG = "Ж" * 250 + "長" * 250
EMOJI, RIGHT_TO_LEFT = (
    "\U0001f469\U0001f3fd\u200d\U0001f393 café \U0001f1e8\U0001f1f3",
    "\u200f\u05db\u05d9\u05ea\u05d4 \u05d0\u200e (2025) \u05e9\u05dc\u05d5\u05dd",
)
FORMULA = '=HYPERLINK("http://example.org","x")'


def nothing(population):
    """No class, no student, nothing."""


def one_student(population):
    student = population.student(1, "Class 1")
    population.interview(student, "Ann", pay=91_234, satisfaction=5.0, satisfaction_reading="score", skills=("SQL",))


def all_declined(population):
    students = [population.student(number) for number in range(8)]
    for number in range(24):
        population.interview(
            students[number % 8],
            f"Person {number}",
            salary_text="面议",
            salary_reading="declined",
            salary_entry_text="面议",
            salary_entry_reading="declined",
            skills=("SQL",),
        )


def odd_names(name):
    def fill(population):
        students = [population.student(number, name, student_name=name) for number in range(8)]
        for number in range(24):
            population.interview(
                students[number % 8],
                f"{name} {number}",
                field=f"{name} field",
                organisation=name,
                pay=80_000 + 1_000 * number,
                satisfaction=4.0,
                satisfaction_reading="score",
                skills=(f"{name} skill",),
                level="entry",
                fit="suitable",
            )

    return fill


CLASSES = {
    "nothing": nothing,
    "one student": one_student,
    "all declined": all_declined,
    "500 letters": odd_names(LONG),
    "emoji": odd_names(EMOJI),
    "right to left": odd_names(RIGHT_TO_LEFT),
    "formula": odd_names(FORMULA),
}
SAID = {
    "nothing": "nothing can be reported",
    "one student": "fewer than 5 students",
    "all declined": "Pay is not shown",
    "500 letters": "ЖЖЖ",
    "emoji": "café",
    "right to left": "(2025)",
    "formula": "=HYPERLINK(",
}


@pytest.fixture(params=list(CLASSES))
def odd(request, population):
    CLASSES[request.param](population)
    database = population.store()
    return request.param, database


def built(database, view):
    return build_class_report(database=database, scope=Scope.everything(database), as_of=AS_OF, today=AS_OF, view=view)


@pytest.mark.parametrize("view", [View.SHARE, View.ADVISOR])
def test_workbook_says_it_and_runs_nothing(odd, view):
    name, database = odd
    report = built(database, view)
    cells = workbook_cells(report_bytes(report, ".xlsx"))
    told = [str(value) for _sheet, _place, value, _kind in cells]
    assert not [cell for cell in cells if cell[3] == "f"]
    assert report.sentences[0] in told
    if view is View.SHARE:
        assert any(SAID[name] in text for text in told)
        assert not [text for text in told if "91,234" in text or "91234" in text or text == "Ann"]
    sheets = {sheet for sheet, *_rest in cells}
    assert all(any(cell[0] == sheet and cell[2] == report.label for cell in cells) for sheet in sheets)


@pytest.mark.parametrize("view", [View.SHARE, View.ADVISOR])
def test_slides_say_it_and_carry_the_label(odd, view):
    name, database = odd
    report = built(database, view)
    slides = slide_texts(report_bytes(report, ".pptx"))
    assert all(report.label in texts for texts in slides)
    told = "\n".join(text for texts in slides for text in texts)
    if view is View.SHARE:
        assert SAID[name] in told
        assert "91,234" not in told


@needs_pdftotext
@pytest.mark.parametrize("view", [View.SHARE, View.ADVISOR])
def test_pdf_says_it_and_carries_label_and_number_on_every_page(odd, view, tmp_path):
    name, database = odd
    report = built(database, view)
    pages = pdf_pages(report_bytes(report, ".pdf"), tmp_path)
    assert all(report.label in page for page in pages)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    if view is View.SHARE:
        letters = "".join("".join(pages).split())
        assert "".join(SAID[name].split()) in letters or name == "right to left"
        assert "91,234" not in letters


def test_class_without_anything_is_told_in_one_sentence(population):
    report = built(population.store(), View.SHARE)
    assert report.sentences == ("Up to 15 April 2025 nothing can be reported: too few students, or none yet.",)
    assert not any(section.table or section.charts for section in report.sections)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_office_program_opens_the_files_of_odd_classes(population, tmp_path):
    for name in ("500 letters", "emoji", "right to left", "formula"):
        CLASSES[name](population)
    report = built(population.store(), View.ADVISOR)
    for suffix in (".xlsx", ".pptx"):
        path = tmp_path / f"odd{suffix}"
        path.write_bytes(report_bytes(report, suffix))
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(tmp_path / suffix[1:]), str(path)], check=True, capture_output=True)
        assert (tmp_path / suffix[1:] / "odd.pdf").read_bytes().count(b"/Type/Page") > 5
    assert set(WRITERS) == {".xlsx", ".pdf", ".pptx"}
