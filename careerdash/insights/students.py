"""One student: state, rounds, people met and the evidence behind each step."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.courtesy import courtesy
from careerdash.insights.progress import StudentProgress, student_standing, tracks_on
from careerdash.insights.words import field_word
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview of a student. ``state`` is ``held``, ``appointment`` or ``listed``.

    ``courtesy`` are sentences about what was missed (length, notes, thanks); empty when all is well.
    """

    interview_id: str
    professional_name: str | None
    organisation: str | None
    occupation: str | None
    level: str | None
    field: str
    date: dt.date | None
    state: str
    method: str | None
    minutes: float | None
    thanked: bool | None
    thanked_on: dt.date | None
    permission: str | None
    answered: int
    courtesy: tuple[str, ...]
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class Round:
    """One target field of a student: level mix, outline coverage, fit and picture before and after.

    ``answered`` are the numbers of the outline questions answered in this field (1 to 24).
    """

    number: int
    field: str
    current: bool
    held: int
    listed: int
    newcomers: int
    experienced: int
    unknown_level: int
    answered: tuple[int, ...]
    fit: str | None
    prior_view: str | None
    reality: str | None


@dataclass(frozen=True, slots=True)
class StudentPage:
    """Everything about one student. ``found`` is false outside the scope, ``hidden`` true in share view."""

    hidden: bool
    found: bool
    student_key: str
    student_id: str | None = None
    student_name: str | None = None
    class_id: str = ""
    class_name: str = ""
    status: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    tracks: tuple[tuple[str, StudentProgress], ...] = ()
    rounds: tuple[Round, ...] = ()
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class StudentLine:
    """One student of a list."""

    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    status: str
    held: int


@dataclass(frozen=True, slots=True)
class Students:
    """The students of a scope by class and name; hidden in share view."""

    hidden: bool
    students: tuple[StudentLine, ...]


def students(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: dt.date
) -> Students:
    """Answer which students a scope holds; filters speak of interviews and do not narrow students."""
    del filters
    if view is View.SHARE:
        return Students(hidden=True, students=())
    rows = database.rows("students.listed", {**scope.parameters(), "today": today})
    return Students(hidden=False, students=tuple(StudentLine(**row) for row in rows))


def student_page(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    student_key: str,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> StudentPage:
    """Answer everything about one student (``student_key`` as in the progress matrix)."""
    del filters
    if view is View.SHARE:
        return StudentPage(hidden=True, found=False, student_key=student_key)
    params = {**scope.parameters(), "student": student_key, "today": today}
    found = database.rows("students.one", params)
    if not found:
        return StudentPage(hidden=False, found=False, student_key=student_key)
    student = found[0]
    own_class = Scope(frozenset({student["class_id"]}))
    tracks = [
        (track.key, stands)
        for track in tracks_on(database=database, scope=own_class)
        if (stands := student_standing(database, own_class, today, track.key, student_key, thresholds))
    ]
    rows = database.rows("students.meetings", params)
    assignment = next((evidence for key, (_stands, evidence) in tracks if key == ASSIGNMENT.key), None)
    rounds = _rounds(rows, assignment)
    return StudentPage(
        hidden=False,
        found=True,
        student_key=student_key,
        student_id=student["student_id"],
        student_name=student["student_name"],
        class_id=student["class_id"],
        class_name=student["class_name"],
        status=student["status"],
        facts=_facts(student),
        sentence=_sentence(rows, rounds),
        tracks=tuple((key, stands) for key, (stands, _evidence) in tracks),
        rounds=rounds,
        meetings=tuple(_meeting(row, today, thresholds) for row in rows),
    )


def _facts(student: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    labels = {
        "major": _("Major"),
        "year": _("Year"),
        "school": _("School"),
        "advisor": _("Advisor"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "holland_code": _("Holland code"),
        "target_field": _("Target field"),
    }
    return tuple((label, str(student[key])) for key, label in labels.items() if student[key])


def _sentence(rows: Sequence[Mapping[str, Any]], rounds: Sequence[Round]) -> str:
    held = sum(row["state"] == "held" for row in rows)
    if not rows:
        return _("No interview is logged yet.")
    return _("{interviews} in {fields}.").format(
        interviews=n_("{n} interview held", "{n} interviews held", held),
        fields=n_("{n} field", "{n} fields", len(rounds)),
    )


def _rounds(rows: Sequence[Mapping[str, Any]], assignment: Mapping[str, Any] | None) -> tuple[Round, ...]:
    """Return the fields in order of their first date (the rows are sorted so), numbered from 1."""
    order = {row["field_key"]: index for index, row in reversed(list(enumerate(rows)))}
    by_field = sorted(rows, key=lambda row: order[row["field_key"]])
    rounds = []
    for number, (field_key, group) in enumerate(groupby(by_field, key=lambda row: row["field_key"]), start=1):
        rounds.append(_round(number, list(group), current=bool(assignment and assignment["field_key"] == field_key)))
    return tuple(rounds)


def _round(number: int, rows: Sequence[Mapping[str, Any]], *, current: bool) -> Round:
    people = {
        row["professional_id"]: row["level"]
        for row in rows
        if row["professional_id"] and row["occupation"] and row["contact"]
    }
    levels = list(people.values())
    decided = [row["fit"] for row in rows if row["fit"] not in {None, "undecided"}]
    return Round(
        number=number,
        field=field_word(rows[0]["field"]),
        current=current,
        held=sum(row["state"] == "held" for row in rows),
        listed=len(people),
        newcomers=levels.count("entry"),
        experienced=levels.count("mid") + levels.count("senior"),
        unknown_level=levels.count(None),
        answered=tuple(sorted({question for row in rows for question in row["questions"]})),
        fit=decided[-1] if decided else next((row["fit"] for row in reversed(rows) if row["fit"]), None),
        prior_view=_latest(rows, "prior_view"),
        reality=_latest(rows, "reality"),
    )


def _latest(rows: Sequence[Mapping[str, Any]], column: str) -> str | None:
    return next((row[column] for row in reversed(rows) if row[column]), None)


def _meeting(row: Mapping[str, Any], today: dt.date, thresholds: Thresholds) -> Meeting:
    return Meeting(
        interview_id=row["interview_id"],
        professional_name=row["professional_name"],
        organisation=row["organisation"],
        occupation=row["occupation"],
        level=row["level"],
        field=field_word(row["field"]),
        date=row["interview_date"],
        state=row["state"],
        method=row["method"],
        minutes=row["duration_minutes"],
        thanked=row["thanked"],
        thanked_on=row["thanked_on"],
        permission=row["permission"],
        answered=row["answered"],
        courtesy=courtesy(row, today, thresholds) if row["state"] == "held" else (),
        file=row["file"],
        sheet=row["sheet"],
        row=row["row"],
    )
