"""Satisfaction: how content professionals are with their work, and why."""

import streamlit as st

from careerdash.insights.satisfaction import GROUPS, satisfaction
from careerdash.ui.address import choose_one
from careerdash.ui.components.basis import explain
from careerdash.ui.components.reading import typed_button
from careerdash.ui.components.scores import breakdown_words, score_chart, score_table
from careerdash.ui.components.voices import liked_and_disliked
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Satisfaction"), narrow_by=INSIGHT_FILTERS)
tabs = st.tabs([_("Scores"), _("Liked and disliked")], key="satisfaction-tabs", on_change="rerun")
with tabs[0]:
    group = choose_one("by", _("Compare"), {name: breakdown_words(name) for name in GROUPS})
    answer = desk.ask(satisfaction, group=group)
    desk.says(answer.sentence)
    score_chart(desk, answer)
    with st.container(horizontal=True):
        explain(desk, answer.basis, "satisfaction", having="satisfaction")
        typed_button(desk, "satisfaction", "satisfaction")
    score_table(answer)
if tabs[1].open:
    with tabs[1]:
        liked_and_disliked(desk, answer)
