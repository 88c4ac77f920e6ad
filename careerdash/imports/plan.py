"""What an import would do: everything is read, resolved and compared, and nothing is stored."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.vocabulary import Entity, Outcome, SheetKind
from careerdash.imports.compare import Comparison, Conflict, FieldChange, compare, repeated_rows
from careerdash.imports.fixes.edits import with_edits
from careerdash.imports.fixes.emptied import Emptied, emptied_cells, to_clear
from careerdash.imports.fixes.fixes import Fixes, Said, divide, freed, let_files_speak, released_cells
from careerdash.imports.fixes.marks import CLEARED, corrected_columns
from careerdash.imports.identity.held_back import held_back, hold_back
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.identity.people import first_id, people_known, seeks_student
from careerdash.imports.identity.resolve import Resolved, all_observations, resolve
from careerdash.imports.identity.students import Trouble
from careerdash.imports.issues import DuplicateInFile
from careerdash.imports.missing_fields import NONE_WITHOUT, WithoutField, without_field
from careerdash.imports.model import ImportPlan, ImportSettings, SheetChoice
from careerdash.imports.records.derive import (
    fold_observations,
    planning_parts,
    ranked,
    stored_observations,
    without_corrections,
)
from careerdash.imports.sheets.decisions import NOTHING_DECIDED
from careerdash.imports.sheets.memory import decided_before, recall
from careerdash.imports.sheets.proofs import NOBODY, People
from careerdash.imports.sheets.staging import StagedSheet, stage_sheet
from careerdash.imports.sheets.tables import split_tables
from careerdash.imports.sheets.terms import Terms
from careerdash.imports.summary import summarise
from careerdash.imports.told_students import ClassTold, told_students
from careerdash.store.database import Database, Session
from careerdash.workbooks.mapped_files import give_back
from careerdash.workbooks.reader import WorkbookRead

Progress = Callable[[str, float], None]
# The record a sheet of each kind is mainly about: its outcome is the outcome of the row.
MAIN = {
    SheetKind.ROSTER: Entity.STUDENT,
    SheetKind.INTERVIEWS: Entity.INTERVIEW,
    SheetKind.PLANNING: Entity.PLANNING,
    SheetKind.JOB_INTERVIEWS: Entity.JOB_INTERVIEW,
}
RAW_ID_BITS = 32
# From here on an import is large: its memory is looked after.
MANY_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Staged:
    """Everything a commit needs to store what the plan promises."""

    batch: int
    workbooks: Sequence[WorkbookRead]
    sheets: Sequence[StagedSheet]
    resolved: Resolved
    outcomes: Mapping[int, Outcome]
    changes: Sequence[FieldChange]
    conflicts: Sequence[Conflict]
    emptied: Sequence[Emptied]
    fixes: Fixes
    observed: Mapping[Entity, pa.Table]
    issued: pa.Table
    today: date
    classes: Sequence[ClassTold] = ()
    fieldless: WithoutField = NONE_WITHOUT


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of the touched records of one entity: rows, folded, and folded without corrections.

    ``corrected`` names record and column of what a correction states.
    """

    rows: pa.Table
    folded: pa.Table
    uncorrected: pa.Table
    corrected: AbstractSet[tuple[str, str]]


