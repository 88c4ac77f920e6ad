"""Progress by week: the running count of interviews held against what the students need."""

from itertools import accumulate

import streamlit as st

from careerdash.charts.burnup import burnup_chart
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS
from careerdash.insights.overview import Overview
from careerdash.insights.progress import Progress
from careerdash.ui.components.drawing import draw
from careerdash.wording import _


def weekly_course(scene: Overview, answer: Progress) -> None:
    """Draw the weeks of the interview assignment; other tracks have no weekly count."""
    held = next((headline for headline in scene.headlines if headline.key == "interviews_held"), None)
    if answer.track.key != ASSIGNMENT.key or held is None or len(held.weekly) < 2:
        return
    st.subheader(_("By week"), anchor=False)
    goal = answer.total * DEFAULT_THRESHOLDS.interviews_held if answer.total else None
    totals = [int(total) for total in accumulate(point.value for point in held.weekly)]
    draw(burnup_chart([point.week for point in held.weekly], totals, goal), key="weeks")
