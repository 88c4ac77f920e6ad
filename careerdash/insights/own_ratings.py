"""What the professionals ask for, beside how the students rate themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.breakdown import asked_of, too_fine
from careerdash.insights.skills import skills
from careerdash.insights.words import enough_for_one_breakdown
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import shared_average, shared_count, shared_percent
from careerdash.store.database import Database
from careerdash.values.own_ratings import read_own_ratings
from careerdash.wording import _, n_

# From this mean rating of 1 to 5 on a student is counted as able.
ABLE = 4.0
_RANKED = 200
# Of so many students a gap is told in words.
_STUDENTS = 3


@dataclass(frozen=True, slots=True)
class WantedSkill:
    """One skill: ``wanted`` is the share of people who name it, ``able`` that of ``students`` who rate it 4 or 5.

    Shares are 0 to 1, ``mean`` is the mean own rating from 1 to 5; in share view None where too few.
    """

    key: str
    skill: str
    people: int
    wanted: float | None
    students: int
    able: float | None
    mean: float | None

    @property
    def gap(self) -> float | None:
        """How much more often it is asked for than mastered; below zero: more can it than are asked."""
        return None if self.wanted is None or self.able is None else self.wanted - self.able


@dataclass(frozen=True, slots=True)
class WantedAnswer:
    """Skills both asked for and rated, widest gap first; ``overall`` is the mean of ratings of all skills together."""

    skills: tuple[WantedSkill, ...]
    overall: float | None
    overall_students: int | None
    sentence: str
    basis: Basis


def wanted_skills(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date, limit: int = 20
) -> WantedAnswer:
    """Answer how the skills asked for stand against the students' own ratings (1 to 5, each student's mean first)."""
    rule = rule_for(view)
    fine = too_fine(view, filters)
    params = asked_of(scope, view, filters, today)
    read = [
        (row["text"], rating)
        for row in database.rows("skills.own_rating_texts", params)
        for rating in read_own_ratings(row["text"])
    ]
    params |= {
        "texts": [text for text, _rating in read],
        "skills": [rating.key for _text, rating in read],
        "names": [rating.name for _text, rating in read],
        "ratings": [rating.rating for _text, rating in read],
        "able": ABLE,
    }
    rated = {row["skill_key"]: row for row in database.rows("skills.own_ratings", params)} if read else {}
    ranked = skills(database=database, scope=scope, view=view, filters=filters, today=today, limit=_RANKED)
    found = []
    for skill in ranked.skills:
        row = rated.get(skill.key)
        if row is None or not rule.may_show(row["students"]):
            continue
        able = shared_percent(row["able"], row["students"], rule) if rule.hides else None
        found.append(
            WantedSkill(
                key=skill.key,
                skill=skill.skill,
                people=skill.n,
                wanted=skill.share,
                students=row["students"],
                able=(None if able is None else able / 100) if rule.hides else row["able"] / row["students"],
                mean=shared_average(row["mean"], row["students"], rule) if rule.hides else row["mean"],
            )
        )
    found.sort(key=lambda skill: (skill.gap is None, -(skill.gap or 0.0), -skill.people, skill.skill))
    overall = rated.get("")
    students = shared_count(overall["students"], rule) if overall else 0
    return WantedAnswer(
        skills=tuple(found[:limit]),
        overall=_overall(overall, rule) if overall and students else None,
        overall_students=students,
        sentence=enough_for_one_breakdown() if fine else _sentence(found, named=bool(rated)),
        basis=Basis(
            definition=_(
                "How many of the professionals who name any skill ask for this one, beside how many of the students "
                "who rated it gave themselves 4 or 5 of 5."
            ),
            rule=_("A student who rated a skill several times counts once, with the mean of the ratings."),
            n=ranked.people,
            unit="professionals",
        ),
    )


def _overall(row: Mapping[str, Any], rule: SharingRule) -> float | None:
    return shared_average(row["mean"], row["students"], rule) if rule.hides else row["mean"]


def _sentence(found: list[WantedSkill], *, named: bool) -> str:
    widest = next((one for one in found if one.gap is not None and one.gap > 0 and one.students >= _STUDENTS), None)
    if widest is None or widest.wanted is None or widest.able is None:
        if named:
            return _("No skill that was rated by enough students is asked for more than it is mastered.")
        return _("No student has rated own skills in these logs.")
    return _(
        "Widest gap: {skill}, asked for by {wanted} % of the professionals, rated 4 or 5 by {able} % of {n}."
    ).format(
        skill=widest.skill,
        wanted=f"{widest.wanted * 100:.0f}",
        able=f"{widest.able * 100:.0f}",
        n=n_("{n} student", "{n} students", widest.students),
    )
