"""Storing a plan: one transaction, everything or nothing."""

import json
import zlib
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.vocabulary import Entity, Outcome
from careerdash.errors import NothingToImport
from careerdash.imports.fixes.fix_batches import corrected_rows, counts_of, repaired_rows, settle_repaired, store_stated
from careerdash.imports.identity.held_back import (
    files_not_kept,
    held_back,
    kept_file_names,
    kept_sheet_name,
    renamed,
    without_texts,
)
from careerdash.imports.identity.identifiers import Issuer, new_ids
from careerdash.imports.model import Counts, HeldSource, ImportPlan, Receipt
from careerdash.imports.plan import MANY_ROWS, RAW_ID_BITS, Progress, Staged, make_plan
from careerdash.imports.records.derive import derive, store_observed
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.imports.summary import sheet_counts
from careerdash.store.database import Database, Session
from careerdash.wording import _
from careerdash.workbooks.mapped_files import give_back
from careerdash.workbooks.reader import Source

_LEVEL = 6
_ZIP = b"PK\x03\x04"


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
    large = plan.counts.rows_read > MANY_ROWS
    if large:
        give_back()
    with database.sparing_memory(plan.counts.rows_read) if large else nullcontext(), database.write() as session:
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
            issues=[issue.as_json() for issue in renamed(staged.sheets, _names(staged), plan.issues)],
        )
        _store_files(session, staged, originals)
        _store_rows(session, staged)
        if large:
            give_back()
        report("records", 0.5)
        touched = _store_links(session, staged)
        issuer = Issuer(session, staged.issued)
        store_observed(session, touched, _not_held(staged), issuer)
        fixes = _store_fixes(session, staged, issuer, author, now)
        store_keys(session, issuer)
        for raw_id in sorted(held_back(staged.sheets)):
            # nobody can put it right: it is held, and asks for nothing
            session.run("history.settle_row", {"raw_id": raw_id, "batch": staged.batch})
        if repairs is None:
            session.run("history.settle_rows_again", {"batch": staged.batch})
        else:
            session.run("history.settle_row", {"raw_id": repairs.raw_id, "batch": staged.batch})
        span = batch_span(staged.batch) | {"end": batch_span(max(staged.batch, *fixes, 0))["end"]}
        names = [row["class_name"] for row in session.rows("history.class_names_of_batch", span)]
        if large:
            give_back()
        report("done", 1.0)
    return Receipt(staged.batch, plan.counts, plan.files, plan.issues, tuple(names), fixes)


def _store_fixes(session: Session, staged: Staged, issuer: Issuer, author: str, now: datetime) -> tuple[int, ...]:
    """Store the edits of the plan as batches that go with the import; returns their numbers."""
    if not staged.fixes:
        return ()
    made: list[int] = []
    touched: dict[Entity, set[str]] = {}
    for kind, state in (("repair", repaired_rows), ("correction", corrected_rows)):
        batch = staged.batch + len(made) + 1
        stated = state(staged, batch)
        if not stated:
            continue
        insert_batch(session, batch, kind, author, now, counts_of(stated), depends_on=staged.batch)
        for entity, records in store_stated(session, staged, batch, stated).items():
            touched.setdefault(entity, set()).update(records)
        if kind == "repair":
            settle_repaired(session, batch, stated)
        made.append(batch)
    derive(session, {entity: pa.array(sorted(records), pa.string()) for entity, records in touched.items()}, issuer)
    return tuple(made)


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


def _names(staged: Staged) -> list[str]:
    return [book.name for book in staged.workbooks]


def _store_files(session: Session, staged: Staged, originals: Sequence[Source]) -> None:
    """Files that were read, with the original, and their sheets."""
    gone = {staged.workbooks[number].name for number in files_not_kept(staged.sheets)}
    contents = {source.name: source.content for source in originals if source.name not in gone}
    names = kept_file_names(staged.sheets, _names(staged))
    read = [(number, book) for number, book in enumerate(staged.workbooks) if not book.refused]
    file_ids = dict(zip((number for number, _book in read), new_ids(len(read)), strict=True))
    session.register(
        "staged_files",
        pa.table(
            {
                "file_id": pa.array(file_ids.values(), pa.string()),
                "batch": pa.array([staged.batch] * len(read), pa.int32()),
                "position": pa.array(file_ids.keys(), pa.int32()),
                "name": pa.array([names[number] for number, _book in read], pa.string()),
                "sha256": pa.array([book.sha256 for _number, book in read], pa.string()),
                "size": pa.array([book.size for _number, book in read], pa.int64()),
                "content": _packed([contents.get(book.name) for _number, book in read]),
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
                "name": pa.array([kept_sheet_name(sheet) for sheet in sheets], pa.string()),
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


def _packed(contents: Sequence[bytes | None]) -> pa.ChunkedArray:
    """Return the originals as a column that points at their bytes: a file of 100 MB is not copied for it."""
    pieces: list[pa.Array] = []
    for content in contents:
        if content is None:
            pieces.append(pa.nulls(1, pa.binary()))
            continue
        kept = pack(content)
        ends = pa.py_buffer(np.array([0, len(kept)], np.int32))
        pieces.append(pa.Array.from_buffers(pa.binary(), 1, [None, ends, pa.py_buffer(kept)]))
    return pa.chunked_array(pieces, pa.binary())


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
        typed = sheet.data if sheet.typed is None else sheet.typed
        for rows, ids, status in ((typed, sheet.raw_ids, statuses), (sheet.notes, sheet.note_ids, notes)):
            if len(table := without_texts(sheet, rows, ids)):
                session.register("staged_rows", table.append_column("raw_id", ids).append_column("status", status))
                session.run("history.insert_sheet_rows", {"sheet_id": sheet_id(staged, sheet), "batch": staged.batch})


def _store_links(session: Session, staged: Staged) -> dict[Entity, pa.Array]:
    """Row-to-record links of all rows that are not held; returns the touched records."""
    # a row that is repaired speaks through its repair
    held = pa.array([*staged.resolved.held, *staged.fixes.repairs], pa.int64())
    touched: dict[Entity, pa.Array] = {}
    for entity, links in staged.resolved.links.items():
        kept = links.filter(pc.invert(pc.is_in(links["raw_id"], value_set=held))).combine_chunks()
        touched[entity] = kept["record_id"].combine_chunks().unique()
        if len(kept):
            names = pa.repeat(pa.scalar(entity.value), len(kept))
            session.register("staged_row_links", kept.append_column("entity", names))
            session.run("history.insert_links")
    return touched


def store_keys(session: Session, issuer: Issuer) -> None:
    """Keep the ids that were issued for new identities."""
    session.register("staged_keys", issuer.table())
    session.run("history.insert_keys")
