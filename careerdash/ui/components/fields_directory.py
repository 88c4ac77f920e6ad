"""The directory of fields on the page: the fields, the answers side by side, the organisations."""

from typing import Literal

import streamlit as st

from careerdash.domain.fields import questions
from careerdash.insights.fields_directory import FieldAnswers, FieldsAnswer
from careerdash.ui.components.text import level_words
from careerdash.wording import _


def field_cards(answer: FieldsAnswer) -> None:
    """List the fields with what is known of each."""
    if not answer.fields:
        return
    columns: dict[str, list[object]] = {
        _("Field"): [card.field.capitalize() for card in answer.fields],
        _("Professionals"): [card.people for card in answer.fields],
        _("Interviews"): [card.interviews for card in answer.fields],
        _("Questions answered"): [card.questions for card in answer.fields],
    }
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
        column_config={
            _("Questions answered"): st.column_config.ProgressColumn(min_value=0, max_value=24, format="%d of 24")
        },
        alt=_("Fields and what is known of each"),
    )


def choose_question() -> tuple[int, str]:
    """Draw the choice of a question and a search box, and return both (0: every question)."""
    titles = {0: _("Every question"), **{one.number: f"{one.number} · {one.title}" for one in questions()}}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            _("Question"), list(titles), format_func=lambda code: titles[code], key="field-question", width=420
        )
        search = st.text_input(_("Words to look for"), key="field-search", width=320)
    return number, search


def answer_table(found: FieldAnswers, *, height: int | Literal["auto"] = 560) -> None:
    """List the answers side by side, newest first; ``height`` in pixels."""
    if not found.answers:
        st.info(_("No answer matches: choose another question, fewer words, or more classes."))
        return
    titles = {one.number: one.title for one in questions()}
    asked = {row.question for row in found.answers}
    told = [f"{row.question} · {titles.get(row.question, '')}" for row in found.answers]
    st.dataframe(
        {
            **({_("Question"): told} if len(asked) > 1 else {}),
            _("Answer as typed"): [row.text for row in found.answers],
            _("Who"): [row.who for row in found.answers],
            _("Organisation"): [row.organisation or "" for row in found.answers],
            _("Level"): [level_words(row.level) for row in found.answers],
            _("Field"): [row.field for row in found.answers],
            _("Date"): [row.date for row in found.answers],
        },
        hide_index=True,
        height=height,
        row_height=52,
        column_config={_("Answer as typed"): st.column_config.TextColumn(width="large")},
        alt=_("Answers to the outline questions"),
    )
    st.caption(_("Names stand only where the professional agreed that the answers are kept."))


def organisation_table(answer: FieldsAnswer) -> None:
    """List the organisations, most met first."""
    if not answer.organisations:
        st.info(_("No log names an organisation."))
        return
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
        alt=_("Organisations and what is known of each"),
    )
