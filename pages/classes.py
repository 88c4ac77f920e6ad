"""Classes: create, term and dates, rules and tracks, roster, papers and collections, hand over, close."""

from dataclasses import replace

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.insights.classes import classes
from careerdash.insights.received import collections, papers
from careerdash.insights.students import students
from careerdash.privacy.scope import Scope
from careerdash.ui.address import choose_from_list
from careerdash.ui.components.class_handover import handing_over, taking_over
from careerdash.ui.components.class_papers import collection_cards, papers_grid
from careerdash.ui.components.class_roster import roster
from careerdash.ui.components.class_rules import rules_of_class
from careerdash.ui.components.class_settings import (
    class_table,
    classes_sentence,
    closing,
    copy_form,
    new_class,
    term_form,
)
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Classes"))
found = desk.ask(classes)
desk.says(classes_sentence(found))
with st.container(horizontal=True):
    new_class(desk, found)
    if desk.view is View.ADVISOR:
        taking_over(desk, visitor.scope)
if found.classes:
    class_table(found)
    names = {entry.class_id: entry.class_name for entry in found.classes}
    edited = choose_from_list("edit", _("Change a class"), names, width=420)
    chosen = next((entry for entry in found.classes if entry.class_id == edited), found.classes[0])
    own = replace(desk, scope=Scope(frozenset({chosen.class_id})))
    titles = (
        _("Term and due dates"),
        _("Rules and tracks"),
        _("Roster"),
        _("Papers"),
        _("Collections"),
        _("Hand over"),
        _("Close"),
    )
    dates, rules, people, papers_tab, collected, hand, end = st.tabs(titles, key="class-tabs", on_change="rerun")
    if dates.open:
        with dates:
            copy_form(own, chosen, found)
            term_form(own, chosen, own.ask(collections))
    if rules.open:
        with rules:
            rules_of_class(own, chosen)
    if people.open:
        with people:
            roster(own, chosen, own.ask(students))
    if papers_tab.open:
        with papers_tab:
            papers_grid(own, own.ask(papers))
    if collected.open:
        with collected:
            collection_cards(own.ask(collections))
    if hand.open:
        with hand:
            handing_over(own, chosen)
    if end.open:
        with end:
            closing(own, chosen)
