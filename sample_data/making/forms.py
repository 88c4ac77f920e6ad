"""Twelve workbooks of one student each: labels in column A, values beside them, one interview per sheet."""

from pathlib import Path
from random import Random

from making.classes import SEED, load_bank
from making.model import Interview, SampleClass, Student
from making.talks import Talks
from making.typed import Cell, typed_date, typed_level, typed_satisfaction, typed_skills, typed_thanks
from making.workbooks import Book

COUNT = 12
_QUESTION_20 = "What is the salary level of junior positions and slightly higher positions in your field?"


def write_forms(sample: SampleClass, folder: Path) -> None:
    """Write the forms of a few students who hand in their own workbook; they join the class of ``sample``."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = Random(f"{SEED} forms")
    bank = load_bank("en", ("Primary teaching", "Nursing", "Social work"))
    talks = Talks(draw, sample, bank)
    for position, student in enumerate(_handing_in(sample)):
        row = next(row for row in talks.of(_as_if_interviewing(student)) if row.state == "held")
        book = Book(folder / f"interview_{position + 1:02d}_{student.number}.xlsx", student.name)
        book.form("Interview", _pairs(draw, sample, row))
        book.close()


def _handing_in(sample: SampleClass) -> list[Student]:
    behind = [s for s in sample.students if s.story in {"one_held", "two_held"} and s.status == "active"]
    return behind[:COUNT]


def _as_if_interviewing(student: Student) -> Student:
    return Student(student.number, student.name, "one_held", student.field)


def _pairs(draw: Random, sample: SampleClass, row: Interview) -> list[tuple[str, Cell]]:
    person = row.professional
    level, years = typed_level(draw, person, "en")
    low, high = draw.randrange(26, 31), draw.randrange(36, 44)
    pairs: list[tuple[str, Cell]] = [
        ("Student No.", row.student.number),
        ("Student Name", row.student.name),
        ("Class", sample.name),
        ("Target occupation", row.field),
        ("Interviewee", f"{person.name}"),
        ("Employer", person.organisation),
        ("Job title", person.occupation),
        ("Level", level),
        ("Years of experience", years),
        ("Contact", person.contact),
        ("Date of Interview", typed_date(draw, row.day, "uk")),
        ("Length (min)", row.minutes or ""),
        ("Thank-you sent", typed_thanks(draw, row, "uk")),
        ("Key Skills", typed_skills(draw, person.skills, "en")),
        ("Satisfaction (1-5)", typed_satisfaction(draw, person.satisfaction, "1-5")),
        ("Best part", row.liked),
        ("Worst part", row.disliked),
    ]
    pairs += [(f"{number}. {_label(number)}", text) for number, text in row.answers.items()]
    pairs.append((f"20. {_QUESTION_20}", f"junior £{low}k, a few years later £{high}k"))
    return pairs


def _label(number: int) -> str:
    return {
        1: "How did you find this job?",
        3: "What are your main responsibilities?",
        8: "What do you do at work every day?",
        9: "What is the biggest challenge?",
        10: "What is your main achievement?",
        11: "Abilities needed to succeed",
    }[number]
