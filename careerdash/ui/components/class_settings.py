"""Classes on the page: the list, a new class, and for one class its term, collections, due dates and end."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime

import streamlit as st

from careerdash.advising.rules import copy_settings, set_collections
from careerdash.domain.tracks import ASSIGNMENT
from careerdash.errors import CareerdashError, WrongUse
from careerdash.imports.classes import close_class, create_class, due_dates, reopen_class, set_due_date, set_term
from careerdash.insights.asked import asked
from careerdash.insights.classes import Classes, ClassSummary
from careerdash.insights.received import Collections
from careerdash.privacy.scope import Scope
from careerdash.ui.components.tables import Columns
from careerdash.ui.components.text import number, plain
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
                _("Advisor"): entry.advisor or "",
                _("State"): _("Closed") if entry.closed else _("Open"),
            }
            for entry in found.classes
        ],
        hide_index=True,
        placeholder="",
        column_config=_class_columns(),
        alt=_("Classes with their counts and terms"),
    )


def _class_columns() -> Columns:
    counted = (_("Students"), _("Interviews"), _("Professionals"))
    dated = (_("Term starts"), _("Term ends"))
    return {
        **{name: st.column_config.TextColumn(alignment="right") for name in counted},
        **{name: st.column_config.DateColumn(format="YYYY-MM-DD") for name in dated},
    }


def new_class(desk: Desk, found: Classes) -> None:
    """Draw the form that creates a class, with the settings of another one where wanted."""
    sources = {"": _("Nothing")} | {entry.class_id: entry.class_name for entry in found.classes}
    with st.popover(_("New class"), icon=":material/add:"), st.form("new-class", border=False, clear_on_submit=True):
        name = st.text_input(_("Name of the class"), max_chars=120)
        start_column, end_column = st.columns(2)
        start = start_column.date_input(_("Term starts"), value=None, format="YYYY-MM-DD")
        end = end_column.date_input(_("Term ends"), value=None, format="YYYY-MM-DD")
        source = st.selectbox(
            _("Copy rules, tracks and dates from"), list(sources), format_func=lambda code: sources[code]
        )
        st.caption(_("Dates move by as many days as the terms are apart."))
        if st.form_submit_button(_("Create class"), type="primary"):
            store(lambda: _create(desk, name, (start, end), source))


def _create(desk: Desk, name: str, term: tuple[date | None, date | None], source: str) -> None:
    start, end = term
    if start is not None and end is not None and end < start:
        raise WrongUse(_("The term ends before it starts: swap the two dates."))
    class_id = create_class(desk.database, name, desk.author, now())
    if start or end:
        set_term(desk.database, class_id, start, end, desk.author, now())
    if source:
        copy_settings(desk.database, source, class_id, desk.author, now())


def copy_form(desk: Desk, chosen: ClassSummary, found: Classes) -> None:
    """Draw the choice of a class whose rules, tracks, due dates and collections are taken over."""
    others = {entry.class_id: entry.class_name for entry in found.classes if entry.class_id != chosen.class_id}
    if not others:
        return
    with st.popover(_("Copy from another class"), icon=":material/content_copy:"):
        source = st.selectbox(
            _("Take rules, tracks, due dates and collections from"),
            list(others),
            format_func=lambda code: others[code],
            key=f"copy-from-{chosen.class_id}",
        )
        st.caption(
            _("What is stated here now is replaced. Dates move by as many days as the terms are apart: set both first.")
        )
        if st.button(_("Copy"), type="primary", key=f"copy-{chosen.class_id}"):
            store(lambda: copy_settings(desk.database, source, chosen.class_id, desk.author, now()))


def term_form(desk: Desk, chosen: ClassSummary, collected: Collections) -> None:
    """Draw the form for the term, the collection days, and the due date of every step asked for."""
    stored = due_dates(desk.database, chosen.class_id)
    known = asked(desk.database, Scope(frozenset({chosen.class_id})))
    with st.form(f"term-{chosen.class_id}", border=False):
        start_column, end_column, _rest = st.columns([1, 1, 2])
        start = start_column.date_input(_("Term starts"), value=chosen.term_start, format="YYYY-MM-DD")
        end = end_column.date_input(_("Term ends"), value=chosen.term_end, format="YYYY-MM-DD")
        dates: dict[tuple[str, str], date | None] = {}
        for track in (known.track(key) for key in chosen.tracks):
            st.markdown(f"**{_(track.title)}** :gray[{_('by when a step should be done')}]")
            with st.grid(5 if track.key == ASSIGNMENT.key else 4, min_column_width=150, gap="small"):
                for step in track.steps:
                    dates[(track.key, step.key)] = st.date_input(
                        step.title if step.own else _(step.title),
                        value=stored.get((track.key, step.key)),
                        format="YYYY-MM-DD",
                        key=f"due-{chosen.class_id}-{track.key}-{step.key}",
                    )
        st.markdown(f"**{_('Collections')}** :gray[{_('days on which logs and papers are collected')}]")
        days = st.data_editor(
            [{"day": entry.collected_on, "title": entry.title} for entry in collected.planned] or _no_collection(),
            num_rows="dynamic",
            hide_index=True,
            placeholder="",
            width=460,
            key=f"collections-{chosen.class_id}",
            column_config={
                "day": st.column_config.DateColumn(_("Day"), format="YYYY-MM-DD", required=True),
                "title": st.column_config.TextColumn(_("What is collected"), max_chars=60),
            },
        )
        if st.form_submit_button(_("Save dates"), type="primary"):
            entries = [(row["day"], str(row["title"] or "")) for row in days if isinstance(row["day"], date)]
            known_days = [(entry.collected_on, entry.title) for entry in collected.planned]
            wanted = None if entries == known_days else entries
            store(lambda: _save(desk, chosen, (start, end), dates, stored, wanted))


def _no_collection() -> list[dict[str, object]]:
    return [{"day": None, "title": None}]


def _save(
    desk: Desk,
    chosen: ClassSummary,
    term: tuple[date | None, date | None],
    dates: Mapping[tuple[str, str], date | None],
    stored: Mapping[tuple[str, str], date],
    collections: Sequence[tuple[date, str]] | None,
) -> None:
    if term != (chosen.term_start, chosen.term_end):
        set_term(desk.database, chosen.class_id, *term, desk.author, now())
    for (track, step), due in dates.items():
        if due != stored.get((track, step)):
            set_due_date(desk.database, chosen.class_id, track, step, due, desk.author, now())
    if collections is not None:
        set_collections(desk.database, chosen.class_id, collections, desk.author, now())


def closing(desk: Desk, chosen: ClassSummary) -> None:
    """Draw the button that ends a class, or takes that back."""
    if chosen.closed:
        st.markdown(_("This class is closed: it asks for nothing any more and stays in every figure."))
        if st.button(_("Open it again"), key=f"reopen-{chosen.class_id}"):
            reopen_class(desk.database, chosen.class_id, desk.author, now())
            st.rerun()
        return
    st.markdown(
        _("A closed class asks for nothing any more: its students leave the list of the day, its figures stay.")
    )
    if st.button(_("Close this class"), key=f"close-{chosen.class_id}"):
        close_class(desk.database, chosen.class_id, desk.author, now())
        st.rerun()


def store(write: Callable[[], object]) -> None:
    """Store something and draw the page anew; where it is refused, say why beside the form."""
    try:
        write()
    except CareerdashError as refused:
        st.warning(plain(refused.sentence))
        return
    st.rerun()


def now() -> datetime:
    """Return the moment a statement is made, as it is stored."""
    return datetime.now(UTC).replace(tzinfo=None)
