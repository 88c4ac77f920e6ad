"""Choices kept in the address bar (``class=3A&view=share&by=industry``) and carried from page to page.

The framework can bind a widget to the address by itself. Measured on 1.67, that forgets everything taken from
the address when the first thing a visitor does is to change the page, and writes what a widget *shows*, which
for students is their name. So the address is kept here: each choice stands in it under a readable word or a
code, is checked against what may be chosen, and comes back when a page is left and opened again.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

_MEMORY = "_address_memory"
_PAGE = "_address_page"
_ARRIVED = "_address_arrived"


def arrive(page: str) -> None:
    """Note which page is about to run; for the shell, before the page."""
    if _MEMORY not in st.session_state:
        st.session_state[_MEMORY] = {name: st.query_params.get_all(name) for name in st.query_params}
    st.session_state[_ARRIVED] = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page


def state_key(name: str) -> str:
    """Return the session key of the widget that chooses ``name``."""
    return f"chosen-{name}"


def wanted(name: str) -> list[str] | None:
    """Return the words the address, or else the page before, asks for; None where the widget knows better.

    The widget of a page that stays open knows best, unless the address was changed under it (back, forward).
    """
    memory: dict[str, list[str]] = st.session_state.setdefault(_MEMORY, {})
    asked = st.query_params.get_all(name)
    known = memory.get(name, [])
    if st.session_state.get(_ARRIVED, True) or state_key(name) not in st.session_state:
        return asked or known
    return asked if asked != known else None


def keep(name: str, words: Sequence[str]) -> None:
    """Write a choice to the address bar; no words remove it there."""
    st.session_state.setdefault(_MEMORY, {})[name] = list(words)
    if st.query_params.get_all(name) == list(words):
        return
    if words:
        st.query_params[name] = list(words)
    else:
        del st.query_params[name]


def choose_one(name: str, label: str, words: Mapping[str, str]) -> str:
    """Draw a row of choices (code -> what is shown), the first one the default, and return the chosen code."""
    codes = list(words)
    key = start_with(name, codes)
    chosen = st.segmented_control(
        label,
        codes,
        format_func=lambda code: words.get(code, code),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    code = chosen if chosen and chosen in words else codes[0]
    keep(name, [] if code == codes[0] else [code])
    return code


def choose_from_list(name: str, label: str, words: Mapping[str, str], *, width: int) -> str:
    """Draw a list of choices (code -> what is shown) and return the chosen code; the address holds the code."""
    codes = list(words)
    key = start_with(name, codes)
    chosen = st.selectbox(
        label,
        codes,
        format_func=lambda code: words.get(code, code),
        key=key,
        label_visibility="collapsed",
        width=width,
    )
    code = chosen if chosen and chosen in words else codes[0]
    keep(name, [code])
    return code


def choose_several(
    name: str, words: Mapping[str, str], draw: Callable[[list[str], Callable[[str], str], str], list[str]]
) -> list[str]:
    """Draw a choice of several (code -> what is shown) and return the codes; the address holds what is shown.

    ``draw`` gets the codes, the function that gives their words, and the key, and returns the chosen codes.
    """
    codes = list(words)
    key = state_key(name)
    asked = wanted(name)
    if asked is not None:
        st.session_state[key] = [code for code in codes if code in asked or words[code] in asked]
    elif any(code not in words for code in st.session_state[key]):
        # what may be chosen has changed since: keep what still exists
        st.session_state[key] = [code for code in st.session_state[key] if code in words]
    chosen = [code for code in draw(codes, lambda code: words.get(code, code), key) if code in words]
    keep(name, [words[code] for code in chosen])
    return chosen


def start_with(name: str, codes: Sequence[str]) -> str:
    """Give the widget the code that is asked for, else the first; return its key."""
    key = state_key(name)
    asked = wanted(name)
    if asked is not None:
        st.session_state[key] = next((code for code in asked if code in codes), codes[0])
    elif st.session_state.get(key) not in codes:
        st.session_state[key] = codes[0]
    return key
