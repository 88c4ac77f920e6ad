"""Log workbooks for the students of a class, with the roster filled in."""

from functools import partial

import streamlit as st

from careerdash.insights.classes import ClassSummary
from careerdash.privacy.scope import Scope
from careerdash.reports.package import safe_name
from careerdash.reports.templates import class_forms, class_template
from careerdash.ui.frame import Desk
from careerdash.wording import _


def class_templates(desk: Desk, chosen: ClassSummary) -> None:
    """Offer the empty workbooks of the class: the table with its roster, and a form for each student."""
    only = Scope(desk.scope.classes & {chosen.class_id})
    stem = safe_name(chosen.class_name) or "class"
    offers = (
        ("table-en", _("Table with this roster, English"), class_template, "en", f"{stem}-log-en.xlsx"),
        ("table-zh", _("Table with this roster, Chinese"), class_template, "zh", f"{stem}-log-zh.xlsx"),
        ("forms-en", _("A form for each student, English (zip)"), class_forms, "en", f"{stem}-forms-en.zip"),
        ("forms-zh", _("A form for each student, Chinese (zip)"), class_forms, "zh", f"{stem}-forms-zh.zip"),
    )
    with st.popover(_("Empty workbooks for this class"), icon=":material/download:", type="tertiary"):
        st.caption(_("Names and numbers are filled in. Handed back, they are understood without a question."))
        for key, label, made, language, name in offers:
            st.download_button(
                label,
                data=partial(made, desk.database, only, language),
                file_name=name,
                key=f"class-template-{key}",
                on_click="ignore",
                type="tertiary",
                icon=":material/table_view:" if key.startswith("table") else ":material/folder_zip:",
            )
