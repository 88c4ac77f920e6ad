"""Students by steps: a letter and a shade in each cell, readable for three hundred students."""

import pyarrow as pa
import streamlit as st

from careerdash.domain.tracks import Track
from careerdash.domain.vocabulary import Status
from careerdash.insights.progress import Cell, Progress, StepCount, StudentProgress
from careerdash.ui.components.navigation import open_student
from careerdash.ui.components.tables import Columns
from careerdash.ui.components.text import number, plain
from careerdash.wording import _

OVERDUE = "!"
_LETTERS = {Status.DONE: "D", Status.IN_PROGRESS: "P", Status.NOT_STARTED: "–", Status.WAIVED: "E"}
_OVERRIDDEN = "○"
# A letter always says the state; the colour only helps the eye.
_COLOURS = {"D": "primary", "P": "blue", "–": "gray", "E": "violet", OVERDUE: "orange", _OVERRIDDEN: "gray"}
_ROW = 35
_TALLEST = 640
_STEP_WIDTH = 112
_CLICK = "matrix-open"


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


def step_meters(steps: tuple[StepCount, ...]) -> None:
    """Draw one meter per step: how many are done, by when."""
    for column, step in zip(st.columns(len(steps)), steps, strict=True):
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


def matrix(answer: Progress, *, several_classes: bool) -> None:
    """Draw the students of an answer, most behind first; a click on a name opens the student."""
    rows = answer.students
    st.dataframe(
        _table(rows, answer.track),
        hide_index=True,
        height=min(_TALLEST, _ROW * (len(rows) + 1) + 3),
        column_config=_columns(answer, several_classes=several_classes),
        alt=_("Students by step of {track}").format(track=answer.track.title),
        key="matrix",
    )
    click = st.session_state.get(_CLICK)
    if click is not None and click.row < len(rows):
        open_student(rows[click.row].student_key)


def _table(rows: tuple[StudentProgress, ...], track: Track) -> pa.Table:
    columns: dict[str, pa.Array] = {
        "name": pa.array([row.student_name or row.student_id or "?" for row in rows], pa.string()),
        "next": pa.array([row.next_action for row in rows], pa.string()),
    }
    for position, step in enumerate(track.steps):
        columns[step.key] = pa.array([letters(row.cells[position]) for row in rows], pa.list_(pa.string()))
    columns["class"] = pa.array([row.class_name for row in rows], pa.string())
    columns["field"] = pa.array([row.field for row in rows], pa.string())
    return pa.table(columns)


def _columns(answer: Progress, *, several_classes: bool) -> Columns:
    marks = list(_COLOURS)
    config: Columns = {
        "name": st.column_config.ButtonColumn(
            _("Student"), pinned=True, type="tertiary", alignment="left", width=140, key=_CLICK
        ),
        "class": st.column_config.TextColumn(_("Class"), width=170) if several_classes else None,
        "next": st.column_config.TextColumn(_("Next action"), width=200, pinned=True),
        "field": st.column_config.TextColumn(_("Field"), width=140),
    }
    for step, counted in zip(answer.track.steps, answer.steps, strict=True):
        config[step.key] = st.column_config.MultiselectColumn(
            f"{_(step.short)} {number(counted.done)}/{number(counted.of)}",
            options=marks,
            color=[_COLOURS[mark] for mark in marks],
            width=_STEP_WIDTH,
            help=f"{step.title}: {_count(counted)}, {_when(counted)}",
        )
    return config
