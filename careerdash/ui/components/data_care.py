"""Care of the data on the page Settings: a backup to download, and the findings of a check."""

from datetime import date

import streamlit as st

from careerdash.care.doctor import Check, Examination, State, examine_open
from careerdash.store.backup import backup_bytes
from careerdash.store.database import Database
from careerdash.ui.components.text import plain
from careerdash.wording import _

_CHECKED = "data-checked"
_MARKS = {
    State.SOUND: ":primary[:material/check_circle:]",
    State.NOTE: ":orange[:material/info:]",
    State.DAMAGED: ":red[:material/error:]",
}


def backup(database: Database) -> None:
    """Draw the button that makes a backup when it is pressed and hands it to the browser."""
    st.subheader(_("Backup"), anchor=False)
    st.caption(
        _(
            "One file with everything: rows, uploaded files, notes, history. Keep it as safe as the students' records. "
            "To put it back, stop the app and run “careerdash restore FILE”."
        )
    )
    made_on = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    st.download_button(
        _("Back up now"),
        data=lambda: backup_bytes(database),
        file_name=f"careerdash-{made_on}.duckdb",
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key="backup",
    )


def check_data(database: Database) -> None:
    """Draw the button that checks the data, and what it found at the data version of now."""
    st.subheader(_("Check the data"), anchor=False)
    st.caption(_("Looks whether everything stored belongs together, and whether the records are what the rows say."))
    if st.button(_("Check the data"), icon=":material/troubleshoot:", key="check-data"):
        with st.spinner(_("Deriving every record once more")):
            st.session_state[_CHECKED] = (database.data_version, examine_open(database))
    version, found = st.session_state.get(_CHECKED, (None, None))
    if isinstance(found, Examination) and version == database.data_version:
        _findings(found)


def _findings(found: Examination) -> None:
    st.markdown(f"**{plain(found.sentence)}**")
    with st.container(border=True, gap="xsmall"):
        for check in found.checks:
            st.markdown(_line(check))


def _line(check: Check) -> str:
    return f"{_MARKS[check.state]} **{plain(check.title)}:** {plain(check.sentence)}"
