"""The script behind every address: who is there, which pages exist for them, and the chosen page.

It runs again with every click: what it asks is a function of a module, which keeps its place in the memory of answers.
"""

from pathlib import Path

import streamlit as st

from careerdash.config import load_config
from careerdash.domain.vocabulary import View
from careerdash.errors import CareerdashError
from careerdash.privacy.scope import Scope
from careerdash.ui.address import arrive
from careerdash.ui.cache import ask, the_database
from careerdash.ui.guard import Visitor, admit
from careerdash.ui.menu import holdings, menu
from careerdash.ui.trouble import tell

ICON = Path(__file__).parent / "icon.png"
_SIDEBAR = 210


def run() -> None:
    """Draw the page the address asks for."""
    st.set_page_config(page_title="careerdash", page_icon=str(ICON), layout="wide", initial_sidebar_state=_SIDEBAR)
    st.logo(str(ICON), size="medium")
    try:
        database = the_database()
        version = database.data_version
        page = st.navigation(menu(ask(holdings, database, version)))
        everything = ask(Scope.everything, database, version)
        admit(Visitor(load_config().author, everything, (View.ADVISOR, View.SHARE)))
        arrive(page.url_path)
        page.run()
    except CareerdashError as error:
        tell(error)


run()
