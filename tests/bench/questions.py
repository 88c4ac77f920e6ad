"""How long the questions take at a million interviews: of one class, and of all classes at once."""

import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import md5
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from careerdash.domain.vocabulary import View
from careerdash.insights.attention import attention
from careerdash.insights.classes import choices, classes, employers
from careerdash.insights.evidence.behind import Mark, interviews_behind
from careerdash.insights.expectations import expectations
from careerdash.insights.fields_directory import fields_directory
from careerdash.insights.overview import overview
from careerdash.insights.own_ratings import wanted_skills
from careerdash.insights.pay_growth import pay_growth
from careerdash.insights.progress import progress
from careerdash.insights.referrals import referrals
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skill_lifts import skill_lifts
from careerdash.insights.skill_pairs import skill_pairs
from careerdash.insights.skills import skills
from careerdash.insights.students import student_page
from careerdash.insights.themes import themes
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.bench.figures import Figure

POPULATION = Path(__file__).with_name("population.sql")
STUDENTS = 200_000
TODAY = date(2024, 11, 20)
CLASS_BUDGET_MS = 30.0
ALL_BUDGET_MS = 150.0
# the summary of all classes judges every step of every student
SUMMARY_BUDGET_MS = 300.0
QUESTIONS: dict[str, Callable[..., Any]] = {
    "progress": partial(progress, limit=300),
    "attention": attention,
    "overview": overview,
    "salary": salary,
    "skills": skills,
    "satisfaction": satisfaction,
    "interviews behind": interviews_behind,
    "classes": classes,
    "filter choices": choices,
    "employers": employers,
    "pay by years": partial(pay_growth, currency="CNY"),
    "skill lifts": skill_lifts,
    "skill pairs": skill_pairs,
    "own ratings": wanted_skills,
    "satisfaction by pay": partial(satisfaction, group="pay"),
    "themes": themes,
    "expectations": expectations,
    "referrals": referrals,
    "fields": fields_directory,
    "interviews behind a skill": partial(interviews_behind, mark=Mark("SQL", "skill", "sql")),
}
SUMMARIES = ("progress", "attention", "overview")


def populate(path: Path, students: int = STUDENTS) -> Database:
    """Make a database with five interviews a student, straight in the tables."""
    database = Database(path)
    with database.write() as session:
        for statement in POPULATION.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                session._cursor.execute(statement, {"students": students} if "$students" in statement else None)
    return database


def p95(ask: Callable[[], object], runs: int) -> float:
    """Milliseconds within which 95 of 100 runs answer, after one run to warm up."""
    ask()
    taken = []
    for _run in range(runs):
        started = perf_counter()
        ask()
        taken.append((perf_counter() - started) * 1000)
    return quantiles(taken, n=20, method="inclusive")[-1]


def run(students: int = STUDENTS) -> list[Figure]:
    """Measure every question for one open class and for all classes."""
    with tempfile.TemporaryDirectory() as folder:
        database = populate(Path(folder) / "questions.duckdb", students)
        try:
            return _measured(database, students)
        finally:
            database.close()


def _measured(database: Database, students: int) -> list[Figure]:
    everything = Scope.everything(database)
    # classes of the tenth year are the open ones
    open_class = Scope(frozenset(sorted(everything.classes)[9:10]))
    asked = {"database": database, "view": View.ADVISOR, "today": TODAY}
    group = f"{students * 5:,} interviews"
    figures = []
    for name, question in QUESTIONS.items():
        one = p95(partial(question, **asked, scope=open_class), runs=12)
        figures.append(Figure(group, f"{name}, one class, p95", one, "ms", CLASS_BUDGET_MS))
        every = p95(partial(question, **asked, scope=everything), runs=5)
        budget = SUMMARY_BUDGET_MS if name in SUMMARIES else ALL_BUDGET_MS
        figures.append(Figure(group, f"{name}, all classes, p95", every, "ms", budget))
    page = partial(
        student_page, **asked, scope=open_class, student_key=md5(b"stu905", usedforsecurity=False).hexdigest()[:18]
    )
    figures.append(Figure(group, "student page, p95", p95(page, runs=12), "ms", CLASS_BUDGET_MS))
    return figures
