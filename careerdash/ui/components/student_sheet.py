"""The one-page sheet of a student, to print for a talk."""

from datetime import date

import streamlit as st

from careerdash.insights.students import StudentPage
from careerdash.reports.student_sheet import sheet_pdf
from careerdash.ui.frame import Desk
from careerdash.wording import _


def sheet_button(desk: Desk, page: StudentPage) -> None:
    """Draw the button that makes the sheet when it is pressed; it has names and says so."""
    made_on = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    st.download_button(
        _("Sheet to print"),
        data=lambda: sheet_pdf(page, desk.today, made_on),
        file_name=f"student-{page.student_id or page.student_key}-{desk.today}.pdf",
        mime="application/pdf",
        icon=":material/print:",
        on_click="ignore",
        key="student-sheet",
        help=_("One page with names, for a talk with the student. Advisor notes are not on it."),
    )
