"""Progress by week: how much was done up to each week, against what was planned."""

from collections.abc import Sequence
from datetime import date

from careerdash.charts.chart import Chart, figure, value_axis
from careerdash.charts.palette import GREY, TEAL, tint
from careerdash.wording import _


def burnup_chart(days: Sequence[date], done: Sequence[int], planned: Sequence[int], total: int) -> Chart:
    """Draw the steps done up to each day, and the line of the due dates.

    Args:
        days: the days, rising.
        done: steps done up to that day.
        planned: steps whose due date has come by that day; all 0 where nothing is due.
        total: steps asked for in all.
    """
    dates = [day.isoformat() for day in days]
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": _("Steps done"),
            "x": dates,
            "y": list(done),
            "line": {"color": TEAL, "width": 2.5, "shape": "hv"},
            "fill": "tozeroy",
            "fillcolor": tint(TEAL, 0.12),
            "hovertemplate": _("%{x|%d %b %Y}: %{y:,d} steps done") + "<extra></extra>",
        }
    ]
    if any(planned):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": _("Planned by the due dates"),
                "x": dates,
                "y": list(planned),
                "line": {"color": GREY, "width": 1.5, "dash": "dash", "shape": "hv"},
                "hovertemplate": _("%{x|%d %b %Y}: %{y:,d} planned") + "<extra></extra>",
            }
        )
    last = done[-1] if done else 0
    goal = planned[-1] if planned else 0
    return figure(
        traces,
        _("Steps done by week: {last:,} of {total:,}{planned}.").format(
            last=last, total=total, planned=_(", {goal:,} planned").format(goal=goal) if goal else ""
        ),
        height=280,
        showlegend=True,
        yaxis=value_axis(
            _("Steps done (n = {n})").format(n=f"{total:,}"),
            rangemode="tozero",
            tickformat=",d",
            range=[0, max(total, 1)],
        ),
        xaxis={"type": "date", "fixedrange": True},
    )
