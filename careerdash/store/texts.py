"""All texts of a database, whichever tables it has: nothing that names a person is forgotten because a table is new."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careerdash.store.copies import quoted
from careerdash.store.database import Session

_SEPARATOR = "\x1f"
_IN_TABLES = """database_name = current_database() AND table_name IN (
    SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()
)"""


@dataclass(frozen=True, slots=True)
class _Column:
    table: str
    name: str
    many: bool


def replace_texts(
    session: Session, pattern: str, replaced: Callable[[str], str], leave: Collection[str]
) -> Mapping[str, int]:
    """Replace the texts that match a pattern, in every text column of every table but those to leave.

    ``pattern`` is a regular expression of the engine and chooses the texts; ``replaced`` gives the text that takes the
    place, the same where nothing is to change. Returns how many distinct texts changed in each table.
    """
    changed: dict[str, int] = {}
    for column in _text_columns(session, leave):
        for old in _matching(session, column, pattern):
            new = [replaced(text) for text in old] if isinstance(old, list) else replaced(old)
            if new != old:
                _put(session, column, old, new)
                changed[column.table] = changed.get(column.table, 0) + 1
    return changed


def delete_rows(session: Session, column: str, values: Sequence[str], leave: Collection[str]) -> Mapping[str, int]:
    """Delete the rows that hold one of the values in a column of that name, in every table but those to leave.

    Returns how many rows went from each table.
    """
    gone: dict[str, int] = {}
    tables = session.engine.execute(
        f"SELECT table_name FROM duckdb_columns() WHERE column_name = ? AND {_IN_TABLES} ORDER BY 1", [column]
    ).fetchall()
    for (table,) in tables:
        if table not in leave:
            ((rows,),) = session.engine.execute(
                f"DELETE FROM {quoted(table)} WHERE list_contains(?::VARCHAR[], {quoted(column)})", [list(values)]
            ).fetchall()
            if rows:
                gone[table] = int(rows)
    return gone


def _text_columns(session: Session, leave: Collection[str]) -> Iterator[_Column]:
    found = session.engine.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        f"WHERE data_type IN ('VARCHAR', 'VARCHAR[]') AND {_IN_TABLES} ORDER BY ALL"
    ).fetchall()
    for table, name, kind in found:
        if table not in leave:
            yield _Column(table, name, kind == "VARCHAR[]")


def _matching(session: Session, column: _Column, pattern: str) -> list[str | list[str]]:
    text = f"array_to_string({quoted(column.name)}, ?)" if column.many else f"{quoted(column.name)} || left(?, 0)"
    rows = session.engine.execute(
        f"SELECT DISTINCT {quoted(column.name)} FROM {quoted(column.table)} WHERE regexp_matches({text}, ?, 'i')",
        [_SEPARATOR, pattern],
    ).fetchall()
    return [value for (value,) in rows]


def _put(session: Session, column: _Column, old: object, new: object) -> None:
    kind = "VARCHAR[]" if column.many else "VARCHAR"
    name = quoted(column.name)
    session.engine.execute(
        f"UPDATE {quoted(column.table)} SET {name} = ?::{kind} WHERE {name} = ?::{kind}", [new, old]
    ).fetchall()
