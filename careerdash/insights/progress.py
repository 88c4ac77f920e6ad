"""Where does each student stand in a track, judged from evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, TRACKS, Step, Thresholds, Track
from careerdash.domain.vocabulary import Status, StudentStatus, View
from careerdash.insights.asked import asked, done_when
from careerdash.insights.basis import Basis, LeftOut
from careerdash.insights.standing import OVERDUE_WEIGHT, RULES, Override, Standing, full_standing, overdue
from careerdash.insights.words import day, enough_for_one_breakdown, is_open, nothing_left
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one student: ``evidence_count`` rows prove the status, ``sentence`` says why it is so.

    ``override`` is the setting by hand that counts instead of the evidence, None where the evidence speaks.
    """

    step: str
    status: Status
    overdue: bool
    overridden: bool
    evidence_count: int
    sentence: str
    due: date | None = None
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class StudentProgress:
    """One row of the matrix. ``behind`` sorts it: larger is further behind.

    ``cells`` are those of the steps the student's class asks for.

    ``round`` is the number of the current round (1 when none was opened), ``field`` its name or "". ``next_short``
    says the next action in a few words.
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
    next_short: str = ""


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


_SETTLED = frozenset({Status.DONE, Status.WAIVED})


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
    rule: SharingRule | None = None,
) -> Progress:
    """Answer where the students of a scope stand in one track (``track`` is a key of ``domain.tracks``).

    ``filters.field`` keeps the students whose current round is in one of those fields; the other filters
    speak of interviews and do not narrow students. ``thresholds`` hold where a class changed nothing. ``limit``
    bounds the rows of the matrix (the most behind are kept), never the counts. ``rule`` is the sharing rule, that of
    the view unless stated.
    """
    hidden = view is View.SHARE
    too_fine = hidden and bool(filters.field)
    found = full_standing(database, Scope() if too_fine else scope, today, track, thresholds)
    if filters.field and track == ASSIGNMENT.key:
        wanted = pa.array(filters.keys("field"), pa.string())
        found = replace(found, table=found.table.filter(pc.is_in(found.table["field_key"], value_set=wanted)))
    table = found.table
    rule = rule or rule_for(view)
    shown = rule.may_show(table.num_rows)
    return Progress(
        track=found.track,
        hidden=hidden,
        students=() if hidden else _students(found, today, limit),
        steps=tuple(_count(table, step, today, rule) for step in found.track.steps),
        total=table.num_rows if shown else None,
        sentence=enough_for_one_breakdown() if too_fine else _sentence(table, found.track, today, shown=shown),
        basis=_basis(database, scope, found, table.num_rows if shown else None),
    )


def tracks_on(*, database: Database, scope: Scope) -> tuple[Track, ...]:
    """Return the tracks a scope uses: the assignment always, the others with their data or by hand."""
    known = asked(database, scope)
    return tuple(known.track(track.key) for track in TRACKS if track is ASSIGNMENT or known.classes_using(track.key))


def student_standing(
    database: Database, scope: Scope, today: date, track: str, student_key: str, thresholds: Thresholds
) -> tuple[StudentProgress, Mapping[str, Any]] | None:
    """Return one student's row of a track with its evidence numbers; None where the track is not used."""
    found = full_standing(database, scope, today, track, thresholds, student_key)
    rows = found.table.to_pylist()
    return (student_progress(found, rows[0], today), rows[0]) if rows else None


def _students(found: Standing, today: date, limit: int | None) -> tuple[StudentProgress, ...]:
    order = pc.sort_indices(
        found.table,
        sort_keys=[
            ("behind", "descending"),
            ("class_name", "ascending"),
            ("student_name", "ascending"),
            ("student_id", "ascending"),
            ("student_key", "ascending"),
        ],
    )
    rows = found.table.take(order if limit is None else order[:limit]).to_pylist()
    return tuple(student_progress(found, row, today) for row in rows)


