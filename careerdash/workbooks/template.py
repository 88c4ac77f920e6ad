"""The empty log workbook: a table for a whole class, or a form for one interview.

Its headers are spellings that the import knows, so that a filled template needs no mapping.
"""

from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from careerdash.domain.vocabulary import SheetKind
from careerdash.workbooks.cells import column_letter
from careerdash.workbooks.template_plan import (
    CHOICES,
    DATES,
    NUMBERS,
    QUESTIONS,
    Column,
    Language,
    choices,
    columns_of,
    language_of,
    lines,
    text,
)

ROWS_PREPARED = 500
_DATA_SHEETS = (SheetKind.ROSTER, SheetKind.INTERVIEWS, SheetKind.PLANNING, SheetKind.JOB_INTERVIEWS)
_EARLIEST = "=DATE(2000,1,1)"
_LATEST = "=DATE(2099,12,31)"
_NARROW, _WIDE, _WIDEST = 16, 28, 44
_LONG_LABEL = 30
_WIDE_LETTERS = "\u2e7f"  # letters behind this one take two places
_LINE_HEIGHT = 16
_HEADER_HEIGHT = 4 * _LINE_HEIGHT
_DATE = "yyyy-mm-dd"
_TEAL = "#0F766E"
_PALE = "#E6F2F0"
_LINE = "#D0D7DE"


class Layout(StrEnum):
    """A table with a row per interview, or a form for one interview with labels in column A and values in column B."""

    TABLE = "table"
    FORM = "form"


def write_template(language: str, layout: Layout, roster: Sequence[tuple[str, str, str]] = ()) -> bytes:
    """Return an empty log workbook (.xlsx).

    ``language`` is ``en`` or ``zh``; ``roster`` lists (student number, name, class) to fill in beforehand. A form
    takes the first of them. Raises ``WrongUse`` for another language.
    """
    spoken = language_of(language)
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as book:
        writer = _Writer(book, spoken)
        if layout is Layout.FORM:
            writer.form(roster[:1])
        else:
            writer.table(roster)
    return content.getvalue()


