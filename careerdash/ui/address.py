"""Choices kept in the address bar under their code (``view=share``, ``by=industry``, ``student=4f..``).

Binding a widget to the address writes what it *shows*; that is right for classes and fields, whose names make
a readable link, and wrong for codes and for students, whose names must not stand in an address.
"""

from collections.abc import Sequence

import streamlit as st


def state_key(name: str) -> str:
    """Return the session key of the widget that chooses ``name``."""
    return f"chosen-{name}"


def start_from_address(name: str, codes: Sequence[str], default: str) -> str:
    """Give the widget of this session the code the address asks for, if it is one of ``codes``; return its key."""
    key = state_key(name)
    if st.session_state.get(key) not in codes:
        asked = st.query_params.get(name)
        st.session_state[key] = asked if asked in codes else default
    return key


def keep_in_address(name: str, chosen: str, default: str | None) -> None:
    """Write the choice to the address bar, or remove it there where it is the default."""
    if chosen == default:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != chosen:
        st.query_params[name] = chosen


def choose_one(name: str, label: str, words: dict[str, str]) -> str:
    """Draw a row of choices (code -> words), the first one the default, and return the chosen code."""
    codes = list(words)
    key = start_from_address(name, codes, codes[0])
    chosen = st.segmented_control(
        label,
        codes,
        format_func=lambda code: words.get(code, code),
        key=key,
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
    code = chosen if chosen in words else codes[0]
    keep_in_address(name, code, codes[0])
    return code
