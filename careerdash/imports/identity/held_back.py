"""Rows about people who were erased on request: held, without their texts, and never stored again.

A row is known by the keyed hashes that stayed behind (:mod:`careerdash.privacy.marks`). It counts as held, so that the
rows of a file add up; what stood in it is neither read further nor kept, and the file itself is not kept either.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.imports.identity.students import Trouble
from careerdash.imports.issues import ErasedOnRequest, Issue
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.privacy.marks import Marker, NamedProfessional, NamedStudent, any_known
from careerdash.store.database import Session

_APART = "\x1f"
NOT_KEPT = "erased"
Told = Callable[[str, str, str], Iterable[str]]


def hold_back(session: Session, sheets: Sequence[StagedSheet]) -> list[StagedSheet]:
    """Return the sheets with the rows named that are about erased people; nothing is looked at where nobody was."""
    kept = frozenset(row["mark"] for row in session.rows("erasures.marks"))
    if not kept:
        return list(sheets)
    marker = Marker(str(session.value("erasures.key")))

    def student(number: str, name: str, class_key: str) -> Iterable[str]:
        return marker.told_by_student(NamedStudent(number, name, class_key))

    def professional(name: str, organisation: str, contact: str) -> Iterable[str]:
        return marker.told_by_professional(NamedProfessional(name, organisation, contact))

    found = []
    for sheet in sheets:
        erased: set[int] = set()
        if sheet.observed is not None:
            students, records = sheet.observed.students, sheet.observed.records
            parts = (
                _texts(students, "student_id"),
                _texts(students, "student_name", "text"),
                _texts(students, "class", "key"),
            )
            erased |= _known(students["raw_id"], parts, student, kept)
            if records is not None and "professional_name" in records.column_names:
                parts = (
                    _texts(records, "professional_name", "text"),
                    _texts(records, "organisation", "key"),
                    _texts(records, "contact", "key"),
                )
                erased |= _known(records["raw_id"], parts, professional, kept)
        found.append(replace(sheet, erased=frozenset(erased)) if erased else sheet)
    return found


def held_back(sheets: Sequence[StagedSheet]) -> dict[int, Trouble]:
    """Return why these rows are held."""
    return {raw_id: Trouble(ErasedOnRequest) for sheet in sheets for raw_id in sheet.erased}


def without_texts(sheet: StagedSheet, table: pa.Table, raw_ids: pa.Array) -> pa.Table:
    """Return rows of a sheet as they are stored: those about erased people are empty.

    The notes of a sheet that is about nobody else (a form, its title) are empty as well.
    """
    if not sheet.erased or not len(table):
        return table
    gone = pc.is_in(raw_ids, value_set=pa.array(sorted(sheet.erased), pa.int64()))
    if _nobody_else(sheet):
        gone = pc.or_(gone, pc.invert(pc.is_in(raw_ids, value_set=sheet.raw_ids)))
    for index, name in enumerate(table.column_names):
        if name == "row":
            continue
        column = table[name]
        empty = pc.binary_repeat(".", pc.utf8_length(column)) if name == "kinds" else pa.scalar(None, column.type)
        table = table.set_column(index, name, pc.if_else(gone, empty, column))
    return table


def files_not_kept(sheets: Sequence[StagedSheet]) -> frozenset[int]:
    """Return the files (by number) that hold a row about an erased person."""
    return frozenset(sheet.file for sheet in sheets if sheet.erased)


def kept_file_names(sheets: Sequence[StagedSheet], names: Sequence[str]) -> list[str]:
    """Return the names under which files are stored: one that is about erased people alone may be called like them."""
    about = {sheet.file for sheet in sheets if sheet.erased}
    others = {sheet.file for sheet in sheets if len(sheet.raw_ids) and not _nobody_else(sheet)}
    return [
        f"{NOT_KEPT}-{number + 1}{PurePosixPath(name).suffix}" if number in about - others else name
        for number, name in enumerate(names)
    ]


def kept_sheet_name(sheet: StagedSheet) -> str:
    """Return the name under which a sheet is stored."""
    return f"{NOT_KEPT} {sheet.position + 1}" if _nobody_else(sheet) else sheet.name


def kept_issues(sheets: Sequence[StagedSheet], names: Sequence[str], issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues as they are stored and shown: of a row about an erased person only that it is held."""
    told = list(issues)
    if not any(sheet.erased for sheet in sheets):
        return told
    rows: dict[tuple[str, str], frozenset[int] | None] = {}
    for sheet in sheets:
        if sheet.erased:
            rows[names[sheet.file], sheet.name] = None if _nobody_else(sheet) else _rows(sheet)
    return [one for one in told if isinstance(one, ErasedOnRequest) or not _about(one, rows)]


def renamed(sheets: Sequence[StagedSheet], names: Sequence[str], issues: Iterable[Issue]) -> list[Issue]:
    """Return issues with the names under which files and sheets are stored."""
    files = dict(zip(names, kept_file_names(sheets, names), strict=True))
    titles = {(names[sheet.file], sheet.name): kept_sheet_name(sheet) for sheet in sheets if sheet.erased}
    return [
        replace(one, file=files.get(one.file, one.file), sheet=titles.get((one.file, one.sheet), one.sheet))
        for one in issues
    ]


def _nobody_else(sheet: StagedSheet) -> bool:
    """Whether every row of data of a sheet is about an erased person."""
    return bool(sheet.erased) and len(sheet.erased) == len(sheet.raw_ids)


def _about(issue: Issue, rows: Mapping[tuple[str, str], frozenset[int] | None]) -> bool:
    if (issue.file, issue.sheet) not in rows:
        return False
    erased = rows[issue.file, issue.sheet]
    return erased is None or issue.row in erased


def _rows(sheet: StagedSheet) -> frozenset[int]:
    """The rows of the file in which erased people stand; the values of a form stand in rows of their own."""
    at = pc.is_in(sheet.raw_ids, value_set=pa.array(sorted(sheet.erased), pa.int64()))
    positions = set(pc.indices_nonzero(at).to_pylist())
    placed = {row for (position, _column), (row, _at) in sheet.places.items() if position in positions}
    return frozenset(placed | set(sheet.data["row"].filter(at).to_pylist()))


def _texts(table: pa.Table, name: str, part: str | None = None) -> pa.ChunkedArray:
    column = table[name].combine_chunks()
    texts = pc.struct_field(column, [part]) if part else column
    return pc.fill_null(texts, "")


def _known(raw_ids: pa.ChunkedArray, parts: Sequence[pa.Array], told: Told, kept: frozenset[str]) -> set[int]:
    """The rows whose naming texts have a mark; each distinct way of naming is looked at once."""
    joined = pc.binary_join_element_wise(*parts, _APART)
    joined = joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined
    encoded = joined.dictionary_encode()
    codes = [
        code for code, text in enumerate(encoded.dictionary.to_pylist()) if any_known(told(*text.split(_APART)), kept)
    ]
    found = pc.is_in(encoded.indices, value_set=pa.array(codes, encoded.indices.type))
    return set(raw_ids.combine_chunks().filter(found).to_pylist())
