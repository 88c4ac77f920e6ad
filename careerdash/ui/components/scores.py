"""Satisfaction on the page: the diverging bars, the table, and the scales the scores were typed on."""

import streamlit as st

from careerdash.charts.diverging import AgreementGroup, diverging_chart, point_names
from careerdash.insights.evidence.sources import Mark
from careerdash.insights.satisfaction import SatisfactionAnswer, SatisfactionGroup
from careerdash.insights.words import POOLED
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.pay import group_label, group_words
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
    """Draw the scores of each group around the neutral middle."""
    groups = [group for group in answer.groups if len(group.shares) == _POINTS][:_DRAWN]
    if not groups:
        st.info(_("No group has enough scores to draw. The next tab has what was liked and disliked."))
        return
    marks = {} if answer.hidden else _marks(answer, groups)
    chart = diverging_chart([_drawn(group, answer) for group in groups])
    draw_marked(desk, chart, "satisfaction", answer.basis, marks)
    scales(answer)


def _drawn(group: SatisfactionGroup, answer: SatisfactionAnswer) -> AgreementGroup:
    first, second, third, fourth, fifth = group.shares
    codes = () if answer.hidden else tuple(_code(group, point) for point in range(1, _POINTS + 1))
    label = group_label(group.label, answer.group)
    return AgreementGroup(label, (first, second, third, fourth, fifth), group.n or 0, codes)


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
    groups = [group for group in (*answer.groups, answer.overall) if group.shares]
    if not groups:
        return
    columns: dict[str, list[object]] = {
        _("Group"): [
            _("All together") if group is answer.overall else group_label(group.label, answer.group) for group in groups
        ],
        "n": [group.n for group in groups],
        _("Average"): [group.mean for group in groups],
    }
    for point, name in enumerate(point_names()):
        columns[name] = [100 * group.shares[point] for group in groups]
    with st.expander(_("As a table")):
        st.dataframe(
            columns,
            hide_index=True,
            column_config={
                _("Average"): st.column_config.NumberColumn(format="%.1f"),
                **{name: st.column_config.NumberColumn(format="%.0f%%") for name in point_names()},
            },
            alt=_("Satisfaction by group in percent"),
        )
