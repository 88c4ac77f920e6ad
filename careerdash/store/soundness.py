"""Whether a database file is whole: every block readable, the schema as this version makes it, room on the disk."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from careerdash.errors import StoreUnavailable
from careerdash.store.backup import PART, RESTORING
from careerdash.store.copies import connect_to_read, first_line, quoted, table_names
from careerdash.store.database import WORK_FILES, Session
from careerdash.store.schema import migrate, unknown
from careerdash.wording import _

ENGINE = duckdb.__version__


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of the database file, and bytes free beside it."""

    used: int
    free: int


def unreadable(path: Path) -> str | None:
    """Read a file from end to end without changing it; return why it cannot be read, None where all is well.

    Raises:
        StoreUnavailable: the file is missing, open in another program, or of a newer version.
    """
    if not path.is_file():
        raise StoreUnavailable(_("There is no database {path}.").format(path=path))
    try:
        with connect_to_read(path) as connection:
            if names := unknown(connection):
                raise StoreUnavailable(
                    _("{path} was written by a newer version of careerdash ({names}).").format(
                        path=path, names=", ".join(names)
                    )
                )
            return _first_unreadable(connection)
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise StoreUnavailable(
                _("{path} is open in another program: stop it, or check the data on the page Settings.").format(
                    path=path
                )
            ) from error
        return first_line(error)
    except duckdb.Error as error:
        return first_line(error)


def unreadable_table(session: Session) -> str | None:
    """Read every value of an open database; return why one cannot be read, None where all is well."""
    return _first_unreadable(session.engine)


def _first_unreadable(connection: duckdb.DuckDBPyConnection) -> str | None:
    for name in table_names(connection):
        try:
            connection.execute(f"SELECT bit_xor(hash(t)) FROM {quoted(name)} AS t").fetchall()
        except (duckdb.Error, UnicodeDecodeError) as error:
            return f"{name}: {first_line(error)}"
    return None


def schema_differences(session: Session) -> list[str]:
    """Return the columns, views and macros that are missing, foreign or other than this version makes them."""
    with duckdb.connect(":memory:") as fresh:
        migrate(fresh, datetime.now(UTC).replace(tzinfo=None))
        wanted = _schema(fresh)
    return sorted({name for name, _definition in _schema(session.engine) ^ wanted})


def migrations_of(session: Session) -> list[str]:
    """Return the migrations the database has seen, in order."""
    rows = session.engine.execute("SELECT name FROM schema_migrations ORDER BY name").fetchall()
    return [name for (name,) in rows]


def unknown_students(session: Session) -> dict[str, int]:
    """Return by table how many rows are about a student (``student_key``) whom no import ever named."""
    found: dict[str, int] = {}
    tables = session.engine.execute(
        "SELECT c.table_name FROM duckdb_columns() AS c JOIN duckdb_tables() AS t ON t.table_oid = c.table_oid "
        "AND t.database_name = c.database_name "
        "WHERE c.database_name = current_database() AND c.column_name = 'student_key' ORDER BY 1"
    ).fetchall()
    for (table,) in tables:
        ((rows,),) = session.engine.execute(
            f"SELECT count(*) FROM {quoted(table)} AS t WHERE t.student_key <> '' "
            "AND t.student_key NOT IN (SELECT record_id FROM record_keys WHERE entity = 'student')"
        ).fetchall()
        if rows:
            found[table] = int(rows)
    return found


def room_beside(path: Path) -> Room:
    """Return how large a database file is and how much its disk has left."""
    return Room(path.stat().st_size, shutil.disk_usage(path.absolute().parent).free)


def leftovers(path: Path) -> list[Path]:
    """Return files beside a database that an interrupted backup, restore or erasure left; they may hold people."""
    endings = (*WORK_FILES, RESTORING)
    found = [path.with_name(path.name + ending) for ending in endings]
    return sorted({*(one for one in found if one.exists()), *path.absolute().parent.glob(f"*{PART}")})


def _schema(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    found = connection.execute(
        "SELECT table_name || '.' || column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal "
        "UNION ALL SELECT function_name, coalesce(macro_definition, '') FROM duckdb_functions() "
        "WHERE database_name = current_database() AND NOT internal"
    ).fetchall()
    return {(str(name), str(definition)) for name, definition in found}
