"""Salary: what people earn, as heard in the interviews."""

import streamlit as st

from careerdash.insights.salary import GROUPS, salary
from careerdash.ui.address import choose_one
from careerdash.ui.components.basis import explain
from careerdash.ui.components.pay import (
    choose_measure,
    group_words,
    narrowed_by,
    one_currency,
    pay_chart,
    pay_table,
)
from careerdash.ui.components.pay_growth import growth
from careerdash.ui.components.pay_readings import readings_strip
from careerdash.ui.components.reading import typed_button
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Salary"), narrow_by=narrowed_by())
with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
    group = choose_one("by", _("Compare"), {name: group_words(name) for name in GROUPS})
    measure, target = choose_measure(desk)
answer = desk.ask(salary, group=group, measure=measure, convert_to=target)
desk.says(answer.sentence)

tabs = st.tabs([_("By group"), _("By years of experience")], key="salary-tabs", on_change="rerun")
with tabs[0]:
    pay_chart(desk, answer)
    readings_strip(desk, answer.basis, answer.readings)
    with st.container(horizontal=True):
        typed_button(desk, "salary", "salary")
        explain(desk, answer.basis, "salary", having="salary")
    if answer.groups:
        pay_table(answer)
if tabs[1].open:
    with tabs[1]:
        growth(desk, one_currency(answer))
