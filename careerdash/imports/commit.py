"""Storing a plan: one transaction, everything or nothing."""

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.vocabulary import Entity, Outcome
from careerdash.errors import NothingToImport
from careerdash.imports.derive import store_observed
from careerdash.imports.identifiers import Issuer, new_ids
from careerdash.imports.model import Counts, HeldSource, ImportPlan, Receipt
from careerdash.imports.plan import RAW_ID_BITS, Progress, Staged, make_plan
from careerdash.imports.staging import StagedSheet, cell_columns
from careerdash.imports.summary import sheet_counts
from careerdash.store.database import Database, Session
from careerdash.wording import _
from careerdash.workbooks.reader import Source

_LEVEL = 6
_ZIP = b"PK\x03\x04"
_SLICE = 20_000


def commit_import(
    database: Database,
    plan: ImportPlan,
    author: str,
    now: datetime,
    *,
    originals: Sequence[Source] = (),
    kind: str = "import",
    note: str | None = None,
    repairs: HeldSource | None = None,
    progress: Progress | None = None,
) -> Receipt:
    """Store what a plan promises and return the receipt with the number to undo.

    When other data was stored since the plan was made, the files are planned again, so that nothing is stored
    twice; the receipt then tells what really happened. ``originals`` are the files as dropped, kept compressed.
    ``repairs`` names the held row that this batch settles: the batch then depends on the import of that row.

    Raises:
        NothingToImport: the plan has no data rows.
    """
    report = progress or (lambda _stage, _share: None)
    with database.write() as session:
        if int(session.value("meta.data_version")) != plan.data_version:
            plan = make_plan(session, plan.staged.workbooks, plan.settings, plan.staged.today, report)
        if not plan.stores_something:
            raise NothingToImport(_("None of the files holds rows of students or interviews: nothing was stored."))
        staged: Staged = plan.staged
        report("rows", 0.1)
        insert_batch(
            session,
            staged.batch,
            kind,
            author,
            now,
            plan.counts,
            note=note,
            depends_on=repairs.batch if repairs else None,
            settings=plan.settings.stored(),
            issues=[issue.as_json() for issue in plan.issues],
        )
        _store_files(session, staged, originals)
        _store_rows(session, staged)
        report("records", 0.5)
        touched = _store_links(session, staged)
        issuer = Issuer(session)
        issuer.issued.extend(staged.issued)
        store_observed(session, touched, _not_held(staged), issuer)
        _store_keys(session, issuer)
        if repairs is None:
            session.run("history.settle_rows_again", {"batch": staged.batch})
        else:
            session.run("history.settle_row", {"raw_id": repairs.raw_id, "batch": staged.batch})
        span = batch_span(staged.batch)
        names = [row["class_name"] for row in session.rows("history.class_names_of_batch", span)]
        report("done", 1.0)
    return Receipt(staged.batch, plan.counts, plan.files, plan.issues, tuple(names))


def _not_held(staged: Staged) -> Mapping[Entity, pa.Table]:
    """The observations of the rows that are stored."""
    if not staged.resolved.held:
        return staged.observed
    held = pa.array(staged.resolved.held.keys(), pa.int64())
    return {
        entity: table.filter(pc.invert(pc.is_in(table["raw_id"], value_set=held)))
        for entity, table in staged.observed.items()
    }


def pack(content: bytes) -> bytes:
    """Return the bytes of a file as they are kept: compressed, unless the file is a zip archive and thus is already."""
    return content if content.startswith(_ZIP) else zlib.compress(content, _LEVEL)


def unpack(kept: bytes) -> bytes:
    """Return the bytes of a file as it was dropped."""
    return kept if kept.startswith(_ZIP) else zlib.decompress(kept)


def batch_span(batch: int) -> dict[str, int]:
    """Return the range of raw ids of a batch: first, and the first of the next."""
    return {"first": batch << RAW_ID_BITS, "end": (batch + 1) << RAW_ID_BITS}


def insert_batch(
    session: Session,
    batch: int,
    kind: str,
    author: str,
    now: datetime,
    counts: Counts,
    *,
    note: str | None = None,
    depends_on: int | None = None,
    settings: Mapping[str, object] | None = None,
    issues: Sequence[Mapping[str, object]] = (),
) -> None:
    """Enter a batch into the history."""
    session.run(
        "history.insert_batch",
        {
            "batch": batch, "kind": kind, "depends_on": depends_on, "now": now, "author": author, "note": note,
            "rows_read": counts.rows_read, "new": counts.new, "changed": counts.changed, "same": counts.same,
            "held": counts.held, "settings": json.dumps(settings or {}, ensure_ascii=False),
            "issues": json.dumps(list(issues), ensure_ascii=False),
        },
    )  # fmt: skip


