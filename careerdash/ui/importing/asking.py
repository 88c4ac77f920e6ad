"""What the advisor is asked where a file stands against what is stored: corrections, and cells emptied since."""

from collections import defaultdict
from itertools import islice

import streamlit as st

from careerdash.imports.model import ColumnPlace, EmptiedCell, ImportPlan
from careerdash.ui.components.text import plain, shortened
from careerdash.ui.importing.desk import clear_columns, import_desk, keep_columns, keep_correction, release_cell
from careerdash.wording import _, n_

_LISTED, _ASKED = 200, 20
_KEEP, _TAKE = "keep", "take"


def emptied(plan: ImportPlan) -> None:
    """Ask per field what becomes of stored values whose cell is empty now."""
    by_field: dict[str, list[EmptiedCell]] = defaultdict(list)
    for cell in plan.emptied:
        by_field[cell.field].append(cell)
    for field, cells in by_field.items():
        columns = frozenset(ColumnPlace(c.place.file, c.place.sheet, c.place.column) for c in cells)
        title = n_(
            "{field}: {n} cell is empty in this file where a value is stored",
            "{field}: {n} cells are empty in this file where a value is stored",
            len(cells),
            field=field,
        )
        with st.expander(plain(title), icon=":material/backspace:", key=f"emptied-{field}"):
            _choice(
                f"emptied-choice-{field}",
                {_KEEP: _("Keep the stored values"), _TAKE: _("Clear them")},
                _TAKE if columns <= plan.settings.clears else _KEEP,
                columns,
            )
            st.dataframe(
                [
                    {
                        _("Row"): cell.place.row,
                        _("Column"): cell.letter,
                        _("Who"): cell.who,
                        _("Stored now"): cell.stored,
                        _("Afterwards"): "" if cell.cleared else cell.stored,
                        _("Sheet"): cell.place.sheet,
                    }
                    for cell in islice(cells, _LISTED)
                ],
                hide_index=True,
                alt=_("Cells that are empty now"),
            )


def _choice(key: str, words: dict[str, str], chosen: str, columns: frozenset[ColumnPlace]) -> None:
    st.radio(
        _("What becomes of them"),
        list(words),
        index=list(words).index(chosen),
        format_func=lambda code: words[code],
        key=key,
        horizontal=True,
        label_visibility="collapsed",
        on_change=_take_choice,
        args=(key, columns),
    )


def _take_choice(key: str, columns: frozenset[ColumnPlace]) -> None:
    decide = clear_columns if st.session_state[key] == _TAKE else keep_columns
    decide(columns)


def conflicts(plan: ImportPlan) -> None:
    """Show file and correction side by side, and ask which holds."""
    released = sorted(plan.settings.releases, key=repr)
    if not plan.conflicts and not released:
        return
    title = n_(
        "{n} value was corrected here and differs in the file",
        "{n} values were corrected here and differ in the file",
        len(plan.conflicts) + len(released),
    )
    with st.expander(title, icon=":material/compare_arrows:", expanded=True, key="import-conflicts"):
        for number, conflict in enumerate(plan.conflicts[:_ASKED]):
            with st.container(horizontal=True, vertical_alignment="center", border=True, gap="small"):
                where = _("row {row} of {sheet}").format(row=conflict.place.row, sheet=conflict.place.sheet)
                st.markdown(f"**{plain(conflict.field)}** · {plain(conflict.who)} :gray[{plain(where)}]")
                for label, text in (
                    (_("File before"), conflict.replaced),
                    (_("Correction"), conflict.kept),
                    (_("This file"), conflict.typed),
                ):
                    st.markdown(f":gray[{label}]  \n{plain(shortened(text, 80)) or '–'}", width=190)
                st.button(
                    _("Take the file’s"),
                    key=f"release-{number}-{conflict.place.row}-{conflict.place.column}",
                    on_click=release_cell,
                    args=(conflict.place,),
                )
        if len(plan.conflicts) > _ASKED:
            st.caption(_("The first {n} are shown; the corrections of the others stay.").format(n=_ASKED))
        for place in released:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                told = _("Row {row} of {sheet}: the text of the file will hold.")
                st.markdown(plain(told.format(row=place.row, sheet=place.sheet)))
                st.button(
                    _("Keep the correction"),
                    key=f"keep-{place.row}-{place.column}-{import_desk().round}",
                    type="tertiary",
                    on_click=keep_correction,
                    args=(place,),
                )
