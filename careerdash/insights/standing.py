"""The status of every step of every student of a scope, as the named rules judge it: one Arrow table a track."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.tracks import ASSIGNMENT, JOB_INTERVIEWS, PLANNING, Thresholds, Track
from careerdash.domain.vocabulary import Status
from careerdash.insights import assignment, job_track, planning_track
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

Explain = Callable[[Mapping[str, Any], Thresholds], dict[str, tuple[int, str]]]
NextAction = Callable[[Mapping[str, Any], Thresholds], str]


@dataclass(frozen=True, slots=True)
class TrackRules:
    """The named statement that judges a track, and the functions that put a row of it into words."""

    track: Track
    statement: str
    explain: Explain
    next_action: NextAction


# One overdue step outweighs all open ones, an open step all that were not begun.
OVERDUE_WEIGHT = 1000
_OPEN_WEIGHT = 10

RULES = {
    ASSIGNMENT.key: TrackRules(ASSIGNMENT, "progress.assignment", assignment.explain, assignment.next_action),
    PLANNING.key: TrackRules(PLANNING, "progress.planning", planning_track.explain, planning_track.next_action),
    JOB_INTERVIEWS.key: TrackRules(JOB_INTERVIEWS, "progress.job_interviews", job_track.explain, job_track.next_action),
}


def standing(
    database: Database, scope: Scope, today: date, track: str, thresholds: Thresholds, student_key: str = ""
) -> pa.Table:
    """Return one row per student who has not withdrawn (or of one student): evidence, ``{step}``, ``{step}_due``.

    The column ``behind`` is larger the further a student is behind: an overdue step weighs more than any
    number of open ones, an open one that was not begun more than one that was.
    """
    table = database.table(RULES[track].statement, _parameters(scope, today, thresholds, student_key))
    behind = pa.chunked_array([pa.nulls(table.num_rows, pa.int32()).fill_null(0)])
    for step in RULES[track].track.steps:
        unbegun = pc.equal(table[step.key], Status.NOT_STARTED.value)
        for fires, weight in (
            (overdue(table, step.key, today), OVERDUE_WEIGHT),
            (unfinished(table, step.key), _OPEN_WEIGHT),
            (unbegun, 1),
        ):
            behind = pc.add(behind, pc.multiply(pc.cast(fires, pa.int32()), weight))
    return table.append_column("behind", behind)


def unfinished(table: pa.Table, step: str) -> pa.ChunkedArray:
    """Return which rows still ask for a step: neither done nor excused."""
    settled = pa.array([Status.DONE.value, Status.WAIVED.value])
    return pc.invert(pc.is_in(table[step], value_set=settled))


def overdue(table: pa.Table, step: str, today: date) -> pa.ChunkedArray:
    """Return which rows have an unfinished step whose due date has passed."""
    passed = pc.fill_null(pc.less(table[f"{step}_due"], pa.scalar(today)), fill_value=False)
    return pc.and_(unfinished(table, step), passed)


def _parameters(scope: Scope, today: date, thresholds: Thresholds, student_key: str) -> dict[str, object]:
    return {
        **scope.parameters(),
        "today": today,
        "student": student_key,
        "self_assessments": thresholds.self_assessments,
        "people_listed": thresholds.people_listed,
        "interviews_held": thresholds.interviews_held,
        "questions_answered": thresholds.questions_answered,
        "relatives_allowed": thresholds.relatives_allowed,
        "goal_horizons": sorted(thresholds.goal_horizons),
        "review_days": thresholds.review_days,
    }
