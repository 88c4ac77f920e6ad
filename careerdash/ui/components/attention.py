"""The list of the day: who needs the advisor, why, and a message ready to send."""

import streamlit as st

from careerdash.insights.attention import Attention, AttentionRow, ClassLine
from careerdash.ui.components.navigation import open_page, open_student
from careerdash.ui.components.text import plain
from careerdash.wording import _, n_

_PER_PAGE = 8


def attention_list(found: Attention) -> None:
    """Draw class lines first, then the students, most urgent first, a page at a time."""
    for line in found.classes:
        if line.students:
            _class_line(line)
    _rows_to_fix([line for line in found.classes if not line.students])
    pages = -(-len(found.students) // _PER_PAGE)
    page = st.session_state.get("today-page", 1) if pages > 1 else 1
    first = (min(page, max(pages, 1)) - 1) * _PER_PAGE
    for row in found.students[first : first + _PER_PAGE]:
        _student_line(row)
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            last = min(first + _PER_PAGE, len(found.students))
            st.caption(_("{first}-{last} of {n} students").format(first=first + 1, last=last, n=len(found.students)))
            st.pagination(pages, key="today-page")


def _class_line(line: ClassLine) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(line.class_name)}** :gray[{n_('{n} student', '{n} students', line.students)}]")
        st.markdown(plain(line.sentence))
        _message(line.message, _("Group message"))


def _rows_to_fix(lines: list[ClassLine]) -> None:
    """One card for all classes: rows of files that wait are the advisor's own work, not a student's."""
    if not lines:
        return
    with st.container(border=True, gap="xsmall"):
        for line in lines:
            st.markdown(f"**{plain(line.class_name)}** {plain(line.sentence)}")
        if st.button(_("Fix rows"), key="fix-rows", type="tertiary", icon=":material/build:"):
            open_page("rows")


def _student_line(row: AttentionRow) -> None:
    name = row.student_name or row.student_id or _("Student without a name")
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(name)}** :gray[{plain(row.class_name)}{_when(row.days)}]")
        st.markdown(plain(row.sentence))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(_("Open"), key=f"open-{row.student_key}", type="tertiary"):
                open_student(row.student_key)
            _message(message_to(row, name), _("Message"))
            if row.others:
                with st.popover(n_("+{n} more", "+{n} more", row.more), type="tertiary"):
                    for sentence in row.others:
                        st.markdown(f"- {plain(sentence)}")


def _when(days: int | None) -> str:
    if days is None:
        return ""
    if days > 0:
        return " · " + n_("in {n} day", "in {n} days", days)
    if days == 0:
        return " · " + _("today")
    return " · " + n_("{n} day ago", "{n} days ago", -days)


def message_to(row: AttentionRow, name: str) -> str:
    """Return a message to the student: plain text to copy into mail or chat."""
    return _("Hello {name}, about your career interviews: {sentence} Tell me if you need help.").format(
        name=name, sentence=row.sentence
    )


def _message(text: str, label: str) -> None:
    with st.popover(label, icon=":material/content_copy:", type="tertiary"):
        st.caption(_("Copy with the button at the right of the text."))
        st.code(text, language=None, wrap_lines=True)
