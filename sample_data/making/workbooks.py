"""Writes the workbooks; the same model gives the same bytes."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from making.classes import SEED
from making.model import Interview, SampleClass
from making.sheets import (
    PLANNING_HEADERS,
    ROSTER_HEADERS,
    ROUND_HEADERS,
    interview_header,
    interview_row,
    planning_rows,
    roster_row,
    round_rows,
)
from making.typed import Cell

CREATED = datetime(2026, 5, 20, 8, 0)  # noqa: DTZ001 - workbook properties know no time zone
FILES = {
    "data": ("class_2025_data.xlsx", "late_2025_data.xlsx"),
    "marketing": ("class_2301_marketing_zh.xlsx", "late_2301_marketing_zh.xlsx"),
    "care": ("roster_2025_care.xlsx", "class_2025_care.xlsx", "late_2025_care.xlsx"),
}
SHEET_NAMES = {
    "data": ("Roster", "Interviews"),
    "marketing": ("名单", "访谈记录", "生涯规划", "求职面试"),
    "care": ("Roster", "Log"),
}
BANNER = "2025—2026学年 生涯人物访谈记录汇总"


class Book:
    """One workbook being written."""

    def __init__(self, path: Path, author: str) -> None:
        self._book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        self._book.set_properties({"author": author, "created": CREATED})
        self._date = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._numbers: dict[str, Format] = {}

    def close(self) -> None:
        """Write the file."""
        self._book.close()

    def sheet(self, name: str, header: Sequence[str], rows: Sequence[Sequence[Cell]], banner: str = "") -> None:
        """Add one table; a banner stands in a row of its own above the header."""
        sheet = self._book.add_worksheet(name)
        top = 0
        if banner:
            sheet.write_string(0, 0, banner, self._bold)
            top = 1
        for column, title in enumerate(header):
            sheet.write_string(top, column, title, self._bold)
            sheet.set_column(column, column, min(max(len(title) + 2, 11), 26))
        sheet.freeze_panes(top + 1, 2)
        for row, cells in enumerate(rows, start=top + 1):
            for column, cell in enumerate(cells):
                self._write(sheet, row, column, cell)

    def form(self, name: str, pairs: Sequence[tuple[str, Cell]]) -> None:
        """Add one form: labels in column A, values in column B."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 1, 60)
        for row, (label, cell) in enumerate(pairs):
            sheet.write_string(row, 0, label, self._bold)
            self._write(sheet, row, 1, cell)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, tuple):
            value, pattern = cell
            if pattern not in self._numbers:
                self._numbers[pattern] = self._book.add_format({"num_format": pattern})
            sheet.write_number(row, column, value, self._numbers[pattern])
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self._date)
        elif isinstance(cell, (int, float)):
            sheet.write_number(row, column, cell)
        elif cell:
            sheet.write_string(row, column, cell)


def write_class(sample: SampleClass, folder: Path) -> None:
    """Write the workbooks of one class into a folder."""
    draw = Random(f"{SEED} cells {sample.key}")
    roster = [roster_row(draw, sample, student) for student in sample.students]
    rows = [interview_row(draw, sample, row) for row in log_order(sample)]
    late = [interview_row(draw, sample, planted) for _reason, planted in sample.planted_held]
    names = SHEET_NAMES[sample.key]
    books = [Book(folder / name, "Career centre") for name in FILES[sample.key]]
    books[0].sheet(names[0], ROSTER_HEADERS[sample.language], roster)
    banner = BANNER if sample.language == "zh" else ""
    books[-2].sheet(names[1], interview_header(sample), rows, banner)
    if sample.planning:
        books[-2].sheet(names[2], PLANNING_HEADERS, planning_rows(draw, sample))
        books[-2].sheet(names[3], ROUND_HEADERS, round_rows(draw, sample))
    # handed in late, by somebody in a hurry: nobody can tell whose rows these are
    books[-1].sheet(names[1], interview_header(sample), late)
    for book in books:
        book.close()


def log_order(sample: SampleClass) -> list[Interview]:
    """Return the interviews as the log grew: by day in the English classes, by student in the Chinese one."""
    if sample.language == "zh":
        return list(sample.interviews)
    return sorted(sample.interviews, key=lambda row: (row.day is None, row.day or date.max, row.student.number))
