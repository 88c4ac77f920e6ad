"""A class report as slides: one message each, native charts that can be edited, the label on every slide."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from careerdash.charts.palette import AGREEMENT, TEAL, VERMILION
from careerdash.reports.figures import clipped, day
from careerdash.reports.printed import cell_text, facts
from careerdash.reports.values import BarChart, Chart, ClassReport, Kind, QuartileChart, Section, Table, Tone
from careerdash.reports.xlsx_styles import FAINT, FONT, HEAD_FILL, INK, display_width
from careerdash.wording import _

# Two parts of the library without types.
_rgb_from: Any = RGBColor.from_string
_chart_data: Any = CategoryChartData
Drawn = tuple[str, list[float | None], str | None]
_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _ACROSS = Inches(0.6), Inches(12.13)
_BLANK_LAYOUT = 6
_MOST_BARS = 14
_ROWS_A_SLIDE = 12
_WIDEST, _LONGEST_CELL = 60, 110
# So small a table is written large.
_FEW_ROWS, _FITS_LARGE = 9, 96
_MOST_SENTENCES = 8
_LONGEST_TITLE = 150
_SLIVER = 0.008
_LIGHT = "#8CC9C6"
_COLOURS = {
    Tone.MAIN: TEAL, Tone.HIGH: TEAL, Tone.MIDDLE: AGREEMENT[2], Tone.LOW: AGREEMENT[1], Tone.JOINED: "#9AA3AA",
}  # fmt: skip
# A log of interviews is no message; it is in the workbook.
_NOT_ON_SLIDES = ("interviews",)


def pptx_bytes(report: ClassReport) -> bytes:
    """Return a report as slides in 16:9; charts hold the released figures only."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    moment = datetime.combine(report.as_of, time())
    properties = deck.core_properties
    properties.title, properties.subject = clipped(report.title, 200), report.label
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = moment
    _Slides(deck, report).write()
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


class _Slides:
    """Writes one report into one deck."""

    def __init__(self, deck: Deck, report: ClassReport) -> None:
        self._deck = deck
        self._report = report

    def write(self) -> None:
        self._opening()
        for section in self._report.sections:
            if section.key not in _NOT_ON_SLIDES:
                self._section(section)
        self._closing()

    def _opening(self) -> None:
        report = self._report
        slide = self._slide(report.title)
        _text(slide, [facts(report.period, report.as_of, report.made_on)], top=1.25, height=0.4, size=14, colour=FAINT)
        _text(slide, report.sentences[:_MOST_SENTENCES], top=2.0, height=4.2, size=18, gap=10)

    def _section(self, section: Section) -> None:
        if not section.charts:
            for part, rows in enumerate(_pages(section.table)):
                title = section.sentence if not part else _("{title}, continued").format(title=section.title)
                slide = self._slide(title, section.title)
                if section.table is not None and rows:
                    _table(slide, Table(section.table.columns, rows))
                _text(slide, [section.note], top=6.45, height=0.4, size=10, colour=FAINT)
            return
        for number, chart in enumerate(section.charts):
            slide = self._slide(section.sentence if not number else chart.title, section.title)
            _chart(slide, chart)
            _text(slide, [section.note], top=6.45, height=0.4, size=10, colour=FAINT)

    def _closing(self) -> None:
        slide = self._slide(_("How these figures were made"))
        _text(slide, self._report.footnotes, top=1.5, height=4.5, size=16, gap=10)

    def _slide(self, title: str, above: str = "") -> Slide:
        """Add a slide with its message, the label of the view and its number."""
        slide: Slide = self._deck.slides.add_slide(self._deck.slide_layouts[_BLANK_LAYOUT])
        _text(slide, [above], top=0.3, height=0.3, size=12, colour=TEAL)
        title = clipped(title, _LONGEST_TITLE)
        _text(slide, [title], top=0.55, height=0.8, size=24 if len(title) <= 66 else 19, bold=True)
        label = self._report.label
        _text(
            slide,
            [label],
            top=6.95,
            height=0.3,
            size=11,
            bold=True,
            colour=TEAL if self._report.rule.hides else VERMILION,
        )
        page = _("{title} - as of {day} - {page}").format(
            title=clipped(self._report.title, 60), day=day(self._report.as_of), page=len(self._deck.slides)
        )
        _text(slide, [page], top=6.95, height=0.3, size=10, colour=FAINT, right=True)
        return slide


def _pages(table: Table | None) -> list[tuple[tuple[Any, ...], ...]]:
    rows = () if table is None else table.rows
    return [rows[start : start + _ROWS_A_SLIDE] for start in range(0, max(1, len(rows)), _ROWS_A_SLIDE)]


def _rgb(colour: str) -> Any:
    return _rgb_from(colour.lstrip("#"))


def _text(
    slide: Slide,
    lines: Sequence[str],
    *,
    top: float,
    height: float,
    size: int,
    bold: bool = False,
    colour: str = INK,
    gap: int = 0,
    right: bool = False,
) -> None:
    """Put lines of text across a slide; ``top`` and ``height`` in inches, ``size`` and ``gap`` in points."""
    lines = [line for line in lines if line]
    if not lines:
        return
    frame = slide.shapes.add_textbox(_LEFT, Inches(top), _ACROSS, Inches(height)).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.space_after = Pt(gap)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = _printable(line)
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = _rgb(colour)


