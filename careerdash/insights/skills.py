"""Which skills professionals say one needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis, LeftOut
from careerdash.insights.breakdown import asked_of, too_fine
from careerdash.insights.words import enough_for_one_breakdown, professionals
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import about, shared_count, shared_percent
from careerdash.store.database import Database
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class SkillCount:
    """One skill: ``n`` distinct professionals name it in ``interviews`` interviews.

    ``share`` is the part (0 to 1) of the people who name any skill. ``known`` is false for a text that is not
    in the list of skills; ``competency`` is one of NACE's eight or None. In share view ``interviews`` is None,
    and ``share`` is None where it would tell about fewer people than the rule asks for.
    """

    key: str
    skill: str
    category: str | None
    competency: str | None
    known: bool
    n: int
    interviews: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class CompetencyCount:
    """One of NACE's eight competencies: how many distinct professionals name a skill of it."""

    competency: str
    n: int
    share: float | None


@dataclass(frozen=True, slots=True)
class SkillsAnswer:
    """Skills by number of people; ``people`` named at least one, ``not_asked`` held interviews name none.

    ``unknown`` are texts that are not in the list of skills (advisor view only). ``suppressed`` says that
    skills named by too few people were left out, ``hidden`` that names are.
    """

    skills: tuple[SkillCount, ...]
    competencies: tuple[CompetencyCount, ...]
    unknown: tuple[SkillCount, ...]
    people: int | None
    not_asked: int | None
    suppressed: bool
    sentence: str
    basis: Basis
    hidden: bool = False


def skills(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    limit: int = 30,
    rule: SharingRule | None = None,
) -> SkillsAnswer:
    """Answer which skills are asked for, ranked by distinct professionals; ``limit`` bounds each list.

    ``rule`` is the sharing rule, that of the view unless stated.
    """
    rule = rule or rule_for(view)
    fine = too_fine(view, filters)
    params = asked_of(scope, view, filters, today)
    rows = database.rows("skills.ranked", params)
    people = next((row["people"] for row in rows if row["skill_key"] is None), 0)
    ranked = sorted((row for row in rows if row["skill_key"] is not None), key=_rank)
    # a text that is in no list may name a person or an employer: it stays with the advisor
    large = [row for row in ranked if rule.may_show(row["people"]) and (row["known"] or not rule.hides)]
    found = tuple(_skill(row, people, rule) for row in large)
    not_asked = None if rule.hides else database.value("skills.not_asked", params)
    everybody = about(people, rule)
    return SkillsAnswer(
        skills=found[:limit],
        competencies=_competencies(database, params, people, rule),
        unknown=() if rule.hides else tuple(skill for skill in found if not skill.known)[:limit],
        people=everybody,
        not_asked=not_asked,
        suppressed=len(large) < len(ranked),
        sentence=enough_for_one_breakdown() if fine else _sentence(found, bool(ranked), everybody, rule),
        basis=Basis(
            definition=_("Skills named in the interviews, different spellings of one skill taken together."),
            rule=_("Each professional counts once per skill, however often it is named; unnamed ones count as one."),
            n=everybody,
            unit="professionals",
            left_out=(LeftOut(_("held interviews that name no skill"), not_asked),) if not_asked else (),
        ),
        hidden=rule.hides,
    )


def _rank(row: Mapping[str, Any]) -> tuple[int, str, str]:
    return (-row["people"], row["skill"], row["skill_key"])


def _skill(row: Mapping[str, Any], people: int, rule: SharingRule) -> SkillCount:
    return SkillCount(
        key=row["skill_key"],
        skill=row["skill"],
        category=row["category"],
        competency=row["competency"],
        known=row["known"],
        n=shared_count(row["people"], rule) or 0,
        interviews=None if rule.hides else row["interviews"],
        share=_share(row["people"], people, rule),
    )


def _share(part: int, people: int, rule: SharingRule) -> float | None:
    if not rule.hides:
        return part / people if people else None
    # of the rounded number of all: with the exact one, share and count would tell how many name no such skill
    if shared_percent(part, people, rule) is None:
        return None
    return min(1.0, round(part / (about(people, rule) or people), 2))


def _competencies(
    database: Database, params: Mapping[str, object], people: int, rule: SharingRule
) -> tuple[CompetencyCount, ...]:
    rows = database.rows("skills.competencies", params)
    return tuple(
        CompetencyCount(row["competency"], shared_count(row["people"], rule) or 0, _share(row["people"], people, rule))
        for row in rows
        if rule.may_show(row["people"])
    )


def _sentence(found: tuple[SkillCount, ...], named: bool, people: int | None, rule: SharingRule) -> str:
    if not found:
        if named:
            return _("Too few professionals name the same skill to show figures to others.")
        return _("No skills were named in these interviews.")
    first = found[0]
    if people is None:
        return _("Most asked for: {skill}, named by {professionals}.").format(
            skill=first.skill, professionals=professionals(first.n)
        )
    words = _("Most asked for: {skill}, named by {n} of {professionals}.")
    if rule.hides:
        words = _("Most asked for: {skill}, named by {n} of about {professionals}.")
    return words.format(skill=first.skill, n=f"{first.n:,}", professionals=professionals(people))
