"""The history: every import and correction, taken back and put back."""

import json
from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from careerdash.domain.vocabulary import Entity
from careerdash.errors import BatchState, UnknownBatch
from careerdash.imports.commit import batch_span, unpack
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.model import BatchSummary, Counts
from careerdash.imports.records.derive import derive
from careerdash.store.database import Database, Session
from careerdash.wording import _


def list_batches(database: Database) -> tuple[BatchSummary, ...]:
    """Return all imports and corrections, newest first."""
    return tuple(
        BatchSummary(
            batch=row["batch"],
            kind=row["kind"],
            created_at=row["created_at"],
            author=row["author"],
            active=row["active"],
            changed_at=row["changed_at"],
            note=row["note"],
            counts=Counts(row["new"], row["changed"], row["same"], row["held"]),
            files=tuple(row["files"] or ()),
            settings=json.loads(row["settings"]),
            issue_count=int(row["issue_count"] or 0),
        )
        for row in database.rows("history.batches")
    )


def undo_batch(database: Database, batch: int, now: datetime) -> None:
    """Take a batch back: its rows stay, but no answer knows them any more.

    Raises:
        UnknownBatch: there is no such batch.
        BatchState: the batch was undone before.
    """
    _switch(database, batch, now, active=False)


def redo_batch(database: Database, batch: int, now: datetime) -> None:
    """Put an undone batch back in its old place.

    Raises:
        UnknownBatch: there is no such batch.
        BatchState: the batch is active, or goes with an import that was taken back.
    """
    _switch(database, batch, now, active=True)


def built_upon(database: Database, batch: int) -> Sequence[int]:
    """Return the later active imports that speak about the same records as this one."""
    return [int(row["batch"]) for row in database.rows("history.later_batches", batch_span(batch))]


def original_file(database: Database, batch: int, position: int) -> tuple[str, bytes] | None:
    """Return name and bytes of a file as it was dropped; None where it was not kept."""
    rows = database.rows("history.original", {"batch": batch, "position": position})
    if not rows or rows[0]["content"] is None:
        return None
    return rows[0]["name"], unpack(rows[0]["content"])


def _switch(database: Database, batch: int, now: datetime, *, active: bool) -> None:
    with database.write() as session:
        found = session.rows("history.batch", {"batch": batch})
        if not found:
            raise UnknownBatch(_("There is no import {batch}: see the history for the numbers.").format(batch=batch))
        if found[0]["active"] == active:
            sentence = (
                _("Import {batch} is active: there is nothing to put back.")
                if active
                else _("Import {batch} was taken back before.")
            )
            raise BatchState(sentence.format(batch=batch))
        if active and not found[0]["ground"]:
            raise BatchState(
                _("Change {batch} goes with import {ground}, which was taken back: put that import back first.").format(
                    batch=batch, ground=found[0]["depends_on"]
                )
            )
        session.run("history.bring_along" if active else "history.take_along", {"batch": batch, "now": now})
        session.run("history.set_active", {"batch": batch, "active": active, "now": now})
        derive(session, _touched(session, batch), Issuer(session))


def _touched(session: Session, batch: int) -> dict[Entity, pa.Array]:
    """The records a batch and the repairs of its held rows speak about."""
    batches = [batch, *(int(row["batch"]) for row in session.rows("history.dependents", {"batch": batch}))]
    rows = pa.concat_tables([session.table("derive.links_of_batch", batch_span(number)) for number in batches])
    rows = rows.group_by(["entity", "record_id"]).aggregate([])
    return {
        entity: rows.filter(pa.compute.equal(rows["entity"], entity.value))["record_id"].combine_chunks()
        for entity in Entity
    }
