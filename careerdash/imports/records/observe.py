"""From the cells of a mapped sheet to observations: what each row says of a student, an interview, a step, a round.

An observation has one row per sheet row (planning: one per row and step) and the columns of the record it
speaks about. Observations are not stored: they are made again from raw rows whenever records are derived.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import ASPECTS, QUESTION_COUNT, Entity, SheetKind
from careerdash.imports.records.columns import Columns, Found, spread
from careerdash.imports.records.readers import (
    DATE,
    FLAG,
    NUMBER,
    READERS,
    SALARY_PARTS,
    STEP_COLUMNS,
    TEXT,
    TIME,
    Cells,
)
from careerdash.imports.sheets.percent_cells import as_shown
from careerdash.values.dates import read_date
from careerdash.values.levels import read_level
from careerdash.values.planning import read_status
from careerdash.workbooks.cells import ERROR, PERCENT, UNCALCULATED

# Error cells and formulas without a result say nothing.
_SILENT = (ERROR, UNCALCULATED)
Parts = tuple[tuple[str, str, pa.DataType], ...]
Wanted = tuple[tuple[str, pa.DataType | Parts], ...]


def _texts(*names: str) -> Wanted:
    return tuple((name, TEXT) for name in names)


def _pay(name: str) -> tuple[str, Parts]:
    return name, tuple((part, f"{name}_{part}", kind) for part, kind in SALARY_PARTS)


def _coded(name: str) -> tuple[str, Parts]:
    return name, (("text", f"{name}_text", TEXT), ("value", name, TEXT))


def _dated(name: str) -> tuple[str, Parts]:
    return name, (("text", f"{name}_text", TEXT), ("value", name, DATE), ("time", f"{name}_time", TIME))


def _named(name: str) -> tuple[str, Parts]:
    return name, (("text", name, TEXT), ("key", f"{name}_key", TEXT))


def _handed_in(name: str) -> tuple[str, Parts]:
    return name, (("value", name, FLAG), ("date", f"{name}_on", DATE))


def _flag(name: str) -> tuple[str, Parts]:
    return name, (("value", name, FLAG), ("text", f"{name}_text", TEXT))


# A tuple of parts makes one struct: its parts come from the same cell and are folded together. The first part
# decides whether the cell says anything.
_PAPERS: Wanted = (_handed_in("outline_received"), _handed_in("self_assessment"), _handed_in("summary_report"))
_STUDENT: Wanted = (
    *_texts("student_id"), _named("student_name"),
    ("class", (("name", "class_name", TEXT), ("key", "class_key", TEXT))),
    *_texts("major", "school", "year", "gender", "advisor", "holland_code", "work_values", "email", "phone"),
    *_texts("target_field", "cultivation_plan", "student_status"), *_PAPERS,
)  # fmt: skip
_INTERVIEW: Wanted = (
    ("professional_name", (
        ("text", "professional_name", TEXT), ("key", "professional_name_key", TEXT),
        ("surname_only", "professional_name_surname_only", FLAG),
    )),
    _named("organisation"), _named("occupation"), _named("industry"), *_texts("field"),
    ("level", (("text", "level_text", TEXT), ("value", "level_by_word", TEXT))), *_texts("level_by_title"),
    ("years", (("text", "years_text", TEXT), ("value", "years_experience", NUMBER), ("level", "level_by_years", TEXT))),
    *_texts("workplace_city"), ("weekly_hours", NUMBER), *_texts("benefits", "gross_or_net"),
    _named("contact"), _coded("relationship"), *_texts("referred_by"),
    _dated("interview_date"), *_texts("place"), _coded("method"), ("duration_minutes", NUMBER),
    _coded("permission"), _dated("notes_date"), _handed_in("thanked_on"),
    _flag("may_contact_again"), _flag("may_keep_answers"), *_texts("referral"),
    ("satisfaction", (
        ("text", "satisfaction_text", TEXT), ("value", "satisfaction", NUMBER),
        ("reading", "satisfaction_reading", TEXT),
    )),
    *_texts("liked", "disliked"), _coded("fit"), *_texts("prior_view", "reality", "plan"),
    _pay("salary"), _pay("salary_entry"), _pay("salary_experienced"), _pay("salary_guessed"),
    *_texts("skills_text", "skill_self_rating"),
    *((f"{when}_{what}", NUMBER) for when in ("before", "after") for what in ASPECTS),
    *_texts(*(f"q{number}" for number in range(1, QUESTION_COUNT + 1))), *_PAPERS,
)  # fmt: skip
_JOB_INTERVIEW: Wanted = (
    _named("employer"), _named("post"),
    ("round", (("text", "round_text", TEXT), ("value", "round", TEXT), ("order", "round_order", pa.int32()))),
    _dated("date"), *_texts("interviewer"), _coded("result"), _flag("prepared"), _flag("offer"), _pay("offered_salary"),
)  # fmt: skip
_STEP: Wanted = (*_texts("step", "step_text", "item"), _coded("status"), _dated("date"), *_texts("text"))
# Marks for "nothing" may stand where a value stood: they never replace one, but are known when they are all there is.
_MARKED = {"salary", "salary_entry", "salary_experienced", "salary_guessed", "offered_salary", "satisfaction"}


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Data rows of one sheet with its mapping and decisions; arrays have one value per row."""

    kind: SheetKind
    mapping: Mapping[int, str]
    decisions: Mapping[str, Any]
    raw_ids: pa.Array
    kinds: pa.Array
    cells: Sequence[pa.Array]


