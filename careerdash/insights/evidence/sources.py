"""Where does this come from: the cells of the user's files behind a record."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from careerdash.domain.vocabulary import Entity, View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

_PLACE = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One non-empty cell: where it stands in the user's file, under which header, the text as typed."""

    file: str
    sheet: str
    row: int
    letter: str
    header: str
    field: str | None
    text: str
    batch: int
    raw_id: int


@dataclass(frozen=True, slots=True)
class SourceCells:
    """The cells a record was read from, oldest row first. Hidden in share view, empty outside the scope."""

    hidden: bool
    cells: tuple[SourceCell, ...]


def cells_of(
    *,
    database: Database,
    scope: Scope,
    view: View,
    entity: Entity,
    record_id: str,
    fields: frozenset[str] | None = None,
) -> SourceCells:
    """Answer which cells a record was read from; ``fields`` keeps only the cells mapped to those fields.

    Only rows that speak of a student in scope are opened; nothing in share view.
    """
    if view is View.SHARE:
        return SourceCells(hidden=True, cells=())
    rows = database.rows(
        "evidence.rows_of_record", {**scope.parameters(), "entity": entity.value, "record_id": record_id}
    )
    cells = (cell for row in rows for cell in cells_of_row(row))
    return SourceCells(
        hidden=False,
        cells=tuple(cell for cell in cells if fields is None or not fields.isdisjoint(_fields(cell.field))),
    )


def column_letter(index: int) -> str:
    """Return the letters Excel shows for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cells_of_row(row: Mapping[str, Any]) -> Iterator[SourceCell]:
    """Return the cells of a stored row with their places; ``row`` has what ``evidence.rows_of_record`` gives."""
    mapping = json.loads(row["mapping"])
    places: dict[str, str] = json.loads(row["places"] or "{}")
    halves: dict[str, list[str]] = {}
    for header in row["headers"]:
        whole, arrow, half = (header or "").rpartition(" → ")
        if arrow:
            halves.setdefault(whole, []).append(half)
    for index, text in enumerate(row["cells"]):
        if text is None or not text:
            continue
        header = (row["headers"][index] or "") if index < len(row["headers"]) else ""
        mapped = mapping.get(str(index)) or halves.get(header)
        # the values of a form stand anywhere on its sheet
        placed = _PLACE.fullmatch(places.get(f"{row['row']},{index}", ""))
        yield SourceCell(
            file=row["file"],
            sheet=row["sheet"],
            row=int(placed[2]) if placed else row["row"],
            letter=placed[1] if placed else column_letter(index),
            header=header,
            # a column may hold two facts
            field=", ".join(mapped) if isinstance(mapped, list) else mapped,
            text=text,
            batch=row["batch"],
            raw_id=row["raw_id"],
        )


def _fields(mapped: str | None) -> frozenset[str]:
    return frozenset(mapped.split(", ")) if mapped else frozenset()
