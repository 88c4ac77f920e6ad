"""How far a class is: one bar per step with the students done, in progress, not started and excused."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerdash.charts.chart import Chart, category_axis, figure, height_for, value_axis
from careerdash.charts.palette import BLUE_LIGHT, GREY_LIGHT, INK, PAPER, TEAL, TEAL_LIGHT
from careerdash.wording import _

_LABEL_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class StepCount:
    """Students of a scope by the state of one step."""

    title: str
    done: int
    in_progress: int
    not_started: int
    waived: int = 0

    @property
    def n(self) -> int:
        """All students the step is asked of."""
        return self.done + self.in_progress + self.not_started + self.waived


def steps_chart(steps: Sequence[StepCount]) -> Chart:
    """Draw the steps in their order, each bar in letters as well as shades: D done, P in progress, – not started."""
    states = (
        (_("D done"), [step.done for step in steps], TEAL, PAPER),
        (_("P in progress"), [step.in_progress for step in steps], TEAL_LIGHT, INK),
        (_("E excused"), [step.waived for step in steps], BLUE_LIGHT, INK),
        (_("– not started"), [step.not_started for step in steps], GREY_LIGHT, INK),
    )
    total = max((step.n for step in steps), default=0)
    # a label needs about 4 % of the width
    least = max(1.0, _LABEL_SHARE * total)
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "y": list(range(len(steps))),
            "x": counts,
            "marker": {"color": colour},
            "text": [f"{name[0]} {count}" if count >= least else "" for count in counts],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
            "hovertemplate": name + ": %{x:,d}<extra></extra>",
            "textfont": {"color": ink},
        }
        for name, counts, colour, ink in states
        if any(counts)
    ]
    return figure(
        traces,
        _("Students by step. {steps}.").format(
            steps="; ".join(
                _("{step}: {done:,} of {n:,} done").format(step=step.title, done=step.done, n=step.n) for step in steps
            )
        ),
        height=height_for(len(steps)) + 20,
        showlegend=True,
        barmode="stack",
        yaxis=category_axis([step.title for step in steps]),
        xaxis=value_axis(_("Students (n = {n})").format(n=f"{total:,}"), tickformat=",d", range=[0, max(total, 1)]),
    )
