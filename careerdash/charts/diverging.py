"""Satisfaction by group: stacked bars in percent, pushed left and right of the neutral middle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
from careerdash.charts.palette import AGREEMENT, INK, PAPER
from careerdash.wording import _

_POINTS = 5
_ROOM_FOR_TEXT = 8


@dataclass(frozen=True, slots=True)
class AgreementGroup:
    """One group of ``n`` people: which share of them (0 to 1) gave each of the scores 1 to 5.

    Three shares are those who gave 1 or 2, 3, and 4 or 5. ``marks`` are what a click on each part hands back, or empty.
    """

    label: str
    shares: tuple[float, ...]
    n: int
    marks: tuple[str, ...] = ()


def point_names() -> tuple[str, ...]:
    """Return the names of the five points, lowest first."""
    return (
        _("1 very dissatisfied"),
        _("2 dissatisfied"),
        _("3 neither"),
        _("4 satisfied"),
        _("5 very satisfied"),
    )


def third_names() -> tuple[str, ...]:
    """Return the names of three parts, lowest first."""
    return (_("1 or 2 dissatisfied"), _("3 neither"), _("4 or 5 satisfied"))


def diverging_chart(groups: Sequence[AgreementGroup]) -> Chart:
    """Draw one bar per group, in the order given; the middle of the neutral answers stands at zero.

    All groups have five shares, or all three.
    """
    parts = len(groups[0].shares) if groups else _POINTS
    traces = [_trace(part, groups, parts) for part in range(parts)]
    reach = max((max(_left(group), _right(group)) for group in groups), default=50.0)
    limit = min(100.0, max(50.0, reach + 5))
    ticks = list(range(-100, 101, 25))
    return figure(
        traces,
        _description(groups),
        height=height_for(len(groups)) + 24,
        showlegend=True,
        barmode="overlay",
        yaxis=category_axis([label_with_n(group.label, group.n) for group in groups]),
        xaxis=value_axis(
            _("Percent of people; less satisfied to the left, more to the right"),
            range=[-limit, limit],
            tickmode="array",
            tickvals=ticks,
            ticktext=[f"{abs(tick)}" for tick in ticks],
            zeroline=True,
        ),
    )


def _percent(group: AgreementGroup, point: int) -> float:
    return 100 * group.shares[point]


def _bad(group: AgreementGroup) -> float:
    return 100 * sum(group.shares[: len(group.shares) // 2])


def _good(group: AgreementGroup) -> float:
    return 100 * sum(group.shares[len(group.shares) // 2 + 1 :])


def _neutral(group: AgreementGroup) -> float:
    return _percent(group, len(group.shares) // 2)


def _left(group: AgreementGroup) -> float:
    return _bad(group) + _neutral(group) / 2


def _right(group: AgreementGroup) -> float:
    return _good(group) + _neutral(group) / 2


def _trace(point: int, groups: Sequence[AgreementGroup], parts: int) -> Mapping[str, Any]:
    starts = [-_left(group) + sum(_percent(group, lower) for lower in range(point)) for group in groups]
    widths = [_percent(group, point) for group in groups]
    name = (point_names() if parts == _POINTS else third_names())[point]
    # three parts take the second, the middle and the fourth shade
    shade = point if parts == _POINTS else point + 1
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": list(range(len(groups))),
        "base": starts,
        "x": widths,
        "width": 0.62,
        "marker": {"color": AGREEMENT[shade]},
        "text": [f"{width:.0f}%" if width >= _ROOM_FOR_TEXT else "" for width in widths],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": PAPER if shade in {0, 4} else INK},
        "hovertext": [
            f"<b>{inert(shortened(group.label))}</b><br>{name}: {width:.0f}%<br>n = {group.n:,}"
            for group, width in zip(groups, widths, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **marked([group.marks[point] if group.marks else "" for group in groups]),
    }


def _description(groups: Sequence[AgreementGroup]) -> str:
    told = [
        _("{group}: {good:.0f} percent satisfied, {bad:.0f} percent dissatisfied, {n:,} people").format(
            group=group.label,
            good=_good(group),
            bad=_bad(group),
            n=group.n,
        )
        for group in groups[:5]
    ]
    return _("Satisfaction by group. {groups}.").format(groups="; ".join(told) or _("No scores"))
