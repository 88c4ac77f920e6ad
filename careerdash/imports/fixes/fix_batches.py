"""Storing the edits of an import beside it: one repair batch and one correction batch, in the same transaction."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import Entity, Outcome
from careerdash.imports.fixes.edits import edited_table
from careerdash.imports.fixes.fixes import FILE_NAME
from careerdash.imports.fixes.stated_rows import StatedRow, StatedSheet, counted, store_links, store_sheets
from careerdash.imports.model import Counts
from careerdash.imports.plan import RAW_ID_BITS, Staged
from careerdash.imports.sheets.staging import StagedSheet, cell_columns
from careerdash.store.database import Session

# What an import answers for rows that name no class must not outrank the roster.
_NOT_SAID = frozenset({"class_name", "class_key", "field", "chosen"})
# Sheets of stated rows, each with its raw ids: of the row in the import, of the row that is stated.
Stated = Sequence[tuple[StatedSheet, Mapping[int, int]]]


def repaired_rows(staged: Staged, batch: int) -> Stated:
    """Return the repaired rows sheet by sheet, each with its raw ids in the import and in the repair."""
    return list(_repairs(staged, batch))


def _repairs(staged: Staged, batch: int) -> Iterator[tuple[StatedSheet, Mapping[int, int]]]:
    next_id = batch << RAW_ID_BITS
    for sheet in staged.sheets:
        own = {p: raw_id for p in sheet.edits if (raw_id := _raw_id(sheet, p)) in staged.fixes.repairs}
        if not own or sheet.typed is None:
            continue
        edited = edited_table(sheet.typed, {p: staged.fixes.repairs[raw_id] for p, raw_id in own.items()})
        numbers = {raw_id: next_id + count for count, raw_id in enumerate(own.values())}
        next_id += len(own)
        rows = [
            StatedRow(
                numbers[raw_id],
                int(edited["row"][position].as_py()),
                [column[position].as_py() for column in cell_columns(edited)],
                edited["kinds"][position].as_py(),
                staged.outcomes.get(raw_id, Outcome.SAME),
            )
            for position, raw_id in own.items()
        ]
        mapping = {column.index: column.field for column in sheet.columns}
        # the mapping is remembered from the import itself
        decisions = {**sheet.decisions, "chosen": False}
        name = staged.workbooks[sheet.file].name
        yield (
            StatedSheet(name, sheet.name, sheet.kind, sheet.header_row, sheet.headers, mapping, decisions, rows),
            numbers,
        )


def corrected_rows(staged: Staged, batch: int) -> Stated:
    """Return what corrections say, sheet by sheet under the names of the fields, with the raw ids of the rows."""
    return list(_corrections(staged, batch))


def _corrections(staged: Staged, batch: int) -> Iterator[tuple[StatedSheet, Mapping[int, int]]]:
    next_id = batch << RAW_ID_BITS
    for sheet in staged.sheets:
        first = _raw_id(sheet, 0) if len(sheet.raw_ids) else 0
        own = {i: said for i, said in sorted(staged.fixes.said.items()) if first <= i < first + len(sheet.raw_ids)}
        if not own:
            continue
        known = fields_of(sheet.kind)
        fields = [name for name in known if any(name in said for said in own.values())]
        numbers = {raw_id: next_id + count for count, raw_id in enumerate(own)}
        next_id += len(own)
        rows = [
            StatedRow(
                numbers[raw_id],
                int(sheet.data["row"][raw_id - first].as_py()),
                [said[name].text if name in said else None for name in fields],
                "".join(said[name].letter if name in said else "." for name in fields),
                Outcome.CHANGED,
            )
            for raw_id, said in own.items()
        ]
        decisions = {name: value for name, value in sheet.decisions.items() if name not in _NOT_SAID}
        headers = [known[name].label for name in fields]
        yield (
            StatedSheet(
                FILE_NAME, FILE_NAME, sheet.kind, None, headers, dict(enumerate(fields)), decisions, rows
            ),
            numbers,
        )  # fmt: skip


def store_stated(session: Session, staged: Staged, batch: int, stated: Stated) -> dict[Entity, set[str]]:
    """Store sheets with the links of the rows they are about, and return the records they speak of."""
    store_sheets(session, batch, [sheet for sheet, _numbers in stated])
    numbers = {raw_id: number for _sheet, own in stated for raw_id, number in own.items()}
    wanted = pa.array(numbers, pa.int64())
    links: list[tuple[int, str, str, str]] = []
    touched: dict[Entity, set[str]] = {}
    for entity, table in staged.resolved.links.items():
        for row in table.filter(pc.is_in(table["raw_id"], value_set=wanted)).to_pylist():
            links.append((numbers[row["raw_id"]], entity.value, row["record_id"], row["part"]))
            touched.setdefault(entity, set()).add(row["record_id"])
    store_links(session, links)
    return touched


def settle_repaired(session: Session, batch: int, stated: Stated) -> None:
    """The rows as typed wait behind their repair."""
    for _sheet, numbers in stated:
        for raw_id in numbers:
            session.run("history.settle_row", {"raw_id": raw_id, "batch": batch})


def counts_of(stated: Stated) -> Counts:
    """Return the counts of all rows of a batch."""
    return sum((counted(sheet.rows) for sheet, _numbers in stated), Counts())


def _raw_id(sheet: StagedSheet, position: int) -> int:
    return int(sheet.raw_ids[position].as_py())
