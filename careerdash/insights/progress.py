"""Where does each student stand in a track, judged from evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, TRACKS, Step, Thresholds, Track
from careerdash.domain.vocabulary import Status, StudentStatus, View
from careerdash.insights.basis import Basis, LeftOut
from careerdash.insights.standing import OVERDUE_WEIGHT, RULES, overdue, standing
from careerdash.insights.words import enough_for_one_breakdown
from careerdash.privacy.presets import rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one student: ``evidence_count`` rows prove the status, ``sentence`` says why it is so."""

    step: str
    status: Status
    overdue: bool
    overridden: bool
    evidence_count: int
    sentence: str


@dataclass(frozen=True, slots=True)
class StudentProgress:
    """One row of the matrix. ``behind`` sorts it: larger is further behind.

    ``round`` is the number of the current round (1 when none was opened), ``field`` its name or "".
    """

    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    field: str
    round: int
    cells: tuple[Cell, ...]
    next_action: str
    behind: int


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many students are done with a step, of how many (excused ones counted apart).

    The numbers are None where a class is too small to show them in share view. ``due`` is the next or
    else the last due date among the classes asked for.
    """

    step: str
    title: str
    of: int | None
    done: int | None
    in_progress: int | None
    not_started: int | None
    waived: int | None
    overdue: int | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """The matrix of one track, most behind first, and its counts per step.

    ``hidden`` is true in share view: then ``students`` is empty. ``total`` counts the students the counts
    speak of; ``students`` may hold fewer when the question was limited.
    """

    track: Track
    hidden: bool
    students: tuple[StudentProgress, ...]
    steps: tuple[StepCount, ...]
    total: int | None
    sentence: str
    basis: Basis


def progress(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    track: str = ASSIGNMENT.key,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    limit: int | None = None,
) -> Progress:
    """Answer where the students of a scope stand in one track (``track`` is a key of ``domain.tracks``).

    ``filters.field`` keeps the students whose current round is in one of those fields; the other filters
    speak of interviews and do not narrow students. ``limit`` bounds the rows of the matrix (the most behind
    are kept), never the counts.
    """
    rules = RULES[track]
    hidden = view is View.SHARE
    too_fine = hidden and bool(filters.field)
    table = standing(database, Scope() if too_fine else scope, today, track, thresholds)
    if filters.field and track == ASSIGNMENT.key:
        wanted = pa.array(filters.keys("field"), pa.string())
        table = table.filter(pc.is_in(table["field_key"], value_set=wanted))
    shown = rule_for(view).may_show(table.num_rows)
    counts = tuple(_count(table, step, today, shown=shown) for step in rules.track.steps)
    return Progress(
        track=rules.track,
        hidden=hidden,
        students=() if hidden else _students(table, track, today, thresholds, limit),
        steps=counts,
        total=table.num_rows if shown else None,
        sentence=enough_for_one_breakdown() if too_fine else _sentence(table, rules.track, today, shown=shown),
        basis=_basis(database, scope, rules.track, thresholds, table.num_rows if shown else None),
    )


def tracks_on(*, database: Database, scope: Scope) -> tuple[Track, ...]:
    """Return the tracks a scope uses: the assignment always, the others once a class has data for them."""
    used = {row["track"] for row in database.rows("progress.tracks_with_data", scope.parameters())}
    return tuple(track for track in TRACKS if track is ASSIGNMENT or track.key in used)


def student_standing(
    database: Database, scope: Scope, today: date, track: str, student_key: str, thresholds: Thresholds
) -> tuple[StudentProgress, Mapping[str, Any]] | None:
    """Return one student's row of a track with its evidence numbers; None where the track is not used."""
    table = standing(database, scope, today, track, thresholds, student_key)
    rows = table.to_pylist()
    return (_student(rows[0], track, today, thresholds), rows[0]) if rows else None


def _students(
    table: pa.Table, track: str, today: date, thresholds: Thresholds, limit: int | None
) -> tuple[StudentProgress, ...]:
    order = pc.sort_indices(
        table,
        sort_keys=[
            ("behind", "descending"),
            ("class_name", "ascending"),
            ("student_name", "ascending"),
            ("student_id", "ascending"),
            ("student_key", "ascending"),
        ],
    )
    rows = table.take(order if limit is None else order[:limit]).to_pylist()
    return tuple(_student(row, track, today, thresholds) for row in rows)


