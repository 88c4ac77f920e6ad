"""The figures of a scope at a glance, the coming dates and the last import."""

import streamlit as st

from careerdash.insights.overview import DueDate, Headline, Overview
from careerdash.ui.components.basis import tell
from careerdash.ui.components.text import number, plain
from careerdash.wording import _, n_

_SHOWN = ("students_on_track", "interviews_held", "thanked_on_time", "analyses_in")
_NEXT_DATES = 4


def metrics(scene: Overview, *, columns: int = 2) -> None:
    """Draw the four figures an advisor looks at first, each with n and its course by week."""
    shown = [headline for key in _SHOWN for headline in scene.headlines if headline.key == key]
    with st.grid(columns, min_column_width=140, gap="small"):
        for headline in shown:
            _metric(headline)
    if st.button(_("Where do these come from?"), key="basis-headlines", icon=":material/info:", type="tertiary"):
        _dialog(tuple(shown))


def _metric(headline: Headline) -> None:
    n = "" if headline.n is None or f"{headline.n:,}" in headline.text else f" :gray[:small[n = {headline.n:,}]]"
    course = [point.value for point in headline.weekly]
    st.metric(
        headline.label,
        f"{headline.text}{n}",
        chart_data=course if len(course) > 1 else None,
        chart_type="area",
        delta_color="primary",
        border=True,
        height="stretch",
        help=plain(headline.basis.definition),
    )


@st.dialog(_("Where do these come from?"), width="medium", position="right")
def _dialog(shown: tuple[Headline, ...]) -> None:
    for headline in shown:
        st.subheader(plain(headline.label), anchor=False)
        tell(headline.basis)


def next_dates(scene: Overview) -> None:
    """List the coming due dates with how many have done the step."""
    st.subheader(_("Next dates"), anchor=False)
    if not scene.due:
        st.caption(_("No due date lies ahead. Set them under Classes."))
    for due in scene.due[:_NEXT_DATES]:
        st.markdown(f"**{due.due:%d %b}** {plain(due.title)} :gray[{plain(due.class_name)} · {_left(due)}{_done(due)}]")


def _left(due: DueDate) -> str:
    return _("today") if due.days == 0 else n_("in {n} day", "in {n} days", due.days)


def _done(due: DueDate) -> str:
    if due.of is None:
        return ""
    return " · " + _("{done} of {of} done").format(done=number(due.done), of=number(due.of))


def last_import(scene: Overview) -> None:
    """Say what was stored last."""
    if scene.last_import is None:
        return
    st.subheader(_("Last import"), anchor=False)
    st.markdown(plain(scene.last_import.sentence))
    st.caption(f"{scene.last_import.at:%d %b %Y, %H:%M}")
