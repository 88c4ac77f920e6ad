"""Which skills are named by the same people."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.skills import skills
from careerdash.insights.words import professionals
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

_DRAWN = 20


@dataclass(frozen=True, slots=True)
class PairsAnswer:
    """The most named skills and, row by row, how many distinct people name each two of them.

    ``people[i][j]`` is None on the diagonal and where too few people would be told about. ``named`` counts everyone
    who names each of the skills.
    """

    keys: tuple[str, ...]
    skills: tuple[str, ...]
    named: tuple[int, ...]
    people: tuple[tuple[int | None, ...], ...]
    asked: int | None
    hidden: bool
    sentence: str
    basis: Basis


def skill_pairs(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date, limit: int = _DRAWN
) -> PairsAnswer:
    """Answer which of the ``limit`` most named skills (at most 60) the same people name.

    In share view a pair is shown only where the people who name both, those who name one of the two only, and those
    who name neither are nobody or enough people each.
    """
    rule = rule_for(view)
    asked = {"database": database, "scope": scope, "view": view, "filters": filters, "today": today}
    ranked = skills(**asked, limit=limit)  # type: ignore[arg-type]
    shown = [skill for skill in ranked.skills if skill.known or not rule.hides]
    keys = tuple(skill.key for skill in shown)
    params = {**scope.parameters(), **filters.parameters(), "today": today, "skills": list(keys)}
    rows = database.rows("skills.together", params) if keys else []
    both = {(row["first"], row["second"]): row["people"] for row in rows}
    named = tuple(both.get((place, place), 0) for place in range(len(keys)))
    # what the ranking says of everyone is rounded for others
    everyone = database.value("skills.everyone", params) if rule.hides and keys else 0
    table = [[_pair(both, named, first, second, everyone, rule) for second in range(len(keys))]
             for first in range(len(keys))]  # fmt: skip
    people = tuple(map(tuple, table))
    return PairsAnswer(
        keys=keys,
        skills=tuple(skill.skill for skill in shown),
        named=named,
        people=people,
        asked=ranked.people,
        hidden=rule.hides,
        sentence=_sentence(tuple(skill.skill for skill in shown), people),
        basis=Basis(
            definition=_("Of the most named skills: how many people name both of two."),
            rule=_("Each professional counts once for each pair, whether named in one interview or in several."),
            n=ranked.people,
            unit="professionals",
        ),
    )


def _pair(
    both: dict[tuple[int, int], int],
    named: tuple[int, ...],
    first: int,
    second: int,
    everyone: int,
    rule: SharingRule,
) -> int | None:
    if first == second:
        return None
    people = both.get((min(first, second), max(first, second)), 0)
    if not rule.hides:
        return people
    either = named[first] + named[second] - people
    rests = (named[first] - people, named[second] - people, everyone - either)
    return people if rule.may_show(people) and all(not rest or rule.may_show(rest) for rest in rests) else None


def _sentence(names: tuple[str, ...], people: tuple[tuple[int | None, ...], ...]) -> str:
    pairs = [
        (count, names[first], names[second])
        for first, row in enumerate(people)
        for second, count in enumerate(row)
        if first < second and count
    ]
    if not pairs:
        return _("No two skills are named together by enough people.")
    count, first, second = max(pairs, key=lambda pair: (pair[0], pair[1], pair[2]))
    return _("Named together most often: {first} and {second}, by {professionals}.").format(
        first=first, second=second, professionals=professionals(count)
    )
