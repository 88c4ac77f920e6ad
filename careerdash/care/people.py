"""Whom a request is about: one student, or one professional with everybody an advisor said is the same person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import Entity
from careerdash.errors import UnknownPerson
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database, Session
from careerdash.wording import _


class Manner(StrEnum):
    """What is done about a person: everything goes, or only what names a professional."""

    ERASED = "erased"
    PSEUDONYMISED = "pseudonymised"


@dataclass(frozen=True, slots=True)
class Person:
    """A person a request is about: the ids of their records, and how to name them to whoever asks."""

    entity: Entity
    ids: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A person one may choose: the id of the record and how to name them."""

    id: str
    label: str


def people_like(database: Database, scope: Scope, entity: Entity, wanted: str, limit: int) -> tuple[Choice, ...]:
    """Return the students, or the professionals, in scope whose name, number or place holds a text."""
    statement = "erasures.students_like" if entity is Entity.STUDENT else "erasures.professionals_like"
    rows = database.rows(statement, {**scope.parameters(), "wanted": wanted.strip(), "limit": limit})
    return tuple(
        Choice(row["id"], " · ".join(part for part in (row["name"], row["number"], row["place"]) if part))
        for row in rows
    )


def find_student(session: Session, wanted: str, class_name: str | None = None) -> Person:
    """Return the student of a number (as exports show it) or of a name.

    Raises:
        UnknownPerson: nobody goes by it, or several do; the sentence then lists their classes.
    """
    number = wanted.strip()
    found = session.rows("erasing.students_of_id", {"student_id": number})
    found = found or session.rows("erasing.students_named", {"name_key": fold(number)})
    here = [row for row in found if class_name is None or row["class_key"] == fold(class_name)]
    if not found:
        raise UnknownPerson(_("There is no student “{wanted}”: give the student ID as the exports show it.").format(
            wanted=wanted
        ))  # fmt: skip
    classes = ", ".join(dict.fromkeys(str(row["class_name"]) for row in found))
    if not here:
        raise UnknownPerson(_("There is no student “{wanted}” in class {name}, but in: {classes}.").format(
            wanted=wanted, name=class_name, classes=classes
        ))  # fmt: skip
    if len(here) > 1:
        raise UnknownPerson(_(
            "Several students go by “{wanted}”, in: {classes}. Say which one: with --class, or by the student ID."
        ).format(wanted=wanted, classes=classes))  # fmt: skip
    return _student(here)


def student_of_record(session: Session, student_key: str) -> Person:
    """Return the student of a record.

    Raises:
        UnknownPerson: the record is gone.
    """
    found = session.rows("erasing.student", {"student_key": student_key})
    if not found:
        raise UnknownPerson(_("This student is not stored any more."))
    return _student(found)


def _student(rows: Sequence[Mapping[str, Any]]) -> Person:
    row = rows[0]
    told = " ".join(
        part for part in (row["student_name"], f"({row['student_id']})" if row["student_id"] else "") if part
    )
    return Person(Entity.STUDENT, (row["student_key"],), f"{told}, {row['class_name']}")


def find_professional(session: Session, professional_id: str) -> Person:
    """Return the professional of an id (as exports show it), with all others who were merged with them.

    Raises:
        UnknownPerson: there is none.
    """
    wanted = professional_id.strip()
    found = session.rows("erasing.professional", {"professional_id": wanted})
    if not found:
        raise UnknownPerson(
            _(
                "There is no professional “{wanted}”: give the professional_id as the interviews export shows it."
            ).format(wanted=professional_id)
        )
    ids = tuple(sorted(row["id"] for row in session.rows("erasing.merged_with", {"professional_id": wanted})))
    told = ", ".join(part for part in (found[0]["professional_name"], found[0]["organisation"]) if part)
    return Person(Entity.PROFESSIONAL, ids, told or wanted)
