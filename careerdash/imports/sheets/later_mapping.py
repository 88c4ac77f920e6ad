"""A column of a stored import is given a field later, without the file: dated, attributed, and to be taken back.

The rows are read again from the raw rows. The same column of all sheets of the import changes at once: of forty forms
nobody wants to choose forty times.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import fields_of
from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import Entity, SheetKind
from careerdash.errors import MappingRefused, UnknownBatch, WrongUse
from careerdash.imports.identity.identifiers import Issuer, new_ids
from careerdash.imports.model import ImportSettings
from careerdash.imports.previews import read_in_words
from careerdash.imports.records.derive import derive
from careerdash.imports.records.observe import SheetRows, observe
from careerdash.imports.sheets.decisions import decide, loaded_decisions, stored_decisions
from careerdash.imports.sheets.kept_columns import cells_of_columns, free_fields, is_identity, unread
from careerdash.store.database import Database, Session
from careerdash.wording import _

_MAIN = {
    SheetKind.ROSTER: Entity.STUDENT,
    SheetKind.INTERVIEWS: Entity.INTERVIEW,
    SheetKind.PLANNING: Entity.PLANNING,
    SheetKind.JOB_INTERVIEWS: Entity.JOB_INTERVIEW,
}
_PERSON_FACTS = frozenset({"organisation", "contact"})


@dataclass(frozen=True, slots=True)
class MappedLater:
    """What a change did: ``rows`` were read again, ``unread`` texts could not be understood (they are kept).

    ``left_out`` rows have a text in the column but speak of no record, so that nothing can be added to it.
    """

    change_id: str
    sheets: int
    rows: int
    unread: int
    left_out: int


@dataclass(frozen=True, slots=True)
class MappingChange:
    """A change in force."""

    change_id: str
    batch: int
    column: str
    field: str
    sheets: int
    author: str
    created_at: datetime
    label: str


@dataclass(frozen=True, slots=True)
class _Plan:
    kind: SheetKind
    sheets: Sequence[Mapping[str, Any]]
    places: Sequence[tuple[str, int]]
    cells: pa.Table
    decisions: Mapping[str, Any]


def map_column(
    database: Database, batch: int, kind: SheetKind, column: str, field: str, author: str, now: datetime
) -> MappedLater:
    """Read a kept column of an import as a field, on every sheet of that kind that has it and is free for the field.

    ``column`` is the name of :class:`careerdash.imports.sheets.kept_columns.KeptColumn`.

    Raises:
        UnknownBatch: there is no such import.
        WrongUse: this kind of sheet has no such field.
        MappingRefused: the column is read already, the field is taken on the sheet, or rows were linked to records
            by it; the sentence says what to do instead.
    """
    with database.write() as session:
        plan = _planned(session, batch, kind, column, field)
        change = new_ids(1)[0]
        _store_change(session, plan, change, batch, column, field, author, now)
        links = _linked(session, plan.cells)
        _derive(session, links)
        found = _problems(plan, field)
    main = links.filter(pc.equal(links["entity"], _MAIN[kind].value))["raw_id"]
    waiting = pc.equal(plan.cells["status"], "held")
    unlinked = pc.invert(pc.is_in(plan.cells["raw_id"], value_set=main.combine_chunks()))
    left_out = pc.sum(pc.and_(unlinked, pc.invert(waiting))).as_py() or 0
    return MappedLater(change, len(plan.places), len(plan.cells) - left_out, found, left_out)


def readings(
    database: Database, batch: int, kind: SheetKind, column: str, field: str, texts: Sequence[str]
) -> tuple[str, ...]:
    """Return how texts of a column would be read as a field, in words; raises as :func:`map_column` does."""
    with database.read() as session:
        plan = _planned(session, batch, kind, column, field)
    return tuple(read_in_words(kind, plan.decisions, field, text) for text in texts)


def mapping_changes(database: Database, batch: int) -> tuple[MappingChange, ...]:
    """Return the changes of an import that are in force, newest first."""
    rows = database.rows("mapping.changes", {"batch": batch})
    kinds = {row["sheet_id"]: SheetKind(row["kind"]) for row in database.rows("mapping.sheets", {"batch": batch})}
    return tuple(
        MappingChange(
            change_id=row["change_id"],
            batch=row["batch"],
            column=row["column_name"],
            field=row["field"],
            sheets=row["sheets"],
            author=row["author"],
            created_at=row["created_at"],
            label=fields_of(kinds[row["sheet_id"]])[row["field"]].label,
        )
        for row in rows
    )


def take_back_mapping(database: Database, change_id: str, author: str, now: datetime) -> None:
    """Take a change back: the column is kept without being read, as before.

    Raises:
        UnknownBatch: the change does not exist or was taken back before.
    """
    with database.write() as session:
        rows = session.rows("mapping.change", {"change_id": change_id})
        if not rows:
            raise UnknownBatch(_("This change of a column is not in force any more: it was taken back meanwhile."))
        places = [(row["sheet_id"], row["column_index"]) for row in rows]
        new = []
        for row in rows:
            mapping = json.loads(row["mapping"]) | {str(row["column_index"]): None}
            decisions = _without(json.loads(row["decisions"]), row["field"])
            new.append((row["sheet_id"], mapping, decisions | {"chosen": row["was_chosen"]}))
        _set_mappings(session, new)
        session.run("mapping.withdraw_change", {"change_id": change_id, "author": author, "now": now})
        _derive(session, _linked(session, cells_of_columns(session, places)))


def _planned(session: Session, batch: int, kind: SheetKind, column: str, field: str) -> _Plan:
    """Everything that can refuse a change is asked here."""
    if field not in fields_of(kind):
        raise WrongUse(_("There is no field “{field}” on this kind of sheet.").format(field=field))
    label = fields_of(kind)[field].label
    sheets = [sheet for sheet in session.rows("mapping.sheets", {"batch": batch}) if sheet["kind"] == kind.value]
    if not sheets:
        raise UnknownBatch(_("There is no import {batch}: see the history for the numbers.").format(batch=batch))
    if not any(sheet["active"] for sheet in sheets if sheet["batch"] == batch):
        raise MappingRefused(
            _("Import {batch} was taken back: put it back before a column of it is read.").format(batch=batch)
        )
    having = [(sheet, unread(sheet)[column]) for sheet in sheets if column in unread(sheet)]
    if not having:
        raise MappingRefused(
            _("“{column}” of import {batch} is read already, or is not there.").format(column=column, batch=batch)
        )
    free = [(sheet, index) for sheet, index in having if field in free_fields(kind, sheet)]
    if not free:
        taken = {name for sheet, _index in having for name in json.loads(sheet["mapping"]).values() if name}
        if is_identity(kind, field, taken):
            raise MappingRefused(
                _(
                    "{field} says which record a row is about, and the rows are stored already: import the file again "
                    "and choose {field} for “{column}” there."
                ).format(field=label, column=column)
            )
        raise MappingRefused(
            _("Another column of the sheet is read as {field} already.").format(field=label, column=column)
        )
    places = [(sheet["sheet_id"], index) for sheet, index in free]
    cells = cells_of_columns(session, places)
    if field in _PERSON_FACTS:
        _refuse_several(session, cells, label, column)
    return _Plan(kind, [sheet for sheet, _index in free], places, cells, _decisions(kind, field, column, free, cells))


def _refuse_several(session: Session, cells: pa.Table, label: str, column: str) -> None:
    """Rows of one professional that would name two employers are about two people, which only an import can tell."""
    links = _linked(session, cells)
    people = links.filter(pc.equal(links["entity"], Entity.PROFESSIONAL.value))
    whose = dict(zip(people["raw_id"].to_pylist(), people["record_id"].to_pylist(), strict=True))
    named: dict[str, set[str]] = {}
    for raw_id, text in zip(cells["raw_id"].to_pylist(), cells["text"].to_pylist(), strict=True):
        if raw_id in whose:
            named.setdefault(whose[raw_id], set()).add(fold(text))
    if any(len(texts) > 1 for texts in named.values()):
        raise MappingRefused(
            _(
                "“{column}” would give one professional two values for {field}, so they may be two people: import the "
                "file again and choose {field} for it there."
            ).format(column=column, field=label)
        )


def _decisions(
    kind: SheetKind, field: str, column: str, places: Sequence[tuple[Mapping[str, Any], int]], cells: pa.Table
) -> dict[str, Any]:
    """Date order, scale and pay defaults of the column, from all its values, as an import would decide them."""
    sheet, index = places[0]
    stored = loaded_decisions(json.loads(sheet["decisions"]))
    answered = json.loads(sheet["settings"])
    settings = ImportSettings(
        **{
            key: answered.get(key)
            for key in ("currency", "salary_period", "date_order", "satisfaction_scale")
        }
    )  # fmt: skip
    today: date = stored["today"]
    header = sheet["headers"][index] or column
    decided, _evidence, _uncertain = decide(
        kind, {0: field}, [header], [cells["text"].combine_chunks()], settings, stored.get("year"), today
    )
    return decided


def _store_change(
    session: Session, plan: _Plan, change: str, batch: int, column: str, field: str, author: str, now: datetime
) -> None:
    new = []
    chosen: list[bool] = []
    for sheet, (sheet_id, index) in zip(plan.sheets, plan.places, strict=True):
        before = json.loads(sheet["decisions"])
        chosen.append(bool(before.get("chosen")))
        mapping = json.loads(sheet["mapping"]) | {str(index): field}
        # a column chosen by hand makes the mapping one to remember
        new.append((sheet_id, mapping, _with(before, stored_decisions(plan.decisions)) | {"chosen": True}))
    _set_mappings(session, new)
    count = len(plan.places)
    session.register(
        "new_changes",
        pa.table(
            {
                "change_id": pa.array([change] * count, pa.string()),
                "batch": pa.array([batch] * count, pa.int32()),
                "sheet_id": pa.array([sheet_id for sheet_id, _index in plan.places], pa.string()),
                "column_index": pa.array([index for _sheet, index in plan.places], pa.int32()),
                "column_name": pa.array([column] * count, pa.string()),
                "field": pa.array([field] * count, pa.string()),
                "was_chosen": pa.array(chosen, pa.bool_()),
                "created_at": pa.array([now] * count, pa.timestamp("us")),
                "author": pa.array([author] * count, pa.string()),
            }
        ),
    )
    session.run("mapping.insert_changes")


def _with(stored: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Add what was decided for one more field; what was decided before stays."""
    merged = dict(stored)
    for key, value in added.items():
        if isinstance(value, dict):
            merged[key] = {**stored.get(key, {}), **value}
        else:
            merged.setdefault(key, value)
    return merged


