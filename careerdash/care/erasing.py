"""Taking a person out of a database, within one transaction: rows, what advisors stated, files, and every mention.

Records are not touched by hand: they are derived again from the rows that are left.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from careerdash.care.mentions import ERASED
from careerdash.care.originals import files_mentioning
from careerdash.care.people import Manner
from careerdash.care.reach import Reach, Row, marks_of
from careerdash.domain.fields import fields_of
from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import Entity, SheetKind
from careerdash.imports.identity.identifiers import Issuer, new_ids
from careerdash.imports.records.derive import derive
from careerdash.imports.records.spellings_applied import respell_all
from careerdash.privacy.marks import Marker
from careerdash.store.database import Session
from careerdash.store.texts import delete_rows, replace_texts

# Derived again, made of hashes, or without any text somebody typed; raw rows are gone through cell by cell.
_DERIVED = ("students", "professionals", "interviews", "interview_skills", "planning", "job_interviews", "respelled")
_LEFT = (*_DERIVED, "raw_rows", "row_links", "record_keys", "meta", "schema_migrations", "erasures", "erasure_marks")
# What a row of an interview says of the student rather than of the professional.
_OF_STUDENT = frozenset({
    *fields_of(SheetKind.ROSTER), "student_name", "field", "interview_date", "method", "duration_minutes", "permission",
    "notes_date", "thanked_on", "prior_view", "reality", "fit", "plan", "salary_guessed", "skill_self_rating",
    "before_workload", "before_prospects", "before_environment", "before_interest", "after_workload", "after_prospects",
    "after_environment", "after_interest",
})  # fmt: skip
# Cells that list people: an entry about an erased person goes, the others stay.
_LISTS = frozenset({"referral", "referred_by", "contact", "professional_name"})
_EMPTY = "."


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took out, or would take out.

    ``records`` counts what the advisor knows the rows as (interviews, planning, job_interviews), ``stated`` what
    advisors wrote or recorded, by table. ``originals`` are the names of uploaded files that are not kept any more,
    ``doubtful`` rows that waited and only bore the name. ``namesakes`` are others of the same name, who stay.
    """

    entity: Entity
    manner: Manner
    label: str
    rows_removed: int
    rows_changed: int
    records: Mapping[str, int]
    stated: Mapping[str, int]
    originals: tuple[str, ...]
    texts: int
    doubtful: int
    namesakes: tuple[str, ...] = ()
    pseudonym: str | None = None
    erasure_id: str = field(default="", compare=False)


def erase_in(session: Session, reach: Reach, manner: Manner, author: str, now: datetime) -> Erased:
    """Take everything a reach holds out of the database; the caller commits, or takes it all back."""
    person, marker = reach.person, Marker(str(session.value("erasures.key")))
    ids = list(person.ids)
    marks = marks_of(session, reach, marker)
    instead = marker.pseudonym(ids[0]) if manner is Manner.PSEUDONYMISED else ERASED
    removed = reach.own if person.entity is Entity.STUDENT else {}
    changed = _changed(session, reach, manner, instead)
    records = _records(session, reach)
    touched = _touched(session, reach)
    originals = _drop_originals(session, reach)
    _drop_issues(session, reach.own)
    _remove_rows(session, removed)
    _put_rows(session, changed)
    if person.entity is Entity.PROFESSIONAL:
        session.run("erasing.delete_decisions", {"ids": ids})
        if manner is Manner.ERASED:
            session.run("erasing.unlink", {"entity": person.entity.value, "ids": ids})
            session.run("erasing.delete_keys_of", {"ids": ids})
        else:
            session.run("erasing.rename_keys", {"ids": ids})
    stated = dict(delete_rows(session, "student_key", ids, _LEFT)) if person.entity is Entity.STUDENT else {}
    texts = _replace_elsewhere(session, reach, instead)
    session.run("erasing.delete_keys", {"ids": [record for found in touched.values() for record in found.to_pylist()]})
    _derive(session, touched)
    erasure_id = new_ids(1)[0]
    session.run("erasures.insert", {
        "erasure_id": erasure_id, "kind": person.entity.value, "manner": manner.value, "rows_removed": len(removed),
        "rows_changed": len(changed), "originals_removed": len(originals), "author": author, "now": now,
    })  # fmt: skip
    session.run("erasures.insert_marks", {"erasure_id": erasure_id, "marks": marks})
    return Erased(
        person.entity, manner, person.label, len(removed), len(changed), records, stated, originals,
        sum(texts.values()), reach.doubtful, reach.namesakes, instead if manner is Manner.PSEUDONYMISED else None,
        erasure_id,
    )  # fmt: skip


