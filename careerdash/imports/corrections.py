"""Corrections made in the app: a batch like any other, outranking files until it is withdrawn.

A correction is stored as a raw row of its own under the names of the fields, so that it is folded, undone and
traced like a row of a file. It makes no record by itself: without the row it corrects it says nothing.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import Entity, Outcome, SheetKind
from careerdash.errors import UnknownBatch, WrongUse
from careerdash.imports.commit import insert_batch
from careerdash.imports.decisions import decide, stored_decisions
from careerdash.imports.derive import derive
from careerdash.imports.identifiers import Issuer, new_ids
from careerdash.imports.model import Counts, ImportSettings
from careerdash.imports.plan import RAW_ID_BITS
from careerdash.store.database import Database, Session
from careerdash.wording import _

_KINDS = {
    Entity.STUDENT: SheetKind.ROSTER,
    Entity.INTERVIEW: SheetKind.INTERVIEWS,
    Entity.JOB_INTERVIEW: SheetKind.JOB_INTERVIEWS,
}
FILE_NAME = "Correction"


def correct(
    database: Database,
    entity: Entity,
    record_id: str,
    texts: Mapping[str, str],
    author: str,
    now: datetime,
    today: date,
    note: str = "",
) -> int:
    """State new texts for fields of a record and return the number of the correction (to undo it).

    ``texts`` gives a text per field key, typed as in a workbook; it is read like any cell.

    Raises:
        WrongUse: the record or a field does not exist, a text is empty, or the kind of record takes no corrections.
        UnknownBatch: the record is not there any more.
    """
    kind = _KINDS.get(entity)
    known = fields_of(kind) if kind else {}
    if kind is None or not texts or not set(texts) <= set(known) or not all(text.strip() for text in texts.values()):
        raise WrongUse(_("This cannot be corrected here: choose a field of the record and write the new text."))
    with database.write() as session:
        batch = int(session.value("history.next_batch"))
        links = _links(session, entity, record_id)
        raw_id = batch << RAW_ID_BITS
        insert_batch(session, batch, "correction", author, now, Counts(changed=1), note=note or None)
        _store_row(session, batch, raw_id, kind, texts, today)
        session.register(
            "staged_row_links",
            pa.table(
                {
                    "raw_id": pa.array([raw_id] * len(links), pa.int64()),
                    "entity": pa.array([name for name, _record in links], pa.string()),
                    "record_id": pa.array([record for _name, record in links], pa.string()),
                    "part": pa.array([""] * len(links), pa.string()),
                }
            ),
        )
        session.run("history.insert_links")
        touched = {Entity(name): pa.array([record], pa.string()) for name, record in links}
        derive(session, touched, Issuer(session))
    return batch


def _links(session: Session, entity: Entity, record_id: str) -> list[tuple[str, str]]:
    """The record and what its newest row also speaks about: the student, the professional."""
    rows = session.rows("history.links_of_record", {"entity": entity.value, "record_id": record_id})
    if not rows:
        raise UnknownBatch(_("This record is not stored any more: an import may have been taken back meanwhile."))
    return [(row["entity"], row["record_id"]) for row in rows]


def _store_row(
    session: Session, batch: int, raw_id: int, kind: SheetKind, texts: Mapping[str, str], today: date
) -> None:
    """One sheet of one row, whose headers are the labels of the fields."""
    fields = list(texts)
    cells = [pa.array([texts[field]], pa.string()) for field in fields]
    headers = [fields_of(kind)[field].label for field in fields]
    mapping = dict(enumerate(fields))
    decisions, _evidence, _uncertain = decide(kind, mapping, headers, cells, ImportSettings(), None, today)
    file_id, sheet_id = new_ids(1)[0], f"{batch}-0-0"
    session.register(
        "staged_files",
        pa.table({
            "file_id": [file_id], "batch": pa.array([batch], pa.int32()), "position": pa.array([0], pa.int32()),
            "name": [FILE_NAME], "sha256": [""], "size": pa.array([0], pa.int64()),
            "content": pa.array([None], pa.binary()),
        }),
    )  # fmt: skip
    session.run("history.insert_files")
    session.register(
        "staged_sheets",
        pa.table({
            "sheet_id": [sheet_id], "file_id": [file_id], "batch": pa.array([batch], pa.int32()),
            "position": pa.array([0], pa.int32()), "name": [FILE_NAME], "kind": [kind.value],
            "header_row": pa.array([None], pa.int32()), "headers": pa.array([headers], pa.list_(pa.string())),
            "mapping": [json.dumps({str(index): field for index, field in mapping.items()})],
            "decisions": [json.dumps(stored_decisions(decisions), ensure_ascii=False)],
            **{name: pa.array([int(name in {"rows_read", "changed"})], pa.int32())
               for name in ("rows_read", "new", "changed", "same", "held")},
        }),
    )  # fmt: skip
    session.run("history.insert_sheets")
    session.register(
        "staged_rows",
        pa.table({
            "raw_id": pa.array([raw_id], pa.int64()), "sheet_id": [sheet_id], "batch": pa.array([batch], pa.int32()),
            "row": pa.array([1], pa.int32()), "cells": pa.array([list(texts.values())], pa.list_(pa.string())),
            "kinds": ["s" * len(fields)], "status": [Outcome.CHANGED.value],
        }),
    )  # fmt: skip
    session.run("history.insert_raw_rows")
