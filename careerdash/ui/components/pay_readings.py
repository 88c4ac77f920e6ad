"""What became of the pay texts on the page: read, ranges, declined, missing, doubtful; each opens its interviews."""

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.salary import PayReadings
from careerdash.ui.components.basis import open_mark
from careerdash.ui.frame import Desk
from careerdash.wording import _


def readings_strip(desk: Desk, basis: Basis, readings: PayReadings) -> None:
    """Say what became of the pay texts, in interviews and as a part of all; with names hidden in people, unopened."""
    parts = [(code, words, count) for code, words, count in _parts(readings) if count != 0]
    if not parts:
        return
    if desk.view is View.SHARE:
        told = [f"{words} {_held_back() if count is None else f'**{count:,}**'}" for _code, words, count in parts]
        st.markdown(_("Professionals, by what they told of pay: {parts}").format(parts=" · ".join(told)))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(_("Pay in these interviews:"), width="content")
        for code, words, count in parts:
            share = f" ({count / readings.interviews:.0%})" if count and readings.interviews else ""
            label = f"{words} **{count:,}**{share}"
            if st.button(label, key=f"reading-{code}", type="tertiary", help=_("Open these interviews")):
                open_mark(desk, basis, Mark(_("Pay: {words}").format(words=words), "outcome", code))


def _parts(readings: PayReadings) -> tuple[tuple[str, str, int | None], ...]:
    return (
        ("read", _("read"), readings.read),
        ("ranges", _("of them ranges"), readings.ranges),
        ("one_sided", _("at least or at most"), readings.one_sided),
        ("declined", _("declined"), readings.declined),
        ("missing", _("missing"), readings.missing),
        ("unreadable", _("doubtful"), readings.unreadable),
        ("unplaced", _("level of the post not known"), readings.unplaced),
    )


def _held_back() -> str:
    return f":gray[{_('held back')}]"
