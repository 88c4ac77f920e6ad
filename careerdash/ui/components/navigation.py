"""From one page to another; classes, filters, day and view come along."""

from pathlib import Path

import streamlit as st

from careerdash.domain.tracks import TRACKS

PAGES = Path(__file__).parents[3] / "pages"
STUDENT = "student"
_TRACKS = tuple(track.key for track in TRACKS)


def open_student(student_key: str) -> None:
    """Go to the page of one student."""
    st.switch_page(PAGES / "student.py", query_params={STUDENT: student_key})


def open_page(name: str) -> None:
    """Go to a page of ``pages/`` by its file name without ending."""
    st.switch_page(PAGES / f"{name}.py")


def open_matrix(class_name: str, rule: str, matter: str) -> None:
    """Go to the matrix of a class, to those of whom a rule of the day speaks; ``matter`` may name a track."""
    track = next((word for word in matter.split() if word in _TRACKS), _TRACKS[0])
    st.switch_page(PAGES / "progress.py", query_params={"class": class_name, "rule": rule, "track": track})
