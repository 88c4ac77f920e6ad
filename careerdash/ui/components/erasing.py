"""Erasing a person: what would go is shown first, and is done only after a second yes."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.care.erasing import Erased
from careerdash.care.erasure import Find, erase, preview_erasure
from careerdash.care.people import Manner, find_professional, people_like, student_of_record
from careerdash.care.telling import warnings, what_goes
from careerdash.domain.vocabulary import Entity, View
from careerdash.errors import CareerdashError
from careerdash.privacy.audit import erasures, lift_marks
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.ui.cache import forget_answers
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.ui.guard import Visitor
from careerdash.wording import _, n_

_DONE = "erasing-done"
_MOST = 50


def may_erase(visitor: Visitor, database: Database) -> bool:
    """Whether a visitor may erase: an erasure reaches all classes, so one has to be allowed to see all, with names."""
    return View.ADVISOR in visitor.views and visitor.scope.classes >= Scope.everything(database).classes


def erased_told() -> None:
    """Say once what was erased."""
    if told := st.session_state.pop(_DONE, None):
        st.success(told)


def choose_person(database: Database, visitor: Visitor) -> None:
    """Draw the search for a person, and what erasing them would do."""
    kinds = {Entity.STUDENT: _("A student"), Entity.PROFESSIONAL: _("A professional")}
    entity = st.segmented_control(
        _("Who"), list(kinds), format_func=lambda kind: kinds[kind], default=Entity.STUDENT, key="erasing-kind"
    )
    if entity is None:
        return
    # empty again after each change: the name of who was erased does not stay in the box
    key = f"erasing-wanted-{database.data_version}"
    wanted = st.text_input(_("Name, number, class or organisation"), key=key, width=480)
    if not wanted.strip():
        return
    found = people_like(database, visitor.scope, entity, wanted, _MOST)
    if not found:
        st.caption(_("Nobody is stored under “{wanted}”.").format(wanted=plain(wanted.strip())))
        return
    labels = {choice.id: choice.label for choice in found}
    chosen = st.selectbox(
        _("Person"), list(labels), format_func=lambda one: labels[one], index=None, width=480,
        key=f"erasing-person-{entity.value}-{wanted}",
        placeholder=n_("{n} person found", "{n} people found", len(found)),
    )  # fmt: skip
    if chosen is None:
        return
    manner = Manner.ERASED
    if entity is Entity.PROFESSIONAL:
        ways = {
            Manner.PSEUDONYMISED: _("Give another name, keep the answers"),
            Manner.ERASED: _("Erase the name and the answers"),
        }
        manner = st.radio(_("How"), list(ways), format_func=lambda way: ways[way], key=f"erasing-how-{chosen}")
    confirm_erasure(database, _find(entity, chosen), manner, visitor.name, chosen)


def erase_student(desk: Desk, visitor: Visitor, student_key: str) -> None:
    """Draw the button that erases one student, for those who may."""
    if may_erase(visitor, desk.database) and st.button(
        _("Erase this student"), key="erase-student", type="tertiary", icon=":material/person_remove:",
        help=_("On request of the student: shows first what would go"),
    ):  # fmt: skip
        _student_dialog(desk, student_key)


@st.dialog(_("Erase a student"), width="medium")
def _student_dialog(desk: Desk, student_key: str) -> None:
    confirm_erasure(desk.database, _find(Entity.STUDENT, student_key), Manner.ERASED, desk.author, student_key)


def _find(entity: Entity, record_id: str) -> Find:
    if entity is Entity.STUDENT:
        return lambda session: student_of_record(session, record_id)
    return lambda session: find_professional(session, record_id)


def confirm_erasure(database: Database, find: Find, manner: Manner, author: str, key: str) -> None:
    """Draw what would go, and the button that does it once its box is ticked."""
    now = datetime.now(UTC).replace(tzinfo=None)
    try:
        with st.spinner(_("Looking for everything that names the person")):
            told = preview_erasure(database, find, manner, now)
        _show(told)
        known = st.checkbox(_("This cannot be taken back. I have read what goes."), key=f"erasing-known-{key}-{manner}")
        words = _("Erase for ever") if manner is Manner.ERASED else _("Replace the name for ever")
        if st.button(
            words, type="primary", disabled=not known, key=f"erasing-do-{key}", icon=":material/delete_forever:"
        ):
            with st.spinner(_("Erasing, and writing the database file anew")):
                done = erase(database, find, manner, author, now)
            forget_answers(database)
            st.session_state[_DONE] = _receipt(done)
            st.rerun()
    except CareerdashError as error:
        st.warning(plain(error.sentence))


def trail(database: Database) -> None:
    """List what was erased on request, newest first; the person of a request can be let in again."""
    done = erasures(database)
    if not done:
        st.caption(_("Nobody was erased so far."))
        return
    kinds = {Entity.STUDENT.value: _("A student"), Entity.PROFESSIONAL.value: _("A professional")}
    manners = {Manner.ERASED.value: _("erased"), Manner.PSEUDONYMISED.value: _("given another name")}
    for one in done:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", border=True):
            rows = n_("{n} row", "{n} rows", one.rows_removed + one.rows_changed)
            held = _("held back at import") if one.held_back else _("may be imported again")
            st.markdown(
                f"**{kinds[one.kind]}**, {manners[one.manner]} · {one.erased_at:%Y-%m-%d %H:%M} · {plain(one.author)} "
                f"· {rows} · {held}"
            )
            if one.held_back and st.button(
                _("Let in again"), key=f"lift-{one.erasure_id}", type="tertiary",
                help=_("A later import of this person is stored again. What was erased does not come back."),
            ):  # fmt: skip
                lift_marks(database, one.erasure_id)
                st.rerun()


def _show(told: Erased) -> None:
    st.markdown(f"**{_('{label}: this goes.').format(label=plain(told.label))}**")
    st.markdown("\n".join(f"- {plain(line)}" for line in what_goes(told)))
    for line in warnings(told):
        st.caption(plain(line))


def _receipt(done: Erased) -> str:
    rows = done.rows_removed + done.rows_changed
    if done.manner is Manner.PSEUDONYMISED:
        return _("The professional is “{pseudonym}” now. The database file was written anew.").format(
            pseudonym=done.pseudonym
        )
    return n_(
        "Erased: {n} row was removed or changed, and the database file was written anew.",
        "Erased: {n} rows were removed or changed, and the database file was written anew.",
        rows,
    )
