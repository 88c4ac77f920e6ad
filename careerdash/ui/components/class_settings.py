"""Classes on the page: the list, a new class, and for one class its term, due dates, roster and end."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st

from careerdash.domain.tracks import TRACKS
from careerdash.imports.classes import close_class, create_class, due_dates, reopen_class, set_due_date, set_term
from careerdash.insights.classes import Classes, ClassSummary
from careerdash.insights.students import Students
from careerdash.ui.components.text import number, student_status_words
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_


def classes_sentence(found: Classes) -> str:
    """Return how many classes there are, how many students they have, and how many are over."""
    if not found.classes:
        return _("There is no class here yet. Create one, or import a roster.")
    told = n_("{n} class", "{n} classes", len(found.classes))
    known = [entry.students for entry in found.classes if entry.students is not None]
    if len(known) == len(found.classes):
        told += ", " + n_("{n} student", "{n} students", sum(known))
    over = sum(entry.closed for entry in found.classes)
    return told + ("; " + n_("{n} is closed.", "{n} are closed.", over) if over else ".")


def class_table(found: Classes) -> None:
    """List the classes with their counts."""
    st.dataframe(
        [
            {
                _("Class"): entry.class_name,
                _("Year"): "" if entry.year is None else str(entry.year),
                _("Students"): number(entry.students),
                _("Interviews"): number(entry.interviews),
                _("Professionals"): number(entry.professionals),
                _("Term starts"): entry.term_start,
                _("Term ends"): entry.term_end,
                _("State"): _("Closed") if entry.closed else _("Open"),
            }
            for entry in found.classes
        ],
        hide_index=True,
        column_config={name: st.column_config.TextColumn(alignment="right") for name in _counted()},
        alt=_("Classes with their counts and terms"),
    )


def _counted() -> tuple[str, ...]:
    return (_("Students"), _("Interviews"), _("Professionals"))


def new_class(desk: Desk) -> None:
    """Draw the form that creates a class."""
    with st.popover(_("New class"), icon=":material/add:"), st.form("new-class", border=False, clear_on_submit=True):
        name = st.text_input(_("Name of the class"), max_chars=120)
        if st.form_submit_button(_("Create class"), type="primary"):
            create_class(desk.database, name, desk.author, _now())
            st.rerun()


def term_form(desk: Desk, chosen: ClassSummary) -> None:
    """Draw the form for the term and the due dates of every step of the tracks in use."""
    stored = due_dates(desk.database, chosen.class_id)
    with st.form(f"term-{chosen.class_id}", border=False):
        start_column, end_column = st.columns(2)
        start = start_column.date_input(_("Term starts"), value=chosen.term_start, format="YYYY-MM-DD")
        end = end_column.date_input(_("Term ends"), value=chosen.term_end, format="YYYY-MM-DD")
        asked: dict[tuple[str, str], date | None] = {}
        for track in (track for track in TRACKS if track.key in chosen.tracks):
            st.markdown(f"**{_(track.title)}** :gray[{_('by when a step should be done')}]")
            with st.grid(4, gap="small"):
                for step in track.steps:
                    asked[(track.key, step.key)] = st.date_input(
                        _(step.title),
                        value=stored.get((track.key, step.key)),
                        format="YYYY-MM-DD",
                        key=f"due-{chosen.class_id}-{track.key}-{step.key}",
                    )
        if st.form_submit_button(_("Save dates"), type="primary"):
            _save(desk, chosen, (start, end), asked, stored)
            st.rerun()


def _save(
    desk: Desk,
    chosen: ClassSummary,
    term: tuple[date | None, date | None],
    asked: Mapping[tuple[str, str], date | None],
    stored: Mapping[tuple[str, str], date],
) -> None:
    if term != (chosen.term_start, chosen.term_end):
        set_term(desk.database, chosen.class_id, *term, desk.author, _now())
    for (track, step), due in asked.items():
        if due != stored.get((track, step)):
            set_due_date(desk.database, chosen.class_id, track, step, due, desk.author, _now())


def roster(found: Students) -> None:
    """List the students of the class."""
    if found.hidden:
        st.caption(_("Names are hidden: the roster is not listed."))
        return
    if not found.students:
        st.caption(_("No student yet. Import a roster or the logs of the class."))
        return
    st.dataframe(
        {
            _("Student ID"): [student.student_id or "" for student in found.students],
            _("Name"): [student.student_name or "" for student in found.students],
            _("State"): [student_status_words(student.status) for student in found.students],
            _("Interviews held"): [student.held for student in found.students],
        },
        hide_index=True,
        alt=_("Roster of the class"),
    )


def closing(desk: Desk, chosen: ClassSummary) -> None:
    """Draw the button that ends a class, or takes that back."""
    if chosen.closed:
        st.markdown(_("This class is closed: it asks for nothing any more and stays in every figure."))
        if st.button(_("Open it again"), key=f"reopen-{chosen.class_id}"):
            reopen_class(desk.database, chosen.class_id, desk.author, _now())
            st.rerun()
        return
    st.markdown(
        _("A closed class asks for nothing any more: its students leave the list of the day, its figures stay.")
    )
    if st.button(_("Close this class"), key=f"close-{chosen.class_id}"):
        close_class(desk.database, chosen.class_id, desk.author, _now())
        st.rerun()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
