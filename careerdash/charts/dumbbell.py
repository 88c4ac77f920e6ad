"""Dumbbells: one line per thing from what was expected to what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerdash.charts.chart import Chart, category_axis, figure, height_for, inert, label_with_n, marked, value_axis
from careerdash.charts.palette import GREY_LIGHT, ORANGE, TEAL
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One thing with its two values; ``n`` people stand behind it; ``mark`` is what a click hands back."""

    label: str
    before: float
    after: float
    n: int
    mark: str = ""


def dumbbell_chart(
    things: Sequence[Dumbbell],
    axis: str,
    names: tuple[str, str],
    *,
    span: tuple[float, float] | None = None,
    unit: str = "",
) -> Chart:
    """Draw the things in the order given, the open mark expected and the full one found.

    Args:
        things: At most about 20.
        axis: Title of the value axis, with its unit.
        names: What the two marks mean.
        span: The ends of the axis where they are known (1 and 5 for ratings).
        unit: Stands behind each value, which is then a whole number.
    """
    rows = list(range(len(things)))
    lines_x: list[float | None] = []
    lines_y: list[float | None] = []
    for row, thing in zip(rows, things, strict=True):
        lines_x += [thing.before, thing.after, None]
        lines_y += [row, row, None]
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": lines_x,
        "y": lines_y,
        "line": {"color": GREY_LIGHT, "width": 4},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    marks = [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": name,
            "x": values,
            "y": rows,
            "marker": {"size": 13, "symbol": symbol, "color": colour, "line": {"width": 2.5, "color": colour}},
            # where nothing moved both marks stand on one place, and one number is enough
            "text": [
                "" if position == 1 and value == other else _number(value, unit)
                for value, other in zip(values, others, strict=True)
            ],
            "textposition": [
                "middle left" if value <= other else "middle right" for value, other in zip(values, others, strict=True)
            ],
            "cliponaxis": False,
            "hovertext": [f"<b>{inert(thing.label)}</b><br>{name}: {_number(value, unit)}<br>n = {thing.n:,}"
                          for thing, value in zip(things, values, strict=True)],
            "hovertemplate": "%{hovertext}<extra></extra>",
            **marked([thing.mark for thing in things]),
        }
        for position, (name, symbol, colour, values, others) in enumerate((
            (names[0], "circle-open", ORANGE, [t.before for t in things], [t.after for t in things]),
            (names[1], "circle", TEAL, [t.after for t in things], [t.before for t in things]),
        ))
    ]  # fmt: skip
    return figure(
        [line, *marks],
        _("Expected against found. {things}.").format(
            things="; ".join(
                f"{t.label}: {_number(t.before, unit)} → {_number(t.after, unit)}, n = {t.n:,}" for t in things[:6]
            )
        ),
        height=height_for(len(things)) + 24,
        showlegend=True,
        yaxis=category_axis([label_with_n(thing.label, thing.n) for thing in things]),
        xaxis=value_axis(axis, **_reach(things, span)),
    )


def _reach(things: Sequence[Dumbbell], span: tuple[float, float] | None) -> dict[str, object]:
    if span:
        return {"range": [span[0] - 0.3, span[1] + 0.3], "dtick": 1}
    values = [value for thing in things for value in (thing.before, thing.after)]
    room = 0.18 * ((max(values) - min(values)) or max(values, default=1.0))
    return {"range": [min(values) - room, max(values) + room], "tickformat": ",d", "nticks": 6}


def _number(value: float, unit: str) -> str:
    if unit:
        return f"{value:.0f}{unit}"
    return f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"