def _records(session: Session, reach: Reach) -> dict[str, int]:
    ids = {"ids": list(reach.person.ids)}
    if reach.person.entity is Entity.PROFESSIONAL:
        return {"interviews": int(session.value("erasing.interviews_with", ids))}
    return {row["name"]: int(row["n"]) for row in session.rows("erasing.records_of_student", ids) if row["n"]}


def _touched(session: Session, reach: Reach) -> dict[Entity, pa.Array]:
    """The records that the rows of a reach speak of, and the person, of whom no row may be left."""
    found: dict[Entity, list[str]] = {reach.person.entity: list(reach.person.ids)}
    for row in session.rows("erasing.links_of_rows", {"raw_ids": [*reach.own, *reach.mentioned]}):
        found.setdefault(Entity(row["entity"]), []).append(row["record_id"])
    return {entity: pa.array(sorted(set(records)), pa.string()) for entity, records in found.items()}


def _derive(session: Session, touched: Mapping[Entity, pa.Array]) -> None:
    derive(session, touched, Issuer(session))
    if session.value("spellings.in_use"):
        respell_all(session)


def _changed(session: Session, reach: Reach, manner: Manner, instead: str) -> dict[int, tuple[list[str | None], str]]:
    """New cells and kinds of the rows that stay, where they differ."""
    columns = {row["column_key"] for row in session.rows("erasing.own_step_columns")}
    found: dict[int, tuple[list[str | None], str]] = {}
    own = reach.own if reach.person.entity is Entity.PROFESSIONAL else {}
    for row in [*own.values(), *reach.mentioned.values()]:
        if row.raw_id not in own:
            cells = [_mentioned(reach, row, index, manner, instead) for index in range(len(row.cells))]
        elif manner is Manner.PSEUDONYMISED:
            cells = [_pseudonymised(reach, row, index, instead) for index in range(len(row.cells))]
        else:
            cells = [_kept(reach, row, index, columns) for index in range(len(row.cells))]
        if cells != list(row.cells):
            kinds = "".join(
                _EMPTY if text is None and old is not None else letter
                for text, old, letter in zip(cells, row.cells, row.kinds, strict=True)
            )
            found[row.raw_id] = (cells, kinds)
    return found


def _mentioned(reach: Reach, row: Row, index: int, manner: Manner, instead: str) -> str | None:
    """A cell of somebody else's row."""
    text = row.cells[index]
    if text is None:
        return None
    if manner is Manner.ERASED and row.fields.get(index) in _LISTS:
        return reach.mentions.without_parts(text, reach.mentions.others)
    return reach.mentions.without(text, reach.mentions.others, instead)


def _pseudonymised(reach: Reach, row: Row, index: int, instead: str) -> str | None:
    """A cell of a row about a professional whose answers stay: another name, and no contact."""
    text, name = row.cells[index], row.fields.get(index)
    if text is None or name == "contact":
        return None
    return instead if name == "professional_name" else reach.mentions.without(text, reach.mentions.own, instead)


def _kept(reach: Reach, row: Row, index: int, columns: set[str]) -> str | None:
    """A cell of a row about a professional whose answers go: only what it says of the student stays."""
    text, name = row.cells[index], row.fields.get(index)
    header = fold_header(row.headers[index]) if index < len(row.headers) else ""
    if text is None or (name not in _OF_STUDENT and header not in columns):
        return None
    return reach.mentions.without(text, reach.mentions.own, ERASED)


