"""Expectation against reality on the page: dumbbells, decisions by field, and whom it concerns."""

import streamlit as st

from careerdash.charts.dumbbell import Dumbbell, dumbbell_chart
from careerdash.domain.vocabulary import FITS
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.expectations import ExpectationsAnswer, NextRound, aspect_word
from careerdash.ui.components.basis import explain
from careerdash.ui.components.drawing import draw_marked, few_note
from careerdash.ui.components.navigation import open_student
from careerdash.ui.components.tables import counts
from careerdash.ui.components.text import begun_large, fit_words, number, plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_DRAWN = 14


def aspect_chart(desk: Desk, answer: ExpectationsAnswer) -> None:
    """Draw each rated aspect before and after."""
    if not answer.aspects:
        st.info(_("No aspect has enough ratings from before and after to draw."))
        return
    things = [
        Dumbbell(
            begun_large(aspect_word(gap.aspect)),
            gap.before,
            gap.after,
            gap.students,
            "" if answer.hidden else gap.aspect,
        )
        for gap in answer.aspects
    ]
    marks = {gap.aspect: Mark(begun_large(aspect_word(gap.aspect)), "aspect", gap.aspect) for gap in answer.aspects}
    chart = dumbbell_chart(
        things, _("Mean rating from 1 to 5, n students"), (_("Expected before"), _("Found")), span=(1, 5)
    )
    draw_marked(desk, chart, "aspects", answer.basis, marks)
    few_note([gap.students for gap in answer.aspects])


def guess_chart(desk: Desk, answer: ExpectationsAnswer) -> None:
    """Draw guessed pay beside heard pay by field."""
    if not answer.guesses:
        st.info(_("No field has enough guesses with an entry pay heard beside them to draw."))
        return
    things = [
        Dumbbell(begun_large(guess.field), guess.guessed, guess.heard, guess.people, "" if answer.hidden else guess.key)
        for guess in answer.guesses[:_DRAWN]
    ]
    marks = {
        guess.key: Mark(
            _("Entry pay, {field}").format(field=guess.field), "guess", answer.currency, group="field", key=guess.key
        )
        for guess in answer.guesses
    }
    axis = _("Median yearly entry pay in {currency}, n professionals").format(currency=answer.currency)
    draw_marked(desk, dumbbell_chart(things, axis, (_("Guessed"), _("Heard"))), "guesses", answer.basis, marks)
    few_note([guess.people for guess in answer.guesses[:_DRAWN]])
    if answer.suppressed and answer.hidden:
        st.caption(_("Aspects and fields told of by fewer than five people are left out."))


def gap_table(answer: ExpectationsAnswer) -> None:
    """List the same numbers as the two charts."""
    rows = [
        {
            _("What"): begun_large(aspect_word(gap.aspect)),
            _("Expected"): f"{gap.before:.1f}",
            _("Found"): f"{gap.after:.1f}",
            _("Difference"): f"{gap.gap:+.1f}" if round(gap.gap, 1) else "0.0",
            _("Students"): gap.students,
            # who told of the work is not counted for ratings: they are the students' own
            _("Professionals"): None,
        }
        for gap in answer.aspects
    ] + [
        {
            _("What"): _("Entry pay, {field}").format(field=guess.field),
            _("Expected"): f"{guess.guessed:,.0f} {answer.currency}",
            _("Found"): f"{guess.heard:,.0f} {answer.currency}",
            _("Difference"): f"{guess.share * 100:+.0f} %",
            _("Students"): guess.students,
            _("Professionals"): guess.people,
        }
        for guess in answer.guesses
    ]
    if not rows:
        return
    with st.expander(_("As a table")):
        st.dataframe(
            rows,
            hide_index=True,
            column_config={
                **{
                    name: st.column_config.TextColumn(name, alignment="right")
                    for name in (_("Expected"), _("Found"), _("Difference"))
                },
                **counts(_("Students"), _("Professionals")),
            },
            placeholder="–",
            alt=_("Expected and found, as a table"),
        )


