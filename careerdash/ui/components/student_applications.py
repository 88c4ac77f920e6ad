"""The job interviews of one student on the page: the rounds of every application."""

import streamlit as st

from careerdash.insights.student_applications import Round, student_applications
from careerdash.ui.frame import Desk
from careerdash.wording import _


def student_rounds_of_jobs(desk: Desk, student_key: str) -> None:
    """List the rounds of a student's applications with date, result and offer; nothing where none is recorded."""
    rounds = desk.ask(student_applications, student_key=student_key)
    if not rounds:
        return
    st.dataframe(
        {
            _("Employer"): [entry.employer for entry in rounds],
            _("Post"): [entry.post for entry in rounds],
            _("Round"): [entry.name for entry in rounds],
            _("On"): [entry.on.isoformat() if entry.on else "" for entry in rounds],
            _("Result"): [_result(entry) for entry in rounds],
            _("Prepared"): [_yes_no(entry.prepared) for entry in rounds],
            _("Offer"): [_yes_no(entry.offer) for entry in rounds],
            _("Offered"): [entry.salary_text for entry in rounds],
            _("Interviewer"): [entry.interviewer for entry in rounds],
        },
        hide_index=True,
        placeholder="",
        alt=_("Rounds of this student's applications"),
    )


def _result(entry: Round) -> str:
    if not entry.held and entry.on is not None:
        return _("Ahead")
    return {
        "waiting": _("Waiting"),
        "passed": _("Passed"),
        "failed": _("Failed"),
        "withdrawn": _("Withdrawn"),
    }.get(entry.result, entry.result)


def _yes_no(value: bool | None) -> str:
    return {True: _("Yes"), False: _("No"), None: ""}[value]
