"""Everything inside the files of a shared report: nothing stands there that the report does not say.

What the report says is attacked elsewhere; here the files are opened, with what charts remember of their figures and
the workbooks inside slides.
"""

import re
import shutil
import subprocess
import zipfile
from dataclasses import asdict
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from careerdash.privacy.scope import Scope
from careerdash.reports.build import report_bytes
from careerdash.reports.class_report import build_class_report
from careerdash.reports.values import BarChart, QuartileChart
from tests.unit.reports.random_classes import AS_OF, random_class

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CACHED = re.compile(rb"<c:v>([^<]*)</c:v>")


def numbers(text):
    return {float(found) for found in _NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3})", "", text))}


def said(report):
    """Every number of the report's value, and what a chart makes of it: lengths of bars, marks, ends of axes."""
    found = numbers(repr(asdict(report)))
    for section in report.sections:
        for chart in section.charts:
            if isinstance(chart, BarChart):
                found |= {value or 0.0 for one in chart.series for value in one.values}
            if isinstance(chart, QuartileChart):
                sliver = 0.008 * max(bar.q3 or bar.median for bar in chart.bars)
                for bar in chart.bars:
                    found |= {
                        sliver,
                        max(0.0, bar.median - sliver / 2),
                        bar.median - (bar.q1 or 0),
                        (bar.q3 or 0) - bar.median,
                    }
    percents = {value / 100 for value in found if value <= 100}
    return {round(value, 6) for value in found | percents}


def cells(content):
    """Texts and numbers of every cell of a workbook."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [cell.value for page in book for row in page.iter_rows() for cell in row if cell.value is not None]


def told_by(values):
    found = set()
    for value in values:
        if isinstance(value, str):
            found |= numbers(value)
        elif isinstance(value, date):
            found |= {float(value.year), float(value.month), float(value.day)}
        elif not isinstance(value, bool):
            found.add(float(value))
    return {round(value, 6) for value in found}


def cached(archive):
    """What the charts of a file remember of their figures, as texts."""
    charts = [name for name in archive.namelist() if re.search(r"charts/chart[^/]*\.xml$", name)]
    return [value.decode() for name in charts for value in _CACHED.findall(archive.read(name))]


def in_workbook(content):
    return told_by(cells(content)) | told_by(cached(zipfile.ZipFile(BytesIO(content))))


def in_slides(content):
    archive = zipfile.ZipFile(BytesIO(content))
    words = []
    for name in archive.namelist():
        if re.match(r"ppt/slides/slide\d+\.xml$", name):
            words += [node.text or "" for node in ET.fromstring(archive.read(name)).iter() if node.tag.endswith("}t")]  # noqa: S314
    inside = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    return (
        told_by(words) | told_by(cached(archive)) | told_by(value for one in inside for value in cells(one)),
        words,
        inside,
    )


def in_pdf(content, folder):
    path = folder / "r.pdf"
    path.write_bytes(content)
    text = subprocess.run([shutil.which("pdftotext"), "-layout", path, "-"], check=True, capture_output=True, text=True)
    return text.stdout


def reports(database, ids):
    for class_id in ids:
        yield build_class_report(database=database, scope=Scope(frozenset({class_id})), as_of=AS_OF, today=AS_OF)


def some_classes(population, seeds):
    ids = [random_class(population, f"Class {seed}", seed) for seed in seeds]
    return population.store(), ids


# numbers that belong to the page, not to the data: pages, slides, ends and steps of axes
def new_in(found, report, extra=frozenset()):
    return found - said(report) - {float(number) for number in range(31)} - set(extra)


@pytest.mark.slow
def test_workbooks_and_slides_hold_nothing_the_report_does_not_say(population):
    database, ids = some_classes(population, range(7_000, 7_030))
    charts = 0
    for report in reports(database, ids):
        assert new_in(in_workbook(report_bytes(report, ".xlsx")), report) == set()
        found, _words, inside = in_slides(report_bytes(report, ".pptx"))
        assert new_in(found, report) == set()
        charts += len(inside)
    assert charts > 30


def test_figure_that_only_a_file_tells_is_found(population):
    database, ids = some_classes(population, (7_001, 7_004))
    one, other = reports(database, ids)
    assert new_in(in_workbook(report_bytes(one, ".xlsx")), other)
    assert new_in(in_slides(report_bytes(one, ".pptx"))[0], other)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")
@pytest.mark.slow
def test_pdf_holds_nothing_the_report_does_not_say(population, tmp_path):
    database, ids = some_classes(population, range(7_000, 7_015))
    for report in reports(database, ids):
        text = in_pdf(report_bytes(report, ".pdf"), tmp_path)
        axes = {round(step * number, 1) for step in (0.5, 1, 2, 2.5, 5, 10, 20, 25, 50) for number in range(9)}
        axes |= {
            step * 10**power
            for power in range(2, 6)
            for step in (0, 1, 2, 2.5, 4, 5, 6, 7.5, 8, 10, 12, 12.5, 15, 17.5, 20)
        }
        assert new_in(numbers(text), report, axes) == set()


def test_nobody_stands_in_a_file(population, tmp_path):
    database, ids = some_classes(population, range(1_000, 1_003))
    people = {row["person_key"] for row in population.interviews if row["person_key"]}
    for report in reports(database, ids):
        workbook = report_bytes(report, ".xlsx")
        texts = [str(value) for value in cells(workbook)]
        _found, words, inside = in_slides(report_bytes(report, ".pptx"))
        texts += words + [str(value) for one in inside for value in cells(one)]
        if shutil.which("pdftotext"):
            texts.append(in_pdf(report_bytes(report, ".pdf"), tmp_path))
        told = "\n".join(texts).casefold()
        assert not [person for person in people if re.search(rf"{re.escape(person)}\b", told)]
        assert "company of" not in told
        assert "student 1" not in told
