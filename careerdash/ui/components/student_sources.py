"""The cells of the user's files behind a step or a round of one student."""

from collections.abc import Iterable

import streamlit as st

from careerdash.domain.fields import fields_of
from careerdash.domain.tracks import ASSIGNMENT, JOB_INTERVIEWS
from careerdash.domain.vocabulary import ASPECTS, QUESTION_COUNT, Entity, SheetKind
from careerdash.insights.evidence.sources import SourceCell, cells_of
from careerdash.insights.student_rounds import Round
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _

_QUESTIONS = frozenset(f"q{number}" for number in range(1, QUESTION_COUNT + 1))
_PEOPLE = frozenset({"professional_name", "occupation", "organisation", "contact", "level", "years_experience"})
_PICTURES = frozenset({f"{when}_{aspect}" for when in ("before", "after") for aspect in ASPECTS}) | {
    "prior_view", "reality", "salary", "salary_entry", "salary_guessed",
}  # fmt: skip
_DECISION = frozenset({"fit", "plan", "summary_report", "cultivation_plan"})
_COURTESY = frozenset({"duration_minutes", "notes_date", "thanked_on", "permission", "referral"})
_OF_STEP = {
    "know_yourself": frozenset({"holland_code", "work_values", "self_assessment", "skill_self_rating"}),
    "find_professionals": _PEOPLE,
    "draft_outline": _QUESTIONS | {"outline_received"},
    "hold_interviews": frozenset({"interview_date", "professional_name", "place", "method"}),
    "analyse_results": _PICTURES | _DECISION,
}


@st.dialog(_("Where does this come from?"), width="large", position="right")
def step_sources(desk: Desk, student_key: str, track: str, step: str, title: str) -> None:
    """List the cells that speak of a step, in all files of the student."""
    st.markdown(f"**{plain(title)}**")
    found = cells_of(
        database=desk.database,
        scope=desk.scope,
        view=desk.view,
        entity=Entity.STUDENT,
        record_id=student_key,
        fields=_fields_of(track, step),
    )
    cell_table(found.cells)
    st.caption(_("What an advisor stated by hand stands under Notes and history."))


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


def _fields_of(track: str, step: str) -> frozenset[str]:
    if track == ASSIGNMENT.key:
        return _OF_STEP.get(step, frozenset())
    kind = SheetKind.JOB_INTERVIEWS if track == JOB_INTERVIEWS.key else SheetKind.PLANNING
    return frozenset(fields_of(kind)) - frozenset(fields_of(SheetKind.UNKNOWN))
