"""Welcome: what a new database offers, a sample class to look around in or the first workbook."""

import streamlit as st

from careerdash.ui.components.navigation import open_page
from careerdash.ui.components.sample import load_button
from careerdash.ui.frame import open_plain
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

database = open_plain(
    _("Welcome to careerdash"), _("Drop the interview logs of a class, and see who needs you today and why.")
)
sample, own = st.columns(2, gap="large")
with sample, st.container(border=True, height="stretch"):
    st.subheader(_("Look around first"), anchor=False)
    st.markdown(
        _(
            "Three invented classes with about 100 students and 300 interviews. Undo in the history takes "
            "their rows away; the empty classes stay until you close them."
        )
    )
    st.space("stretch")
    load_button(database, visitor.name)
with own, st.container(border=True, height="stretch"):
    st.subheader(_("Start with your class"), anchor=False)
    st.markdown(
        _("A class workbook, a roster or many one-student files. You see what will be stored before it is stored.")
    )
    st.space("stretch")
    if st.button(_("Import a workbook"), key="go-import", type="primary", icon=":material/upload_file:"):
        open_page("import")
