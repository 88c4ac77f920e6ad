"""Fields: a directory of what the interviews tell of each field and organisation."""

import streamlit as st

from careerdash.insights.fields_directory import field_answers, fields_directory
from careerdash.ui.components.fields_directory import answer_table, choose_question, field_cards, organisation_table
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Fields"), narrow_by=INSIGHT_FILTERS)
answer = desk.ask(fields_directory)
desk.says(answer.sentence)

if answer.hidden:
    field_cards(answer)
    st.caption(_("Names are hidden: answers and organisations are not listed."))
else:
    tabs = st.tabs([_("Fields"), _("Answers side by side"), _("Organisations")], key="field-tabs", on_change="rerun")
    with tabs[0]:
        field_cards(answer)
    if tabs[1].open:
        with tabs[1]:
            number, search = choose_question()
            answer_table(desk.ask(field_answers, number=number, search=search))
    if tabs[2].open:
        with tabs[2]:
            organisation_table(answer)