def student_progress(found: Standing, row: Mapping[str, Any], today: date) -> StudentProgress:
    """Put one row of a standing into words."""
    rules = RULES[found.track.key]
    thresholds = found.asked.of(row["class_id"])
    said = rules.explain(row, thresholds)
    student = row["student_key"]
    cells = []
    for step in found.track.steps:
        if row[step.key] is None:
            continue
        status, due = Status(row[step.key]), row[f"{step.key}_due"]
        own = found.own.get((student, step.key))
        count, sentence = said.get(step.key) or (
            (own.rows, own.sentence) if own is not None else (0, _("Nothing recorded yet"))
        )
        override = found.overrides.get((student, step.key))
        if override is not None:
            sentence = overridden_words(override, sentence)
        elif status is Status.WAIVED:
            sentence = _("Excused")
        cells.append(
            Cell(
                step=step.key,
                status=status,
                overdue=status not in _SETTLED and due is not None and due < today,
                overridden=override is not None,
                evidence_count=count,
                sentence=sentence,
                due=due,
                override=override,
            )
        )
    return StudentProgress(
        student_key=student,
        student_id=row["student_id"],
        student_name=row["student_name"],
        class_id=row["class_id"],
        class_name=row["class_name"],
        field=row["field"],
        round=row["round"],
        cells=tuple(cells),
        next_action=_next_action(found, row, RULES[found.track.key].next_action(row, thresholds)),
        next_short=_next_action(found, row, RULES[found.track.key].next_short(row, thresholds)),
        behind=row["behind"],
    )


def overridden_words(override: Override, evidence: str) -> str:
    """Return that a step was set by hand, by whom, when and why, and what the evidence says."""
    return _("Set by {author} on {date}: {reason} (the evidence: {evidence})").format(
        author=override.author,
        date=day(override.overridden_on),
        reason=override.reason,
        evidence=evidence[:1].lower() + evidence[1:],
    )


def _next_action(found: Standing, row: Mapping[str, Any], said: str) -> str:
    """Return what the rules of the track say is next; when that is nothing, the first open step of the class's own."""
    if said != nothing_left():
        return said
    open_step = next((step for step in found.track.steps if step.own and is_open(row, step.key)), None)
    return _("Work out: {step}.").format(step=open_step.title) if open_step else said


def _count(table: pa.Table, step: Step, today: date, rule: SharingRule) -> StepCount:
    due = _next_due(table, step, today)
    title = step.title if step.own else _(step.title)
    asked_for = table.num_rows - table[step.key].null_count
    # a step that only a small class asks for would tell of its few students
    if not rule.may_show(asked_for or table.num_rows):
        return StepCount(step.key, title, None, None, None, None, None, None, due)
    by_status = {entry["values"]: entry["counts"] for entry in pc.value_counts(table[step.key]).to_pylist()}
    waived = by_status.get(Status.WAIVED.value, 0)
    return StepCount(
        step=step.key,
        title=title,
        of=asked_for - waived,
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


def _basis(database: Database, scope: Scope, found: Standing, total: int | None) -> Basis:
    withdrawn = database.value("progress.withdrawn", scope.parameters()) if total is not None else None
    rules = {found.asked.of(class_id) for class_id in found.asked.classes} or {found.asked.defaults}
    told = [
        f"{step.title if step.own else _(step.title)}: {done_when(step, thresholds)}"
        for thresholds in list(rules)[:1]
        for step in found.track.steps
    ]
    if len(rules) > 1:
        told.append(_("Some classes ask for other numbers: see their rules."))
    return Basis(
        definition=_(
            "The status of each step follows from rows of the imported sheets and papers received; what is set by "
            "hand is marked with a ring."
        ),
        rule=" ".join(told),
        n=total,
        unit="students",
        left_out=(LeftOut(_("withdrawn students"), withdrawn),) if withdrawn else (),
    )
