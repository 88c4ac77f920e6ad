"""Students by steps: a letter and a shade in each cell, readable for three hundred students."""

import pyarrow as pa
import streamlit as st

from careerdash.domain.tracks import ASSIGNMENT, Step, Track
from careerdash.domain.vocabulary import Status
from careerdash.insights.attention import FiredRules
from careerdash.insights.progress import Cell, Progress, StepCount, StudentProgress
from careerdash.ui.address import choose_from_list, choose_several
from careerdash.ui.components.navigation import open_student
from careerdash.ui.components.tables import Columns
from careerdash.ui.components.text import number, plain
from careerdash.wording import _, n_

OVERDUE = "!"
_LETTERS = {Status.DONE: "D", Status.IN_PROGRESS: "P", Status.NOT_STARTED: "–", Status.WAIVED: "E"}
_OVERRIDDEN = "○"
# A letter always says the state; the colour only helps the eye.
_COLOURS = {"D": "primary", "P": "blue", "–": "gray", "E": "violet", OVERDUE: "orange", _OVERRIDDEN: "gray"}
_ROW, _TALLEST = 35, 640
# All columns up to the class, or of one class up to the field, stand side by side at 1280 pixels.
_STEP, _NARROW_STEP, _MANY_STEPS = 78, 68, 6
_METERS_IN_LINE = 4
# More rows than anybody reads; the counts speak of all students.
MOST_ROWS = 2000
_CLICK = "matrix-open"
_ANY = "any"
# The word of the address for the reason a student stands on the list of the day.
RULE = "rule"


def letters(cell: Cell) -> list[str]:
    """Return the marks of one cell: its state, then ``!`` where overdue and a ring where overridden."""
    marks = [_LETTERS[cell.status]]
    if cell.overdue:
        marks.append(OVERDUE)
    if cell.overridden:
        marks.append(_OVERRIDDEN)
    return marks


def legend() -> str:
    """Return the meaning of the letters in one line."""
    return _("D done · P in progress · – not started · E excused · ! past its due date · ○ set by hand")


def step_title(step: Step) -> str:
    """Return what a step is called: the words of the definition, or the advisor's own."""
    return step.title if step.own else _(step.title)


def step_meters(steps: tuple[StepCount, ...]) -> None:
    """Draw one meter per step: how many are done, by when."""
    in_line = _METERS_IN_LINE if len(steps) > _MANY_STEPS else max(len(steps), 1)
    for first in range(0, len(steps), in_line):
        for column, step in zip(st.columns(in_line), steps[first : first + in_line], strict=False):
            with column:
                share = (step.done or 0) / step.of if step.of else 0.0
                st.markdown(f"**{plain(step.title)}**")
                st.progress(min(share, 1.0), text=_count(step))
                st.caption(_when(step))


def _count(step: StepCount) -> str:
    if step.of is None or step.done is None:
        return _("too few students to show")
    return _("{done} of {of} done").format(done=number(step.done), of=number(step.of))


def _when(step: StepCount) -> str:
    parts = [_("due {day}").format(day=f"{step.due:%d %b}")] if step.due else []
    if step.overdue:
        parts.append(_("{n} overdue").format(n=step.overdue))
    return " · ".join(parts) or _("no due date")


