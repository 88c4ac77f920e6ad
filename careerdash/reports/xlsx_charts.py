"""Native, editable charts for report workbooks; what they draw stands on a sheet of its own.

That sheet holds released figures only: a chart can never tell more than the tables.
"""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.worksheet import Worksheet

from careerdash.charts.palette import AGREEMENT, TEAL
from careerdash.reports.values import BarChart, Chart, Kind, QuartileChart, Tone
from careerdash.reports.xlsx_styles import FAINT, FONT, INK, RULE, Styles
from careerdash.wording import _

Named = tuple[str, Sequence[float | None]]
_WIDTH = 820
_BAR_HEIGHT = 30
_CHROME_HEIGHT = 130
_LIGHT = "#8CC9C6"
_COLOURS = {
    Tone.MAIN: TEAL,
    Tone.HIGH: TEAL,
    Tone.MIDDLE: AGREEMENT[2],
    Tone.LOW: AGREEMENT[1],
    Tone.JOINED: "#9AA3AA",
}
# How wide the mark of a lone median is drawn, as a part of the whole axis.
_SLIVER = 0.008


class ChartSheet:
    """The sheet of chart figures and the charts made from it."""

    def __init__(self, book: Workbook, page: Worksheet, styles: Styles, first_row: int) -> None:
        self._book = book
        self._page = page
        self._styles = styles
        self._row = first_row

    def draw(self, chart: Chart) -> tuple[NativeChart, int]:
        """Write the figures of a chart down and return the native chart with its height in pixels."""
        native = self._quartiles(chart) if isinstance(chart, QuartileChart) else self._bars(chart)
        count = len(chart.bars) if isinstance(chart, QuartileChart) else len(chart.categories)
        height = _BAR_HEIGHT * count + _CHROME_HEIGHT
        native.set_title(
            {"name": chart.title, "overlay": False, "name_font": {"name": FONT, "size": 12, "bold": True, "color": INK}}
        )
        native.set_size({"width": _WIDTH, "height": height})
        native.set_chartarea({"border": {"none": True}})
        small = {"name": FONT, "size": 9, "color": INK}
        native.set_x_axis(
            {
                "name": chart.axis,
                "name_font": {**small, "bold": False, "color": FAINT},
                "num_font": small,
                "num_format": "#,##0",
                "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.75}},
                "line": {"none": True},
                "min": 0,
                **({"max": chart.limit} if isinstance(chart, BarChart) and chart.limit else {}),
            }
        )
        # the first category stands on top; the scale still belongs at the bottom
        native.set_y_axis(
            {"reverse": True, "crossing": "max", "num_font": small, "line": {"color": RULE}, "major_tick_mark": "none"}
        )
        return native, height

    def _bars(self, chart: BarChart) -> NativeChart:
        stacked = len(chart.series) > 1
        native = self._book.add_chart({"type": "bar", "subtype": "stacked"} if stacked else {"type": "bar"})
        places = self._write(chart.title, chart.categories, [(one.title, one.values) for one in chart.series])
        for place, one in zip(places, chart.series, strict=True):
            colour = _COLOURS[one.tone]
            labels = [{"delete": True} if not value else {} for value in one.values]
            native.add_series(
                {
                    **place,
                    "fill": {"color": colour},
                    "gap": 45,
                    "data_labels": {
                        "value": True,
                        "custom": labels,
                        "num_format": "0.0" if chart.kind is Kind.SCORE else "#,##0",
                        "font": {"name": FONT, "size": 9, "color": INK if not stacked or colour != TEAL else "#FFFFFF"},
                        **({} if stacked else {"position": "outside_end"}),
                    },
                }
            )
        native.set_legend({"position": "bottom", "font": {"name": FONT, "size": 9}} if stacked else {"none": True})
        return native

    def _quartiles(self, chart: QuartileChart) -> NativeChart:
        native = self._book.add_chart({"type": "bar", "subtype": "stacked"})
        sliver = _SLIVER * max(bar.q3 or bar.median for bar in chart.bars)
        base: list[float | None] = []
        lower: list[float | None] = []
        upper: list[float | None] = []
        alone: list[float | None] = []
        for bar in chart.bars:
            boxed = bar.q1 is not None and bar.q3 is not None
            base.append(bar.q1 if boxed else max(0.0, bar.median - sliver / 2))
            lower.append(bar.median - (bar.q1 or 0) if boxed else None)
            upper.append((bar.q3 or 0) - bar.median if boxed else None)
            alone.append(None if boxed else sliver)
        named: list[Named] = [
            (_("Starts at"), base),
            (_("Lower quartile to median"), lower),
            (_("Median to upper quartile"), upper),
            (_("Median only (too few people for quartiles)"), alone),
        ]
        places = self._write(chart.title, [bar.label for bar in chart.bars], named)
        colours = (None, _LIGHT, TEAL, INK)
        for (place, (_title, values)), colour in zip(zip(places, named, strict=True), colours, strict=True):
            if any(value is not None for value in values):
                fill = {"color": colour} if colour else {"none": True}
                # the invisible series keeps a blank name: deleting it from the legend is not understood everywhere
                name = {} if colour else {"name": " "}
                native.add_series({**place, **name, "fill": fill, "border": {"none": True}, "gap": 55})
        native.set_legend({"position": "bottom", "font": {"name": FONT, "size": 9}})
        return native

    def _write(self, title: str, categories: Sequence[str], named: Sequence[Named]) -> list[dict[str, object]]:
        """Write one block of figures and return where each series stands."""
        page, sheet = self._page, self._page.get_name()
        page.write_string(self._row, 0, title, self._styles.heading)
        first, last = self._row + 2, self._row + 1 + len(categories)
        page.set_row(first - 1, 30)
        for line, category in enumerate(categories, first):
            page.write_string(line, 0, category, self._styles.cell(Kind.TEXT, category))
        places: list[dict[str, object]] = []
        for column, (name, values) in enumerate(named, 1):
            page.write_string(first - 1, column, name, self._styles.head_number)
            for line, value in enumerate(values, first):
                if value is not None:
                    page.write_number(line, column, value, self._styles.cell(Kind.FIGURE, value))
            places.append(
                {
                    "name": [sheet, first - 1, column],
                    "categories": [sheet, first, 0, last, 0],
                    "values": [sheet, first, column, last, column],
                }
            )
        self._row = last + 3
        return places
