"""What one field or level asks for more than the others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.breakdown import asked_of, class_names, class_years, pooling, too_fine
from careerdash.insights.words import enough_for_one_breakdown, group_label
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import about, shared_percent
from careerdash.store.database import Database
from careerdash.wording import _

GROUPS = ("field", "level", "class", "year")
# A skill two people name says nothing about their field, nor does a field of two people.
_PEOPLE_PER_SKILL = 3
_PEOPLE_PER_GROUP = 5


@dataclass(frozen=True, slots=True)
class SkillLift:
    """One skill in one group: ``n`` people of it, ``share`` of its people, ``others`` of everyone else's (0 to 1)."""

    key: str
    skill: str
    n: int
    share: float
    others: float

    @property
    def lift(self) -> float | None:
        """How many times as often the group asks for it as the others; None where nobody else does."""
        return self.share / self.others if self.others else None


@dataclass(frozen=True, slots=True)
class LiftGroup:
    """One field or level: ``people`` of it name a skill, ``skills`` it asks for more than others, widest gap first.

    In share view ``people`` and ``others`` (everyone else) are rounded.
    """

    key: str
    label: str
    people: int
    others: int
    skills: tuple[SkillLift, ...]

    @property
    def sentence(self) -> str:
        """What the group asks for most beyond the others, with the people behind it."""
        if not self.skills:
            return _("{group}: nothing is asked for more often than elsewhere.").format(group=self.label)
        first = self.skills[0]
        return _("{group}: {skill} is asked for by {share} % of {n} professionals, elsewhere by {others} %.").format(
            group=self.label,
            skill=first.skill,
            share=f"{first.share * 100:.0f}",
            n=f"{self.people:,}",
            others=f"{first.others * 100:.0f}",
        )


@dataclass(frozen=True, slots=True)
class LiftAnswer:
    """Groups with most people first; ``suppressed`` says that groups or skills were left out to protect people."""

    group: str
    groups: tuple[LiftGroup, ...]
    suppressed: bool
    sentence: str
    basis: Basis


def skill_lifts(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    group: str = "field",
    limit: int = 12,
) -> LiftAnswer:
    """Answer what each ``group`` (one of ``GROUPS``) asks for more than all others; ``limit`` skills each.

    A group needs 5 people and a skill 3 of them. In share view a skill is shown for a group only where neither the
    part, the rest nor what the other groups leave can be a few people.
    """
    rule = rule_for(view)
    fine = too_fine(view, filters)
    params = {
        **asked_of(scope, view, filters, today),
        "group": group,
    }
    params |= class_years(database, params, group)
    rows = database.rows("skills.by_group", params)
    people = {row["group_key"]: row["people"] for row in rows if row["skill_key"] is None}
    labels = {row["group_key"]: row["label"] for row in rows if row["skill_key"] is None}
    labels |= class_names(database, params, group)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    names: dict[str, str] = {}
    for row in rows:
        if row["skill_key"] is not None and (row["known"] or not rule.hides):
            counts[row["skill_key"]][row["group_key"]] = row["people"]
            names[row["skill_key"]] = row["skill"]
    named = _named(people, rule)
    cells = {skill: _cells(told, named, rule) for skill, told in counts.items()}
    everyone = sum(people.values())
    groups = tuple(
        LiftGroup(
            key,
            group_label(group, key, labels[key]),
            about(people[key], rule) or 0,
            about(everyone - people[key], rule) or 0,
            _lifts(key, people[key], everyone, cells, counts, names, rule)[:limit],
        )
        for key in named
        if people[key] >= _PEOPLE_PER_GROUP and everyone - people[key] >= _PEOPLE_PER_GROUP
    )
    return LiftAnswer(
        group=group,
        groups=groups,
        suppressed=rule.hides and len(groups) < len(people),
        sentence=enough_for_one_breakdown() if fine else _sentence(groups),
        basis=Basis(
            definition=_(
                "The share of the group's people who name a skill beside the share of everyone else who does; listed "
                "are skills the group asks for more."
            ),
            rule=_(
                "Each professional counts once, in the group of the latest interview; a group needs {group} people "
                "and a skill {skill} of them."
            ).format(group=_PEOPLE_PER_GROUP, skill=max(_PEOPLE_PER_SKILL, rule.people)),
            n=about(everyone, rule),
            unit="professionals",
        ),
    )


def _named(people: Mapping[str, int], rule: SharingRule) -> tuple[str, ...]:
    """The groups that may be named: none where the total beside them would tell how many the others are."""
    # people stand in one group each: sums are sizes of unions
    decision = pooling(people, lambda keys: sum(people[key] for key in keys), rule)
    return () if decision.hidden or not decision.total_shown else decision.shown


def _cells(told: Mapping[str, int], named: Sequence[str], rule: SharingRule) -> frozenset[str]:
    """The groups for which a skill may be counted: what they leave of its total is nobody or enough people."""
    if not rule.hides:
        return frozenset(named)
    shown = {key: told[key] for key in named if rule.may_show(told.get(key, 0))}
    total = sum(told.values())
    while shown:
        rest, hidden = total - sum(shown.values()), len(told) - len(shown)
        if not rest or (rule.may_show(rest) and hidden > 1):
            break
        del shown[min(shown, key=lambda key: (shown[key], key))]
    return frozenset(shown)


def _lifts(
    key: str,
    people: int,
    everyone: int,
    cells: Mapping[str, frozenset[str]],
    counts: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    rule: SharingRule,
) -> tuple[SkillLift, ...]:
    found = []
    for skill, told in counts.items():
        n = told.get(key, 0)
        if key not in cells[skill] or n < max(_PEOPLE_PER_SKILL, rule.people):
            continue
        share = _share(n, people, rule)
        others = _share(sum(told.values()) - n, everyone - people, rule)
        if share is not None and others is not None and share > others:
            found.append(SkillLift(skill, names[skill], n, share, others))
    return tuple(sorted(found, key=lambda lift: (lift.others - lift.share, lift.skill)))


def _share(part: int, people: int, rule: SharingRule) -> float | None:
    if not people:
        return None
    if not rule.hides:
        return part / people
    if shared_percent(part, people, rule) is None:
        return None
    # of the rounded number of people: with the exact one, share and count would tell it
    return min(1.0, round(part / (about(people, rule) or people), 2))


def _sentence(groups: Sequence[LiftGroup]) -> str:
    asking = [group for group in groups if group.skills]
    if not asking:
        return _("No group of enough people asks for a skill more than the others do.")
    return max(asking, key=lambda group: (group.skills[0].share - group.skills[0].others, group.key)).sentence


def row_of(answer: LiftAnswer, key: str) -> LiftGroup | None:
    """Return one group of an answer, None where it is not among them."""
    return next((group for group in answer.groups if group.key == key), None)
