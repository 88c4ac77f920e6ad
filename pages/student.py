"""Students: one student's state, next action, people met, and the rows that prove it."""

import streamlit as st

from careerdash.domain.tracks import ASSIGNMENT, JOB_INTERVIEWS, PLANNING, TRACKS
from careerdash.domain.vocabulary import Entity
from careerdash.insights.by_hand import by_hand
from careerdash.insights.students import student_page, students
from careerdash.ui.components.basis import cells
from careerdash.ui.components.erasing import erase_student, erased_told
from careerdash.ui.components.planning_entry import planning_entry
from careerdash.ui.components.step_by_hand import papers_received
from careerdash.ui.components.student_applications import student_rounds_of_jobs
from careerdash.ui.components.student_interviews import meetings
from careerdash.ui.components.student_notes import history, notes
from careerdash.ui.components.student_page import choose_student, header, steps
from careerdash.ui.components.student_rounds import rounds
from careerdash.ui.components.student_sheet import sheet_button
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Students"), as_of=True)
erased_told()
listed = desk.ask(students)
if listed.hidden:
    desk.says(_("Names are hidden: choose “Names shown” to see single students."))
elif not listed.students:
    desk.says(_("There is no student in these classes."))
else:
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        chosen = choose_student(listed.students)
        page = desk.ask(student_page, student_key=chosen)
        sheet_button(desk, page)
    stated = desk.ask(by_hand, student_key=chosen)
    desk.says(page.sentence)
    header(page)
    titles = {track.key: _(track.title) for track in TRACKS}
    names = [*(titles[key] for key, _progress in page.tracks), _("All interviews"), _("Notes and history"), _("Cells")]
    tabs = st.tabs(names, key="student-tabs", on_change="rerun")
    for tab, (key, progress) in zip(tabs, page.tracks, strict=False):
        if tab.open:
            with tab:
                steps(desk, page, progress, key)
                if key == ASSIGNMENT.key:
                    if st.button(_("Mark papers as received"), key="papers", icon=":material/inventory:"):
                        papers_received(desk, chosen, tuple(entry.field for entry in page.rounds))
                    rounds(desk, page)
                if key == PLANNING.key:
                    planning_entry(desk, chosen)
                if key == JOB_INTERVIEWS.key:
                    student_rounds_of_jobs(desk, chosen)
    if tabs[-3].open:
        with tabs[-3]:
            meetings(desk, page)
    if tabs[-2].open:
        with tabs[-2]:
            notes(desk, chosen, stated)
            history(desk, stated)
            erase_student(desk, visitor, chosen)
    if tabs[-1].open:
        with tabs[-1]:
            cells(desk, Entity.STUDENT, page.student_key)
