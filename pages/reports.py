"""Reports: a class-level file to hand on, or to keep."""

import streamlit as st

from careerdash.insights.classes import classes
from careerdash.ui.components.recent_reports import recent_reports
from careerdash.ui.components.report_choice import (
    choose_format,
    choose_scope,
    choose_view,
    download,
    download_package,
    made,
    preview,
)
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Reports"), as_of=True)
desk.says(_("A class report to hand on hides every name; one for yourself shows them."))
found = desk.ask(classes)
if found.classes:
    scope = choose_scope(desk, found)
    view = choose_view(desk, visitor)
    suffix = choose_format()
    draft = made(desk, scope, view)
    preview(draft.report)
    with st.container(horizontal=True):
        download(desk, draft, suffix)
        if len(found.classes) > 1:
            download_package(desk, view, suffix)
    recent_reports(desk)
