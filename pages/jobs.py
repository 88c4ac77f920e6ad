"""Job interviews: how far applications come, how long they wait, and what they lead to."""

import streamlit as st

from careerdash.insights.job_interviews import job_interviews
from careerdash.ui.components.basis import explain
from careerdash.ui.components.job_rounds import applications, funnel, offers, preparation, waits
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Job interviews"), as_of=True)
answer = desk.ask(job_interviews)
desk.says(answer.sentence)

if answer.total != 0:
    way, brought = st.columns([3, 2], gap="large")
    with way:
        funnel(answer)
        waits(answer)
    with brought:
        preparation(answer)
        offers(answer)
    applications(answer)
explain(desk, answer.basis, "jobs")
