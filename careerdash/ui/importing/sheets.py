"""Steps 2 and 3: what is in each sheet, and which column is which field."""

import streamlit as st

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.model import ColumnPlan, FilePlan, SheetPlan
from careerdash.imports.sheets.mapping import column_letter
from careerdash.ui.components.tables import Columns
from careerdash.ui.components.text import kind_words, plain
from careerdash.ui.importing.desk import Sheet, choose_column, choose_sheet, readable_kinds
from careerdash.wording import _, n_

_ROW_CHOICES = 15
_SAMPLES = 3


def file_card(file: FilePlan) -> None:
    """Draw one dropped file: a refused one with its sentence, else a card per sheet."""
    if file.reason is not None:
        st.error(plain(file.reason), title=plain(file.name), icon=":material/block:")
        return
    for sheet in file.sheets:
        _sheet_card(sheet)


def _sheet_card(sheet: SheetPlan) -> None:
    place: Sheet = (sheet.file, sheet.name)
    key = f"{sheet.file}|{sheet.name}"
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            with st.container(gap=None):
                st.markdown(f"**{plain(sheet.name)}** :gray[{plain(sheet.file)}]")
                st.caption(_summary(sheet))
            _kind(sheet, place, key)
            if sheet.kind is not SheetKind.UNKNOWN:
                _header_row(sheet, place, key)
        if sheet.kind is SheetKind.UNKNOWN:
            if sheet.hidden:
                _offer(place, key)
            return
        details = st.expander(_("Columns and first rows"), key=f"columns-{key}", on_change="rerun")
        if details.open:
            with details:
                _mapping(sheet, place, key)
                _understood(sheet)
                _first_rows(sheet)


