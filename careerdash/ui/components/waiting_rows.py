"""Rows to fix: what waits and why, and the cells of one row to correct in place."""

from datetime import UTC, date, datetime

import streamlit as st

from careerdash.imports.held import repair_row
from careerdash.imports.mapping import column_letter
from careerdash.imports.model import WaitingRow
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
    if not st.button(_("Store this row"), type="primary", key="store-row"):
        return
    texts = {index: edited["text"][place] or "" for place, index in enumerate(filled)}
    edits = {index: text for index, text in texts.items() if text != cells[index]}
    if not edits:
        st.warning(_("Change at least one cell first."))
        return
    now = datetime.now(UTC).replace(tzinfo=None)
    today = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    receipt = repair_row(database, row.raw_id, edits, author, now, today)
    st.session_state[_OUTCOME] = (
        _("Row {row} is still held: {reason}") if receipt.counts.held else _("Row {row} is stored.")
    ).format(row=row.row, reason=" ".join(plain(issue.message) for issue in receipt.issues))
    st.rerun()