@dataclass(frozen=True, slots=True)
class Observed:
    """Observations of one sheet: of students always, of the kind's own entity where the sheet has one."""

    kind: SheetKind
    students: pa.Table
    records: pa.Table | None
    found: tuple[Found, ...]


# What an interview row says of the professional, as against of the interview.
PROFESSIONAL_COLUMNS = [
    "raw_id",
    "professional_name",
    "organisation",
    "contact",
    "may_contact_again",
    "may_keep_answers",
]


@cache
def columns_of(field: str) -> frozenset[str]:
    """Return the columns of an observation that a field fills, with the one that marks it as missing."""
    own = {field, f"{field}_text", f"{field}_key"}
    found: set[str] = set()
    for name, kind in (*_STUDENT, *_INTERVIEW, *_JOB_INTERVIEW, *_STEP):
        sources = {name} if isinstance(kind, pa.DataType) else {name, *(source for _part, source, _kind in kind)}
        if own & sources:
            found |= {name, f"{name}_missing"} if name in _MARKED else {name}
    return frozenset(found)


def empty_observations(entity: Entity) -> pa.Table:
    """Return the observations of no row at all, with every column of the entity."""
    kind = {
        Entity.STUDENT: SheetKind.ROSTER,
        Entity.PLANNING: SheetKind.PLANNING,
        Entity.JOB_INTERVIEW: SheetKind.JOB_INTERVIEWS,
    }
    none = pa.array([], pa.int64())
    rows = SheetRows(kind.get(entity, SheetKind.INTERVIEWS), {}, {}, none, pa.array([], TEXT), [])
    observed = observe(rows)
    table = observed.students if entity is Entity.STUDENT or observed.records is None else observed.records
    if entity is Entity.PROFESSIONAL:
        table = table.select(PROFESSIONAL_COLUMNS)
    return table.append_column("record_id", pa.array([], TEXT)).append_column("rank", none)


def observe(sheet: SheetRows) -> Observed:
    """Read all mapped columns of a sheet."""
    columns = Columns(len(sheet.raw_ids))
    known = fields_of(sheet.kind)
    kinds = sheet.kinds.dictionary_encode()
    for index, field in sheet.mapping.items():
        shapes = pc.utf8_slice_codeunits(kinds.dictionary, index, index + 1)
        letters, met = shapes.take(kinds.indices), set(shapes.unique().to_pylist())
        texts = sheet.cells[index]
        if met & set(_SILENT):
            texts = pc.if_else(pc.is_in(letters, value_set=pa.array(_SILENT)), pa.scalar(None, TEXT), texts)
        if PERCENT in met:
            texts = as_shown(texts, sheet.kinds, index)
        READERS[known[field].reads](columns, Cells(index, field, texts, letters, sheet.decisions))
    students = _students(sheet, columns)
    records: pa.Table | None = None
    if sheet.kind is SheetKind.INTERVIEWS:
        records = _interviews(sheet, columns)
    elif sheet.kind is SheetKind.JOB_INTERVIEWS:
        records = _table(sheet, columns, _JOB_INTERVIEW)
    elif sheet.kind is SheetKind.PLANNING:
        records = _planning(sheet, columns)
    return Observed(sheet.kind, students, records, tuple(columns.found))


def _table(sheet: SheetRows, columns: Columns, wanted: Wanted) -> pa.Table:
    arrays: dict[str, pa.Array] = {"raw_id": sheet.raw_ids}
    for name, kind in wanted:
        if isinstance(kind, pa.DataType):
            arrays[name] = columns.get(name, kind)
            continue
        parts = [columns.get(source, part_kind) for _part, source, part_kind in kind]
        silent = pc.is_null(parts[0])
        if name in _MARKED:
            missing = pc.fill_null(pc.equal(parts[[part for part, *_ in kind].index("reading")], "missing"), False)
            arrays[f"{name}_missing"] = pc.if_else(missing, parts[0], pa.scalar(None, TEXT))
            silent = pc.or_(silent, missing)
        arrays[name] = pa.StructArray.from_arrays(parts, names=[part for part, *_ in kind], mask=silent)
    return pa.table(arrays)


