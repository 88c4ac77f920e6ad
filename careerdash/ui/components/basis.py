"""Where does this come from: from every figure to its rule, its interviews, and the cells of the user's files."""

from collections.abc import Sequence

import streamlit as st

from careerdash.domain.vocabulary import Entity, View
from careerdash.insights.basis import Basis
from careerdash.insights.evidence.behind import InterviewLine, InterviewsBehind, Mark, interviews_behind
from careerdash.insights.evidence.sources import SourceCell, SourceCells, cells_of
from careerdash.ui.components.reading import reading, told_once
from careerdash.ui.components.text import level_words, number, plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_SHOWN = 100
_CELLS = 318
# Widths of signs and spaces do not make another text.
_SIGNS = str.maketrans({"：": ":", "，": ",", "；": ";", " ": None})


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
    _list(desk, found, "basis")


@st.dialog(_("Where does this come from?"), width="large", position="right")
def open_mark(desk: Desk, basis: Basis, mark: Mark) -> None:
    """Open the interviews one mark of a chart stands for, and from each of them its cells."""
    st.markdown(f"**{plain(mark.words)}**")
    found = desk.ask(interviews_behind, mark=mark, limit=_SHOWN)
    if not found.interviews:
        st.info(_("No interview in scope stands behind this mark any more."))
    _list(desk, found, "mark", unit="students" if mark.having == "aspect" else "professionals")
    st.caption(f"{plain(basis.definition)} {plain(basis.rule)}")


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


def _list(desk: Desk, found: InterviewsBehind, key: str, *, unit: str = "professionals") -> None:
    if not found.interviews:
        return
    st.markdown(f"**{_listed(found, unit)}**")
    if (found.total or 0) > len(found.interviews):
        words = _("The newest {n} are listed.")
        if found.people is not None:
            words = _("The first {n} are listed: those counted come first, newest first.")
        st.caption(words.format(n=number(len(found.interviews))))
    event = st.dataframe(
        [_line(line) for line in found.interviews],
        hide_index=True,
        height=min(_CELLS, 38 + 35 * len(found.interviews)),
        on_select="rerun",
        selection_mode="single-row",
        key=f"{key}-interviews",
        alt=_("Interviews behind this figure"),
    )
    chosen = event.selection.rows
    if not chosen:
        st.caption(_("Choose a row to see the cells it was read from."))
        return
    cells(desk, Entity.INTERVIEW, found.interviews[chosen[0]].interview_id)


def _listed(found: InterviewsBehind, unit: str) -> str:
    """Say how many interviews are listed, and how many people of them the figure counts."""
    interviews = n_("{n} interview", "{n} interviews", found.total or 0)
    if found.people is None:
        return interviews
    people = n_("{n} professional counted", "{n} professionals counted", found.people)
    if unit == "students":
        people = n_("{n} student counted", "{n} students counted", found.people)
    return f"{people} · {interviews}"


def _line(line: InterviewLine) -> dict[str, object]:
    return {
        **({} if line.counted is None else {_("Counted"): line.why}),
        _("Student"): line.student_name or "",
        _("Professional"): line.professional_name or "",
        _("Organisation"): line.organisation or "",
        _("Field"): line.field,
        _("Level"): level_words(line.level),
        _("Date"): line.date,
        _("Pay as typed"): _pay_as_typed(line),
        _("Satisfaction as typed"): line.satisfaction_text or "",
        _("Skills as typed"): line.skills_text or "",
        _("File"): line.file or "",
        _("Sheet"): line.sheet or "",
        _("Row"): line.row,
    }


def _pay_as_typed(line: InterviewLine) -> str:
    """Return the pay texts; a post told of in the same cell as another is not said twice."""
    whole = line.salary_text or ""
    posts = [text for text in (line.salary_entry_text, line.salary_experienced_text) if text]
    squeezed = whole.translate(_SIGNS)
    return "; ".join([*([whole] if whole else []), *(post for post in posts if post.translate(_SIGNS) not in squeezed)])


def cells(desk: Desk, entity: Entity, record_id: str) -> None:
    """List the cells of the user's files a record was read from, as typed; a chosen one says how it was read."""
    told_once()
    found = desk_cells(desk, entity, record_id)
    if not found.hidden and found.cells:
        readable_cells(desk, found.cells, f"{entity}-{record_id}")


def readable_cells(desk: Desk, listed: Sequence[SourceCell], key: str) -> None:
    """List cells as typed; the chosen one says how it was read. ``key`` is unique on the page."""
    event = st.dataframe(
        [
            {
                _("File"): cell.file,
                _("Sheet"): cell.sheet,
                _("Cell"): f"{cell.letter}{cell.row}",
                _("Header"): cell.header,
                _("Text as typed"): cell.text,
                _("Read as"): (cell.field or _("(kept, not read)")).replace("_", " "),
                _("Import"): cell.batch,
            }
            for cell in listed
        ],
        hide_index=True,
        height=min(_CELLS, 38 + 35 * len(listed)),
        on_select="rerun",
        selection_mode="single-row",
        key=f"cells-{key}",
        alt=_("Cells this record was read from"),
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(listed):
        reading(desk, listed[chosen[0]])
    else:
        st.caption(_("Choose a cell to see how it was read."))


def desk_cells(desk: Desk, entity: Entity, record_id: str) -> SourceCells:
    """Return the cells behind a record within the scope of the desk."""
    return cells_of(database=desk.database, scope=desk.scope, view=desk.view, entity=entity, record_id=record_id)
