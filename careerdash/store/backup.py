"""Backups: the whole database in one file, made while it is in use, and put back only when it is sound."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import duckdb

from careerdash.errors import BackupRefused, StoreUnavailable
from careerdash.store.copies import (
    connect,
    connect_to_read,
    first_line,
    log_of,
    quoted,
    remove,
    sync,
    sync_folder,
    table_names,
)
from careerdash.store.database import Database
from careerdash.store.schema import unknown
from careerdash.wording import _

Made = TypeVar("Made")
PART, RESTORING = ".part", ".restoring"
# What every database of this program has had since its first version.
_OURS = {"schema_migrations", "meta", "batches", "raw_rows", "students", "interviews"}


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written: where, how large (bytes), and the rows of each table."""

    path: Path
    size: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was put in place; ``before`` is where the database lies that was there, None where none was."""

    path: Path
    before: Path | None


def back_up(database: Database, target: Path) -> Backup:
    """Write everything committed into a new file.

    The file gets its name only when it is whole, checked and on the disk. Writers wait meanwhile, readers do not.

    Raises:
        BackupRefused: there is a file of that name, or no folder for it.
        StoreUnavailable: the disk is full or cannot be written; no file is left.
    """
    _refuse_target(target)
    part = target.with_name(target.name + PART)
    rows = database.copy_to(part)
    _refuse_target(target)
    part.replace(target)
    sync_folder(target.absolute().parent)
    return Backup(target, target.stat().st_size, rows)


def backup_bytes(database: Database) -> bytes:
    """Return a backup as bytes, to be handed to a browser; the file it is made in is removed.

    Raises:
        StoreUnavailable: the disk is full or cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="careerdash-backup-") as folder:
        return back_up(database, Path(folder) / "backup.duckdb").path.read_bytes()


def _refuse_target(target: Path) -> None:
    if target.exists():
        raise BackupRefused(
            _("{path} exists already and is not written over: choose another name.").format(path=target)
        )
    if not target.absolute().parent.is_dir():
        raise BackupRefused(
            _("There is no folder {folder}: create it, or choose another place.").format(folder=target.parent)
        )


def restore(backup: Path, path: Path, now: datetime, prepare: Callable[[Database], Made]) -> tuple[Restored, Made]:
    """Put a backup in the place of a database, which is kept beside it under a name with the day and time.

    The backup itself is not changed. It is read from end to end, copied, brought to the newest schema, and takes the
    place in one step: the name leads to the whole database before, or to the whole backup. ``prepare`` is given the
    copy before it takes the place; what it returns is returned.

    Raises:
        BackupRefused: the file is missing, damaged, no careerdash database, or of a newer version.
        StoreUnavailable: the database is open in another program, or the copy could not be written.
    """
    check_backup(backup)
    if path.exists() and path.samefile(backup):
        raise BackupRefused(_("{path} is the database in use, not a backup of it.").format(path=backup))
    _refuse_open(path)
    staged = path.with_name(path.name + RESTORING)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove(staged)
        shutil.copyfile(backup, staged)
        # opened once, so that an older schema, or what is still in its log, is known to come through
        if log_of(backup).exists():
            shutil.copyfile(log_of(backup), log_of(staged))
        with closing(Database(staged)) as database:
            made = prepare(database)
        sync(staged)
        before = _set_aside(path, now)
        staged.replace(path)
        sync_folder(path.absolute().parent)
    except OSError as error:
        raise StoreUnavailable(
            _("The backup could not be put in place: {reason}. The database is as it was.").format(
                reason=error.strerror or first_line(error)
            )
        ) from error
    finally:
        remove(staged)
    return Restored(path, before), made


def check_backup(backup: Path) -> None:
    """Read a backup from end to end.

    Raises:
        BackupRefused: the file is missing, damaged, no careerdash database, of a newer version, or in use.
    """
    if not backup.is_file():
        raise BackupRefused(_("There is no file {path}.").format(path=backup))
    try:
        with connect_to_read(backup) as connection:
            tables = set(table_names(connection))
            if not tables >= _OURS:
                raise BackupRefused(_("{path} is no careerdash database.").format(path=backup))
            if names := unknown(connection):
                raise BackupRefused(
                    _("{path} was written by a newer version of careerdash ({names}): update careerdash first.").format(
                        path=backup, names=", ".join(names)
                    )
                )
            read_through(connection)
    except (duckdb.Error, UnicodeDecodeError) as error:
        sentence = (
            _("{path} is open in another program: close it and try again.")
            if isinstance(error, duckdb.IOException) and "lock" in str(error)
            else _("{path} cannot be read: it is damaged, or no careerdash database.")
        )
        raise BackupRefused(sentence.format(path=backup)) from error


def read_through(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every value of every table: each block of the file is checked against its sum as it is read.

    Raises:
        duckdb.Error: a block is damaged.
    """
    for name in table_names(connection):
        connection.execute(f"SELECT bit_xor(hash(t)) FROM {quoted(name)} AS t").fetchall()


def _refuse_open(path: Path) -> None:
    """Nobody may have the database open; one that is damaged cannot be, and gives way."""
    if not path.exists():
        return
    try:
        connect(path).close()
    except duckdb.Error as error:
        if "lock" in str(error):
            raise StoreUnavailable(
                _("{path} is open in another program: stop careerdash first, then restore.").format(path=path)
            ) from error


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Give the database a second name beside it; its own name stays until the backup takes it."""
    if not path.exists():
        return None
    aside = path.with_name(f"{path.stem}-before-{now:%Y-%m-%d-%H%M%S}{path.suffix}")
    for old, kept in ((log_of(path), log_of(aside)), (path, aside)):
        if old.exists():
            _second_name(old, kept)
    # a log is left only by a database that could not be opened; beside the backup it would be taken for the backup's
    log_of(path).unlink(missing_ok=True)
    return aside


def _second_name(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:
        # a file system without links
        shutil.copyfile(path, other)
        sync(other)
