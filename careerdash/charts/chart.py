"""What every chart is made of: the figure, its description, and the one layout they share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerdash.charts.palette import QUIET, SERIES
from careerdash.wording import _

_ROW_HEIGHT = 34
_CHROME_HEIGHT = 84
_LONGEST_LABEL = 38
_FEW_TICKS = 6


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure ready to draw: ``spec`` is a Plotly figure as a dict, ``alt`` says what it shows in one sentence."""

    spec: Mapping[str, Any]
    alt: str


def figure(traces: Sequence[Mapping[str, Any]], alt: str, **layout: Any) -> Chart:
    """Put traces on the common layout; text and grid colours are left to the theme of the page."""
    common: dict[str, Any] = {
        "margin": {"l": 8, "r": 16, "t": 8, "b": 40},
        "colorway": list(SERIES),
        "showlegend": False,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        "hoverlabel": {"align": "left"},
        "bargap": 0.32,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
    return Chart({"data": [dict(trace) for trace in traces], "layout": {**common, **layout}}, alt)


def height_for(rows: int) -> int:
    """Return the height in pixels that gives each of ``rows`` bars the same room."""
    return _CHROME_HEIGHT + _ROW_HEIGHT * max(rows, 1)


def category_axis(labels: Sequence[str]) -> dict[str, Any]:
    """Return a vertical axis with the first label on top; positions are numbers, so equal labels stay apart."""
    return {
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "range": [len(labels) - 0.45, -0.55],
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticklabelstandoff": 6,
    }


def value_axis(title: str, **more: Any) -> dict[str, Any]:
    """Return a horizontal axis with its unit as title."""
    axis = {
        "title": {"text": title, "standoff": 8},
        "fixedrange": True,
        "showgrid": True,
        "zeroline": False,
        "automargin": True,
    }
    return {**axis, **more}


def count_ticks(largest: int) -> dict[str, Any]:
    """Return the ticks of an axis that counts people: whole numbers, each once."""
    return {"tickformat": ",d", "dtick": 1} if largest < _FEW_TICKS else {"tickformat": ",d", "nticks": _FEW_TICKS}


def label_with_n(label: str, *people: int) -> str:
    """Return a group label with the number of people it stands for, one number per series."""
    counts = " · ".join(f"{n:,}" for n in people)
    return f"{inert(shortened(label))}  <span style='color:{QUIET}'>n = {counts}</span>"


def shortened(label: str) -> str:
    """Return a label that fits beside a bar."""
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"


def marked(codes: Sequence[str]) -> dict[str, Any]:
    """Return what a trace carries so that a click hands back the code of its mark; nothing where no mark opens."""
    return {"customdata": list(codes)} if any(codes) else {}


def unmarked(chart: Chart) -> Chart:
    """Return the chart without the codes of its marks: nothing in it can be clicked or followed."""
    traces = [{name: part for name, part in trace.items() if name != "customdata"} for trace in chart.spec["data"]]
    return Chart({**chart.spec, "data": traces}, chart.alt)


def inert(text: str) -> str:
    """Return text that the figure shows as typed: the drawing library reads a few tags, links among them."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def listed(names: Sequence[str]) -> str:
    """Return names as a phrase for a description: ``a, b and c``."""
    if not names:
        return _("nothing")
    if len(names) == 1:
        return names[0]
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
