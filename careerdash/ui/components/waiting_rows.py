"""Rows to fix: what waits and why, and the cells of one row to correct in place."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st

from careerdash.errors import StillHeld
from careerdash.imports.fixes.held import TAKEN_BACK, repair_row
from careerdash.imports.model import WaitingRow
from careerdash.imports.sheets.mapping import column_letter
from careerdash.store.database import Database
from careerdash.ui.components.text import plain
from careerdash.wording import _, n_

_OUTCOME = "rows-outcome"


def waiting_sentence(rows: tuple[WaitingRow, ...]) -> str:
    """Return how many rows wait."""
    return n_("{n} row waits to be fixed.", "{n} rows wait to be fixed.", len(rows)) if rows else _("No row waits.")


def outcome() -> None:
    """Say what became of the row stored last."""
    told = st.session_state.pop(_OUTCOME, None)
    if told:
        st.info(told)


def row_list(rows: tuple[WaitingRow, ...]) -> None:
    """List the rows with their place in the file and the reason."""
    st.dataframe(
        {
            _("Row"): [row.row for row in rows],
            _("Why"): [row.reason for row in rows],
            _("Could be"): [", ".join(row.suggestions) for row in rows],
            _("Sheet"): [row.sheet for row in rows],
            _("File"): [row.file for row in rows],
            _("Import"): [row.batch for row in rows],
        },
        hide_index=True,
        column_config={_("Why"): st.column_config.TextColumn(width="large")},
        alt=_("Rows that wait to be fixed"),
    )


def choose_row(rows: tuple[WaitingRow, ...]) -> WaitingRow:
    """Draw the choice of the row to work on."""
    by_id = {row.raw_id: row for row in rows}
    chosen = st.selectbox(
        _("Fix"),
        list(by_id),
        format_func=lambda raw_id: _("Row {row} of {sheet}, {file}").format(
            row=by_id[raw_id].row, sheet=by_id[raw_id].sheet, file=by_id[raw_id].file
        ),
        key="waiting-row",
        width=520,
    )
    return by_id.get(chosen, rows[0])


def repair(row: WaitingRow, database: Database, author: str) -> None:
    """Draw the cells of a row to correct, and store it."""
    st.markdown(plain(row.reason))
    cells = dict(enumerate(row.cells))
    filled = [index for index, header in enumerate(row.headers) if header and index in cells]
    edited = st.data_editor(
        {
            "column": [column_letter(index) for index in filled],
            "header": [row.headers[index] for index in filled],
            "text": [cells[index] for index in filled],
        },
        hide_index=True,
        disabled=["column", "header"],
        column_config={
            "column": st.column_config.TextColumn(_("Column"), width=65),
            "header": st.column_config.TextColumn(_("Header"), width=220),
            "text": st.column_config.TextColumn(_("Text, as it should be"), width=520),
        },
        key=f"repair-{row.raw_id}",
        alt=_("Cells of the row to correct"),
    )
    texts = {index: edited["text"][place] or "" for place, index in enumerate(filled)}
    edits = {index: text for index, text in texts.items() if text != cells[index]}
    asked: Mapping[int, str] | None = None
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Store this row"), type="primary", key="store-row"):
            asked = edits
        for number, name in enumerate(_names(row)):
            if st.button(_("Store as {name}").format(name=plain(name)), key=f"suggestion-{number}"):
                asked = {**edits, row.name_column or 0: name}
    if asked is not None:
        _store(row, asked, database, author)


def _names(row: WaitingRow) -> tuple[str, ...]:
    """The suggested students that differ from what stands in the row."""
    if row.name_column is None or row.name_column >= len(row.cells):
        return ()
    return tuple(name for name in dict.fromkeys(row.suggestions) if name != row.cells[row.name_column])


def _store(row: WaitingRow, edits: Mapping[int, str], database: Database, author: str) -> None:
    """Store the row; one that is still not understood stays on the page as it was edited."""
    if not edits and row.reason != _(TAKEN_BACK):
        st.warning(_("Change at least one cell first."))
        return
    now = datetime.now(UTC).replace(tzinfo=None)
    today = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    try:
        repair_row(database, row.raw_id, edits, author, now, today)
    except StillHeld as held:
        st.warning(plain(held.sentence), title=_(held.title))
        return
    st.session_state[_OUTCOME] = _("Row {row} is stored.").format(row=row.row)
    st.rerun()
