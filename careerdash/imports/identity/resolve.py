"""Every staged row gets its records: student, professional, interview, planning steps, round of a job interview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.tracks import PLANNING
from careerdash.domain.vocabulary import Entity, SheetKind
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.identity.interviews import match_interviews, told
from careerdash.imports.identity.professionals import resolve_professionals
from careerdash.imports.identity.students import SHORT_ID, Known, Mention, Trouble, is_short, resolve_students
from careerdash.imports.issues import AmbiguousRecord, DateCorrected, Issue, RowReplaced, UnknownStep
from careerdash.imports.records.derive import observations, planning_parts
from careerdash.imports.records.observe import empty_observations
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.store.database import Session

# The columns that tell who was interviewed, where and when.
_NAMING = ["raw_id", "professional_name", "organisation", "occupation", "contact", "interview_date"]
_STEPS = tuple(step.title for step in PLANNING.steps)
_LINK_SCHEMA = pa.schema([("raw_id", pa.int64()), ("record_id", pa.string()), ("part", pa.string())])


@dataclass(frozen=True, slots=True)
class Moved:
    """An interview that a corrected row gives to another student; the students as they are called."""

    interview_id: str
    old: str
    new: str


@dataclass(slots=True)
class Resolved:
    """Links of rows to records per entity, rows that are held with the reason, rows with a remark, and moved ones."""

    links: dict[Entity, pa.Table] = field(default_factory=dict)
    held: dict[int, Trouble] = field(default_factory=dict)
    remarks: dict[int, tuple[type[Issue], str]] = field(default_factory=dict)
    moved: dict[int, Moved] = field(default_factory=dict)


def all_observations(sheets: Sequence[StagedSheet], entity: Entity) -> pa.Table:
    """Return what all staged sheets say about an entity, in file order."""
    tables = [empty_observations(entity).drop_columns(["record_id", "rank"])]
    observed = (observations(sheet.observed, entity) for sheet in sheets if sheet.observed is not None)
    tables.extend(table for table in observed if table is not None)
    told = pa.concat_tables(tables, promote_options="default")
    erased = [raw_id for sheet in sheets for raw_id in sheet.erased]
    return told.filter(pc.invert(pc.is_in(told["raw_id"], value_set=pa.array(erased, pa.int64())))) if erased else told


def resolve(
    session: Session,
    sheets: Sequence[StagedSheet],
    files: Sequence[str],
    held: Mapping[int, Trouble],
    issuer: Issuer,
) -> Resolved:
    """Find the records of all staged rows; rows already held (an undecided date) are left out."""
    resolved = Resolved(held=dict(held))
    _students(session, sheets, resolved, issuer)
    student_links = resolved.links[Entity.STUDENT]
    session.register("staged_links", student_links.rename_columns(["raw_id", "student_key", "part"]))
    _interviews(session, sheets, files, resolved, issuer)
    _keyed(session, sheets, resolved, issuer, Entity.PLANNING, "planning")
    _keyed(session, sheets, resolved, issuer, Entity.JOB_INTERVIEW, "job_interviews")
    _drop_held(resolved)
    return resolved


def _links(pairs: Sequence[tuple[int, str, str]]) -> pa.Table:
    columns = list(zip(*pairs, strict=True)) if pairs else [(), (), ()]
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, _LINK_SCHEMA, strict=True)], schema=_LINK_SCHEMA)


def _linked(raw_ids: pa.ChunkedArray, records: pa.Array | pa.ChunkedArray) -> pa.Table:
    """Return links of rows that speak of one record each."""
    return pa.table([raw_ids, records, pa.repeat(pa.scalar(""), len(raw_ids))], schema=_LINK_SCHEMA)


def _drop_held(resolved: Resolved) -> None:
    """A row found wanting after its student was found stores nothing at all."""
    for entity, table in resolved.links.items():
        resolved.links[entity] = table.filter(
            pa.compute.invert(pa.compute.is_in(table["raw_id"], value_set=pa.array(resolved.held.keys(), pa.int64())))
        )


def _students(session: Session, sheets: Sequence[StagedSheet], resolved: Resolved, issuer: Issuer) -> None:
    session.register("staged_students", all_observations(sheets, Entity.STUDENT))
    plain = _plain_students(session, issuer)
    mentions = [
        Mention(number, row["student_id"], row["name"], row["name_key"], row["class_key"], bool(row["on_roster"]))
        for number, row in enumerate(session.rows("identity.student_mentions"))
    ]
    stored = [Known(**row) for row in session.rows("identity.stored_students")]
    rosters = [row["class_key"] for row in session.rows("identity.roster_classes")]
    answer = resolve_students(mentions, stored, rosters)
    keys = {known.student_key: _student_key(known) for known in answer.created}
    ids = issuer.ids_for(Entity.STUDENT, keys.values())
    found = {number: ids[keys[student]] if student in keys else student for number, student in answer.found.items()}
    told_one_by_one = pa.table(
        {
            "number": pa.array([m.number for m in mentions], pa.int64()),
            "student_id": pa.array([m.student_id for m in mentions], pa.string()),
            "name_key": pa.array([m.name_key for m in mentions], pa.string()),
            "class_key": pa.array([m.class_key for m in mentions], pa.string()),
            "on_roster": pa.array([m.on_roster for m in mentions], pa.bool_()),
            "student_key": pa.array([found.get(m.number) for m in mentions], pa.string()),
        }
    )
    session.register("staged_mentions", pa.concat_tables([told_one_by_one, plain], promote_options="default"))
    rows = session.table("identity.rows_of_students")
    troubled = rows.filter(pa.compute.is_null(rows["student_key"]))
    for raw_id, number in zip(troubled["raw_id"].to_pylist(), troubled["number"].to_pylist(), strict=True):
        resolved.held.setdefault(raw_id, answer.trouble[number])
    good = rows.filter(pa.compute.is_valid(rows["student_key"])).select(["raw_id", "student_key"])
    parts = pa.repeat(pa.scalar(""), len(good))
    resolved.links[Entity.STUDENT] = good.append_column("part", parts).rename_columns(["raw_id", "record_id", "part"])
    _drop_held(resolved)


def _plain_students(session: Session, issuer: Issuer) -> pa.Table:
    """Give the students that can only be new their ids at once, and return them as mentions."""
    plain = session.table("identity.plain_students", {"short": SHORT_ID})
    ids = issuer.ids_of(Entity.STUDENT, plain["key"].combine_chunks())
    session.register("staged_plain_students", plain)
    on_roster = pa.repeat(pa.scalar(False), len(plain))
    return plain.drop_columns(["key"]).append_column("on_roster", on_roster).append_column("student_key", ids)


def _student_key(known: Known) -> str:
    if known.student_id:
        scope = known.class_key if is_short(known.student_id) else ""
        return f"id:{scope}/{known.student_id.casefold()}"
    return f"name:{known.class_key}/{known.name_key}"


def _interviews(
    session: Session, sheets: Sequence[StagedSheet], files: Sequence[str], resolved: Resolved, issuer: Issuer
) -> None:
    session.register("staged_interviews", all_observations(sheets, Entity.INTERVIEW).select(_NAMING))
    _professionals(session, issuer)
    session.register("staged_places", _places(sheets, files))
    places = session.table("identity.earlier_places")
    session.register("staged_earlier", places.select(["raw_id"]))
    rows = session.table("identity.interview_rows")
    # the bulk of a new log needs no looking at row by row
    plain = rows.filter(rows["plain"])
    others = rows.filter(pc.invert(rows["plain"])).to_pylist()
    earlier = {row["raw_id"]: row for row in places.to_pylist()}
    matched = match_interviews(others, session.rows("identity.stored_interviews"), earlier, issuer)
    for raw_id, name in matched.ambiguous.items():
        resolved.held.setdefault(raw_id, Trouble(AmbiguousRecord, name))
    for raw_id, before in matched.corrected.items():
        resolved.remarks[raw_id] = (DateCorrected, told(before))
    for raw_id, before in matched.replaced.items():
        resolved.remarks[raw_id] = (RowReplaced, told(before))
    named = {row["raw_id"]: row["student_name"] or "" for row in others}
    for raw_id, before in matched.moved.items():
        resolved.moved[raw_id] = Moved(before["interview_id"], before["student_name"] or "", named[raw_id])
    found = _links([(raw_id, record, "") for raw_id, record in matched.found.items()])
    ids = issuer.ids_of(Entity.INTERVIEW, plain["key"].combine_chunks())
    resolved.links[Entity.INTERVIEW] = pa.concat_tables([_linked(plain["raw_id"], ids), found])
    named = rows.filter(pc.is_valid(rows["professional_id"]))
    resolved.links[Entity.PROFESSIONAL] = _linked(named["raw_id"], named["professional_id"])


def _professionals(session: Session, issuer: Issuer) -> None:
    """Register who is named: the plain cases by name and organisation, the others mention by mention."""
    plain = session.table("identity.plain_professionals")
    ids = issuer.ids_of(Entity.PROFESSIONAL, plain["key"].combine_chunks())
    session.register("staged_plain", plain.drop_columns(["key"]).append_column("professional_id", ids))
    mentions = session.rows("identity.professional_mentions")
    stored = session.rows("identity.stored_professionals") if mentions else []
    professionals = resolve_professionals(mentions, stored, issuer)
    columns = {
        name: pa.array([mention[name] for mention, _id in professionals], pa.string())
        for name in ("name_key", "organisation_key", "contact_key", "student_key")
    }
    found = pa.array([professional for _mention, professional in professionals], pa.string())
    session.register("staged_professionals", pa.table({**columns, "professional_id": found}))


def _places(sheets: Sequence[StagedSheet], files: Sequence[str]) -> pa.Table:
    """File, sheet and row of every staged interview row."""
    tables = [
        pa.table(
            {
                "raw_id": sheet.raw_ids,
                "file": pa.repeat(pa.scalar(files[sheet.file]), len(sheet.raw_ids)),
                "sheet": pa.repeat(pa.scalar(sheet.name), len(sheet.raw_ids)),
                "row": sheet.data["row"].combine_chunks(),
            }
        )
        for sheet in sheets
        if sheet.kind is SheetKind.INTERVIEWS
    ]
    schema = pa.schema([("raw_id", pa.int64()), ("file", pa.string()), ("sheet", pa.string()), ("row", pa.int32())])
    return pa.concat_tables([schema.empty_table(), *tables])


def _keyed(
    session: Session, sheets: Sequence[StagedSheet], resolved: Resolved, issuer: Issuer, entity: Entity, name: str
) -> None:
    """Records whose identity is one key: planning steps and rounds of job interviews."""
    staged = all_observations(sheets, entity)
    if not len(staged):
        resolved.links[entity] = _links([])
        return
    if entity is Entity.PLANNING:
        staged = staged.append_column("part", planning_parts(staged))
    session.register(f"staged_{name}", staged)
    statement = "planning" if entity is Entity.PLANNING else "job_interview"
    rows = session.rows(f"identity.{statement}_rows")
    stored = {row["key"]: row["record_id"] for row in session.rows(f"identity.stored_{name}")}
    known: list[tuple[int, str, str]] = []
    for row in rows:
        if entity is Entity.PLANNING and row["step"] is None:
            resolved.held.setdefault(row["raw_id"], Trouble(UnknownStep, row["step_text"] or "", _STEPS))
            continue
        known.append((row["raw_id"], row["key"], row.get("part", "")))
    ids = stored | dict(issuer.ids_for(entity, [key for _raw, key, _part in known if key not in stored]))
    resolved.links[entity] = _links([(raw_id, ids[key], part) for raw_id, key, part in known])
