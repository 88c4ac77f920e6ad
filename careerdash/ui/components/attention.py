"""The list of the day: who needs the advisor, why, and what can be done about it at once."""

import streamlit as st

from careerdash.advising.followups import Concern
from careerdash.insights.attention import Attention, AttentionRow, ClassLine, attention
from careerdash.ui.components.followups import message, put_off, quiet_lines, settle, told
from careerdash.ui.components.navigation import open_matrix, open_page, open_student
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_PER_PAGE = 10
# Put into words at once; who turns the pages further waits once for the rest.
MOST_WORDED = 300
_PAGE = "today-page"


def attention_list(desk: Desk, found: Attention) -> None:
    """Draw the lines of the day by urgency, a page at a time, and below them what is quiet."""
    told()
    count = len(found.classes) + found.total
    pages = max(1, -(-count // _PER_PAGE))
    page = min(st.session_state.get(_PAGE, 1), pages) if pages > 1 else 1
    first = (page - 1) * _PER_PAGE
    if first + _PER_PAGE > len(found.in_order) < count:
        found = desk.ask(attention)
    shown = found.in_order[first : first + _PER_PAGE]
    for line in shown:
        if isinstance(line, AttentionRow):
            _student_line(desk, line)
        elif line.students:
            _class_line(desk, line)
        else:
            _rows_to_fix(desk, line)
    if not count:
        st.caption(_("Nothing is due, nobody is stuck, and nobody waits for an answer."))
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(_("{first}-{last} of {n}").format(first=first + 1, last=first + len(shown), n=f"{count:,}"))
            st.pagination(pages, key=_PAGE)
    quiet_lines(desk, found.quiet)


def _class_line(desk: Desk, line: ClassLine) -> None:
    concern = Concern(line.class_id, "", ((line.matter, line.occasion),))
    key = f"{line.class_id}-{line.matter}"
    with st.container(border=True, gap="xsmall"):
        counted = n_("{n} student", "{n} students", line.students)
        st.markdown(f"**{plain(line.class_name)}** :gray-badge[{counted}]  \n{plain(line.sentence)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(_("Group message"), key=f"message-{key}", type="tertiary", icon=":material/content_copy:"):
                message(desk, line.message, concern)
            if st.button(_("Show students"), key=f"show-{key}", type="tertiary", icon=":material/group:"):
                open_matrix(line.class_name, line.rule, line.matter)
            _buttons(desk, concern, (line.sentence,), key)


def _rows_to_fix(desk: Desk, line: ClassLine) -> None:
    """Rows of files that wait are the advisor's own work, not a student's: they can be put off, not settled."""
    with st.container(border=True, gap="xsmall"):
        named = f" :gray[{plain(line.class_name)}]" if line.class_id else ""
        st.markdown(f"**{_('Rows to fix')}**{named}  \n{plain(line.sentence)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(_("Fix rows"), key=f"fix-{line.class_id}", type="tertiary", icon=":material/build:"):
                open_page("rows")
            if st.button(_("Later"), key=f"later-rows-{line.class_id}", type="tertiary", icon=":material/snooze:"):
                put_off(desk, Concern(line.class_id, "", ((line.matter, line.occasion),)), (line.sentence,))


def _student_line(desk: Desk, row: AttentionRow) -> None:
    name = row.student_name or row.student_id or _("Student without a name")
    concern = Concern(row.class_id, row.student_key, row.matters)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(name)}** :gray[{plain(row.class_name)}{_when(row)}]  \n{plain(row.sentence)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(_("Open"), key=f"open-{row.student_key}", type="tertiary", icon=":material/person:"):
                open_student(row.student_key)
            label = f"message-{row.student_key}"
            if st.button(_("Message"), key=label, type="tertiary", icon=":material/content_copy:"):
                message(desk, row.message, concern)
            _buttons(desk, concern, (row.sentence, *row.others), row.student_key)
            if row.others:
                with st.popover(n_("+{n} more", "+{n} more", row.more), type="tertiary"):
                    for sentence in row.others:
                        st.markdown(f"- {plain(sentence)}")


def _buttons(desk: Desk, concern: Concern, sentences: tuple[str, ...], key: str) -> None:
    if st.button(_("Later"), key=f"later-{key}", type="tertiary", icon=":material/snooze:"):
        put_off(desk, concern, sentences)
    if st.button(_("Done"), key=f"done-{key}", type="tertiary", icon=":material/check:"):
        settle(desk, concern, sentences)


def _when(row: AttentionRow) -> str:
    """Return when the date of the line is, or since when it waits."""
    days = row.days
    if days is not None and days >= 0:
        return " · " + (_("today") if not days else n_("in {n} day", "in {n} days", days))
    if row.since is not None:
        return " · " + _("since {date}").format(date=f"{row.since:%d %b %Y}")
    return ""
