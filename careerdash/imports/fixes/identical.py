"""One correction for all interviews that state exactly the same text: corrected once, one entry in the history."""

import json
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import Entity, Outcome, SheetKind
from careerdash.errors import UnknownBatch, WrongUse
from careerdash.imports.commit import insert_batch
from careerdash.imports.fixes.fixes import FILE_NAME
from careerdash.imports.fixes.stated_rows import StatedRow, StatedSheet, store_links, store_sheets
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.model import Counts, ImportSettings
from careerdash.imports.plan import RAW_ID_BITS
from careerdash.imports.records.derive import derive
from careerdash.imports.sheets.decisions import decide, loaded_decisions
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database, Session
from careerdash.wording import _

_LETTER = "s"


def correct_identical(
    database: Database,
    scope: Scope,
    like: tuple[int, int],
    field: str,
    typed: str,
    text: str,
    author: str,
    now: datetime,
    today: date,
    note: str = "",
) -> int:
    """State a new text for a fact of every interview in scope that reads it from the very text typed.

    Args:
        database: where the interviews are.
        scope: the classes the correction reaches.
        like: raw row and column (0 = A) of a cell that holds the typed text; the new text is read under the decisions
            of its sheet (currency, period, order of dates, scale).
        field: the fact, by its field key.
        typed: the text as typed.
        text: the text as it should be, typed as in a workbook.
        author: who says so.
        now: when.
        today: the advisor's day, against which dates are read.
        note: why.

    Returns:
        The number of the correction: one batch, however many interviews, taken back as one.

    Raises:
        WrongUse: the text is empty or the one that stands there.
        UnknownBatch: no interview in scope states the typed text any more.
    """
    if not text.strip() or text.strip() == typed.strip() or field not in fields_of(SheetKind.INTERVIEWS):
        raise WrongUse(_("Write the text as it should be; it has to differ from the one typed."))
    with database.write() as session:
        found = session.table("readings.same_text", {**scope.parameters(), "field": field, "text": typed})
        records = found["interview_id"].to_pylist()
        if not records:
            raise UnknownBatch(_("No interview states this text any more: an import may have been taken back."))
        batch = int(session.value("history.next_batch"))
        decisions = _decisions(session, like, field, text, today)
        counts = Counts(changed=len(records))
        insert_batch(session, batch, "correction", author, now, counts, note=note or None)
        store_sheets(session, batch, [_sheet(batch, field, text.strip(), decisions, len(records))])
        store_links(session, _links(session, batch, records))
        derive(session, {Entity.INTERVIEW: pa.array(records, pa.string())}, Issuer(session))
    return batch


def _decisions(session: Session, like: tuple[int, int], field: str, text: str, today: date) -> dict[str, Any]:
    """The decisions of the sheet the text stands in hold for the text in its place."""
    label = fields_of(SheetKind.INTERVIEWS)[field].label
    cells = [pa.array([text], pa.string())]
    made, _evidence, _uncertain = decide(
        SheetKind.INTERVIEWS, {0: field}, [label], cells, ImportSettings(), None, today
    )
    rows = session.rows("readings.decisions", {"raw_id": like[0], "column": like[1]})
    if not rows:
        return made
    theirs = loaded_decisions(json.loads(rows[0]["decisions"]))
    own = rows[0]["field"] or field
    if field in made["salary"] and own in theirs["salary"]:
        made["salary"][field] = theirs["salary"][own]
    if field in made["date_order"]:
        made["date_order"][field] = made["date_order"][field] or theirs["date_order"].get(own)
    if "satisfaction_scale" in made and theirs.get("satisfaction_scale"):
        made["satisfaction_scale"] = theirs["satisfaction_scale"]
    return {**made, "year": theirs.get("year")}


def _sheet(batch: int, field: str, text: str, decisions: dict[str, Any], count: int) -> StatedSheet:
    """One sheet with a row per interview, whose one header is the label of the fact."""
    header = fields_of(SheetKind.INTERVIEWS)[field].label
    first = batch << RAW_ID_BITS
    rows = [StatedRow(first + number, number + 1, [text], _LETTER, Outcome.CHANGED) for number in range(count)]
    return StatedSheet(FILE_NAME, FILE_NAME, SheetKind.INTERVIEWS, None, [header], {0: field}, decisions, rows)


def _links(session: Session, batch: int, records: list[str]) -> list[tuple[int, str, str, str]]:
    """Each row speaks of its interview, and names the student and the professional its newest file row names."""
    raw_ids = {record: (batch << RAW_ID_BITS) + number for number, record in enumerate(records)}
    rows = session.rows("readings.links", {"interviews": records})
    return [(raw_ids[row["interview_id"]], row["entity"], row["record_id"], "") for row in rows]
