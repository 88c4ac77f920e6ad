"""What was liked and disliked on the page: the themes, the quotes behind each, and every answer as typed."""

import streamlit as st

from careerdash.charts.ranking import RankedBar, ranking_chart
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.satisfaction import SatisfactionAnswer
from careerdash.insights.themes import Theme, ThemesAnswer, themes
from careerdash.ui.components.basis import explain
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.text import plain, shortened
from careerdash.ui.frame import Desk
from careerdash.wording import _

_LONGEST = 400


def liked_and_disliked(desk: Desk, scores: SatisfactionAnswer) -> None:
    """Draw the themes side by side, each opening its quotes, and list every answer; nothing with names hidden."""
    if scores.hidden:
        st.caption(_("Names are hidden: what single people said is not shown."))
        return
    answer = desk.ask(themes)
    if not (answer.people_liked or answer.people_disliked):
        st.info(_("No log says what was liked or disliked."))
        return
    st.markdown(plain(answer.sentence))
    left, right = st.columns(2, gap="medium")
    with left:
        _side(desk, answer, "liked", _("Liked"), answer.liked, answer.people_liked)
    with right:
        _side(desk, answer, "disliked", _("Disliked"), answer.disliked, answer.people_disliked)
    explain(desk, answer.basis, "themes", having="voices")
    with st.expander(_("Every answer as typed")):
        _answers(scores)


def _side(desk: Desk, answer: ThemesAnswer, side: str, title: str, found: tuple[Theme, ...], people: int) -> None:
    if not found:
        st.info(_("{side}: no two people use the same word.").format(side=title))
        return
    bars = [RankedBar(theme.word, theme.people, theme.people / people, mark=theme.key) for theme in found]
    marks = {
        theme.key: Mark(
            f"{title}: {theme.word}", "theme", interviews=tuple(quote.interview_id for quote in theme.quotes)
        )
        for theme in found
    }
    axis = _("{side}: people who use the word (n = {n})").format(side=title, n=f"{people:,}")
    draw_marked(desk, ranking_chart(bars, axis, people), f"themes-{side}", answer.basis, marks)
    words = {theme.key: f"{theme.word} ({theme.people})" for theme in found}
    chosen = st.selectbox(
        _("Quotes with"), list(words), format_func=lambda key: words[key], key=f"quotes-{side}", index=None,
        placeholder=_("Choose a word to read its quotes"), label_visibility="collapsed",
    )  # fmt: skip
    theme = next((theme for theme in found if theme.key == chosen), None)
    for quote in theme.quotes if theme else ():
        st.markdown(f"> {plain(shortened(quote.text, _LONGEST))}  \n> :gray[{plain(quote.who)}]")


def _answers(answer: SatisfactionAnswer) -> None:
    st.dataframe(
        {
            _("Who"): [voice.label for voice in answer.voices],
            _("Score"): [voice.score for voice in answer.voices],
            _("Liked"): [voice.liked or "" for voice in answer.voices],
            _("Disliked"): [voice.disliked or "" for voice in answer.voices],
        },
        hide_index=True,
        column_config={
            _("Score"): st.column_config.NumberColumn(format="%.1f", width=70),
            _("Liked"): st.column_config.TextColumn(width="large"),
            _("Disliked"): st.column_config.TextColumn(width="large"),
        },
        alt=_("What professionals liked and disliked"),
    )
    st.caption(_("The newest answers. Names stand only where the professional agreed that the answers are kept."))
