"""Classes: create, term and due dates, roster, close."""

from dataclasses import replace

import streamlit as st

from careerdash.insights.classes import classes
from careerdash.insights.students import students
from careerdash.privacy.scope import Scope
from careerdash.ui.address import choose_from_list
from careerdash.ui.components.class_settings import (
    class_table,
    classes_sentence,
    closing,
    new_class,
    roster,
    term_form,
)
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Classes"))
found = desk.ask(classes)
desk.says(classes_sentence(found))
new_class(desk)
if found.classes:
    class_table(found)
    names = {entry.class_id: entry.class_name for entry in found.classes}
    edited = choose_from_list("edit", _("Change a class"), names, width=420)
    chosen = next((entry for entry in found.classes if entry.class_id == edited), found.classes[0])
    dates, names_tab, end = st.tabs([_("Term and due dates"), _("Roster"), _("Close")], key="class-tabs")
    with dates:
        term_form(desk, chosen)
    with names_tab:
        roster(replace(desk, scope=Scope(frozenset({chosen.class_id}))).ask(students))
    with end:
        closing(desk, chosen)
