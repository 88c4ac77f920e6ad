"""Skills on the page: the ranking, NACE's competencies, and the texts no list knows."""

import streamlit as st

from careerdash.charts.ranking import RankedBar, ranking_chart
from careerdash.insights.skills import SkillsAnswer
from careerdash.ui.components.drawing import draw
from careerdash.wording import _

_DRAWN = 20


def ranking(answer: SkillsAnswer) -> None:
    """Draw the most named skills by number of people."""
    if not answer.skills:
        st.info(_("No skill is named by enough people to show. Choose more classes, or show all fields."))
        return
    bars = [RankedBar(skill.skill, skill.n, skill.share, skill.competency or "") for skill in answer.skills[:_DRAWN]]
    draw(ranking_chart(bars, _people(answer), answer.people or 0), key="skills")
    st.dataframe(
        {
            _("Skill"): [skill.skill for skill in answer.skills],
            _("People"): [skill.n for skill in answer.skills],
            _("Share"): [skill.share for skill in answer.skills],
            _("Interviews"): [skill.interviews for skill in answer.skills],
            _("Competency"): [skill.competency or "" for skill in answer.skills],
        },
        hide_index=True,
        height=300,
        column_config={_("Share"): st.column_config.NumberColumn(_("Share"), format="percent")},
        alt=_("Skills by number of people"),
    )


def competencies(answer: SkillsAnswer) -> None:
    """Draw how many people named a skill of each of NACE's eight competencies."""
    if not answer.competencies:
        st.info(_("No competency is named by enough people to show."))
        return
    bars = [RankedBar(entry.competency, entry.n, entry.share) for entry in answer.competencies]
    draw(ranking_chart(bars, _people(answer), answer.people or 0), key="competencies")
    st.caption(_("The eight career-readiness competencies of NACE; a person counts once in each."))


def unknown_skills(answer: SkillsAnswer) -> None:
    """List texts that are in no list of skills, as typed."""
    if not answer.unknown:
        st.caption(_("Every text was recognised."))
        return
    st.caption(_("These texts are in no list of skills. They count as typed."))
    st.dataframe(
        {_("Text"): [skill.skill for skill in answer.unknown], _("People"): [skill.n for skill in answer.unknown]},
        hide_index=True,
        width=520,
        alt=_("Texts that are in no list of skills"),
    )


def _people(answer: SkillsAnswer) -> str:
    return _("People who named it (n = {n})").format(n="*" if answer.people is None else f"{answer.people:,}")
