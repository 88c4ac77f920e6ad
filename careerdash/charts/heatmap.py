"""What goes together: a square of shades, one cell for each two things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from careerdash.charts.chart import Chart, figure, inert, listed, shortened
from careerdash.charts.palette import GREY_LIGHT, TEAL, tint
from careerdash.wording import _

_CELL = 30
_CHROME = 190


@dataclass(frozen=True, slots=True)
class Together:
    """One thing named by ``people``; ``with_others`` counts who names it and each of the others, None: not shown."""

    label: str
    people: int
    with_others: tuple[int | None, ...]


def heatmap(things: Sequence[Together], asked: int, marks: Mapping[tuple[int, int], str]) -> Chart:
    """Draw the lower half of the square: each pair once.

    Args:
        things: At most about 20, most people first.
        asked: The number of people all counts are out of.
        marks: What a click on the cell of (row, column) hands back.
    """
    size = len(things)
    values = [
        [things[row].with_others[column] if column < row else None for column in range(size - 1)]
        for row in range(1, size)
    ]
    told = [[_told(things, row, column) for column in range(size - 1)] for row in range(1, size)]
    trace = {
        "type": "heatmap",
        "x": list(range(size - 1)),
        "y": list(range(size - 1)),
        "z": values,
        "text": [["" if value is None else f"{value:,}" for value in line] for line in values],
        "texttemplate": "%{text}",
        "hovertext": told,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hoverongaps": False,
        "xgap": 2,
        "ygap": 2,
        "zmin": 0,
        "colorscale": [[0, tint(GREY_LIGHT, 0.25)], [1, tint(TEAL, 0.9)]],
        "showscale": False,
    }
    if marks:
        trace["customdata"] = [[marks.get((row, column), "") for column in range(size - 1)] for row in range(1, size)]
    pairs = sorted(
        ((count, thing.label, things[place].label) for row, thing in enumerate(things)
         for place, count in enumerate(thing.with_others[:row]) if count),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )  # fmt: skip
    return figure(
        [trace],
        _("Named together, {n} people asked. {pairs}.").format(
            n=f"{asked:,}", pairs=listed([f"{first} + {second}: {count:,}" for count, first, second in pairs[:6]])
        ),
        height=_CHROME + _CELL * size,
        xaxis=_axis([inert(shortened(thing.label)) for thing in things[:-1]]) | {"tickangle": -40, "side": "bottom"},
        yaxis=_axis([f"{inert(shortened(thing.label))}  n = {thing.people:,}" for thing in things[1:]])
        | {"range": [size - 1.5, -0.5]},
    )


def _axis(labels: Sequence[str]) -> dict[str, object]:
    return {
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }


def _told(things: Sequence[Together], row: int, column: int) -> str:
    count = things[row].with_others[column]
    if column >= row or count is None:
        return ""
    pair = f"<b>{inert(things[row].label)} + {inert(things[column].label)}</b>"
    return f"{pair}<br>" + _("{n} people name both").format(n=f"{count:,}")
