"""Pay by group: a bar over the middle half with a dot on the median; plain dots where too few were heard.

Only the quartiles are sent to the browser, never the pay of each person, except for the dots of small
groups, which exist in the advisor view only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from careerdash.charts.chart import (
    Chart,
    category_axis,
    figure,
    height_for,
    inert,
    label_with_n,
    marked,
    shortened,
    value_axis,
)
from careerdash.charts.palette import SERIES, tint
from careerdash.wording import _

_HALF_BAR = 0.3


@dataclass(frozen=True, slots=True)
class Spread:
    """One series of one group: quartiles where there are enough people, else the single values."""

    n: int
    median: float | None
    lower: float | None
    upper: float | None
    dots: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SpreadGroup:
    """One row of the chart; ``series`` has a spread, or None, for each name of the chart.

    ``marks`` are what a click on each series hands back, or empty.
    """

    label: str
    series: tuple[Spread | None, ...]
    marks: tuple[str, ...] = ()


_Lane: TypeAlias = tuple[float, SpreadGroup, Spread | None]


def quartile_chart(groups: Sequence[SpreadGroup], names: Sequence[str], unit: str) -> Chart:
    """Draw one row per group and, inside it, one lane per series.

    Args:
        groups: Already in the order of display, top first.
        names: Of the series, in the order of ``SpreadGroup.series``.
        unit: Title of the value axis, e.g. ``CNY a year``.
    """
    traces: list[Mapping[str, Any]] = []
    for position, name in enumerate(names):
        colour = SERIES[position]
        offset = _lane(position, len(names))
        lanes = [
            (row + offset, group, group.series[position])
            for row, group in enumerate(groups)
            if group.series[position] is not None
        ]
        traces += _bars(lanes, position, name, colour, len(names))
        traces += _dots(lanes, position, name, colour)
        traces += _medians(lanes, position, name, colour)
    labels = [label_with_n(group.label, *_people(group)) for group in groups]
    return figure(
        traces,
        _description(groups, names, unit),
        height=_height(groups, names),
        showlegend=len(names) > 1,
        barmode="overlay",
        yaxis=category_axis(labels),
        xaxis=value_axis(unit, rangemode="tozero", tickformat=",.0f"),
    )


def _height(groups: Sequence[SpreadGroup], names: Sequence[str]) -> int:
    return height_for(max(2, round(len(groups) * (0.5 * len(names) + 0.4))))


def _lane(position: int, lanes: int) -> float:
    return (position - (lanes - 1) / 2) * (0.72 / lanes)


def _people(group: SpreadGroup) -> list[int]:
    return [spread.n if spread is not None else 0 for spread in group.series]


def _bars(lanes: Sequence[_Lane], position: int, name: str, colour: str, count: int) -> list[Any]:
    drawn = [
        (y, group, spread)
        for y, group, spread in lanes
        if spread and spread.lower is not None and spread.upper is not None
    ]
    if not drawn:
        return []
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "legendgroup": name,
            "showlegend": False,
            "y": [y for y, _group, _spread in drawn],
            "base": [spread.lower for _y, _group, spread in drawn],
            "x": [(spread.upper or 0) - (spread.lower or 0) for _y, _group, spread in drawn],
            "width": 2 * _HALF_BAR / count,
            "marker": {"color": tint(colour, 0.35), "line": {"color": colour, "width": 1}},
            # without text of its own the bar could not be clicked
            "hovertext": [_told(group.label, name, spread) for _y, group, spread in drawn],
            "hovertemplate": "%{hovertext}<extra></extra>",
            **_codes([group for _y, group, _spread in drawn], position),
        }
    ]


def _codes(groups: Sequence[SpreadGroup], position: int) -> dict[str, Any]:
    return marked([group.marks[position] if group.marks else "" for group in groups])


def _medians(lanes: Sequence[_Lane], position: int, name: str, colour: str) -> list[Any]:
    drawn = [(y, group, spread) for y, group, spread in lanes if spread and spread.median is not None]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "legendgroup": name,
            "y": [y for y, _group, _spread in drawn],
            "x": [spread.median for _y, _group, spread in drawn if spread],
            "marker": {"color": colour, "size": 11, "line": {"color": "white", "width": 1.5}},
            "text": [_told(group.label, name, spread) for _y, group, spread in drawn if spread],
            "hovertemplate": "%{text}<extra></extra>",
            **_codes([group for _y, group, _spread in drawn], position),
        }
    ]


def _dots(lanes: Sequence[_Lane], position: int, name: str, colour: str) -> list[Any]:
    places = [(y, group, value) for y, group, spread in lanes if spread for value in spread.dots]
    if not places:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "legendgroup": name,
            "showlegend": False,
            "y": [y for y, _group, _value in places],
            "x": [value for _y, _group, value in places],
            "marker": {"color": tint(colour, 0.35), "size": 8, "line": {"color": colour, "width": 1}},
            "hovertemplate": "%{x:,.0f}<extra></extra>",
            **_codes([group for _y, group, _value in places], position),
        }
    ]


def _told(label: str, name: str, spread: Spread) -> str:
    lines = [f"<b>{inert(shortened(label))}</b> · {name}", _("Median {value:,.0f}").format(value=spread.median or 0)]
    if spread.lower is not None and spread.upper is not None:
        lines.append(_("Middle half {low:,.0f} to {high:,.0f}").format(low=spread.lower, high=spread.upper))
    lines.append(f"n = {spread.n:,}")
    return "<br>".join(lines)


def _description(groups: Sequence[SpreadGroup], names: Sequence[str], unit: str) -> str:
    told = [
        _("{group}, {series}: median {value:,.0f}, {n:,} people").format(
            group=group.label, series=name, value=spread.median, n=spread.n
        )
        for group in groups[:5]
        for name, spread in zip(names, group.series, strict=True)
        if spread is not None and spread.median is not None
    ]
    return _("Pay by group in {unit}. {groups}.").format(
        unit=unit, groups="; ".join(told) or _("Too few people to show")
    )
