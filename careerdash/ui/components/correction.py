"""Correct a value of an interview here: it outranks the files until it is withdrawn in the history."""

from datetime import UTC, date, datetime

import streamlit as st

from careerdash.domain.fields import Field, fields_of
from careerdash.domain.vocabulary import Entity, SheetKind
from careerdash.errors import WrongUse
from careerdash.imports.fixes.corrections import correct
from careerdash.ui.components.basis import desk_cells
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _

_DONE = "correction-done"
# Whose interview it is, is settled by the row of the file: another student there is another record.
_NOT_HERE = frozenset(fields_of(SheetKind.UNKNOWN))


def correction_told() -> None:
    """Say once that a correction was stored, and how it is taken back."""
    told = st.session_state.pop(_DONE, None)
    if told:
        st.info(told)


def correct_value(desk: Desk, interview_id: str) -> None:
    """Draw the box to correct one value of an interview."""
    found = desk_cells(desk, Entity.INTERVIEW, interview_id)
    if found.hidden or not found.cells:
        return
    typed = {cell.field: cell.text for cell in found.cells if cell.field}
    fields = {key: field for key, field in fields_of(SheetKind.INTERVIEWS).items() if key not in _NOT_HERE}
    # what the file says comes first: mostly a value that is there is wrong
    keys = sorted(fields, key=lambda key: key not in typed)
    place = f"{interview_id}-{desk.version}"
    with st.popover(_("Correct a value"), icon=":material/edit:", width=420):
        key = st.selectbox(
            _("Field"), keys, format_func=lambda key: _words(fields[key], key in typed), key=f"correct-field-{place}"
        )
        now_typed = typed.get(key, "")
        text = st.text_area(_("Text, as it should be"), value=now_typed, key=f"correct-text-{place}-{key}", height=90)
        note = st.text_input(_("Why, in a few words"), key=f"correct-note-{place}", max_chars=300)
        if not st.button(_("Store the correction"), type="primary", key=f"correct-store-{place}"):
            return
        if text.strip() == now_typed.strip():
            st.warning(_("This is what stands there now."))
            return
        _store(desk, interview_id, key, text, note)


def _store(desk: Desk, interview_id: str, key: str, text: str, note: str) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    today = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    try:
        batch = correct(
            desk.database, Entity.INTERVIEW, interview_id, {key: text.strip()}, desk.author, now, today, note.strip()
        )
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.session_state[_DONE] = _("Correction {n} is stored. It outranks the files; withdraw it in the history.").format(
        n=batch
    )
    st.rerun()


def _words(field: Field, stated: bool) -> str:
    return field.label if stated else _("{field} (empty in the file)").format(field=field.label)
