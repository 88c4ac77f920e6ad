"""Columns of a stored import that are kept without being read: choose what one holds, and take the choice back."""

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from careerdash.domain.fields import Field, fields_of
from careerdash.errors import CareerdashError
from careerdash.imports.model import BatchSummary
from careerdash.imports.sheets.kept_columns import KeptColumn, kept_columns
from careerdash.imports.sheets.later_mapping import (
    MappedLater,
    MappingChange,
    map_column,
    mapping_changes,
    readings,
    take_back_mapping,
)
from careerdash.store.database import Database
from careerdash.ui.components.text import kind_words, plain, shortened
from careerdash.wording import _, n_

_DONE = "column-mapped"


def columns_kept(batch: BatchSummary, database: Database, author: str) -> None:
    """Draw what was given a field later, and the box to give one to another kept column."""
    told = st.session_state.pop(f"{_DONE}-{batch.batch}", None)
    if told:
        st.info(told)
    for change in mapping_changes(database, batch.batch):
        _change(change, database, author)
    kept = kept_columns(database, batch.batch) if batch.active else ()
    if kept:
        _choose(batch.batch, kept, database, author)


def _change(change: MappingChange, database: Database, author: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        sheets = f" · {n_('{n} sheet', '{n} sheets', change.sheets)}" if change.sheets > 1 else ""
        since = _("since {when}, by {who}").format(
            when=f"{change.created_at:%d %b %Y, %H:%M}", who=plain(change.author)
        )
        told = _("“{column}” is read as **{field}**").format(
            column=plain(shortened(change.column, 80)), field=plain(change.label)
        )
        st.markdown(f"{told} :gray[{since}{sheets}]", width="stretch")
        if st.button(_("Take back"), key=f"unmap-{change.change_id}", icon=":material/undo:"):
            take_back_mapping(database, change.change_id, author, _now())
            st.rerun()


def _choose(batch: int, kept: tuple[KeptColumn, ...], database: Database, author: str) -> None:
    st.caption(
        n_(
            "{n} column is kept without being read. Choose what it holds: its rows are read again, no file needed.",
            "{n} columns are kept without being read. Choose what one holds: its rows are read again, no file needed.",
            len(kept),
        )
    )
    kinds = {column.kind for column in kept}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        by_name = {_named(column, with_kind=len(kinds) > 1): column for column in kept}
        # a column that was just read is no choice any more: the widget starts anew
        column = by_name[st.selectbox(_("Column"), list(by_name), key=f"kept-{batch}-{len(kept)}", width=340)]
        labels: Mapping[str, Field] = fields_of(column.kind)
        field = st.selectbox(
            _("Holds"),
            column.fields,
            index=None,
            format_func=lambda key: labels[key].label,
            placeholder=_("Choose a field"),
            key=f"kept-field-{batch}-{column.kind.value}-{column.name}",
            width=250,
        )
        asked = st.button(_("Read the column"), key=f"kept-read-{batch}", type="primary", disabled=field is None)
    if field is None:
        st.caption(_("First values: {values}").format(values=_values(column)))
        return
    try:
        understood = readings(database, batch, column.kind, column.name, field, column.samples)
        if asked:
            done = map_column(database, batch, column.kind, column.name, field, author, _now())
            st.session_state[f"{_DONE}-{batch}"] = _told(done, column, labels[field].label)
            st.rerun()
    except CareerdashError as refused:
        st.warning(plain(refused.sentence))
        return
    st.dataframe(
        {_("First values"): list(column.samples), _("Understood as"): [words or _("as typed") for words in understood]},
        hide_index=True,
        alt=_("First values of the column and how they would be read"),
    )


def _named(column: KeptColumn, *, with_kind: bool) -> str:
    parts = [shortened(column.name, 60), n_("{n} row", "{n} rows", column.rows)]
    if len(column.places) > 1:
        parts.append(n_("{n} sheet", "{n} sheets", len(column.places)))
    if with_kind:
        parts.append(kind_words(column.kind.value))
    return " · ".join(parts)


def _values(column: KeptColumn) -> str:
    return " · ".join(plain(shortened(text, 80)) for text in column.samples)


def _told(done: MappedLater, column: KeptColumn, label: str) -> str:
    told = [
        n_(
            "{n} row of “{column}” is now read as {field}.",
            "{n} rows of “{column}” are now read as {field}.",
            done.rows,
            column=plain(shortened(column.name, 80)),
            field=plain(label),
        )
    ]
    if done.unread:
        told.append(
            n_("{n} text was not understood and is kept.", "{n} texts were not understood and are kept.", done.unread)
        )
    if done.left_out:
        told.append(
            n_(
                "{n} row speaks of nobody, so nothing was added to it.",
                "{n} rows speak of nobody, so nothing was added to them.",
                done.left_out,
            )
        )
    return " ".join(told)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
