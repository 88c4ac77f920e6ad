"""A class report as an Excel workbook: one sheet per question, native charts, ready to print on A4.

Cells hold values, never formulas; texts stay texts whatever they begin with. The same report gives the
same cells: no time of writing is stored.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import ceil

import xlsxwriter
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from careerdash.reports.figures import clipped, day, sign
from careerdash.reports.table_files import LONGEST_CELL
from careerdash.reports.values import Cell, ClassReport, Kind, Section, Table
from careerdash.reports.xlsx_charts import ChartSheet
from careerdash.reports.xlsx_styles import Styles, display_width
from careerdash.wording import _

_SHEETS = {
    "progress-assignment": "Progress",
    "progress-planning": "Planning",
    "progress-job_interviews": "Job interviews",
    "salary": "Salary",
    "skills": "Skills",
    "satisfaction": "Satisfaction",
    "matrix-assignment": "Matrix",
    "matrix-planning": "Matrix planning",
    "matrix-job_interviews": "Matrix job interviews",
    "attention": "Next actions",
    "interviews": "Interviews",
}
_A4 = 9
_LONGEST_SHEET_NAME = 31
_UNSAFE_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_SENTENCE_WIDTH = 110
_LINE_HEIGHT = 15.5
_CELL_LINE_HEIGHT = 13
_PIXELS_PER_ROW = 20
_HEAD_ROW = 5
_ROWS_ON_ONE_PAGE = 24
_WIDEST_BESIDE_CHART = 62
_LONG_TABLE = 12
# The more columns, the narrower the widest of them.
_WIDEST = ((8, 44), (12, 34), (10_000, 20))
_STICKY = {"matrix": 2, "interviews": 2, "attention": 3}


def xlsx_bytes(report: ClassReport) -> bytes:
    """Return the workbook of a report as bytes."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": clipped(report.title, 200),
            "subject": report.label,
            "created": datetime.combine(report.as_of, time()),
        }
    )
    _Writer(book, report).write()
    book.close()
    return out.getvalue()


