"""The directory of fields on the page: the fields, the answers side by side, the organisations."""

from typing import Literal

import streamlit as st

from careerdash.domain.fields import questions
from careerdash.insights.fields_directory import FieldAnswer, FieldAnswers, FieldsAnswer
from careerdash.ui.address import state_key
from careerdash.ui.components.tables import Columns, counts
from careerdash.ui.components.text import begun_large, level_words
from careerdash.wording import _, n_

TABS = "field-tabs"
_FIELD_CLICK, _FIELD_KEYS = "field-open", "field-listed"
_PLACE_CLICK, _PLACE_KEYS = "place-open", "place-listed"
# Wide enough for the answers of eight interviews to be read without scrolling far.
_SIDE_BY_SIDE = 60
_ANSWER = 300
# High enough for the table to break the lines of an answer.
_ROW = 76
_TALLEST = 720


def tab_words() -> tuple[str, str, str]:
    """Return the titles of the tabs."""
    return (_("Fields"), _("Answers side by side"), _("Organisations"))


def follow_click() -> None:
    """Narrow the page to the field or the organisation that was clicked; before anything is drawn."""
    for click, keys, name in ((_FIELD_CLICK, _FIELD_KEYS, "field"), (_PLACE_CLICK, _PLACE_KEYS, "organisation")):
        clicked = st.session_state.get(click)
        listed = st.session_state.get(keys, ())
        if clicked is not None and clicked.row < len(listed):
            st.session_state[state_key(name)] = [listed[clicked.row]]
            st.session_state[TABS] = tab_words()[1]


def field_cards(answer: FieldsAnswer) -> None:
    """List the fields with what is known of each; a click on one opens what was answered there."""
    if not answer.fields:
        st.info(_("No field has enough people to be shown.") if answer.hidden else _("No interview names a field."))
        return
    st.session_state[_FIELD_KEYS] = [card.key for card in answer.fields]
    columns: dict[str, list[object]] = {
        _("Field"): [begun_large(card.field) for card in answer.fields],
        _("Professionals"): [card.people for card in answer.fields],
    }
    if not answer.hidden:
        columns[_("Interviews")] = [card.interviews for card in answer.fields]
    columns[_("Questions answered")] = [card.questions for card in answer.fields]
    if not answer.hidden:
        columns |= {
            _("Entry"): [card.entry for card in answer.fields],
            _("Mid-level"): [card.mid for card in answer.fields],
            _("Senior"): [card.senior for card in answer.fields],
            _("Organisations"): [card.organisations for card in answer.fields],
            _("Students"): [card.students for card in answer.fields],
            _("Last interview"): [card.last_date for card in answer.fields],
        }
    st.dataframe(
        columns,
        hide_index=True,
        height="content" if len(answer.fields) <= _SIDE_BY_SIDE else "auto",
        column_config={
            _("Questions answered"): st.column_config.ProgressColumn(min_value=0, max_value=24, format="%d of 24"),
            **counts(_("Professionals"), _("Interviews"), _("Organisations"), _("Students")),
            **({} if answer.hidden else _opening(_("Field"), _FIELD_CLICK)),
        },
        alt=_("Fields and what is known of each"),
    )
    if not answer.hidden:
        st.caption(_("Click a field to read what was answered there."))


def _opening(title: str, key: str) -> Columns:
    """Return the column whose cells are buttons."""
    button = st.column_config.ButtonColumn(title, pinned=True, type="tertiary", alignment="left", width=190, key=key)
    return {title: button}


def choose_question() -> tuple[int, str]:
    """Draw the choice of a question and a search box, and return both (0: every question)."""
    titles = {0: _("Every question"), **{one.number: f"{one.number} · {one.title}" for one in questions()}}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            _("Question"), list(titles), format_func=lambda code: titles[code], key="field-question", width=420
        )
        search = st.text_input(
            _("Words to look for"),
            key="field-search",
            width=320,
            help=_("Every word has to stand in the answer, the organisation, the occupation or the field."),
        )
    return number, search


