"""Satisfaction on the page: the diverging bars, the table, and the scales the scores were typed on."""

from collections.abc import Sequence

import streamlit as st

from careerdash.charts.diverging import AgreementGroup, diverging_chart, point_names
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.satisfaction import SatisfactionAnswer, SatisfactionGroup
from careerdash.insights.words import POOLED
from careerdash.ui.components.drawing import draw_marked, few_note, first_note
from careerdash.ui.components.pay import group_label, group_words
from careerdash.ui.components.tables import counts, in_percent, percents, points
from careerdash.ui.components.text import scale_words
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_DRAWN = 14
_POINTS = 5


def breakdown_words(group: str) -> str:
    """Return the words for what scores are broken down by."""
    more = {"hours": _("By hours"), "pay": _("By pay")}
    return more[group] if group in more else group_words(group)


def score_chart(desk: Desk, answer: SatisfactionAnswer) -> None:
    """Draw the scores of each group around the neutral middle, in three parts where five would tell of few people."""
    told = [group for group in answer.groups if group.n]
    five = [group for group in told if len(group.shares) == _POINTS]
    drawable = five if len(five) == len(told) else [group for group in told if group.thirds]
    groups = drawable[:_DRAWN]
    if groups:
        chart = diverging_chart([_drawn(group, answer, in_five=drawable is five) for group in groups])
        draw_marked(desk, chart, "satisfaction", answer.basis, {} if answer.hidden else _marks(answer, groups))
        first_note(len(drawable), _DRAWN)
        few_note([group.n or 0 for group in groups])
    elif not told:
        st.info(_("No group has enough scores to draw. The next tab has what was liked and disliked."))
    left = len(told) - len(drawable)
    if left:
        st.info(
            n_(
                "{n} group is not drawn: too few people gave one of its scores. The table has its average.",
                "{n} groups are not drawn: too few people gave one of their scores. The table has their averages.",
                left,
            )
        )
    scales(answer)


def _drawn(group: SatisfactionGroup, answer: SatisfactionAnswer, *, in_five: bool) -> AgreementGroup:
    codes = () if answer.hidden else tuple(_code(group, point) for point in range(1, _POINTS + 1))
    label = group_label(group.label, answer.group)
    return AgreementGroup(label, group.shares if in_five else group.thirds, group.n or 0, codes)


def _code(group: SatisfactionGroup, point: int) -> str:
    return f"{group.key}\n{point}"


def _marks(answer: SatisfactionAnswer, groups: list[SatisfactionGroup]) -> dict[str, Mark]:
    return {
        _code(group, point): Mark(
            f"{group_label(group.label, answer.group)}: {name}",
            "score",
            str(point),
            group="" if group.key == POOLED or group.interviews else answer.group,
            key=group.key,
            interviews=group.interviews,
        )
        for group in groups
        for point, name in enumerate(point_names(), start=1)
    }


def scales(answer: SatisfactionAnswer) -> None:
    """Say on which scales the scores were typed."""
    if not answer.scales:
        return
    words = scale_words()
    told = [
        words.get(scale, scale)
        if interviews is None
        else f"{words.get(scale, scale)} ({n_('{n} interview', '{n} interviews', interviews)})"
        for scale, interviews in answer.scales
    ]
    st.caption(_("Drawn on 1 to 5. Typed on: {scales}.").format(scales="; ".join(told)))


def score_table(answer: SatisfactionAnswer) -> None:
    """List every group with n, average and the percentage of each score."""
    groups = [group for group in (*answer.groups, answer.overall) if group.n]
    if not groups:
        return
    columns: dict[str, Sequence[object]] = {
        _("Group"): [
            _("All together") if group is answer.overall else group_label(group.label, answer.group) for group in groups
        ],
        "n": [group.n for group in groups],
        _("Average"): [group.mean for group in groups],
        _("4 or 5"): in_percent(group.satisfied for group in groups),
    }
    for point, name in enumerate(point_names()):
        columns[name] = [100 * group.shares[point] if group.shares else None for group in groups]
    with st.expander(_("As a table")):
        st.dataframe(
            columns,
            hide_index=True,
            column_config=counts("n") | points(_("Average")) | percents(_("4 or 5"), *point_names()),
            placeholder="–",
            alt=_("Satisfaction by group in percent"),
        )
