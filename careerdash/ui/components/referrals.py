"""Referrals on the page: the to-dos first, then who led to whom, and where contacts come from."""

import streamlit as st

from careerdash.charts.ranking import RankedBar, ranking_chart
from careerdash.charts.referral_tree import Contact, referral_tree
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.referrals import ReferralsAnswer
from careerdash.insights.words import POOLED
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.navigation import open_student
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_DRAWN = 60
_CLICK = "unused-open"


def unused_list(answer: ReferralsAnswer) -> None:
    """List the names nobody has called yet, newest first."""
    st.subheader(_("Not used yet"), anchor=False)
    if not answer.unused:
        st.info(_("Every name the professionals gave was followed up, or they gave none."))
        return
    st.dataframe(
        {
            "student": [row.student_name or "" for row in answer.unused],
            _("Class"): [row.class_name for row in answer.unused],
            _("As typed"): [row.text for row in answer.unused],
            _("Named by"): [row.named_by or "" for row in answer.unused],
            _("Field"): [row.field for row in answer.unused],
            _("Days ago"): [row.days for row in answer.unused],
        },
        hide_index=True,
        column_config={
            "student": st.column_config.ButtonColumn(
                _("Student"), pinned=True, type="tertiary", alignment="left", width=150, key=_CLICK
            ),
            _("As typed"): st.column_config.TextColumn(width="medium"),
        },
        alt=_("Referrals that were not used; a click on a name opens the student"),
    )
    click = st.session_state.get(_CLICK)
    if click is not None and click.row < len(answer.unused):
        open_student(answer.unused[click.row].student_key)


def tree(desk: Desk, answer: ReferralsAnswer) -> None:
    """Draw who led to whom."""
    st.subheader(_("Who led to whom"), anchor=False)
    if not answer.leads:
        st.info(_("No log names the professional who led to another interview."))
        return
    waves(answer)
    contacts: dict[str, Contact] = {}
    for lead in answer.leads[:_DRAWN]:
        student = lead.student_name or ""
        contacts.setdefault(lead.leader, Contact(lead.leader, "", lead.leader_name or "", student))
        contacts[lead.interview_id] = Contact(lead.interview_id, lead.leader, lead.name or "", student)
    marks = {
        contact.key: Mark(f"{contact.name}, {contact.student}", interviews=(contact.key,))
        for contact in contacts.values()
    }
    draw_marked(desk, referral_tree(list(contacts.values())), "referral-tree", answer.basis, marks)
    with st.expander(_("As a table")):
        st.dataframe(
            {
                _("Student"): [lead.student_name or "" for lead in answer.leads],
                _("Class"): [lead.class_name for lead in answer.leads],
                _("Led by"): [lead.leader_name or "" for lead in answer.leads],
                _("To"): [lead.name or "" for lead in answer.leads],
                _("Wave"): [lead.wave for lead in answer.leads],
            },
            hide_index=True,
            alt=_("Who led to whom, as a table"),
        )
    if len(answer.leads) > _DRAWN:
        st.caption(_("The first {n} are drawn; narrow the classes to see others.").format(n=_DRAWN))


def asked_often(answer: ReferralsAnswer) -> None:
    """List professionals whom several students asked."""
    st.subheader(_("Asked by several students"), anchor=False)
    if not answer.asked_often:
        st.info(_("No professional was asked by more than one student."))
        return
    st.dataframe(
        {
            _("Professional"): [row.name or "" for row in answer.asked_often],
            _("Organisation"): [row.organisation or "" for row in answer.asked_often],
            _("Students"): [row.students for row in answer.asked_often],
            _("Last asked"): [row.last_date for row in answer.asked_often],
            _("May be contacted again"): [
                _("yes") if row.may_contact_again else _("no, or not asked") for row in answer.asked_often
            ],
        },
        hide_index=True,
        alt=_("Professionals asked by several students"),
    )


def origins(desk: Desk, answer: ReferralsAnswer) -> None:
    """Draw where contacts come from, in people."""
    st.subheader(_("Where contacts come from"), anchor=False)
    if not answer.origins:
        st.info(_("Too few logs say how the professional was found."))
        return
    people = sum(origin.people for origin in answer.origins)
    bars = [
        RankedBar(origin_words(origin.code), origin.people, mark="" if answer.hidden else origin.code)
        for origin in answer.origins
    ]
    marks = {origin.code: Mark(origin_words(origin.code), "origin", origin.code) for origin in answer.origins}
    chart = ranking_chart(bars, _("Professionals (n = {n})").format(n=f"{people:,}"), people)
    draw_marked(desk, chart, "origins", answer.basis, marks)
    with st.expander(_("As a table")):
        st.dataframe(
            {
                _("Where from"): [origin_words(origin.code) for origin in answer.origins],
                _("Professionals"): [origin.people for origin in answer.origins],
            },
            hide_index=True,
            alt=_("Where contacts come from, as a table"),
        )


def waves(answer: ReferralsAnswer) -> None:
    """Say how many contacts belong to each wave."""
    if answer.hidden and answer.waves:
        first, later = answer.waves
        st.markdown(
            _("About {first} professionals were first contacts, about {later} were named by others.").format(
                first=f"{first[1]:,}", later=f"{later[1]:,}"
            )
        )
    elif answer.waves:
        st.caption(
            " · ".join(
                _("wave {wave}: {n}").format(wave=wave, n=n_("{n} interview", "{n} interviews", count))
                for wave, count in answer.waves
            )
        )


def origin_words(code: str) -> str:
    """Return the words for a relationship to the professional."""
    return {
        "relative": _("Relatives"),
        "friend": _("Friends and acquaintances"),
        "alumni": _("Alumni"),
        "teacher": _("Teachers"),
        "referral": _("Named by a professional"),
        "association": _("Associations and fairs"),
        "web": _("Web and social networks"),
        "stranger": _("Asked without an introduction"),
        POOLED: _("Other ways"),
    }.get(code, code.replace("_", " ").capitalize())
