"""One student on the page: who it is, and the steps of a track with their proof."""

from typing import Literal

import streamlit as st

from careerdash.domain.vocabulary import Status
from careerdash.insights.progress import Cell, StudentProgress
from careerdash.insights.students import StudentLine, StudentPage
from careerdash.ui.address import choose_from_list
from careerdash.ui.components.matrix import letters
from careerdash.ui.components.navigation import STUDENT
from careerdash.ui.components.step_by_hand import set_by_hand, take_back_override
from careerdash.ui.components.student_sources import step_sources
from careerdash.ui.components.text import plain, status_words, student_status_words
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_BADGES: dict[Status, Literal["primary", "blue", "gray", "violet"]] = {
    Status.DONE: "primary",
    Status.IN_PROGRESS: "blue",
    Status.NOT_STARTED: "gray",
    Status.WAIVED: "violet",
}
# badge, sentence, buttons
_WIDTHS = [1, 14, 6]


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


def steps(desk: Desk, page: StudentPage, progress: StudentProgress, track_key: str) -> None:
    """Draw each step with its state, the sentence why, the rows that prove it, and how to set it by hand."""
    titles = dict(page.titles)
    if progress.next_action:
        st.markdown(f":primary[:material/arrow_forward:] **{_('Next')}:** {plain(progress.next_action)}")
    with st.container(border=True, gap="small"):
        for cell in progress.cells:
            _step(desk, page, cell, titles.get(cell.step, cell.step), track_key)


def _step(desk: Desk, page: StudentPage, cell: Cell, title: str, track: str) -> None:
    badge, told, buttons = st.columns(_WIDTHS, gap="small", vertical_alignment="center")
    badge.badge(" ".join(letters(cell)), color=_BADGES[cell.status])
    overdue = f" :orange-badge[{_('past its due date')}]" if cell.overdue else ""
    by_hand = f" :violet-badge[{_('set by hand')}]" if cell.overridden else ""
    counted = n_("{n} piece of evidence", "{n} pieces of evidence", cell.evidence_count)
    proof = f"· {counted}" if cell.evidence_count else ""
    said = f"**{plain(title)}** · {status_words(cell.status)}{overdue}{by_hand}"
    told.markdown(f"{said}  \n{plain(cell.sentence)} :gray[{proof}]")
    with buttons.container(horizontal=True, horizontal_alignment="right", gap="small"):
        _buttons(desk, page, cell, title, track)


def _buttons(desk: Desk, page: StudentPage, cell: Cell, title: str, track: str) -> None:
    key = f"{track}-{cell.step}"
    if st.button(
        _("Evidence"), key=f"rows-{key}", type="tertiary", icon=":material/table_rows:",
        help=_("What counts, what does not and why, and the cells it was read from"),
    ):  # fmt: skip
        step_sources(desk, page.student_key, track, cell.step)
    if cell.override is None:
        if st.button(_("Set by hand"), key=f"set-{key}", type="tertiary", icon=":material/edit:"):
            set_by_hand(desk, page.student_key, track, cell.step, title)
    elif st.button(_("Take back"), key=f"unset-{key}", type="tertiary", icon=":material/undo:"):
        take_back_override(desk, cell.override.override_id)
