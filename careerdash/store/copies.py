"""Copies of a database made by the engine itself: whole, checked, on the disk, and only then under their name.

A copy has the schema as this version's migrations make it, and the rows of the source. The engine can copy the schema
too, but writes views and macros in an order of its own, in which one may come before what it is made of.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from careerdash.errors import StoreUnavailable
from careerdash.store.schema import migrate
from careerdash.wording import _

_STORAGE = "v1.5.0"
_ALIAS = "careerdash_copy"
_WAL = ".wal"
_SPILLED = ".tmp"


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a database file for writing, creating it where there is none."""
    return duckdb.connect(str(path), config={"storage_compatibility_version": _STORAGE})


def copy_whole(source: duckdb.DuckDBPyConnection, target: Path) -> Mapping[str, int]:
    """Copy an open database into a new file and return the rows of each table; the file is closed, checked and synced.

    The caller keeps writers away meanwhile. Where anything fails no file is left.

    Raises:
        StoreUnavailable: the copy could not be written, or does not hold what the source holds.
    """
    remove(target)
    try:
        _empty(target)
        _fill(source, target)
        counted = _counts(source)
        _check(target, counted)
        sync(target)
    except (duckdb.Error, OSError) as error:
        remove(target)
        raise StoreUnavailable(
            _("The copy {path} could not be written: {reason}").format(path=target, reason=first_line(error))
        ) from error
    except BaseException:
        remove(target)
        raise
    return counted


def connect_to_read(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a database file for reading only; the file is not changed in any way."""
    connection = duckdb.connect(str(path), read_only=True)
    connection.execute("SET enable_progress_bar = false")
    return connection


def is_open_here(path: Path) -> bool:
    """Tell whether this process still has the file open: it then cannot be opened in another way."""
    try:
        duckdb.connect(str(path), read_only=True).close()
    except duckdb.ConnectionException:
        return True
    return log_of(path).exists()


def log_of(path: Path) -> Path:
    """Return where the engine writes what is not yet in the file."""
    return path.with_name(path.name + _WAL)


def remove(path: Path) -> None:
    """Remove a database file, its log, and what the engine put aside beside it."""
    for name in (path, log_of(path)):
        name.unlink(missing_ok=True)
    spilled = path.with_name(path.name + _SPILLED)
    if spilled.is_dir():
        for part in spilled.iterdir():
            part.unlink()
        spilled.rmdir()


def sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can tell."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def first_line(error: BaseException) -> str:
    """Return what an error says, in one line."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def quoted(name: str) -> str:
    """Return a name as it is written in a statement."""
    return '"' + name.replace('"', '""') + '"'


def table_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the tables of the database a connection was opened with."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT temporary ORDER BY 1"
    ).fetchall()
    return [name for (name,) in found]


def _counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    counted = {}
    for name in table_names(connection):
        ((rows,),) = connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()
        counted[name] = int(rows)
    return counted


def _check(target: Path, counted: Mapping[str, int]) -> None:
    with connect_to_read(target) as copy:
        if _counts(copy) != counted:
            raise StoreUnavailable(_("The copy {path} is not complete and was removed.").format(path=target))


def _empty(target: Path) -> None:
    """Make a database with the newest schema and not a single row."""
    connection = connect(target)
    try:
        migrate(connection, datetime.now(UTC).replace(tzinfo=None))
        for name in table_names(connection):
            connection.execute(f"DELETE FROM {quoted(name)}")
    finally:
        connection.close()


def _fill(source: duckdb.DuckDBPyConnection, target: Path) -> None:
    ((own,),) = source.execute("SELECT current_database()").fetchall()
    place = str(target).replace("'", "''")
    source.execute(f"ATTACH '{place}' AS {_ALIAS}")
    try:
        source.execute(f"COPY FROM DATABASE {quoted(own)} TO {_ALIAS} (DATA)")
        source.execute(f"CHECKPOINT {_ALIAS}")
    finally:
        source.execute(f"DETACH {_ALIAS}")
