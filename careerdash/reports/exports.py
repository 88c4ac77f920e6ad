"""The tables others rely on: fixed columns, fixed order, one sentence where a table may not be shared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import View
from careerdash.errors import ExportRefused
from careerdash.insights.attention import attention
from careerdash.insights.progress import progress, tracks_on
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import STANDARD_5, SharingRule
from careerdash.reports.releases import remember
from careerdash.reports.shared_exports import SharedTable, shared_progress, shared_skills
from careerdash.reports.table_files import Progress, write_table
from careerdash.store.database import Database
from careerdash.wording import _

PROGRESS_COLUMNS = pa.schema([
    ("student_id", pa.string()), ("student_name", pa.string()), ("class_name", pa.string()), ("track", pa.string()),
    ("step", pa.string()), ("status", pa.string()), ("overdue", pa.bool_()), ("overridden", pa.bool_()),
    ("evidence_count", pa.int64()), ("sentence", pa.string()),
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


@dataclass(frozen=True, slots=True)
class HandedOut:
    """Who hands a table out, and when."""

    author: str
    now: datetime


def export_table(
    database: Database,
    table: str,
    path: Path,
    scope: Scope,
    view: View,
    as_of: date,
    report_progress: Progress | None = None,
    *,
    filters: Filters = NO_FILTERS,
    rule: SharingRule = STANDARD_5,
    by: HandedOut | None = None,
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
        filters: narrow the interviews, as on the pages; other tables than ``interviews`` have nothing to narrow.
        rule: how many people a count of the share view needs.
        by: who hands a shared table out and when; it is remembered then, as reports are.

    Raises:
        ExportRefused: no such table or format, or the table may not be shared or narrowed.
    """
    if view is View.ADVISOR:
        rows = export_rows(database, table, scope, view, as_of, filters=filters)
        write_table(rows, path, table, report_progress)
        return ExportReceipt(table, path, rows.num_rows)
    told = _shared(database, table, scope, as_of, filters, rule)
    write_table(told.rows, path, table, report_progress)
    if by is not None and told.lines:
        remember(database, told.lines, scope, as_of, rule, path.suffix, by.author, by.now)
    return ExportReceipt(table, path, told.rows.num_rows)


def export_rows(
    database: Database,
    table: str,
    scope: Scope,
    view: View,
    as_of: date,
    *,
    filters: Filters = NO_FILTERS,
    rule: SharingRule = STANDARD_5,
) -> pa.Table:
    """Return the rows of one table of the outside interface, in their fixed order (see :func:`export_table`)."""
    if view is not View.ADVISOR:
        return _shared(database, table, scope, as_of, filters, rule).rows
    _check_known(table)
    if filters.active and table != "interviews":
        raise ExportRefused(
            _("Only the interviews can be narrowed by field, level, dates and the like; “{table}” cannot.").format(
                table=table
            )
        )
    rows = TABLES[table](database, scope, as_of)
    return narrowed(rows, filters) if filters.active else rows


def narrowed(rows: pa.Table, filters: Filters) -> pa.Table:
    """Return the interviews that pass the filters, in the same order."""
    kept = pa.array([True] * rows.num_rows, pa.bool_())
    for name in ("field", "industry", "occupation", "organisation"):
        if wanted := set(filters.keys(name)):
            spellings = [text for text in pc.unique(rows[name]).to_pylist() if text and fold(text) in wanted]
            kept = pc.and_(kept, pc.is_in(rows[name], value_set=pa.array(spellings, pa.string())))
    for name in ("level", "method"):
        if codes := getattr(filters, name):
            kept = pc.and_(kept, pc.is_in(rows[name], value_set=pa.array(codes, pa.string())))
    dated = rows["interview_date"]
    if filters.since:
        kept = pc.and_(kept, pc.fill_null(pc.greater_equal(dated, pa.scalar(filters.since)), fill_value=False))
    if filters.until:
        kept = pc.and_(kept, pc.fill_null(pc.less_equal(dated, pa.scalar(filters.until)), fill_value=False))
    return rows.filter(kept)


def _check_known(table: str) -> None:
    if table not in TABLES:
        raise ExportRefused(
            _("There is no table “{table}”. Known are: {known}.").format(table=table, known=", ".join(TABLES))
        )


def _shared(
    database: Database, table: str, scope: Scope, as_of: date, filters: Filters, rule: SharingRule
) -> SharedTable:
    _check_known(table)
    if table not in _SHARED:
        raise ExportRefused(
            _(
                "“{table}” has a row per person and may not be shared. Only {shared} exist for sharing, as counts."
            ).format(table=table, shared=_(" and ").join(_SHARED))
        )
    if filters.active:
        raise ExportRefused(_("A table to share is about whole classes: leave out the field, the level and the dates."))
    return _SHARED[table](database, scope, as_of, rule)


def _stored(name: str) -> Callable[[Database, Scope, date], pa.Table]:
    """Return the reader of a table that is one named statement."""

    def read(database: Database, scope: Scope, as_of: date) -> pa.Table:
        return database.table(f"exports.{name}", {**scope.parameters(), "as_of": as_of})

    return read


def _raw_rows(database: Database, scope: Scope, as_of: date) -> pa.Table:
    del as_of  # texts as typed have no date of their own
    whole = bool(scope) and scope.classes >= Scope.everything(database).classes
    return database.table("exports.raw_rows", {**scope.parameters(), "everything": whole})


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
SHARED_TABLES = ("skills", "progress")
_SHARED: dict[str, Callable[[Database, Scope, date, SharingRule], SharedTable]] = {
    "skills": shared_skills,
    "progress": shared_progress,
}
