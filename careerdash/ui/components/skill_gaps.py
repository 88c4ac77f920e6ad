"""Skills on the page: what a field asks for more than others, what goes together, and the students' own ratings."""

import streamlit as st

from careerdash.charts.dumbbell import Dumbbell, dumbbell_chart
from careerdash.charts.heatmap import Together, heatmap
from careerdash.insights.basis import Basis
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.own_ratings import WantedSkill, wanted_skills
from careerdash.insights.skill_lifts import GROUPS, LiftGroup, SkillLift, row_of, skill_lifts
from careerdash.insights.skill_pairs import PairsAnswer, skill_pairs
from careerdash.insights.skills import SkillsAnswer
from careerdash.ui.address import choose_from_list, choose_one
from careerdash.ui.components.basis import explain
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.pay import group_words
from careerdash.ui.components.tables import counts, in_percent, percents, points
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _

_PERCENT = 100
# Below that an own rating is a story, not a share; the table has it.
_STUDENTS = 3


def lifts(desk: Desk, ranked: SkillsAnswer) -> None:
    """Draw what one field or level asks for more than all others."""
    del ranked
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        group = choose_one("skills_by", _("Compare"), {name: group_words(name) for name in GROUPS})
        answer = desk.ask(skill_lifts, group=group)
        labels = {one.key: f"{one.label} (n = {one.people:,})" for one in answer.groups}
        chosen = choose_from_list(f"skills_{group}", _("Group"), labels, width=320) if labels else ""
    one = row_of(answer, chosen)
    st.markdown(plain(one.sentence if one else answer.sentence))
    if one is None or not one.skills:
        st.info(_("Too few people, or nothing this group asks for more than the others do."))
    else:
        _lift_chart(desk, answer.basis, group, one)
        with st.expander(_("As a table")):
            _lift_table(one)
    explain(desk, answer.basis, "lifts", having="skills")


def _lift_chart(desk: Desk, basis: Basis, group: str, one: LiftGroup) -> None:
    things = [
        Dumbbell(skill.skill, skill.others * _PERCENT, skill.share * _PERCENT, skill.n, skill.key)
        for skill in one.skills
    ]
    axis = _("Percent of people who name it; {n} here, {others} elsewhere").format(
        n=f"{one.people:,}", others=f"{one.others:,}"
    )
    marks = {
        skill.key: Mark(f"{skill.skill}, {one.label}", "skill", skill.key, group=group, key=one.key)
        for skill in one.skills
    }
    chart = dumbbell_chart(things, axis, (_("Everyone else"), one.label), unit="%")
    draw_marked(desk, chart, "lifts", basis, marks)


def _lift_table(one: LiftGroup) -> None:
    st.dataframe(
        {
            _("Skill"): [skill.skill for skill in one.skills],
            _("People here"): [skill.n for skill in one.skills],
            _("Share here"): in_percent(skill.share for skill in one.skills),
            _("Share elsewhere"): in_percent(skill.others for skill in one.skills),
            _("Times as often"): [_times(skill) for skill in one.skills],
        },
        hide_index=True,
        column_config=counts(_("People here")) | percents(_("Share here"), _("Share elsewhere")),
        alt=_("What this group asks for more than others"),
    )


def _times(skill: SkillLift) -> str:
    return _("only here") if skill.lift is None else f"{skill.lift:.1f}"


def pairs(desk: Desk, ranked: SkillsAnswer) -> None:
    """Draw which skills the same people name."""
    del ranked
    answer = desk.ask(skill_pairs)
    st.markdown(plain(answer.sentence))
    if len(answer.keys) < 2 or not any(count for row in answer.people for count in row):
        st.info(_("No two skills are named together by enough people to draw."))
        return
    things = [
        Together(name, people, row)
        for name, people, row in zip(answer.skills, answer.named, answer.people, strict=True)
    ]
    marks = {
        f"{first}\n{second}": Mark(
            f"{answer.skills[row]} + {answer.skills[column]}", "skill_pair", f"{first}\n{second}"
        )
        for row, first in enumerate(answer.keys)
        for column, second in enumerate(answer.keys[:row])
        if answer.people[row][column]
    }
    places = {
        (row, column): f"{answer.keys[row]}\n{answer.keys[column]}"
        for row in range(len(answer.keys))
        for column in range(row)
        if answer.people[row][column]
    }
    chart = heatmap(things, answer.asked or 0, places)
    draw_marked(desk, chart, "pairs", answer.basis, marks)
    with st.expander(_("As a table")):
        st.dataframe(
            _pair_rows(answer),
            hide_index=True,
            column_config=counts(_("People")),
            alt=_("Skills named together"),
        )
    if answer.hidden:
        st.caption(_("An empty cell: fewer than five people name both, or only one of the two."))
    explain(desk, answer.basis, "pairs", having="skills")


def _pair_rows(answer: PairsAnswer) -> list[dict[str, object]]:
    """Return every pair that may be counted, most people first."""
    pairs = [
        (count, column, row)
        for row, line in enumerate(answer.people)
        for column, count in enumerate(line[:row])
        if count
    ]
    return [
        {_("Skill"): answer.skills[column], _("With"): answer.skills[row], _("People"): count}
        for count, column, row in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
    ]


def wanted(desk: Desk, ranked: SkillsAnswer) -> None:
    """Draw what the professionals ask for beside how the students rate themselves."""
    del ranked
    answer = desk.ask(wanted_skills)
    st.markdown(plain(answer.sentence))
    drawn = [skill for skill in answer.skills if skill.gap is not None and skill.students >= _STUDENTS]
    if drawn:
        things = [_gap(skill) for skill in drawn]
        marks = {skill.key: Mark(skill.skill, "skill", skill.key) for skill in drawn}
        names = (_("Students who rate themselves 4 or 5"), _("Professionals who ask for it"))
        axis = _("Percent; n students who rated it")
        draw_marked(desk, dumbbell_chart(things, axis, names, unit="%"), "wanted", answer.basis, marks)
    elif answer.skills:
        st.info(_("Too few people to draw the gap; the table has what may be shown."))
    if answer.skills:
        with st.expander(_("As a table")):
            _wanted_table(answer.skills)
    if answer.overall is not None:
        st.caption(
            _("Rated for all skills together: {mean} of 5 on average (n = {n} students).").format(
                mean=f"{answer.overall:.1f}", n=answer.overall_students
            )
        )
    explain(desk, answer.basis, "wanted", having="skills")


def _gap(skill: WantedSkill) -> Dumbbell:
    return Dumbbell(
        skill.skill, (skill.able or 0) * _PERCENT, (skill.wanted or 0) * _PERCENT, skill.students, skill.key
    )


def _wanted_table(found: tuple[WantedSkill, ...]) -> None:
    shares = (_("Professionals asking"), _("Students at 4 or 5"))
    st.dataframe(
        {
            _("Skill"): [skill.skill for skill in found],
            shares[0]: in_percent(skill.wanted for skill in found),
            _("n professionals"): [skill.people for skill in found],
            shares[1]: in_percent(skill.able for skill in found),
            _("n students"): [skill.students for skill in found],
            _("Mean own rating"): [skill.mean for skill in found],
        },
        hide_index=True,
        column_config=percents(*shares) | counts(_("n professionals"), _("n students")) | points(_("Mean own rating")),
        placeholder="–",
        alt=_("Skills asked for beside own ratings"),
    )