def _put_rows(session: Session, changed: Mapping[int, tuple[list[str | None], str]]) -> None:
    if changed:
        cells, kinds = zip(*changed.values(), strict=True)
        session.run("erasing.change_rows", {"raw_ids": list(changed), "cells": list(cells), "kinds": list(kinds)})


def _remove_rows(session: Session, rows: Mapping[int, Row]) -> None:
    """Rows, their links, and the sheets and files of which no row of data is left."""
    if not rows:
        return
    raw_ids = {"raw_ids": sorted(rows)}
    for name in ("delete_raw_rows", "delete_links", "delete_settled"):
        session.run(f"erasing.{name}", raw_ids)
    sheets = sorted({row.sheet_id for row in rows.values()})
    files = sorted({row.file_id for row in rows.values()})
    batches = {"batches": sorted({row.batch for row in rows.values()})}
    empty_files = [row["file_id"] for row in session.rows("erasing.emptied_files", {"files": files})]
    empty = {row["sheet_id"] for row in session.rows("erasing.emptied_sheets", {"sheets": sheets})}
    empty |= {row["sheet_id"] for row in session.rows("erasing.sheets_of_files", {"files": empty_files})}
    for name in ("delete_rows_of_sheets", "delete_mapping_changes", "delete_sheets"):
        session.run(f"erasing.{name}", {"sheets": sorted(empty)})
    session.run("erasing.delete_files", {"files": empty_files})
    session.run("erasing.recount_sheets", {"sheets": sheets})
    session.run("erasing.recount_batches", batches)
    session.run("erasing.forget_remarks", batches)


def _drop_originals(session: Session, reach: Reach) -> tuple[str, ...]:
    """Give up the uploaded files that hold the person; returns their names."""
    files = {row.file_id for row in [*reach.own.values(), *reach.mentioned.values()]}
    files |= set(files_mentioning(session, reach.mentions.others))
    kept = {row["file_id"]: row["name"] for row in session.rows("erasing.kept_originals")}
    found = {file_id: name for file_id, name in kept.items() if file_id in files}
    session.run("erasing.drop_originals", {"files": sorted(found)})
    return tuple(dict.fromkeys(found.values()))


def _drop_issues(session: Session, rows: Mapping[int, Row]) -> None:
    """Issues about rows of the person tell what stood in them; in a form each value stands in a row of its own."""
    sheets = {"sheets": sorted({row.sheet_id for row in rows.values()}), "raw_ids": sorted(rows)}
    whole = {(one["batch"], one["file"], one["sheet"]) for one in session.rows("erasing.sheets_of_nobody_else", sheets)}
    places = {(row.batch, row.file, row.sheet, row.row) for row in rows.values()}
    batches = sorted({row.batch for row in rows.values()})
    for found in session.rows("erasing.issues_of_batches", {"batches": batches}):
        issues = json.loads(found["issues"])
        sheet_of = [(found["batch"], one["file"], one["sheet"]) for one in issues]
        left = [
            one
            for one, sheet in zip(issues, sheet_of, strict=True)
            if sheet not in whole and (*sheet, one["row"]) not in places
        ]
        if left != issues:
            stored = json.dumps(left, ensure_ascii=False)
            session.run("erasing.set_issues", {"batch": found["batch"], "issues": stored})


def _replace_elsewhere(session: Session, reach: Reach, instead: str) -> Mapping[str, int]:
    """Mentions in everything that is no row: notes, reasons, comments, headers, names of files, issues."""
    if not reach.mentions.loose:
        return {}
    replaced: Callable[[str], str] = lambda text: reach.mentions.without(text, reach.mentions.others, instead)  # noqa: E731
    return replace_texts(session, reach.mentions.loose, replaced, _LEFT)
