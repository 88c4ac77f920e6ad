"""Hand a class over on the page: who looks after it, and one file for the colleague."""

import streamlit as st

from careerdash.advising.handover import hand_over
from careerdash.advising.rules import set_advisor
from careerdash.domain.vocabulary import View
from careerdash.insights.classes import ClassSummary
from careerdash.privacy.scope import Scope
from careerdash.ui.components.class_settings import now
from careerdash.ui.frame import Desk
from careerdash.wording import _


def handing_over(desk: Desk, chosen: ClassSummary) -> None:
    """Draw who looks after the class, and the file with notes, rules, papers, contacts and mappings."""
    with st.form(f"advisor-{chosen.class_id}", border=False):
        name = st.text_input(_("Advisor of this class"), value=chosen.advisor or "", max_chars=60, width=320)
        if st.form_submit_button(_("Save name")):
            set_advisor(desk.database, chosen.class_id, name, desk.author, now())
            st.rerun()
    if desk.view is View.SHARE:
        st.caption(_("Names are hidden: the file for a colleague names students."))
        return
    scope = Scope(frozenset({chosen.class_id}))
    st.markdown(
        _(
            "The file holds the rules, dates, papers, steps set by hand, notes, contacts and column mappings of this "
            "class. It names students: give it only to who takes over."
        )
    )
    st.download_button(
        _("Download the handover file"),
        data=lambda: hand_over(desk.database, scope, desk.author, now()),
        file_name="handover.zip",
        mime="application/zip",
        icon=":material/download:",
        key=f"handover-{chosen.class_id}",
    )
