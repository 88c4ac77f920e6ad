"""Records put straight into a temporary database: what a test states, with sensible values for the rest."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from careerdash.domain.folding import fold
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

_numbers = count(1)
CLASS = "class-1"
CREATED = datetime(2026, 2, 1, 8)  # noqa: DTZ001 - the store keeps local times


def insert(database: Database, table: str, **columns: Any) -> None:
    """Insert one row by column name."""
    names = ", ".join(columns)
    values = ", ".join(f"${name}" for name in columns)
    cursor = database._connection.cursor()
    cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", columns)


def add_student(database: Database, key: str = "", *, class_id: str = CLASS, **stated: Any) -> str:
    """A student on the roster; returns the key. The name is the key unless stated."""
    key = key or f"student-{next(_numbers)}"
    columns = {
        "student_key": key,
        "student_id": key.upper(),
        "student_name": key,
        "name_key": fold(key),
        "class_id": class_id,
        "class_name": class_id.title(),
        "class_key": fold(class_id),
        "status": "active",
        "on_roster": True,
        "first_raw": next(_numbers),
    }
    insert(database, "students", **{**columns, **stated})
    return key


def add_interview(database: Database, student: str, **stated: Any) -> str:
    """An interview, held on 1 March 2026 unless stated; ``person=None`` is an unnamed professional.

    ``field``, ``industry``, ``occupation`` and ``organisation`` bring their folded keys; ``answered`` may be the
    numbers of the questions answered.
    """
    number = next(_numbers)
    person = stated.pop("person", f"Person {number}")
    questions: Sequence[int] = stated.pop("answered", ())
    columns: dict[str, Any] = {
        "interview_id": f"interview-{number}",
        "student_key": student,
        "class_id": CLASS,
        "professional_id": None if person is None else f"professional-{fold(person)}",
        "person_key": "" if person is None else fold(person),
        "professional_name": person,
        "field": "Data analysis",
        "interview_date": date(2026, 3, 1),
        "answers": [question if question in questions else None for question in range(1, 25)],
        "answered": len(questions),
        "answered_bits": sum(1 << (question - 1) for question in questions),
        "has_answers": True,
        "first_raw": number,
    }
    columns |= stated
    for name in ("field", "industry", "occupation", "organisation"):
        if columns.get(name) is not None:
            columns.setdefault(f"{name}_key", fold(columns[name]))
    insert(database, "interviews", **columns)
    return str(columns["interview_id"])


def listed(database: Database, student: str, level: str | None, **stated: Any) -> str:
    """A professional listed with position and contact, not interviewed yet."""
    columns = {"occupation": "Analyst", "contact": "a@example.org", "interview_date": None, "has_answers": False}
    return add_interview(database, student, level=level, **{**columns, **stated})


def pay(amount: float, high: float | None = None, *, post: str = "salary", currency: str = "CNY") -> dict[str, Any]:
    """The columns of a pay text that was read as an amount or a range a year."""
    return {
        f"{post}_text": str(amount),
        f"{post}_reading": "amount" if high is None else "range",
        f"{post}_currency": currency,
        f"{post}_yearly_low": amount,
        f"{post}_yearly_high": high or amount,
    }


def score(value: float) -> dict[str, Any]:
    """The columns of a satisfaction score."""
    return {"satisfaction": value, "satisfaction_text": str(value), "satisfaction_reading": "score"}


def add_skill(
    database: Database, interview: str, person: str, skill: str, *, class_id: str = CLASS, **stated: Any
) -> None:
    """A skill named in an interview."""
    columns = {
        "interview_id": interview,
        "class_id": class_id,
        "person_key": fold(person),
        "field_key": "dataanalysis",
        "position": 0,
        "skill": skill,
        "skill_key": fold(skill),
        "known": True,
    }
    insert(database, "interview_skills", **{**columns, **stated})


def add_planning(database: Database, student: str, step: str, *, item: str = "", **stated: Any) -> None:
    """A planning row."""
    number = next(_numbers)
    columns = {
        "planning_id": f"planning-{number}",
        "student_key": student,
        "class_id": CLASS,
        "step": step,
        "item": item,
        "first_raw": number,
    }
    insert(database, "planning", **{**columns, **stated})


def add_job_interview(database: Database, student: str, employer: str = "Northwind", **stated: Any) -> None:
    """A round of an application."""
    number = next(_numbers)
    columns = {
        "job_interview_id": f"round-{number}",
        "student_key": student,
        "class_id": CLASS,
        "employer": employer,
        "employer_key": fold(employer),
        "post": "Analyst",
        "post_key": "analyst",
        "first_raw": number,
    }
    insert(database, "job_interviews", **{**columns, **stated})


def state_class(database: Database, *, class_id: str = CLASS, closed: bool = False, **stated: Any) -> None:
    """Settings of a class: term and whether it is closed."""
    columns = {
        "class_id": class_id,
        "name": class_id.title(),
        "term_start": date(2026, 2, 1),
        "term_end": date(2026, 7, 1),
        "closed": closed,
        "created_at": CREATED,
        "author": "tester",
    }
    insert(database, "class_settings", **{**columns, **stated})


def set_due(database: Database, step: str, due: date, *, class_id: str = CLASS, track: str = "assignment") -> None:
    """A due date of a step."""
    insert(database, "class_due_dates", class_id=class_id, track=track, step=step, due=due)


def scope(*class_ids: str) -> Scope:
    """The scope of the named classes, or of the one class tests use."""
    return Scope(frozenset(class_ids or (CLASS,)))
