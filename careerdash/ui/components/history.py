"""The history: one card per import or correction, newest first, each taken back or put back with a click."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import BatchSummary
from careerdash.store.database import Database
from careerdash.ui.components.text import plain, shortened
from careerdash.wording import _, n_

_PER_PAGE = 10
_FILES_NAMED = 3


def history_sentence(batches: tuple[BatchSummary, ...]) -> str:
    """Return how many imports are active and how many were taken back."""
    active = sum(batch.active for batch in batches)
    if not batches:
        return _("Nothing was imported yet.")
    told = n_("{n} import is active", "{n} imports are active", active)
    undone = len(batches) - active
    return told + (", " + n_("{n} was taken back.", "{n} were taken back.", undone) if undone else ".")


def batch_cards(batches: tuple[BatchSummary, ...], database: Database) -> None:
    """Draw a page of the history."""
    pages = -(-len(batches) // _PER_PAGE)
    page = min(st.session_state.get("history-page", 1), max(pages, 1))
    for batch in batches[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        _card(batch, database)
    if pages > 1:
        st.pagination(pages, key="history-page")


def _card(batch: BatchSummary, database: Database) -> None:
    with (
        st.container(border=True),
        st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"),
    ):
        with st.container(gap="xsmall", width="stretch"):
            state = "" if batch.active else f" :orange-badge[{_('taken back')}]"
            st.markdown(f"**{_title(batch)}**{state}")
            st.caption(f"{_when(batch)} · {plain(batch.author)}")
            st.markdown(_counts(batch))
            if batch.settings:
                st.caption(_("Answered: {answers}").format(answers=_answers(batch)))
        act, label, icon = (
            (undo_batch, _("Undo"), ":material/undo:") if batch.active else (redo_batch, _("Redo"), ":material/redo:")
        )
        if st.button(label, key=f"switch-{batch.batch}", icon=icon):
            act(database, batch.batch, datetime.now(UTC).replace(tzinfo=None))
            st.rerun()


def _title(batch: BatchSummary) -> str:
    kinds = {"import": _("Import {n}"), "correction": _("Correction {n}"), "sample": _("Sample {n}")}
    named = [plain(shortened(name, 60)) for name in batch.files[:_FILES_NAMED]]
    more = len(batch.files) - len(named)
    if more > 0:
        named.append(n_("{n} more file", "{n} more files", more))
    title = kinds.get(batch.kind, "{n}").format(n=batch.batch)
    return f"{title} · {', '.join(named)}" if named else title


def _when(batch: BatchSummary) -> str:
    stored = f"{batch.created_at:%d %b %Y, %H:%M}"
    if batch.changed_at is None:
        return stored
    words = _("{stored}, put back {changed}") if batch.active else _("{stored}, taken back {changed}")
    return words.format(stored=stored, changed=f"{batch.changed_at:%d %b %Y, %H:%M}")


def _counts(batch: BatchSummary) -> str:
    counts = batch.counts
    told = _("{rows} rows read: {new} new · {changed} changed · {same} the same · {held} held").format(
        rows=f"{counts.rows_read:,}",
        new=f"{counts.new:,}",
        changed=f"{counts.changed:,}",
        same=f"{counts.same:,}",
        held=f"{counts.held:,}",
    )
    return told + (f" · {n_('{n} issue', '{n} issues', batch.issue_count)}" if batch.issue_count else "")


def _answers(batch: BatchSummary) -> str:
    return ", ".join(f"{name.replace('_', ' ')}: {plain(value)}" for name, value in batch.settings.items())
