"""One database file: a cursor per read, one writer at a time, every write in one transaction.

Reads may run from many threads at once; each takes its own cursor, because a shared connection
mixes up results between threads. Writes take a lock, and either commit whole or leave nothing.
"""

import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from careerdash.errors import StoreUnavailable
from careerdash.store.copies import connect, copy_whole, is_open_here, remove, sync_folder
from careerdash.store.gate import Gate
from careerdash.store.schema import migrate, unknown
from careerdash.store.statements import parameters, statements
from careerdash.wording import _

# Arrow's own pool hands memory back page by page: a third of the time of a large import went into getting it again.
pa.set_memory_pool(pa.system_memory_pool())
# A relation would save this copy, but is planned twice: on an answer of a class that is half of its whole time.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result", category=UserWarning)

Params = Mapping[str, Any]
Made = TypeVar("Made")
# Megabytes the engine gets for 100,000 wide rows; with half of it, setting rows aside costs another second.
_SPARED = 320
# Ends of the names of files that a rebuild makes beside the database; left over only where the process was killed.
WORK_FILES = (".changing", ".rebuilt")
_PATIENCE = 30.0
# filled by whoever asks first; the same name always brings the same statement, so that two threads may fill it at once
_PARSED: dict[str, duckdb.Statement] = {}


