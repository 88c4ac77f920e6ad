"""How far applications come: one bar per round in the order they are taken, rounds only some take drawn paler."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerdash.charts.chart import Chart, category_axis, figure, height_for, inert, label_with_n, value_axis
from careerdash.charts.palette import GREY_LIGHT, INK, PAPER, TEAL
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """One round and how many came to it; ``core`` lies on the way of every application."""

    label: str
    reached: int
    core: bool = True


def funnel_chart(stages: Sequence[FunnelStage], start: int, unit: str) -> Chart:
    """Draw the stages in the order given.

    Args:
        stages: Rounds in their order, the offer last.
        start: How many there are at all; every share is of these.
        unit: Title of the value axis, such as "Applications".
    """
    told = [_text(stage, stages, position, start) for position, stage in enumerate(stages)]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(stages))),
        "x": [stage.reached for stage in stages],
        "marker": {"color": [TEAL if stage.core else GREY_LIGHT for stage in stages]},
        "text": told,
        "textposition": "auto",
        "insidetextfont": {"color": [PAPER if stage.core else INK for stage in stages]},
        "cliponaxis": False,
        "hovertext": [f"<b>{inert(stage.label)}</b><br>{text}" for stage, text in zip(stages, told, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return figure(
        [trace],
        _("Rounds in their order, out of {n}. {stages}.").format(
            n=f"{start:,}", stages="; ".join(f"{stage.label}: {stage.reached:,}" for stage in stages)
        ),
        height=height_for(len(stages)),
        yaxis=category_axis([label_with_n(stage.label, stage.reached) for stage in stages]),
        xaxis=value_axis(unit, range=[0, max(start, 1) * 1.02], tickformat=",d", nticks=6),
    )


def _text(stage: FunnelStage, stages: Sequence[FunnelStage], position: int, start: int) -> str:
    share = f"{stage.reached / start:.0%}" if start else ""
    if not stage.core:
        return _("{share} · only some take it").format(share=share)
    before = next((other.reached for other in reversed(stages[:position]) if other.core), start)
    lost = before - stage.reached
    return _("{share} · {lost} fewer than before").format(share=share, lost=lost) if lost > 0 else share
