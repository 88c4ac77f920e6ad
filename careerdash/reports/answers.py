"""The questions a class report asks, and all their answers as one value."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from careerdash.domain.vocabulary import View
from careerdash.insights.attention import Attention, attention
from careerdash.insights.classes import Classes, classes
from careerdash.insights.course import Course, course
from careerdash.insights.overview import Overview, counts_only
from careerdash.insights.progress import Progress, progress, tracks_on
from careerdash.insights.salary import SalaryAnswer, salary
from careerdash.insights.satisfaction import SatisfactionAnswer, satisfaction
from careerdash.insights.skills import SkillsAnswer, skills
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import SharingRule
from careerdash.reports.comparison import Beside, classes_beside, told_beside
from careerdash.reports.tallies import Tallies, tallies
from careerdash.store.database import Database

# A report is complete: groups are left out by the sharing rule, never because a list was cut.
MOST_GROUPS = 500
_NOBODY = Scope()
_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """What the questions of a report answered; ``attention``, ``log`` and ``course`` are the advisor's only."""

    classes: Classes
    overview: Overview
    progress: tuple[Progress, ...]
    salary: SalaryAnswer
    skills: SkillsAnswer
    satisfaction: SatisfactionAnswer
    attention: Attention | None
    log: pa.Table | None
    course: Course | None = None
    tallies: Tallies = ()
    beside: Beside | None = None


def ask(
    database: Database, scope: Scope, view: View, as_of: date, rule: SharingRule, reach: Scope = _NOBODY
) -> Answers:
    """Ask everything a report needs to know about the classes of a scope, under one sharing rule.

    ``reach`` are the classes it may be compared with.
    """
    asked: dict[str, Any] = {"database": database, "scope": scope, "view": view, "today": as_of}
    named = view is View.ADVISOR
    # each question takes a cursor of its own: asked side by side they take half as long
    with ThreadPoolExecutor(_AT_ONCE) as side_by_side:
        standing = side_by_side.submit(_progress, asked, rule)
        pay = side_by_side.submit(_pay_and_tallies, asked, rule, reach)
        others = side_by_side.submit(_counts_and_scores, asked, rule)
        paid, told, beside = pay.result()
        known, overview, named_skills, scores = others.result()
        return Answers(
            classes=known,
            overview=overview,
            progress=standing.result(),
            salary=paid,
            skills=named_skills,
            satisfaction=scores,
            attention=attention(**asked) if named else None,
            log=database.table("exports.interviews", {**scope.parameters(), "as_of": as_of}) if named else None,
            course=course(**asked) if named else None,
            tallies=told,
            beside=beside,
        )


def _progress(asked: Mapping[str, Any], rule: SharingRule) -> tuple[Progress, ...]:
    tracks = tracks_on(database=asked["database"], scope=asked["scope"])
    return tuple(progress(**asked, track=track.key, rule=rule) for track in tracks)


def _pay_and_tallies(
    asked: Mapping[str, Any], rule: SharingRule, reach: Scope
) -> tuple[SalaryAnswer, Tallies, Beside | None]:
    database, scope, as_of = asked["database"], asked["scope"], asked["today"]
    paid = salary(**asked, limit=MOST_GROUPS, rule=rule)
    found = classes_beside(database, scope, reach)
    return (
        paid,
        tallies(database, scope, as_of, paid.currency, rule),
        None if found is None else told_beside(database, *found, as_of, paid.currency, rule),
    )


def _counts_and_scores(
    asked: Mapping[str, Any], rule: SharingRule
) -> tuple[Classes, Overview, SkillsAnswer, SatisfactionAnswer]:
    return (
        classes(**asked, rule=rule),
        counts_only(**asked, rule=rule),
        skills(**asked, limit=MOST_GROUPS, rule=rule),
        satisfaction(**asked, limit=MOST_GROUPS, rule=rule),
    )
