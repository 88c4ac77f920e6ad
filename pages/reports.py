"""Reports: a class-level file to hand on, or to keep."""

import streamlit as st

from careerdash.insights.classes import classes
from careerdash.ui.components.recent_reports import recent_reports
from careerdash.ui.components.report_choice import (
    choose_format,
    choose_rule,
    choose_scope,
    choose_view,
    download,
    download_package,
    made,
    preview,
)
from careerdash.ui.components.table_export import table_export
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Reports"), narrow_by=INSIGHT_FILTERS, as_of=True)
desk.says(_("A class report to hand on hides every name; one for yourself shows them."))
found = desk.ask(classes)
if found.classes:
    scope = choose_scope(desk, found)
    view = choose_view(desk, visitor)
    rule = choose_rule(view)
    suffix = choose_format()
    draft = made(desk, visitor, scope, view, rule)
    preview(draft.report)
    with st.container(horizontal=True):
        download(desk, draft, suffix)
        if len(found.classes) > 1:
            download_package(desk, visitor, view, suffix, rule)
    recent_reports(desk, visitor)
    st.subheader(_("A table as a file"), anchor=False)
    table_export(desk, view)
