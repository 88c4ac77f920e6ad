"""The look of report workbooks: one font that has Chinese letters too, quiet tables, a label nobody overlooks."""

from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from careerdash.charts.palette import TEAL, VERMILION
from careerdash.privacy.sharing import Mark
from careerdash.reports.values import Cell, Kind

FONT = "Microsoft YaHei"
INK = "#1F2A30"
FAINT = "#5F6B73"
RULE = "#D5DBDF"
HEAD_FILL = "#E6F2F1"

_NUMBERS = {
    Kind.COUNT: "#,##0",
    Kind.MONEY: "#,##0",
    Kind.PERCENT: "0%",
    Kind.SCORE: "0.0",
    Kind.DAY: "yyyy-mm-dd",
}
# From here on figures have no decimals.
_LARGE = 100


class Styles:
    """Formats of one workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.title = self._make(bold=True, font_size=18, font_color=INK)
        self.subtitle = self._make(font_color=FAINT)
        self.heading = self._make(bold=True, font_size=13, font_color=INK)
        self.sentence = self._make(font_size=11, font_color=INK, text_wrap=True, valign="top")
        self.note = self._make(font_size=9, font_color=FAINT, text_wrap=True, valign="top")
        head = {
            "bold": True,
            "bg_color": HEAD_FILL,
            "bottom": 1,
            "bottom_color": TEAL,
            "text_wrap": True,
            "valign": "vcenter",
        }
        self.head = self._make(**head)
        self.head_number = self._make(**head, align="right")
        self.head_letter = self._make(**head, align="center")
        self.names_shown = self._make(bold=True, font_color="#FFFFFF", bg_color=VERMILION)
        self.names_hidden = self._make(bold=True, font_color=TEAL, bg_color=HEAD_FILL)
        self.done = self._make(font_color="#FFFFFF", bg_color=TEAL)
        self.started = self._make(bg_color="#BFE0DE")
        self.excused = self._make(bg_color="#E3E6E8")

    def cell(self, kind: Kind, value: Cell) -> Format:
        """Return the format of a table cell: by the kind of its column, or that of a mark."""
        bottom = {"bottom": 1, "bottom_color": RULE, "valign": "top"}
        if isinstance(value, Mark):
            return self._make(font_color=FAINT, align="right", **bottom)
        if kind is Kind.TEXT:
            return self._make(text_wrap=True, **bottom)
        if kind is Kind.LETTER:
            return self._make(align="center", **bottom)
        if kind is Kind.FIGURE:
            small = isinstance(value, float) and value < _LARGE and value != int(value)
            return self._make(num_format="0.0" if small else "#,##0", align="right", **bottom)
        return self._make(num_format=_NUMBERS[kind], align="right", **bottom)

    def _make(self, **properties: Any) -> Format:
        wanted = {"font_name": FONT, "font_size": 10, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


@cache
def display_width(text: str) -> int:
    """Return how many narrow letters a text is wide; Chinese, Japanese and Korean letters count as two."""
    return sum(2 if ord(letter) >= 0x1100 else 1 for letter in text)
