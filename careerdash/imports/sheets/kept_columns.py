"""Columns of an import that were kept without being read, and which fields they can still be given."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.records.readers import STEP_COLUMNS
from careerdash.imports.sheets.mapping import header_keys
from careerdash.store.database import Database, Session

_SAMPLES = 3
# Rows were linked to records by these when they were stored: another reading of them would be other records.
_IDENTITY = {
    SheetKind.ROSTER: frozenset({"student_id", "student_name", "class_name"}),
    SheetKind.INTERVIEWS: frozenset(
        {"student_id", "student_name", "class_name", "professional_name", "interview_date"}
    ),
    SheetKind.PLANNING: frozenset(
        {"student_id", "student_name", "class_name", "step", "date", "text", *STEP_COLUMNS}
    ),
    SheetKind.JOB_INTERVIEWS: frozenset(
        {"student_id", "student_name", "class_name", "employer", "post", "round", "date"}
    ),
    SheetKind.UNKNOWN: frozenset[str](),
}  # fmt: skip
# Without a name these tell who was interviewed; with one they are facts of that person.
_NAMING = frozenset({"organisation", "occupation", "contact"})
_MADE = (" → ", "(file name)")


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A column that is kept without being read, on all sheets of one kind in an import that have it.

    ``places`` are sheet ids with the number of the column there; ``rows`` counts the rows with a text.
    """

    batch: int
    kind: SheetKind
    name: str
    places: tuple[tuple[str, int], ...]
    rows: int
    samples: tuple[str, ...]
    fields: tuple[str, ...]


def kept_columns(database: Database, batch: int) -> tuple[KeptColumn, ...]:
    """Return the columns of an import that are kept without being read, those with most texts first."""
    with database.read() as session:
        sheets = session.rows("mapping.sheets", {"batch": batch})
        filled = {
            row["sheet_id"]: dict(zip(row["positions"], row["filled"], strict=True))
            for row in session.rows("mapping.filled", {"batch": batch})
        }
        groups: dict[tuple[SheetKind, str], list[tuple[Mapping[str, Any], int]]] = {}
        for sheet in sheets:
            for name, index in unread(sheet).items():
                groups.setdefault((SheetKind(sheet["kind"]), name), []).append((sheet, index))
        found: list[KeptColumn] = []
        for (kind, name), places in groups.items():
            rows = sum(filled.get(sheet["sheet_id"], {}).get(index, 0) for sheet, index in places)
            if rows:
                fields = {field for sheet, _index in places for field in free_fields(kind, sheet)}
                at = tuple((str(sheet["sheet_id"]), index) for sheet, index in places)
                found.append(
                    KeptColumn(
                        batch, kind, name, at, rows, _samples(session, at),
                        tuple(field for field in fields_of(kind) if field in fields),
                    )
                )  # fmt: skip
    return tuple(sorted(found, key=lambda column: -column.rows))


def unread(sheet: Mapping[str, Any]) -> dict[str, int]:
    """Return name -> number of the columns of a stored sheet that no field was given to."""
    if SheetKind(sheet["kind"]) is SheetKind.UNKNOWN:
        return {}
    headers: Sequence[str] = sheet["headers"]
    mapping = json.loads(sheet["mapping"])
    split = {header.rpartition(" → ")[0] for header in headers if " → " in header}
    return {
        name: index
        for index, (header, name) in enumerate(zip(headers, header_keys(headers), strict=True))
        if not mapping.get(str(index)) and header not in split and not any(mark in header for mark in _MADE)
    }


def free_fields(kind: SheetKind, sheet: Mapping[str, Any]) -> list[str]:
    """Return the fields a column of a stored sheet may still be given: neither taken there nor part of an identity."""
    taken = {field for field in json.loads(sheet["mapping"]).values() if field}
    return [field for field in fields_of(kind) if field not in taken and not is_identity(kind, field, taken)]


def is_identity(kind: SheetKind, field: str, taken: set[str]) -> bool:
    """Tell whether rows were linked to records by this field, so that it cannot be read anew."""
    unnamed = kind is SheetKind.INTERVIEWS and "professional_name" not in taken
    return field in _IDENTITY[kind] or (unnamed and field in _NAMING)


def cells_of_columns(session: Session, places: Sequence[tuple[str, int]]) -> pa.Table:
    """Return raw_id, sheet_id, status, text and letter of the filled cells of the columns."""
    session.register(
        "chosen_columns",
        pa.table(
            {
                "sheet_id": pa.array([sheet for sheet, _index in places], pa.string()),
                "column_index": pa.array([index for _sheet, index in places], pa.int32()),
            }
        ),
    )
    return session.table("mapping.cells")


def _samples(session: Session, places: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    texts = cells_of_columns(session, places[:50]).slice(0, 200)["text"].unique().to_pylist()
    return tuple(texts[:_SAMPLES])
