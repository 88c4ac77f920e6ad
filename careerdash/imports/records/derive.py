"""Records from raw rows: observe the active rows of the touched records, fold them, put the records in their place.

This is the only way records come to be: import, undo, redo and corrections all end here, so that taking a batch
back leaves exactly what the remaining rows say.
"""

import json
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import UNASSIGNED, UNSPECIFIED_FIELD, Entity, SheetKind
from careerdash.imports.fixes.marks import CORRECTION_RANK, marked, settled
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.records.observe import PROFESSIONAL_COLUMNS, Observed, SheetRows, empty_observations, observe
from careerdash.imports.records.spellings_applied import respell_touched
from careerdash.imports.sheets.decisions import loaded_decisions
from careerdash.store.database import Session
from careerdash.values.skills import read_skills
from careerdash.workbooks.mapped_files import give_back

# Order matters: interviews, planning and rounds take their class from the student.
ORDER = (Entity.STUDENT, Entity.PROFESSIONAL, Entity.INTERVIEW, Entity.PLANNING, Entity.JOB_INTERVIEW)
_TABLES = {
    Entity.STUDENT: "students",
    Entity.PROFESSIONAL: "professionals",
    Entity.INTERVIEW: "interviews",
    Entity.PLANNING: "planning",
    Entity.JOB_INTERVIEW: "job_interviews",
}
_SHEET_OF = {
    Entity.PROFESSIONAL: SheetKind.INTERVIEWS,
    Entity.INTERVIEW: SheetKind.INTERVIEWS,
    Entity.PLANNING: SheetKind.PLANNING,
    Entity.JOB_INTERVIEW: SheetKind.JOB_INTERVIEWS,
}
# A roster row outranks any later row of another sheet; a correction outranks every file.
_ROSTER_RANK = 1 << 60
# The number of the batch stands above these bits of a raw id.
_BATCH_BITS = 32
# So many wide records are handed to the engine at once: the pages their texts came from are given back in between.
_AT_ONCE = 25_000
_UNASSIGNED = {"unassigned": UNASSIGNED, "unassigned_key": fold(UNASSIGNED), "unspecified": UNSPECIFIED_FIELD}


def observations(observed: Observed, entity: Entity) -> pa.Table | None:
    """Return what a sheet says about an entity; None where its kind says nothing."""
    if entity is Entity.STUDENT:
        return observed.students
    if observed.records is None or observed.kind is not _SHEET_OF[entity]:
        return None
    return observed.records.select(PROFESSIONAL_COLUMNS) if entity is Entity.PROFESSIONAL else observed.records


def ranked(table: pa.Table, correction: bool = False) -> pa.Table:
    """Add the rank by which later and stronger rows win."""
    rank = table["raw_id"]
    if "on_roster" in table.column_names:
        bonus = pc.if_else(table["on_roster"], pa.scalar(_ROSTER_RANK, pa.int64()), pa.scalar(0, pa.int64()))
        rank = pc.add(rank, bonus)
    if correction:
        rank = pc.add(rank, pa.scalar(CORRECTION_RANK, pa.int64()))
    return table.append_column("rank", rank)


def stored_observations(session: Session, entity: Entity, record_ids: pa.Array) -> pa.Table:
    """Return the observations of all active raw rows that speak about the records."""
    session.register("touched", pa.table({"record_id": record_ids}))
    rows = session.table("derive.rows_of_records", {"entity": entity.value})
    tables: list[pa.Table] = [empty_observations(entity)]
    for start, end in _runs(rows["sheet_id"].combine_chunks()):
        part = rows.slice(start, end - start).combine_chunks()
        kind = SheetKind(part["kind"][0].as_py())
        mapping = {int(index): field for index, field in json.loads(part["mapping"][0].as_py()).items() if field}
        decisions = loaded_decisions(json.loads(part["decisions"][0].as_py()))
        cells = part["cells"].combine_chunks()
        width = len(part["cells"][0].as_py())
        columns = [pc.list_element(cells, index) for index in range(width)]
        positions = pa.array(range(len(part)), pa.int64())
        observed = observe(SheetRows(kind, mapping, decisions, positions, part["kinds"].combine_chunks(), columns))
        table = observations(observed, entity)
        if table is None:
            continue
        at = table["raw_id"].combine_chunks()
        table = table.set_column(0, "raw_id", part["raw_id"].combine_chunks().take(at))
        table = table.append_column("record_id", part["record_id"].combine_chunks().take(at))
        if part["correction"][0].as_py():
            table = marked(table, part["kinds"].take(at).to_pylist(), mapping)
        if entity is Entity.PLANNING:
            table = table.filter(pc.equal(planning_parts(table), part["part"].combine_chunks().take(at)))
        table = ranked(table, part["correction"][0].as_py())
        if part["correction"][0].as_py() and "on_roster" in table.column_names:
            # only files say who stands on a roster
            unsaid = pa.nulls(len(table), pa.bool_())
            table = table.set_column(table.column_names.index("on_roster"), "on_roster", unsaid)
        tables.append(table)
    return pa.concat_tables(tables, promote_options="default")


