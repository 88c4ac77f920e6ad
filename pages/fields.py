"""Fields: a directory of what the interviews tell of each field and organisation."""

import streamlit as st

from careerdash.insights.fields_directory import SIDE_BY_SIDE, field_answers, fields_directory
from careerdash.ui.components.fields_directory import (
    TABS,
    answer_table,
    choose_question,
    field_cards,
    follow_click,
    organisation_table,
    side_by_side,
    tab_words,
)
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

follow_click()
desk = open_desk(visitor, _("Fields"), narrow_by=INSIGHT_FILTERS)
answer = desk.ask(fields_directory)
desk.says(answer.sentence)

if answer.hidden:
    field_cards(answer)
    st.caption(_("Names are hidden: answers and organisations are not listed."))
else:
    tabs = st.tabs(list(tab_words()), key=TABS, on_change="rerun")
    with tabs[0]:
        field_cards(answer)
    if tabs[1].open:
        with tabs[1]:
            number, search = choose_question()
            if number or search.strip():
                answer_table(desk.ask(field_answers, number=number, search=search))
            else:
                side_by_side(desk.ask(field_answers, limit=SIDE_BY_SIDE))
    if tabs[2].open:
        with tabs[2]:
            organisation_table(answer)
