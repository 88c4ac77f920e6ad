"""Which pages exist: a page is in the menu only once it has something to show.

A new database offers the welcome page alone, and the pages under Insights appear with their data.
"""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from careerdash.store.database import Database
from careerdash.wording import _

PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of each kind the database holds; decides which pages exist."""

    batches: int
    classes: int
    students: int
    interviews: int
    salaries: int
    skills: int
    scores: int
    pictures: int
    leads: int
    held: int
    plans: int
    rounds: int

    @property
    def is_new(self) -> bool:
        """Nothing was ever imported or created."""
        return not (self.batches or self.classes)


def holdings(database: Database) -> Holdings:
    """Count what decides the menu."""
    return Holdings(**database.rows("classes.holdings")[0])


def menu(held: Holdings) -> dict[str, list[st.Page]]:
    """Return the pages that work with what is held, by group; the first is the start page."""
    welcome = st.Page(
        PAGES / "welcome.py", title=_("Welcome"), icon=":material/waving_hand:", default=not held.students
    )
    importing = st.Page(
        PAGES / "import.py",
        title=_("Import"),
        icon=":material/upload_file:",
        visibility="hidden" if held.is_new else "visible",
    )
    if held.is_new:
        return {"": [welcome, importing]}
    history = st.Page(PAGES / "history.py", title=_("History"), icon=":material/history:")
    fixing = [st.Page(PAGES / "rows.py", title=_("Rows to fix"), icon=":material/build:")] if held.held else []
    spelled = st.Page(PAGES / "spellings.py", title=_("Merge spellings"), icon=":material/merge_type:")
    merging = [spelled] if held.interviews else []
    own_classes = st.Page(PAGES / "classes.py", title=_("Classes"), icon=":material/groups:")
    if not held.students:
        return {"": [welcome], _("Class"): [own_classes], _("Data"): [importing, *fixing, history]}
    insights = [
        st.Page(PAGES / f"{name}.py", title=title, icon=icon)
        for name, title, icon, count in (
            ("salary", _("Salary"), ":material/payments:", held.salaries),
            ("skills", _("Skills"), ":material/psychology:", held.skills),
            ("satisfaction", _("Satisfaction"), ":material/sentiment_satisfied:", held.scores),
            ("expectations", _("Expectations"), ":material/compare_arrows:", held.pictures),
            ("referrals", _("Referrals"), ":material/account_tree:", held.leads),
            ("fields", _("Fields"), ":material/menu_book:", held.interviews),
            ("compare", _("Compare"), ":material/compare:", held.interviews),
        )
        if count
    ]
    tracks = [
        st.Page(PAGES / f"{name}.py", title=title, icon=icon)
        for name, title, icon, count in (
            ("planning", _("Planning"), ":material/flag:", held.plans),
            ("jobs", _("Job interviews"), ":material/work:", held.rounds),
        )
        if count
    ]
    return {
        "": [st.Page(PAGES / "today.py", title=_("Today"), icon=":material/today:", default=True)],
        _("Class"): [
            own_classes,
            st.Page(PAGES / "progress.py", title=_("Progress"), icon=":material/checklist:"),
            st.Page(PAGES / "student.py", title=_("Students"), icon=":material/person:"),
            st.Page(PAGES / "grading.py", title=_("Grading"), icon=":material/grading:"),
            *tracks,
        ],
        **({_("Insights"): insights} if insights else {}),
        _("Data"): [importing, *fixing, *merging, history],
        _("Output"): [st.Page(PAGES / "reports.py", title=_("Reports"), icon=":material/description:")],
        " ": [st.Page(PAGES / "settings.py", title=_("Settings"), icon=":material/settings:")],
    }
