"""Mappings made by hand that the next import uses first; each can be edited and forgotten."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.domain.fields import fields_of
from careerdash.errors import WrongUse
from careerdash.imports.model import RememberedMapping
from careerdash.imports.sheets.memory import edit_mapping, forget_mapping, remembered_mappings
from careerdash.store.database import Database
from careerdash.ui.components.text import kind_words, plain, shortened
from careerdash.wording import _, n_


def remembered(database: Database, author: str) -> None:
    """List the remembered mappings, each to be edited or forgotten; nothing where there are none."""
    known = remembered_mappings(database)
    if not known:
        return
    st.subheader(_("Remembered mappings"), anchor=False)
    st.caption(_("Chosen by hand in an import; used first when a sheet with the same headers comes again."))
    for mapping in known:
        _line(mapping, database, author)


def _line(mapping: RememberedMapping, database: Database, author: str) -> None:
    key = f"{mapping.batch}-{mapping.file}-{mapping.sheet}"
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xsmall", width="stretch"):
                # without an import it came with a class that was taken over; its file is the colleague
                words = _("{kind} like {sheet}, {file}") if mapping.batch else _("{kind}, handed over by {file}")
                name = words.format(
                    kind=kind_words(mapping.kind.value),
                    sheet=plain(shortened(mapping.sheet, 60)),
                    file=plain(shortened(mapping.file, 60)),
                )
                st.markdown(f"**{name}**")
                counted = n_("{n} column read", "{n} columns read", sum(map(bool, mapping.mapping.values())))
                st.caption(f"{counted} · {_('import {n}').format(n=mapping.batch)}" if mapping.batch else counted)
            if st.button(_("Forget"), key=f"forget-{key}", icon=":material/delete:"):
                forget_mapping(database, mapping)
                st.rerun()
        with st.expander(_("Columns")):
            _columns(mapping, database, author, key)


def _columns(mapping: RememberedMapping, database: Database, author: str, key: str) -> None:
    """The headers with their fields, to be chosen anew for the imports to come."""
    labels, unread = fields_of(mapping.kind), _("(kept, not read)")
    now = [
        labels[field].label if (field := mapping.mapping.get(index) or "") in labels else unread
        for index in range(len(mapping.headers))
    ]
    st.caption(_("Choose other fields for the imports to come. What is stored already stays as it was read."))
    edited = st.data_editor(
        {"header": list(mapping.headers), "field": now},
        hide_index=True,
        disabled=["header"],
        column_config={
            "header": st.column_config.TextColumn(_("Header"), width=320),
            "field": st.column_config.SelectboxColumn(
                _("Read as"), options=[unread, *(label.label for label in labels.values())], width=260, required=True
            ),
        },
        key=f"remembered-{key}",
        alt=_("Headers of a remembered mapping and their fields"),
    )
    keys = {label.label: field for field, label in labels.items()}
    changed = {index: keys.get(chosen) for index, chosen in enumerate(edited["field"]) if chosen != now[index]}
    if st.button(_("Save"), key=f"save-{key}", disabled=not changed, icon=":material/check:"):
        try:
            edit_mapping(database, mapping, changed, author, datetime.now(UTC).replace(tzinfo=None))
        except WrongUse as refused:
            st.warning(plain(str(refused)))
            return
        del st.session_state[f"remembered-{key}"]
        st.rerun()
