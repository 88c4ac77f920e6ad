"""The handover file: what it must look like, and every sentence that refuses one that does not."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from careerdash.domain.grading import Counted, Mark
from careerdash.domain.tracks import TRACKS, Paper
from careerdash.domain.vocabulary import SheetKind, Status, StudentStatus
from careerdash.errors import WorkbookRefused
from careerdash.wording import _
from careerdash.workbooks.zip_parts import BROKEN_ZIP

FILE_NAME = "handover.json"
FORMAT = 2
# Files of the first format say nothing of marks.
_FORMATS = (1, 2)
_LARGEST = 64 * 1024 * 1024
Row = dict[str, Any]

_TRACK_KEYS = frozenset(track.key for track in TRACKS)
# A letter for each column: text, integer, float, yes/no, day, time, list of texts; a ? may be empty. Sets are codes.
_STATED = {"author": "s", "created_at": "t", "withdrawn_at": "t?", "withdrawn_by": "s?"}
_SHAPES: Mapping[str, Mapping[str, str | frozenset[str]]] = {
    "classes": {"class_id": "s", "class_name": "s", "term_start": "d?", "term_end": "d?", "closed": "b",
                "advisor": "s?"},
    "students": {"student_key": "s", "class_id": "s", "student_id": "s?", "student_name": "s?",
                 "status": frozenset(StudentStatus)},
    "rules": {"class_id": "s"},
    "tracks": {"class_id": "s", "track": _TRACK_KEYS, "is_on": "b"},
    "steps_off": {"class_id": "s", "track": _TRACK_KEYS, "step": "s"},
    "own_steps": {"class_id": "s", "track": _TRACK_KEYS, "step": "s", "title": "s", "done_when": "s",
                  "column_key": "s", "position": "i"},
    "due_dates": {"class_id": "s", "track": _TRACK_KEYS, "step": "s", "due": "d"},
    "collections": {"class_id": "s", "collected_on": "d", "title": "s"},
    "received_papers": {"paper_id": "s", "student_key": "s", "paper": frozenset(Paper), "field": "s?",
                        "field_key": "s?", "received_on": "d", **_STATED},
    "recorded_steps": {"record_id": "s", "student_key": "s", "track": _TRACK_KEYS, "step": "s",
                       "status": frozenset(Status), "text": "s?", "recorded_on": "d", **_STATED},
    "overrides": {"override_id": "s", "student_key": "s", "track": _TRACK_KEYS, "step": "s",
                  "status": frozenset(Status), "reason": "s", "overridden_on": "d", **_STATED},
    "notes": {"note_id": "s", "version": "i", "student_key": "s", "text": "s", "written_on": "d", **_STATED},
    "contacts": {"followup_id": "s", "class_id": "s", "student_key": "s", "matter": "s", "occasion": "s",
                 "kind": frozenset({"snoozed", "done", "contacted"}), "quiet_until": "d?", "reason": "s",
                 "stated_on": "d", **_STATED},
    "criteria": {"criterion_id": "s", "class_id": "s", "position": "i", "name": "s", "points_max": "f",
                 "rule": frozenset(Counted)},
    "grades": {"student_key": "s", "comment": "s", "late_days": "i?", "finished": "b", "author": "s",
               "changed_at": "t"},
    "marks": {"student_key": "s", "criterion_id": "s", "mark": frozenset({*Mark, ""}), "points": "f?"},
    "mappings": {"kind": frozenset(SheetKind), "headers": "l", "mapping": "s"},
}  # fmt: skip
PARTS = tuple(_SHAPES)
_LATER = frozenset({"criteria", "grades", "marks"})


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a file says: who made it when, and the rows of each part with the ids of the other database."""

    made_by: str
    made_at: datetime
    parts: Mapping[str, list[Row]]


def read_handover(name: str, content: bytes) -> HandedOver:
    """Return what a handover file holds.

    Raises:
        WorkbookRefused: it is not a handover file, damaged, or written by a newer version.
    """
    told = _told(name, content)
    if told.get("format") not in _FORMATS:
        raise WorkbookRefused(name, _("{file} was written by a newer version of careerdash.").format(file=name))
    made_by, made_at = told.get("made_by"), _time(told.get("made_at"))
    if not isinstance(made_by, str) or made_at is None:
        raise _damaged(name)
    parts: dict[str, list[Row]] = {}
    for part, shape in _SHAPES.items():
        rows = told.get(part, [] if part in _LATER else None)
        if not isinstance(rows, list) or not all(_fits(row, shape) for row in rows):
            raise _damaged(name)
        parts[part] = [_kept(row, shape) if part != "rules" else row for row in rows]
    if not parts["classes"] or not _hangs_together(parts):
        raise _damaged(name)
    return HandedOver(made_by, made_at, parts)


def _told(name: str, content: bytes) -> Row:
    foreign = _("{file} is not a handover file: the colleague downloads one under Classes, “Hand over”.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entry = archive.getinfo(FILE_NAME)
            if entry.file_size > _LARGEST:
                raise _damaged(name)
            told = json.loads(archive.read(entry))
    except zipfile.BadZipFile as damaged:
        if content.startswith(b"PK"):
            raise _damaged(name) from damaged
        raise WorkbookRefused(name, foreign.format(file=name)) from damaged
    except KeyError as other:
        raise WorkbookRefused(name, foreign.format(file=name)) from other
    except (*BROKEN_ZIP, RuntimeError) as damaged:
        # a password, or brackets without end, is a RuntimeError
        raise _damaged(name) from damaged
    if not isinstance(told, dict) or "format" not in told:
        raise WorkbookRefused(name, foreign.format(file=name))
    return told


def _damaged(name: str) -> WorkbookRefused:
    return WorkbookRefused(
        name, _("{file} is damaged or was changed by hand: ask for the handover file again.").format(file=name)
    )


def _fits(row: object, shape: Mapping[str, str | frozenset[str]]) -> bool:
    return isinstance(row, dict) and all(name in row and _is(row[name], kind) for name, kind in shape.items())


def _is(value: object, kind: str | frozenset[str]) -> bool:
    if isinstance(kind, frozenset):
        return (value or "") in kind if isinstance(value, str | None) else False
    if value is None:
        return kind.endswith("?")
    if kind[0] in "dt":
        return (_day if kind[0] == "d" else _time)(value) is not None
    if kind[0] == "l":
        return isinstance(value, list) and all(text is None or isinstance(text, str) for text in value)
    if isinstance(value, bool):
        return kind[0] == "b"
    return isinstance(value, {"s": str, "i": int, "f": int | float, "b": bool}[kind[0]])


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _kept(row: Row, shape: Mapping[str, object]) -> Row:
    return {name: row[name] for name in shape}


def _hangs_together(parts: Mapping[str, list[Row]]) -> bool:
    """Every row is about a class and a student of the file."""
    classes = {row["class_id"] for row in parts["classes"]}
    students = {row["student_key"] for row in parts["students"]}
    return all(
        row.get("class_id", next(iter(classes))) in classes and (row.get("student_key") or "") in {*students, ""}
        for rows in parts.values()
        for row in rows
    )
