"""Looks for texts in everything a database holds: the bytes of its files, and every value of every table."""

import zipfile
from io import BytesIO
from pathlib import Path

from careerdash.imports.commit import unpack
from careerdash.store.database import Database


def places_of(database: Database, *words: str) -> set[str]:
    """Where one of the words stands, in any column of any table, in lower case; files are unpacked."""
    found = set()
    cursor = database._connection.cursor()
    columns = cursor.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = current_database()"
        " AND table_name IN (SELECT table_name FROM duckdb_tables())"
    ).fetchall()
    for table, column, kind in columns:
        if kind == "BLOB":
            values = [
                part.decode("utf-8", "ignore")
                for (content,) in cursor.execute(f'SELECT "{column}" FROM {table}').fetchall()
                if content is not None
                for part in parts(unpack(content))
            ]
        else:
            rows = cursor.execute(f'SELECT DISTINCT "{column}"::VARCHAR FROM {table}').fetchall()
            values = [value for (value,) in rows if value is not None]
        if any(word.lower() in value.lower() for value in values for word in words):
            found.add(f"{table}.{column}")
    return found


def parts(content: bytes) -> list[bytes]:
    if not zipfile.is_zipfile(BytesIO(content)):
        return [content]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def files_holding(folder: Path, *words: str) -> set[str]:
    """The files of a folder in whose bytes one of the words stands, in either encoding."""
    wanted = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le")]
    return {
        path.name for path in folder.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in wanted)
    }
