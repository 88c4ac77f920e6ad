"""Writes the awkward workbooks, in several formats."""

import io

import xlsxwriter

from careerdash.workbooks.reader import Source
from tests.awkward.shapes import Case


def xlsx(case: Case) -> Source:
    """Return a case as an .xlsx file; merged areas hold the value of their first cell."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        for title, sheet in case.sheets.items():
            page = book.add_worksheet(title)
            if sheet.hidden:
                page.hide()
            for number, row in enumerate(sheet.rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        page.write_string(number, column, value)
                    elif value is not None:
                        page.write(number, column, value)
            for first_row, first, last_row, last in sheet.merged:
                value = sheet.rows[first_row][first] if first < len(sheet.rows[first_row]) else None
                page.merge_range(first_row, first, last_row, last, value)
    return Source(case.file, buffer.getvalue())
