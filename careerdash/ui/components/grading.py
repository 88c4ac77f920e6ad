"""Grading on the page: the log to read, the criteria with points beside it, and the way through a class."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from careerdash.advising.grading import LONGEST_COMMENT, MOST_LATE_DAYS, Given, save_marks
from careerdash.domain.grading import Criterion, Mark, points_for
from careerdash.errors import WrongUse
from careerdash.insights.grading import GradedStudent, Grading
from careerdash.insights.student_log import student_log
from careerdash.ui.address import choose_from_list, state_key
from careerdash.ui.components.log_reading import reading
from careerdash.ui.components.navigation import STUDENT
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_TOLD, _REFUSED = "grading-told", "grading-refused"
_HEIGHT = 680
_MARKS = tuple(Mark)


def mark_words(mark: Mark) -> str:
    """Return the words for a mark."""
    return {
        Mark.ALL: _("All"),
        Mark.ALL_BUT_ONE: _("All but one"),
        Mark.SOME: _("Some"),
        Mark.NONE: _("None"),
    }[mark]


def state_words(state: str) -> str:
    """Return the words for how far the marks of a student are."""
    return {"open": _("Open"), "draft": _("Draft"), "finished": _("Finished")}[state]


def student_name(student: GradedStudent) -> str:
    """Return what a student is called: the name, else the number."""
    return student.student_name or student.student_id or _("Student without a name")


def grade(desk: Desk, answer: Grading) -> None:
    """Draw one student's log beside the criteria, and the way to the next one."""
    if not answer.criteria:
        st.info(_("This class has no criteria yet: open “Criteria” and start from a suggestion or another class."))
        return
    student = _choose(desk, answer)
    for key, show in ((_TOLD, st.info), (_REFUSED, st.warning)):
        told = st.session_state.pop(key, None)
        if told:
            show(told)
    log, marks = st.columns([9, 5], gap="small")
    with log, st.container(height=_HEIGHT, border=True, gap="small"):
        reading(desk.ask(student_log, student_key=student.student_key), desk.version)
    with marks, st.container(height=_HEIGHT, border=True, gap="xsmall"):
        _marks(desk, answer, student)


def _choose(desk: Desk, answer: Grading) -> GradedStudent:
    """Draw the choice of student with previous and next; leaving a student keeps what was typed as a draft."""
    students = answer.students
    marks = {"open": "", "draft": " · ✎", "finished": " · ✓"}
    words = {
        student.student_key: " · ".join(part for part in (student_name(student), student.student_id) if part)
        + marks[student.state]
        for student in students
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        key = choose_from_list(STUDENT, _("Student"), words, width=330)
        position = next(index for index, student in enumerate(students) if student.student_key == key)
        student = students[position]
        before = students[position - 1] if position else None
        after = students[position + 1] if position + 1 < len(students) else None
        unfinished = _next_unfinished(students, position)
        _go(_("Previous"), "arrow_back", before, desk, answer, student)
        _go(_("Next"), "arrow_forward", after, desk, answer, student)
        _go(_("Next to grade"), "skip_next", unfinished, desk, answer, student)
        st.caption(_("{position} of {n}").format(position=position + 1, n=len(students)))
    return student


def _next_unfinished(students: Sequence[GradedStudent], position: int) -> GradedStudent | None:
    around = (*students[position + 1 :], *students[:position])
    return next((student for student in around if student.state != "finished" and not student.excused), None)


def _go(
    label: str, icon: str, target: GradedStudent | None, desk: Desk, answer: Grading, current: GradedStudent
) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"grade-{icon}",
        disabled=target is None,
        on_click=_leave,
        args=(desk, answer, current, target.student_key if target else ""),
    )


def _leave(desk: Desk, answer: Grading, current: GradedStudent, target: str) -> None:
    """Keep what was changed as a draft and go on; finished marks that were changed become a draft again."""
    if not _changed(answer, current) or _save(desk, answer, current, finished=False):
        st.session_state[state_key(STUDENT)] = target


def _place(student: GradedStudent, name: str) -> str:
    return f"grade-{student.student_key}-{name}"


def _stored(answer: Grading, student: GradedStudent) -> dict[str, object]:
    """Return what the widgets of a student start from: what was saved, else what was counted."""
    values: dict[str, object] = {"comment": student.comment, "late": student.late_days}
    for criterion in answer.criteria:
        saved, counted = student.marks.get(criterion.criterion_id), student.prescores.get(criterion.criterion_id)
        given = student.state != "open"
        values[f"mark-{criterion.criterion_id}"] = (
            saved.mark if saved else counted.mark if counted and not given else None
        )
        points = saved.points if saved else counted.points if counted and not given else None
        values[f"points-{criterion.criterion_id}"] = points
    return values


