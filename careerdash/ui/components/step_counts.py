"""How far a scope is, as counts per step: what remains of the matrix when names are hidden."""

import streamlit as st

from careerdash.charts.steps import StepCount as Bar
from careerdash.charts.steps import steps_chart
from careerdash.insights.progress import Progress
from careerdash.ui.components.drawing import draw
from careerdash.wording import _


def step_chart(answer: Progress) -> None:
    """Draw one bar per step that has enough students to show; who is excused is nobody else's business."""
    bars = [
        Bar(step.title, step.done, step.in_progress or 0, step.not_started or 0)
        for step in answer.steps
        if step.done is not None and None not in {step.in_progress, step.not_started}
    ]
    if bars:
        draw(steps_chart(bars), key="steps")
    st.caption(_("Names are hidden: counts per step, for classes of at least 5 students."))
