"""Ranked horizontal bars: how many people named each thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerdash.charts.chart import (
    Chart,
    category_axis,
    count_ticks,
    figure,
    height_for,
    inert,
    marked,
    shortened,
    value_axis,
)
from careerdash.charts.palette import TEAL
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class RankedBar:
    """One thing and the number of people who named it; ``share`` of all people asked, 0 to 1, or None.

    ``mark`` is what a click on the bar hands back, empty where it opens nothing.
    """

    label: str
    people: int
    share: float | None = None
    note: str = ""
    mark: str = ""


def ranking_chart(bars: Sequence[RankedBar], unit: str, asked: int) -> Chart:
    """Draw the bars in the order given, longest first.

    Args:
        bars: At most about 25, else the labels cannot be read.
        unit: Title of the value axis.
        asked: The number of people all bars are out of.
    """
    texts = [f"{bar.people:,}" if bar.share is None else f"{bar.people:,} · {bar.share:.0%}" for bar in bars]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(bars))),
        "x": [bar.people for bar in bars],
        "marker": {"color": TEAL},
        "text": texts,
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [_hover(bar, asked) for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
        **marked([bar.mark for bar in bars]),
    }
    longest = max((bar.people for bar in bars), default=1)
    return figure(
        [trace],
        _("Ranked bars, {n} people asked. {bars}.").format(
            n=f"{asked:,}", bars="; ".join(f"{bar.label}: {bar.people:,}" for bar in bars[:6])
        ),
        height=height_for(round(len(bars) * 0.8)),
        yaxis=category_axis([inert(shortened(bar.label)) for bar in bars]),
        xaxis=value_axis(unit, range=[0, longest * 1.18], **count_ticks(longest)),
    )


def _hover(bar: RankedBar, asked: int) -> str:
    told = _("{people} of {asked} people").format(people=f"{bar.people:,}", asked=f"{asked:,}")
    lines = [f"<b>{inert(bar.label)}</b>", told]
    if bar.note:
        lines.append(inert(bar.note))
    return "<br>".join(lines)
