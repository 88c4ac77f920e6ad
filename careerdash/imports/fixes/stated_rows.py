"""Rows that were stated in the app rather than read from a file: corrections, and repairs of rows of an import."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from careerdash.domain.vocabulary import Outcome, SheetKind
from careerdash.imports.identity.identifiers import new_ids
from careerdash.imports.model import Counts
from careerdash.imports.sheets.decisions import stored_decisions
from careerdash.store.database import Session


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One row: its number, cells and a kind letter per cell, as a raw row of a file has them."""

    raw_id: int
    row: int
    cells: Sequence[str | None]
    kinds: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class StatedSheet:
    """Rows under one set of headers, with what is needed to read them again."""

    file: str
    name: str
    kind: SheetKind
    header_row: int | None
    headers: Sequence[str]
    mapping: Mapping[int, str | None]
    decisions: Mapping[str, Any]
    rows: Sequence[StatedRow]


def counted(rows: Sequence[StatedRow]) -> Counts:
    """Return how many rows had each outcome."""
    outcomes = [row.outcome for row in rows]
    return Counts(*(outcomes.count(one) for one in (Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.HELD)))


def store_sheets(session: Session, batch: int, sheets: Sequence[StatedSheet]) -> None:
    """Store sheets of a batch with their rows; sheets of one file name stand in one file."""
    names = list(dict.fromkeys(sheet.file for sheet in sheets))
    file_ids = dict(zip(names, new_ids(len(names)), strict=True))
    batches = pa.array([batch] * len(names), pa.int32())
    session.register(
        "staged_files",
        pa.table({
            "file_id": pa.array(file_ids.values(), pa.string()), "batch": batches,
            "position": pa.array(range(len(names)), pa.int32()), "name": pa.array(names, pa.string()),
            "sha256": pa.array([""] * len(names), pa.string()), "size": pa.array([0] * len(names), pa.int64()),
            "content": pa.nulls(len(names), pa.binary()),
        }),
    )  # fmt: skip
    session.run("history.insert_files")
    for position, sheet in enumerate(sheets):
        _store_sheet(session, batch, position, sheet, file_ids[sheet.file])


def _store_sheet(session: Session, batch: int, position: int, sheet: StatedSheet, file_id: str) -> None:
    sheet_id, counts = f"{batch}-0-{position}", counted(sheet.rows)
    mapping = {str(index): field for index, field in sheet.mapping.items()}
    decisions = json.dumps(stored_decisions(sheet.decisions), ensure_ascii=False)
    session.register(
        "staged_sheets",
        pa.table({
            "sheet_id": [sheet_id], "file_id": [file_id], "batch": pa.array([batch], pa.int32()),
            "position": pa.array([position], pa.int32()), "name": [sheet.name], "kind": [sheet.kind.value],
            "header_row": pa.array([sheet.header_row], pa.int32()),
            "headers": pa.array([list(sheet.headers)], pa.list_(pa.string())),
            "mapping": [json.dumps(mapping, ensure_ascii=False)], "decisions": [decisions],
            **{name: pa.array([getattr(counts, name)], pa.int32())
               for name in ("rows_read", "new", "changed", "same", "held")},
        }),
    )  # fmt: skip
    session.run("history.insert_sheets")
    count = len(sheet.rows)
    session.register(
        "staged_rows",
        pa.table({
            "raw_id": pa.array([row.raw_id for row in sheet.rows], pa.int64()), "sheet_id": [sheet_id] * count,
            "batch": pa.array([batch] * count, pa.int32()),
            "row": pa.array([row.row for row in sheet.rows], pa.int32()),
            "cells": pa.array([list(row.cells) for row in sheet.rows], pa.list_(pa.string())),
            "kinds": [row.kinds for row in sheet.rows], "status": [row.outcome.value for row in sheet.rows],
        }),
    )  # fmt: skip
    session.run("history.insert_raw_rows")


def store_links(session: Session, links: Sequence[tuple[int, str, str, str]]) -> None:
    """Store which records rows speak about: raw id, entity, record, part."""
    columns = list(zip(*links, strict=True)) if links else [(), (), (), ()]
    kinds = {"raw_id": pa.int64(), "entity": pa.string(), "record_id": pa.string(), "part": pa.string()}
    session.register(
        "staged_row_links",
        pa.table({name: pa.array(c, kind) for (name, kind), c in zip(kinds.items(), columns, strict=True)}),
    )
    session.run("history.insert_links")
