"""The course of a track week by week: steps done against the plan of the due dates, class by class and year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow.compute as pc

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import Status, StudentStatus, View
from careerdash.insights.classes import ClassSummary, classes
from careerdash.insights.standing import Standing, full_standing, overdue
from careerdash.privacy.presets import rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

_MOST_WEEKS = 30
_MOST_CLASSES = 60
_WEEK = timedelta(weeks=1)
# Classes that began within these days are of the same term.
_ANOTHER_TERM = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """Steps done by all students up to a day, and how many should have been by the due dates."""

    day: date
    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class ClassCourse:
    """One class: the share of its steps that are done, students with an overdue step, and the week of its term.

    Shares and counts are None where the class is too small to show them.
    """

    class_id: str
    class_name: str
    year: int | None
    week: int | None
    students: int | None
    done_share: float | None
    overdue: int | None


@dataclass(frozen=True, slots=True)
class Course:
    """The weeks of a class up to a day, and classes beside each other at the same week of their terms.

    More than 60 classes are not set side by side. ``weeks`` is empty for more than one class, in share view, and
    where there is neither term nor evidence to start from. ``earlier`` holds other classes as they stood in the same
    week of their own term.
    """

    weeks: tuple[CoursePoint, ...]
    total: int
    beside: tuple[ClassCourse, ...]
    earlier: tuple[ClassCourse, ...]
    sentence: str


def course(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    track: str = ASSIGNMENT.key,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    compare: Scope | None = None,
) -> Course:
    """Answer how a track went week by week, and how the classes of a scope compare.

    Every week is judged as of its last day, from evidence that counts by then. ``compare`` are the classes of which
    those of an earlier year are set beside the one class of the scope, at the same week of the term.
    """
    del filters
    if len(scope.classes) > _MOST_CLASSES:
        return Course(weeks=(), total=0, beside=(), earlier=(), sentence="")
    known = {
        entry.class_id: entry
        for entry in classes(
            database=database, scope=Scope(scope.classes | (compare.classes if compare else frozenset())), view=view,
            today=today,
        ).classes
    }  # fmt: skip
    found = full_standing(database, scope, today, track, thresholds)
    beside = tuple(_of_class(found, known[class_id], today, view) for class_id in _by_name(scope, known))
    if len(scope.classes) != 1 or view is View.SHARE:
        return Course(weeks=(), total=0, beside=beside, earlier=(), sentence="")
    only = known.get(next(iter(scope.classes)))
    if only is None:
        return Course(weeks=(), total=0, beside=beside, earlier=(), sentence="")
    weeks = _weeks(database, scope, only, found, today, track, thresholds)
    total = _steps_asked(found)
    earlier = _earlier(database, only, known, scope, today, track, thresholds, view)
    return Course(weeks=weeks, total=total, beside=beside, earlier=earlier, sentence=_sentence(weeks, total))


def week_of_term(start: date | None, end: date | None, day: date) -> int | None:
    """Return in which week of its term a class is, from 1; None before or after it, and without a term."""
    if start is None or day < start or (end is not None and day > end):
        return None
    return (day - start).days // 7 + 1


def _by_name(scope: Scope, known: Mapping[str, ClassSummary]) -> list[str]:
    held = [class_id for class_id in scope.classes if class_id in known]
    return sorted(held, key=lambda class_id: (known[class_id].class_name, class_id))


def _of_class(found: Standing, entry: ClassSummary, today: date, view: View) -> ClassCourse:
    of_class = pc.equal(found.table["class_id"], entry.class_id)
    # as everywhere, the excused are not among those who should get somewhere
    active = pc.equal(found.table["student_status"], StudentStatus.ACTIVE.value)
    table = found.table.filter(pc.and_(of_class, active))
    shown = rule_for(view).may_show(table.num_rows)
    done = asked = 0
    for step in found.track.steps:
        states = {row["values"]: row["counts"] for row in pc.value_counts(table[step.key]).to_pylist()}
        done += states.get(Status.DONE.value, 0)
        asked += table.num_rows - states.get(None, 0) - states.get(Status.WAIVED.value, 0)
    late = None
    for step in found.track.steps:
        fires = overdue(table, step.key, today)
        late = fires if late is None else pc.or_(late, fires)
    return ClassCourse(
        class_id=entry.class_id,
        class_name=entry.class_name,
        year=entry.year,
        week=week_of_term(entry.term_start, entry.term_end, today),
        students=table.num_rows if shown else None,
        done_share=done / asked if shown and asked else None,
        overdue=(pc.sum(late).as_py() or 0) if shown and late is not None else None,
    )


def _steps_asked(found: Standing) -> int:
    return sum(
        found.table.num_rows - found.table[step.key].null_count - _count(found, step.key, Status.WAIVED)
        for step in found.track.steps
    )


def _count(found: Standing, step: str, status: Status) -> int:
    return int(pc.sum(pc.equal(found.table[step], status.value)).as_py() or 0)


def _weeks(
    database: Database, scope: Scope, only: ClassSummary, found: Standing, today: date, track: str,
    thresholds: Thresholds,
) -> tuple[CoursePoint, ...]:  # fmt: skip
    first = only.term_start or database.value("progress.first_day", scope.parameters())
    if first is None or first > today:
        return ()
    last = min(only.term_end or today, today)
    days = [first + _WEEK * number for number in range((last - first).days // 7 + 1)]
    days = sorted({*days[-_MOST_WEEKS:], last})
    taking_part = {
        step.key: found.table.num_rows - found.table[step.key].null_count - _count(found, step.key, Status.WAIVED)
        for step in found.track.steps
    }
    due = {step.key: found.asked.due.get((track, step.key), {}).get(only.class_id) for step in found.track.steps}
    points = []
    for day in days:
        stood = found if day == today else full_standing(database, scope, day, track, thresholds)
        done = sum(_count(stood, step.key, Status.DONE) for step in stood.track.steps)
        planned = sum(taking_part[key] for key, when in due.items() if when is not None and when <= day)
        points.append(CoursePoint(day, done, planned))
    return tuple(points)


def _earlier(
    database: Database, only: ClassSummary, known: Mapping[str, ClassSummary], scope: Scope, today: date, track: str,
    thresholds: Thresholds, view: View,
) -> tuple[ClassCourse, ...]:  # fmt: skip
    """Classes of earlier years that have a term, as they stood on the same day of it."""
    if only.term_start is None or today < only.term_start:
        return ()
    into = today - only.term_start
    others = [
        entry
        for entry in known.values()
        if entry.class_id not in scope.classes
        and entry.term_start is not None
        and only.term_start - entry.term_start >= _ANOTHER_TERM
        and entry.students != 0
    ]
    found = []
    for entry in sorted(others, key=lambda one: (one.term_start or date.min, one.class_name), reverse=True)[:3]:
        day = (entry.term_start or today) + into
        stood = full_standing(database, Scope(frozenset({entry.class_id})), day, track, thresholds)
        found.append(_of_class(stood, entry, day, view))
    return tuple(found)


def _sentence(weeks: tuple[CoursePoint, ...], total: int) -> str:
    if not weeks:
        return ""
    last = weeks[-1]
    if not last.planned:
        return _("{done} of {total} steps are done.").format(done=f"{last.done:,}", total=f"{total:,}")
    return _("{done} of {total} steps are done; by the due dates so far it should be {planned}.").format(
        done=f"{last.done:,}", total=f"{total:,}", planned=f"{last.planned:,}"
    )
