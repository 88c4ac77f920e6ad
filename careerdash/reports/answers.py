"""The questions a class report asks, and all their answers as one value."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from careerdash.domain.vocabulary import View
from careerdash.insights.attention import Attention, attention
from careerdash.insights.classes import Classes, classes
from careerdash.insights.overview import Overview, overview
from careerdash.insights.progress import Progress, progress, tracks_on
from careerdash.insights.salary import SalaryAnswer, salary
from careerdash.insights.satisfaction import SatisfactionAnswer, satisfaction
from careerdash.insights.skills import SkillsAnswer, skills
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

# A report is complete: groups are left out by the sharing rule, never because a list was cut.
_MOST_GROUPS = 500


@dataclass(frozen=True, slots=True)
class Answers:
    """What the questions of a report answered; ``attention`` and ``log`` exist in the advisor's view only."""

    classes: Classes
    overview: Overview
    progress: tuple[Progress, ...]
    salary: SalaryAnswer
    skills: SkillsAnswer
    satisfaction: SatisfactionAnswer
    attention: Attention | None
    log: pa.Table | None


def ask(database: Database, scope: Scope, view: View, as_of: date) -> Answers:
    """Ask everything a report needs to know about the classes of a scope."""
    named = view is View.ADVISOR
    return Answers(
        classes=classes(database=database, scope=scope, view=view, today=as_of),
        overview=overview(database=database, scope=scope, view=view, today=as_of),
        progress=tuple(
            progress(database=database, scope=scope, view=view, today=as_of, track=track.key)
            for track in tracks_on(database=database, scope=scope)
        ),
        salary=salary(database=database, scope=scope, view=view, today=as_of, limit=_MOST_GROUPS),
        skills=skills(database=database, scope=scope, view=view, today=as_of, limit=_MOST_GROUPS),
        satisfaction=satisfaction(database=database, scope=scope, view=view, today=as_of, limit=_MOST_GROUPS),
        attention=attention(database=database, scope=scope, view=view, today=as_of) if named else None,
        log=database.table("exports.interviews", {**scope.parameters(), "as_of": as_of}) if named else None,
    )
