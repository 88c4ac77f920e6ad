"""A class report as a tagged PDF, typeset by typst: its own charts, page numbers, Chinese letters.

The same report gives the same bytes: the document carries the as-of day as its time.
"""

import re
from pathlib import Path
from typing import Any

from careerdash.reports.figures import clipped, day
from careerdash.reports.printed import cell_text, chart_axis, facts
from careerdash.reports.typesetting import chinese_font, families, typeset
from careerdash.reports.values import BarChart, Chart, ClassReport, Kind, QuartileChart, Section, Table
from careerdash.reports.xlsx_styles import display_width
from careerdash.wording import _

_TEMPLATE = Path(__file__).with_name("report.typ")
_WIDE_COLUMN = 24
_LIGHTEST, _HEAVIEST = 7, 26
# A file name may be broken after these, else it runs into the next column.
_LONG_WORD = re.compile(r"[_./\\-](?=\w{2})")
_PREVIEW_DPI = 80.0
_NAMED = ("matrix", "attention", "interviews")


def pdf_bytes(report: ClassReport) -> bytes:
    """Return a report as a PDF that meets PDF/UA-1 (tagged, with a text for every chart)."""
    made = _typeset(report, format="pdf", pdf_standards=["ua-1"])
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def first_page_png(report: ClassReport) -> bytes:
    """Return the first page of the PDF as a picture, to look at before the file is built."""
    made = _typeset(report, format="png", ppi=_PREVIEW_DPI)
    page: bytes = made[0] if isinstance(made, list) else made
    return page


def _typeset(report: ClassReport, **output: Any) -> Any:
    return typeset(_TEMPLATE, "report", _document(report), report.as_of, **output)


def _document(report: ClassReport) -> dict[str, Any]:
    footnotes = list(report.footnotes)
    if chinese_font() is None:
        footnotes.append(
            _("This computer has no font for Chinese letters; they may be missing here. Install one and build again.")
        )
    return {
        "title": clipped(report.title, 120),
        "short_title": clipped(report.title, 70),
        "facts": facts(report.period, report.as_of, report.made_on),
        "label": report.label,
        "hides": report.rule.hides,
        "language": "en",
        "fonts": families(),
        "as_of": _("As of {day}").format(day=day(report.as_of)),
        "page_words": _("Page {page} of {pages}").format(page="0", pages="1of"),
        "sentences": list(report.sentences),
        "figures": {
            "columns": [_column(_("Figure"), Kind.TEXT, wide=True), _column(_("Value"), Kind.COUNT, wide=False)],
            "rows": [list(figure) for figure in report.key_figures],
        },
        "sections": [_section(section) for section in report.sections],
        "footnotes": footnotes,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "sentence": section.sentence,
        "note": section.note,
        "named": section.key.partition("-")[0] in _NAMED,
        "table": None if section.table is None else _table(section.table),
        "charts": [_chart(chart) for chart in section.charts],
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [[cell_text(one.kind, cell) for one, cell in zip(table.columns, row, strict=True)] for row in table.rows]
    columns = []
    for index, one in enumerate(table.columns):
        longest = max((display_width(row[index]) for row in rows), default=0)
        wide = index == 0 or longest > _WIDE_COLUMN
        word = max(map(display_width, one.title.split()), default=0)
        weight = min(_HEAVIEST, max(_LIGHTEST, word, longest))
        columns.append(_column(one.title, one.kind, wide=wide, weight=weight))
    return {"columns": columns, "rows": [[_LONG_WORD.sub("\\g<0>\u200b", cell) for cell in row] for row in rows]}


def _column(title: str, kind: Kind, *, wide: bool, weight: int = 0) -> dict[str, Any]:
    """Return a column; ``weight`` is its part of the width where many columns share a page."""
    text = kind in {Kind.TEXT, Kind.LETTER}
    return {"title": title, "right": not text, "letter": kind is Kind.LETTER, "wide": wide, "weight": weight}


def _chart(chart: Chart) -> dict[str, Any]:
    axis = chart_axis(chart)
    ticks = [cell_text(Kind.COUNT, tick) for tick in axis.ticks()]
    common = {"title": chart.title, "alt": chart.alt, "axis": chart.axis, "ticks": ticks}
    if isinstance(chart, QuartileChart):
        bars = [
            {
                "label": bar.label,
                "low": None if bar.q1 is None or bar.q3 is None else axis.part(bar.q1),
                "median": axis.part(bar.median),
                "high": None if bar.q1 is None or bar.q3 is None else axis.part(bar.q3),
            }
            for bar in chart.bars
        ]
        legend = [
            {"title": _("lower quartile to median"), "tone": "#8CC9C6"},
            {"title": _("median to upper quartile"), "tone": "#0F8B8D"},
            {"title": _("median"), "tone": "#1F2A30"},
        ]
        return {**common, "form": "quartiles", "bars": bars, "legend": legend}
    return {**common, "form": "bars", "categories": list(chart.categories), "series": _series(chart)}


def _series(chart: BarChart) -> list[dict[str, Any]]:
    axis = chart_axis(chart)
    return [
        {
            "title": one.title,
            "tone": one.tone.value,
            "parts": [None if not value else axis.part(value) for value in one.values],
            "texts": [
                "" if value is None else cell_text(Kind.COUNT if chart.kind is Kind.PERCENT else chart.kind, value)
                for value in one.values
            ],
        }
        for one in chart.series
    ]
