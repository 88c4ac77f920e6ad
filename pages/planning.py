"""Planning: the eight steps of career planning, who has which goals, and whose review is due."""

import streamlit as st

from careerdash.domain.tracks import PLANNING
from careerdash.insights.planning_goals import planning_goals
from careerdash.insights.progress import progress
from careerdash.ui.components.basis import explain
from careerdash.ui.components.planning_entry import planning_entry
from careerdash.ui.components.planning_view import goals, paths, plans, reviews, steps
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Planning"), as_of=True)
answer = desk.ask(planning_goals)
desk.says(answer.sentence)

if answer.students != 0:
    steps(desk.ask(progress, track=PLANNING.key, limit=0))
    left, middle, right = st.columns([8, 5, 5], gap="medium")
    with left:
        goals(answer)
    with middle:
        reviews(answer)
    with right:
        paths(answer)
    chosen = plans(answer)
    if chosen is not None:
        planning_entry(desk, chosen)
explain(desk, answer.basis, "planning")
