"""Exchange rates on the page: the table to edit, a currency to add, and what was stated by whom."""

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from careerdash.advising.rates import reset_rates, state_rates
from careerdash.insights.rates import RateTable
from careerdash.store.database import Database
from careerdash.values.exchange_rates import SOURCE
from careerdash.wording import _, n_

_CODE = "currency"
_OLDEST_ADDED = 1990
_NEWEST_ADDED = 2100


def rates_sentence(table: RateTable) -> str:
    """Return how many rates were stated in place of those that come with the program."""
    if not table.stated:
        return _("All exchange rates are those that come with the program.")
    return n_("{n} exchange rate is your own.", "{n} exchange rates are your own.", len(table.stated))


def rates_editor(database: Database, version: int, table: RateTable, author: str) -> None:
    """Draw the table of rates; what is changed in it is stored with name and date when saved."""
    years = table.years
    known = {(rate.currency, rate.year): rate.per_euro for rate in table.rates}
    rows = sorted({rate.currency for rate in table.rates} - {"EUR"})
    shown: dict[str, list[Any]] = {
        _CODE: rows,
        **{str(year): [known.get((row, year)) for row in rows] for year in years},
    }
    number = st.column_config.NumberColumn(min_value=0.0, format="%.6g", width="small")
    edited = st.data_editor(
        shown,
        key=f"rates-{version}",
        height=420,
        hide_index=True,
        placeholder="",
        disabled=[_CODE],
        column_config={
            _CODE: st.column_config.TextColumn(_("Currency"), pinned=True, width="small"),
            **{str(year): number for year in years},
        },
    )
    changed = {
        (row, year): edited[str(year)][position]
        for year in years
        for position, row in enumerate(rows)
        if edited[str(year)][position] != shown[str(year)][position]
    }
    words = n_("Save {n} changed rate", "Save {n} changed rates", len(changed)) if changed else _("Save changed rates")
    if st.button(words, type="primary", disabled=not changed):
        state_rates(database, changed, author, _now())
        st.rerun()


def add_currency(database: Database, table: RateTable, author: str) -> None:
    """Draw the form for a rate of a currency or year the table does not have."""
    with (
        st.popover(_("Add a currency or year"), icon=":material/add:"),
        st.form("new-rate", border=False, clear_on_submit=True),
    ):
        code = st.text_input(_("Currency code"), max_chars=3, placeholder="TWD")
        year = st.number_input(_("Year"), _OLDEST_ADDED, _NEWEST_ADDED, value=table.years[0], step=1)
        rate = st.number_input(_("Units for one euro"), min_value=0.0, value=None, format="%.6g")
        if st.form_submit_button(_("Add rate"), type="primary") and code.strip() and rate is not None:
            state_rates(database, {(code.strip().upper(), int(year)): rate}, author, _now())
            st.rerun()


def stated_rates(database: Database, table: RateTable) -> None:
    """List the rates that were stated, by whom and when, and offer to take them all back."""
    if not table.stated:
        return
    st.dataframe(
        {
            _("Currency"): [rate.currency for rate in table.stated],
            _("Year"): [str(rate.year) for rate in table.stated],
            _("Units for one euro"): [rate.per_euro for rate in table.stated],
            _("Came with the program"): [rate.seed for rate in table.stated],
            _("Stated by"): [rate.author or "" for rate in table.stated],
            _("On"): [rate.changed_at for rate in table.stated],
        },
        hide_index=True,
        column_config={
            _("Units for one euro"): st.column_config.NumberColumn(format="%.6g"),
            _("Came with the program"): st.column_config.NumberColumn(format="%.6g"),
            _("On"): st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm"),
        },
        alt=_("Exchange rates stated by hand"),
    )
    if st.button(_("Go back to the rates that come with the program"), icon=":material/undo:"):
        reset_rates(database)
        st.rerun()


def rates_caption() -> str:
    """Return where the rates come from and what they are used for."""
    return _(
        "Units of each currency for one euro, mean of the year. They come from the {source}; the newest year is the "
        "mean of its days so far. Pay is converted only where you choose that on the page Salary, with the rate of "
        "the year of the interview, or of the year before where that is missing. Empty a cell to convert nothing "
        "with it. Every converted figure follows a change at once."
    ).format(source=SOURCE)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
