"""Small workbooks made in a test, and the short way to import them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from careerdash.imports.commit import commit_import
from careerdash.imports.model import ImportPlan, ImportSettings, Receipt
from careerdash.imports.plan import plan_import
from careerdash.store.database import Database
from careerdash.workbooks.reader import Source, read_workbooks

TODAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 20, 9, 30)  # noqa: DTZ001 - the store keeps local times
Rows = Sequence[Sequence[object]]

ROSTER = [["Student ID", "Name", "Class"], ["20250001", "Ann Archer", "Data 1"], ["20250002", "Ben Brook", "Data 1"]]
LOG = [
    [
        "Student ID",
        "Name",
        "Interviewee",
        "Company",
        "Position",
        "Interview Date",
        "Salary",
        "Satisfaction (1-5)",
        "Skills",
    ],
    [
        "20250001",
        "Ann Archer",
        "Carla Diaz",
        "Northwind Labs",
        "Data analyst",
        "2026-03-02",
        "$65,000",
        "4",
        "SQL, Excel",
    ],
    [
        "20250002",
        "Ben Brook",
        "Dmitri Orlov",
        "Bluebell Bank",
        "Data engineer",
        "2026-03-05",
        "90-120k",
        "5",
        "Python; SQL",
    ],
]


def workbook(name: str, sheets: Mapping[str, Rows]) -> Source:
    """Return a workbook with the given sheets; dates become date cells."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_urls": False}
    ) as book:
        for title, rows in sheets.items():
            page = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        page.write_string(number, column, value)
                    elif value is not None:
                        page.write(number, column, value)
    return Source(name, buffer.getvalue())


def plan_of(database: Database, *sources: Source, today: date = TODAY, **settings: object) -> ImportPlan:
    """Read and plan."""
    return plan_import(database, read_workbooks(sources), ImportSettings(**settings), today)


def store(database: Database, *sources: Source, today: date = TODAY, **settings: object) -> Receipt:
    """Read, plan and commit."""
    plan = plan_of(database, *sources, today=today, **settings)
    return commit_import(database, plan, "tester", NOW, originals=sources)


def table(database: Database, name: str, columns: str = "*") -> list[tuple[object, ...]]:
    """Return the rows of a table, ordered by all columns."""
    cursor = database._connection.cursor()
    return cursor.execute(f"SELECT {columns} FROM {name} ORDER BY ALL").fetchall()


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return all derived records."""
    names = ("students", "professionals", "interviews", "interview_skills", "planning", "job_interviews")
    return {name: table(database, name) for name in names}
