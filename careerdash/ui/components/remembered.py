"""Mappings made by hand that the next import uses first; each can be forgotten."""

import streamlit as st

from careerdash.domain.fields import fields_of
from careerdash.imports.model import RememberedMapping
from careerdash.imports.sheets.memory import forget_mapping, remembered_mappings
from careerdash.store.database import Database
from careerdash.ui.components.text import kind_words, plain, shortened
from careerdash.wording import _, n_


def remembered(database: Database) -> None:
    """List the remembered mappings with a button to forget each; nothing where there are none."""
    known = remembered_mappings(database)
    if not known:
        return
    st.subheader(_("Remembered mappings"), anchor=False)
    st.caption(_("Chosen by hand in an import; used first when a sheet with the same headers comes again."))
    for mapping in known:
        _line(mapping, database)


def _line(mapping: RememberedMapping, database: Database) -> None:
    key = f"{mapping.batch}-{mapping.file}-{mapping.sheet}"
    labels, unread = fields_of(mapping.kind), _("(kept, not read)")
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xsmall", width="stretch"):
                name = _("{kind} like {sheet}, {file}").format(
                    kind=kind_words(mapping.kind.value),
                    sheet=plain(shortened(mapping.sheet, 60)),
                    file=plain(shortened(mapping.file, 60)),
                )
                st.markdown(f"**{name}**")
                counted = n_("{n} column read", "{n} columns read", sum(map(bool, mapping.mapping.values())))
                st.caption(f"{counted} · {_('import {n}').format(n=mapping.batch)}")
            if st.button(_("Forget"), key=f"forget-{key}", icon=":material/delete:"):
                forget_mapping(database, mapping)
                st.rerun()
        with st.expander(_("Columns")):
            st.dataframe(
                {
                    _("Header"): list(mapping.headers),
                    _("Read as"): [
                        labels[field].label if (field := mapping.mapping.get(index) or "") in labels else unread
                        for index in range(len(mapping.headers))
                    ],
                },
                hide_index=True,
                alt=_("Headers of a remembered mapping and their fields"),
            )
