"""From one page to another; classes, filters, day and view come along."""

from pathlib import Path

import streamlit as st

PAGES = Path(__file__).parents[3] / "pages"
STUDENT = "student"


def open_student(student_key: str) -> None:
    """Go to the page of one student."""
    st.switch_page(PAGES / "student.py", query_params={STUDENT: student_key})


def open_page(name: str) -> None:
    """Go to a page of ``pages/`` by its file name without ending."""
    st.switch_page(PAGES / f"{name}.py")
