"""Hand a class over on the page: who looks after it, one file for the colleague, and the file of a colleague taken."""

from datetime import date

import streamlit as st

from careerdash.advising.handover import hand_over
from careerdash.advising.handover_file import HandedOver, read_handover
from careerdash.advising.rules import set_advisor
from careerdash.advising.takeover import Offered, TakenClass, offered, take_over
from careerdash.domain.vocabulary import View
from careerdash.errors import CareerdashError
from careerdash.insights.classes import ClassSummary
from careerdash.privacy.scope import Scope
from careerdash.ui.components.class_settings import now, store
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_TOLD = "takeover-told"


def handing_over(desk: Desk, chosen: ClassSummary) -> None:
    """Draw who looks after the class, and the file with notes, rules, papers, contacts and mappings."""
    with st.form(f"advisor-{chosen.class_id}", border=False):
        name = st.text_input(_("Advisor of this class"), value=chosen.advisor or "", max_chars=60, width=320)
        if st.form_submit_button(_("Save name")):
            store(lambda: set_advisor(desk.database, chosen.class_id, name, desk.author, now()))
    if desk.view is View.SHARE:
        st.caption(_("Names are hidden: the file for a colleague names students."))
        return
    scope = Scope(frozenset({chosen.class_id}))
    st.markdown(
        _(
            "The file holds the rules, dates, papers, steps set by hand, notes, contacts, marks and column mappings of "
            "this class. The colleague imports the workbooks of the class, then opens the file with “Take over a "
            "class”. It names students: give it only to who takes over."
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


def taking_over(desk: Desk, allowed: Scope) -> None:
    """Draw the button to take over a class from a colleague's file, into the classes of ``allowed`` or a new one."""
    if st.button(_("Take over a class"), key="take-over", icon=":material/move_to_inbox:"):
        _take_over(desk, allowed)
    told = st.session_state.pop(_TOLD, None)
    if told:
        st.toast(told, icon=":material/check:")


@st.dialog(_("Take over a class"), width="large")
def _take_over(desk: Desk, allowed: Scope) -> None:
    """Ask for the handover file, show what it brings, and store it when the advisor says so."""
    dropped = st.file_uploader(_("The handover file of a colleague"), type=["zip"], key="takeover-file")
    if dropped is None:
        st.caption(_("You see what the file brings before anything is stored."))
        return
    try:
        handed = read_handover(dropped.name, dropped.getvalue())
        found = offered(desk.database, allowed, handed)
    except CareerdashError as refused:
        st.error(plain(refused.sentence))
        return
    _what_it_brings(found)
    if not found.ready:
        st.warning(plain(found.refusal))
        return
    if st.button(
        n_("Take over {n} class", "Take over {n} classes", len(found.classes)), type="primary", key="takeover-store"
    ):
        _store(desk, allowed, handed)


def _store(desk: Desk, allowed: Scope, handed: HandedOver) -> None:
    today = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    try:
        taken = take_over(desk.database, allowed, handed, desk.author, now(), today)
    except CareerdashError as refused:
        st.error(plain(refused.sentence))
        return
    st.session_state[_TOLD] = n_("{n} class is taken over.", "{n} classes are taken over.", len(taken))
    st.rerun()


def _what_it_brings(found: Offered) -> None:
    st.markdown(
        _("Handed over by **{name}** on {date}.").format(
            name=plain(found.made_by), date=found.made_at.date().isoformat()
        )
    )
    for entry in found.classes:
        st.markdown(f"**{plain(entry.class_name)}**  \n{plain(_of_class(entry))}")
    words = {
        "notes": _("Notes"), "received_papers": _("Papers received"), "overrides": _("Steps set by hand"),
        "recorded_steps": _("Steps recorded"), "contacts": _("Contacts, put off and done"), "grades": _("Marks"),
        "criteria": _("Criteria"), "mappings": _("Column mappings"),
    }  # fmt: skip
    brought = {words[part]: f"{count:,}" for part, count in found.counts.items() if count}
    if brought:
        st.table({_("It brings"): list(brought), _("Entries"): list(brought.values())}, border="horizontal")
    if found.known_before:
        st.caption(n_("{n} entry is stored here already.", "{n} entries are stored here already.", found.known_before))


def _of_class(entry: TakenClass) -> str:
    said = [
        _("{found} of {students} are stored here").format(
            found=f"{entry.found:,}", students=n_("{n} student", "{n} students", entry.students)
        )
        if entry.exists
        else _("not stored here yet: it will be created")
    ]
    if entry.replaces:
        said.append(_("its term, rules, tracks and dates replace those stated here"))
    if entry.states:
        said.append(n_("{n} student gets another state", "{n} students get another state", entry.states))
    return "; ".join(said) + "."
