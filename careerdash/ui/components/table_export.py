"""A table of the data as a file: which table, in which format, narrowed like the screen."""

import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from careerdash.domain.filters import NO_FILTERS
from careerdash.domain.vocabulary import View
from careerdash.reports.exports import SHARED_TABLES, TABLES, HandedOut, export_table
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_FORMATS = (".xlsx", ".csv", ".parquet")
_BUILT = "table-built"
# The one table that the filters of the screen narrow.
_NARROWED = "interviews"


def table_export(desk: Desk, view: View) -> None:
    """Draw the choice of table and format; the file is built on the click, with its progress shown."""
    known = SHARED_TABLES if view is View.SHARE else tuple(TABLES)
    words = _table_words()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        table = st.selectbox(
            _("Table"), known, format_func=lambda key: words.get(key, key), key=f"table-{view.value}", width=320
        )
        suffix = st.segmented_control(
            _("Format"), _FORMATS, default=_FORMATS[0], format_func=lambda one: one.lstrip(".").upper(),
            key="table-format", required=True,
        )  # fmt: skip
        asked = (table, suffix, view, desk.scope, desk.filters, desk.today, desk.version)
        build = st.button(_("Build the table"), key="table-build")
    if desk.filters.active:
        st.caption(_narrowed_words(table))
    if build:
        st.session_state[_BUILT] = (asked, *_built(desk, view, table, suffix))
    kept = st.session_state.get(_BUILT)
    if kept and kept[0] == asked:
        _asked, rows, content = kept
        st.download_button(
            n_("Download {n} row", "Download {n} rows", rows),
            data=content,
            file_name=f"{table}-{desk.today.isoformat()}{'-share' if view is View.SHARE else ''}{suffix}",
            key="table-download",
            type="primary",
            on_click="ignore",
        )


def _narrowed_words(table: str) -> str:
    if table == _NARROWED:
        return _("Only the interviews that pass the filters above.")
    return _("About whole classes: the filters above narrow the table of interviews only.")


def _built(desk: Desk, view: View, table: str, suffix: str) -> tuple[int, bytes]:
    bar = st.progress(0.0, _("Writing the table"))
    filters = desk.filters if table == _NARROWED else NO_FILTERS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        receipt = export_table(
            desk.database, table, path, desk.scope, view, desk.today, lambda share: _show(bar, share), filters=filters,
            by=HandedOut(desk.author, datetime.now()),  # noqa: DTZ005
        )  # fmt: skip
        content = path.read_bytes()
    bar.empty()
    return receipt.rows, content


def _show(bar: DeltaGenerator, share: float) -> None:
    bar.progress(share, _("Writing the table"))


def _table_words() -> Mapping[str, str]:
    return {
        "students": _("Students"),
        "interviews": _("Interviews, a row each with pay as read"),
        "progress": _("Progress by step"),
        "attention": _("Who needs attention"),
        "job_interviews": _("Job interviews"),
        "skills": _("Skills by field"),
        "raw_rows": _("Cells as typed, with file, sheet and row"),
    }
