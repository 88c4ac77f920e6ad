"""What stands behind one entry of the history: files, sheets with their mapping, rows, issues; what was corrected."""

import json
from collections.abc import Mapping
from functools import partial
from itertools import islice
from typing import Any

import streamlit as st

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.history import original_file
from careerdash.imports.model import BatchSummary
from careerdash.store.database import Database
from careerdash.ui.components.history_columns import columns_kept
from careerdash.ui.components.text import kind_words, outcome_words, plain, shortened
from careerdash.wording import _, n_

_ROWS, _ISSUES, _FILES = 200, 500, 20


def corrected(batch: BatchSummary, database: Database) -> None:
    """Say whose record was corrected, which fields, to what text, and why."""
    for row in database.rows("history.rows_of_batch", {"batch": batch.batch, "limit": 1}):
        texts = "; ".join(
            f"{plain(header)}: **{plain(shortened(text or '', 200))}**"
            for header, text in zip(row["headers"], row["cells"], strict=True)
        )
        whose = f" :gray[{plain(row['student'])}]" if row["student"] else ""
        more = batch.counts.changed - 1
        others = " " + n_("and {n} more of the same text", "and {n} more of the same text", more) if more > 0 else ""
        st.markdown(f"{texts}{whose}{others}")
    if batch.note:
        st.caption(_("Why: {note}").format(note=plain(batch.note)))


def inside(batch: BatchSummary, database: Database, author: str) -> None:
    """Draw the files, sheets, rows and issues of an import; read only once opened."""
    details = st.expander(_("Files, columns, rows and issues"), key=f"inside-{batch.batch}", on_change="rerun")
    if not details.open:
        return
    with details:
        _originals(batch, database)
        _sheets(batch, database)
        columns_kept(batch, database, author)
        _rows(batch, database)
        _issues(batch, database)


def _originals(batch: BatchSummary, database: Database) -> None:
    with st.container(horizontal=True):
        for position, name in enumerate(islice(batch.files, _FILES)):
            kept = original_file(database, batch.batch, position)
            if kept is not None:
                st.download_button(
                    _("Original: {name}").format(name=plain(shortened(name, 60))),
                    data=partial(_content, database, batch.batch, position),
                    file_name=name.replace("/", "-"),
                    key=f"original-{batch.batch}-{position}",
                    on_click="ignore",
                    type="tertiary",
                    icon=":material/download:",
                )
    if len(batch.files) > _FILES:
        st.caption(_("The first {n} files are offered.").format(n=_FILES))
    st.dataframe(
        [
            {_("File"): row["name"], _("Bytes"): row["size"], _("SHA-256"): row["sha256"]}
            for row in database.rows("mapping.files", {"batch": batch.batch})
            if row["sha256"]
        ],
        hide_index=True,
        column_config={_("SHA-256"): st.column_config.TextColumn(width="large")},
        alt=_("Files of the import with their size and fingerprint"),
    )


def _content(database: Database, batch: int, position: int) -> bytes:
    kept = original_file(database, batch, position)
    return kept[1] if kept else b""


def _sheets(batch: BatchSummary, database: Database) -> None:
    lines = [
        line for sheet in database.rows("history.sheets_of_batch", {"batch": batch.batch}) for line in _columns(sheet)
    ]
    if not lines:
        return
    st.caption(_("Which column was read as what"))
    st.dataframe(lines, hide_index=True, height=240, alt=_("Columns of the import and the fields they were read as"))


def _columns(sheet: Mapping[str, Any]) -> list[dict[str, object]]:
    """A line per column of the file; a column of two facts was stored as itself and a column for each fact."""
    labels = fields_of(SheetKind(sheet["kind"]))
    mapping = json.loads(sheet["mapping"])
    read: dict[str, list[str]] = {}
    for index, header in enumerate(sheet["headers"]):
        field = mapping.get(str(index)) or ""
        own = header.removesuffix(f" → {field}")
        if own:
            read.setdefault(own, []).extend([labels[field].label] if field in labels else [])
    return [
        {
            _("File"): sheet["file"],
            _("Sheet"): sheet["sheet"],
            _("Kind"): kind_words(sheet["kind"]),
            _("Header"): header,
            _("Read as"): " + ".join(fields) or _("(kept, not read)"),
        }
        for header, fields in read.items()
    ]


def _rows(batch: BatchSummary, database: Database) -> None:
    found = database.rows("history.rows_of_batch", {"batch": batch.batch, "limit": _ROWS})
    st.caption(_("The first {n} rows as typed").format(n=_ROWS) if len(found) == _ROWS else _("All rows as typed"))
    st.dataframe(
        [
            {
                _("Sheet"): row["sheet"],
                _("Row"): row["row"],
                _("Became"): outcome_words(row["status"]),
                _("Student"): row["student"] or "",
                _("As typed"): " | ".join(cell for cell in row["cells"] if cell),
                _("File"): row["file"],
            }
            for row in found
        ],
        hide_index=True,
        height=240,
        column_config={_("As typed"): st.column_config.TextColumn(width="large")},
        alt=_("Rows of the import"),
    )


def _issues(batch: BatchSummary, database: Database) -> None:
    if not batch.issue_count:
        return
    found = json.loads(database.value("history.issues", {"batch": batch.batch}))
    st.caption(n_("{n} issue", "{n} issues", len(found)))
    st.dataframe(
        [
            {
                _("Row"): issue["row"],
                _("Column"): issue["column"] or "",
                _("What"): issue["message"],
                _("Held"): issue["level"] == "error",
                _("Suggestions"): ", ".join(issue["suggestions"]),
                _("Sheet"): issue["sheet"],
                _("File"): issue["file"],
            }
            for issue in islice(found, _ISSUES)
        ],
        hide_index=True,
        height=240,
        column_config={_("What"): st.column_config.TextColumn(width="large")},
        alt=_("Issues of the import"),
    )
