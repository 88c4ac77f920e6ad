"""Pay on the page: from the answer to the chart, the table and the strip of readings."""

import streamlit as st

from careerdash.charts.quartiles import Spread, SpreadGroup, quartile_chart
from careerdash.domain.vocabulary import View
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.rates import exchange_rates
from careerdash.insights.salary import POSTS, Pay, SalaryAnswer, per_period, salary
from careerdash.insights.salary_measures import CONVERTED, STATED, YEARLY
from careerdash.ui.address import choose_from_list, choose_one, state_key, wanted
from careerdash.ui.cache import ask
from careerdash.ui.components.drawing import draw_marked, first_note
from careerdash.ui.components.tables import Columns
from careerdash.ui.components.text import level_words, plain
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_DRAWN = 14
_MEASURE = "pay"
_TARGET = "into"
_FILTERS = INSIGHT_FILTERS


def narrowed_by() -> tuple[str, ...]:
    """Return the filters of the page: one currency is chosen only where figures stay in their own."""
    asked = wanted(_MEASURE)
    measure = asked[0] if asked else st.session_state.get(state_key(_MEASURE))
    return _FILTERS if measure == CONVERTED else (*_FILTERS, "currency")


def choose_measure(desk: Desk) -> tuple[str, str]:
    """Draw how pay is expressed and return the measure and the currency to convert to (empty: none).

    With names hidden there is nothing to choose: pay is yearly in one currency.
    """
    if desk.view is View.SHARE:
        return YEARLY, ""
    words = {YEARLY: _("Yearly"), STATED: _("As stated"), CONVERTED: _("Converted")}
    measure = choose_one(_MEASURE, _("Express pay"), words)
    if measure != CONVERTED:
        return measure, ""
    read = [currency for currency, _amounts in desk.ask(salary).currencies]
    rated = ask(exchange_rates, desk.database, desk.version).currencies
    # what was read comes first, so that the usual choice needs no search
    targets = dict.fromkeys([*(currency for currency in read if currency in rated), *rated])
    into = {currency: _("Convert to {currency}").format(currency=currency) for currency in targets}
    return measure, choose_from_list(_TARGET, _("Convert to"), into, width=180)


def one_currency(answer: SalaryAnswer) -> str:
    """Return the currency of figures that stay in their own: that of the answer, else the one read most often."""
    if answer.conversion is None:
        return answer.currency
    return answer.currencies[0][0] if answer.currencies else answer.currency


def group_words(group: str) -> str:
    """Return the words for what figures are broken down by."""
    return {
        "field": _("By field"),
        "industry": _("By industry"),
        "occupation": _("By occupation"),
        "level": _("By level"),
        "class": _("By class"),
        "year": _("By year"),
    }[group]


def group_label(label: str, group: str) -> str:
    """Return the words for one group; codes of the vocabulary are spelled out."""
    if group == "level":
        return level_words(label) or _("Level not known")
    return _("Field not stated") if label == "unspecified" else label


def pay_chart(desk: Desk, answer: SalaryAnswer) -> None:
    """Draw entry pay beside experienced pay per group."""
    groups = [
        SpreadGroup(
            group_label(group.label, answer.group),
            (_spread(group.entry), _spread(group.experienced)),
            () if desk.view is View.SHARE else tuple(f"{post}\n{group.key}" for post in POSTS),
        )
        for group in answer.groups
        if _drawable(group.entry) or _drawable(group.experienced)
    ]
    if not groups:
        st.info(_("No group has enough people to draw. Choose more classes, or show all fields."))
        return
    unit = _("{currency} {per}, before bonuses").format(currency=answer.currency, per=per_period(answer.period))
    names = (_("Entry"), _("Experienced"))
    currencies = _counted_currencies(answer)
    marks = {
        f"{post}\n{group.key}": Mark(
            f"{group_label(group.label, answer.group)}: {name}",
            post,
            currencies,
            group=answer.group,
            key=group.key,
            period=answer.period if answer.measure == STATED else "",
        )
        for group in answer.groups
        for post, name in zip(POSTS, names, strict=True)
    }
    draw_marked(desk, quartile_chart(groups[:_DRAWN], names, unit), "pay", answer.basis, marks)
    first_note(len(groups), _DRAWN)
    st.caption(how_to_read(desk.view, series=2))
    _other_currencies(answer)
    _tell_expression(answer)


def how_to_read(view: View, *, series: int) -> str:
    """Return what the signs of a pay chart mean, for a chart of one or two series."""
    parts = [_("Bar: middle half of the people (from 10 people on). Dot: median.")]
    if view is View.ADVISOR:
        parts.append(_("Small dots: single people, where there are fewer than 10."))
    if series > 1:
        parts.append(_("n: entry · experienced."))
    return " ".join(parts)


def _other_currencies(answer: SalaryAnswer) -> None:
    """Say that pay was told in other currencies too, where only one is drawn."""
    others = [currency for currency, _amounts in answer.currencies if currency != answer.currency]
    if others and answer.conversion is None:
        st.caption(
            _("Drawn is pay in {currency}. Pay was also told in {others}: choose it above.").format(
                currency=answer.currency, others=", ".join(others)
            )
        )


def _tell_expression(answer: SalaryAnswer) -> None:
    """Say what stays out as stated for another period, or for want of a rate, and which rates were used."""
    if answer.other_periods:
        st.caption(
            n_(
                "{n} figure was stated for another period than {per} and is not in here; “Yearly” has it.",
                "{n} figures were stated for another period than {per} and are not in here; “Yearly” has them.",
                answer.other_periods,
                per=per_period(answer.period),
            )
        )
    behind = answer.conversion
    if behind is None:
        return
    st.caption(plain(behind.footnote))
    if behind.without_rate:
        told = ", ".join(
            f"{currency} ({n_('{n} interview', '{n} interviews', count)})" for currency, count in behind.without_rate
        )
        st.warning(
            _("Left out, because there is no rate for them: {currencies}. State one on the page Settings.").format(
                currencies=plain(told)
            )
        )


def _counted_currencies(answer: SalaryAnswer) -> str:
    """The currencies figures come from, one a line: all with a rate where they are converted."""
    converted = answer.conversion.converted if answer.conversion else ()
    return "\n".join((answer.currency, *(currency for currency, _interviews in converted)))


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
        placeholder="–",
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
