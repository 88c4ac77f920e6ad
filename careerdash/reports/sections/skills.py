"""Which skills the work needs, by number of professionals who named them."""

from careerdash.insights.skills import SkillCount, SkillsAnswer
from careerdash.privacy.sharing import SharingRule, shared_count
from careerdash.reports.figures import clipped, listed
from careerdash.reports.values import BarChart, Cell, Column, Kind, Section, Series, Table
from careerdash.wording import _

_MOST_BARS = 12
_NAMED_IN_SENTENCE = 3


def skills_section(answer: SkillsAnswer, rule: SharingRule) -> Section:
    """Return the skills ranked by distinct people.

    In share view no total stands beside them: it would tell how many did *not* name a skill.
    """
    ranked = _ranked(answer, rule)
    if not ranked:
        return Section("skills", _("Skills"), _none(answer, rule))
    columns = [Column(_("Skill")), Column(_("Competency")), Column(_("Professionals"), Kind.COUNT)]
    if not rule.hides:
        columns.append(Column(_("Of those asked, %"), Kind.PERCENT))
    return Section(
        "skills",
        _("Skills"),
        skills_sentence(answer, rule),
        Table(tuple(columns), tuple(_row(skill, rule) for skill in ranked)),
        (_chart(ranked[:_MOST_BARS], rule),),
        _("Different professionals who named the skill; different spellings of one skill are taken together."),
    )


def skills_sentence(answer: SkillsAnswer, rule: SharingRule) -> str:
    """Return the most often named skills with their numbers; empty where none may be shown."""
    ranked = _ranked(answer, rule)[:_NAMED_IN_SENTENCE]
    if not ranked:
        return ""
    named = [
        _("{skill} ({n})").format(skill=clipped(skill.skill, 40), n=shared_count(skill.n, rule)) for skill in ranked
    ]
    return _("Professionals most often name {list}.").format(list=listed(named))


def _ranked(answer: SkillsAnswer, rule: SharingRule) -> list[SkillCount]:
    return [skill for skill in answer.skills if rule.may_show(skill.n)]


def _none(answer: SkillsAnswer, rule: SharingRule) -> str:
    if rule.hides and (answer.suppressed or answer.people is None or answer.people):
        return _("No skill was named by {people} or more professionals.").format(people=rule.people)
    return _("No interview of this class names a skill.")


def _row(skill: SkillCount, rule: SharingRule) -> tuple[Cell, ...]:
    cells: tuple[Cell, ...] = (skill.skill, skill.competency, shared_count(skill.n, rule))
    return cells if rule.hides else (*cells, None if skill.share is None else int(100 * skill.share + 0.5))


def _chart(ranked: list[SkillCount], rule: SharingRule) -> BarChart:
    counts = tuple(float(shared_count(skill.n, rule) or 0) for skill in ranked)
    names = tuple(clipped(skill.skill, 32) for skill in ranked)
    return BarChart(
        title=_("Skills by number of professionals"),
        alt=_("Professionals who named each skill: {list}.").format(
            list=", ".join(f"{name} {count:.0f}" for name, count in zip(names, counts, strict=True))
        ),
        axis=_("Professionals"),
        kind=Kind.COUNT,
        categories=names,
        series=(Series(_("Professionals"), counts),),
    )
