"""What the advisor is asked where a file stands against what is stored: corrections, and cells emptied since."""

from collections import defaultdict
from itertools import islice

import streamlit as st

from careerdash.imports.missing_fields import known_fields
from careerdash.imports.model import ColumnPlace, EmptiedCell, ImportPlan
from careerdash.store.database import Database
from careerdash.ui.components.text import plain, shortened
from careerdash.ui.importing.desk import answer, clear_columns, import_desk, keep_columns, keep_correction, release_cell
from careerdash.wording import _, n_

_LISTED, _ASKED = 200, 20
_KEEP, _TAKE = "keep", "take"


def career_field(plan: ImportPlan, database: Database) -> None:
    """Ask once which field the interviews are about that name none and whose students have no target."""
    chosen = plan.settings.career_field
    if not plan.questions and chosen is None:
        return
    with st.container(border=True, key="import-career-field"):
        told = plan.questions[0] if plan.questions else _("Interviews that name no career field are about this one.")
        st.markdown(f":material/help: {plain(told)}")
        known = known_fields(database)
        options = list(dict.fromkeys([*known, *([chosen] if chosen else [])]))
        st.selectbox(
            _("Which career field are they about?"),
            options,
            index=options.index(chosen) if chosen else None,
            placeholder=_("Leave it open: the target of the student, else “unspecified”"),
            accept_new_options=True,
            key=f"import-field-{import_desk().round}",
            on_change=_take_field,
            args=(f"import-field-{import_desk().round}",),
            help=_("It holds for all interviews of these files that name no field."),
        )


def _take_field(key: str) -> None:
    answer("career_field", (st.session_state[key] or "").strip() or None)


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
            with st.container(border=True):
                who, *texts, take = st.columns([2.4, 2, 2, 2, 1.5], vertical_alignment="center")
                where = _("row {row} of {sheet}").format(row=conflict.place.row, sheet=conflict.place.sheet)
                who.markdown(f"**{plain(conflict.field)}**  \n{plain(conflict.who)}  \n:gray[{plain(where)}]")
                said = (
                    (_("File before"), conflict.replaced),
                    (_("Correction"), conflict.kept),
                    (_("This file"), conflict.typed),
                )
                for column, (label, text) in zip(texts, said, strict=True):
                    column.markdown(f":gray[{label}]  \n{plain(shortened(text, 80)) or '–'}")
                take.button(
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
