"""The status of every step of every student of a scope, as the named rules judge it: one Arrow table a track."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.tracks import ASSIGNMENT, JOB_INTERVIEWS, PLANNING, Thresholds, Track
from careerdash.domain.vocabulary import Status, StudentStatus
from careerdash.insights import assignment, job_track, planning_track
from careerdash.insights.asked import Asked, asked_in
from careerdash.insights.own_steps import Own, own_states
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database, Session

Explain = Callable[[Mapping[str, Any], Thresholds], dict[str, tuple[int, str]]]
NextAction = Callable[[Mapping[str, Any], Thresholds], str]


@dataclass(frozen=True, slots=True)
class TrackRules:
    """The named statement that judges a track, and the functions that put a row of it into words."""

    track: Track
    statement: str
    explain: Explain
    next_action: NextAction
    next_short: NextAction


@dataclass(frozen=True, slots=True)
class Override:
    """A step set by hand: ``status`` counts instead of what the evidence says."""

    override_id: str
    status: Status
    reason: str
    overridden_on: date
    author: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the students of a scope stand in a track.

    ``table`` has one row per student who has not withdrawn: the evidence, ``{step}`` (null where the class does
    not ask for the step), ``{step}_due`` and ``behind``, which is larger the further a student is behind.
    ``overrides`` and ``own`` are by (student, step).
    """

    track: Track
    asked: Asked
    table: pa.Table
    overrides: Mapping[tuple[str, str], Override]
    own: Own


# One overdue step outweighs all open ones, an open step all that were not begun.
OVERDUE_WEIGHT = 1000
_OPEN_WEIGHT = 10
_BOSS = "boss"
_SETTLED = pa.array([Status.DONE.value, Status.WAIVED.value])

RULES = {
    track.key: TrackRules(track, f"progress.{track.key}", words.explain, words.next_action, words.next_short)
    for track, words in ((ASSIGNMENT, assignment), (PLANNING, planning_track), (JOB_INTERVIEWS, job_track))
}


def standing(
    database: Database, scope: Scope, today: date, track: str, thresholds: Thresholds, student_key: str = ""
) -> pa.Table:
    """Return the table of :func:`full_standing`: one row per student who has not withdrawn (or of one student)."""
    return full_standing(database, scope, today, track, thresholds, student_key).table


def full_standing(
    database: Database, scope: Scope, today: date, track: str, thresholds: Thresholds, student_key: str = ""
) -> Standing:
    """Return where the students of a scope stand in a track; ``thresholds`` hold where a class changed nothing."""
    with database.read() as session:
        asked = asked_in(session, scope, thresholds)
        table = _judged(session, asked, today, track, student_key)
        where = {**scope.parameters(), "track": track, "student": student_key, "today": today}
        overrides = {
            (row.pop("student_key"), row.pop("step")): Override(**{**row, "status": Status(row["status"])})
            for row in (
                session.rows("progress.overrides", where) if session.value("progress.any_overrides", where) else ()
            )
        }
        own = own_states(session, asked, track, student_key, today)
    asking = asked.track(track)
    table = _with_states(table, asking, asked, overrides, own)
    return Standing(asking, asked, _behind(table, asking, today), overrides, own)


def _judged(session: Session, asked: Asked, today: date, track: str, student_key: str) -> pa.Table:
    """The rows of all classes that use the track, judged by what each class asks for."""
    groups = asked.groups(track) or {asked.defaults: ()}
    tables = [
        session.table(RULES[track].statement, _parameters(classes, today, thresholds, student_key))
        for thresholds, classes in groups.items()
    ]
    return tables[0] if len(tables) == 1 else pa.concat_tables(tables, promote_options="permissive")


def _with_states(
    table: pa.Table, track: Track, asked: Asked, overrides: Mapping[tuple[str, str], Override], own: Own
) -> pa.Table:
    """Put in what the statement does not know: added steps, excused students, steps not asked for, due dates."""
    excused = pc.equal(table["student_status"], StudentStatus.EXCUSED.value)
    classes = table["class_id"].combine_chunks().dictionary_encode()
    class_ids = classes.dictionary.to_pylist()
    keys: list[str] | None = None
    for step in track.steps:
        if step.own:
            keys = keys if keys is not None else table["student_key"].to_pylist()
            states = [own[key, step.key].status.value if (key, step.key) in own else "not_started" for key in keys]
            column = pa.array(states, pa.string())
        else:
            column = table[step.key]
        column = pc.if_else(excused, Status.WAIVED.value, column)
        by_hand = {key: found.status.value for (key, name), found in overrides.items() if name == step.key}
        if by_hand:
            positions = pc.index_in(table["student_key"], value_set=pa.array(list(by_hand), pa.string()))
            column = pc.coalesce(pa.array(list(by_hand.values()), pa.string()).take(positions.combine_chunks()), column)
        asking = [asked.asks(class_id, track.key, step.key) for class_id in class_ids]
        if not all(asking):
            column = pc.if_else(pa.array(asking, pa.bool_()).take(classes.indices), column, None)
        due = asked.due.get((track.key, step.key), {})
        dates = pa.array([due.get(class_id) for class_id in class_ids], pa.date32()).take(classes.indices)
        table = _put(_put(table, step.key, column), f"{step.key}_due", dates)
    return table


def _put(table: pa.Table, name: str, column: pa.Array | pa.ChunkedArray) -> pa.Table:
    position = table.schema.get_field_index(name)
    return table.append_column(name, column) if position < 0 else table.set_column(position, name, column)


def _behind(table: pa.Table, track: Track, today: date) -> pa.Table:
    behind = pa.chunked_array([pa.nulls(table.num_rows, pa.int32()).fill_null(0)])
    for step in track.steps:
        unbegun = pc.fill_null(pc.equal(table[step.key], Status.NOT_STARTED.value), fill_value=False)
        for fires, weight in (
            (overdue(table, step.key, today), OVERDUE_WEIGHT),
            (unfinished(table, step.key), _OPEN_WEIGHT),
            (unbegun, 1),
        ):
            behind = pc.add(behind, pc.multiply(pc.cast(fires, pa.int32()), weight))
    return table.append_column("behind", behind)


def unfinished(table: pa.Table, step: str) -> pa.ChunkedArray:
    """Return which rows still ask for a step: asked for, and neither done nor excused."""
    return pc.and_(pc.is_valid(table[step]), pc.invert(pc.is_in(table[step], value_set=_SETTLED)))


def overdue(table: pa.Table, step: str, today: date) -> pa.ChunkedArray:
    """Return which rows have an unfinished step whose due date has passed."""
    passed = pc.fill_null(pc.less(table[f"{step}_due"], pa.scalar(today)), fill_value=False)
    return pc.and_(unfinished(table, step), passed)


def _parameters(classes: tuple[str, ...], today: date, thresholds: Thresholds, student_key: str) -> dict[str, object]:
    return {
        "classes": list(classes),
        "today": today,
        "student": student_key,
        "self_assessments": thresholds.self_assessments,
        "people_listed": thresholds.people_listed,
        "interviews_held": thresholds.interviews_held,
        "questions_answered": thresholds.questions_answered,
        "relatives_allowed": thresholds.relatives_allowed,
        "out_of_touch": thresholds.out_of_touch,
        "goal_horizons": sorted(thresholds.goal_horizons),
        "review_days": thresholds.review_days,
        # pay is discussed with the boss; who never meets the boss has not dropped out
        "rounds_asked": [code for code in thresholds.round_order if code != _BOSS],
    }
