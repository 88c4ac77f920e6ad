"""A large class log, written once into a folder for temporary files and kept there for the next run."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

HEADERS = (
    "Student ID",
    "Student Name",
    "Class",
    "Target role",
    "Interviewee",
    "Company",
    "Job title",
    "Industry",
    "Level",
    "Yrs of Exp",
    "E-mail",
    "Relationship",
    "Interview Date",
    "Location",
    "Mode",
    "Length (min)",
    "Thank-you sent",
    "Notes completed",
    "Salary",
    "Starting salary",
    "Experienced salary",
    "Hours per week",
    "City",
    "Benefits",
    "Key Skills",
    "Satisfaction (1-5)",
    "Best part",
    "Worst part",
    "Prior view",
    "Reality",
    "Fit",
    "Next step",
    "May we contact again?",
    "Q8. What do you do at work every day?",
    "Q9. What is the biggest challenge?",
)
_FIELDS = ("Data analysis", "Nursing", "Software engineering", "UX design", "Primary teaching", "Logistics")
_SKILLS = ("SQL", "Excel", "Python", "Communication", "Teamwork", "Statistics", "Patience", "Planning", "Git", "R")
_WORDS = ("report", "customers", "planning", "numbers", "team", "meeting", "evening", "change", "quality", "travel")
_PER_STUDENT = 5
_PER_CLASS = 200


def big_workbook(rows: int) -> Path:
    """Return the workbook with this many rows, writing it where it does not exist yet (100,000 rows: half a minute)."""
    folder = Path(tempfile.gettempdir()) / "careerdash-bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"log-{rows}x{len(HEADERS)}-1.xlsx"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        _write(unfinished, rows)
        unfinished.rename(path)
    return path


def _write(path: Path, rows: int) -> None:
    draw = Random("big workbook")  # noqa: S311 - the same file at every run is the point
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Interviews")
    sheet.write_row(0, 0, HEADERS)
    for row in range(rows):
        for column, cell in enumerate(_cells(draw, row)):
            if isinstance(cell, date):
                sheet.write_datetime(row + 1, column, cell, day_format)
            elif cell != "":
                sheet.write(row + 1, column, cell)
    book.close()


def _sentence(draw: Random, words: int) -> str:
    return " ".join(draw.choices(_WORDS, k=words)) + f" {draw.randrange(5000)}."


def _cells(draw: Random, row: int) -> tuple[str | int | float | date, ...]:
    student, professional = row // _PER_STUDENT, draw.randrange(60_000)
    day = date(2024, 9, 2) + timedelta(days=draw.randrange(250))
    low = draw.randrange(40, 90)
    level = draw.choice(("Entry", "Mid", "Senior"))
    return (
        f"S{student:06d}",
        f"Student {student}",
        f"Class {student // _PER_CLASS}",
        _FIELDS[student % len(_FIELDS)],
        f"Person {professional} Surname{professional % 997}",
        f"Company {professional % 4000}",
        f"Position {professional % 300}",
        f"Industry {professional % 25}",
        level,
        draw.choice((1, 2, 5, 8, 14, 20)),
        f"person{professional}@mail.example",
        draw.choice(("Friend", "Alumni", "Teacher", "Uncle")),
        day,
        draw.choice(("Cafe", "Office", "Online")),
        draw.choice(("Phone", "Zoom", "In person", "E-mail")),
        draw.choice((20, 30, 30, 45)),
        draw.choice((day + timedelta(days=1), "Yes", "No", "")),
        day + timedelta(days=draw.randrange(3)),
        draw.choice((f"${low},{draw.randrange(1000):03d}", low * 1000, f"{low}-{low + 8}k", f"{low}k a year")),
        draw.choice((f"${low - 10}k", (low - 10) * 1000, "", "Confidential")),
        draw.choice((f"${low + 20}k - {low + 30}k", (low + 20) * 1000, "")),
        draw.choice((35, 38, 40, 45)),
        f"City {professional % 60}",
        draw.choice(("health plan", "free lunch", "", "pension")),
        ", ".join(draw.sample(_SKILLS, 3)),
        draw.randrange(1, 6),
        _sentence(draw, 4),
        _sentence(draw, 4),
        _sentence(draw, 8),
        _sentence(draw, 8),
        draw.choice(("Suitable", "Not suitable", "", "Undecided")),
        _sentence(draw, 6),
        draw.choice(("Yes", "No", "")),
        _sentence(draw, 12),
        _sentence(draw, 12),
    )