def _student(row: Mapping[str, Any], track: str, today: date, thresholds: Thresholds) -> StudentProgress:
    rules = RULES[track]
    said = rules.explain(row, thresholds)
    cells = []
    for step in rules.track.steps:
        status, due = Status(row[step.key]), row[f"{step.key}_due"]
        settled = status in {Status.DONE, Status.WAIVED}
        count, sentence = said[step.key]
        cells.append(
            Cell(
                step=step.key,
                status=status,
                overdue=not settled and due is not None and due < today,
                overridden=False,
                evidence_count=count,
                sentence=_("Excused") if status is Status.WAIVED else sentence,
            )
        )
    return StudentProgress(
        student_key=row["student_key"],
        student_id=row["student_id"],
        student_name=row["student_name"],
        class_id=row["class_id"],
        class_name=row["class_name"],
        field=row["field"],
        round=row["round"],
        cells=tuple(cells),
        next_action=rules.next_action(row, thresholds),
        behind=row["behind"],
    )


def _count(table: pa.Table, step: Step, today: date, *, shown: bool) -> StepCount:
    due = _next_due(table, step, today)
    if not shown:
        return StepCount(step.key, _(step.title), None, None, None, None, None, None, due)
    by_status = {entry["values"]: entry["counts"] for entry in pc.value_counts(table[step.key]).to_pylist()}
    waived = by_status.get(Status.WAIVED.value, 0)
    return StepCount(
        step=step.key,
        title=_(step.title),
        of=table.num_rows - waived,
        done=by_status.get(Status.DONE.value, 0),
        in_progress=by_status.get(Status.IN_PROGRESS.value, 0),
        not_started=by_status.get(Status.NOT_STARTED.value, 0),
        waived=waived,
        overdue=pc.sum(overdue(table, step.key, today)).as_py() or 0,
        due=due,
    )


def _next_due(table: pa.Table, step: Step, today: date) -> date | None:
    dates = sorted(day for day in pc.unique(table[f"{step.key}_due"]).to_pylist() if day is not None)
    return next((day for day in dates if day >= today), dates[-1] if dates else None)


def _sentence(table: pa.Table, track: Track, today: date, *, shown: bool) -> str:
    if not table.num_rows:
        return _("No students yet.")
    if not shown:
        return _("Too few students to show figures to others.")
    taking_part = table.filter(pc.not_equal(table["student_status"], StudentStatus.EXCUSED.value))
    finished = taking_part.filter(pc.equal(taking_part["behind"], 0)).num_rows
    late = table.filter(pc.greater_equal(table["behind"], OVERDUE_WEIGHT)).num_rows
    said = _("{done} of {students} finished the {track}").format(
        done=f"{finished:,}",
        students=n_("{n} student has", "{n} students have", taking_part.num_rows),
        track=_(track.title).lower(),
    )
    if late:
        said += "; " + n_("{n} is overdue with a step", "{n} are overdue with a step", late)
    elif any(_next_due(table, step, today) for step in track.steps):
        said += "; " + _("nobody is overdue")
    return said + "."


def _basis(database: Database, scope: Scope, track: Track, thresholds: Thresholds, total: int | None) -> Basis:
    withdrawn = database.value("progress.withdrawn", scope.parameters()) if total is not None else None
    rules = {
        ASSIGNMENT.key: _(
            "A self-assessment; {people} people listed in one field with name, position and contact, newcomers and "
            "experienced people among them; an outline, or {questions} of the 24 questions answered; {held} "
            "interviews held; picture before and after, fit, summary report and plan."
        ).format(
            people=thresholds.people_listed, questions=thresholds.questions_answered, held=thresholds.interviews_held
        ),
    }
    return Basis(
        definition=_("The status of each step follows from rows of the imported sheets; nobody ticks it."),
        rule=rules.get(track.key, _("A step is done when a row of the sheet says so or holds its text or date.")),
        n=total,
        unit="students",
        left_out=(LeftOut(_("withdrawn students"), withdrawn),) if withdrawn else (),
    )