def _store_files(session: Session, staged: Staged, originals: Sequence[Source]) -> None:
    """Files that were read, with the original, and their sheets."""
    contents = {source.name: source.content for source in originals}
    read = [(number, book) for number, book in enumerate(staged.workbooks) if not book.refused]
    file_ids = dict(zip((number for number, _book in read), new_ids(len(read)), strict=True))
    session.register(
        "staged_files",
        pa.table(
            {
                "file_id": pa.array(file_ids.values(), pa.string()),
                "batch": pa.array([staged.batch] * len(read), pa.int32()),
                "position": pa.array(file_ids.keys(), pa.int32()),
                "name": pa.array([book.name for _number, book in read], pa.string()),
                "sha256": pa.array([book.sha256 for _number, book in read], pa.string()),
                "size": pa.array([book.size for _number, book in read], pa.int64()),
                "content": pa.array(
                    [
                        zlib.compress(contents[book.name], _LEVEL) if book.name in contents else None
                        for _number, book in read
                    ],
                    pa.binary(),
                ),
            }
        ),
    )
    session.run("history.insert_files")
    sheets = staged.sheets
    counts = [sheet_counts(staged, sheet) for sheet in sheets]
    session.register(
        "staged_sheets",
        pa.table(
            {
                "sheet_id": pa.array([sheet_id(staged, sheet) for sheet in sheets], pa.string()),
                "file_id": pa.array([file_ids[sheet.file] for sheet in sheets], pa.string()),
                "batch": pa.array([staged.batch] * len(sheets), pa.int32()),
                "position": pa.array([sheet.position for sheet in sheets], pa.int32()),
                "name": pa.array([sheet.name for sheet in sheets], pa.string()),
                "kind": pa.array([sheet.kind.value for sheet in sheets], pa.string()),
                "header_row": pa.array([sheet.header_row for sheet in sheets], pa.int32()),
                "headers": pa.array([list(sheet.headers) for sheet in sheets], pa.list_(pa.string())),
                "mapping": pa.array([sheet.mapping_json() for sheet in sheets], pa.string()),
                "decisions": pa.array([sheet.decisions_json() for sheet in sheets], pa.string()),
                **{
                    name: pa.array([getattr(count, name) for count in counts], pa.int32())
                    for name in ("rows_read", "new", "changed", "same", "held")
                },
            }
        ),
    )
    session.run("history.insert_sheets")


def sheet_id(staged: Staged, sheet: StagedSheet) -> str:
    """Return the id of a staged sheet: batch, file and position name it."""
    return f"{staged.batch}-{sheet.file}-{sheet.position}"


def _store_rows(session: Session, staged: Staged) -> None:
    """Raw rows as typed, notes included."""
    for sheet in staged.sheets:
        statuses = pa.array(
            [staged.outcomes.get(raw_id, Outcome.SAME).value for raw_id in sheet.raw_ids.to_pylist()], pa.string()
        )
        notes = pa.repeat(pa.scalar(Outcome.NOTE.value), len(sheet.notes))
        for table, ids, status in ((sheet.data, sheet.raw_ids, statuses), (sheet.notes, sheet.note_ids, notes)):
            for start in range(0, len(table), _SLICE):
                _store_slice(
                    session,
                    staged,
                    sheet,
                    table.slice(start, _SLICE),
                    ids.slice(start, _SLICE),
                    status.slice(start, _SLICE),
                )


def _store_slice(
    session: Session, staged: Staged, sheet: StagedSheet, table: pa.Table, ids: pa.Array, status: pa.Array
) -> None:
    """Some thousand rows at a time: turning cells into lists needs a copy of them."""
    count = len(table)
    session.register(
        "staged_rows",
        pa.table(
            {
                "raw_id": ids,
                "sheet_id": pa.repeat(pa.scalar(sheet_id(staged, sheet)), count),
                "batch": pa.repeat(pa.scalar(staged.batch, pa.int32()), count),
                "row": table["row"].combine_chunks().cast(pa.int32()),
                "cells": _as_lists(cell_columns(table)),
                "kinds": table["kinds"].combine_chunks(),
                "status": status,
            }
        ),
    )
    session.run("history.insert_raw_rows")


def _as_lists(columns: Sequence[pa.Array]) -> pa.ListArray:
    """Turn columns into one list per row."""
    width, count = len(columns), len(columns[0])
    order = (np.arange(count)[:, None] + np.arange(width)[None, :] * count).ravel()
    values = pa.concat_arrays(columns).take(pa.array(order))
    return pa.ListArray.from_arrays(pa.array(np.arange(0, count * width + 1, width, dtype=np.int32)), values)


def _store_links(session: Session, staged: Staged) -> dict[Entity, pa.Array]:
    """Row-to-record links of all rows that are not held; returns the touched records."""
    held = pa.array(staged.resolved.held.keys(), pa.int64())
    touched: dict[Entity, pa.Array] = {}
    for entity, links in staged.resolved.links.items():
        kept = links.filter(pc.invert(pc.is_in(links["raw_id"], value_set=held))).combine_chunks()
        touched[entity] = kept["record_id"].combine_chunks().unique()
        if len(kept):
            names = pa.repeat(pa.scalar(entity.value), len(kept))
            session.register("staged_row_links", kept.append_column("entity", names))
            session.run("history.insert_links")
    return touched


def _store_keys(session: Session, issuer: Issuer) -> None:
    if not issuer.issued:
        return
    columns = list(zip(*dict.fromkeys(issuer.issued), strict=True))
    names = ("entity", "key", "record_id")
    session.register(
        "staged_keys", pa.table({name: pa.array(c, pa.string()) for name, c in zip(names, columns, strict=True)})
    )
    session.run("history.insert_keys")
