"""The report page: for whom, in which view and format; what it will say; and the file."""

from datetime import datetime

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.insights.classes import Classes
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import PRESETS, STANDARD_5, SharingRule, preset
from careerdash.reports.build import WRITERS, hand_out
from careerdash.reports.class_report import Draft, draft_class_report
from careerdash.reports.package import file_stem, report_package
from careerdash.reports.pdf import first_page_png
from careerdash.reports.values import ClassReport
from careerdash.ui.address import choose_one
from careerdash.ui.cache import ask
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.ui.guard import Visitor
from careerdash.wording import _

_ALL = "all"


def choose_scope(desk: Desk, found: Classes) -> Scope:
    """Draw the choice of one class or all in scope, and return its scope."""
    names = {entry.class_id: entry.class_name for entry in found.classes}
    options = [*names, *([_ALL] if len(names) > 1 else [])]
    chosen = st.selectbox(
        _("Report on"),
        options,
        format_func=lambda key: names.get(key, _("All these classes together")),
        key="report-scope",
        width=420,
    )
    return desk.scope if chosen == _ALL else Scope(desk.scope.classes & {chosen})


def choose_view(desk: Desk, visitor: Visitor) -> View:
    """Draw the choice of view, names hidden first, and say what it hides."""
    words = {View.SHARE.value: _("To hand on: names hidden"), View.ADVISOR.value: _("For yourself: names shown")}
    allowed = {code: text for code, text in words.items() if View(code) in visitor.views}
    if desk.view is View.SHARE:
        allowed.pop(View.ADVISOR.value, None)
    view = View(choose_one("report", _("View"), allowed))
    if view is View.SHARE:
        st.caption(
            _(
                "Groups only: counts per step instead of the matrix, no list, no quotes; smaller groups are pooled or "
                "left out."
            )
        )
    else:
        st.caption(_("Adds the matrix and the list of interviews with names, and says so on every sheet."))
    return view


def choose_rule(view: View) -> SharingRule:
    """Draw the choice of how many people a figure needs where names are hidden, and say what it means."""
    if view is View.ADVISOR:
        return STANDARD_5
    rule = preset(choose_one("rule", _("Sharing rule"), {rule.key: rule.title for rule in PRESETS}))
    st.caption(rule.footnote())
    return rule


def choose_format() -> str:
    """Draw the choice of format where there is more than one, and return the suffix."""
    return choose_one("format", _("Format"), {suffix: suffix.lstrip(".").upper() for suffix in WRITERS})


def made(desk: Desk, visitor: Visitor, scope: Scope, view: View, rule: SharingRule) -> Draft:
    """Return the report as one value, compared with classes of the visitor; remembered until the data change."""
    return ask(
        draft_class_report,
        desk.database,
        desk.version,
        scope=scope,
        view=view,
        as_of=desk.today,
        today=desk.today,
        rule=rule,
        reach=visitor.scope,
    )


def preview(report: ClassReport) -> None:
    """Say what the report says, and show its first page as a picture."""
    said, page = st.columns([3, 2])
    with said, st.container(border=True):
        st.markdown(f"**{plain(report.title)}** :gray[{plain(report.label)}]")
        for sentence in report.sentences:
            st.markdown(f"- {plain(sentence)}")
        st.caption(_("Parts: {names}").format(names=", ".join(plain(section.title) for section in report.sections)))
    page.image(_first_page(report), caption=_("First page of the PDF"), width="stretch", output_format="PNG")


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs={ClassReport: repr})
def _first_page(report: ClassReport) -> bytes:
    return first_page_png(report)


def download(desk: Desk, draft: Draft, suffix: str) -> None:
    """Draw the button that builds the file and hands it over."""
    st.download_button(
        _("Build and download"),
        data=lambda: hand_out(desk.database, draft, suffix, desk.author, datetime.now()),  # noqa: DTZ005
        file_name=file_stem(draft.report) + suffix,
        type="primary",
        icon=":material/download:",
        key="download-report",
        on_click="ignore",
    )


def download_package(desk: Desk, visitor: Visitor, view: View, suffix: str, rule: SharingRule) -> None:
    """Draw the button that builds one archive with a report of each class and one over all of them."""
    st.download_button(
        _("One report per class, and one over all (zip)"),
        data=lambda: report_package(
            desk.database,
            desk.scope,
            suffix,
            view,
            desk.today,
            author=desk.author,
            now=datetime.now(),  # noqa: DTZ005
            rule=rule,
            reach=visitor.scope,
        )[1],
        file_name=f"reports-{desk.today.isoformat()}-{'share' if view is View.SHARE else 'advisor'}.zip",
        icon=":material/folder_zip:",
        key="download-package",
        on_click="ignore",
    )
