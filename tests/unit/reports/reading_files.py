"""What a reader finds in the files of a report: texts, cells and pages."""

import shutil
import subprocess
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")


def workbook_cells(content):
    """Every filled cell of a workbook as (sheet, place, value, kind)."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [
        (page.title, cell.coordinate, cell.value, cell.data_type)
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def slide_texts(content):
    """The texts of each slide, those of tables and the figures of charts included."""
    found = []
    for slide in Presentation(BytesIO(content)).slides:
        texts = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                for plot in shape.chart.plots:
                    texts += [str(category) for category in plot.categories]
                    texts += [str(value) for series in plot.series for value in (series.name, *series.values)]
        found.append(texts)
    return found


def pdf_pages(content, folder):
    """The text of each page of a PDF."""
    path = folder / "pages.pdf"
    path.write_bytes(content)
    made = subprocess.run([shutil.which("pdftotext"), "-layout", path, "-"], check=True, capture_output=True, text=True)
    return made.stdout.split("\f")[:-1]
