"""Take over a class from a colleague: what the file brings is shown first, then all of it is stored, or nothing."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from careerdash.advising.handover_file import HandedOver, Row
from careerdash.advising.rules import checked_rule
from careerdash.domain.folding import clean, fold
from careerdash.domain.tracks import RULES
from careerdash.domain.vocabulary import Entity
from careerdash.errors import WrongUse
from careerdash.imports.classes import ensure_settings
from careerdash.imports.fixes.corrections import correct_in
from careerdash.imports.identity.identifiers import Issuer, new_ids
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database, Session
from careerdash.wording import _, n_

# What is stated about students, with the columns that make an entry the same one.
_ENTRIES = {
    "received_papers": ("paper_id",), "recorded_steps": ("record_id",), "overrides": ("override_id",),
    "notes": ("note_id", "version"), "contacts": ("followup_id",),
}  # fmt: skip
_OF_CLASS = ("tracks", "steps_off", "own_steps", "due_dates", "collections")
_NAMED = 5


@dataclass(frozen=True, slots=True)
class TakenClass:
    """One class of a file: whether it is stored here, and whether something stated here would be replaced.

    ``found`` of ``students`` are stored here. ``missing`` are those who are not and of whom the file tells something:
    while there are any, the class cannot be taken over. ``states`` are students whose state differs here.
    """

    class_name: str
    exists: bool
    replaces: bool
    students: int
    found: int
    missing: tuple[str, ...]
    states: int


@dataclass(frozen=True, slots=True)
class Offered:
    """What a file would bring: its classes, and how many entries of each kind are new here."""

    made_by: str
    made_at: datetime
    classes: tuple[TakenClass, ...]
    counts: Mapping[str, int]
    known_before: int
    refusal: str

    @property
    def ready(self) -> bool:
        """Whether it can be stored."""
        return not self.refusal


@dataclass(frozen=True, slots=True)
class _Matched:
    """The ids of this database for those of the file."""

    classes: Mapping[str, str]
    students: Mapping[str, str]
    states: Mapping[str, str]
    taken: tuple[TakenClass, ...]
    foreign: tuple[str, ...]


def offered(database: Database, scope: Scope, handed: HandedOver) -> Offered:
    """Return what taking over would bring, without storing anything; a class outside the scope is refused."""
    with database.read() as session:
        matched = _matched(session, scope, handed)
        known = _known(session, handed)
    counts = {part: sum(_id_of(row, ids) not in known for row in handed.parts[part]) for part, ids in _ENTRIES.items()}
    counts |= {part: len(handed.parts[part]) for part in ("mappings", "criteria", "grades")}
    return Offered(handed.made_by, handed.made_at, matched.taken, counts, len(known), _refusal(matched))


def take_over(
    database: Database, scope: Scope, handed: HandedOver, author: str, now: datetime, today: date
) -> tuple[str, ...]:
    """Store everything a file brings and return the ids of its classes; what was taken over before stays as it is.

    Terms, rules, tracks, steps, dates, collections and criteria replace those stated here. Entries about students
    keep their authors and days. States of students become corrections, to be withdrawn in the history.

    Raises:
        WrongUse: a class is not yours, students of whom the file tells something are not stored, or a rule has a
            value it cannot have. Then nothing is stored.
    """
    with database.write() as session:
        matched = _matched(session, scope, handed)
        if refusal := _refusal(matched):
            raise WrongUse(refusal)
        classes = _ensure_classes(session, handed, matched, author, now)
        for row in handed.parts["classes"]:
            _settle_class(session, handed, row, classes[row["class_id"]], author, now)
        known = _known(session, handed)
        for part, ids in _ENTRIES.items():
            rows = [row for row in handed.parts[part] if _id_of(row, ids) not in known]
            session.run(f"takeover.insert_{part}", {"rows": _here(rows, classes, matched.students)})
        students = [matched.students[row["student_key"]] for row in handed.parts["grades"]]
        if students:
            session.run("takeover.delete_grades", {"students": students})
        for part in ("grades", "marks"):
            session.run(f"takeover.insert_{part}", {"rows": _here(handed.parts[part], classes, matched.students)})
        _take_mappings(session, handed, author, now)
        for student, state in matched.states.items():
            note = _("taken over from {name}").format(name=handed.made_by)
            correct_in(session, Entity.STUDENT, student, {"student_status": state}, author, now, today, note)
    return tuple(classes.values())


def _matched(session: Session, scope: Scope, handed: HandedOver) -> _Matched:
    classes: dict[str, str] = {}
    students: dict[str, str] = {}
    states: dict[str, str] = {}
    taken: list[TakenClass] = []
    foreign: list[str] = []
    told_of = {
        row["student_key"]
        for part in (*_ENTRIES, "grades", "marks")
        for row in handed.parts[part]
        if row["student_key"]
    }
    for row in handed.parts["classes"]:
        name = clean(row["class_name"])
        class_id = session.value("classes.id_of_key", {"class_key": fold(name)})
        exists = class_id is not None and session.value("classes.name_of", {"class_id": class_id}) is not None
        if exists and class_id not in scope.classes:
            foreign.append(name)
        members = [one for one in handed.parts["students"] if one["class_id"] == row["class_id"]]
        here = session.rows("takeover.students", {"class_id": class_id}) if exists else []
        found = {one["student_key"]: _same(one, here) for one in members}
        missing = [one for one in members if found[one["student_key"]] is None]
        known = {key: match for key, match in found.items() if match is not None}
        of_file = {one["student_key"]: one["status"] for one in members}
        other = {match["student_key"]: of_file[key] for key, match in known.items() if match["status"] != of_file[key]}
        classes |= {row["class_id"]: class_id} if exists else {}
        students |= {key: match["student_key"] for key, match in known.items()}
        states |= other
        taken.append(
            TakenClass(
                class_name=name,
                exists=exists,
                replaces=exists and bool(session.value("takeover.stated", {"class_id": class_id})),
                students=len(members),
                found=len(known),
                missing=tuple(
                    " ".join(part for part in (one["student_id"], one["student_name"]) if part)
                    for one in missing
                    if one["student_key"] in told_of
                ),
                states=len(other),
            )
        )
    return _Matched(classes, students, states, tuple(taken), tuple(foreign))


def _same(wanted: Row, here: Iterable[Row]) -> Row | None:
    """Return the student of the same number, or without a number the only one of that name."""
    if wanted["student_id"]:
        return next(
            (one for one in here if one["student_id"] and fold(one["student_id"]) == fold(wanted["student_id"])), None
        )
    named = [
        one for one in here if one["student_name"] and fold(one["student_name"]) == fold(wanted["student_name"] or "")
    ]
    return named[0] if len(named) == 1 else None


def _refusal(matched: _Matched) -> str:
    if matched.foreign:
        return _("{classes} is looked after by someone else here.").format(classes=", ".join(matched.foreign))
    missing = [name for taken in matched.taken for name in taken.missing]
    if not missing:
        return ""
    names = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
    return n_(
        "{n} student the file tells of is not stored here: {names}. Import the workbooks of the class first.",
        "{n} students the file tells of are not stored here: {names}. Import the workbooks of the class first.",
        len(missing), names=names,
    )  # fmt: skip


def _ensure_classes(
    session: Session, handed: HandedOver, matched: _Matched, author: str, now: datetime
) -> dict[str, str]:
    found = dict(matched.classes)
    for row in handed.parts["classes"]:
        if row["class_id"] in found:
            continue
        name = clean(row["class_name"])
        issuer = Issuer(session)
        class_id = issuer.class_ids([fold(name)])[fold(name)]
        for _entity, key, record_id in issuer.issued:
            session.run("classes.insert_key", {"key": key, "record_id": record_id})
        new = {"class_id": class_id, "name": name, "author": author, "created_at": now}
        session.run("classes.insert_settings", new)
        found[row["class_id"]] = class_id
    return found


def _settle_class(session: Session, handed: HandedOver, row: Row, class_id: str, author: str, now: datetime) -> None:
    """Put what the file states about a class in place of what was stated here."""
    ensure_settings(session, class_id, author, now)
    # who takes the class over looks after it from now on
    session.run("takeover.set_class", {**row, "class_id": class_id, "advisor": author})
    session.run("stated.forget_rules", {"class_id": class_id})
    for stated in handed.parts["rules"]:
        if stated["class_id"] == row["class_id"]:
            rules = {key: checked_rule(key, _value(stated.get(key))) for key in RULES}
            session.run("stated.insert_rules", {**rules, "class_id": class_id, "author": author, "now": now})
    here = {row["class_id"]: class_id}
    signed = {"author": author, "now": now}
    for part in _OF_CLASS:
        session.run(f"stated.forget_{part}", {"class_id": class_id})
        rows = [one for one in handed.parts[part] if one["class_id"] == row["class_id"]]
        dated = part in {"due_dates", "collections"}
        session.run(f"takeover.insert_{part}", {"rows": _here(rows, here, {}), **({} if dated else signed)})
    criteria = [one for one in handed.parts["criteria"] if one["class_id"] == row["class_id"]]
    if criteria:
        session.run("takeover.delete_marks", {"class_id": class_id, "students": []})
        session.run("grading.delete_criteria", {"class_id": class_id})
        session.run("takeover.insert_criteria", {"rows": _here(criteria, here, {}), **signed})


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _take_mappings(session: Session, handed: HandedOver, author: str, now: datetime) -> None:
    rows = handed.parts["mappings"]
    if not rows:
        return
    ids = new_ids(len(rows))
    named = [{**row, "mapping_id": mapping_id} for row, mapping_id in zip(rows, ids, strict=True)]
    session.run("takeover.forget_mappings", {"rows": json.dumps(rows)})
    session.run(
        "takeover.insert_mappings",
        {"rows": json.dumps(named), "handed_by": handed.made_by, "author": author, "now": now},
    )


def _known(session: Session, handed: HandedOver) -> frozenset[str]:
    """Return the ids of entries that are stored already: the file was taken over before, or comes from here."""
    ids = [_id_of(row, columns) for part, columns in _ENTRIES.items() for row in handed.parts[part]]
    return frozenset(row["id"] for row in session.rows("takeover.known_ids", {"ids": ids}))


def _id_of(row: Row, columns: tuple[str, ...]) -> str:
    return "".join(str(row[column]) for column in columns)


def _here(rows: Iterable[Row], classes: Mapping[str, str], students: Mapping[str, str]) -> str:
    """Return rows as JSON with the ids of this database."""
    translated = []
    for row in rows:
        known = dict(row)
        if "class_id" in row:
            known["class_id"] = classes[row["class_id"]]
        if row.get("student_key"):
            known["student_key"] = students[row["student_key"]]
        translated.append(known)
    return json.dumps(translated)
