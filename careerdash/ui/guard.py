"""Nothing is drawn before someone is let in: the shell admits, every page asks first.

The shell hands out one ticket per run of the app; a page takes it. A page that was started without the
shell finds no ticket and stops before it has read anything.
"""

from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.wording import _

_TICKET = "_careerdash_ticket"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who reads: a name for the history, the classes the role reaches, and the views it may use."""

    name: str
    scope: Scope
    views: tuple[View, ...]


def admit(visitor: Visitor) -> None:
    """Let a visitor into the page that is about to run; for the shell only."""
    st.session_state[_TICKET] = visitor


def require_visitor() -> Visitor:
    """Return who was admitted for this run, or stop the page; the first statement of every page."""
    visitor = st.session_state.pop(_TICKET, None)
    if not isinstance(visitor, Visitor):
        _refuse()
    return visitor


def _refuse() -> NoReturn:
    st.error(_("Open careerdash from its start page; this page cannot be opened by itself."))
    st.stop()
