"""Awkward workbooks as classes hand them in: what stands in them, and what has to be made of them.

Each case is a few rows and what is expected: the kind of each sheet, the row of its header, the field of each column,
and how many rows are read. That nothing typed is lost is asked of all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Grid = Sequence[Sequence[object]]
INTERVIEWS, ROSTER, PLANNING, JOBS, UNKNOWN = "interviews", "roster", "planning", "job_interviews", "unknown"

HEAD = ["Student ID", "Student Name", "Interviewee", "Company", "Position", "Interview Date"]
FIELDS = {
    "Student ID": "student_id", "Student Name": "student_name", "Interviewee": "professional_name",
    "Company": "organisation", "Position": "occupation", "Interview Date": "interview_date",
}  # fmt: skip
ANN = ["20250001", "Ann Archer", "Carla Diaz", "Northwind", "Analyst", "2026-03-02"]
BEN = ["20250002", "Ben Brook", "Dmitri Orlov", "Bluebell", "Engineer", "2026-03-05"]
CORA = ["20250003", "Cora Chen", "Eve Stone", "Acorn", "Designer", "2026-03-09"]
BODY = [ANN, BEN, CORA]
KOPF = ["学号", "姓名", "访谈对象", "工作单位", "职位", "访谈日期"]
FELDER = dict(zip(KOPF, FIELDS.values(), strict=True))
LI = ["20250011", "李明", "王建国", "北风科技", "数据分析师", "2026-03-02"]
WANG = ["20250012", "王芳", "赵丽华", "蓝铃银行", "工程师", "2026-03-05"]
ZEILEN = [LI, WANG]


@dataclass(frozen=True)
class Sheet:
    """Rows from A1, merged areas as (first row, first column, last row, last column) from 0, whether it is hidden."""

    rows: Grid
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Expected:
    """What a sheet has to be taken for; ``mapping`` names only the headers that matter."""

    kind: str
    header_row: int | None = None
    mapping: Mapping[str, object] = field(default_factory=dict)
    rows: int = 0
    notes: int | None = None


@dataclass(frozen=True)
class Case:
    """One workbook."""

    name: str
    sheets: Mapping[str, Sheet]
    expected: Mapping[str, Expected]
    held: int = 0
    file: str = "log.xlsx"


def one(name: str, rows: Grid, expected: Expected, sheet: str = "Sheet1", **more: object) -> Case:
    """A workbook of one sheet."""
    merged = more.pop("merged", ())
    return Case(name, {sheet: Sheet(rows, merged)}, {sheet: expected}, **more)


def right(rows: Grid, columns: int) -> list[list[object]]:
    """The rows moved to the right."""
    return [[*[None] * columns, *row] for row in rows]
