"""The history: one card per import or correction, newest first, each taken back or put back with a click."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.errors import BatchState
from careerdash.imports.history import built_upon, redo_batch, undo_batch
from careerdash.imports.model import BatchSummary
from careerdash.store.database import Database
from careerdash.ui.components.history_details import corrected, inside
from careerdash.ui.components.text import plain, scale_words, shortened
from careerdash.wording import _, n_

_PER_PAGE = 10
_FILES_NAMED = 3
_ASKED = "history-asked"


def history_sentence(batches: tuple[BatchSummary, ...]) -> str:
    """Return how many imports and corrections are active and how many were taken back."""
    if not batches:
        return _("Nothing was imported yet.")
    active = [batch for batch in batches if batch.active]
    corrections = sum(batch.kind == "correction" for batch in active)
    entries = sum(batch.kind == "entry" for batch in active)
    told = n_("{n} import is active", "{n} imports are active", len(active) - corrections - entries)
    if entries:
        told += ", " + n_("{n} entry was made here", "{n} entries were made here", entries)
    if corrections:
        told += ", " + n_("{n} correction outranks them", "{n} corrections outrank them", corrections)
    undone = len(batches) - len(active)
    return told + (", " + n_("{n} was taken back.", "{n} were taken back.", undone) if undone else ".")


def batch_cards(batches: tuple[BatchSummary, ...], database: Database, author: str) -> None:
    """Draw a page of the history; ``author`` is who takes back, puts back or changes something."""
    pages = -(-len(batches) // _PER_PAGE)
    page = min(st.session_state.get("history-page", 1), max(pages, 1))
    for batch in batches[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        _card(batch, batches, database, author)
    if pages > 1:
        st.pagination(pages, key="history-page")


def _card(batch: BatchSummary, batches: tuple[BatchSummary, ...], database: Database, author: str) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xsmall", width="stretch"):
                state = "" if batch.active else f" :orange-badge[{_('taken back')}]"
                st.markdown(f"**{_title(batch)}**{state}")
                st.caption(f"{_when(batch)} · {plain(batch.author)}")
                if batch.kind == "correction":
                    corrected(batch, database)
                else:
                    st.markdown(_counts(batch))
                if batch.settings:
                    st.caption(_("Answered: {answers}").format(answers=_answers(batch)))
            _switch(batch, database)
        if st.session_state.get(_ASKED) == batch.batch and batch.active:
            _confirm(batch, batches, database)
        if batch.kind != "correction":
            inside(batch, database, author)


def _switch(batch: BatchSummary, database: Database) -> None:
    """Draw the button that takes a batch back or puts it back; what others built upon is asked about first."""
    if not batch.active:
        if st.button(_("Redo"), key=f"switch-{batch.batch}", icon=":material/redo:"):
            try:
                redo_batch(database, batch.batch, _now())
            except BatchState as refused:
                st.toast(plain(str(refused)), icon=":material/info:")
                return
            st.rerun()
        return
    label = _("Withdraw") if batch.kind == "correction" else _("Undo")
    if st.button(label, key=f"switch-{batch.batch}", icon=":material/undo:"):
        if built_upon(database, batch.batch):
            st.session_state[_ASKED] = batch.batch
        else:
            undo_batch(database, batch.batch, _now())
        st.rerun()


def _confirm(batch: BatchSummary, batches: tuple[BatchSummary, ...], database: Database) -> None:
    """Name what was built on a batch, and ask."""
    by_number = {other.batch: other for other in batches}
    later = [by_number[number] for number in built_upon(database, batch.batch) if number in by_number]
    named = "\n".join(f"- {_title(other)} · {_when(other)}" for other in later)
    st.warning(
        _("These speak about the same people and interviews. They stay and say alone what they hold.") + f"\n\n{named}",
        title=n_("{n} later entry builds on this one", "{n} later entries build on this one", len(later)),
    )
    with st.container(horizontal=True):
        if st.button(_("Take it back"), key=f"confirm-{batch.batch}", type="primary"):
            del st.session_state[_ASKED]
            undo_batch(database, batch.batch, _now())
            st.rerun()
        if st.button(_("Leave it"), key=f"leave-{batch.batch}"):
            del st.session_state[_ASKED]
            st.rerun()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _title(batch: BatchSummary) -> str:
    kinds = {"import": _("Import {n}"), "correction": _("Correction {n}"), "sample": _("Sample {n}")}
    kinds |= {"repair": _("Fixed row {n}"), "entry": _("Entry {n}")}
    if batch.kind == "correction":
        return kinds["correction"].format(n=batch.batch)
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
    told = _("{rows}: {new} new · {changed} changed · {same} the same · {held} held").format(
        rows=n_("{n} row read", "{n} rows read", counts.rows_read),
        new=f"{counts.new:,}",
        changed=f"{counts.changed:,}",
        same=f"{counts.same:,}",
        held=f"{counts.held:,}",
    )
    return told + (f" · {n_('{n} issue', '{n} issues', batch.issue_count)}" if batch.issue_count else "")


def _answers(batch: BatchSummary) -> str:
    words = scale_words()
    return ", ".join(
        f"{name.replace('_', ' ')}: {plain(words.get(value, value) if name == 'satisfaction_scale' else value)}"
        for name, value in batch.settings.items()
    )
