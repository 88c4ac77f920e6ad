"""Progress by week: how many interviews were held up to each week, against what the class set out to do."""

from collections.abc import Sequence
from datetime import date

from careerdash.charts.chart import Chart, figure, value_axis
from careerdash.charts.palette import GREY, TEAL, tint
from careerdash.wording import _


def burnup_chart(weeks: Sequence[date], held: Sequence[int], goal: int | None) -> Chart:
    """Draw the running total per week.

    Args:
        weeks: First day of each week, rising.
        held: Interviews held up to the end of that week.
        goal: Interviews the whole scope needs, or None where nothing is asked.
    """
    dates = [week.isoformat() for week in weeks]
    last = held[-1] if held else 0
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": _("Interviews held"),
            "x": dates,
            "y": list(held),
            "line": {"color": TEAL, "width": 2.5, "shape": "hv"},
            "fill": "tozeroy",
            "fillcolor": tint(TEAL, 0.12),
            "hovertemplate": _("Week of %{x|%d %b %Y}: %{y} held in all") + "<extra></extra>",
        }
    ]
    if goal is not None and dates:
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": _("Needed by all active students: {goal}").format(goal=goal),
                "x": [dates[0], dates[-1]],
                "y": [goal, goal],
                "line": {"color": GREY, "width": 1.5, "dash": "dash"},
                "hoverinfo": "skip",
            }
        )
    return figure(
        traces,
        _("Interviews held by week: {last} so far{goal}.").format(
            last=last, goal="" if goal is None else _(", {goal} needed").format(goal=goal)
        ),
        height=280,
        showlegend=True,
        yaxis=value_axis(_("Interviews held (n = {n})").format(n=last), rangemode="tozero", tickformat=",d"),
        xaxis={"type": "date", "fixedrange": True},
    )