def _offer(place: Sheet, key: str) -> None:
    """Hidden sheets are often left over from an earlier term: they are read only when somebody says so."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("Read it as"))
        for kind in readable_kinds():
            if kind != SheetKind.UNKNOWN.value:
                st.button(
                    kind_words(kind),
                    key=f"offer-{kind}-{key}",
                    type="tertiary",
                    on_click=_take_offer,
                    args=(place, f"kind-{key}", kind),
                )


def _take_offer(place: Sheet, widget: str, kind: str) -> None:
    st.session_state[widget] = kind
    _take_kind(place, widget)


def _summary(sheet: SheetPlan) -> str:
    if sheet.kind is SheetKind.UNKNOWN:
        return (
            _("Hidden in the file, so it is not read unless you say what it holds.")
            if sheet.hidden
            else _("Kept with the file, but not read. Choose a kind to read it.")
        )
    matched = [column for column in sheet.columns if column.field or column.split]
    parts = [
        n_("{n} row", "{n} rows", sheet.counts.rows_read),
        _("{matched} of {all} columns matched").format(matched=len(matched), all=len(sheet.columns)),
    ]
    if sheet.hidden:
        parts.append(_("hidden in the file"))
    if sheet.notes:
        parts.append(n_("{n} note or total kept aside", "{n} notes or totals kept aside", sheet.notes))
    unmatched = [plain(column.header) for column in sheet.columns if not (column.field or column.split)]
    if unmatched:
        parts.append(_("not matched: {headers}").format(headers=", ".join(unmatched[:6])))
    return " · ".join(parts)


def _kind(sheet: SheetPlan, place: Sheet, key: str) -> None:
    kinds = readable_kinds()
    widget = f"kind-{key}"
    st.selectbox(
        _("Kind"),
        kinds,
        index=kinds.index(sheet.kind.value),
        format_func=kind_words,
        key=widget,
        width=170,
        on_change=_take_kind,
        args=(place, widget),
    )


def _take_kind(place: Sheet, widget: str) -> None:
    choose_sheet(place, kind=SheetKind(st.session_state[widget]), header_row=None)


def _header_row(sheet: SheetPlan, place: Sheet, key: str) -> None:
    rows = sorted({*range(1, _ROW_CHOICES + 1), *([sheet.header_row] if sheet.header_row else [])})
    widget = f"header-{key}-{sheet.kind.value}"
    st.selectbox(
        _("Header in row"),
        rows,
        index=rows.index(sheet.header_row) if sheet.header_row else None,
        key=widget,
        width=110,
        on_change=_take_header_row,
        args=(place, widget),
    )


def _take_header_row(place: Sheet, widget: str) -> None:
    choose_sheet(place, header_row=st.session_state[widget])


def _mapping(sheet: SheetPlan, place: Sheet, key: str) -> None:
    labels = {field.key: field.label for field in fields_of(sheet.kind).values()}
    unread = _("(kept, not read)")
    pairs = [_field_words(column, labels, unread) for column in sheet.columns if column.split]
    edited = st.data_editor(
        {
            "column": [column.letter for column in sheet.columns],
            "header": [column.header for column in sheet.columns],
            "field": [_field_words(column, labels, unread) for column in sheet.columns],
            "reason": [reason_words("split" if column.split else column.reason) for column in sheet.columns],
            "samples": [_joined(column.samples) for column in sheet.columns],
            "readings": [_joined(column.readings) for column in sheet.columns],
        },
        hide_index=True,
        disabled=["column", "header", "reason", "samples", "readings"],
        column_config=_mapping_columns([unread, *pairs, *labels.values()]),
        key=f"mapping-{key}-{sheet.kind.value}-{sheet.header_row}",
        alt=_("Columns of the sheet and the fields they are read as"),
    )
    keys = {label: field_key for field_key, label in labels.items()}
    changed = False
    for column, chosen in zip(sheet.columns, edited["field"], strict=True):
        # two facts are found by the header, they cannot be chosen for another column
        if chosen != _field_words(column, labels, unread) and chosen not in pairs:
            changed |= choose_column(place, column.index, keys.get(chosen))
    if changed:
        st.rerun()


def _field_words(column: ColumnPlan, labels: dict[str, str], unread: str) -> str:
    if column.split:
        one, other = (labels.get(key, key) for key in column.split)
        return _("Two facts: {one} + {other}").format(one=one, other=other)
    return labels.get(column.field or "", column.field or unread)


def reason_words(reason: str) -> str:
    """Return the words for why a column was taken for a field."""
    return {
        "exact": _("Known header"),
        "folded": _("Known header, spelled otherwise"),
        "close": _("Close to a known header"),
        "part": _("Contains a known header"),
        "question": _("Outline question"),
        "asked": _("Question in other words"),
        "number": _("Number of an outline question"),
        "history": _("You chose it in an earlier import"),
        "split": _("Names two facts"),
        "file name": _("In the name of the file"),
        "chosen": _("You chose it"),
    }.get(reason, reason)


def _joined(texts: tuple[str, ...]) -> str:
    return " · ".join(text for text in texts[:_SAMPLES] if text)


def _understood(sheet: SheetPlan) -> None:
    """Say how dates, pay and scores of the sheet are read, and from what that was concluded."""
    labels = {field.key: field.label for field in fields_of(sheet.kind).values()}
    columns_by_reason: dict[str, list[str]] = {}
    for line in sheet.questions:
        key, _colon, told = line.partition(": ")
        columns_by_reason.setdefault(told or line, []).append(labels.get(key, key))
    if not columns_by_reason:
        return
    st.caption(_("How dates, pay and scores are read; change it above under “For all files”"))
    lines = [f"- **{plain(', '.join(names))}** {plain(told)}" for told, names in columns_by_reason.items()]
    st.markdown("\n".join(lines))


def _mapping_columns(options: list[str]) -> Columns:
    return {
        "column": st.column_config.TextColumn(_("Column"), width=65, pinned=True),
        "header": st.column_config.TextColumn(_("Header"), width=190, pinned=True),
        "field": st.column_config.SelectboxColumn(_("Read as"), options=options, width=260, required=True),
        "reason": st.column_config.TextColumn(_("Why"), width=160),
        "samples": st.column_config.TextColumn(_("First values"), width=260),
        "readings": st.column_config.TextColumn(_("Understood as"), width=260),
    }


def _first_rows(sheet: SheetPlan) -> None:
    if not sheet.first_rows:
        return
    st.caption(_("First rows of the sheet"))
    width = max(len(row) for row in sheet.first_rows)
    padded = [[*row, *([""] * (width - len(row)))] for row in sheet.first_rows]
    st.dataframe(
        {column_letter(position): [row[position] for row in padded] for position in range(width)},
        hide_index=True,
        height=180,
        alt=_("First rows of the sheet as they stand in the file"),
    )