def _students(sheet: SheetRows, columns: Columns) -> pa.Table:
    """What the rows say of the student; papers on an interview sheet belong to the interview's field instead."""
    own = columns
    if sheet.kind is SheetKind.INTERVIEWS:
        papers = {source for _name, parts in _PAPERS for _part, source, _kind in parts}
        own = Columns(columns.length, {name: array for name, array in columns.arrays.items() if name not in papers})
    if sheet.decisions.get("class_name"):
        lacking = pc.is_null(own.get("class_key", TEXT))
        for name in ("class_name", "class_key"):
            own.arrays[name] = pc.if_else(lacking, pa.scalar(sheet.decisions[name], TEXT), own.get(name, TEXT))
    if "student_id_beside" in columns.arrays:
        beside = columns.arrays["student_id_beside"]
        own.arrays["student_id"] = pc.coalesce(own.get("student_id", TEXT), beside)
    on_roster = pa.repeat(pa.scalar(sheet.kind is SheetKind.ROSTER), columns.length)
    return _table(sheet, own, _STUDENT).append_column("on_roster", on_roster)


def _interviews(sheet: SheetRows, columns: Columns) -> pa.Table:
    _posts(columns)
    if "occupation" in columns.arrays:
        occupations = columns.arrays["occupation"]
        spread(columns, 0, occupations, lambda text: ((read_level(text, None),), None), [("level_by_title", TEXT)])
    table = _table(sheet, columns, _INTERVIEW)
    # a row that names only the student is a line left empty on a prepared sheet, not an interview
    # nor is a correction that only clears a value
    if any(not column.null_count for column in table.columns[1:]):
        return _with_field(table, sheet.decisions)
    says_something = pc.match_substring_regex(sheet.kinds, "[xr]")
    for column in table.columns[1:]:
        if column.null_count < columns.length:
            says_something = pc.or_(says_something, pc.is_valid(column))
    return _with_field(table.filter(says_something), sheet.decisions)


def _with_field(table: pa.Table, decisions: Mapping[str, Any]) -> pa.Table:
    """Give interviews that name no career field the one the advisor said they are about."""
    if not decisions.get("field"):
        return table
    field = pc.fill_null(table["field"], decisions["field"])
    return table.set_column(table.column_names.index("field"), "field", field)


def _posts(columns: Columns) -> None:
    """Question 20 stands in for a missing salary; two posts in one cell fill entry and experienced pay."""
    if "q20_text" in columns.arrays:
        lacking = pc.is_null(columns.get("salary_text", TEXT))
        for suffix in ("", "_post_entry", "_post_experienced"):
            for part, kind in SALARY_PARTS:
                own = columns.get(f"salary{suffix}_{part}", kind)
                columns.arrays[f"salary{suffix}_{part}"] = pc.if_else(
                    lacking, columns.arrays[f"q20{suffix}_{part}"], own
                )
    for post in ("entry", "experienced"):
        if columns.get(f"salary_post_{post}_text", TEXT).null_count == columns.length:
            continue
        lacking = pc.is_null(columns.get(f"salary_{post}_text", TEXT))
        for part, kind in SALARY_PARTS:
            stated = columns.get(f"salary_post_{post}_{part}", kind)
            columns.arrays[f"salary_{post}_{part}"] = pc.if_else(
                lacking, stated, columns.get(f"salary_{post}_{part}", kind)
            )


def _planning(sheet: SheetRows, columns: Columns) -> pa.Table:
    """One observation per row and step: rows that name their step, and one per filled step column."""
    tables: list[pa.Table] = []
    if "step_text" in columns.arrays:
        named = _table(sheet, columns, _STEP)
        tables.append(named.filter(pc.is_valid(named["step_text"])))
    for field, (step, item) in STEP_COLUMNS.items():
        if field not in columns.arrays:
            continue
        wide = Columns(columns.length)
        _wide_step(wide, columns.arrays[field], sheet.decisions)
        for name, text in (("step", step), ("step_text", step), ("item", item)):
            wide.arrays[name] = pa.repeat(pa.scalar(text, TEXT), columns.length)
        table = _table(sheet, wide, _STEP)
        tables.append(table.filter(pc.is_valid(columns.arrays[field])))
    if not tables:
        return _table(sheet, columns, _STEP).slice(0, 0)
    return pa.concat_tables(tables)


def _wide_step(columns: Columns, texts: pa.Array, decisions: Mapping[str, Any]) -> None:
    """A step's cell holds a tick, a date or the text itself; a text counts as done."""

    def read(text: str) -> tuple[tuple[object, ...], None]:
        status = read_status(text)
        if status is not None:
            return (status.value, text, None, None, None), None
        found = read_date(text, None, decisions.get("year"))
        if found.date is not None and len(text) <= 24:
            return ("done", text, found.date, text, None), None
        return ("done", None, None, None, text), None

    outputs = [("status", TEXT), ("status_text", TEXT), ("date", DATE), ("date_text", TEXT), ("text", TEXT)]
    spread(columns, 0, texts, read, outputs)
