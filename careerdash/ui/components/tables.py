"""Tables on the page: how columns are set up."""

from collections.abc import Iterable
from typing import Any, TypeAlias

import streamlit as st

# The web framework keeps its own types of column settings private.
Columns: TypeAlias = dict[str, Any]


def counts(*names: str) -> Columns:
    """Return columns of whole numbers with a mark between the thousands."""
    return {name: st.column_config.NumberColumn(name, format="%,.0f") for name in names}


def percents(*names: str) -> Columns:
    """Return columns of whole percent; the values are those of :func:`in_percent`."""
    return {name: st.column_config.NumberColumn(name, format="%.0f%%") for name in names}


def points(*names: str) -> Columns:
    """Return columns of means with one decimal."""
    return {name: st.column_config.NumberColumn(name, format="%.1f") for name in names}


def in_percent(shares: Iterable[float | None]) -> list[float | None]:
    """Return shares from 0 to 1 as percent."""
    return [None if share is None else 100 * share for share in shares]
