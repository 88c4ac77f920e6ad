"""Skills: what professionals say one needs."""

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.insights.skills import skills
from careerdash.ui.components.basis import explain
from careerdash.ui.components.skill_bars import competencies, ranking, unknown_skills
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Skills"), narrow_by=("field", "industry", "occupation", "level"))
answer = desk.ask(skills)
desk.says(answer.sentence)

titles = [_("Ranking"), _("Competencies")]
if desk.view is View.ADVISOR:
    titles.append(_("To name ({n})").format(n=len(answer.unknown)))
tabs = st.tabs(titles, key="skill-tabs", on_change="rerun")
for tab, drawn in zip(tabs, (ranking, competencies, unknown_skills), strict=False):
    if tab.open:
        with tab:
            drawn(answer)
explain(desk, answer.basis, "skills", having="skills")