class _Writer:
    """Writes one report into one workbook."""

    def __init__(self, book: Workbook, report: ClassReport) -> None:
        self._book = book
        self._report = report
        self._styles = Styles(book)

    def write(self) -> None:
        summary = self._page(_("Summary"))
        pages = [(section, self._page(_SHEETS.get(section.key, section.title))) for section in self._report.sections]
        self._summary(summary)
        drawn = any(section.charts for section in self._report.sections)
        charts = self._chart_sheet() if drawn else None
        for section, page in pages:
            self._section(page, section, charts)
        summary.activate()

    def _page(self, name: str) -> Worksheet:
        """Add a sheet that prints well: A4 landscape, one page wide, the label in the header of every page."""
        page = self._book.add_worksheet(safe_sheet_name(name, {sheet.get_name() for sheet in self._book.worksheets()}))
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        page.hide_gridlines(2)
        title = clipped(self._report.title, 80).replace("&", "&&")
        page.set_header(f"&L&9{title}&R&9&B{self._report.label.replace('&', '&&')}")
        moment = _("As of {day}").format(day=day(self._report.as_of))
        number = _("Page {page} of {pages}").format(page="&P", pages="&N")
        page.set_footer(f"&L&8{moment}&R&8{number}")
        return page

    def _summary(self, page: Worksheet) -> None:
        report, styles = self._report, self._styles
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 26)
        page.set_column(2, 5, 16)
        self._text(page, 0, clipped(report.title, 120), styles.title, 5)
        page.set_row(0, 30)
        facts = _("Period: {period}. As of {as_of}. Made on {made_on}.").format(
            period=report.period, as_of=day(report.as_of), made_on=day(report.made_on)
        )
        self._text(page, 1, facts, styles.subtitle, 5)
        self._label(page, 2, 5)
        row = 4
        for sentence in report.sentences:
            row = self._text(page, row, sentence, styles.sentence, 5)
        row += 1
        page.write_string(row, 0, _("Figure"), styles.head)
        page.write_string(row, 1, _("Value"), styles.head_number)
        for what, value in report.key_figures:
            row += 1
            page.write_string(row, 0, what, styles.cell(Kind.TEXT, what))
            page.write_string(row, 1, value, styles.cell(Kind.COUNT, value))
        row += 2
        if len(report.classes) > 1:
            row = self._text(page, row, _("Classes: {names}.").format(names=", ".join(report.classes)), styles.note, 5)
        for footnote in report.footnotes:
            row = self._text(page, row, footnote, styles.note, 5)

    def _section(self, page: Worksheet, section: Section, charts: ChartSheet | None) -> None:
        styles = self._styles
        widths = _widths(section.table) if section.table else [30.0]
        if section.table is None or len(section.table.rows) <= _ROWS_ON_ONE_PAGE:
            page.fit_to_pages(1, 1)
        last = _columns_across(widths)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        self._text(page, 0, section.title, styles.title, last)
        page.set_row(0, 28)
        self._label(page, 1, last)
        self._text(page, 3, section.sentence, styles.sentence, last)
        row = _HEAD_ROW
        if section.table is not None:
            row = self._table(page, section, section.table)
        # under a short table a chart is printed twice as large as beside it
        long = section.table is not None and len(section.table.rows) > _LONG_TABLE
        beside = long and sum(widths) <= _WIDEST_BESIDE_CHART
        right, below = _HEAD_ROW, row + 1
        for chart in section.charts:
            if charts is None:
                break
            native, height = charts.draw(chart)
            options = {"description": chart.alt, "object_position": 2}
            if beside:
                page.insert_chart(right, len(widths) + 1, native, options)
                right += ceil(height / _PIXELS_PER_ROW) + 1
            else:
                page.insert_chart(below, 0, native, options)
                below += ceil(height / _PIXELS_PER_ROW) + 1
        row = max(row + 1, below, right)
        for note in (section.note, *self._report.footnotes):
            if note:
                row = self._text(page, row, note, styles.note, last)

    def _table(self, page: Worksheet, section: Section, table: Table) -> int:
        """Write a table and return the row after it."""
        styles = self._styles
        for column, one in enumerate(table.columns):
            head = {Kind.TEXT: styles.head, Kind.LETTER: styles.head_letter}.get(one.kind, styles.head_number)
            page.write_string(_HEAD_ROW, column, one.title, head)
        page.set_row(_HEAD_ROW, 32)
        widths = _widths(table)
        for row, cells in enumerate(table.rows, _HEAD_ROW + 1):
            lines = max(ceil(display_width(sign(cell)) / width) for cell, width in zip(cells, widths, strict=True))
            if lines > 1:  # not every program makes a row higher by itself
                page.set_row(row, min(400, _CELL_LINE_HEIGHT * lines + 2))
            for column, (one, value) in enumerate(zip(table.columns, cells, strict=True)):
                self._cell(page, row, column, one.kind, value)
        end = _HEAD_ROW + len(table.rows)
        page.freeze_panes(_HEAD_ROW + 1, _STICKY.get(section.key.partition("-")[0], 1))
        page.repeat_rows(_HEAD_ROW)
        if table.rows:
            page.autofilter(_HEAD_ROW, 0, end, len(table.columns) - 1)
        letters = [column for column, one in enumerate(table.columns) if one.kind is Kind.LETTER]
        if letters and table.rows:
            area = (_HEAD_ROW + 1, letters[0], end, letters[-1])
            for letter, style in (("D", styles.done), ("P", styles.started), ("E", styles.excused)):
                page.conditional_format(
                    *area, {"type": "text", "criteria": "begins with", "value": letter, "format": style}
                )
        return end + 1

    def _cell(self, page: Worksheet, row: int, column: int, kind: Kind, value: Cell) -> None:
        style = self._styles.cell(kind, value)
        if isinstance(value, str):
            page.write_string(row, column, sign(value)[:LONGEST_CELL], style)
        elif isinstance(value, date):
            page.write_datetime(row, column, datetime.combine(value, time()), style)
        elif value is None:
            page.write_blank(row, column, None, style)
        else:
            page.write_number(row, column, value / 100 if kind is Kind.PERCENT else value, style)

    def _label(self, page: Worksheet, row: int, last: int) -> None:
        style = self._styles.names_hidden if self._report.rule.hides else self._styles.names_shown
        self._text(page, row, self._report.label, style, last)

    def _text(self, page: Worksheet, row: int, text: str, style: object, last: int) -> int:
        """Write a text across the columns up to ``last``, high enough to be read; return the next row."""
        page.merge_range(row, 0, row, max(last, 1), text[:LONGEST_CELL], style)
        lines = ceil(display_width(text) / _SENTENCE_WIDTH) if text else 1
        if lines > 1:
            page.set_row(row, min(400, _LINE_HEIGHT * lines))
        return row + 1

    def _chart_sheet(self) -> ChartSheet:
        page = self._page(_("Chart data"))
        page.set_column(0, 0, 48)
        page.set_column(1, 6, 20)
        self._text(page, 0, _("Figures behind the charts"), self._styles.title, 3)
        self._label(page, 1, 3)
        return ChartSheet(self._book, page, self._styles, 3)


def safe_sheet_name(name: str, taken: set[str]) -> str:
    r"""Return a name Excel accepts: without ``[]:*?/\'``, at most 31 letters, none twice."""
    base = _UNSAFE_IN_SHEET_NAME.sub(" ", name).strip()[:_LONGEST_SHEET_NAME].strip() or "Sheet"
    lowered = {one.casefold() for one in taken}
    found, number = base, 2
    while found.casefold() in lowered:
        suffix = f" {number}"
        found, number = base[: _LONGEST_SHEET_NAME - len(suffix)] + suffix, number + 1
    return found


def _columns_across(widths: Sequence[float]) -> int:
    """Return the last column a sentence runs across: about as wide as a printed line."""
    across, last = 0.0, -1
    while across < _SENTENCE_WIDTH:
        last += 1
        across += widths[last] if last < len(widths) else 8.43
    return last


def _widths(table: Table) -> list[float]:
    """Return column widths in letters: as wide as the content, between 9 and 44, headings on two lines."""
    widths = []
    for column, one in enumerate(table.columns):
        heading = display_width(one.title) / (1.6 if len(one.title) > 10 else 1)
        texts = (sign(row[column]) for row in table.rows)
        content = max((display_width(text) for text in texts), default=0)
        widest = next(width for most, width in _WIDEST if len(table.columns) <= most)
        widths.append(float(min(widest, max(9.0, heading + 3, min(content, 60) + 2))))
    return widths
