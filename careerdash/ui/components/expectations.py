"""Expectation against reality on the page: dumbbells, decisions by field, and whom it concerns."""

import streamlit as st

from careerdash.charts.dumbbell import Dumbbell, dumbbell_chart
from careerdash.insights.evidence.sources import Mark
from careerdash.insights.expectations import FITS, ExpectationsAnswer, aspect_word
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.navigation import open_student
from careerdash.ui.components.text import fit_words, number
from careerdash.ui.frame import Desk
from careerdash.wording import _

_DRAWN = 14


def aspect_chart(desk: Desk, answer: ExpectationsAnswer) -> None:
    """Draw each rated aspect before and after."""
    if not answer.aspects:
        st.info(_("No aspect has enough ratings from before and after to draw."))
        return
    things = [
        Dumbbell(
            aspect_word(gap.aspect).capitalize(),
            gap.before,
            gap.after,
            gap.students,
            "" if answer.hidden else gap.aspect,
        )
        for gap in answer.aspects
    ]
    marks = {gap.aspect: Mark(aspect_word(gap.aspect).capitalize(), "aspect", gap.aspect) for gap in answer.aspects}
    chart = dumbbell_chart(
        things, _("Mean rating from 1 to 5, n students"), (_("Expected before"), _("Found")), span=(1, 5)
    )
    draw_marked(desk, chart, "aspects", answer.basis, marks)


def guess_chart(desk: Desk, answer: ExpectationsAnswer) -> None:
    """Draw guessed pay beside heard pay by field."""
    if not answer.guesses:
        st.info(_("No field has enough guesses with an entry pay heard beside them to draw."))
        return
    things = [
        Dumbbell(guess.field.capitalize(), guess.guessed, guess.heard, guess.people, "" if answer.hidden else guess.key)
        for guess in answer.guesses[:_DRAWN]
    ]
    marks = {
        guess.key: Mark(_("Entry pay, {field}").format(field=guess.field), "guess", group="field", key=guess.key)
        for guess in answer.guesses
    }
    axis = _("Median yearly entry pay in {currency}, n professionals").format(currency=answer.currency)
    draw_marked(desk, dumbbell_chart(things, axis, (_("Guessed"), _("Heard"))), "guesses", answer.basis, marks)


def gap_table(answer: ExpectationsAnswer) -> None:
    """List the same numbers as the two charts."""
    rows = [
        {
            _("What"): aspect_word(gap.aspect).capitalize(),
            _("Expected"): f"{gap.before:.1f}",
            _("Found"): f"{gap.after:.1f}",
            _("Difference"): f"{gap.gap:+.1f}",
            _("Students"): gap.students,
        }
        for gap in answer.aspects
    ] + [
        {
            _("What"): _("Entry pay, {field}").format(field=guess.field),
            _("Expected"): f"{guess.guessed:,.0f} {answer.currency}",
            _("Found"): f"{guess.heard:,.0f} {answer.currency}",
            _("Difference"): f"{guess.share * 100:+.0f} %",
            _("Students"): guess.students,
        }
        for guess in answer.guesses
    ]
    if rows:
        with st.expander(_("As a table")):
            st.dataframe(rows, hide_index=True, alt=_("Expected and found, as a table"))


def field_table(answer: ExpectationsAnswer) -> None:
    """List what was decided about each field, the most out of touch first."""
    if not answer.fields:
        st.info(_("No student has decided about a field yet."))
        return
    st.dataframe(
        [
            {
                _("Field"): picture.field.capitalize(),
                _("Decided"): number(picture.decided),
                **{fit_words(fit): number(picture.fits[fit]) for fit in FITS},
                _("Ratings moved by (points of 5)"): picture.distance,
                _("Students who rated"): number(picture.rated),
            }
            for picture in answer.fields
        ],
        hide_index=True,
        column_config={_("Ratings moved by (points of 5)"): st.column_config.NumberColumn(format="%.1f")},
        alt=_("Decisions by field"),
    )


def surprised(answer: ExpectationsAnswer) -> None:
    """List the students whose picture moved most, with the sentence why; a choice opens the student."""
    if not answer.surprises:
        st.info(_("No interview of these classes tells a guess and an answer that differ."))
        return
    _students(
        [
            (line.student_key, {_("Student"): line.student_name or "", _("Class"): line.class_name,
                                _("What moved"): line.sentence})
            for line in answer.surprises
        ],
        "surprised",
    )  # fmt: skip


def next_rounds(answer: ExpectationsAnswer) -> None:
    """List the students for whom the next round is due."""
    if not answer.next_rounds:
        st.info(_("Nobody has closed a field without having started another one."))
        return
    _students(
        [
            (line.student_key, {_("Student"): line.student_name or "", _("Class"): line.class_name,
                                _("Field so far"): line.field, _("Decision"): fit_words(line.fit)})
            for line in answer.next_rounds
        ],
        "next-rounds",
    )  # fmt: skip


def _students(lines: list[tuple[str, dict[str, str]]], key: str) -> None:
    clicked = f"{key}-open"
    st.dataframe(
        [line for _student, line in lines],
        hide_index=True,
        column_config={
            _("Student"): st.column_config.ButtonColumn(
                _("Student"), pinned=True, type="tertiary", alignment="left", width=150, key=clicked
            )
        },
        key=key,
        alt=_("Students; a click on a name opens the student"),
    )
    click = st.session_state.get(clicked)
    if click is not None and click.row < len(lines):
        open_student(lines[click.row][0])
