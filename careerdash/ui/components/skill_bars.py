"""Skills on the page: the ranking, NACE's competencies, and the texts no list knows."""

import streamlit as st

from careerdash.charts.ranking import RankedBar, ranking_chart
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.fields_directory import field_answers
from careerdash.insights.skills import SkillsAnswer
from careerdash.ui.components.basis import explain
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.fields_directory import answer_table
from careerdash.ui.components.tables import counts, in_percent, percents
from careerdash.ui.frame import Desk
from careerdash.wording import _

_DRAWN = 20
_COURSES, _TRAINING = 18, 19


def ranking(desk: Desk, answer: SkillsAnswer) -> None:
    """Draw the most named skills by number of people."""
    if not answer.skills:
        st.info(_("No skill is named by enough people to show. Choose more classes, or show all fields."))
        return
    drawn = answer.skills[:_DRAWN]
    marked = not answer.hidden
    bars = [
        RankedBar(skill.skill, skill.n, skill.share, skill.competency or "", mark=skill.key if marked else "")
        for skill in drawn
    ]
    marks = {skill.key: Mark(skill.skill, "skill", skill.key) for skill in drawn}
    draw_marked(desk, ranking_chart(bars, _people(answer), answer.people or 0), "skills", answer.basis, marks)
    with st.expander(_("As a table")):
        st.dataframe(
            {
                _("Skill"): [skill.skill for skill in answer.skills],
                _("People"): [skill.n for skill in answer.skills],
                _("Share"): in_percent(skill.share for skill in answer.skills),
                # rows of the log are no people: with names hidden they are not counted
                **({} if answer.hidden else {_("Interviews"): [skill.interviews for skill in answer.skills]}),
                _("Competency"): [skill.competency or "" for skill in answer.skills],
            },
            hide_index=True,
            height="content",
            column_config=counts(_("People"), _("Interviews")) | percents(_("Share")),
            placeholder="–",
            alt=_("Skills by number of people"),
        )
    explain(desk, answer.basis, "skills", having="skills")


def competencies(desk: Desk, answer: SkillsAnswer) -> None:
    """Draw how many people named a skill of each of NACE's eight competencies."""
    if not answer.competencies:
        st.info(_("No competency is named by enough people to show."))
        return
    bars = [
        RankedBar(entry.competency, entry.n, entry.share, mark="" if answer.hidden else entry.competency)
        for entry in answer.competencies
    ]
    marks = {entry.competency: Mark(entry.competency, "competency", entry.competency) for entry in answer.competencies}
    draw_marked(desk, ranking_chart(bars, _people(answer), answer.people or 0), "competencies", answer.basis, marks)
    st.caption(_("The eight career-readiness competencies of NACE; a person counts once in each."))
    with st.expander(_("As a table")):
        st.dataframe(
            {
                _("Competency"): [entry.competency for entry in answer.competencies],
                _("People"): [entry.n for entry in answer.competencies],
                _("Share"): in_percent(entry.share for entry in answer.competencies),
            },
            hide_index=True,
            column_config=counts(_("People")) | percents(_("Share")),
            placeholder="–",
            alt=_("Competencies by number of people"),
        )
    explain(desk, answer.basis, "competencies", having="skills")


def unknown_skills(desk: Desk, answer: SkillsAnswer) -> None:
    """List texts that are in no list of skills, as typed."""
    del desk
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


def courses(desk: Desk, answer: SkillsAnswer) -> None:
    """List the courses that help and the training newcomers get, as the professionals named them."""
    del answer
    for number, title in ((_COURSES, _("Courses that help")), (_TRAINING, _("Training given to newcomers"))):
        st.subheader(title, anchor=False)
        answer_table(desk.ask(field_answers, number=number), height="auto")


def _people(answer: SkillsAnswer) -> str:
    return _("People who named it (n = {n})").format(n="*" if answer.people is None else f"{answer.people:,}")
