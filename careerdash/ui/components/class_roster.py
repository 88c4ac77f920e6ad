"""The students of a class on the page: who takes part, and steps of the class's own recorded for many at once."""

import streamlit as st

from careerdash.advising.states import set_student_state
from careerdash.advising.steps import record_step
from careerdash.domain.vocabulary import Status, StudentStatus
from careerdash.insights.asked import OwnStep, asked
from careerdash.insights.classes import ClassSummary
from careerdash.insights.students import Students
from careerdash.privacy.scope import Scope
from careerdash.ui.components.class_settings import now, store
from careerdash.ui.components.class_templates import class_templates
from careerdash.ui.components.text import student_status_words
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_ROW = 35
_TALLEST = 420


def roster(desk: Desk, chosen: ClassSummary, found: Students) -> None:
    """List the students of the class; those chosen can be excused, withdrawn, or recorded for a step."""
    if found.hidden:
        st.caption(_("Names are hidden: the roster is not listed."))
        return
    if not found.students:
        st.caption(_("No student yet. Import a roster or the logs of the class."))
        return
    class_templates(desk, chosen)
    event = st.dataframe(
        {
            _("Student ID"): [student.student_id or "" for student in found.students],
            _("Name"): [student.student_name or "" for student in found.students],
            _("State"): [student_status_words(student.status) for student in found.students],
            _("Interviews held"): [student.held for student in found.students],
        },
        hide_index=True,
        height=min(_TALLEST, _ROW * (len(found.students) + 1) + 3),
        on_select="rerun",
        selection_mode="multi-row",
        key=f"roster-{chosen.class_id}-{desk.version}",
        alt=_("Roster of the class"),
    )
    keys = [found.students[row].student_key for row in event.selection.rows if row < len(found.students)]
    if not keys:
        st.caption(_("Choose students to excuse or withdraw them, or to record a step."))
        return
    state, own = st.columns(2)
    with state:
        _state(desk, keys)
    steps = list(asked(desk.database, Scope(frozenset({chosen.class_id}))).own)
    if steps:
        with own:
            _record(desk, keys, steps)


def _state(desk: Desk, keys: list[str]) -> None:
    with st.form("student-state"):
        st.markdown(f"**{n_('{n} student is', '{n} students are', len(keys))}**")
        state = st.segmented_control(
            _("State"),
            list(StudentStatus),
            format_func=student_status_words,
            default=StudentStatus.EXCUSED,
            required=True,
            label_visibility="collapsed",
        )
        reason = st.text_input(_("Why, in a few words"), max_chars=300)
        st.caption(_("Each is a correction: it outranks the rosters and can be withdrawn in the history."))
        if st.form_submit_button(_("Store")):
            chosen = state or StudentStatus.EXCUSED
            store(lambda: set_student_state(desk.database, keys, chosen, reason, desk.author, now(), desk.today))


def _record(desk: Desk, keys: list[str], steps: list[OwnStep]) -> None:
    labels = {
        Status.DONE: _("Done"),
        Status.IN_PROGRESS: _("In progress"),
        Status.NOT_STARTED: _("Not started"),
        Status.WAIVED: _("Excused"),
    }
    by_key = {own.step.key: own for own in steps}
    with st.form("record-step"):
        st.markdown(f"**{n_('Record a step of {n} student', 'Record a step of {n} students', len(keys))}**")
        key = st.selectbox(_("Step"), list(by_key), format_func=lambda code: by_key[code].step.title)
        state = st.segmented_control(
            _("State"), list(labels), format_func=lambda code: labels[code], default=Status.DONE, required=True
        )
        on = st.date_input(_("On"), value=desk.today, max_value=desk.today, format="YYYY-MM-DD")
        if st.form_submit_button(_("Record")):
            own = by_key[key]
            reached = state or Status.DONE
            store(lambda: record_step(desk.database, keys, own.track, own.step.key, reached, on, desk.author, now()))
