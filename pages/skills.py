"""Skills: what professionals say one needs."""

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.insights.skills import skills
from careerdash.ui.components.skill_bars import competencies, courses, ranking, unknown_skills
from careerdash.ui.components.skill_gaps import lifts, pairs, wanted
from careerdash.ui.components.spelling_links import name_skills
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Skills"), narrow_by=INSIGHT_FILTERS)
answer = desk.ask(skills)
desk.says(answer.sentence)
name_skills(desk)

parts = {
    _("Ranking"): ranking,
    _("More than others"): lifts,
    _("Together"): pairs,
    _("Wanted and own rating"): wanted,
    _("Competencies"): competencies,
}
if desk.view is View.ADVISOR:
    parts |= {_("Courses and training"): courses}
    if answer.unknown:
        parts |= {_("To name ({n})").format(n=len(answer.unknown)): unknown_skills}
tabs = st.tabs(list(parts), key="skill-tabs", on_change="rerun")
for tab, drawn in zip(tabs, parts.values(), strict=True):
    if tab.open:
        with tab:
            drawn(desk, answer)
