"""Satisfaction on the page: the diverging bars, the table, and what was liked and disliked."""

import streamlit as st

from careerdash.charts.diverging import AgreementGroup, diverging_chart, point_names
from careerdash.insights.satisfaction import SatisfactionAnswer, SatisfactionGroup
from careerdash.ui.components.drawing import draw
from careerdash.ui.components.pay import group_label
from careerdash.wording import _

_DRAWN = 14
_POINTS = 5


def score_chart(answer: SatisfactionAnswer) -> None:
    """Draw the scores of each group around the neutral middle."""
    groups = [_drawn(group, answer.group) for group in answer.groups if len(group.shares) == _POINTS][:_DRAWN]
    if not groups:
        st.info(_("No group has enough scores to draw. What was liked and disliked stands below."))
        return
    draw(diverging_chart(groups), key="satisfaction")


def _drawn(group: SatisfactionGroup, by: str) -> AgreementGroup:
    first, second, third, fourth, fifth = group.shares
    return AgreementGroup(group_label(group.label, by), (first, second, third, fourth, fifth), group.n or 0)


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
    st.dataframe(
        columns,
        hide_index=True,
        column_config={
            _("Average"): st.column_config.NumberColumn(format="%.1f"),
            **{name: st.column_config.NumberColumn(format="%.0f%%") for name in point_names()},
        },
        alt=_("Satisfaction by group in percent"),
    )


def voices(answer: SatisfactionAnswer) -> None:
    """List what each professional liked and disliked, in the words of the log."""
    if not answer.voices:
        return
    st.subheader(_("Liked and disliked"), anchor=False)
    st.dataframe(
        {
            _("Who"): [voice.label for voice in answer.voices],
            _("Score"): [voice.score for voice in answer.voices],
            _("Liked"): [voice.liked or "" for voice in answer.voices],
            _("Disliked"): [voice.disliked or "" for voice in answer.voices],
        },
        hide_index=True,
        column_config={
            _("Score"): st.column_config.NumberColumn(format="%.1f", width=70),
            _("Liked"): st.column_config.TextColumn(width="large"),
            _("Disliked"): st.column_config.TextColumn(width="large"),
        },
        alt=_("What professionals liked and disliked"),
    )
