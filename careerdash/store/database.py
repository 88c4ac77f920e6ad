"""One database file: a cursor per read, one writer at a time, every write in one transaction.

Reads may run from many threads at once; each takes its own cursor, because a shared connection
mixes up results between threads. Writes take a lock, and either commit whole or leave nothing.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from careerdash.errors import StoreUnavailable
from careerdash.store.schema import migrate
from careerdash.store.statements import parameters, statements
from careerdash.wording import _

# Arrow's own pool hands memory back page by page: a third of the time of a large import went into getting it again.
pa.set_memory_pool(pa.system_memory_pool())

Params = Mapping[str, Any]
_STORAGE = "v1.5.0"


class Session:
    """A cursor with the named statements; what a read or a transaction works with."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

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
        return self._cursor.sql(statements()[name], params=_wanted(name, params)).to_arrow_table()

    def register(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table readable under a name, for this session only."""
        self._cursor.register(name, table)

    def _execute(self, name: str, params: Params | None) -> duckdb.DuckDBPyConnection:
        return self._cursor.execute(statements()[name], _wanted(name, params))


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
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = duckdb.connect(
                str(path),
                config={"storage_compatibility_version": _STORAGE},
            )
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

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._connection.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A cursor of its own for reading; sees committed data only."""
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
                cursor.commit()
            except BaseException:
                cursor.rollback()
                raise
            finally:
                cursor.close()

    @contextmanager
    def sparing_memory(self) -> Iterator[None]:
        """Hold the engine to a third of a gigabyte while much is written; what does not fit waits on disk.

        Questions asked meanwhile share it. Where more is in use right now, nothing changes.
        """
        with self.read() as session:
            with suppress(duckdb.OutOfMemoryException):
                session.run("meta.spare_memory")
            try:
                yield
            finally:
                session.run("meta.usual_memory")

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._connection.cursor()
        # the bar is written to standard output, into whatever a command prints there
        cursor.execute("SET enable_progress_bar = false")
        return cursor

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
        """Grows with every committed write; part of every cache key."""
        return int(self.value("meta.data_version"))
