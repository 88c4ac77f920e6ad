"""The scope bar: classes, year, page filters, day and view; all of it in the address bar.

The address bar may only narrow: classes outside the visitor's scope and views outside the role do not exist here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.classes import Choice, Choices, Classes, choices, classes, employers
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.ui.address import choose_one, choose_several, keep, start_with, state_key, wanted
from careerdash.ui.cache import ask
from careerdash.ui.components.text import level_words, method_words, plain, shortened
from careerdash.ui.guard import Visitor
from careerdash.wording import _

_ALL = "all"
_FIRST_DAY = date(2000, 1, 1)
CLASS_KEY = "class"
YEAR_KEY = "year"
DAY_KEY = "as_of"
VIEW_KEY = "view"
# Filters a page may ask for, in the order of display.
NARROWING = ("field", "industry", "occupation", "level", "organisation", "method")
DATES = ("since", "until")
# What every page of the insights is narrowed by.
INSIGHT_FILTERS = (*NARROWING, "dates")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the bar is set to."""

    scope: Scope
    view: View
    filters: Filters
    today: date


def scope_bar(visitor: Visitor, database: Database, version: int, narrow_by: Sequence[str], *, as_of: bool) -> Narrowed:
    """Draw the bar and return what it is set to.

    Args:
        visitor: Whose scope and views bound everything.
        database: To list classes and filter values.
        version: Data version, for the cache.
        narrow_by: Names out of ``NARROWING``, ``dates`` and ``currency`` that the page offers.
        as_of: Whether the page has a day to look at; else it is today.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        day = date.today()  # noqa: DTZ011 - the advisor's own calendar day
        known = ask(classes, database, version, scope=visitor.scope, view=View.ADVISOR, filters=Filters(), today=day)
        scope = _narrowed_scope(visitor.scope, database, known)
        view = choose_view(visitor)
        # with names hidden there is no looking back: two days beside each other would tell of the few between them
        day = _day(day) if as_of and view is not View.SHARE else day
        offered = ask(choices, database, version, scope=scope, view=view, filters=Filters(), today=day)
        if "organisation" in narrow_by and view is View.ADVISOR:
            named = ask(employers, database, version, scope=scope, view=view, filters=Filters(), today=day)
            offered = replace(offered, organisation=named)
        filters = _page_filters(offered, narrow_by, dates="dates" in narrow_by and view is View.ADVISOR)
    _chips(filters, offered)
    return Narrowed(scope, view, filters, day)


def _narrowed_scope(allowed: Scope, database: Database, known: Classes) -> Scope:
    names = {entry.class_id: entry.class_name for entry in known.classes if entry.class_id in allowed.classes}
    chosen = choose_several(
        CLASS_KEY,
        names,
        lambda codes, words, key: st.multiselect(
            _("Classes"),
            codes,
            format_func=words,
            key=key,
            placeholder=_("All classes"),
            label_visibility="collapsed",
            width=240,
        ),
    )
    years = {_ALL: _("All years"), **{str(year): str(year) for year in known.years}}
    key = start_with(YEAR_KEY, list(years))
    year = st.selectbox(
        _("Year"), list(years), format_func=lambda code: years[code], key=key, label_visibility="collapsed", width=110
    )
    keep(YEAR_KEY, [] if year == _ALL else [year])
    return allowed.narrow(database, chosen or None, None if year == _ALL else int(year))


def _day(default: date) -> date:
    asked = wanted(DAY_KEY)
    if asked is not None:
        st.session_state[state_key(DAY_KEY)] = _date(asked) or default
    chosen = st.date_input(
        _("As of"),
        value=None,
        key=state_key(DAY_KEY),
        format="YYYY-MM-DD",
        label_visibility="collapsed",
        width=165,
        help=_("Show everything as it stood on this day"),
    )
    day = chosen or default
    keep(DAY_KEY, [] if day == default else [day.isoformat()])
    return day


def _date(words: list[str]) -> date | None:
    try:
        return date.fromisoformat(words[0]) if words else None
    except ValueError:
        return None


def choose_view(visitor: Visitor) -> View:
    """Draw whether names are shown, and return the view; a page without a scope bar draws it by itself."""
    labels = {View.ADVISOR: _("Names shown"), View.SHARE: _("Names hidden")}
    return View(choose_one(VIEW_KEY, _("View"), {view.value: labels[view] for view in visitor.views}))


def _page_filters(offered: Choices, narrow_by: Sequence[str], *, dates: bool) -> Filters:
    present = [name for name in NARROWING if name in narrow_by and getattr(offered, name)]
    currencies = {choice.key: choice.key for choice in offered.currency} if "currency" in narrow_by else {}
    chosen: dict[str, Any] = {}
    if present or dates:
        with st.popover(_("Filters"), icon=":material/filter_list:"):
            for name in present:
                labels = {choice.key: label_of(name, choice) for choice in getattr(offered, name)}
                chosen[name] = tuple(choose_several(name, labels, _multiselect(filter_label(name))))
            if dates:
                columns = st.columns(2)
                chosen |= {name: _bound(name, column) for name, column in zip(DATES, columns, strict=True)}
    if len(currencies) > 1:
        chosen["currency"] = choose_one("currency", _("Currency"), currencies)
    return replace(Filters(), **chosen)


def _bound(name: str, place: DeltaGenerator) -> date | None:
    """Draw one end of the interview dates."""
    asked = wanted(name)
    if asked is not None:
        st.session_state[state_key(name)] = _date(asked)
    chosen: date | None = place.date_input(
        filter_label(name), value=None, key=state_key(name), format="YYYY-MM-DD", min_value=_FIRST_DAY
    )
    keep(name, [chosen.isoformat()] if chosen else [])
    return chosen


def _multiselect(label: str) -> Callable[[list[str], Callable[[str], str], str], list[str]]:
    return lambda codes, words, key: st.multiselect(label, codes, format_func=words, key=key, placeholder=_("All"))


def _chips(filters: Filters, offered: Choices) -> None:
    """Every active filter as a button that takes it away again."""
    active = [
        (name, key, label_of(name, choice))
        for name in NARROWING
        for key in getattr(filters, name)
        for choice in getattr(offered, name)
        if choice.key == key
    ]
    active += [
        (name, bound.isoformat(), f"{filter_label(name)} {bound.isoformat()}")
        for name in DATES
        if (bound := getattr(filters, name))
    ]
    if not active:
        return
    with st.container(horizontal=True, gap="xsmall"):
        for name, key, label in active:
            st.button(
                plain(shortened(label, 40)),
                icon=":material/close:",
                key=f"remove-{name}-{key}",
                on_click=_remove,
                args=(name, key),
                help=_("Remove this filter"),
            )


def _remove(name: str, value: str) -> None:
    key = state_key(name)
    if name in DATES:
        st.session_state[key] = None
        return
    st.session_state[key] = [kept for kept in st.session_state.get(key, []) if kept != value]


def filter_label(name: str) -> str:
    """Return the words for a filter."""
    return {
        "field": _("Field"),
        "industry": _("Industry"),
        "occupation": _("Occupation"),
        "level": _("Level"),
        "organisation": _("Organisation"),
        "method": _("Method"),
        "since": _("Interviewed from"),
        "until": _("Interviewed until"),
    }[name]


def label_of(name: str, choice: Choice) -> str:
    """Return the words for one value of a filter: codes of the vocabulary are spelled out."""
    words = {"level": level_words, "method": method_words}.get(name)
    return (words(choice.key) if words else "") or choice.label