def _runs(values: pa.Array) -> Iterable[tuple[int, int]]:
    """Start and end of each run of equal values."""
    if not len(values):
        return []
    encoded = pc.run_end_encode(values)
    ends = encoded.run_ends.to_pylist()
    return zip([0, *ends[:-1]], ends, strict=True)


def planning_parts(table: pa.Table) -> pa.Array:
    """Return which part of its row each planning observation is: step and item."""
    step = pc.fill_null(table["step"], "")
    return pc.binary_join_element_wise(step, table["item"], "|").combine_chunks()


def fold_observations(session: Session, observed: pa.Table) -> pa.Table:
    """Return one row per record: for each field the value of the highest-ranking row that has one."""
    observed = settled(observed)
    counts = pc.value_counts(observed["record_id"])
    several = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    if not len(several):
        return observed.drop_columns(["rank"]).rename_columns({"raw_id": "first_raw"})
    repeated = pc.is_in(observed["record_id"], value_set=several)
    # most records are spoken of by one row, which is then the record
    alone = observed.filter(pc.invert(repeated)).drop_columns(["rank"]).rename_columns({"raw_id": "first_raw"})
    told = observed.filter(repeated)
    # what no row says need not be folded: the rows that stand alone bring its column back
    silent = [name for name in _folded_columns(told) if told[name].null_count == len(told)]
    session.register("observed", told.drop_columns(silent))
    return pa.concat_tables([alone, session.table("derive.fold")], promote_options="default")


def _folded_columns(observed: pa.Table) -> list[str]:
    """The columns that are folded, but for one: a statement has to be left with something to fold."""
    return [name for name in observed.column_names if name not in {"record_id", "raw_id", "rank"}][1:]


def without_corrections(observed: pa.Table) -> pa.Table:
    """Return the file rows of the records that a correction speaks about; a row of nothing where no file does."""
    corrections = pc.greater_equal(observed["rank"], CORRECTION_RANK)
    corrected = observed.filter(corrections)["record_id"].combine_chunks().unique()
    files = observed.filter(pc.and_(pc.is_in(observed["record_id"], value_set=corrected), pc.invert(corrections)))
    silent = corrected.filter(pc.invert(pc.is_in(corrected, value_set=files["record_id"].combine_chunks())))
    return pa.concat_tables([files, pa.table({"record_id": silent})], promote_options="default")


def write_records(session: Session, entity: Entity, touched: pa.Array, folded: pa.Table, issuer: Issuer) -> None:
    """Replace the touched records by the folded ones; a record no active row speaks of is gone."""
    session.register("touched", pa.table({"record_id": touched}))
    table = _TABLES[entity]
    session.run(f"derive.delete_{table}")
    folded = _with_days(session, folded)
    if entity not in {Entity.STUDENT, Entity.PROFESSIONAL}:
        folded = _with_students(session, entity, folded)
    session.register("folded", folded)
    if entity is Entity.STUDENT:
        keys = [row["key"] for row in session.rows("derive.class_keys", _UNASSIGNED)]
        class_ids = issuer.class_ids(keys)
        session.register(
            "class_ids",
            pa.table(
                {"key": pa.array(class_ids.keys(), pa.string()), "class_id": pa.array(class_ids.values(), pa.string())}
            ),
        )
    for start in range(0, len(folded), _AT_ONCE):
        session.register("folded", folded.slice(start, _AT_ONCE))
        session.run(f"derive.insert_{table}", _UNASSIGNED)
        if len(folded) > _AT_ONCE:
            give_back()


def _with_days(session: Session, folded: pa.Table) -> pa.Table:
    """Add the day of the import that first stated each record."""
    days = session.table("derive.days_of_batches")
    batches = pc.shift_right(folded["first_raw"], pa.scalar(_BATCH_BITS, pa.int64()))
    at = pc.index_in(batches, value_set=days["batch"].combine_chunks())
    return folded.append_column("stated_on", days["day"].take(at))


