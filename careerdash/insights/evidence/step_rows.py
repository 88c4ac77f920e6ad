"""Why does a step stand where it does: every piece of evidence with its day, and what counts of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, PLANNING, Thresholds
from careerdash.domain.vocabulary import Status, View
from careerdash.insights.evidence.assignment_rows import assignment_rows
from careerdash.insights.evidence.pieces import Facts, StatedCells, StepRows
from careerdash.insights.evidence.planning_rows import job_rows, own_rows, planning_rows
from careerdash.insights.progress import student_progress
from careerdash.insights.standing import full_standing
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

_Build = Callable[[Facts, str], Any]


def step_rows(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    student_key: str,
    track: str,
    step: str,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> StepRows:
    """Answer what one step of one student rests on, in order of days; nothing in share view or outside the scope.

    As many pieces count as the matrix says rows prove the step. Those that do not count say why.
    """
    del filters
    nothing = StepRows(view is View.SHARE, "", Status.NOT_STARTED, "", None, ())
    if view is View.SHARE:
        return nothing
    own_class = _class_of(database, scope, student_key)
    found = full_standing(database, own_class, today, track, thresholds, student_key)
    rows = found.table.to_pylist()
    if not rows:
        return nothing
    known = next((one for one in found.track.steps if one.key == step), None)
    cell = next((one for one in student_progress(found, rows[0], today).cells if one.step == step), None)
    if known is None or cell is None:
        return nothing
    params = {**own_class.parameters(), "student": student_key, "today": today, "track": track, "step": step}
    rules = found.asked.of(rows[0]["class_id"])
    with database.read() as session:
        facts = Facts(session, params, rows[0], rules, StatedCells(session.rows("step_rows.rows", params)), today)
        if known.own:
            column = next((own.column_key for own in found.asked.own if own.step.key == step), "")
            pieces = own_rows(facts, column)
        else:
            pieces = _BUILDERS.get(track, job_rows)(facts, step)
    return StepRows(
        hidden=False,
        title=known.title if known.own else _(known.title),
        status=cell.status,
        sentence=cell.sentence,
        override=cell.override,
        pieces=tuple(sorted(pieces, key=lambda piece: (piece.day or date.min, piece.what))),
    )


_BUILDERS: Mapping[str, _Build] = {ASSIGNMENT.key: assignment_rows, PLANNING.key: planning_rows}


def _class_of(database: Database, scope: Scope, student_key: str) -> Scope:
    found = database.rows("students.one", {**scope.parameters(), "student": student_key})
    return Scope(frozenset(row["class_id"] for row in found))
