"""How the edits of a plan are kept: which become a repair of their row, and which a correction of its record.

An edit of what names a record (student, professional, date) makes the row another one: the whole row is taken again
as a **repair**, and the row as typed waits behind it. Any other edit is a **correction** of one field. Both are
batches of their own that go with the import.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import Entity, Outcome, SheetKind
from careerdash.imports.fixes.marks import CLEARED, RELEASED
from careerdash.imports.model import ImportSettings
from careerdash.imports.records.observe import columns_of
from careerdash.imports.sheets.staging import StagedSheet

FILE_NAME = "Correction"
_STUDENT = frozenset({"student_id", "student_name", "class_name"})
_NAMING: Mapping[SheetKind, frozenset[str]] = {
    SheetKind.ROSTER: _STUDENT,
    SheetKind.INTERVIEWS: _STUDENT | {"professional_name", "organisation", "occupation", "contact", "interview_date"},
    SheetKind.JOB_INTERVIEWS: _STUDENT | {"employer", "post", "round", "date"},
    # a planning row speaks of a record per step: its text is what it is known by
    SheetKind.PLANNING: frozenset(fields_of(SheetKind.PLANNING)),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a correction says of one field: a letter of :mod:`careerdash.imports.fixes.marks` and the text, if any."""

    letter: str
    text: str | None


@dataclass(slots=True)
class Fixes:
    """Per raw id of a staged row: new texts by column (repairs), and what corrections say by field."""

    repairs: dict[int, Mapping[int, str]] = field(default_factory=dict)
    said: dict[int, dict[str, Said]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.repairs or self.said)

    def say(self, raw_id: int, name: str, said: Said) -> None:
        """Add what a correction says of a field of the record of a row."""
        self.said.setdefault(raw_id, {})[name] = said


def divide(sheets: Sequence[StagedSheet], outcomes: Mapping[int, Outcome], links: Mapping[Entity, pa.Table]) -> Fixes:
    """Return what becomes of the edits of the staged sheets; rows that are held all the same keep none."""
    fixes = Fixes()
    if not any(sheet.edits for sheet in sheets):
        return fixes
    repeated = _repeated(links)
    for sheet in sheets:
        mapping = {column.index: column.field for column in sheet.columns if column.field}
        for position, texts in sheet.edits.items():
            raw_id = int(sheet.raw_ids[position].as_py())
            if outcomes.get(raw_id) is Outcome.HELD:
                continue
            naming = {index for index in texts if mapping.get(index) in _NAMING.get(sheet.kind, frozenset())}
            if position in sheet.taken or raw_id in repeated:
                naming = set(texts)
            if naming:
                fixes.repairs[raw_id] = {index: texts[index] for index in sorted(naming)}
            for index, text in texts.items():
                if index not in naming and index in mapping:
                    fixes.say(raw_id, mapping[index], Said(CLEARED, text or None))
    return fixes


def _repeated(links: Mapping[Entity, pa.Table]) -> set[int]:
    """Rows whose record other rows of the drop name as well: a row of its own says which one is meant."""
    found: set[int] = set()
    for entity in (Entity.INTERVIEW, Entity.JOB_INTERVIEW):
        if entity not in links or not len(links[entity]):
            continue
        records = links[entity]["record_id"].combine_chunks()
        counts = pc.value_counts(records)
        several = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
        found |= set(links[entity]["raw_id"].filter(pc.is_in(records, value_set=several)).to_pylist())
    return found


def let_files_speak(fixes: Fixes, released: Mapping[int, Mapping[str, int]], outcomes: Mapping[int, Outcome]) -> None:
    """Add what is said of fields where the file shall outrank an earlier correction."""
    for raw_id, names in released.items():
        if outcomes.get(raw_id) is not Outcome.HELD:
            for name in names:
                fixes.say(raw_id, name, Said(RELEASED, None))


def released_cells(
    sheets: Sequence[StagedSheet], files: Sequence[str], settings: ImportSettings
) -> dict[int, dict[str, int]]:
    """Return per raw id the fields (with their column) whose text in the file is to outrank a correction."""
    found: dict[int, dict[str, int]] = {}
    for sheet in sheets:
        own = [place for place in settings.releases if (place.file, place.sheet) == (files[sheet.file], sheet.name)]
        if not own:
            continue
        fields = {column.index: column.field for column in sheet.columns if column.field}
        positions = {row: position for position, row in enumerate(sheet.data["row"].to_pylist())}
        for place in own:
            name = fields.get(place.column)
            if place.row in positions and name:
                raw_id = int(sheet.raw_ids[positions[place.row]].as_py())
                found.setdefault(raw_id, {})[name] = place.column
    return found


def freed(
    sheets: Sequence[StagedSheet], released: Mapping[int, Mapping[str, int]], table: pa.Table
) -> set[tuple[str, str]]:
    """Return record and column of what this import may change although it was corrected before."""
    fields: dict[int, set[str]] = {raw_id: set(names) for raw_id, names in released.items()}
    for sheet in sheets:
        mapping = {column.index: column.field for column in sheet.columns if column.field}
        for position, texts in sheet.edits.items():
            raw_id = int(sheet.raw_ids[position].as_py())
            fields.setdefault(raw_id, set()).update(mapping[index] for index in texts if index in mapping)
    if not fields:
        return set()
    rows = table.filter(pc.is_in(table["raw_id"], value_set=pa.array(fields, pa.int64())))
    pairs = zip(rows["raw_id"].to_pylist(), rows["record_id"].to_pylist(), strict=True)
    return {(record, column) for raw_id, record in pairs for name in fields[raw_id] for column in columns_of(name)}
