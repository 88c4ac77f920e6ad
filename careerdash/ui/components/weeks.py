"""Progress by week against the plan, and classes beside each other."""

import streamlit as st

from careerdash.charts.burnup import burnup_chart
from careerdash.insights.course import ClassCourse, Course
from careerdash.ui.components.drawing import draw
from careerdash.ui.components.text import number, plain
from careerdash.wording import _

_FEWEST_WEEKS = 2


def weekly_course(found: Course) -> None:
    """Draw the weeks of one class, the same week of earlier years, or the classes of the scope side by side."""
    if len(found.weeks) >= _FEWEST_WEEKS:
        st.subheader(_("By week"), anchor=False)
        st.markdown(plain(found.sentence))
        weeks = found.weeks
        draw(
            burnup_chart(
                [point.day for point in weeks],
                [point.done for point in weeks],
                [point.planned for point in weeks],
                found.total,
            ),
            key="weeks",
        )
    if found.earlier:
        st.subheader(_("The same week of earlier terms"), anchor=False)
        _beside((*found.beside, *found.earlier))
    elif len(found.beside) > 1:
        st.subheader(_("Class by class"), anchor=False)
        _beside(found.beside)


def _beside(classes: tuple[ClassCourse, ...]) -> None:
    st.dataframe(
        [
            {
                "class": entry.class_name,
                "year": "" if entry.year is None else str(entry.year),
                "week": entry.week,
                "students": number(entry.students),
                "done": None if entry.done_share is None else 100 * entry.done_share,
                "overdue": number(entry.overdue),
            }
            for entry in classes
        ],
        hide_index=True,
        placeholder="",
        column_config={
            "class": st.column_config.TextColumn(_("Class")),
            "year": st.column_config.TextColumn(_("Year")),
            "week": st.column_config.NumberColumn(_("Week of term")),
            "students": st.column_config.TextColumn(_("Students"), alignment="right"),
            "done": st.column_config.ProgressColumn(
                _("Steps done"), min_value=0.0, max_value=100.0, format="%.0f%%", width=220
            ),
            "overdue": st.column_config.TextColumn(_("With an overdue step"), alignment="right"),
        },
        alt=_("Classes beside each other: share of steps done and students with an overdue step"),
    )
