"""Rows to fix: rows that could not be understood, corrected in place."""

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.imports.fixes.held import held_rows
from careerdash.ui.cache import the_database
from careerdash.ui.components.waiting_rows import choose_row, outcome, repair, row_list, waiting_sentence
from careerdash.ui.filters import choose_view
from careerdash.ui.frame import open_plain
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

rows = held_rows(the_database())
database = open_plain(_("Rows to fix"), waiting_sentence(rows))
outcome()
if rows and choose_view(visitor) is View.SHARE:
    st.caption(_("Names are hidden: choose “Names shown” to see the rows and to fix them."))
elif rows:
    row_list(rows)
    repair(choose_row(rows), database, visitor.name)
