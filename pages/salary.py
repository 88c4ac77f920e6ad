"""Salary: what people earn, as heard in the interviews."""

import streamlit as st

from careerdash.insights.salary import GROUPS, salary
from careerdash.ui.address import choose_one
from careerdash.ui.components.basis import explain
from careerdash.ui.components.pay import group_words, pay_chart, pay_table, readings_strip
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Salary"), narrow_by=("field", "industry", "occupation", "level", "currency"))
group = choose_one("by", _("Compare"), {name: group_words(name) for name in GROUPS})
answer = desk.ask(salary, group=group)
desk.says(answer.sentence)

pay_chart(answer)
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    readings_strip(answer.readings)
    explain(desk, answer.basis, "salary", having="salary")
if answer.groups:
    pay_table(answer)