class _Writer:
    def __init__(self, book: Workbook, language: Language) -> None:
        self._book = book
        self._language = language
        self._title = book.add_format({"bold": True, "font_size": 14, "font_color": _TEAL})
        self._header = book.add_format(
            {"bold": True, "font_color": "white", "bg_color": _TEAL, "text_wrap": True, "valign": "top", "border": 1}
        )
        boxed = {"border": 1, "border_color": _LINE}
        wrapped = {"text_wrap": True, "valign": "top"}
        self._label = book.add_format({"bold": True, "bg_color": _PALE, **wrapped, **boxed})
        self._plain = book.add_format(wrapped)
        # a student number typed as 007 stays 007 only in a text cell
        self._text = book.add_format({"num_format": "@", **wrapped})
        self._date = book.add_format({"num_format": _DATE, "align": "left", "valign": "top"})
        self._answers = {
            self._plain: book.add_format({**wrapped, **boxed}),
            self._text: book.add_format({"num_format": "@", **wrapped, **boxed}),
            self._date: book.add_format({"num_format": _DATE, "align": "left", "valign": "top", **boxed}),
        }

    def table(self, roster: Sequence[tuple[str, str, str]]) -> None:
        """Write one sheet per kind of rows, and the example and the instructions behind them."""
        for kind in _DATA_SHEETS:
            sheet = self._book.add_worksheet(text("sheets", kind.value, self._language))
            self._table_sheet(sheet, kind)
            if kind is SheetKind.ROSTER:
                self._fill_roster(sheet, roster)
        self._example()
        self._instructions("general", _DATA_SHEETS)

    def form(self, roster: Sequence[tuple[str, str, str]]) -> None:
        """Write the form for one interview, and the instructions behind it."""
        sheet = self._book.add_worksheet(text("sheets", "form", self._language))
        sheet.set_column(0, 0, _WIDEST)
        sheet.set_column(1, 1, 1.5 * _WIDEST)
        sheet.write_string(0, 0, text("guide", "form_title", self._language), self._title)
        student = dict(zip(("student_id", "student_name", "class_name"), roster[0], strict=True)) if roster else {}
        for row, column in enumerate(columns_of(SheetKind.INTERVIEWS, self._language), start=1):
            sheet.write_string(row, 0, column.header, self._label)
            filled = student.get(column.key, "")
            sheet.write(row, 1, filled or None, self._answers[self._format_of(column)])
            sheet.set_row(row, _height(column))
            self._validate(sheet, column, (row, 1, row, 1))
            self._comment(sheet, row, 0, column)
        sheet.freeze_panes(1, 1)
        sheet.fit_to_pages(1, 0)
        self._instructions("form_general", ())

    def _table_sheet(self, sheet: Worksheet, kind: SheetKind) -> None:
        for index, column in enumerate(columns_of(kind, self._language)):
            sheet.set_column(index, index, _width(column), self._format_of(column))
            sheet.write_string(0, index, column.header, self._header)
            self._validate(sheet, column, (1, index, ROWS_PREPARED, index))
            self._comment(sheet, 0, index, column)
        sheet.set_row(0, _HEADER_HEIGHT)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()

    def _fill_roster(self, sheet: Worksheet, roster: Sequence[tuple[str, str, str]]) -> None:
        for row, student in enumerate(roster, start=1):
            for index, value in enumerate(student):
                sheet.write_string(row, index, value, self._text)

    def _example(self) -> None:
        """Write one filled row on a sheet of its own: on the interviews sheet an import would store it."""
        sheet = self._book.add_worksheet(text("sheets", "example", self._language))
        for index, column in enumerate(columns_of(SheetKind.INTERVIEWS, self._language)):
            sheet.set_column(index, index, _width(column))
            sheet.write_string(0, index, column.header, self._header)
            if column.example:
                sheet.write_string(1, index, column.example, self._plain)
        sheet.set_row(0, _HEADER_HEIGHT)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()

    def _instructions(self, general: str, kinds: Sequence[SheetKind]) -> None:
        """Write the guide; examples stand here and not on the data sheets, where an import would store them."""
        sheet = self._book.add_worksheet(text("sheets", "instructions", self._language))
        sheet.set_column(0, 0, 2 * _WIDEST)
        sheet.set_column(1, 2, _WIDEST)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, text("guide", "title", self._language), self._title)
        row = 2
        for line in lines(general, self._language):
            sheet.write_string(row, 0, line, self._plain)
            row += 1
        if not kinds:
            return
        row += 1
        for index, title in enumerate(lines("columns", self._language)):
            sheet.write_string(row, index, title, self._header)
        place = text("guide", "place", self._language)
        for kind in kinds:
            sheet_name = text("sheets", kind.value, self._language)
            for index, column in enumerate(columns_of(kind, self._language)):
                if column.key in QUESTIONS or not (column.hint or column.example):
                    continue
                row += 1
                where = place.format(sheet=sheet_name, column=column_letter(index), header=column.header)
                for position, shown in enumerate((where, column.hint, column.example)):
                    sheet.write_string(row, position, shown, self._plain)

    def _format_of(self, column: Column) -> Format:
        if column.key in DATES:
            return self._date
        return self._text if column.key in ("student_id", "phone") else self._plain

    def _comment(self, sheet: Worksheet, row: int, index: int, column: Column) -> None:
        if column.hint:
            sheet.write_comment(row, index, column.hint, {"author": "", "x_scale": 1.6, "y_scale": 0.8})

    def _validate(self, sheet: Worksheet, column: Column, area: tuple[int, int, int, int]) -> None:
        """Offer lists and check numbers and dates, but only ask: the import reads more than what is checked here."""
        rule: dict[str, Any]
        if column.key in CHOICES:
            rule = {"validate": "list", "source": choices(column.key, self._language)}
            warning = "not_listed"
        elif column.key in NUMBERS:
            low, high = NUMBERS[column.key]
            rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
            if high == 5:
                rule = {"validate": "list", "source": [str(score) for score in range(low, high + 1)]}
            warning = "not_number"
        elif column.key in DATES:
            rule = {"validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": _LATEST}
            warning = "not_date"
        else:
            return
        sheet.data_validation(
            *area,
            {
                **rule,
                "error_type": "warning",
                "error_title": text("guide", "check", self._language),
                "error_message": text("guide", warning, self._language),
            },
        )


def _width(column: Column) -> int:
    if column.key in QUESTIONS or len(column.header) > _LONG_LABEL:
        return _WIDEST
    return _NARROW if column.key in CHOICES or column.key in NUMBERS or column.key in DATES else _WIDE


def _height(column: Column) -> int:
    """Return the height of a line of the form: the label must fit, and an answer to a question takes a few lines."""
    letters = sum(2 if letter > _WIDE_LETTERS else 1 for letter in column.header)
    label_lines = -(-letters // (_WIDEST - 4))
    return _LINE_HEIGHT * max(label_lines, 4 if column.key in QUESTIONS else 1)
