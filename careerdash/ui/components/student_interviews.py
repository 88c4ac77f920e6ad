"""All interviews of a student in order of time; a chosen one shows its courtesy, its cells, and takes corrections."""

import streamlit as st

from careerdash.charts.timeline import Moment, timeline_chart
from careerdash.domain.tracks import ASSIGNMENT
from careerdash.domain.vocabulary import Entity
from careerdash.insights.students import Meeting, StudentPage
from careerdash.ui.components.basis import desk_cells, readable_cells
from careerdash.ui.components.correction import correct_value, correction_told
from careerdash.ui.components.drawing import draw
from careerdash.ui.components.reading import told_once
from careerdash.ui.components.student_rounds import MARKS
from careerdash.ui.components.student_sources import cell_table
from careerdash.ui.components.text import level_words, method_words, plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_


def meetings(desk: Desk, page: StudentPage) -> None:
    """List every person met, to be met or listed; a chosen row opens below."""
    correction_told()
    if not page.meetings:
        st.caption(_("No interview is logged yet."))
        return
    _timeline(page)
    event = st.dataframe(
        [_line(meeting) for meeting in page.meetings],
        hide_index=True,
        placeholder="",
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
        _opened(desk, page.meetings[chosen[0]])


def _timeline(page: StudentPage) -> None:
    """Draw the dated interviews along the term, with the due dates of the steps near them."""
    letters = {"entry": _("E"), "mid": _("M"), "senior": _("S")}
    moments = [
        Moment(
            meeting.date, meeting.field, meeting.professional_name or meeting.organisation or _("Not named"),
            letters.get(meeting.level or "", "?"), meeting.state == "appointment",
        )
        for meeting in page.meetings
        if meeting.date is not None
    ]  # fmt: skip
    if not moments:
        return
    titles = dict(page.titles)
    first = min(moment.day for moment in moments)
    dues = [
        (cell.due, titles.get(cell.step, cell.step))
        for key, progress in page.tracks
        for cell in progress.cells
        if key == ASSIGNMENT.key and cell.due is not None and cell.due >= first
    ]
    draw(timeline_chart(moments, dues), key=f"timeline-{page.student_key}")
    undated = len(page.meetings) - len(moments)
    told = _("E entry · M mid-level · S senior · ? not known; hollow: an appointment; dashed: due dates.")
    if undated:
        told += " " + n_("{n} without a date is not drawn.", "{n} without a date are not drawn.", undated)
    st.caption(told)


def _opened(desk: Desk, meeting: Meeting) -> None:
    who = meeting.professional_name or meeting.organisation or _("Not named")
    st.subheader(plain(who), anchor=False)
    st.caption(
        " · ".join(f"{MARKS[check.kept]} {plain(check.label)}: {plain(check.sentence)}" for check in meeting.checks)
    )
    found = desk_cells(desk, Entity.INTERVIEW, meeting.interview_id)
    others = [cell for cell in found.cells if cell.field is None]
    if others:
        st.markdown(f"**{_('Columns of the workbook that are kept and not read')}**")
        cell_table(others)
    st.markdown(f"**{_('Cells it was read from')}**")
    read = [cell for cell in found.cells if cell.field is not None]
    told_once()
    readable_cells(desk, read, meeting.interview_id)
    correct_value(desk, meeting.interview_id)


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
        _("Recording"): _permission(meeting.permission),
        _("Answers"): meeting.answered,
        _("Courtesy"): " · ".join(meeting.courtesy),
        _("Row in file"): f"{meeting.file} · {meeting.sheet} · {meeting.row}" if meeting.file else "",
    }


def _thanked(meeting: Meeting) -> str:
    if meeting.thanked_on:
        return meeting.thanked_on.isoformat()
    return {True: _("Yes"), False: _("No"), None: ""}[meeting.thanked]


def _permission(code: str | None) -> str:
    words = {"recorded": _("Recorded"), "written": _("Written down"), "not_recorded": _("Not recorded")}
    return words.get(code or "", "")
