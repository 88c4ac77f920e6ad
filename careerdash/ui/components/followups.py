"""What an advisor does about a line: copy a message, put it off, settle it, and bring it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import streamlit as st

from careerdash.advising.followups import (
    CONTACTED_DAYS,
    Concern,
    bring_back,
    mark_contacted,
    mark_done,
    snooze,
)
from careerdash.errors import WrongUse
from careerdash.insights.quieted import QuietLine
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_TOLD = "followup-told"
_A_WEEK = 7
_REASON = 300


def told() -> None:
    """Say once what was stored, below the place it vanished from."""
    said = st.session_state.pop(_TOLD, None)
    if said:
        st.toast(said, icon=":material/check:")


@st.dialog(_("Message"), width="medium")
def message(desk: Desk, text: str, concern: Concern) -> None:
    """Show a text ready to copy, and offer to note that it was sent."""
    st.caption(_("Copy with the button at the right of the text; careerdash sends nothing itself."))
    st.code(text, language=None, wrap_lines=True)
    if st.button(_("Contacted today"), type="primary", icon=":material/mark_email_read:", key="contacted"):
        _stored(
            lambda now: mark_contacted(desk.database, concern, desk.author, desk.today, now),
            n_("Noted. Quiet for {n} day.", "Noted. Quiet for {n} days.", CONTACTED_DAYS),
        )
    st.caption(n_("Then this is quiet for {n} day.", "Then this is quiet for {n} days.", CONTACTED_DAYS))


@st.dialog(_("Put off"), width="medium")
def put_off(desk: Desk, concern: Concern, sentences: tuple[str, ...]) -> None:
    """Ask until when and why, and put the line off."""
    meant = _meant(concern, sentences)
    until = st.date_input(
        _("Ask again on"),
        value=desk.today + timedelta(days=_A_WEEK),
        min_value=desk.today + timedelta(days=1),
        format="YYYY-MM-DD",
        key="put-off-until",
    )
    reason = st.text_input(_("Why"), key="put-off-reason", max_chars=_REASON)
    if st.button(_("Put off"), type="primary", key="put-off-store"):
        _stored(
            lambda now: snooze(desk.database, meant, until, reason, desk.author, desk.today, now),
            _("Put off until {date}.").format(date=f"{until:%d %b %Y}"),
        )


@st.dialog(_("Done"), width="medium")
def settle(desk: Desk, concern: Concern, sentences: tuple[str, ...]) -> None:
    """Ask what was done, and settle the line."""
    meant = _meant(concern, sentences)
    reason = st.text_input(_("What was done"), key="done-reason", max_chars=_REASON)
    st.caption(_("It asks again only on a new occasion, such as another due date."))
    if st.button(_("Done"), type="primary", key="done-store"):
        _stored(lambda now: mark_done(desk.database, meant, reason, desk.author, desk.today, now), _("Noted as done."))


def _meant(concern: Concern, sentences: tuple[str, ...]) -> Concern:
    """Show what it is about, and ask whether the other matters of the student are meant as well."""
    st.markdown(plain(sentences[0]))
    others = sentences[1:]
    if not others:
        return concern
    label = n_("Also the other one", "Also the {n} others", len(others))
    if st.checkbox(label, key="followup-others", help="  \n".join(plain(one) for one in others)):
        return concern
    return replace(concern, matters=concern.matters[:1])


def _stored(store: Callable[[datetime], object], said: str) -> None:
    """Store, say so on the page that is drawn anew, or show why it was refused."""
    try:
        store(datetime.now(UTC).replace(tzinfo=None))
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.session_state[_TOLD] = said
    st.rerun()


def quiet_lines(desk: Desk, lines: tuple[QuietLine, ...]) -> None:
    """List what is quiet and why, each with a button that brings it back."""
    if not lines:
        return
    with st.expander(n_("{n} line is quiet", "{n} lines are quiet", len(lines)), icon=":material/notifications_off:"):
        for number, line in enumerate(lines):
            who = line.student_name or line.class_name
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{plain(who)}** {plain(line.sentence)}  \n:gray[{plain(line.why)}]", width="stretch")
                if st.button(_("Bring back"), key=f"back-{number}-{line.followup_ids[0]}"):
                    now = datetime.now(UTC).replace(tzinfo=None)
                    bring_back(desk.database, line.followup_ids, desk.author, now)
                    st.session_state[_TOLD] = _("Back on the list.")
                    st.rerun()
