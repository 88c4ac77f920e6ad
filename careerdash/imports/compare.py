"""What would a row do? New, changed (and which fields), same, or held because the file contradicts itself."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.vocabulary import Outcome

# Columns of an observation that say nothing about the record itself.
_APART = frozenset({"raw_id", "record_id", "rank", "on_roster", "first_raw", "level_by_title"})
# A mark for "nothing" never replaces a value, so it changes no record.
_MISSING = "_missing"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record that a row would change, as texts."""

    raw_id: int
    record_id: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field where a row states neither what a correction made in the app says nor the text it replaced."""

    raw_id: int
    record_id: str
    field: str
    replaced: str
    kept: str
    typed: str


@dataclass(slots=True)
class Comparison:
    """Outcome per observed row, the changed fields, and rows that contradict an earlier one (raw id -> the first)."""

    outcomes: list[Outcome]
    changes: list[FieldChange] = field(default_factory=list)
    contradicting: dict[int, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


def spoken(value: object) -> str | None:
    """Return what a cell says, for comparing and showing: the text of a struct, else the value."""
    if isinstance(value, dict):
        value = next(iter(value.values()))
    return None if value is None else " ".join(str(value).split())


def _texts(column: pa.Array) -> pa.Array:
    """Return the saying of every value of a column."""
    if pa.types.is_struct(column.type):
        column = pc.struct_field(column, [0])
    return column


def compare(
    observed: pa.Table,
    stored: pa.Table,
    uncorrected: pa.Table,
    files: Mapping[int, int],
    cells: Mapping[int, tuple[str | None, ...]],
    corrected: Collection[tuple[str, str]] = frozenset(),
) -> Comparison:
    """Compare observed rows (in file order) with the stored records they speak about.

    ``files`` and ``cells`` give the file number and the cells as typed of rows whose record is named more than once.
    Within one file the same record with the same cells is the same row; with other cells it is held.
    ``uncorrected`` are the stored records without the corrections made in the app: a corrected field stays, the text
    it replaced is the same, and any other text is a conflict. ``corrected`` names those fields by record and column.
    """
    records = observed["record_id"].combine_chunks()
    at = pc.index_in(records, value_set=stored["record_id"].combine_chunks())
    is_new = pc.is_null(at)
    outcomes = [Outcome.NEW] * len(records)
    for position in pc.indices_nonzero(pc.invert(is_new)).to_pylist():
        outcomes[position] = Outcome.SAME
    comparison = Comparison(outcomes)
    repeated = _repeated(records)
    first = pc.invert(pc.is_in(records, value_set=repeated))
    known = pc.and_(first, pc.invert(is_new))
    names = [name for name in observed.column_names if name not in _APART and not name.endswith(_MISSING)]
    raw_ids = observed["raw_id"].combine_chunks()
    # few records are corrected; what the files say of them fits a dictionary
    files_say = {row["record_id"]: row for row in uncorrected.to_pylist()}
    for name in names if pc.any(known).as_py() else ():
        old = _texts(stored[name].combine_chunks()).take(at)
        new = _texts(observed[name].combine_chunks())
        differs = pc.and_(pc.is_valid(new), pc.fill_null(pc.not_equal(new, old), True))
        for position in pc.indices_nonzero(pc.and_(differs, known)).to_pylist():
            before, after = spoken(old[position].as_py()), spoken(new[position].as_py())
            if before == after:
                continue
            record = records[position].as_py()
            change = FieldChange(raw_ids[position].as_py(), record, name, before or "", after or "")
            if (record, name) not in corrected:
                outcomes[position] = Outcome.CHANGED
                comparison.changes.append(change)
            elif (replaced := spoken(files_say.get(record, {}).get(name))) != after:
                comparison.conflicts.append(
                    Conflict(change.raw_id, record, name, replaced or "", change.old, change.new)
                )
    positions = pc.indices_nonzero(pc.invert(first)).to_pylist()
    _repeats(comparison, observed, stored, at, positions, names, files, cells, corrected)
    return comparison


def _repeated(records: pa.Array) -> pa.Array:
    counts = pc.value_counts(records)
    return counts.field("values").filter(pc.greater(counts.field("counts"), 1))


def repeated_rows(observed: pa.Table) -> list[int]:
    """Return the raw ids of rows whose record is named by more than one row."""
    records = observed["record_id"].combine_chunks()
    rows = observed.filter(pc.is_in(records, value_set=_repeated(records)))
    return [int(raw_id) for raw_id in rows["raw_id"].to_pylist()]


def _repeats(
    comparison: Comparison,
    observed: pa.Table,
    stored: pa.Table,
    at: pa.Array,
    positions: Sequence[int],
    names: Sequence[str],
    files: Mapping[int, int],
    cells: Mapping[int, tuple[str | None, ...]],
    corrected: Collection[tuple[str, str]],
) -> None:
    """Walk through rows whose record is named several times, each against what the ones before it left."""
    rows = observed.take(pa.array(positions, pa.int64())).to_pylist()
    states: dict[str, dict[str, str | None]] = {}
    seen: dict[tuple[int, str], list[int]] = defaultdict(list)
    for position, row in zip(positions, rows, strict=True):
        record, raw_id, file = row["record_id"], row["raw_id"], files.get(row["raw_id"], -1)
        earlier = seen[file, record]
        if earlier:
            if cells[raw_id] == cells[earlier[0]]:
                comparison.outcomes[position] = Outcome.SAME
            else:
                comparison.outcomes[position] = Outcome.HELD
                comparison.contradicting[raw_id] = earlier[0]
            continue
        earlier.append(raw_id)
        state = states.get(record)
        if state is None and at[position].is_valid:
            before: dict[str, Any] = stored.slice(at[position].as_py(), 1).to_pylist()[0]
            state = {name: spoken(before[name]) for name in names}
        new = {name: spoken(row[name]) for name in names}
        if state is None:
            comparison.outcomes[position] = Outcome.NEW
            states[record] = new
            continue
        stated = [name for name in names if new[name] is not None and new[name] != state[name]]
        # a correction stays, whatever the row says
        changed = [name for name in stated if (record, name) not in corrected]
        comparison.outcomes[position] = Outcome.CHANGED if changed else Outcome.SAME
        comparison.changes.extend(
            FieldChange(raw_id, record, name, state[name] or "", new[name] or "") for name in changed
        )
        states[record] = state | {name: new[name] for name in changed}
