"""Set a step against the evidence, and mark papers as received: with a reason or a date, and back again."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.advising.overrides import override_step, withdraw_override
from careerdash.advising.received import mark_received, withdraw_paper
from careerdash.domain.tracks import Paper
from careerdash.domain.vocabulary import Status
from careerdash.errors import WrongUse
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _

_REASON = 500
_OF_A_FIELD = frozenset({Paper.SUMMARY_REPORT, Paper.CULTIVATION_PLAN})


def paper_words(paper: str) -> str:
    """Return the words for a paper that students hand in."""
    return {
        Paper.OUTLINE: _("Interview outline"),
        Paper.SELF_ASSESSMENT: _("Self-assessment or test result"),
        Paper.SUMMARY_REPORT: _("Summary report"),
        Paper.CULTIVATION_PLAN: _("Self-cultivation plan"),
    }[Paper(paper)]


@st.dialog(_("Set by hand"), width="medium")
def set_by_hand(desk: Desk, student_key: str, track: str, step: str, title: str) -> None:
    """Ask for a state and a reason, and set the step."""
    labels = {
        Status.DONE: _("Done"),
        Status.IN_PROGRESS: _("In progress"),
        Status.NOT_STARTED: _("Not started"),
        Status.WAIVED: _("Excused"),
    }
    st.markdown(f"**{plain(title)}**")
    status = st.segmented_control(
        _("State"),
        list(labels),
        format_func=lambda code: labels[code],
        default=Status.DONE,
        required=True,
        key="set-state",
    )
    reason = st.text_input(_("Why"), key="set-reason", max_chars=_REASON)
    st.caption(_("It counts from {date} on, is shown as set by hand, and can be taken back.").format(date=desk.today))
    if not st.button(_("Set"), type="primary", key="set-store"):
        return
    try:
        override_step(
            desk.database, student_key, track, step, status or Status.DONE, reason, desk.today, desk.author, _now()
        )
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.rerun()


def take_back_override(desk: Desk, override_id: str) -> None:
    """Take an override back and draw the page anew."""
    try:
        withdraw_override(desk.database, override_id, desk.author, _now())
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.rerun()


@st.dialog(_("Mark papers as received"), width="medium")
def papers_received(desk: Desk, student_key: str, fields: tuple[str, ...]) -> None:
    """Ask which papers were received when, and store them."""
    papers = st.pills(_("Papers"), list(Paper), format_func=paper_words, selection_mode="multi", key="papers-kind")
    on = st.date_input(_("Received on"), value=desk.today, max_value=desk.today, format="YYYY-MM-DD", key="papers-day")
    field = None
    if len(fields) > 1 and any(paper in _OF_A_FIELD for paper in papers):
        field = st.selectbox(_("About the field"), fields, index=len(fields) - 1, key="papers-field")
    if not st.button(_("Mark as received"), type="primary", key="papers-store", disabled=not papers):
        return
    try:
        for paper in papers:
            about = field if paper in _OF_A_FIELD else None
            mark_received(desk.database, [student_key], paper, on, desk.author, _now(), about)
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.rerun()


def take_back_paper(desk: Desk, paper_id: str) -> None:
    """Take back that a paper was received and draw the page anew."""
    withdraw_paper(desk.database, paper_id, desk.author, _now())
    st.rerun()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
