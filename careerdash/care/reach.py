"""What an erasure reaches: the rows that are about the person, and the rows of others that mention them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from careerdash.care.mentions import Mentions, Names, contacts_of
from careerdash.care.people import Person
from careerdash.domain.folding import clean, fold
from careerdash.domain.vocabulary import Entity
from careerdash.privacy.marks import Marker, NamedProfessional, NamedStudent, is_short, name_mark
from careerdash.store.database import Session
from careerdash.values.contacts import contacts_in
from careerdash.values.organisations import fold_organisation

_SHOWN_NAME = {Entity.STUDENT: "student_name", Entity.PROFESSIONAL: "professional_name"}


@dataclass(frozen=True, slots=True)
class Row:
    """A stored sheet row: its cells as typed, a kind letter per cell, and the field of each column."""

    raw_id: int
    sheet_id: str
    file_id: str
    batch: int
    row: int
    file: str
    sheet: str
    status: str
    headers: Sequence[str]
    cells: Sequence[str | None]
    kinds: str
    fields: Mapping[int, str]
    class_key: str | None

    def text(self, name: str) -> str:
        """Return what the row says of a field, cleaned; '' for nothing."""
        texts = (self.cells[index] for index, told in self.fields.items() if told == name and index < len(self.cells))
        return next((clean(text) for text in texts if text and clean(text)), "")


@dataclass(frozen=True)
class Reach:
    """The rows of a person, the other rows that mention them, and how they are called.

    ``doubtful`` counts the rows of nobody that only bear the name of the person: whose they are was never decided.
    """

    person: Person
    names: Names
    mentions: Mentions
    own: Mapping[int, Row]
    mentioned: Mapping[int, Row]
    doubtful: int
    namesakes: tuple[str, ...] = field(default=())

    @cached_property
    def name_keys(self) -> list[str]:
        """The folded names of the person."""
        return sorted(fold(name) for name in self.names.names)


def find_reach(session: Session, person: Person) -> Reach:
    """Return everything that is about a person or mentions them, in active imports and in those taken back."""
    linked = _ids(session.rows("erasing.linked_rows", {"entity": person.entity.value, "ids": list(person.ids)}))
    own = rows_of(session, linked)
    names = _names(own.values(), person.entity, _stored_names(session, person))
    waiting = _without_person(session, person, own.values(), names)
    own |= waiting
    own |= rows_of(session, _ids(session.rows("erasing.rows_behind", {"raw_ids": sorted(own)})))
    names = _names(own.values(), person.entity, names)
    keys = sorted({fold(name) for name in names.names})
    students = list(person.ids) if person.entity is Entity.STUDENT else []
    professionals = list(person.ids) if person.entity is Entity.PROFESSIONAL else []
    shared = session.rows("erasing.names_shared", {"names": keys, "students": students, "professionals": professionals})
    mentions = Mentions(names, (row["name_key"] for row in shared))
    found = session.rows("erasing.rows_mentioning", {"pattern": mentions.loose}) if mentions.loose else []
    others = rows_of(session, [row["raw_id"] for row in found if row["raw_id"] not in own])
    mentioned = {raw_id: row for raw_id, row in others.items() if _mentions(mentions, row.cells)}
    same = session.rows("erasing.namesakes", {"names": keys, "ids": list(person.ids)})
    told = tuple(", ".join(part for part in (row["name"], row["place"]) if part) for row in same)
    return Reach(person, names, mentions, own, mentioned, len(waiting), told)


def rows_of(session: Session, raw_ids: Iterable[int]) -> dict[int, Row]:
    """Return stored rows by their number."""
    wanted = list(raw_ids)
    if not wanted:
        return {}
    return {row["raw_id"]: _row(row) for row in session.rows("erasing.rows", {"raw_ids": wanted})}


def marks_of(session: Session, reach: Reach, marker: Marker) -> list[str]:
    """Return the marks that hold the person back from a later import: of every way the rows name them."""
    rows = [row for row in reach.own.values() if row.status != "note"]
    found: set[str] = set()
    if reach.person.entity is Entity.STUDENT:
        stored = session.rows("erasing.named_student", {"ids": list(reach.person.ids)})
        numbered = bool(reach.names.numbers)
        classes = {_class_of(row) for row in rows} | {row["class_key"] for row in stored}
        for name in reach.names.names | {""}:
            for number in reach.names.numbers or {""}:
                for class_key in classes:
                    student = NamedStudent(number, name, class_key)
                    found.update(marker.kept_of_student(student, numbered=numbered))
        return sorted(found)
    for name in reach.names.names | {""}:
        for place in {fold_organisation(row.text("organisation")) for row in rows}:
            found.update(marker.kept_of_professional(NamedProfessional(name, place, "")))
    for contact in reach.names.contacts:
        found.update(marker.kept_of_professional(NamedProfessional("", "", contact_mark(contact))))
    return sorted(found)


def contact_mark(text: str) -> str:
    """Return a contact as rows are compared by it; '' for a text that reaches nobody, such as "WeChat"."""
    found = contacts_in(text)
    return fold(found[0]) if found else ""


def _class_of(row: Row) -> str:
    return fold(row.text("class_name")) or row.class_key or ""


def _row(row: Mapping[str, Any]) -> Row:
    mapping = {int(index): name for index, name in json.loads(row["mapping"]).items() if name}
    return Row(
        row["raw_id"], row["sheet_id"], row["file_id"], row["batch"], row["row"], row["file"], row["sheet"],
        row["status"], row["headers"], row["cells"], row["kinds"], mapping, row["class_key"],
    )  # fmt: skip


def _ids(rows: Iterable[Mapping[str, Any]]) -> list[int]:
    return [int(row["raw_id"]) for row in rows]


def _names(rows: Iterable[Row], entity: Entity, more: Names | None = None) -> Names:
    """How the rows call the person: whatever stands in the columns that name, number and reach them."""
    told = list(rows)
    before = more or Names()

    def texts(name: str) -> set[str]:
        return {text for row in told if (text := row.text(name))}

    if entity is Entity.PROFESSIONAL:
        return Names(
            before.names | texts("professional_name"), before.numbers, before.contacts | contacts_of(texts("contact"))
        )
    reached = contacts_of(texts("email") | texts("phone"))
    return Names(before.names | texts("student_name"), before.numbers | texts("student_id"), before.contacts | reached)


def _stored_names(session: Session, person: Person) -> Names:
    """How the records call the person: a number may have been read out of the cell of the name."""
    ids = list(person.ids)
    if person.entity is Entity.STUDENT:
        rows = session.rows("erasing.named_student", {"ids": ids})
        return Names(
            frozenset(row["student_name"] for row in rows if row["student_name"]),
            frozenset(row["student_id"] for row in rows if row["student_id"]),
        )
    rows = session.rows("erasing.named_professional", {"ids": ids})
    return Names(frozenset(row["professional_name"] for row in rows if row["professional_name"]))


def _without_person(session: Session, person: Person, own: Iterable[Row], names: Names) -> dict[int, Row]:
    """Rows that belong to nobody yet and name the person."""
    words = {word for text in (*names.names, *names.numbers) for word in clean(text).split()}
    if not words:
        return {}
    pattern = "|".join(sorted("".join(f"\\x{{{ord(letter):x}}}" for letter in word) for word in words))
    found = session.rows("erasing.rows_without_person", {"entity": person.entity.value, "pattern": pattern})
    rows = rows_of(session, _ids(found))
    own = list(own)
    called = frozenset(map(name_mark, names.names))
    if person.entity is Entity.STUDENT:
        classes = frozenset(map(_class_of, own))
        numbers = frozenset(number.casefold() for number in names.numbers)
        return {raw_id: row for raw_id, row in rows.items() if _names_student(row, called, numbers, classes)}
    places = frozenset(fold_organisation(row.text("organisation")) for row in own)
    return {raw_id: row for raw_id, row in rows.items() if _names_professional(row, called, places)}


def _names_student(row: Row, called: frozenset[str], numbers: frozenset[str], classes: frozenset[str]) -> bool:
    number, name = row.text("student_id").casefold(), name_mark(row.text("student_name"))
    here = not _class_of(row) or _class_of(row) in classes
    if number in numbers and number and not is_short(number):
        return True
    if number and number not in numbers:
        return False
    return here and name in called


def _names_professional(row: Row, called: frozenset[str], places: frozenset[str]) -> bool:
    place = fold_organisation(row.text("organisation"))
    return name_mark(row.text("professional_name")) in called and (not place or place in places)


def _mentions(mentions: Mentions, cells: Sequence[str | None]) -> bool:
    pattern = mentions.others
    return pattern is not None and any(cell and pattern.search(cell) for cell in cells)
