"""Charts on the page, and what a click on one of their marks opens."""

from collections.abc import Mapping, Sequence

import streamlit as st

from careerdash.charts.chart import Chart, unmarked
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.evidence.behind import Mark
from careerdash.ui.components.basis import open_mark
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_FEW = 5
_CONFIG = {"displayModeBar": False, "responsive": True}


def draw(chart: Chart, key: str) -> None:
    """Draw a chart with its description for screen readers; ``key`` is unique on the page."""
    st.plotly_chart(dict(chart.spec), alt=chart.alt, key=key, config=_CONFIG)


def first_note(groups: int, drawn: int) -> None:
    """Say that only the first groups are drawn; nothing where all are."""
    if groups > drawn:
        st.caption(_("The first {drawn} of {n} groups are drawn; the table has all.").format(drawn=drawn, n=groups))


def few_note(people: Sequence[int]) -> None:
    """Say how many of the groups drawn are so small that their parts are single stories; nothing where none is."""
    few = sum(0 < count < _FEW for count in people)
    if few:
        words = n_(
            "{n} group has fewer than five people: read what they said one by one.",
            "{n} groups have fewer than five people: read what they said one by one.",
            few,
        )
        st.caption(words)


def draw_marked(desk: Desk, chart: Chart, key: str, basis: Basis, marks: Mapping[str, Mark]) -> None:
    """Draw a chart whose marks open the interviews behind them; with names hidden they open nothing.

    Args:
        desk: Scope, view and filters of the chart.
        chart: Its traces carry the codes of the marks.
        key: Unique on the page.
        basis: Definition and rule of what is drawn.
        marks: What each code stands for.
    """
    if desk.view is View.SHARE or not marks:
        draw(unmarked(chart), key)
        return
    asked, turn = f"{key}-asked", f"{key}-turn"
    # a chart of a new turn has nothing selected, so that the same mark can be clicked again
    shown = f"{key}-{st.session_state.get(turn, 0)}"

    def note() -> None:
        points = st.session_state[shown].selection.points
        codes = [code for point in points if isinstance(code := point.get("customdata"), str)]
        if codes:
            st.session_state[asked] = codes[0]
            st.session_state[turn] = st.session_state.get(turn, 0) + 1

    st.plotly_chart(dict(chart.spec), alt=chart.alt, key=shown, config=_CONFIG, on_select=note, selection_mode="points")
    st.caption(_("Click a mark to see the interviews behind it."))
    code = st.session_state.pop(asked, None)
    if code in marks:
        open_mark(desk, basis, marks[code])
