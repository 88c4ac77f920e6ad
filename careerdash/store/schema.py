"""Migrations: each named SQL file runs once, in one transaction with its own record."""

from datetime import datetime
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent / "migrations"


def pending(connection: duckdb.DuckDBPyConnection) -> list[Path]:
    """Return the migrations this database has not seen, in order."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migrations (name VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)"
    )
    done = {name for (name,) in connection.execute("SELECT name FROM schema_migrations").fetchall()}
    return [path for path in sorted(FOLDER.glob("*.sql")) if path.stem not in done]


def unknown(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the migrations a database has seen that this version does not know: a newer version wrote it."""
    known = {path.stem for path in FOLDER.glob("*.sql")}
    found = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_migrations' AND NOT temporary"
    ).fetchall()
    if found == [(0,)]:
        return []
    return sorted({name for (name,) in connection.execute("SELECT name FROM schema_migrations").fetchall()} - known)


def migrate(connection: duckdb.DuckDBPyConnection, now: datetime) -> None:
    """Bring a database to the newest schema; a failed migration leaves the one before in place."""
    for path in pending(connection):
        connection.begin()
        try:
            connection.execute(path.read_text(encoding="utf-8"))
            connection.execute("INSERT INTO schema_migrations VALUES (?, ?)", [path.stem, now])
            connection.commit()
        except duckdb.Error:
            connection.rollback()
            raise
