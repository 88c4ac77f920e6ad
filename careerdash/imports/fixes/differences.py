"""Where a plan differs from what is stored, field by field, with the place in the file and the people it is about."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careerdash.domain.fields import fields_of
from careerdash.imports.issues import CellEmptied, CorrectionKept, Issue
from careerdash.imports.model import CellPlace, Change, CorrectionConflict, EmptiedCell
from careerdash.imports.records.observe import columns_of
from careerdash.imports.sheets.places import Places
from careerdash.imports.sheets.staging import StagedSheet

if TYPE_CHECKING:
    from careerdash.imports.plan import Staged

_PEOPLE = ("student_name", "student_id", "professional_name", "employer")
_LONGEST = 120


def changes(staged: "Staged", places: Places, names: Sequence[str]) -> Iterator[Change]:
    """Yield every value that would replace a stored one."""
    for change in staged.changes:
        sheet, position, row = places.of(change.raw_id)
        field = field_filled(sheet, change.field)
        yield Change(
            names[sheet.file], sheet.name, row, change.record_id, label(sheet, field or change.field), change.old,
            change.new, people(sheet, position),
        )  # fmt: skip


def conflicts(staged: "Staged", places: Places, names: Sequence[str]) -> Iterator[CorrectionConflict]:
    """Yield every cell that says something else than a correction."""
    for found in staged.conflicts:
        sheet, position, row = places.of(found.raw_id)
        field = field_filled(sheet, found.field)
        if field is None:
            continue
        column = next(column.index for column in sheet.columns if column.field == field)
        place = CellPlace(names[sheet.file], sheet.name, row, column)
        yield CorrectionConflict(
            place, label(sheet, field), people(sheet, position), found.replaced, found.kept, found.typed
        )


def emptied(staged: "Staged", places: Places, names: Sequence[str]) -> Iterator[EmptiedCell]:
    """Yield every cell that lost its value since the last version of its file."""
    for found in staged.emptied:
        sheet, position, row = places.of(found.raw_id)
        place = CellPlace(names[sheet.file], sheet.name, row, found.column)
        gone = found.field in staged.fixes.said.get(found.raw_id, {})
        letter = sheet.place(position, found.column)[1]
        yield EmptiedCell(place, letter, label(sheet, found.field), people(sheet, position), found.stored, gone)


def difference_issues(staged: "Staged", places: Places, names: Sequence[str]) -> Iterator[Issue]:
    """Yield a warning for every conflict with a correction, and for every emptied cell whose value is kept."""
    for clash in staged.conflicts:
        sheet, position, row = places.of(clash.raw_id)
        field = field_filled(sheet, clash.field)
        column = next((column.index for column in sheet.columns if column.field == field), None)
        place: tuple[int, str | None] = (row, None) if column is None else sheet.place(position, column)
        yield CorrectionKept(names[sheet.file], sheet.name, *place, f"{clash.typed} / {clash.kept}")
    for found in staged.emptied:
        if found.field not in staged.fixes.said.get(found.raw_id, {}):
            sheet, position, _row = places.of(found.raw_id)
            row, at = sheet.place(position, found.column)
            text = found.stored if len(found.stored) <= _LONGEST else f"{found.stored[:_LONGEST]}…"
            yield CellEmptied(names[sheet.file], sheet.name, row, at, text)


def field_filled(sheet: StagedSheet, column: str) -> str | None:
    """Return the mapped field of a sheet that fills a column of the observation."""
    fields = [each.field for each in sheet.columns if each.field and column in columns_of(each.field)]
    return column if column in fields else next(iter(fields), None)


def label(sheet: StagedSheet, field: str) -> str:
    """Return what a field is called."""
    known = fields_of(sheet.kind)
    return known[field].label if field in known else field.replace("_", " ")


def people(sheet: StagedSheet, position: int) -> str:
    """Name the student and whom the row is about, as typed."""
    found: dict[str, str] = {}
    for column in sheet.columns:
        if column.field in _PEOPLE:
            found[column.field] = (sheet.data[f"c{column.index}"][position].as_py() or "").strip()
    if found.get("student_name"):
        found.pop("student_id", None)
    return " · ".join(found[name] for name in _PEOPLE if found.get(name))
