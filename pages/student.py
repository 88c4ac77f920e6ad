"""Students: one student's state, next action, people met, and the rows that prove it."""

import streamlit as st

from careerdash.domain.tracks import ASSIGNMENT, TRACKS
from careerdash.domain.vocabulary import Entity
from careerdash.insights.students import student_page, students
from careerdash.ui.components.basis import cells
from careerdash.ui.components.student_page import choose_student, header, meetings, rounds, steps
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Students"), as_of=True)
listed = desk.ask(students)
if listed.hidden:
    desk.says(_("Names are hidden: choose “Names shown” to see single students."))
elif not listed.students:
    desk.says(_("There is no student in these classes."))
else:
    chosen = choose_student(listed.students)
    page = desk.ask(student_page, student_key=chosen)
    desk.says(page.sentence)
    header(page)
    titles = {track.key: track.title for track in TRACKS}
    names = [*(titles[key] for key, _progress in page.tracks), _("People met"), _("Source cells")]
    tabs = st.tabs(names, key="student-tabs", on_change="rerun")
    for tab, (key, progress) in zip(tabs, page.tracks, strict=False):
        if tab.open:
            with tab:
                steps(progress, key)
                if key == ASSIGNMENT.key:
                    rounds(page)
    if tabs[-2].open:
        with tabs[-2]:
            meetings(desk, page)
    if tabs[-1].open:
        with tabs[-1]:
            cells(desk, Entity.STUDENT, page.student_key)
