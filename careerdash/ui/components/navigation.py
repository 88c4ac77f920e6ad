"""From one page to another; the scope stays, because classes, filters and day are bound to the address bar."""

from pathlib import Path

import streamlit as st

from careerdash.ui.address import state_key

PAGES = Path(__file__).parents[3] / "pages"
STUDENT = "student"


def open_student(student_key: str) -> None:
    """Go to the page of one student."""
    st.session_state[state_key(STUDENT)] = student_key
    st.switch_page(PAGES / "student.py", query_params={STUDENT: student_key})


def open_page(name: str) -> None:
    """Go to a page of ``pages/`` by its file name without ending."""
    st.switch_page(PAGES / f"{name}.py")
