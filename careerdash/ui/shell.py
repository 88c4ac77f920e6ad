"""The script behind every address: who is there, which pages exist for them, and the chosen page.

A page is in the menu only once it has something to show: a new database offers the welcome page alone,
and the pages under Insights appear with their data.
"""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from careerdash.config import load_config
from careerdash.domain.vocabulary import View
from careerdash.errors import CareerdashError
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.ui.cache import ask, the_database
from careerdash.ui.guard import Visitor, admit
from careerdash.ui.trouble import tell
from careerdash.wording import _

PAGES = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "icon.png"
_SIDEBAR = 210


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

    @property
    def is_new(self) -> bool:
        """Nothing was ever imported or created."""
        return not (self.batches or self.classes)


def holdings(database: Database) -> Holdings:
    """Count what decides the menu."""
    return Holdings(**database.rows("classes.holdings")[0])


def menu(held: Holdings) -> dict[str, list[st.Page]]:
    """Return the pages that work with what is held, by group; the first is the start page."""
    welcome = st.Page(PAGES / "welcome.py", title=_("Welcome"), default=not held.students)
    importing = st.Page(PAGES / "import.py", title=_("Import"), visibility="hidden" if held.is_new else "visible")
    if held.is_new:
        return {"": [welcome, importing]}
    history = st.Page(PAGES / "history.py", title=_("History"))
    own_classes = st.Page(PAGES / "classes.py", title=_("Classes"))
    if not held.students:
        return {"": [welcome], _("Class"): [own_classes], _("Data"): [importing, history]}
    insights = [
        st.Page(PAGES / f"{name}.py", title=title)
        for name, title, count in (
            ("salary", _("Salary"), held.salaries),
            ("skills", _("Skills"), held.skills),
            ("satisfaction", _("Satisfaction"), held.scores),
        )
        if count
    ]
    return {
        "": [st.Page(PAGES / "today.py", title=_("Today"), default=True)],
        _("Class"): [
            own_classes,
            st.Page(PAGES / "progress.py", title=_("Progress")),
            st.Page(PAGES / "student.py", title=_("Students")),
        ],
        **({_("Insights"): insights} if insights else {}),
        _("Data"): [importing, history],
        _("Output"): [st.Page(PAGES / "reports.py", title=_("Reports"))],
    }


def run() -> None:
    """Draw the page the address asks for."""
    st.set_page_config(page_title="careerdash", page_icon=str(ICON), layout="wide", initial_sidebar_state=_SIDEBAR)
    st.logo(str(ICON), size="medium")
    try:
        database = the_database()
        page = st.navigation(menu(ask(holdings, database, database.data_version)))
        admit(Visitor(load_config().author, Scope.everything(database), (View.ADVISOR, View.SHARE)))
        page.run()
    except CareerdashError as error:
        tell(error)


run()