def chosen_rows(answer: Progress, fired: FiredRules) -> tuple[StudentProgress, ...]:
    """Draw the filters of the matrix and return the students that pass all of them.

    Students are found by the state of one step or of any, and by the reason they stand on the list of the day.
    """
    steps = {_ANY: _("Any step")} | {step.key: step_title(step) for step in answer.track.steps}
    states = {
        "overdue": _("Overdue"),
        "not_started": _("Not started"),
        "in_progress": _("In progress"),
        "done": _("Done"),
        "waived": _("Excused"),
        "by_hand": _("Set by hand"),
    }
    firing = dict(fired.students)
    reasons = {_ANY: _("Needing you or not")} | {
        rule: f"{rule_words(rule)} ({len(keys):,})" for rule, keys in firing.items()
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        step = choose_from_list("step", _("Step"), steps, width=150)
        wanted = choose_several(
            "state",
            states,
            lambda codes, words, key: st.pills(
                _("State"), codes, format_func=words, selection_mode="multi", key=key, label_visibility="collapsed"
            ),
        )
        rule = choose_from_list(RULE, _("Needs you because"), reasons, width=245) if firing else _ANY
        rows = tuple(
            row
            for row in answer.students
            if (not wanted or _passes(row, step, frozenset(wanted)))
            and (rule == _ANY or row.student_key in firing[rule])
        )
        if wanted or rule != _ANY:
            st.caption(
                _("{n} of {students}").format(
                    n=len(rows), students=n_("{n} student", "{n} students", len(answer.students))
                )
            )
    return rows


def rule_words(rule: str) -> str:
    """Return the words for a rule of the list of the day."""
    return {
        "due_soon": _("A step is due within a week"),
        "appointment": _("An interview within a week"),
        "job_interview_unprepared": _("A job interview without preparation"),
        "no_newcomer": _("No newcomer among the people listed"),
        "no_experienced": _("Only newcomers listed"),
        "no_next_field": _("Out of touch and no next field"),
        "overdue": _("A step is overdue"),
        "silent": _("Nothing since the last collection"),
        "thank_you_late": _("A thank-you is late"),
    }[rule]


def _passes(row: StudentProgress, step: str, wanted: frozenset[str]) -> bool:
    cells = (cell for cell in row.cells if step in {_ANY, cell.step})
    return any(
        cell.status.value in wanted
        or (cell.overdue and "overdue" in wanted)
        or (cell.overridden and "by_hand" in wanted)
        for cell in cells
    )


def matrix(answer: Progress, rows: tuple[StudentProgress, ...], *, several_classes: bool) -> None:
    """Draw students of an answer, most behind first; a click on a name opens the student."""
    if not rows:
        st.caption(_("No student passes these filters."))
        return
    st.dataframe(
        _table(rows, answer.track),
        hide_index=True,
        height=min(_TALLEST, _ROW * (len(rows) + 1) + 3),
        column_config=_columns(answer, several_classes=several_classes),
        alt=_("Students by step of {track}").format(track=_(answer.track.title)),
        key="matrix",
    )
    click = st.session_state.get(_CLICK)
    if click is not None and click.row < len(rows):
        open_student(rows[click.row].student_key)


def _table(rows: tuple[StudentProgress, ...], track: Track) -> pa.Table:
    columns: dict[str, pa.Array] = {
        "name": pa.array([row.student_name or row.student_id or "?" for row in rows], pa.string()),
        "next": pa.array([row.next_short for row in rows], pa.string()),
    }
    cells = [{cell.step: cell for cell in row.cells} for row in rows]
    for step in track.steps:
        # a class that does not ask for the step has no mark there
        marks = [letters(own[step.key]) if step.key in own else [] for own in cells]
        columns[step.key] = pa.array(marks, pa.list_(pa.string()))
    columns["class"] = pa.array([row.class_name for row in rows], pa.string())
    columns["field"] = pa.array([row.field for row in rows], pa.string())
    columns["round"] = pa.array([row.round for row in rows], pa.int64())
    return pa.table(columns)


def _columns(answer: Progress, *, several_classes: bool) -> Columns:
    marks = list(_COLOURS)
    by_field = answer.track.key == ASSIGNMENT.key
    config: Columns = {
        "name": st.column_config.ButtonColumn(
            _("Student"), pinned=True, type="tertiary", alignment="left", width=140, key=_CLICK
        ),
        "class": st.column_config.TextColumn(_("Class"), width=180) if several_classes else None,
        "next": st.column_config.TextColumn(_("Next action"), width=205 if several_classes else 230, pinned=True),
        "field": st.column_config.TextColumn(_("Field"), width=140) if by_field else None,
        "round": st.column_config.NumberColumn(_("Round"), width=70) if by_field else None,
    }
    for step, counted in zip(answer.track.steps, answer.steps, strict=True):
        config[step.key] = st.column_config.MultiselectColumn(
            step.short if step.own else _(step.short),
            options=marks,
            color=[_COLOURS[mark] for mark in marks],
            width=_NARROW_STEP if len(answer.steps) > _MANY_STEPS else _STEP,
            help=f"{counted.title}: {_count(counted)}, {_when(counted)}",
        )
    return config
