"""One student on the page: steps with their proof, people met with courtesy marks, and the source cells."""

from typing import Literal

import streamlit as st

from careerdash.domain.fields import questions
from careerdash.domain.tracks import TRACKS
from careerdash.domain.vocabulary import Entity, Status
from careerdash.insights.progress import Cell, StudentProgress
from careerdash.insights.students import Meeting, Round, StudentLine, StudentPage
from careerdash.ui.address import choose_from_list
from careerdash.ui.components.basis import cells
from careerdash.ui.components.correction import correct_value, correction_told
from careerdash.ui.components.matrix import letters
from careerdash.ui.components.navigation import STUDENT
from careerdash.ui.components.text import fit_words, level_words, method_words, plain, student_status_words
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_BADGES: dict[Status, Literal["primary", "blue", "gray", "violet"]] = {
    Status.DONE: "primary",
    Status.IN_PROGRESS: "blue",
    Status.NOT_STARTED: "gray",
    Status.WAIVED: "violet",
}


_BADGE_WIDTH = 40


def status_words(status: Status) -> str:
    """Return the words for the state of a step."""
    return {
        Status.DONE: _("Done"),
        Status.IN_PROGRESS: _("In progress"),
        Status.NOT_STARTED: _("Not started"),
        Status.WAIVED: _("Excused"),
    }[status]


def choose_student(lines: tuple[StudentLine, ...]) -> str:
    """Draw the choice of a student; the address keeps the record's random id, never the name."""
    labels = {
        line.student_key: " · ".join(part for part in (line.student_name, line.student_id, line.class_name) if part)
        for line in lines
    }
    return choose_from_list(STUDENT, _("Student"), labels, width=480)


def header(page: StudentPage) -> None:
    """Draw name, class, state and the facts of the roster."""
    name = page.student_name or page.student_id or _("Student without a name")
    st.subheader(plain(name), anchor=False)
    parts = [plain(page.class_name), plain(page.student_id or ""), student_status_words(page.status)]
    parts += [f"{plain(label)}: {plain(value)}" for label, value in page.facts]
    st.caption(" · ".join(part for part in parts if part))


def steps(progress: StudentProgress, track_key: str) -> None:
    """Draw each step with its state, the sentence why, and how many rows prove it."""
    titles = {step.key: step.title for track in TRACKS if track.key == track_key for step in track.steps}
    if progress.next_action:
        st.markdown(f":primary[:material/arrow_forward:] **{_('Next')}:** {plain(progress.next_action)}")
    for cell in progress.cells:
        _step(cell, titles.get(cell.step, cell.step))


def _step(cell: Cell, title: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width=_BADGE_WIDTH):
            st.badge(" ".join(letters(cell)), color=_BADGES[cell.status])
        overdue = f" :orange[{_('past its due date')}]" if cell.overdue else ""
        by_hand = f" :gray[{_('set by hand')}]" if cell.overridden else ""
        proof = n_("{n} row proves it", "{n} rows prove it", cell.evidence_count) if cell.evidence_count else ""
        st.markdown(
            f"**{plain(title)}** · {status_words(cell.status)}{overdue}{by_hand}"
            f"  \n{plain(cell.sentence)} :gray[{proof}]"
        )


def rounds(page: StudentPage) -> None:
    """Draw one card per target field: the people, the outline, the picture before and after, the decision."""
    for entry in page.rounds:
        with st.container(border=True):
            current = f" :primary-badge[{_('current')}]" if entry.current else ""
            st.markdown(f"**{_('Round {n}').format(n=entry.number)} · {plain(entry.field)}**{current}")
            st.markdown(_mix(entry))
            answered = len(entry.answered)
            st.progress(answered / 24, text=_("{n} of 24 outline questions answered").format(n=answered))
            missing = [question.title for question in questions() if question.number not in entry.answered]
            if missing:
                with st.popover(n_("{n} question open", "{n} questions open", len(missing)), type="tertiary"):
                    st.markdown("\n".join(f"- {plain(title)}" for title in missing))
            _pictures(entry)


def _mix(entry: Round) -> str:
    parts = [
        n_("{n} interview held", "{n} interviews held", entry.held),
        n_("{n} person listed", "{n} people listed", entry.listed),
        n_("{n} newcomer", "{n} newcomers", entry.newcomers),
        n_("{n} mid-level or senior", "{n} mid-level or senior", entry.experienced),
    ]
    if entry.unknown_level:
        parts.append(n_("{n} of unknown level", "{n} of unknown level", entry.unknown_level))
    return " · ".join(parts)


def _pictures(entry: Round) -> None:
    if not (entry.prior_view or entry.reality or entry.fit):
        return
    before, after, decision = st.columns([2, 2, 1])
    before.caption(_("Picture before"))
    before.markdown(plain(entry.prior_view or "–"))
    after.caption(_("Reality found"))
    after.markdown(plain(entry.reality or "–"))
    decision.caption(_("Decision"))
    decision.markdown(fit_words(entry.fit) or "–")


def meetings(desk: Desk, page: StudentPage) -> None:
    """List every person met or listed with the courtesy marks; a chosen row shows its source cells to correct."""
    correction_told()
    if not page.meetings:
        st.caption(_("No interview is logged yet."))
        return
    event = st.dataframe(
        [_line(meeting) for meeting in page.meetings],
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"meetings-{page.student_key}",
        column_config={_("Courtesy"): st.column_config.TextColumn(width="large")},
        alt=_("People this student met or listed"),
    )
    chosen = event.selection.rows
    if not chosen:
        st.caption(_("Choose a row to see the cells of the file it was read from, and to correct a value."))
    elif chosen[0] < len(page.meetings):
        interview = page.meetings[chosen[0]].interview_id
        cells(desk, Entity.INTERVIEW, interview)
        correct_value(desk, interview)


def _line(meeting: Meeting) -> dict[str, object]:
    states = {"held": _("Held"), "appointment": _("Appointment"), "listed": _("Listed")}
    return {
        _("State"): states.get(meeting.state, meeting.state),
        _("Date"): meeting.date,
        _("Professional"): meeting.professional_name or "",
        _("Organisation"): meeting.organisation or "",
        _("Position"): meeting.occupation or "",
        _("Field"): meeting.field,
        _("Level"): level_words(meeting.level) or _("not known"),
        _("Method"): method_words(meeting.method),
        _("Minutes"): meeting.minutes,
        _("Thanked"): _thanked(meeting),
        _("Answers"): meeting.answered,
        _("Courtesy"): " · ".join(meeting.courtesy),
        _("Row in file"): f"{meeting.file} · {meeting.sheet} · {meeting.row}" if meeting.file else "",
    }


def _thanked(meeting: Meeting) -> str:
    if meeting.thanked_on:
        return meeting.thanked_on.isoformat()
    return {True: _("Yes"), False: _("No"), None: ""}[meeting.thanked]