def decisions(desk: Desk, answer: ExpectationsAnswer) -> None:
    """List what was decided about each field, the most out of touch first, and say which that is."""
    st.markdown(plain(answer.picture_sentence))
    if not answer.fields:
        st.info(_("No field has enough decisions to list."))
        return
    held_back = [fit_words(fit) for fit in FITS]
    students = (_("Decided"), *held_back, _("Students who rated"))
    moved = _("Ratings moved by (points of 5)")
    st.dataframe(
        [
            {
                _("Field"): begun_large(picture.field),
                _("Decided"): number(picture.decided),
                **{fit_words(fit): number(picture.fits[fit]) for fit in FITS},
                moved: None if picture.distance is None else f"{picture.distance:.1f}",
                _("Students who rated"): number(picture.rated),
            }
            for picture in answer.fields
        ],
        hide_index=True,
        column_config={name: st.column_config.TextColumn(name, alignment="right") for name in (*students, moved)},
        placeholder="–",
        alt=_("Decisions by field"),
    )
    st.caption(_("Students, by their latest decision about the field. * means held back: too few students."))
    explain(desk, answer.basis, "decisions", having="expectations")


def surprised(answer: ExpectationsAnswer) -> None:
    """List the students whose picture moved most, with the sentence why; a choice opens the student."""
    if not answer.surprises:
        st.info(_("No interview of these classes tells a guess and an answer that differ."))
        return
    st.caption(
        _("The interview that moved each student most: pay as a part of the guess, ratings as a part of the scale.")
    )
    _students(
        [
            (
                line.student_key,
                {
                    _("Student"): line.student_name or "",
                    _("What moved"): line.sentence,
                    _("Thought before"): line.before,
                    _("Found"): line.after,
                    _("Heard from"): line.who,
                    _("On"): line.date,
                    _("Class"): line.class_name,
                },
            )
            for line in answer.surprises
        ],
        "surprised",
        wide=_("What moved"),
    )


def next_rounds(answer: ExpectationsAnswer) -> None:
    """List the students for whom the next round is due."""
    if not answer.next_rounds:
        st.info(_("Nobody has closed a field without having started another one."))
        return
    wrong = sum(line.fit == "out_of_touch" for line in answer.next_rounds)
    told = n_(
        "{n} student found the picture of a field wrong and has begun no other field.",
        "{n} students found the picture of a field wrong and have begun no other field.",
        wrong,
    )
    left = n_(
        "{n} student found a field unsuitable: that completes the round, and another field is open.",
        "{n} students found a field unsuitable: that completes the round, and another field is open.",
        len(answer.next_rounds) - wrong,
    )
    st.markdown(" ".join(words for words, n in ((told, wrong), (left, len(answer.next_rounds) - wrong)) if n))
    _students(
        [
            (
                line.student_key,
                {
                    _("Student"): line.student_name or "",
                    _("Field so far"): begun_large(line.field),
                    _("Decision"): fit_words(line.fit),
                    _("Decided in the interview of"): line.decided_on,
                    _("Another round is"): _asked_for(line),
                    _("Class"): line.class_name,
                },
            )
            for line in answer.next_rounds
        ],
        "next-rounds",
    )


def _asked_for(line: NextRound) -> str:
    if line.fit != "out_of_touch":
        return _("up to the student")
    return _("required by the class") if line.required else _("advised")


def _students(lines: list[tuple[str, dict[str, object]]], key: str, *, wide: str = "") -> None:
    clicked = f"{key}-open"
    st.dataframe(
        [line for _student, line in lines],
        hide_index=True,
        column_config={
            _("Student"): st.column_config.ButtonColumn(
                _("Student"), pinned=True, type="tertiary", alignment="left", width=150, key=clicked
            ),
            **({wide: st.column_config.TextColumn(wide, width=380)} if wide else {}),
        },
        placeholder="–",
        key=key,
        alt=_("Students; a click on a name opens the student"),
    )
    click = st.session_state.get(clicked)
    if click is not None and click.row < len(lines):
        open_student(lines[click.row][0])
