"""Import: drop files, see what is in them, check what would be stored, say yes."""

from datetime import date

import streamlit as st

from careerdash.ui.frame import open_plain
from careerdash.ui.guard import require_visitor
from careerdash.ui.importing.asking import career_field, conflicts, emptied
from careerdash.ui.importing.check import (
    changes,
    counters,
    held_rows,
    issues,
    problem_download,
    sheet_counts,
    show_receipt,
    store_button,
)
from careerdash.ui.importing.desk import import_desk, make_plan, read_dropped
from careerdash.ui.importing.drop import common_answers, drop_files
from careerdash.ui.importing.fixing import grids
from careerdash.ui.importing.sheets import file_card
from careerdash.wording import _

visitor = require_visitor()

database = open_plain(_("Import"), _("Drop workbooks, see what will be stored, then say yes."))
desk = import_desk()

if desk.receipt is not None:
    show_receipt(desk, desk.receipt, database)

st.subheader(_("1 · Files"), anchor=False)
read_dropped(desk, drop_files(desk))
if desk.told:
    st.info(desk.told)
if desk.workbooks:
    common_answers(desk)
plan = make_plan(desk, database, date.today())  # noqa: DTZ011 - the advisor's own calendar day

if plan is not None:
    st.subheader(_("2 · What is in them, and which column is which"), anchor=False)
    for file in plan.files:
        file_card(file)
    if any(file.reason is None for file in plan.files):
        st.subheader(_("3 · Check"), anchor=False)
        counters(plan.counts)
        sheet_counts(plan)
        changes(plan)
        career_field(plan, database)
        conflicts(plan)
        emptied(plan)
        issues(plan.issues, desk)
        grids(desk)
        held_rows(plan)
        problem_download(plan, desk.sources)
        st.subheader(_("4 · Store"), anchor=False)
        store_button(desk, plan, database, visitor.name)
