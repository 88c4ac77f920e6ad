"""What advisors stated by hand, in the history: papers received, steps set or recorded, and the way back."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.advising.overrides import withdraw_override
from careerdash.advising.received import withdraw_paper
from careerdash.advising.steps import withdraw_step
from careerdash.insights.stated import ByHand, Statements
from careerdash.store.database import Database
from careerdash.wording import _

_WITHDRAW = {"override": withdraw_override, "received": withdraw_paper, "recorded": withdraw_step}
_ROW = 35
_TALLEST = 400


def stated_list(found: Statements, database: Database, version: int, author: str) -> None:
    """List what was stated by hand, newest first; chosen entries can be taken back."""
    if not found.entries:
        return
    st.subheader(_("Stated by hand"), anchor=False)
    event = st.dataframe(
        [_line(entry) for entry in found.entries],
        hide_index=True,
        height=min(_TALLEST, _ROW * (len(found.entries) + 1) + 3),
        on_select="rerun",
        selection_mode="multi-row",
        key=f"stated-{version}",
        alt=_("Papers received, steps set and steps recorded by hand"),
    )
    chosen = [found.entries[row] for row in event.selection.rows if row < len(found.entries)]
    active = [entry for entry in chosen if entry.withdrawn_at is None]
    if not chosen:
        st.caption(_("Choose entries to take them back."))
    elif active and st.button(_("Take back"), icon=":material/undo:", key="stated-withdraw"):
        for entry in active:
            _WITHDRAW[entry.kind](database, entry.id, author, datetime.now(UTC).replace(tzinfo=None))
        st.rerun()


def _line(entry: ByHand) -> dict[str, object]:
    return {
        _("Stated"): f"{entry.created_at:%d %b %Y, %H:%M}",
        _("Who"): entry.author,
        _("Student"): " ".join(part for part in (entry.student_name, entry.student_id) if part),
        _("Class"): entry.class_name,
        _("What"): entry.sentence,
        _("Counts from"): entry.day.isoformat(),
        _("State"): _("In force")
        if entry.withdrawn_at is None
        else _("Taken back by {author}").format(author=entry.withdrawn_by),
    }
