"""Records written straight into a store, so that reports can be tested apart from reading workbooks."""

from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest

from careerdash.domain.tracks import ASSIGNMENT
from careerdash.domain.vocabulary import Status
from careerdash.insights.attention import Attention, AttentionRow
from careerdash.insights.basis import Basis
from careerdash.insights.classes import Classes, ClassSummary
from careerdash.insights.overview import Headline, Overview
from careerdash.insights.progress import Cell, Progress, StepCount, StudentProgress
from careerdash.insights.salary import Pay, PayGroup, PayReadings, SalaryAnswer
from careerdash.insights.satisfaction import SatisfactionAnswer, SatisfactionGroup
from careerdash.insights.signals import Rank
from careerdash.insights.skills import SkillCount, SkillsAnswer
from careerdash.reports.answers import Answers
from careerdash.store.database import Database

SHEET = ("sheet-1", "file-1")


class Population:
    """Fills one database; every interview gets the raw row it came from."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.students: list[dict] = []
        self.interviews: list[dict] = []
        self.skills: list[dict] = []
        self.raw: list[dict] = []
        self.links: list[dict] = []

    def student(self, number: int, class_name: str = "Class 1", **facts) -> str:
        key = f"stu-{class_name}-{number}"
        self.students.append(
            {
                "student_key": key,
                "student_id": f"{number:05}",
                "student_name": f"Student {number}",
                "name_key": f"student{number}",
                "class_id": class_name.casefold(),
                "class_name": class_name,
                "class_key": class_name.casefold(),
                "status": "active",
                "on_roster": True,
                "first_raw": self._raw(["Student", f"{number:05}"], key, "student"),
            }
            | facts
        )
        return key

    def interview(
        self, student: str, person: str, *, field: str = "Data analysis", pay: float | None = None, **facts
    ) -> str:
        number = len(self.interviews)
        key = f"int-{number:05}"
        class_id = next(one["class_id"] for one in self.students if one["student_key"] == student)
        skills = facts.pop("skills", ())
        row = {
            "interview_id": key,
            "student_key": student,
            "class_id": class_id,
            "professional_id": f"pro-{person}",
            "person_key": person.casefold(),
            "professional_name": person,
            "organisation": f"Company of {person}",
            "occupation": "Analyst",
            "field": field,
            "field_key": field.casefold(),
            "level": "entry",
            "interview_date": date(2025, 3, 1),
            "answers": [None] * 24,
            "answered": 0,
            "has_answers": True,
            "first_raw": self._raw([person, field, "", "plain"], key, "interview"),
        }
        if pay is not None:
            row |= {
                "salary_entry_text": f"{pay:.0f}",
                "salary_entry_reading": "amount",
                "salary_entry_low": pay,
                "salary_entry_high": pay,
                "salary_entry_currency": "CNY",
                "salary_entry_period": "year",
                "salary_entry_months": 12.0,
                "salary_entry_yearly_low": pay,
                "salary_entry_yearly_high": pay,
            }
        self.interviews.append(row | facts)
        self.skills.extend(
            {
                "interview_id": key,
                "class_id": class_id,
                "person_key": facts.get("person_key", row["person_key"]),
                "field_key": row["field_key"],
                "position": position,
                "skill": skill,
                "skill_key": skill.casefold(),
                "category": None,
                "competency": "Technology",
                "known": True,
            }
            for position, skill in enumerate(skills)
        )
        return key

    def _raw(self, cells: list[str], record: str, entity: str) -> int:
        raw_id = len(self.raw) + 1
        self.raw.append(
            {
                "raw_id": raw_id,
                "sheet_id": "sheet-1",
                "batch": 1,
                "row": raw_id + 1,
                "cells": cells,
                "kinds": "s" * len(cells),
                "status": "new",
            }
        )
        self.links.append({"raw_id": raw_id, "entity": entity, "record_id": record, "part": ""})
        return raw_id

    def store(self) -> Database:
        """Write everything collected so far into the database (call once)."""
        headers = ["Interviewee", "=Field", "Pay", "Note"]
        batch = {
            "batch": 1, "kind": "import", "created_at": datetime.fromisoformat("2025-04-01T09:00:00"), "author": "advisor", "active": True,
            "rows_read": len(self.raw), "new": len(self.raw), "changed": 0, "same": 0, "held": 0, "settings": "{}", "issues": "[]",
        }  # fmt: skip
        file = {"file_id": "file-1", "batch": 1, "position": 0, "name": "class-1.xlsx", "sha256": "0", "size": 1}
        sheet = {
            "sheet_id": "sheet-1", "file_id": "file-1", "batch": 1, "position": 0, "name": "Log", "kind": "interviews", "header_row": 1,
            "headers": headers, "mapping": "{}", "decisions": "{}", "rows_read": 1, "new": 1, "changed": 0, "same": 0, "held": 0,
        }  # fmt: skip
        tables = {
            "batches": [batch], "files": [file], "sheets": [sheet], "raw_rows": self.raw, "row_links": self.links,
            "students": self.students, "interviews": self.interviews, "interview_skills": self.skills,
        }  # fmt: skip
        cursor = self.database._connection.cursor()
        for name, rows in tables.items():
            if rows:
                columns = sorted({column for row in rows for column in row})
                frame = pa.table({column: [row.get(column) for row in rows] for column in columns})
                cursor.register("frame", frame)
                cursor.execute(f"INSERT INTO {name} BY NAME SELECT * FROM frame")
                cursor.unregister("frame")
        return self.database


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "records.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def population(database):
    return Population(database)


AS_OF = date(2025, 4, 15)
BASIS = Basis("definition", "rule", 0, "professionals")


def pay(n, median=None, q1=None, q3=None, dots=()):
    return Pay(n, q1, median, q3, dots)


def made_answers(**parts) -> Answers:
    """A class as the questions answer it; every part can be replaced."""
    assignment = Progress(
        track=ASSIGNMENT,
        hidden=True,
        students=(),
        steps=tuple(
            StepCount(step.key, step.title, 38, done, 38 - done, 0, 0, 3, date(2025, 4, 1) if done < 20 else None)
            for step, done in zip(ASSIGNMENT.steps, (37, 30, 22, 12, 4), strict=True)
        ),
        total=38,
        sentence="",
        basis=BASIS,
    )
    groups = (
        PayGroup("a", "Data analysis", pay(14, 96_000, 84_000, 120_000), pay(12, 180_000, 150_000, 240_000)),
        PayGroup("b", "教育 teaching", pay(6, 72_000), pay(None)),
        PayGroup("c", "Product management", pay(11, 110_000, 90_000, 140_000), pay(5, 260_000)),
    )
    overall = PayGroup("", "All fields", pay(31, 95_000, 80_000, 130_000), pay(None))
    names = ("SQL", "Communication", "Excel", "沟通 teamwork", "Python", "Patience")
    named = tuple(
        SkillCount(n, n, None, "Technology" if n in {"SQL", "Python"} else None, True, 30 - 4 * i, 30, 0.8)
        for i, n in enumerate(names)
    )
    answers = Answers(
        classes=Classes(
            (
                ClassSummary(
                    "1", "Class 1", 2025, False, date(2025, 2, 20), date(2025, 7, 10), 38, 104, 91, ("assignment",)
                ),
            ),
            (2025,),
        ),
        overview=Overview(
            38,
            104,
            91,
            1,
            (Headline("thanked_on_time", "Thank-yous on time", 0.8, "80 %", 60, "share", (), BASIS),),
            (),
            None,
            "",
        ),
        progress=(assignment,),
        salary=SalaryAnswer("field", "CNY", (("CNY", 60),), groups, overall, PayReadings(*[None] * 8), "", BASIS),
        skills=SkillsAnswer(named, (), (), 35, 2, False, "", BASIS),
        satisfaction=SatisfactionAnswer(
            "field",
            (
                SatisfactionGroup("a", "Data analysis", 30, 3.9, (), (0, 0.2, 0.2, 0.4, 0.2), satisfied=0.6),
                SatisfactionGroup("b", "教育 teaching", 12, 4.2, (), (), satisfied=0.58),
                SatisfactionGroup("c", "Product management", 6, 3.5, (), ()),
            ),
            SatisfactionGroup("", "All", 48, 3.9, (), (), satisfied=0.62),
            None,
            None,
            (),
            "",
            BASIS,
        ),
        attention=None,
        log=None,
    )
    return replace(answers, **parts)


@pytest.fixture
def answers():
    return made_answers()


@pytest.fixture
def advisor_answers(population):
    """The same class with its names: two students, one of them late."""
    ada = population.student(7, student_name="Ada =1+1")
    population.interview(ada, "李雷", pay=96_000, skills=("SQL",), satisfaction=4.0)
    population.interview(
        ada, "=cmd|' /C calc'!A0", field="Teaching", salary_text="negotiable", has_answers=False, interview_date=None
    )
    database = population.store()
    base = made_answers()
    cells = tuple(
        Cell(step.key, status, status is Status.NOT_STARTED, False, 1, "because")
        for step, status in zip(
            ASSIGNMENT.steps,
            (Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.WAIVED, Status.NOT_STARTED),
            strict=True,
        )
    )
    ada_row = StudentProgress(
        ada, "00007", "Ada =1+1", "class 1", "Class 1", "Data analysis", 1, cells, "Meet a newcomer", 3
    )
    return replace(
        base,
        progress=(replace(base.progress[0], hidden=False, students=(ada_row,)),),
        attention=Attention(
            hidden=False,
            sentence="One student needs you today.",
            classes=(),
            students=(
                AttentionRow(
                    Rank.OVERDUE,
                    ada,
                    "00007",
                    "Ada =1+1",
                    "class 1",
                    "Class 1",
                    "overdue",
                    "Late",
                    -3,
                    None,
                    0,
                    (),
                    (),
                    "",
                ),
            ),
            total=1,
            quiet=(),
            basis=BASIS,
        ),
        log=database.table("exports.interviews", {"classes": ["class 1"], "as_of": AS_OF}),
    )