class Session:
    """A cursor with the named statements; what a read or a transaction works with."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    @property
    def engine(self) -> duckdb.DuckDBPyConnection:
        """The cursor itself, for what the store does to tables whose names it finds out; no other room uses it."""
        return self._cursor

    def run(self, name: str, params: Params | None = None) -> None:
        """Execute a named statement for its effect."""
        self._execute(name, params).fetchall()

    def rows(self, name: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Return the rows of a named statement as dictionaries."""
        cursor = self._execute(name, params)
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def value(self, name: str, params: Params | None = None) -> Any:
        """Return the first column of the first row, or None where there is none."""
        found = self._execute(name, params).fetchall()
        return found[0][0] if found else None

    def table(self, name: str, params: Params | None = None) -> pa.Table:
        """Return the rows of a named statement as an Arrow table."""
        return self._execute(name, params).to_arrow_table()

    def register(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table readable under a name, for this session only."""
        self._cursor.register(name, table)

    def _execute(self, name: str, params: Params | None) -> duckdb.DuckDBPyConnection:
        return self._cursor.execute(_parsed(self._cursor, name), _wanted(name, params))


def _parsed(cursor: duckdb.DuckDBPyConnection, name: str) -> duckdb.Statement:
    """The statement as the engine parsed it, once per process: parsing is a quarter of the time of a long question."""
    if name not in _PARSED:
        (_PARSED[name],) = cursor.extract_statements(statements()[name])
    return _PARSED[name]


def _wanted(name: str, params: Params | None) -> dict[str, Any]:
    """Only the parameters the statement takes: one set of filters serves many statements."""
    wanted = parameters(name)
    return {key: value for key, value in (params or {}).items() if key in wanted}


class Database:
    """One careerdash database; open it once per process and share it."""

    def __init__(self, path: Path) -> None:
        """Open (or create) the file and bring it to the newest schema.

        Raises:
            StoreUnavailable: another program holds the file, or it is not a database of this program.
        """
        self.path = path
        self._writing = threading.Lock()
        self._gate = Gate()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = connect(path)
            self._refuse_newer()
            migrate(self._connection, datetime.now(UTC).replace(tzinfo=None))
        except (duckdb.Error, OSError) as error:
            if path.is_dir() or not isinstance(error, duckdb.IOException) or "lock" not in str(error):
                raise StoreUnavailable(
                    _("{path} cannot be opened: it is no careerdash database, or may not be written.").format(path=path)
                ) from error
            raise StoreUnavailable(
                _(
                    "The database {path} cannot be opened: another program may be using it. Close it and try again."
                ).format(path=path)
            ) from error
        self._version = self._stored_version()

    def _refuse_newer(self) -> None:
        if names := unknown(self._connection):
            self._connection.close()
            raise StoreUnavailable(
                _(
                    "{path} was written by a newer version of careerdash ({names}): update careerdash to open it."
                ).format(path=self.path, names=", ".join(names))
            )

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._connection.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A cursor of its own for reading; sees committed data only."""
        with self._gate.passing():
            cursor = self._cursor()
            try:
                yield Session(cursor)
            finally:
                cursor.close()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """The one writer: commits on success and rolls back on any error, then counts the data version up."""
        with self._writing:
            cursor = self._cursor()
            cursor.begin()
            try:
                session = Session(cursor)
                yield session
                session.run("meta.raise_data_version")
                version = session.value("meta.data_version")
                cursor.commit()
                self._version = int(version)
            except BaseException:
                cursor.rollback()
                raise
            finally:
                cursor.close()

    @contextmanager
    def rehearse(self) -> Iterator[Session]:
        """Write, and take it all back at the end: what would be, without its being so."""
        with self._writing:
            cursor = self._cursor()
            cursor.begin()
            try:
                yield Session(cursor)
            finally:
                cursor.rollback()
                cursor.close()

    def copy_to(self, target: Path) -> Mapping[str, int]:
        """Copy everything committed into a new file, checked and on the disk; returns the rows of each table.

        Raises:
            StoreUnavailable: the copy could not be written; no file is left.
        """
        with self._writing, self._gate.passing():
            cursor = self._cursor()
            try:
                return copy_whole(cursor, target)
            finally:
                cursor.close()

    def rebuild(self, change: Callable[[Session], Made]) -> Made:
        """Change a copy, and put a fresh copy of that in the place of the file; return what the change returns.

        Deleted rows stay readable in the blocks of a database file. The file that takes the place holds only what is
        left. Whatever happens, the name leads to the whole old file or to the whole new one. Questions are answered
        meanwhile, except for the moment of the exchange.

        Raises:
            StoreUnavailable: no room for the copies, or somebody reads without end; nothing was changed.
        """
        changing, rebuilt = (self.path.with_name(self.path.name + ending) for ending in WORK_FILES)
        with self._writing:
            try:
                with self._gate.passing():
                    cursor = self._cursor()
                    try:
                        copy_whole(cursor, changing)
                    finally:
                        cursor.close()
                copy = Database(changing)
                try:
                    with copy.write() as session:
                        made = change(session)
                    copy.copy_to(rebuilt)
                finally:
                    copy.close()
                remove(changing)
                self._exchange(rebuilt)
            finally:
                remove(changing)
                remove(rebuilt)
        return made

    def _exchange(self, fresh: Path) -> None:
        """Put a closed file in the place of this one."""
        with self._gate.shut(_PATIENCE):
            self._connection.close()
            try:
                if is_open_here(self.path):
                    raise StoreUnavailable(
                        _("The database is still in use and cannot be exchanged: nothing was changed. Try again.")
                    )
                fresh.replace(self.path)
                sync_folder(self.path.parent)
            finally:
                self._connection = connect(self.path)
                self._version = self._stored_version()

    @contextmanager
    def sparing_memory(self, rows: int) -> Iterator[None]:
        """Hold the engine to little memory and one thread while many rows are written; the rest waits on disk.

        Questions asked meanwhile share it. Where more is in use right now, the memory stays as it is.
        """
        # nothing is read meanwhile: whoever waits to exchange the file would wait for it, and it for the write lock
        with self.read() as session:
            with suppress(duckdb.OutOfMemoryException):
                session.run("meta.spare_memory", {"megabytes": str(max(_SPARED, _SPARED * rows // 100_000))})
            session.run("meta.one_thread")
        try:
            yield
        finally:
            with self.read() as session:
                session.run("meta.usual_threads")
                session.run("meta.usual_memory")

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._connection.cursor()
        # the bar is written to standard output, into whatever a command prints there
        cursor.execute(_parsed(cursor, "meta.no_progress_bar"))
        return cursor

    def _stored_version(self) -> int:
        cursor = self._cursor()
        try:
            return int(Session(cursor).value("meta.data_version"))
        finally:
            cursor.close()

    def rows(self, name: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Return the rows of one named statement."""
        with self.read() as session:
            return session.rows(name, params)

    def table(self, name: str, params: Params | None = None) -> pa.Table:
        """Return the Arrow table of one named statement."""
        with self.read() as session:
            return session.table(name, params)

    def value(self, name: str, params: Params | None = None) -> Any:
        """Return the single value of one named statement."""
        with self.read() as session:
            return session.value(name, params)

    @property
    def data_version(self) -> int:
        """Grows with every committed write, all of which go through here; part of every cache key."""
        return self._version
