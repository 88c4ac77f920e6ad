"""The plan as the advisor sees it: counts per sheet, issues with file rows, changes old -> new, held rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import Outcome, SheetKind
from careerdash.imports.fixes.differences import changes, conflicts, difference_issues, emptied
from careerdash.imports.fixes.same_texts import same_texts
from careerdash.imports.identity.held_back import kept_issues
from careerdash.imports.identity.students import Trouble
from careerdash.imports.issues import (
    AmbiguousRecord,
    AmbiguousStudent,
    ColumnTwice,
    DuplicateInFile,
    ErrorCell,
    FormulaNotCalculated,
    FutureDate,
    HiddenSheet,
    InterviewedSelf,
    Issue,
    MappedByValues,
    NameMismatch,
    NoStudent,
    NumberAsText,
    OtherClass,
    ScaleUncertain,
    SheetNotUnderstood,
    UnknownStep,
    UnknownStudent,
)
from careerdash.imports.model import (
    ColumnPlan,
    Counts,
    FilePlan,
    HeldRow,
    ImportPlan,
    ImportSettings,
    SheetPlan,
)
from careerdash.imports.previews import preview
from careerdash.imports.sheets.mapping import Column, column_letter
from careerdash.imports.sheets.places import Places
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.imports.told_students import ClassTold, by_class
from careerdash.wording import _, n_
from careerdash.workbooks.cells import NUMERIC_LETTERS, TEXT
from careerdash.workbooks.template_plan import is_instruction_sheet

if TYPE_CHECKING:
    from careerdash.imports.plan import Staged

_SAMPLES = 3
# Figures, and numbers of students: there "007" as text and 7 as a number are two students.
_FIGURES = frozenset({"id", "number", "years", "salary", "satisfaction", "rating", "duration"})
_NUMERIC = pa.array(sorted(NUMERIC_LETTERS))
_BARE_NUMBER = r"^\s*[\d.,]*\d\s*$"
# The column in which a row that is held can be put right, the first the sheet has.
_PUT_RIGHT: dict[type[Issue], tuple[str, ...]] = {
    NoStudent: ("student_id", "student_name"),
    UnknownStudent: ("student_name", "student_id"),
    AmbiguousStudent: ("student_name", "student_id"),
    NameMismatch: ("student_name",),
    AmbiguousRecord: ("interview_date",),
    UnknownStep: ("step",),
}


def summarise(staged: "Staged", settings: ImportSettings, data_version: int) -> ImportPlan:
    """Return the plan of staged sheets."""
    names = [book.name for book in staged.workbooks]
    plans = [_sheet(staged, sheet, names[sheet.file]) for sheet in staged.sheets]
    files = tuple(
        FilePlan(
            name=book.name,
            sha256=book.sha256,
            size=book.size,
            status="refused" if book.refused else "read",
            reason=book.refused,
            sheets=tuple(plan for plan, sheet in zip(plans, staged.sheets, strict=True) if sheet.file == number),
        )
        for number, book in enumerate(staged.workbooks)
    )
    places = Places(staged.sheets)
    issues = [issue for sheet in staged.sheets for issue in _sheet_issues(sheet, names[sheet.file], staged.today)]
    for raw_id, trouble in staged.resolved.held.items():
        sheet, position, _row = places.of(raw_id)
        if trouble.kind not in {found.problem.kind for found in (sheet.observed.found if sheet.observed else ())}:
            place = _troubled(sheet, position, trouble)
            issues.append(trouble.kind(names[sheet.file], sheet.name, *place, trouble.detail, trouble.suggestions))
    for raw_id, (kind, detail) in staged.resolved.remarks.items():
        sheet, position, _row = places.of(raw_id)
        student = _column_of(sheet, ("student_name", "student_id")) if raw_id in staged.resolved.moved else None
        place = _place(sheet, position, _corrected(sheet, position, detail) if student is None else student)
        issues.append(kind(names[sheet.file], sheet.name, *place, detail))
    issues.extend(_class_issues(staged, places, names))
    issues.extend(difference_issues(staged, places, names))
    issues.extend(same_texts(staged.sheets, names))
    issues = kept_issues(staged.sheets, names, issues)
    order = {name: number for number, name in enumerate(names)}
    issues.sort(key=lambda issue: (order[issue.file], issue.sheet, issue.row or 0, issue.column or ""))
    return ImportPlan(
        files=files,
        counts=sum((plan.counts for plan in plans), Counts()),
        issues=tuple(issues),
        changes=tuple(changes(staged, places, names)),
        held=tuple(_held(staged, places, names)),
        settings=settings,
        data_version=data_version,
        staged=staged,
        conflicts=tuple(conflicts(staged, places, names)),
        emptied=tuple(emptied(staged, places, names)),
        questions=tuple(_questions(staged)),
    )


def _questions(staged: "Staged") -> Iterator[str]:
    """What is asked once for the whole import."""
    count = len(staged.fieldless.open_rows)
    if not count:
        return
    told = n_(
        "{n} interview names no career field and counts as “unspecified”.",
        "{n} interviews name no career field and count as “unspecified”.",
        count,
    )
    if staged.fieldless.with_target:
        told += " " + n_(
            "{n} other takes the target of its student.",
            "{n} others take the target of their student.",
            staged.fieldless.with_target,
        )
    yield told + " " + _("Say which field they are about, or import a roster with the targets of the students.")


def _class_issues(staged: "Staged", places: Places, names: Sequence[str]) -> Iterator[Issue]:
    """One warning per sheet, class typed and class of the students, at the first of the rows."""
    sheets: dict[tuple[int, int], list[ClassTold]] = {}
    for one in staged.classes:
        sheet, _position, _row = places.of(one.raw_id)
        sheets.setdefault((sheet.file, sheet.position), []).append(one)
    for found in sheets.values():
        for (typed, own, moves), group in by_class(found).items():
            sheet, position, _row = places.of(group[0].raw_id)
            students = list(dict.fromkeys(one.student for one in group))
            sentence = (
                n_(
                    "{who} was in class “{own}” and moves to “{typed}”, as this row says.",
                    "{n} students were in class “{own}” and move to “{typed}”, as their rows say.",
                    len(students), who=students[0], own=own, typed=typed,
                )
                if moves
                else n_(
                    "{who} is in class “{own}”; this row says “{typed}”, and the class stays.",
                    "{n} students are in class “{own}”; their rows say “{typed}”, and the class stays.",
                    len(students), who=students[0], own=own, typed=typed,
                )
            )  # fmt: skip
            place = _place(sheet, position, _column_of(sheet, ("class_name",)))
            yield OtherClass(names[sheet.file], sheet.name, *place, sentence, (own,))


def _troubled(sheet: StagedSheet, position: int, trouble: Trouble) -> tuple[int, str | None]:
    """File row and column letter of what is to be put right in a row."""
    if trouble.kind is DuplicateInFile:
        return _place(sheet, position, _differing(sheet, position, trouble.detail))
    return _place(sheet, position, _column_of(sheet, _PUT_RIGHT.get(trouble.kind, ())))


def _differing(sheet: StagedSheet, position: int, other: str) -> int | None:
    """The first column in which a row differs from the row it contradicts."""
    row = int(other) if other.isdigit() else 0
    at = pc.index(sheet.data["row"], pa.scalar(row, pa.int32())).as_py()
    cells = (sheet.data[f"c{column.index}"] for column in sheet.columns)
    told = (number for number, column in enumerate(cells) if column[position].as_py() != column[at].as_py())
    return next(told, None) if at >= 0 else None


def _corrected(sheet: StagedSheet, position: int, before: str) -> int | None:
    """Where a row was corrected that stated ``before`` (name and date): the name stands there still, or does not."""
    named = _column_of(sheet, ("professional_name",))
    name = (sheet.data[f"c{named}"][position].as_py() or "").strip() if named is not None else ""
    return _column_of(sheet, ("interview_date",)) if not name or name in before else named


def sheet_counts(staged: "Staged", sheet: StagedSheet) -> Counts:
    """Return how many rows of a sheet are new, changed, same and held."""
    counted = Counter(staged.outcomes.get(raw_id, Outcome.SAME) for raw_id in sheet.raw_ids.to_pylist())
    return Counts(counted[Outcome.NEW], counted[Outcome.CHANGED], counted[Outcome.SAME], counted[Outcome.HELD])


def _sheet(staged: "Staged", sheet: StagedSheet, file: str) -> SheetPlan:
    cells = sheet.cells if sheet.kind is not SheetKind.UNKNOWN else []
    return SheetPlan(
        file=file,
        name=sheet.name,
        kind=sheet.kind,
        hidden=sheet.hidden,
        header_row=sheet.header_row,
        columns=tuple(
            ColumnPlan(
                index=column.index,
                letter=column_letter(column.index),
                header=column.header,
                key=column.key,
                field=column.field,
                reason=column.reason,
                split=column.split,
                samples=(samples := _samples(cells[column.index])),
                readings=tuple(preview(sheet, column.field, text) for text in samples) if column.field else (),
            )
            for column in sheet.columns
            if not column.made and (column.header or cells[column.index].null_count < len(cells[column.index]))
        ),
        first_rows=sheet.first_rows,
        counts=sheet_counts(staged, sheet),
        notes=len(sheet.notes),
        decisions=sheet.decisions,
        questions=tuple(f"{column}: {text}" for column, text in sheet.evidence.items() if text),
    )


def _samples(cells: pa.Array) -> tuple[str, ...]:
    distinct = cells.slice(0, 200).drop_null().unique().to_pylist()
    return tuple(text.strip() for text in distinct if text.strip())[:_SAMPLES]


def _sheet_issues(sheet: StagedSheet, file: str, today: date) -> Iterator[Issue]:
    """What is doubtful in one sheet, cell by cell."""
    if sheet.observed is None:
        if is_instruction_sheet(sheet.name):
            return
        kind = HiddenSheet if sheet.hidden else SheetNotUnderstood
        yield kind(file, sheet.name, None, None, sheet.name)
        return
    known = fields_of(sheet.kind)
    for column in sheet.columns:
        # a form names all its labels, also those nobody wrote anything beside ("Date:" for a signature)
        if column.twin_of and (not sheet.places or _placed(sheet, column.index)):
            yield ColumnTwice(file, sheet.name, *_headed(sheet, column.index), known[column.twin_of].label)
        if column.field:
            yield from _doubtful_column(sheet, file, column)
    for found in sheet.observed.found:
        problem = found.problem
        for position in found.positions:
            row, letter = sheet.place(position, found.column)
            yield problem.kind(file, sheet.name, row, letter, problem.detail, problem.suggestions)
    yield from _cell_issues(sheet, file)
    yield from _numbers_as_text(sheet, file)
    if sheet.kind is SheetKind.INTERVIEWS and sheet.observed.records is not None:
        yield from _interview_issues(sheet, file, today)


def _doubtful_column(sheet: StagedSheet, file: str, column: Column) -> Iterator[Issue]:
    """What was decided for a whole column and deserves a look."""
    field = column.field or ""
    if column.by_values:
        told = _("“{header}” is read as {field}, because {reason}").format(
            header=column.header, field=fields_of(sheet.kind)[field].label, reason=column.reason
        )
        yield MappedByValues(file, sheet.name, *_headed(sheet, column.index), told)
    if detail := sheet.uncertain.get(field):
        yield ScaleUncertain(file, sheet.name, *_headed(sheet, column.index), detail)


def _placed(sheet: StagedSheet, column: int) -> list[int]:
    """The rows of a form that have a value in a column."""
    return [position for position, at in sheet.places if at == column]


def _headed(sheet: StagedSheet, column: int) -> tuple[int | None, str]:
    """Row and letter of a column: of its header, in a form of its first value."""
    placed = _placed(sheet, column)
    return sheet.place(min(placed), column) if placed else (sheet.header_row, column_letter(column))


def _column_of(sheet: StagedSheet, fields: Sequence[str]) -> int | None:
    """The column of the first of some fields that stands on the sheet."""
    columns = {column.field: column.index for column in sheet.columns if column.field}
    return next((columns[field] for field in fields if field in columns), None)


def _place(sheet: StagedSheet, position: int, column: int | None) -> tuple[int, str | None]:
    """Row and letter of a cell; the row alone without a column."""
    if column is None:
        return int(sheet.data["row"][position].as_py()), None
    return sheet.place(position, column)


def _cell_issues(sheet: StagedSheet, file: str) -> Iterator[Issue]:
    """Error cells, and formulas Excel never calculated."""
    kinds = sheet.data["kinds"].combine_chunks()
    cells = sheet.cells
    for letter, issue in (("e", ErrorCell), ("f", FormulaNotCalculated)):
        for position in pc.indices_nonzero(pc.match_substring(kinds, letter)).to_pylist():
            for column, kind in enumerate(kinds[position].as_py()):
                if kind == letter:
                    row, at = sheet.place(position, column)
                    yield issue(file, sheet.name, row, at, cells[column][position].as_py() or "")


def _numbers_as_text(sheet: StagedSheet, file: str) -> Iterator[Issue]:
    """Texts that are numbers among the number cells of a column; files that have only texts (CSV) are not asked."""
    known = fields_of(sheet.kind)
    kinds = sheet.data["kinds"].combine_chunks().dictionary_encode()
    for column in sheet.columns:
        if not column.field or known[column.field].reads not in _FIGURES:
            continue
        letters = pc.utf8_slice_codeunits(kinds.dictionary, column.index, column.index + 1)
        if not pc.any(pc.is_in(letters, value_set=_NUMERIC)).as_py():
            continue
        letters = letters.take(kinds.indices)
        texts = sheet.data[f"c{column.index}"].combine_chunks()
        typed = pc.and_(pc.equal(letters, TEXT), pc.match_substring_regex(texts, _BARE_NUMBER))
        positions = pc.indices_nonzero(pc.fill_null(typed, fill_value=False)).to_pylist()
        numbers = pc.sum(pc.is_in(letters, value_set=_NUMERIC)).as_py()
        if numbers > len(positions):
            for position in positions:
                if position not in sheet.edits or column.index not in sheet.edits[position]:
                    place = sheet.place(position, column.index)
                    yield NumberAsText(file, sheet.name, *place, texts[position].as_py().strip())


def _interview_issues(sheet: StagedSheet, file: str, today: date) -> Iterator[Issue]:
    records = sheet.observed.records if sheet.observed else None
    if records is None or not len(records):
        return
    first = sheet.raw_ids[0].as_py()
    dated, named = _column_of(sheet, ("interview_date",)), _column_of(sheet, ("professional_name",))
    dates = pc.struct_field(records["interview_date"].combine_chunks(), ["value"])
    later = pc.fill_null(pc.greater(dates, pa.scalar(today, pa.date32())), fill_value=False)
    for position in pc.indices_nonzero(later).to_pylist():
        place = _place(sheet, records["raw_id"][position].as_py() - first, dated)
        yield FutureDate(file, sheet.name, *place, dates[position].as_py().isoformat())
    students = sheet.observed.students if sheet.observed else None
    if students is None:
        return
    at = pc.subtract(records["raw_id"].combine_chunks(), first)
    own = pc.struct_field(students["student_name"].combine_chunks(), ["key"]).take(at)
    same = pc.fill_null(
        pc.equal(pc.struct_field(records["professional_name"].combine_chunks(), ["key"]), own), fill_value=False
    )
    for position in pc.indices_nonzero(same).to_pylist():
        name = records["professional_name"][position].as_py()["text"]
        place = _place(sheet, records["raw_id"][position].as_py() - first, named)
        yield InterviewedSelf(file, sheet.name, *place, name)


def _held(staged: "Staged", places: Places, names: Sequence[str]) -> Iterator[HeldRow]:
    for raw_id, trouble in sorted(staged.resolved.held.items()):
        sheet, position, row = places.of(raw_id)
        cells = tuple(column[position].as_py() or "" for column in sheet.cells)
        reason = _(trouble.kind.sentence).format(detail=trouble.detail)
        yield HeldRow(names[sheet.file], sheet.name, row, cells, reason)
