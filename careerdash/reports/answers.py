"""The questions a class report asks, and all their answers as one value."""

from dataclasses import dataclass
from datetime import date

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
from careerdash.reports.tallies import Tallies, tallies
from careerdash.store.database import Database

# A report is complete: groups are left out by the sharing rule, never because a list was cut.
MOST_GROUPS = 500


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


def ask(database: Database, scope: Scope, view: View, as_of: date, rule: SharingRule) -> Answers:
    """Ask everything a report needs to know about the classes of a scope, under one sharing rule."""
    named = view is View.ADVISOR
    paid = salary(database=database, scope=scope, view=view, today=as_of, limit=MOST_GROUPS, rule=rule)
    return Answers(
        classes=classes(database=database, scope=scope, view=view, today=as_of, rule=rule),
        overview=counts_only(database=database, scope=scope, view=view, today=as_of, rule=rule),
        progress=tuple(
            progress(database=database, scope=scope, view=view, today=as_of, track=track.key, rule=rule)
            for track in tracks_on(database=database, scope=scope)
        ),
        salary=paid,
        skills=skills(database=database, scope=scope, view=view, today=as_of, limit=MOST_GROUPS, rule=rule),
        satisfaction=satisfaction(database=database, scope=scope, view=view, today=as_of, limit=MOST_GROUPS, rule=rule),
        attention=attention(database=database, scope=scope, view=view, today=as_of) if named else None,
        log=database.table("exports.interviews", {**scope.parameters(), "as_of": as_of}) if named else None,
        course=course(database=database, scope=scope, view=view, today=as_of) if named else None,
        tallies=tallies(database, scope, as_of, paid.currency, rule),
    )
