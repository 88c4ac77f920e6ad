"""Pay on the page: from the answer to the chart, the table and the strip of readings."""

import streamlit as st

from careerdash.charts.quartiles import Spread, SpreadGroup, quartile_chart
from careerdash.insights.salary import Pay, PayReadings, SalaryAnswer
from careerdash.ui.components.drawing import draw
from careerdash.ui.components.tables import Columns
from careerdash.ui.components.text import level_words
from careerdash.wording import _

_DRAWN = 14


def group_words(group: str) -> str:
    """Return the words for what figures are broken down by."""
    return {
        "field": _("By field"),
        "industry": _("By industry"),
        "occupation": _("By occupation"),
        "level": _("By level"),
    }[group]


def group_label(label: str, group: str) -> str:
    """Return the words for one group; codes of the vocabulary are spelled out."""
    if group == "level":
        return level_words(label) or _("Level not known")
    return _("Field not stated") if label == "unspecified" else label


def pay_chart(answer: SalaryAnswer) -> None:
    """Draw entry pay beside experienced pay per group."""
    groups = [
        SpreadGroup(group_label(group.label, answer.group), (_spread(group.entry), _spread(group.experienced)))
        for group in answer.groups
        if _drawable(group.entry) or _drawable(group.experienced)
    ][:_DRAWN]
    if not groups:
        st.info(_("No group has enough people to draw. Choose more classes, or show all fields."))
        return
    unit = _("{currency} a year, before bonuses").format(currency=answer.currency)
    draw(quartile_chart(groups, (_("Entry"), _("Experienced")), unit), key="pay")
    st.caption(
        _("Bar: middle half of the people. Dot: median; small dots: single people (under 10). n: entry · experienced.")
    )


def _drawable(pay: Pay) -> bool:
    return pay.median is not None or bool(pay.dots)


def _spread(pay: Pay) -> Spread | None:
    if not _drawable(pay):
        return None
    return Spread(pay.n or 0, pay.median, pay.q1, pay.q3, pay.dots)


def pay_table(answer: SalaryAnswer) -> None:
    """List every group with n, median and quartiles."""
    rows = (*answer.groups, answer.overall)
    st.dataframe(
        {
            _("Group"): [
                _("All together") if row is answer.overall else group_label(row.label, answer.group) for row in rows
            ],
            **_numbers(_("Entry"), [row.entry for row in rows]),
            **_numbers(_("Experienced"), [row.experienced for row in rows]),
        },
        hide_index=True,
        column_config=_formats(),
        alt=_("Pay by group: n, quartiles and median"),
    )


def _numbers(post: str, pays: list[Pay]) -> dict[str, list[float | None]]:
    return {
        f"{post} n": [pay.n for pay in pays],
        _("{post} Q1").format(post=post): [pay.q1 for pay in pays],
        _("{post} median").format(post=post): [pay.median for pay in pays],
        _("{post} Q3").format(post=post): [pay.q3 for pay in pays],
    }


def _formats() -> Columns:
    names = [name for post in (_("Entry"), _("Experienced")) for name in _numbers(post, [])]
    return {name: st.column_config.NumberColumn(name, format="%,.0f") for name in names}


def readings_strip(readings: PayReadings) -> None:
    """Say what became of the pay texts: read, ranges, declined, missing, doubtful."""
    parts = (
        (_("read"), readings.read),
        (_("of them ranges"), readings.ranges),
        (_("at least or at most"), readings.one_sided),
        (_("declined"), readings.declined),
        (_("missing"), readings.missing),
        (_("doubtful"), readings.unreadable),
        (_("level of the post not known"), readings.unplaced),
    )
    told = [f"{words} {_held_back() if count is None else f'**{count:,}**'}" for words, count in parts if count != 0]
    st.markdown(_("Pay in these interviews: {parts}").format(parts=" · ".join(told)))


def _held_back() -> str:
    return f":gray[{_('held back')}]"
