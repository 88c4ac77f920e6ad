"""Fixing in the plan: suggestions for all cells of one text, and a grid of the rows that have issues."""

import streamlit as st

from careerdash.imports.fixes.fixing import FixGrid, GridColumn, GridRow, Offer
from careerdash.imports.model import CellPlace
from careerdash.ui.components.tables import Columns
from careerdash.ui.components.text import plain, shortened
from careerdash.ui.importing.desk import ImportDesk, edit_cells, forget_edits, replace_text
from careerdash.wording import _, n_

_OFFERED, _SUGGESTIONS = 12, 4
_PER_PAGE, _FEW = 50, 10
_ALL = ""


def offers_of(desk: ImportDesk, code: str) -> None:
    """Draw the suggestions for the issues of one kind, a line per text."""
    found = [offer for offer in desk.offers if offer.code == code]
    for number, offer in enumerate(found[:_OFFERED]):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            where = f":gray[{plain(offer.header)}]" if offer.header else ""
            st.markdown(f"{plain(shortened(offer.typed, 60))} {where}", width="content")
            for place, text in enumerate(offer.suggestions[:_SUGGESTIONS]):
                st.button(
                    _words(offer, text),
                    key=f"offer-{code}-{number}-{place}-{desk.fresh}",
                    on_click=replace_text,
                    args=(offer.column, offer.typed, text),
                )
    if len(found) > _OFFERED:
        st.caption(_("The first {n} texts are offered; the others follow.").format(n=_OFFERED))


def _words(offer: Offer, text: str) -> str:
    shown = plain(shortened(text, 40))
    if offer.rows == 1:
        return _("Use {text}").format(text=shown)
    return n_("Use {text} for {n} row", "Use {text} for all {n} rows", offer.rows, text=shown)


def grids(desk: ImportDesk) -> None:
    """Draw a grid per sheet with its doubtful rows, to be corrected in place."""
    if not desk.grids:
        return
    edited = len(desk.settings.edits) + len(desk.settings.replacements)
    with st.expander(_("Fix here"), expanded=True, icon=":material/edit:", key="import-fix"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(
                _("Rows with issues only. What you change counts at once; the file stays as typed, and the changes")
                + " "
                + _("stand in the history beside the import.")
            )
            if edited:
                st.button(
                    n_("Take back {n} change", "Take back {n} changes", edited),
                    key="forget-edits",
                    icon=":material/undo:",
                    on_click=forget_edits,
                )
        for grid in desk.grids:
            _grid(desk, grid)


def _grid(desk: ImportDesk, grid: FixGrid) -> None:
    name = f"{desk.round}-{desk.fresh}-{grid.file}|{grid.sheet}"
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        counted = n_("{n} row", "{n} rows", len(grid.rows))
        st.markdown(f"**{plain(grid.sheet)}** :gray[{plain(grid.file)}] · {counted}", width="content")
        found = _of_kind(grid, name)
    page, pages = 1, -(-len(found) // _PER_PAGE)
    if pages > 1:
        page = min(st.session_state.get(f"page-{name}", 1), pages)
    _editor(grid, found[(page - 1) * _PER_PAGE : page * _PER_PAGE], name)
    if pages > 1:
        st.pagination(pages, key=f"page-{name}")
    if grid.more:
        st.caption(
            n_(
                "{n} more row has issues: a file with so many is put right more easily in Excel.",
                "{n} more rows have issues: a file with so many is put right more easily in Excel.",
                grid.more,
            )
        )


def _of_kind(grid: FixGrid, name: str) -> tuple[GridRow, ...]:
    """The rows with issues of the kind chosen, all of them where none is."""
    if len(grid.kinds) < 2 or len(grid.rows) <= _FEW:
        return grid.rows
    words = {code: f"{_(title)} · {count:,}" for code, title, count in grid.kinds}
    chosen = st.selectbox(
        _("Show"),
        [_ALL, *words],
        format_func=lambda code: words.get(code, _("All kinds")),
        key=f"kind-{name}",
        width=280,
        label_visibility="collapsed",
    )
    return grid.rows if chosen == _ALL else tuple(row for row in grid.rows if chosen in row.codes)


def _editor(grid: FixGrid, rows: tuple[GridRow, ...], name: str) -> None:
    keys = {f"c{column.index}": column for column in grid.columns}
    data: dict[str, list[object]] = {
        "row": [row.place.row for row in rows],
        "told": [" ".join(row.told) or _("Changed here") for row in rows],
        **{key: [row.texts.get(column.index, "") for row in rows] for key, column in keys.items()},
    }
    shown = hash(tuple(row.place.row for row in rows))
    changed = st.data_editor(
        data,
        hide_index=True,
        disabled=["row", "told"],
        column_config=_columns(keys),
        key=f"fix-{name}-{shown}-{'-'.join(keys)}",
        alt=_("Rows with issues, to be corrected"),
    )
    texts = {
        CellPlace(grid.file, grid.sheet, row.place.row, column.index): str(changed[key][number] or "").strip()
        for key, column in keys.items()
        for number, row in enumerate(rows)
        if str(changed[key][number] or "").strip() != row.texts.get(column.index, "")
    }
    if texts:
        edit_cells(texts)
        st.rerun()


def _columns(keys: dict[str, GridColumn]) -> Columns:
    return {
        "row": st.column_config.NumberColumn(_("Row"), width=55, pinned=True, format="%d"),
        "told": st.column_config.TextColumn(_("What to look at"), width=300),
        **{
            key: st.column_config.TextColumn(f"{column.letter} · {column.header or column.label}", width=125)
            for key, column in keys.items()
        },
    }
