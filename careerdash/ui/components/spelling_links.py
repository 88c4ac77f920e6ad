"""From an insight to the page where its unknown names are decided."""

import streamlit as st

from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import View
from careerdash.insights.spellings import unknown_skills
from careerdash.ui.cache import ask
from careerdash.ui.components.navigation import PAGES
from careerdash.ui.frame import Desk
from careerdash.wording import n_


def name_skills(desk: Desk) -> None:
    """Draw how many typed skills have no name yet and the way to name them; nothing where names are hidden."""
    if desk.view is View.SHARE:
        return
    unknown = ask(unknown_skills, desk.database, desk.version, scope=desk.scope)
    if unknown and st.button(
        n_("{n} unknown skill: name it", "{n} unknown skills: name them", unknown),
        key="name-skills",
        icon=":material/merge_type:",
        type="tertiary",
    ):
        st.switch_page(PAGES / "spellings.py", query_params={"kind": SpellingKind.SKILL.value})