@dataclass(slots=True)
class Judged:
    """What becomes of the rows: their outcomes, the changed fields, and what stands against what is stored."""

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    changes: list[FieldChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    emptied: list[Emptied] = field(default_factory=list)
    fixes: Fixes = field(default_factory=Fixes)
    classes: Sequence[ClassTold] = ()
    fieldless: WithoutField = NONE_WITHOUT


def plan_import(
    database: Database,
    workbooks: Sequence[WorkbookRead],
    settings: ImportSettings,
    today: date,
    progress: Progress | None = None,
) -> ImportPlan:
    """Plan an import of workbooks that were read.

    Raises:
        WrongUse: a setting names a field this program does not have.
    """
    tables = [replace(book, sheets=tuple(t for s in book.sheets for t in split_tables(s))) for book in workbooks]
    with database.read() as session:
        return make_plan(session, tables, settings, today, progress or (lambda _stage, _share: None))


def make_plan(
    session: Session, workbooks: Sequence[WorkbookRead], settings: ImportSettings, today: date, progress: Progress
) -> ImportPlan:
    """Plan within a session; the commit plans again here when the data has moved on since."""
    version = int(session.value("meta.data_version"))
    batch = int(session.value("history.next_batch"))
    progress("values", 0.0)
    files = [book.name for book in workbooks]
    sheets = with_edits(session, _stage(session, workbooks, settings, batch, today, progress), files, settings, today)
    sheets = hold_back(session, sheets)
    progress("records", 0.5)
    if sum(len(sheet.data) for sheet in sheets) > MANY_ROWS:
        give_back()
    issuer = Issuer(session)
    resolved = resolve(session, sheets, files, _held_by_values(sheets) | held_back(sheets), issuer)
    observed, stored = _observed(session, sheets, resolved)
    progress("compare", 0.8)
    judged = _judge(session, sheets, files, settings, resolved, observed, stored)
    staged = Staged(
        batch=batch,
        workbooks=workbooks,
        sheets=sheets,
        resolved=resolved,
        outcomes=judged.outcomes,
        changes=judged.changes,
        conflicts=judged.conflicts,
        emptied=judged.emptied,
        fixes=judged.fixes,
        observed={
            entity: pa.concat_tables([stored[entity].rows, observed[entity]], promote_options="default")
            for entity in observed
        },
        issued=issuer.table(),
        today=today,
        classes=judged.classes,
        fieldless=judged.fieldless,
    )
    progress("done", 1.0)
    return summarise(staged, settings, version)


def _stage(
    session: Session,
    workbooks: Sequence[WorkbookRead],
    settings: ImportSettings,
    batch: int,
    today: date,
    progress: Progress,
) -> list[StagedSheet]:
    terms = Terms(session)
    earlier = decided_before(session, [book.name for book in workbooks])
    sheets: list[StagedSheet] = []
    next_id = batch << RAW_ID_BITS

    def stage(book: int, position: int, first: int, given: ImportSettings, people: People = NOBODY) -> StagedSheet:
        sheet, file = workbooks[book].sheets[position], workbooks[book].name
        choice = given.sheets.get((file, sheet.name)) or recall(session, sheet) or SheetChoice()
        before = earlier.get((file, sheet.name), NOTHING_DECIDED)
        return stage_sheet(sheet, book, file, position, choice, given, terms, first, today, people, before)

    for number, book in enumerate(workbooks):
        progress("values", number / len(workbooks) / 2)
        for position, sheet in enumerate(book.sheets):
            if not len(sheet.table):
                continue
            staged = stage(number, position, next_id, settings)
            next_id += len(staged.data) + len(staged.notes)
            sheets.append(staged)
    if any(map(seeks_student, sheets)):
        people = people_known(session, sheets)
        for number, one in enumerate(sheets):
            if seeks_student(one):
                sheets[number] = stage(one.file, one.position, first_id(one), settings, people)
    return _agree_on_dates(sheets, settings, stage)


def _agree_on_dates(
    sheets: list[StagedSheet], settings: ImportSettings, stage: Callable[[int, int, int, ImportSettings], StagedSheet]
) -> list[StagedSheet]:
    """Forms of one drop are one column in many files: what some prove of the date order holds for the others."""
    orders = [order for sheet in sheets if sheet.places for order in sheet.decisions["date_order"].values()]
    proven = {order for order in orders if order}
    if len(proven) != 1 or settings.date_order or None not in orders:
        return sheets
    agreed = replace(settings, date_order=proven.pop())
    for number, sheet in enumerate(sheets):
        if sheet.places and None in sheet.decisions["date_order"].values():
            sheets[number] = stage(sheet.file, sheet.position, first_id(sheet), agreed)
    return sheets


def _held_by_values(sheets: Sequence[StagedSheet]) -> dict[int, Trouble]:
    """Rows whose values alone hold them: a date of the identity that can be read two ways."""
    held: dict[int, Trouble] = {}
    for sheet in sheets:
        for found in sheet.observed.found if sheet.observed else ():
            if found.problem.kind.level == "error":
                for raw_id in sheet.raw_ids.take(pa.array(found.positions, pa.int64())).to_pylist():
                    held.setdefault(
                        raw_id, Trouble(found.problem.kind, found.problem.detail, found.problem.suggestions)
                    )
    return held


def _observed(
    session: Session, sheets: Sequence[StagedSheet], resolved: Resolved
) -> tuple[dict[Entity, pa.Table], dict[Entity, Stored]]:
    """Per entity: the staged observations with their record, and the stored ones."""
    observed: dict[Entity, pa.Table] = {}
    stored: dict[Entity, Stored] = {}
    for entity, links in resolved.links.items():
        table = all_observations(sheets, entity)
        if entity is Entity.PLANNING:
            table = _join_parts(table, links)
        else:
            at = pc.index_in(table["raw_id"], value_set=links["raw_id"].combine_chunks()).combine_chunks()
            table = table.append_column("record_id", links["record_id"].combine_chunks().take(at))
        unlinked = table["record_id"].null_count
        observed[entity] = ranked(table.filter(pc.is_valid(table["record_id"])) if unlinked else table)
        before = stored_observations(session, entity, links["record_id"].combine_chunks().unique())
        files_say = fold_observations(session, without_corrections(before))
        stored[entity] = Stored(before, fold_observations(session, before), files_say, corrected_columns(before))
    return observed, stored


def _join_parts(table: pa.Table, links: pa.Table) -> pa.Table:
    """Planning: a row speaks about one record per step, told apart by the part of the link."""
    wanted = pc.binary_join_element_wise(links["raw_id"].cast(pa.string()), links["part"], ":")
    own = pc.binary_join_element_wise(table["raw_id"].cast(pa.string()), planning_parts(table), ":")
    at = pc.index_in(own, value_set=wanted.combine_chunks() if isinstance(wanted, pa.ChunkedArray) else wanted)
    at = at.combine_chunks() if isinstance(at, pa.ChunkedArray) else at
    return table.append_column("record_id", links["record_id"].combine_chunks().take(at))


def _judge(
    session: Session,
    sheets: Sequence[StagedSheet],
    files: Sequence[str],
    settings: ImportSettings,
    resolved: Resolved,
    observed: Mapping[Entity, pa.Table],
    stored: Mapping[Entity, Stored],
) -> Judged:
    """The outcome of every row, and the fields that would change.

    A row that speaks only of its student (a line left empty on a prepared sheet) is new when the student is.
    """
    judged = Judged()
    released = released_cells(sheets, files, settings)
    for entity in (Entity.STUDENT, Entity.INTERVIEW, Entity.PLANNING, Entity.JOB_INTERVIEW):
        own = [sheet for sheet in sheets if MAIN.get(sheet.kind) is entity]
        table = observed[entity]
        if entity is Entity.STUDENT:
            raw_ids = pa.array([i for sheet in own for i in sheet.raw_ids.to_pylist()], pa.int64())
            table = table.filter(pc.is_in(table["raw_id"], value_set=raw_ids))
        if not len(table):
            continue
        kept = stored[entity].corrected
        comparison = _compare(sheets, table, stored[entity], kept - freed(own, released, table) if kept else kept)
        _merge(judged.outcomes, table, comparison)
        judged.changes.extend(comparison.changes)
        judged.conflicts.extend(comparison.conflicts)
        for raw_id, first in comparison.contradicting.items():
            resolved.held.setdefault(raw_id, _contradiction(sheets, first))
        judged.emptied.extend(emptied_cells(session, own, files, table, stored[entity].rows, stored[entity].folded))
    _students_only(judged.outcomes, observed[Entity.STUDENT], stored[Entity.STUDENT].folded)
    students = stored[Entity.STUDENT]
    told = told_students(session, sheets, observed[Entity.STUDENT], students.rows, students.folded, resolved.held)
    judged.classes = told.classes
    judged.changes.extend([*told.changes, *_moved(resolved)])
    for change in (*told.changes, *_moved(resolved)):
        if judged.outcomes.get(change.raw_id, Outcome.SAME) is Outcome.SAME:
            judged.outcomes[change.raw_id] = Outcome.CHANGED
    for raw_id in resolved.held:
        judged.outcomes[raw_id] = Outcome.HELD
    judged.fieldless = without_field(
        observed[Entity.INTERVIEW],
        observed[Entity.STUDENT],
        students.folded,
        resolved.links[Entity.STUDENT],
        judged.outcomes,
    )
    judged.fixes = divide(sheets, judged.outcomes, resolved.links)
    let_files_speak(judged.fixes, released, judged.outcomes)
    judged.emptied = [each for each in judged.emptied if judged.outcomes.get(each.raw_id) is not Outcome.HELD]
    for each in to_clear(judged.emptied, sheets, files, settings):
        judged.fixes.say(each.raw_id, each.field, Said(CLEARED, None))
        judged.changes.append(FieldChange(each.raw_id, each.record_id, each.name, each.stored, ""))
        if judged.outcomes.get(each.raw_id) is Outcome.SAME:
            judged.outcomes[each.raw_id] = Outcome.CHANGED
    return judged


def _moved(resolved: Resolved) -> list[FieldChange]:
    """Interviews that belong to another student now: their row was corrected."""
    return [
        FieldChange(raw_id, moved.interview_id, "student_name", moved.old, moved.new)
        for raw_id, moved in resolved.moved.items()
    ]


def _compare(
    sheets: Sequence[StagedSheet], table: pa.Table, stored: Stored, corrected: AbstractSet[tuple[str, str]]
) -> Comparison:
    files: dict[int, int] = {}
    cells: dict[int, tuple[str | None, ...]] = {}
    repeated = pa.array(repeated_rows(table), pa.int64())
    for sheet in sheets:
        here = pc.is_in(sheet.raw_ids, value_set=repeated)
        picked = sheet.data.filter(here)
        columns = [picked[name].to_pylist() for name in picked.column_names if name not in {"row", "kinds"}]
        for raw_id, row in zip(sheet.raw_ids.filter(here).to_pylist(), zip(*columns, strict=True), strict=True):
            cells[raw_id], files[raw_id] = row, sheet.file
    return compare(table, stored.folded, stored.uncorrected, files, cells, corrected)


def _merge(outcomes: dict[int, Outcome], table: pa.Table, comparison: Comparison) -> None:
    """One row may speak of several records: held beats new beats changed beats same."""
    raw_ids = table["raw_id"].to_pylist()
    if outcomes.keys().isdisjoint(raw_ids) and len(frozenset(raw_ids)) == len(raw_ids):
        outcomes.update(zip(raw_ids, comparison.outcomes, strict=True))
        return
    strength = (Outcome.SAME, Outcome.CHANGED, Outcome.NEW, Outcome.HELD)
    for raw_id, outcome in zip(raw_ids, comparison.outcomes, strict=True):
        before = outcomes.get(raw_id, Outcome.SAME)
        outcomes[raw_id] = max(before, outcome, key=strength.index)


def _students_only(outcomes: dict[int, Outcome], students: pa.Table, stored: pa.Table) -> None:
    if outcomes.keys() >= set(students["raw_id"].to_pylist()):
        return
    known = pc.is_in(students["record_id"], value_set=stored["record_id"].combine_chunks()).to_pylist()
    met: set[str] = set()
    for raw_id, record, was in zip(
        students["raw_id"].to_pylist(), students["record_id"].to_pylist(), known, strict=True
    ):
        if raw_id not in outcomes:
            outcomes[raw_id] = Outcome.SAME if was or record in met else Outcome.NEW
        met.add(record)


def _contradiction(sheets: Sequence[StagedSheet], raw_id: int) -> Trouble:
    for sheet in sheets:
        position = pc.index(sheet.raw_ids, pa.scalar(raw_id, pa.int64())).as_py()
        if position >= 0:
            return Trouble(DuplicateInFile, str(sheet.data["row"][position].as_py()))
    return Trouble(DuplicateInFile, "?")
