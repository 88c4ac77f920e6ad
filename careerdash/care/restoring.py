"""Putting a backup back, and keeping the promise given since: who was erased meanwhile is named, and held back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from careerdash.errors import StoreUnavailable
from careerdash.privacy.marks import Marker, NamedProfessional, NamedStudent, any_known
from careerdash.store.backup import Restored, check_backup, restore
from careerdash.store.database import Database, Session
from careerdash.values.contacts import contacts_in


@dataclass(frozen=True, slots=True)
class Returned:
    """People who were erased and are in the data again: numbers of students, ids of professionals."""

    students: tuple[str, ...] = ()
    professionals: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.students or self.professionals)


@dataclass(frozen=True, slots=True)
class RestoreReceipt:
    """What was put in place: how much it holds, where the database before lies, and who is in it again."""

    restored: Restored
    students: int
    interviews: int
    returned: Returned


@dataclass(frozen=True, slots=True)
class _Promises:
    """What was erased in the database that gives way, with its marks; they mean something under its key only."""

    key: str
    erasures: tuple[dict[str, Any], ...]
    marks: tuple[dict[str, Any], ...]


def restore_backup(backup: Path, path: Path, now: datetime) -> RestoreReceipt:
    """Put a backup in the place of a database; marks of people erased since it was made are carried over.

    Raises:
        BackupRefused: the file is missing, damaged, no careerdash database, or of a newer version.
        StoreUnavailable: the database is open in another program, or the copy could not be written.
    """
    check_backup(backup)
    promises = _promises(path)

    def prepare(database: Database) -> tuple[int, int, Returned]:
        with database.write() as session:
            if promises is not None and promises.key == session.value("erasures.key"):
                _carry(session, promises)
            counted = session.rows("erasures.holdings")[0]
            return int(counted["students"]), int(counted["interviews"]), returned_people(session)

    restored, (students, interviews, returned) = restore(backup, path, now, prepare)
    return RestoreReceipt(restored, students, interviews, returned)


def returned_people(session: Session) -> Returned:
    """Return the people in the data whom a mark of an erasure names."""
    kept = frozenset(row["mark"] for row in session.rows("erasures.marks"))
    if not kept:
        return Returned()
    marker = Marker(str(session.value("erasures.key")))
    students = [
        row["student_id"] or row["student_name"]
        for row in session.rows("erasures.named_students")
        if any_known(marker.told_by_student(_student(row)), kept)
    ]
    professionals = [
        row["professional_id"]
        for row in session.rows("erasures.named_professionals")
        if any_known(marker.told_by_professional(_professional(row)), kept)
    ]
    return Returned(tuple(sorted(students)), tuple(sorted(professionals)))


def _student(row: dict[str, Any]) -> NamedStudent:
    return NamedStudent(row["student_id"] or "", row["student_name"] or "", row["class_key"])


def _professional(row: dict[str, Any]) -> NamedProfessional:
    reached = row["contact_key"] if contacts_in(row["contact"] or "") else None
    return NamedProfessional(row["professional_name"], row["organisation_key"] or "", reached or "")


def _promises(path: Path) -> _Promises | None:
    """What the database promised; nothing where there is none, or none that can be read."""
    if not path.exists():
        return None
    try:
        database = Database(path)
    except StoreUnavailable:
        # damaged (that may be why it is restored), or in use, which the exchange itself refuses
        return None
    try:
        with database.read() as session:
            return _Promises(
                str(session.value("erasures.key")),
                tuple(session.rows("erasures.all")),
                tuple(session.rows("erasures.all_marks")),
            )
    finally:
        database.close()


def _carry(session: Session, promises: _Promises) -> None:
    known = {row["erasure_id"] for row in session.rows("erasures.all")}
    for erasure in promises.erasures:
        if erasure["erasure_id"] not in known:
            marks = [row["mark"] for row in promises.marks if row["erasure_id"] == erasure["erasure_id"]]
            session.run("erasures.insert", {**erasure, "now": erasure["erased_at"]})
            session.run("erasures.insert_marks", {"erasure_id": erasure["erasure_id"], "marks": marks})
