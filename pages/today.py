"""Today: who needs the advisor, why, and the figures of the scope."""

import streamlit as st

from careerdash.insights.attention import attention
from careerdash.insights.overview import overview
from careerdash.insights.progress import progress
from careerdash.ui.components.attention import MOST_WORDED, attention_list
from careerdash.ui.components.headlines import last_import, metrics, next_dates
from careerdash.ui.components.matrix import step_meters
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Today"), as_of=True)
found = desk.ask(attention, limit=MOST_WORDED)
scene = desk.ask(overview)

if found.hidden:
    desk.says(scene.sentence)
    metrics(scene, columns=4)
    st.subheader(_("Steps of the interview assignment"), anchor=False)
    step_meters(desk.ask(progress, limit=0).steps)
    next_dates(scene)
else:
    desk.says(found.sentence)
    people, figures = st.columns([3, 2], gap="large")
    with people:
        attention_list(desk, found)
    with figures:
        metrics(scene)
        next_dates(scene)
        last_import(scene)