def _printable(text: str) -> str:
    """Return a text without the control characters a slide's XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _table(slide: Slide, table: Table) -> None:
    frame = slide.shapes.add_table(len(table.rows) + 1, len(table.columns), _LEFT, Inches(1.5), _ACROSS, Inches(0.3))
    grid = frame.table
    longest = [
        max([display_width(one.title), *(display_width(cell_text(one.kind, row[index])) for row in table.rows)])
        for index, one in enumerate(table.columns)
    ]
    weights = [min(_WIDEST, max(9, length + 3)) for length in longest]
    for index, weight in enumerate(weights):
        grid.columns[index].width = Emu(int(_ACROSS * weight / sum(weights)))
    few = len(table.rows) <= _FEW_ROWS and sum(weights) <= _FITS_LARGE
    size, height = (16, 0.45) if few else (10, 0.3)
    for index, one in enumerate(table.columns):
        _cell(grid.cell(0, index), one.title, one.kind, size, bold=True, fill=HEAD_FILL)
    for line, row in enumerate(table.rows, 1):
        grid.rows[line].height = Inches(height)
        for index, (one, value) in enumerate(zip(table.columns, row, strict=True)):
            text = clipped(cell_text(one.kind, value), _LONGEST_CELL)
            _cell(grid.cell(line, index), text, one.kind, size, bold=False, fill="#FFFFFF")


def _cell(cell: Any, text: str, kind: Kind, size: int, *, bold: bool, fill: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(fill)
    cell.margin_top = cell.margin_bottom = Pt(2)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = {Kind.TEXT: PP_ALIGN.LEFT, Kind.LETTER: PP_ALIGN.CENTER}.get(kind, PP_ALIGN.RIGHT)
    run = paragraph.add_run()
    run.text = _printable(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = _rgb(INK)


def _chart(slide: Slide, chart: Chart) -> None:
    quartiles = isinstance(chart, QuartileChart)
    series = _quartile_series(chart) if isinstance(chart, QuartileChart) else _bar_series(chart)
    categories = [bar.label for bar in chart.bars] if isinstance(chart, QuartileChart) else list(chart.categories)
    data = _chart_data(number_format="#,##0" if quartiles else _number_format(chart))
    data.categories = [_printable(one) for one in categories[:_MOST_BARS]]
    for title, values, _colour in series:
        data.add_series(title, values[:_MOST_BARS])
    stacked = len(series) > 1
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame: Any = slide.shapes.add_chart(kind, _LEFT, Inches(1.45), _ACROSS, _height(len(categories)), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)  # noqa: SLF001 - the library offers no alt text
    native = frame.chart
    native.font.size, native.font.name = Pt(12), FONT
    native.has_title = False
    native.has_legend = stacked
    if stacked:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    # the first category stands on top; the scale still belongs at the bottom
    native.category_axis.reverse_order = True
    native.value_axis._element.find(qn("c:crosses")).set("val", "max")  # noqa: SLF001 - the library's setter has no effect
    native.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    native.value_axis.minimum_scale = 0
    native.value_axis.has_major_gridlines = False
    native.value_axis.visible = quartiles
    native.value_axis.tick_labels.number_format = "#,##0"
    native.value_axis.tick_labels.number_format_is_linked = False
    if isinstance(chart, BarChart) and chart.limit:
        native.value_axis.maximum_scale = chart.limit
    native.plots[0].gap_width = 50
    for one, (_title, _values, colour) in zip(native.plots[0].series, series, strict=True):
        if colour is None:
            one.format.fill.background()
        else:
            one.format.fill.solid()
            one.format.fill.fore_color.rgb = _rgb(colour)
    if not quartiles:
        _labels(native.plots[0], chart, stacked=stacked)


def _height(bars: int) -> Inches:
    """Return the height of a chart: few bars stay bars, many fill the slide."""
    return Inches(min(4.95, 1.5 + 0.75 * bars))


def _labels(plot: Any, chart: Chart, *, stacked: bool) -> None:
    plot.has_data_labels = True
    plot.data_labels.number_format = _number_format(chart)
    plot.data_labels.number_format_is_linked = False
    if not stacked:
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _number_format(chart: Chart) -> str:
    # an empty third section: a share of nothing gets no label
    return "0.0" if isinstance(chart, BarChart) and chart.kind is Kind.SCORE else "#,##0;;"


def _bar_series(chart: BarChart) -> list[Drawn]:
    return [(one.title, list(one.values), _COLOURS[one.tone]) for one in chart.series]


def _quartile_series(chart: QuartileChart) -> list[Drawn]:
    """Return stacked parts: an invisible start, the two halves of the box, or a sliver for a lone median."""
    sliver = _SLIVER * max(bar.q3 or bar.median for bar in chart.bars)
    boxes = [(bar.q1, bar.median, bar.q3) if bar.q1 is not None and bar.q3 is not None else None for bar in chart.bars]
    start = [box[0] if box else max(0.0, bar.median - sliver / 2) for box, bar in zip(boxes, chart.bars, strict=True)]
    drawn: list[Drawn] = [
        (" ", list(start), None),
        (_("Lower quartile to median"), [box[1] - box[0] if box else None for box in boxes], _LIGHT),
        (_("Median to upper quartile"), [box[2] - box[1] if box else None for box in boxes], TEAL),
        (_("Median only (too few people for quartiles)"), [None if box else sliver for box in boxes], INK),
    ]
    return [one for one in drawn if any(value is not None for value in one[1])]
