"""One student: state, rounds, people met and the evidence behind each step."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, TRACKS, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.courtesy import Check, checks
from careerdash.insights.progress import StudentProgress, student_progress
from careerdash.insights.standing import Standing, full_standing
from careerdash.insights.student_rounds import Round, rounds_of
from careerdash.insights.words import field_word, nothing_left
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database, Session
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview of a student. ``state`` is ``held``, ``appointment`` or ``listed``.

    ``courtesy`` are sentences about what was missed (length, notes, thanks); empty when all is well. ``checks`` are
    all five courtesy rules, for interviews held.
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
    checks: tuple[Check, ...]
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class StudentPage:
    """Everything about one student. ``found`` is false outside the scope, ``hidden`` true in share view.

    ``titles`` are those of the steps by key, steps of the class's own among them.
    """

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
    titles: tuple[tuple[str, str], ...] = ()
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
    with database.read() as session:
        found = session.rows("students.one", params)
        if not found:
            return StudentPage(hidden=False, found=False, student_key=student_key)
        rows = [_with_state(row, today) for row in session.rows("students.meetings", params)]
        places = _places(session, rows)
    student = found[0]
    own_class = Scope(frozenset({student["class_id"]}))
    stands = _standings(database, own_class, today, student_key, thresholds)
    tracks = [(key, (student_progress(of, row, today), row)) for key, of, row in stands]
    titles = {
        step.key: step.title if step.own else _(step.title) for _key, of, _row in stands for step in of.track.steps
    }
    rules = stands[0][1].asked.of(student["class_id"]) if stands else thresholds
    assignment = next((evidence for key, (_progress, evidence) in tracks if key == ASSIGNMENT.key), None)
    rounds = rounds_of(rows, assignment["field_key"] if assignment else None)
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
        sentence=_sentence(rows, rounds, [progress.next_action for _key, (progress, _evidence) in tracks]),
        tracks=tuple((key, progress) for key, (progress, _evidence) in tracks),
        titles=tuple(titles.items()),
        rounds=rounds,
        meetings=tuple(_meeting(row, places.get(row["first_raw"], {}), today, rules) for row in rows),
    )


def _standings(
    database: Database, scope: Scope, today: dt.date, student_key: str, thresholds: Thresholds
) -> list[tuple[str, Standing, Mapping[str, Any]]]:
    """Return where the student stands in each track the class uses; nothing of one who has withdrawn."""
    found = [(ASSIGNMENT.key, full_standing(database, scope, today, ASSIGNMENT.key, thresholds, student_key))]
    found += [
        (track.key, full_standing(database, scope, today, track.key, thresholds, student_key))
        for track in TRACKS
        if track.key != ASSIGNMENT.key and found[0][1].asked.classes_using(track.key)
    ]
    return [(key, of, of.table.to_pylist()[0]) for key, of in found if of.table.num_rows]


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


def _sentence(rows: Sequence[Mapping[str, Any]], rounds: Sequence[Round], next_actions: Sequence[str]) -> str:
    """Return the state and the next action of the first track that is not finished, in one line."""
    held = sum(row["state"] == "held" for row in rows)
    said = _("No interview is logged yet.")
    if rows:
        said = _("{interviews} in {fields}.").format(
            interviews=n_("{n} interview held", "{n} interviews held", held),
            fields=n_("{n} field", "{n} fields", len(rounds)),
        )
    if not next_actions:
        return said
    # a track that is finished does not hide what another one still asks for
    action = next((action for action in next_actions if action != nothing_left()), next_actions[0])
    return _("{state} Next: {action}").format(state=said, action=action)


def _with_state(row: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    """Held: dated up to today, or undated with answers; a later date is an appointment."""
    date = row["interview_date"]
    held = date <= today if date is not None else row["has_answers"]
    state = "held" if held else "appointment" if date is not None else "listed"
    return {**row, "state": state}


def _places(session: Session, rows: Sequence[Mapping[str, Any]]) -> dict[int, Mapping[str, Any]]:
    if not rows:
        return {}
    raw_ids = [row["first_raw"] for row in rows]
    return {row["raw_id"]: row for row in session.rows("students.places", {"raw_ids": raw_ids})}


def _meeting(row: Mapping[str, Any], place: Mapping[str, Any], today: dt.date, thresholds: Thresholds) -> Meeting:
    checked = checks(row, today, thresholds) if row["state"] == "held" else ()
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
        courtesy=tuple(check.sentence for check in checked if check.kept is False),
        checks=checked,
        file=place.get("file"),
        sheet=place.get("sheet"),
        row=place.get("row"),
    )
