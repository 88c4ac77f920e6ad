"""The tables others rely on: fixed columns, fixed order, one sentence where a table may not be shared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from careerdash.domain.vocabulary import View
from careerdash.errors import ExportRefused
from careerdash.insights.attention import attention
from careerdash.insights.progress import progress, tracks_on
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import STANDARD_5
from careerdash.reports.sections.progress import shown_steps
from careerdash.reports.table_files import Progress, write_table
from careerdash.store.database import Database
from careerdash.wording import _

PROGRESS_COLUMNS = pa.schema([
    ("student_id", pa.string()), ("student_name", pa.string()), ("class_name", pa.string()), ("track", pa.string()),
    ("step", pa.string()), ("status", pa.string()), ("overdue", pa.bool_()), ("overridden", pa.bool_()),
    ("evidence_count", pa.int64()), ("sentence", pa.string()),
])  # fmt: skip
SHARED_PROGRESS_COLUMNS = pa.schema([
    ("class_name", pa.string()), ("track", pa.string()), ("step", pa.string()), ("students", pa.int64()),
    ("done", pa.int64()), ("due", pa.date32()),
])  # fmt: skip
ATTENTION_COLUMNS = pa.schema([
    ("student_id", pa.string()), ("student_name", pa.string()), ("class_name", pa.string()), ("rule", pa.string()),
    ("sentence", pa.string()), ("days", pa.int64()),
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportReceipt:
    """What was written where."""

    table: str
    path: Path
    rows: int


def export_table(
    database: Database,
    table: str,
    path: Path,
    scope: Scope,
    view: View,
    as_of: date,
    report_progress: Progress | None = None,
) -> ExportReceipt:
    """Write one table of the outside interface to a ``.csv``, ``.xlsx`` or ``.parquet`` file.

    Args:
        database: the open database.
        table: a name in :data:`TABLES`.
        path: where to write; its suffix is the format.
        scope: the classes whose records are written; an empty scope gives a file with headers only.
        view: the share view exists for ``skills`` and ``progress`` only (counts of groups).
        as_of: the day from whose point of view a step is done and an interview held.
        report_progress: is called with a share between 0 and 1 while an Excel file is written.

    Raises:
        ExportRefused: no such table or format, or the table may not be shared.
    """
    rows = export_rows(database, table, scope, view, as_of)
    write_table(rows, path, table, report_progress)
    return ExportReceipt(table, path, rows.num_rows)


def export_rows(database: Database, table: str, scope: Scope, view: View, as_of: date) -> pa.Table:
    """Return the rows of one table of the outside interface, in their fixed order (see :func:`export_table`)."""
    if table not in TABLES:
        raise ExportRefused(
            _("There is no table “{table}”. Known are: {known}.").format(table=table, known=", ".join(TABLES))
        )
    if view is View.ADVISOR:
        return TABLES[table](database, scope, as_of)
    if table not in _SHARED:
        raise ExportRefused(
            _(
                "“{table}” has a row per person and may not be shared. Only {shared} exist for sharing, as counts."
            ).format(table=table, shared=_(" and ").join(_SHARED))
        )
    return _SHARED[table](database, scope, as_of)


def _stored(name: str) -> Callable[[Database, Scope, date], pa.Table]:
    """Return the reader of a table that is one named statement."""

    def read(database: Database, scope: Scope, as_of: date) -> pa.Table:
        return database.table(f"exports.{name}", {**scope.parameters(), "as_of": as_of})

    return read


def _raw_rows(database: Database, scope: Scope, as_of: date) -> pa.Table:
    del as_of  # texts as typed have no date of their own
    whole = bool(scope) and scope.classes >= Scope.everything(database).classes
    return database.table("exports.raw_rows", {**scope.parameters(), "everything": whole})


def _shared_skills(database: Database, scope: Scope, as_of: date) -> pa.Table:
    words = {"other": _("other fields"), "all": _("all fields"), "people": STANDARD_5.people}
    return database.table("exports.shared_skills", {**scope.parameters(), **words, "as_of": as_of})


def _progress(database: Database, scope: Scope, as_of: date) -> pa.Table:
    lines = [
        {
            "student_id": student.student_id,
            "student_name": student.student_name,
            "class_name": student.class_name,
            "track": track.key,
            "step": cell.step,
            "status": cell.status.value,
            "overdue": cell.overdue,
            "overridden": cell.overridden,
            "evidence_count": cell.evidence_count,
            "sentence": cell.sentence,
        }
        for track in tracks_on(database=database, scope=scope)
        for student in sorted(
            progress(database=database, scope=scope, view=View.ADVISOR, today=as_of, track=track.key).students,
            key=lambda one: (one.class_name, one.student_id is None, one.student_id or "", one.student_name or ""),
        )
        for cell in student.cells
    ]
    return pa.Table.from_pylist(lines, schema=PROGRESS_COLUMNS)


def _shared_progress(database: Database, scope: Scope, as_of: date) -> pa.Table:
    """Counts of one class each: how many of a class of at least five students are done with a step or excused."""
    names = {row["class_id"]: row["class_name"] for row in database.rows("exports.class_names", scope.parameters())}
    lines: list[dict[str, object]] = []
    for class_id, class_name in names.items():
        only = scope.narrow(database, [class_id])
        for track in tracks_on(database=database, scope=only):
            answer = progress(database=database, scope=only, view=View.SHARE, today=as_of, track=track.key)
            lines.extend(
                {
                    "class_name": class_name,
                    "track": track.key,
                    "step": step.step,
                    "students": step.of,
                    "done": step.done,
                    "due": step.due,
                }
                for step in shown_steps(answer, STANDARD_5)
            )
    return pa.Table.from_pylist(lines, schema=SHARED_PROGRESS_COLUMNS)


def _attention(database: Database, scope: Scope, as_of: date) -> pa.Table:
    answer = attention(database=database, scope=scope, view=View.ADVISOR, today=as_of)
    lines = [
        {"class_name": line.class_name, "rule": line.rule, "sentence": line.sentence} for line in answer.classes
    ] + [
        {
            "student_id": row.student_id,
            "student_name": row.student_name,
            "class_name": row.class_name,
            "rule": row.rule,
            "sentence": row.sentence,
            "days": row.days,
        }
        for row in answer.students
    ]
    return pa.Table.from_pylist(lines, schema=ATTENTION_COLUMNS)


TABLES: dict[str, Callable[[Database, Scope, date], pa.Table]] = {
    "students": _stored("students"),
    "interviews": _stored("interviews"),
    "progress": _progress,
    "attention": _attention,
    "job_interviews": _stored("job_interviews"),
    "skills": _stored("skills"),
    "raw_rows": _raw_rows,
}
_SHARED: dict[str, Callable[[Database, Scope, date], pa.Table]] = {
    "skills": _shared_skills,
    "progress": _shared_progress,
}
