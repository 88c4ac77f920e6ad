"""Cells a re-sent file has emptied: the stored value stays unless the advisor lets it go."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.imports.compare import spoken
from careerdash.imports.fixes.problems import file_key
from careerdash.imports.model import ImportSettings
from careerdash.imports.records.observe import columns_of
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.store.database import Session

# Without these a row would speak of somebody else.
_NAMING = frozenset({"student_id", "student_name", "class_name", "professional_name", "organisation", "employer"})


@dataclass(frozen=True, slots=True)
class Emptied:
    """A field of a stored record whose cell is empty now; ``name`` is its column of the observation."""

    raw_id: int
    record_id: str
    column: int
    field: str
    name: str
    stored: str


def emptied_cells(
    session: Session,
    sheets: Sequence[StagedSheet],
    files: Sequence[str],
    observed: pa.Table,
    rows: pa.Table,
    folded: pa.Table,
) -> list[Emptied]:
    """Return the empty cells of rows whose record got a value there from the last version of the same file and sheet.

    ``observed`` are the staged observations, ``rows`` and ``folded`` the stored ones of the same records. A cell that
    was emptied in the plan counts whatever file the value is from.
    """
    if not len(folded):
        return []
    found = [each for sheet in sheets for each in _candidates(sheet, observed, folded)]
    if not found:
        return []
    by_raw = {int(raw_id): sheet for sheet in sheets for raw_id in _span(sheet, found)}
    earlier = _earlier(session, rows, {each.record_id for each in found})
    kept: list[Emptied] = []
    for each in found:
        sheet = by_raw[each.raw_id]
        position = each.raw_id - int(sheet.raw_ids[0].as_py())
        by_hand = each.column in sheet.edits.get(position, {})
        said = earlier.get((each.record_id, file_key(files[sheet.file]), sheet.name))
        if by_hand or (said is not None and spoken(said[each.name]) is not None):
            kept.append(each)
    return kept


def to_clear(
    found: Sequence[Emptied], sheets: Sequence[StagedSheet], files: Sequence[str], settings: ImportSettings
) -> list[Emptied]:
    """Return the cells whose stored value goes: emptied by hand in the plan, or in a column said to be cleared."""
    going: list[Emptied] = []
    for sheet in sheets:
        places = {
            place.column for place in settings.clears if (place.file, place.sheet) == (files[sheet.file], sheet.name)
        }
        first = sheet.raw_ids[0].as_py() if len(sheet.raw_ids) else 0
        last = first + len(sheet.raw_ids)
        going.extend(
            each
            for each in found
            if first <= each.raw_id < last
            and (each.column in places or each.column in sheet.edits.get(each.raw_id - first, {}))
        )
    return going


def _span(sheet: StagedSheet, found: Sequence[Emptied]) -> Iterator[int]:
    if len(sheet.raw_ids):
        first, last = sheet.raw_ids[0].as_py(), sheet.raw_ids[-1].as_py()
        yield from {each.raw_id for each in found if first <= each.raw_id <= last}


def _candidates(sheet: StagedSheet, observed: pa.Table, folded: pa.Table) -> Iterator[Emptied]:
    """Empty cells of mapped columns where the record has a value."""
    if not len(sheet.raw_ids):
        return
    own = observed.filter(pc.is_in(observed["raw_id"], value_set=sheet.raw_ids)).combine_chunks()
    at = pc.index_in(own["record_id"], value_set=folded["record_id"].combine_chunks()).combine_chunks()
    known = pc.is_valid(at)
    if not pc.any(known).as_py():
        return
    own, at = own.filter(known), at.filter(known)
    positions = pc.subtract(own["raw_id"].combine_chunks(), sheet.raw_ids[0].as_py())
    for column in sheet.columns:
        if not column.field or column.field in _NAMING:
            continue
        cells = sheet.data[f"c{column.index}"].combine_chunks()
        if not cells.null_count and not pc.any(pc.equal(pc.utf8_trim_whitespace(cells), "")).as_py():
            continue
        blank = pc.fill_null(pc.equal(pc.utf8_trim_whitespace(cells), ""), fill_value=True).take(positions)
        for name in sorted(columns_of(column.field) & set(own.column_names)):
            if name.endswith("_missing"):
                continue
            stored = folded[name].combine_chunks().take(at)
            gone = pc.and_(pc.and_(blank, pc.is_null(own[name].combine_chunks())), pc.is_valid(stored))
            for number in pc.indices_nonzero(gone).to_pylist():
                value = spoken(stored[number].as_py())
                if value is not None:
                    raw_id, record = own["raw_id"][number].as_py(), own["record_id"][number].as_py()
                    yield Emptied(raw_id, record, column.index, column.field, name, value)


def _earlier(session: Session, rows: pa.Table, records: set[str]) -> dict[tuple[str, str, str], dict[str, object]]:
    """What the last stored row of a record says, per record, file (any version) and sheet."""
    told = rows.filter(pc.is_in(rows["record_id"], value_set=pa.array(list(records), pa.string())))
    asked = {"raw_ids": told["raw_id"].to_pylist()}
    places = {row["raw_id"]: (row["file"], row["sheet"]) for row in session.rows("history.places_of_rows", asked)}
    last: dict[tuple[str, str, str], dict[str, object]] = defaultdict(dict)
    for row in sorted(told.to_pylist(), key=lambda row: row["raw_id"]):
        if row["raw_id"] in places:
            last[row["record_id"], *places[row["raw_id"]]] = row
    return last
