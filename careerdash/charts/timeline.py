"""The interviews of one student along the term: one line a field, a letter for the level of each person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from careerdash.charts.chart import Chart, category_axis, figure, height_for, inert, shortened
from careerdash.charts.palette import GREY, TEAL
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated interview: ``letter`` stands for the level, ``coming`` for an appointment."""

    day: date
    field: str
    who: str
    letter: str
    coming: bool


def timeline_chart(moments: Sequence[Moment], dues: Sequence[tuple[date, str]]) -> Chart:
    """Draw interviews by day and field; ``dues`` are the due dates of steps, as dashed lines with their names."""
    fields = list(dict.fromkeys(moment.field for moment in moments))
    traces = [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": name,
            "x": [moment.day.isoformat() for moment in chosen],
            "y": [fields.index(moment.field) for moment in chosen],
            "text": [moment.letter for moment in chosen],
            "textfont": {"size": 11, "color": TEAL if coming else "#ffffff"},
            "marker": {
                "size": 22,
                "symbol": "circle-open" if coming else "circle",
                "color": TEAL,
                "line": {"width": 2, "color": TEAL},
            },
            "customdata": [inert(moment.who) for moment in chosen],
            "hovertemplate": "%{customdata}, %{x|%d %b %Y}<extra></extra>",
        }
        for coming, name in ((False, _("Held")), (True, _("Appointment")))
        if (chosen := [moment for moment in moments if moment.coming is coming])
    ]
    held = sum(not moment.coming for moment in moments)
    return figure(
        traces,
        _("Interviews along the term: {held} in {fields}.").format(
            held=n_("{n} interview held", "{n} interviews held", held),
            fields=n_("{n} field", "{n} fields", len(fields)),
        ),
        height=height_for(len(fields)) + 20,
        margin={"l": 8, "r": 16, "t": 26, "b": 30},
        yaxis=category_axis([inert(shortened(field)) for field in fields]),
        xaxis={"type": "date", "fixedrange": True},
        shapes=[
            {
                "type": "line",
                "x0": day.isoformat(),
                "x1": day.isoformat(),
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": GREY, "width": 1, "dash": "dash"},
            }
            for day, _title in dues
        ],
        annotations=[
            {
                "x": day.isoformat(),
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "text": inert(title),
                "font": {"size": 11, "color": GREY},
            }
            for day, title in dues
        ],
    )