def answer_table(found: FieldAnswers, *, height: int | Literal["auto"] = 560) -> None:
    """List the answers, newest first: one row each, or side by side where every question is asked for."""
    if not found.answers:
        st.info(_("No answer matches: choose another question, fewer words, or more classes."))
        return
    titles = {one.number: one.title for one in questions()}
    several = len({row.question for row in found.answers}) > 1
    told = [f"{row.question} · {titles.get(row.question, '')}" for row in found.answers]
    st.dataframe(
        {
            **({_("Question"): told} if several else {}),
            _("Answer as typed"): [row.text for row in found.answers],
            _("Who"): [row.who for row in found.answers],
            _("Organisation"): [row.organisation or "" for row in found.answers],
            _("Level"): [level_words(row.level) for row in found.answers],
            _("Field"): [row.field for row in found.answers],
            _("Date"): [row.date for row in found.answers],
        },
        hide_index=True,
        height=height,
        row_height=_ROW,
        column_config={
            _("Question"): st.column_config.TextColumn(width=170, pinned=True),
            _("Answer as typed"): st.column_config.TextColumn(width=300 if several else 340),
            **_widths(),
        },
        alt=_("Answers to the outline questions"),
    )
    _names_note()


def side_by_side(found: FieldAnswers) -> None:
    """Lay the answers of the newest interviews beside each other: a row per question, a column per interview."""
    interviews = list(dict.fromkeys(row.interview_id for row in found.answers))
    if len(interviews) < 2:
        answer_table(found)
        return
    shown = interviews[:_SIDE_BY_SIDE]
    by_place = {(row.interview_id, row.question): row.text for row in found.answers}
    heads = _heads(found, shown)
    asked = sorted({row.question for row in found.answers})
    titles = {one.number: one.title for one in questions()}
    st.dataframe(
        {
            _("Question"): [f"{number} · {titles.get(number, '')}" for number in asked],
            **{head: [by_place.get((one, number), "") for number in asked] for one, head in heads.items()},
        },
        hide_index=True,
        height=min(_TALLEST, 38 + _ROW * len(asked)),
        row_height=_ROW,
        column_config={
            _("Question"): st.column_config.TextColumn(width=200, pinned=True),
            **{head: st.column_config.TextColumn(head, width=_ANSWER) for head in heads.values()},
        },
        alt=_("Answers to the outline questions, side by side"),
    )
    if len(interviews) > len(shown):
        st.caption(
            n_("The newest {n} interview is shown.", "The newest {n} interviews are shown.", len(shown))
            + " "
            + _("Narrow the filters to see others.")
        )
    st.caption(_("Double-click a cell to read it whole."))
    _names_note()


def _heads(found: FieldAnswers, shown: list[str]) -> dict[str, str]:
    """Return a title per interview: who answered, where; equal ones are told apart by their number."""
    first: dict[str, FieldAnswer] = {}
    for row in found.answers:
        first.setdefault(row.interview_id, row)
    heads: dict[str, str] = {}
    for interview in shown:
        row = first[interview]
        told = ", ".join(part for part in (row.who or row.field, row.organisation, level_words(row.level)) if part)
        equal = sum(head == told or head.startswith(f"{told} (") for head in heads.values())
        heads[interview] = f"{told} ({equal + 1})" if equal else told
    return heads


def _widths() -> Columns:
    sizes = ((_("Who"), 120), (_("Organisation"), 150), (_("Level"), 80), (_("Field"), 135), (_("Date"), 95))
    return {name: st.column_config.Column(width=size) for name, size in sizes}


def _names_note() -> None:
    st.caption(_("Names stand only where the professional agreed that the answers are kept."))


def organisation_table(answer: FieldsAnswer) -> None:
    """List the organisations, most met first; a click on one opens what was answered there."""
    if not answer.organisations:
        st.info(_("No log names an organisation."))
        return
    st.session_state[_PLACE_KEYS] = [row.key for row in answer.organisations]
    st.dataframe(
        {
            _("Organisation"): [row.name for row in answer.organisations],
            _("Professionals"): [row.people for row in answer.organisations],
            _("May be contacted again"): [row.contact_again for row in answer.organisations],
            _("Occupations"): ["; ".join(row.occupations) for row in answer.organisations],
            _("Fields"): ["; ".join(row.fields) for row in answer.organisations],
            _("Last interview"): [row.last_date for row in answer.organisations],
        },
        hide_index=True,
        column_config={
            **_opening(_("Organisation"), _PLACE_CLICK),
            **counts(_("Professionals"), _("May be contacted again")),
        },
        alt=_("Organisations and what is known of each"),
    )
    st.caption(_("Click an organisation to read what was answered there."))