def _changed(answer: Grading, student: GradedStudent) -> bool:
    return any(
        st.session_state.get(_place(student, name), value) != value for name, value in _stored(answer, student).items()
    )


def _marks(desk: Desk, answer: Grading, student: GradedStudent) -> None:
    for name, value in _stored(answer, student).items():
        st.session_state.setdefault(_place(student, name), value)
    given = [st.session_state[_place(student, f"points-{one.criterion_id}")] for one in answer.criteria]
    total = sum(points for points in given if points is not None)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{total:g} / {answer.points_max:g}** {_('points')}")
        colours = {"open": "gray", "draft": "blue", "finished": "primary"}
        st.markdown(f":{colours[student.state]}-badge[{state_words(student.state)}]")
    if student.excused:
        st.caption(_("This student is excused."))
    for criterion in answer.criteria:
        _criterion(student, criterion)
    st.number_input(
        _("Late days"),
        value=None,
        min_value=0,
        max_value=MOST_LATE_DAYS,
        step=1,
        key=_place(student, "late"),
    )
    st.caption(_late(answer, student))
    st.text_area(_("Comment"), key=_place(student, "comment"), height=110, max_chars=LONGEST_COMMENT)
    following = _next_unfinished(answer.students, answer.students.index(student))
    with st.container(horizontal=True):
        st.button(
            _("Finish and next") if following else _("Finish"), type="primary", key="grade-finish",
            on_click=_finish, args=(desk, answer, student, following.student_key if following else student.student_key),
        )  # fmt: skip
        st.button(_("Save draft"), key="grade-draft", on_click=_draft, args=(desk, answer, student))
    if student.changed_at is not None:
        st.caption(
            _("Saved {when} by {author}").format(
                when=f"{student.changed_at:%d %b %Y, %H:%M}", author=plain(student.author)
            )
        )


def _criterion(student: GradedStudent, criterion: Criterion) -> None:
    counted = student.prescores.get(criterion.criterion_id)
    mark_key, points_key = (_place(student, f"{what}-{criterion.criterion_id}") for what in ("mark", "points"))
    told = f":gray[{counted.have}/{counted.required}]" if counted else f":gray[{_('by hand')}]"
    left, right = st.columns([3, 2], gap="small")
    left.selectbox(
        f"{plain(criterion.name)} {told}", _MARKS, index=None, format_func=mark_words, key=mark_key,
        placeholder=_("Mark"), help=plain(counted.sentence) if counted else None,
        on_change=_follow, args=(mark_key, points_key, criterion),
    )  # fmt: skip
    right.number_input(
        _("Points of {most}").format(most=f"{criterion.points_max:g}"), value=None, min_value=0.0,
        max_value=criterion.points_max, step=0.5, key=points_key, format="%g",
    )  # fmt: skip


def _follow(mark_key: str, points_key: str, criterion: Criterion) -> None:
    """A mark brings its points, which may be changed after."""
    mark = st.session_state[mark_key]
    if mark is not None:
        st.session_state[points_key] = points_for(mark, criterion.points_max)


def _late(answer: Grading, student: GradedStudent) -> str:
    if answer.due is None:
        return _("This class has no due date; came in: {what}.").format(what=student.came_in)
    counted = (
        _("nothing to count")
        if student.counted_late is None
        else n_("{n} day by the dates", "{n} days by the dates", student.counted_late)
    )
    return _("Due {due}; came in: {what}; {counted}.").format(
        due=answer.due.isoformat(), what=student.came_in, counted=counted
    )


def _finish(desk: Desk, answer: Grading, student: GradedStudent, target: str) -> None:
    if _save(desk, answer, student, finished=True):
        st.session_state[_TOLD] = _("{name} is finished.").format(name=plain(student_name(student)))
        st.session_state[state_key(STUDENT)] = target


def _draft(desk: Desk, answer: Grading, student: GradedStudent) -> None:
    if _save(desk, answer, student, finished=False):
        st.session_state[_TOLD] = _("The draft is saved.")


def _save(desk: Desk, answer: Grading, student: GradedStudent, *, finished: bool) -> bool:
    state = {
        name: st.session_state.get(_place(student, name), value) for name, value in _stored(answer, student).items()
    }
    given = [
        Given(one.criterion_id, state[f"mark-{one.criterion_id}"], state[f"points-{one.criterion_id}"])
        for one in answer.criteria
    ]
    late = state["late"] if state["late"] != student.counted_late else None
    try:
        save_marks(
            desk.database, student.student_key, given, str(state["comment"] or ""), late, desk.author,
            datetime.now(UTC).replace(tzinfo=None), finished=finished,
        )  # fmt: skip
    except WrongUse as refused:
        st.session_state[_REFUSED] = plain(refused.sentence)
        return False
    return True
