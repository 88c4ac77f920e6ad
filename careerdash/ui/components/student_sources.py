"""The cells of the user's files behind a step or a round of one student."""

from collections.abc import Iterable

import streamlit as st

from careerdash.domain.vocabulary import ASPECTS, QUESTION_COUNT, Entity
from careerdash.insights.evidence.pieces import DatedBy, Evidence
from careerdash.insights.evidence.sources import SourceCell, cells_of
from careerdash.insights.evidence.step_changes import step_changes
from careerdash.insights.evidence.step_rows import step_rows
from careerdash.insights.student_rounds import Round
from careerdash.ui.components.text import plain, shortened, status_words
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_QUESTIONS = frozenset(f"q{number}" for number in range(1, QUESTION_COUNT + 1))
_PEOPLE = frozenset({"professional_name", "occupation", "organisation", "contact", "level", "years_experience"})
_PICTURES = frozenset({f"{when}_{aspect}" for when in ("before", "after") for aspect in ASPECTS}) | {
    "prior_view", "reality", "salary", "salary_entry", "salary_guessed",
}  # fmt: skip
_DECISION = frozenset({"fit", "plan", "summary_report", "cultivation_plan"})
_COURTESY = frozenset({"duration_minutes", "notes_date", "thanked_on", "permission", "referral"})
# Longer texts are cut in the list of evidence; the list of cells has them whole.
_LONGEST = 160


@st.dialog(_("Where does this come from?"), width="large", position="right")
def step_sources(desk: Desk, student_key: str, track: str, step: str) -> None:
    """List what a step rests on piece by piece, what counts of it, and the cells it was read from."""
    found = desk.ask(step_rows, student_key=student_key, track=track, step=step)
    st.markdown(f"**{plain(found.title)}** · {status_words(found.status)}  \n{plain(found.sentence)}")
    counting = [piece for piece in found.pieces if piece.counts]
    others = [piece for piece in found.pieces if not piece.counts]
    if not found.pieces:
        st.caption(_("No row of a file and no paper speaks of this step."))
    if counting:
        st.markdown(f"**{n_('{n} piece of evidence counts', '{n} pieces of evidence count', len(counting))}**")
        _pieces(counting, with_note=False)
    if others:
        st.markdown(f"**{n_('{n} does not count', '{n} do not count', len(others))}**")
        _pieces(others, with_note=True)
    if any(piece.dated_by is not DatedBy.OWN for piece in found.pieces):
        st.caption(
            _("Evidence without a day of its own has the day of its interview, or of its import; it is marked so.")
        )
    _changes(desk, student_key, track, step)
    cells = [cell for piece in found.pieces for cell in piece.cells]
    if cells:
        with st.expander(n_("{n} cell it was read from", "{n} cells they were read from", len(cells))):
            cell_table(cells)


def _changes(desk: Desk, student_key: str, track: str, step: str) -> None:
    """List since when the step stands so, and every state before with its cause."""
    changes = desk.ask(step_changes, student_key=student_key, track=track, step=step)
    if not changes:
        return
    st.markdown(f"**{_('How it came to stand so')}**")
    st.table(
        {
            _("Since"): [change.day.isoformat() for change in changes],
            _("State"): [status_words(change.status) for change in changes],
            _("Because of"): [plain(shortened(change.cause, _LONGEST)) for change in changes],
            _("Then"): [plain(change.sentence) for change in changes],
        },
        border="horizontal",
    )


def _pieces(pieces: list[Evidence], *, with_note: bool) -> None:
    days = {
        DatedBy.OWN: "{day}",
        DatedBy.INTERVIEW: _("{day} (of the interview)"),
        DatedBy.IMPORT: _("{day} (of the import)"),
    }
    rows = [
        {
            _("Evidence"): plain(piece.what),
            _("Text as typed"): plain(shortened(piece.text, _LONGEST)),
            _("Day"): days[piece.dated_by].format(day=piece.day.isoformat()) if piece.day else _("not dated"),
            **({_("Does not count because"): plain(piece.note)} if with_note else {}),
            _("Where"): plain(piece.place),
        }
        for piece in pieces
    ]
    st.table(rows, border="horizontal")


@st.dialog(_("Where does this come from?"), width="large", position="right")
def round_sources(desk: Desk, entry: Round) -> None:
    """List the cells a round rests on, by what they tell of."""
    kinds = {
        _("People"): _PEOPLE | {"interview_date"},
        _("Courtesy"): _COURTESY,
        _("Outline"): _QUESTIONS,
        _("Before and after"): _PICTURES,
        _("Decision"): _DECISION,
    }
    st.markdown(f"**{plain(entry.field)}**")
    chosen = st.segmented_control(_("About"), list(kinds), default=_("People"), required=True, key="round-sources")
    cells: list[SourceCell] = []
    for interview in entry.interview_ids:
        found = cells_of(
            database=desk.database, scope=desk.scope, view=desk.view, entity=Entity.INTERVIEW, record_id=interview,
            fields=kinds[chosen or _("People")],
        )  # fmt: skip
        cells += found.cells
    cell_table(cells)


def cell_table(cells: Iterable[SourceCell]) -> None:
    """List cells as typed, with their place in the file."""
    rows = [
        {
            _("Header"): cell.header,
            _("Text as typed"): cell.text,
            _("File"): cell.file,
            _("Sheet"): cell.sheet,
            _("Cell"): f"{cell.letter}{cell.row}",
            _("Import"): cell.batch,
        }
        for cell in cells
    ]
    if not rows:
        st.caption(_("No cell of a file speaks of this."))
        return
    st.dataframe(
        rows,
        hide_index=True,
        column_config={_("Text as typed"): st.column_config.TextColumn(width="large")},
        alt=_("Cells this was read from"),
    )
