"""Expectations: what students thought before, against what the professionals told."""

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.insights.expectations import expectations
from careerdash.ui.components.basis import explain
from careerdash.ui.components.expectations import (
    aspect_chart,
    decisions,
    gap_table,
    guess_chart,
    next_rounds,
    surprised,
)
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Expectations"), narrow_by=(*INSIGHT_FILTERS, "currency"))
answer = desk.ask(expectations)
desk.says(answer.sentence)

named = [_("Most surprised"), _("Next rounds due")] if desk.view is View.ADVISOR else []
tabs = st.tabs([_("Before and after"), _("Decisions by field"), *named], key="expectation-tabs", on_change="rerun")
with tabs[0]:
    aspect_chart(desk, answer)
    guess_chart(desk, answer)
    explain(desk, answer.basis, "expectations", having="expectations")
    gap_table(answer)
if tabs[1].open:
    with tabs[1]:
        decisions(desk, answer)
for tab, drawn in zip(tabs[2:], (surprised, next_rounds), strict=False):
    if tab.open:
        with tab:
            drawn(answer)
