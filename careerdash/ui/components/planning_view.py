"""Career planning of a class on the page: steps, goals, paths, reviews, and the plans one by one."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from careerdash.charts.ranking import RankedBar, ranking_chart
from careerdash.domain.vocabulary import GOAL_HORIZONS
from careerdash.insights.planning_goals import Plan, PlanningGoals
from careerdash.insights.progress import Progress
from careerdash.ui.components.drawing import draw
from careerdash.ui.components.matrix import step_meters
from careerdash.ui.components.navigation import open_student
from careerdash.ui.components.planning_entry import path_words
from careerdash.ui.components.text import number, plain
from careerdash.wording import _

_CLICK = "plans-open"
_ROW, _TALLEST = 35, 420
_PER_LINE = 4


def steps(answer: Progress) -> None:
    """Draw the steps with how many are done, four in a line."""
    for start in range(0, len(answer.steps), _PER_LINE):
        step_meters(answer.steps[start : start + _PER_LINE])


def horizon_words(code: str) -> str:
    """Return the words for how far a goal reaches."""
    return {"short": _("Short term"), "medium": _("Medium term"), "long": _("Long term"), "life": _("Life")}[code]


def review_words(code: str) -> str:
    """Return the words for the state of a review."""
    return {
        "expired": _("Run out"),
        "soon": _("Due within 30 days"),
        "current": _("Up to date"),
        "never": _("Never reviewed"),
    }[code]


def goals(answer: PlanningGoals) -> None:
    """Draw who has a goal of each horizon."""
    st.subheader(_("Goals"), anchor=False)
    bars = [
        RankedBar(horizon_words(code), count, count / answer.students if answer.students else None)
        for code, count in answer.horizons.items()
        if count is not None
    ]
    if not bars or answer.students is None:
        st.info(_("There are too few students to show."))
        return
    draw(ranking_chart(bars, _("Students (n = {n})").format(n=f"{answer.students:,}"), answer.students), key="goals")


def reviews(answer: PlanningGoals) -> None:
    """List the students by the state of their review."""
    st.subheader(_("Reviews"), anchor=False)
    _counts(
        {review_words(code): count for code, count in answer.reviews.items()},
        _("Review"),
        _("Students by state of the review"),
    )


def paths(answer: PlanningGoals) -> None:
    """List the students by career path."""
    st.subheader(_("Paths"), anchor=False)
    chosen = {path_words(code): count for code, count in answer.paths.items() if count != 0}
    if chosen:
        _counts(chosen, _("Path"), _("Students by career path"))
    else:
        st.caption(_("Nobody has chosen a path yet."))


def _counts(counts: Mapping[str, int | None], title: str, alt: str) -> None:
    st.dataframe(
        {title: list(counts), _("Students"): [number(count) for count in counts.values()]},
        hide_index=True,
        column_config={_("Students"): st.column_config.TextColumn(alignment="right", width="small")},
        alt=alt,
    )


def plans(answer: PlanningGoals) -> str | None:
    """List the plans, those with most to do first; return the student whose row is chosen."""
    if answer.hidden:
        st.caption(_("Names are hidden: single plans are not listed. * is held back: fewer than five students."))
        return None
    if not answer.plans:
        return None
    st.subheader(_("Plans"), anchor=False)
    lacking = st.toggle(_("Only students without the goals asked for, or with a review to do"), key="plans-lacking")
    rows = sorted(answer.plans, key=lambda plan: (-len(plan.missing), plan.review != "expired", plan.student_name))
    if lacking:
        rows = [plan for plan in rows if plan.missing or plan.review in {"expired", "soon"}]
    event = st.dataframe(
        _table(rows),
        hide_index=True,
        height=min(_TALLEST, _ROW * (len(rows) + 1) + 3),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "student": st.column_config.ButtonColumn(
                _("Student"), pinned=True, type="tertiary", alignment="left", width=120, key=_CLICK
            ),
            _("To do"): st.column_config.TextColumn(width=200),
            _("Path"): st.column_config.TextColumn(width=110),
            **{horizon_words(code): st.column_config.TextColumn(width=125) for code in GOAL_HORIZONS},
            _("Class"): None if len({plan.class_name for plan in answer.plans}) == 1 else st.column_config.TextColumn(),
        },
        key=f"plans-{lacking}",
        alt=_("Plans of the students"),
    )
    click = st.session_state.get(_CLICK)
    if click is not None and click.row < len(rows):
        open_student(rows[click.row].student_key)
    chosen = event.selection.rows
    if chosen and chosen[0] < len(rows):
        st.markdown(f"**{plain(rows[chosen[0]].student_name)}** :gray[{plain(rows[chosen[0]].class_name)}]")
        return rows[chosen[0]].student_key
    st.caption(_("Choose a row to see what stands recorded, and to record a talk; a name opens the student."))
    return None


def _table(rows: list[Plan]) -> dict[str, list[object]]:
    return {
        "student": [plan.student_name for plan in rows],
        _("To do"): [_todo(plan) for plan in rows],
        # a horizon nobody has a goal for, and no class asks for, is no column
        **{
            horizon_words(code): [plan.goals.get(code, "") for plan in rows]
            for code in GOAL_HORIZONS
            if any(code in plan.goals or code in plan.missing for plan in rows)
        },
        _("Path"): [plan.path_text for plan in rows],
        _("Last review"): [_day(plan.last_review) for plan in rows],
        _("Review due"): [_day(plan.review_due) for plan in rows],
        _("Class"): [plan.class_name for plan in rows],
    }


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _todo(plan: Plan) -> str:
    parts = (
        [_("Goals: {missing}").format(missing=", ".join(horizon_words(code).lower() for code in plan.missing))]
        if plan.missing
        else []
    )
    if plan.review in {"expired", "soon"}:
        parts.append(_("review") if parts else _("Review"))
    return "; ".join(parts)