def _without(stored: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Drop what was decided for a field."""
    left = {
        key: {name: value for name, value in part.items() if name != field} if isinstance(part, dict) else part
        for key, part in stored.items()
    }
    if field == "satisfaction":
        left.pop("satisfaction_scale", None)
    return left


def _set_mappings(session: Session, new: Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any]]]) -> None:
    session.register(
        "new_mappings",
        pa.table(
            {
                "sheet_id": pa.array([sheet_id for sheet_id, _mapping, _decisions in new], pa.string()),
                "mapping": pa.array([json.dumps(mapping, ensure_ascii=False) for _id, mapping, _d in new], pa.string()),
                "decisions": pa.array([json.dumps(made, ensure_ascii=False) for _id, _m, made in new], pa.string()),
            }
        ),
    )
    session.run("mapping.set_mapping")


def _linked(session: Session, cells: pa.Table) -> pa.Table:
    session.register("chosen_rows", cells.select(["raw_id"]))
    return session.table("mapping.links")


def _derive(session: Session, links: pa.Table) -> None:
    """Read the records anew that the rows speak about."""
    records = links.group_by(["entity", "record_id"]).aggregate([])
    touched = {
        entity: records.filter(pc.equal(records["entity"], entity.value))["record_id"].combine_chunks()
        for entity in Entity
    }
    derive(session, touched, Issuer(session))


def _problems(plan: _Plan, field: str) -> int:
    """How many texts of the column could not be read as the field."""
    cells = plan.cells
    positions = pa.array(range(len(cells)), pa.int64())
    rows = SheetRows(
        plan.kind, {0: field}, plan.decisions, positions, cells["letter"].combine_chunks(),
        [cells["text"].combine_chunks()],
    )  # fmt: skip
    return sum(len(found.positions) for found in observe(rows).found)