def _with_students(session: Session, entity: Entity, folded: pa.Table) -> pa.Table:
    """Add whose each record is. Joined here, because the engine would put all of the wide rows aside to do it."""
    whose = session.table("derive.whose_records", {"entity": entity.value})
    at = pc.index_in(folded["record_id"], value_set=whose["record_id"].combine_chunks())
    if at.null_count:
        folded, at = folded.filter(pc.is_valid(at)), at.drop_null()
    for name in ("student_key", "professional_id", "class_id"):
        folded = folded.append_column(name, whose[name].take(at))
    if entity is Entity.INTERVIEW:
        shown = pc.coalesce(folded["field"], whose["target_field"].take(at), pa.scalar(UNSPECIFIED_FIELD))
        folded = folded.append_column("field_shown", shown).append_column("field_key", _folded(shown))
    return folded


def _folded(texts: pa.ChunkedArray) -> pa.Array:
    """Return the keys of texts, each distinct one folded once."""
    encoded = texts.combine_chunks().dictionary_encode()
    return pa.array([fold(text) for text in encoded.dictionary.to_pylist()], pa.string()).take(encoded.indices)


def settle(session: Session, touched: Mapping[Entity, pa.Array]) -> None:
    """Bring along what hangs on students and interviews: classes, fields, skills."""
    for name in ("move_interviews", "move_planning", "move_job_interviews"):
        session.run(f"derive.{name}")
    unsettled = session.table("derive.fields_to_settle", _UNASSIGNED)
    if len(unsettled):
        session.register("settled", unsettled.append_column("field_key", _folded(unsettled["field"])))
        session.run("derive.settle_fields")
        session.run("spellings.forget_settled")
    none = pa.array([], pa.string())
    ids = pa.chunked_array([touched.get(entity, none) for entity in (Entity.INTERVIEW, Entity.JOB_INTERVIEW)])
    session.register("touched", pa.table({"record_id": ids}))
    respell_touched(session)
    settle_skills(session)


def settle_skills(session: Session) -> None:
    """Read the skills of the interviews in the frame "touched" again."""
    session.run("derive.delete_interview_skills")
    texts = [row["skills_text"] for row in session.rows("derive.skills_to_read")]
    session.register("read_skills", skills_table(texts))
    session.run("derive.insert_interview_skills")
    session.run("derive.refresh_interview_skills")


def skills_table(texts: Iterable[str]) -> pa.Table:
    """Return the skills of each distinct text, in the order typed; one typed twice counts once."""
    rows = [
        (text, position, skill.name, skill.key, skill.category, skill.competency, skill.known)
        for text in texts
        for position, skill in enumerate({skill.key: skill for skill in read_skills(text)}.values())
    ]
    columns = list(zip(*rows, strict=True)) if rows else [()] * 7
    names = ("skills_text", "position", "skill", "skill_key", "category", "competency", "known")
    kinds = (pa.string(), pa.int32(), pa.string(), pa.string(), pa.string(), pa.string(), pa.bool_())
    return pa.table({name: pa.array(column, kind) for name, column, kind in zip(names, columns, kinds, strict=True)})


def store_observed(
    session: Session, touched: Mapping[Entity, pa.Array], observed: Mapping[Entity, pa.Table], issuer: Issuer
) -> None:
    """Fold the observations of the touched records and put the records in their place."""
    for entity in ORDER:
        if entity in touched and len(touched[entity]):
            write_records(session, entity, touched[entity], fold_observations(session, observed[entity]), issuer)
    _follow_students(session, touched, issuer)
    settle(session, touched)


def _follow_students(session: Session, touched: Mapping[Entity, pa.Array], issuer: Issuer) -> None:
    """What was recorded in the app about a student goes when the student goes, and comes back with them."""
    session.register("touched", pa.table({"record_id": touched.get(Entity.STUDENT, pa.array([], pa.string()))}))
    entries = session.table("derive.entries_of_students")["record_id"].combine_chunks()
    if len(entries):
        observed = stored_observations(session, Entity.PLANNING, entries)
        write_records(session, Entity.PLANNING, entries, fold_observations(session, observed), issuer)


def derive(session: Session, touched: Mapping[Entity, pa.Array], issuer: Issuer) -> None:
    """Derive the touched records again from all active raw rows."""
    observed = {entity: stored_observations(session, entity, ids) for entity, ids in touched.items() if len(ids)}
    store_observed(session, touched, observed, issuer)
