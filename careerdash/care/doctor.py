"""Is what is stored sound? One finding per check, in a sentence; nothing is changed by looking."""

import hashlib
import platform
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from careerdash import __version__
from careerdash.care.rederiving import differing_records
from careerdash.care.restoring import returned_people
from careerdash.imports.commit import unpack
from careerdash.store.database import Database, Session
from careerdash.store.soundness import (
    ENGINE,
    leftovers,
    migrations_of,
    room_beside,
    schema_differences,
    unknown_students,
    unreadable,
    unreadable_table,
)
from careerdash.wording import _, n_

_MEGABYTE = 1_000_000
# A backup, an erasure and an import need room for copies of the file.
_COPIES = 3


class State(StrEnum):
    """What a check found: all is well, something to know, or damage."""

    SOUND = "ok"
    NOTE = "note"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its key for scripts, its title, what it found, and the sentence."""

    key: str
    title: str
    state: State
    sentence: str


@dataclass(frozen=True, slots=True)
class Examination:
    """All checks of one database."""

    checks: tuple[Check, ...]

    @property
    def sound(self) -> bool:
        """Whether no check found damage."""
        return all(check.state is not State.DAMAGED for check in self.checks)

    @property
    def sentence(self) -> str:
        """Return the finding in one sentence."""
        damaged = [check.title for check in self.checks if check.state is State.DAMAGED]
        if not damaged:
            return _("The data are sound.")
        return _("The data are damaged ({what}): make a copy of the file, then restore a backup.").format(
            what=", ".join(damaged)
        )


def examine(path: Path) -> Examination:
    """Check a database that no other program has open; one of an older version is brought to the newest schema.

    Raises:
        StoreUnavailable: there is none, it is open elsewhere, or a newer version wrote it.
    """
    reason = unreadable(path)
    if reason is not None:
        return Examination((_readable(reason), *_around(path)))
    with closing(Database(path)) as database:
        return Examination((_readable(None), *_stored(database), *_around(path)))


def examine_open(database: Database) -> Examination:
    """Check a database that is in use; writers wait now and then."""
    with database.read() as session:
        reason = unreadable_table(session)
    stored = () if reason else tuple(_stored(database))
    return Examination((_readable(reason), *stored, *_around(database.path)))


def _check(key: str, title: str, problem: str, fine: str, state: State = State.DAMAGED) -> Check:
    return Check(key, title, state if problem else State.SOUND, problem or fine)


def _readable(reason: str | None) -> Check:
    problem = _("a part cannot be read ({reason}).").format(reason=reason) if reason else ""
    return _check("file", _("File"), problem, _("every block can be read."))


def _stored(database: Database) -> Iterator[Check]:
    with database.read() as session:
        schema = _schema(session)
        yield schema
        if schema.state is State.DAMAGED:
            # the other checks look into tables that may be missing
            return
        yield from _checked(session)
    yield _records(database)


def _schema(session: Session) -> Check:
    seen, other = migrations_of(session), schema_differences(session)
    problem = _("other than this version makes it: {names}.").format(names=", ".join(other[:5])) if other else ""
    return _check("schema", _("Schema"), problem, _("version {version}.").format(version=seen[-1]))


def _checked(session: Session) -> Iterator[Check]:
    wrong = [str(row["batch"]) for row in session.rows("doctor.wrong_counts")]
    problem = (
        _("the counts of {batches} are not those of their rows.").format(batches=", ".join(wrong)) if wrong else ""
    )
    sizes = session.rows("doctor.sizes")[0]
    fine = n_("{n} import or change, {rows} rows: read = new + changed + same + held.",
              "{n} imports and changes, {rows} rows: read = new + changed + same + held.",
              sizes["batches"], rows=f"{sizes['raw_rows']:,}")  # fmt: skip
    yield _check("counts", _("Counts"), problem, fine)
    problem = _found(session, "doctor.stray_rows", {
        "row": _("{n} rows without a sheet"), "sheet": _("{n} sheets without a file"),
        "file": _("{n} files without an import"), "shape": _("{n} rows of another shape than told"),
        "number": _("{n} rows with the number of another"), "settled": _("{n} settled rows that are not there"),
        "ground": _("{n} changes without their import"),
    })  # fmt: skip
    yield _check("rows", _("Rows"), problem, _("each row has its sheet, file and import."))
    problem = _found(session, "doctor.stray_links", {
        "row": _("{n} links of rows that are not there"), "record": _("{n} links to unknown records"),
    })  # fmt: skip
    fine = n_("{n} link leads from a row to a record.", "{n} links lead from rows to records.", sizes["links"])
    yield _check("links", _("Links"), problem, fine)
    lost = session.rows("doctor.records_without_rows")
    problem = ", ".join(f"{row['n']:,} {row['entity']}" for row in lost)
    problem = _("no active row speaks of: {records}.").format(records=problem) if problem else ""
    yield _check("sources", _("Sources"), problem, _("each record has the row it comes from."))
    yield _originals(session)
    stray = unknown_students(session)
    problem = ", ".join(f"{table} {rows:,}" for table, rows in stray.items())
    problem = _("about students nobody knows: {tables}.").format(tables=problem) if problem else ""
    yield _check("stated", _("What advisors stated"), problem, _("each entry is about a known student."), State.NOTE)
    again = returned_people(session)
    here = [*again.students, *again.professionals]
    problem = _("stored again: {who}. Erase them again.").format(who=", ".join(here[:5])) if here else ""
    yield _check("erased", _("Erased people"), problem, _("nobody who was erased is stored."), State.NOTE)


def _found(session: Session, statement: str, words: dict[str, str]) -> str:
    found = [words[row["kind"]].format(n=f"{row['n']:,}") for row in session.rows(statement)]
    return f"{'; '.join(found)}." if found else ""


def _records(database: Database) -> Check:
    try:
        differing = differing_records(database)
    except (ValueError, LookupError) as error:
        reason = _("cannot be derived from their rows ({reason}).").format(reason=type(error).__name__)
        return _check("records", _("Records"), reason, "")
    told = ", ".join(f"{count:,} {entity.value}" for entity, count in differing.items())
    problem = _("not what their rows say: {records}.").format(records=told) if told else ""
    return _check("records", _("Records"), problem, _("derived again from the rows, they are the same."))


def _originals(session: Session) -> Check:
    rows = session.rows("doctor.originals")
    damaged = []
    for row in rows:
        try:
            content = unpack(session.value("erasing.original", {"file_id": row["file_id"]}))
        except zlib.error:
            damaged.append(row["name"])
            continue
        if hashlib.sha256(content).hexdigest() != row["sha256"]:
            damaged.append(row["name"])
    problem = _("not the files that were uploaded: {names}.").format(names=", ".join(damaged[:5])) if damaged else ""
    fine = n_("{n} uploaded file is as it was.", "{n} uploaded files are as they were.", len(rows))
    return _check("originals", _("Uploaded files"), problem, fine)


def _around(path: Path) -> Iterator[Check]:
    room = room_beside(path)
    told = _("{used:,.0f} MB, {free:,.0f} MB free.").format(used=room.used / _MEGABYTE, free=room.free / _MEGABYTE)
    short = room.free < _COPIES * room.used
    problem = _("{told} Backups and erasures need room for copies of the file.").format(told=told) if short else ""
    yield _check("room", _("Disk"), problem, told, State.NOTE)
    left = ", ".join(one.name for one in leftovers(path))
    problem = _("left by an interrupted run, delete them: {names}.").format(names=left) if left else ""
    yield _check("leftovers", _("Other files"), problem, _("none was left by an interrupted run."), State.NOTE)
    versions = f"careerdash {__version__}, DuckDB {ENGINE}, Python {platform.python_version()}."
    yield Check("versions", _("Versions"), State.SOUND, versions)
