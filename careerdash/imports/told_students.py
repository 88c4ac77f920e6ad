"""What rows of logs say of their students: facts that would change, and classes that differ from the student's own.

A log is about interviews, and its rows are judged by those. Their student columns speak too: what they would change
is shown like any change, and a class other than the one the student is in is told.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.compare import FieldChange, spoken
from careerdash.imports.records.derive import fold_observations
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.store.database import Session

_APART = frozenset({"raw_id", "record_id", "rank", "on_roster", "first_raw"})


@dataclass(frozen=True, slots=True)
class ClassTold:
    """A row that names another class than the one its student will be in, or than the one before, if it moves them."""

    raw_id: int
    student: str
    typed: str
    own: str
    moves: bool


@dataclass(frozen=True, slots=True)
class ToldStudents:
    """What the rows that are no roster say of students: facts they change, and classes that differ."""

    changes: tuple[FieldChange, ...] = ()
    classes: tuple[ClassTold, ...] = ()


def told_students(
    session: Session,
    sheets: Sequence[StagedSheet],
    observed: pa.Table,
    rows: pa.Table,
    folded: pa.Table,
    held: Collection[int],
) -> ToldStudents:
    """Return what the rows of logs say of students.

    ``observed`` are the staged observations of students with their records, ``rows`` and ``folded`` the stored ones of
    the same students; rows that are ``held`` say nothing.
    """
    logs = [sheet.raw_ids for sheet in sheets if sheet.kind is not SheetKind.ROSTER and len(sheet.raw_ids)]
    if not logs or not len(observed):
        return ToldStudents()
    if held:
        observed = observed.filter(pc.invert(pc.is_in(observed["raw_id"], value_set=pa.array(held, pa.int64()))))
    in_logs = pc.is_in(observed["raw_id"], value_set=pa.concat_arrays(logs))
    wanted = pa.concat_arrays([_stored_students(observed, folded), _of_two_classes(observed, rows)]).unique()
    if not len(wanted):
        return ToldStudents()
    own = observed.filter(pc.and_(in_logs, pc.is_in(observed["record_id"], value_set=wanted)))
    everything = pa.concat_tables([rows, observed], promote_options="default")
    after = fold_observations(session, everything.filter(pc.is_in(everything["record_id"], value_set=wanted)))
    before = {row["record_id"]: row for row in folded.to_pylist()}
    will_be = {row["record_id"]: row for row in after.to_pylist()}
    typed = own.to_pylist()
    return ToldStudents(tuple(_changes(typed, before, will_be)), tuple(_classes(typed, before, will_be)))


def _stored_students(observed: pa.Table, folded: pa.Table) -> pa.Array:
    """The students of the rows that are stored."""
    records = observed["record_id"].combine_chunks()
    return records.filter(pc.is_in(records, value_set=folded["record_id"].combine_chunks())).unique()


def _of_two_classes(observed: pa.Table, rows: pa.Table) -> pa.Array:
    """The students that rows put into more than one class."""
    named = pa.concat_tables(
        [
            pa.table(
                {"record_id": table["record_id"], "class": pc.struct_field(table["class"].combine_chunks(), "key")}
            )
            for table in (rows, observed)
            if len(table)
        ]
    )
    counted = named.group_by("record_id").aggregate([("class", "count_distinct")])
    return counted.filter(pc.greater(counted["class_count_distinct"], 1))["record_id"].combine_chunks()


Rows = Mapping[str, Mapping[str, Any]]


def _changes(typed: Sequence[Mapping[str, Any]], before: Rows, after: Rows) -> Iterator[FieldChange]:
    """Each fact of a stored student that is another one afterwards, at the last row that says so."""
    last: dict[tuple[str, str], int] = {}
    for row in typed:
        record = row["record_id"]
        if record not in before:
            continue
        for name, value in row.items():
            if name in _APART or name.endswith("_missing") or value is None or name not in before[record]:
                continue
            now = spoken(value)
            if now != spoken(before[record][name]) and now == spoken(after[record][name]):
                last[record, name] = row["raw_id"]
    for (record, name), raw_id in last.items():
        old, new = spoken(before[record][name]), spoken(after[record][name])
        yield FieldChange(raw_id, record, name, old or "", new or "")


def _classes(typed: Sequence[Mapping[str, Any]], before: Rows, after: Rows) -> Iterator[ClassTold]:
    for row in typed:
        said = row["class"]
        if not said:
            continue
        was, becomes = before.get(row["record_id"], {}).get("class"), after[row["record_id"]]["class"]
        name = after[row["record_id"]]["student_name"]
        student = (name["text"] if name else None) or after[row["record_id"]]["student_id"] or ""
        if becomes and said["key"] != becomes["key"]:
            yield ClassTold(row["raw_id"], student, said["name"], becomes["name"], moves=False)
        elif was and said["key"] != was["key"]:
            yield ClassTold(row["raw_id"], student, said["name"], was["name"], moves=True)


def by_class(found: Sequence[ClassTold]) -> dict[tuple[str, str, bool], list[ClassTold]]:
    """Return the rows by class typed, class of the student, and whether the student moves."""
    groups: dict[tuple[str, str, bool], list[ClassTold]] = defaultdict(list)
    for one in found:
        groups[one.typed, one.own, one.moves].append(one)
    return groups
