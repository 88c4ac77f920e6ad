"""Where does this come from: from every figure to its rule, its interviews, and the cells of the user's files."""

import streamlit as st

from careerdash.domain.vocabulary import Entity, View
from careerdash.insights.basis import Basis
from careerdash.insights.evidence.sources import (
    InterviewLine,
    InterviewsBehind,
    SourceCells,
    cells_of,
    interviews_behind,
)
from careerdash.ui.components.text import level_words, number, plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_SHOWN = 100


def explain(desk: Desk, basis: Basis, key: str, *, having: str | None = None) -> None:
    """Draw the button that opens the explanation of a figure.

    Args:
        desk: Scope, view and filters of the figure.
        basis: Its definition and rule.
        key: Unique on the page.
        having: Which interviews it rests on (``salary``, ``satisfaction``, ``skills`` or empty for all);
            None for figures that do not rest on interviews.
    """
    if st.button(_("Where does this come from?"), key=f"basis-{key}", icon=":material/info:", type="tertiary"):
        _dialog(desk, basis, having)


@st.dialog(_("Where does this come from?"), width="large", position="right")
def _dialog(desk: Desk, basis: Basis, having: str | None) -> None:
    tell(basis)
    if having is None:
        return
    if desk.view is View.SHARE:
        st.caption(_("Names are hidden: the interviews behind this figure are not listed."))
        return
    found = desk.ask(interviews_behind, having=having, limit=_SHOWN)
    _list(desk, found)


def tell(basis: Basis) -> None:
    """Say what a figure means, how it was made, from how many, and what was left out."""
    st.markdown(plain(basis.definition))
    st.markdown(plain(basis.rule))
    rows = {_("Counted"): f"{number(basis.n)} {plain(unit_words(basis.unit))}"}
    rows |= {plain(_("Left out: {reason}").format(reason=left.reason)): number(left.count) for left in basis.left_out}
    st.table(rows, border="horizontal", width="content")


def unit_words(unit: str) -> str:
    """Return the words for what a figure counts."""
    return {"professionals": _("professionals"), "interviews": _("interviews"), "students": _("students")}.get(
        unit, unit
    )


def _list(desk: Desk, found: InterviewsBehind) -> None:
    if not found.interviews:
        return
    st.markdown(f"**{n_('{n} interview', '{n} interviews', found.total or 0)}**")
    if (found.total or 0) > len(found.interviews):
        st.caption(_("The newest {n} are listed.").format(n=len(found.interviews)))
    event = st.dataframe(
        [_line(line) for line in found.interviews],
        hide_index=True,
        height=280,
        on_select="rerun",
        selection_mode="single-row",
        key="basis-interviews",
        alt=_("Interviews behind this figure"),
    )
    chosen = event.selection.rows
    if not chosen:
        st.caption(_("Choose a row to see the cells it was read from."))
        return
    cells(desk, Entity.INTERVIEW, found.interviews[chosen[0]].interview_id)


def _line(line: InterviewLine) -> dict[str, object]:
    return {
        _("Student"): line.student_name or "",
        _("Professional"): line.professional_name or "",
        _("Organisation"): line.organisation or "",
        _("Field"): line.field,
        _("Level"): level_words(line.level),
        _("Date"): line.date,
        _("Pay as typed"): "; ".join(
            text for text in (line.salary_text, line.salary_entry_text, line.salary_experienced_text) if text
        ),
        _("Satisfaction as typed"): line.satisfaction_text or "",
        _("Skills as typed"): line.skills_text or "",
        _("File"): line.file or "",
        _("Sheet"): line.sheet or "",
        _("Row"): line.row,
    }


def cells(desk: Desk, entity: Entity, record_id: str) -> None:
    """List the cells of the user's files a record was read from, as typed."""
    found = desk_cells(desk, entity, record_id)
    if found.hidden or not found.cells:
        return
    st.dataframe(
        [
            {
                _("File"): cell.file,
                _("Sheet"): cell.sheet,
                _("Cell"): f"{cell.letter}{cell.row}",
                _("Header"): cell.header,
                _("Text as typed"): cell.text,
                _("Read as"): (cell.field or "").replace("_", " "),
                _("Import"): cell.batch,
            }
            for cell in found.cells
        ],
        hide_index=True,
        alt=_("Cells this record was read from"),
    )


def desk_cells(desk: Desk, entity: Entity, record_id: str) -> SourceCells:
    """Return the cells behind a record within the scope of the desk."""
    return cells_of(database=desk.database, scope=desk.scope, view=desk.view, entity=entity, record_id=record_id)
