"""Grading: the log of a student to read, what is counted of it beforehand, and the marks of a class.

Everything here is for the advisor of the class; in share view the answers are hidden and empty.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.grading import Counted, Criterion, Mark, mark_of, points_for
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.asked import asked
from careerdash.insights.courtesy import courtesy
from careerdash.insights.standing import standing
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Prescore:
    """What was counted for a criterion: ``have`` of ``required`` elements, and the mark and points that follow."""

    have: int
    required: int
    mark: Mark
    points: float
    sentence: str


@dataclass(frozen=True, slots=True)
class SavedMark:
    """A mark as the advisor saved it."""

    mark: Mark | None
    points: float | None


@dataclass(frozen=True, slots=True)
class GradedStudent:
    """One student of the marks list. ``state`` is ``open``, ``draft`` or ``finished``.

    ``total`` adds the points saved and is None where nothing was; ``late_days`` is what the advisor stated, else
    what the dates say (``counted_late``), None where no day is known. ``came_in`` says in words when the log came.
    """

    student_key: str
    student_id: str | None
    student_name: str | None
    email: str | None
    excused: bool
    state: str
    total: float | None
    late_days: int | None
    counted_late: int | None
    came_in: str
    comment: str
    author: str | None
    changed_at: datetime | None
    marks: Mapping[str, SavedMark]
    prescores: Mapping[str, Prescore]


@dataclass(frozen=True, slots=True)
class Grading:
    """The criteria and marks of one class, in order of the student number."""

    hidden: bool
    criteria: tuple[Criterion, ...]
    points_max: float
    due: date | None
    students: tuple[GradedStudent, ...]
    sentence: str


def grading(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    class_id: str,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Grading:
    """Answer how far the marks of one class are; a class outside the scope is empty."""
    del filters
    if view is View.SHARE or class_id not in scope.classes:
        hidden = view is View.SHARE
        told = _("Names are hidden: marks are for the advisor of the class alone.") if hidden else _("No class here.")
        return Grading(hidden, (), 0.0, None, (), told)
    params = {**scope.parameters(), "class_id": class_id, "today": today}
    criteria = tuple(
        Criterion(row["criterion_id"], row["name"], row["points_max"], Counted(row["rule"]))
        for row in database.rows("grading.criteria", params)
    )
    rules = asked(database, scope, thresholds).of(class_id)
    due = database.value("grading.due", params)
    counted = _counted(database, class_id, params, today, rules)
    marks: dict[str, dict[str, SavedMark]] = defaultdict(dict)
    for row in database.rows("grading.marks", params):
        mark = Mark(row["mark"]) if row["mark"] else None
        marks[row["student_key"]][row["criterion_id"]] = SavedMark(mark, row["points"])
    students = tuple(
        _student(row, criteria, marks[row["student_key"]], counted.get(row["student_key"], {}), due)
        for row in database.rows("grading.students", params)
    )
    total = sum(criterion.points_max for criterion in criteria)
    return Grading(
        hidden=False, criteria=criteria, points_max=total, due=due, students=students,
        sentence=_sentence(students, criteria),
    )  # fmt: skip


def _counted(
    database: Database, class_id: str, params: Mapping[str, object], today: date, rules: Thresholds
) -> dict[str, dict[Counted, tuple[int, int, str]]]:
    """Return per student and rule: how many elements are there, how many are asked for, and the words."""
    fine: dict[str, list[bool]] = defaultdict(list)
    for row in database.rows("grading.courtesies", params):
        fine[row["student_key"]].append(not courtesy(row, today, rules))
    found: dict[str, dict[Counted, tuple[int, int, str]]] = {}
    only = Scope(frozenset({class_id}))
    for row in standing(database, only, today, ASSIGNMENT.key, rules).to_pylist():
        found[row["student_key"]] = _elements(row, fine[row["student_key"]], rules)
    return found


def _elements(row: Mapping[str, Any], polite: Sequence[bool], rules: Thresholds) -> dict[Counted, tuple[int, int, str]]:
    newcomers, experienced = min(row["newcomers"], 1), min(row["mids"] + row["seniors"], 1)
    expected = max(len(polite), rules.interviews_held)
    return {
        Counted.SELF_ASSESSMENT: (
            min(row["assessments"], rules.self_assessments), rules.self_assessments, _("Self-assessments recorded")
        ),
        Counted.PEOPLE: (
            row["complete"], rules.people_listed, _("People listed in one field with position and contact")
        ),
        Counted.LEVELS: (newcomers + experienced, 2, _("A newcomer, and someone of mid or senior level")),
        Counted.OUTLINE: (row["answered"], rules.questions_answered, _("Outline questions answered")),
        Counted.HELD: (row["held"], rules.interviews_held, _("Interviews held in one field")),
        Counted.ANALYSIS: (row["parts"], 4, _("Picture before and after, fit, summary report, plan")),
        Counted.COURTESY: (sum(polite), expected, _("Interviews of usual length, with notes and thanks in time")),
    }  # fmt: skip


def _student(
    row: Mapping[str, Any],
    criteria: Sequence[Criterion],
    marks: Mapping[str, SavedMark],
    counted: Mapping[Counted, tuple[int, int, str]],
    due: date | None,
) -> GradedStudent:
    points = [mark.points for mark in marks.values() if mark.points is not None]
    saved = row["finished"] is not None
    day, came_in = _came_in(row)
    late = max((day - due).days, 0) if day is not None and due is not None else None
    return GradedStudent(
        student_key=row["student_key"],
        student_id=row["student_id"],
        student_name=row["student_name"],
        email=row["email"],
        excused=row["status"] == "excused",
        state=("finished" if row["finished"] else "draft") if saved else "open",
        total=sum(points) if points else None,
        late_days=row["late_days"] if row["late_days"] is not None else late,
        counted_late=late,
        came_in=came_in,
        comment=row["comment"] or "",
        author=row["author"],
        changed_at=row["changed_at"],
        marks=marks,
        prescores={
            criterion.criterion_id: _prescore(criterion, *counted[criterion.rule])
            for criterion in criteria
            if criterion.rule in counted
        },
    )


def _prescore(criterion: Criterion, have: int, required: int, words: str) -> Prescore:
    mark = mark_of(have, required)
    sentence = _("{words}: {have}, {required} asked for").format(have=have, required=required, words=words)
    return Prescore(have, required, mark, points_for(mark, criterion.points_max), sentence)


def _came_in(row: Mapping[str, Any]) -> tuple[date | None, str]:
    if row["reported_on"] is not None:
        return row["reported_on"], _("summary report of {date}").format(date=row["reported_on"].isoformat())
    if row["imported_on"] is not None:
        return row["imported_on"], _("last import with something new, {date}").format(
            date=row["imported_on"].isoformat()
        )
    return None, _("nothing handed in yet")


def _sentence(students: Sequence[GradedStudent], criteria: Sequence[Criterion]) -> str:
    if not students:
        return _("There is no student in this class.")
    if not criteria:
        return _("State what you give points for, then read log by log.")
    taking_part = [student for student in students if not student.excused]
    done = sum(student.state == "finished" for student in taking_part)
    drafts = sum(student.state == "draft" for student in taking_part)
    said = _("{done} of {students} graded").format(
        done=f"{done:,}", students=n_("{n} log is", "{n} logs are", len(taking_part))
    )
    if drafts:
        said += "; " + n_("{n} is a draft", "{n} are drafts", drafts)
    return said + "."


def classes_with_criteria(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date
) -> tuple[tuple[str, str], ...]:
    """Answer which classes have criteria to copy: id and name, by name; none in share view."""
    del filters, today
    if view is View.SHARE:
        return ()
    rows = database.rows("grading.classes_with_criteria", scope.parameters())
    return tuple((row["class_id"], row["class_name"]) for row in rows)
