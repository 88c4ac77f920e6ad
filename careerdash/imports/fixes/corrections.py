"""Corrections made in the app: a batch like any other, outranking files until it is withdrawn.

A correction is stored as a raw row of its own under the names of the fields, so that it is folded, undone and
traced like a row of a file. It makes no record by itself: without the row it corrects it says nothing.
"""

from collections.abc import Mapping
from datetime import date, datetime

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import Entity, Outcome, SheetKind
from careerdash.errors import UnknownBatch, WrongUse
from careerdash.imports.commit import insert_batch, store_keys
from careerdash.imports.fixes.fixes import FILE_NAME
from careerdash.imports.fixes.stated_rows import StatedRow, StatedSheet, store_links, store_sheets
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.model import Counts, ImportSettings
from careerdash.imports.plan import RAW_ID_BITS
from careerdash.imports.records.derive import derive
from careerdash.imports.sheets.decisions import decide
from careerdash.store.database import Database, Session
from careerdash.wording import _

_KINDS = {
    Entity.STUDENT: SheetKind.ROSTER,
    Entity.INTERVIEW: SheetKind.INTERVIEWS,
    Entity.JOB_INTERVIEW: SheetKind.JOB_INTERVIEWS,
}


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
    with database.write() as session:
        return correct_in(session, entity, record_id, texts, author, now, today, note)


def correct_in(
    session: Session,
    entity: Entity,
    record_id: str,
    texts: Mapping[str, str],
    author: str,
    now: datetime,
    today: date,
    note: str = "",
) -> int:
    """Correct a record within a write that is open; see :func:`correct`."""
    kind = _KINDS.get(entity)
    known = fields_of(kind) if kind else {}
    if kind is None or not texts or not set(texts) <= set(known) or not all(text.strip() for text in texts.values()):
        raise WrongUse(_("This cannot be corrected here: choose a field of the record and write the new text."))
    batch = int(session.value("history.next_batch"))
    links = _links(session, entity, record_id)
    raw_id = batch << RAW_ID_BITS
    insert_batch(session, batch, "correction", author, now, Counts(changed=1), note=note or None)
    store_sheets(session, batch, [_sheet(raw_id, kind, texts, today)])
    store_links(session, [(raw_id, name, record, "") for name, record in links])
    touched = {Entity(name): pa.array([record], pa.string()) for name, record in links}
    issuer = Issuer(session)
    derive(session, touched, issuer)
    store_keys(session, issuer)
    return batch


def _links(session: Session, entity: Entity, record_id: str) -> list[tuple[str, str]]:
    """The record and what its newest row also speaks about: the student, the professional."""
    rows = session.rows("history.links_of_record", {"entity": entity.value, "record_id": record_id})
    if not rows:
        raise UnknownBatch(_("This record is not stored any more: an import may have been taken back meanwhile."))
    return [(row["entity"], row["record_id"]) for row in rows]


def _sheet(raw_id: int, kind: SheetKind, texts: Mapping[str, str], today: date) -> StatedSheet:
    """One sheet of one row, whose headers are the labels of the fields."""
    fields = list(texts)
    cells = [pa.array([texts[field]], pa.string()) for field in fields]
    headers = [fields_of(kind)[field].label for field in fields]
    mapping = dict(enumerate(fields))
    decisions, _evidence, _uncertain = decide(kind, mapping, headers, cells, ImportSettings(), None, today)
    row = StatedRow(raw_id, 1, list(texts.values()), "s" * len(fields), Outcome.CHANGED)
    return StatedSheet(FILE_NAME, FILE_NAME, kind, None, headers, mapping, decisions, [row])
