"""Notes on a student, and the history of everything an advisor stated by hand."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from careerdash.advising.followups import bring_back
from careerdash.advising.notes import LONGEST_NOTE, add_note, edit_note, put_back_note, take_back_note
from careerdash.advising.steps import withdraw_step
from careerdash.domain.tracks import TRACKS
from careerdash.domain.vocabulary import Status
from careerdash.errors import WrongUse
from careerdash.insights.by_hand import ByHand, Note, Statement
from careerdash.ui.components.step_by_hand import paper_words, take_back_override, take_back_paper
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _

# what was stated, the way back
_WIDTHS = [7, 1]


def notes(desk: Desk, student_key: str, stated: ByHand) -> None:
    """Draw the notes with a box to write one; each can be edited and taken back."""
    with st.form(f"note-{student_key}-{desk.version}", border=False):
        text = st.text_area(_("New note"), height=90, max_chars=LONGEST_NOTE, key=f"note-text-{desk.version}")
        if st.form_submit_button(_("Add the note"), type="primary", icon=":material/note_add:"):
            _written(lambda now: add_note(desk.database, student_key, text, desk.author, desk.today, now))
    if not stated.notes:
        st.caption(_("No note on this student yet. Notes stay with you: no report and no shared view shows them."))
    for note in stated.notes:
        with st.container(border=True, gap="xsmall"):
            _note(desk, note)


def _note(desk: Desk, note: Note) -> None:
    signed = f"{note.written_on:%d %b %Y} · {plain(note.author)}"
    if note.changed_on is not None:
        signed += " · " + _("edited on {date} by {author}").format(
            date=f"{note.changed_on:%d %b %Y}", author=plain(note.changed_by or "")
        )
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(signed, width="stretch")
        if note.taken_back_by is not None:
            st.caption(_("taken back by {author}").format(author=plain(note.taken_back_by)), width="content")
            if st.button(_("Put back"), key=f"note-back-{note.note_id}", type="tertiary", icon=":material/redo:"):
                put_back_note(desk.database, note.note_id)
                st.rerun()
            return
        if st.button(_("Edit"), key=f"note-edit-{note.note_id}", type="tertiary", icon=":material/edit:"):
            _edit(desk, note)
        if st.button(_("Take back"), key=f"note-off-{note.note_id}", type="tertiary", icon=":material/undo:"):
            take_back_note(desk.database, note.note_id, desk.author, _now())
            st.rerun()
    for line in note.text.splitlines():
        st.markdown(plain(line))


@st.dialog(_("Edit the note"), width="medium")
def _edit(desk: Desk, note: Note) -> None:
    text = st.text_area(_("Note"), value=note.text, height=180, max_chars=LONGEST_NOTE, key="note-edited")
    if st.button(_("Store"), type="primary", key="note-edit-store"):
        _written(lambda now: edit_note(desk.database, note.note_id, text, desk.author, desk.today, now))


def history(desk: Desk, stated: ByHand) -> None:
    """List what was stated by hand, newest first; what is in force can be taken back."""
    st.subheader(_("Stated by hand"), anchor=False)
    if not stated.statements:
        st.caption(_("Nothing was stated by hand about this student: every step follows from the files."))
    for one in stated.statements:
        told, undoing = st.columns(_WIDTHS, vertical_alignment="center", gap="small")
        with told:
            back = ""
            if not one.in_force and one.taken_back_at is not None:
                back = "  \n:gray[" + _("Taken back by {author} on {date}").format(
                    author=plain(one.taken_back_by or ""), date=f"{one.taken_back_at:%d %b %Y}"
                ) + "]"  # fmt: skip
            signed = f":gray[{one.day:%d %b %Y} · {plain(one.author)}]"
            st.markdown(f"{plain(sentence(one))} {signed}{back}")
        if one.in_force and undoing.button(
            _("Take back"), key=f"back-{one.id}", type="tertiary", icon=":material/undo:"
        ):
            _take_back(desk, one)


def sentence(one: Statement) -> str:
    """Return in words what was stated."""
    if one.kind == "received":
        said = _("{paper} received").format(paper=paper_words(one.what))
        return _("{said}, about {field}").format(said=said, field=one.detail) if one.detail else said
    titles = {(track.key, step.key): _(step.title) for track in TRACKS for step in track.steps}
    if one.kind in {"override", "recorded"}:
        facts = {
            "step": titles.get((one.track, one.what), _("A step of the class")),
            "state": _state(one.status),
            "reason": one.detail,
        }
        return (
            _("{step} set to {state}: {reason}") if one.kind == "override" else _("{step}: {state} {reason}")
        ).format(**facts)
    facts = {
        "matter": matter_words(one.what),
        "until": "" if one.until is None else f"{one.until:%d %b %Y}",
        "reason": one.detail,
    }
    return {
        "snoozed": _("{matter}: put off until {until}: {reason}"),
        "done": _("{matter}: done: {reason}"),
        "contacted": _("{matter}: contacted, quiet until {until}"),
    }[one.kind].format(**facts)


def matter_words(matter: str) -> str:
    """Return the words for the matter of a line of the day: a rule, and its step where it has one."""
    rule, *where = matter.split(" ")
    words = {
        "due_soon": _("Due soon"),
        "overdue": _("Overdue"),
        "appointment": _("Appointment"),
        "job_interview_unprepared": _("Job interview without preparation"),
        "no_newcomer": _("No newcomer listed"),
        "no_experienced": _("Nobody of mid or senior level listed"),
        "no_next_field": _("No next field"),
        "silent": _("Silent"),
        "thank_you_late": _("Thank-you late"),
    }.get(rule, rule)
    titles = {(track.key, step.key): _(step.title) for track in TRACKS for step in track.steps}
    title = titles.get((where[0], where[1])) if len(where) == 2 else None
    return f"{words}, {title}" if title else words


def _state(code: str) -> str:
    return {
        Status.DONE.value: _("done"),
        Status.IN_PROGRESS.value: _("in progress"),
        Status.NOT_STARTED.value: _("not started"),
        Status.WAIVED.value: _("excused"),
    }.get(code, code)


def _take_back(desk: Desk, one: Statement) -> None:
    if one.kind == "override":
        take_back_override(desk, one.id)
    elif one.kind == "received":
        take_back_paper(desk, one.id)
    elif one.kind == "recorded":
        _written(lambda now: withdraw_step(desk.database, one.id, desk.author, now))
    else:
        bring_back(desk.database, [one.id], desk.author, _now())
        st.rerun()


def _written(store: Callable[[datetime], object]) -> None:
    try:
        store(_now())
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.rerun()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
