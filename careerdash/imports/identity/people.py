"""Students known while an import is planned: those stored, and those on the rosters of the same drop."""

from collections.abc import Iterable, Sequence

import pyarrow.compute as pc

from careerdash.domain.folding import clean, fold
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.by_values import has_open_columns, names_student
from careerdash.imports.sheets.proofs import NOBODY, People
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.store.database import Session


def seeks_student(sheet: StagedSheet) -> bool:
    """Tell whether no header of a sheet names the student, and a column is left that may."""
    if sheet.kind in {SheetKind.UNKNOWN, SheetKind.ROSTER}:
        return False
    own = [column for column in sheet.columns if not column.from_file_name]
    return not names_student(own) and has_open_columns(own)


def people_known(session: Session, sheets: Sequence[StagedSheet]) -> People:
    """Return the students of the database and of the other sheets of a drop."""
    stored = session.rows("mapping.students")
    ids = {clean(row["student_id"]).casefold() for row in stored if row["student_id"]}
    names = {row["name_key"] for row in stored if row["name_key"]}
    for sheet in sheets:
        for column in sheet.columns:
            if column.field == "student_id":
                ids |= {clean(text).casefold() for text in _texts(sheet, column.index)}
            elif column.field == "student_name":
                names |= {fold(text) for text in _texts(sheet, column.index)}
    return People(frozenset(ids), frozenset(names)) if ids or names else NOBODY


def first_id(sheet: StagedSheet) -> int:
    """Return the first raw id of a sheet, to stage it once more in its place."""
    return min(int(ids[0].as_py()) for ids in (sheet.raw_ids, sheet.note_ids) if len(ids))


def _texts(sheet: StagedSheet, index: int) -> Iterable[str]:
    texts = pc.unique(sheet.data[f"c{index}"]).to_pylist()
    return [text for text in texts if text and text.strip()]
