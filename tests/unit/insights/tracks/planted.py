"""The planted students of ``cases.toml``: one workbook of them all, imported and stated through the public door."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from careerdash.advising.overrides import override_step
from careerdash.advising.received import mark_received
from careerdash.advising.rules import add_step, set_rules, switch_step
from careerdash.advising.steps import record_step
from careerdash.domain.fields import fields_of
from careerdash.domain.tracks import TRACKS, Switch
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.classes import close_class, set_due_date
from careerdash.store.database import Database
from tests.making import NOW, store, table, workbook

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
CLASSES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))[
    "class"
]
ADVISOR = "advisor"
ROSTER = ("holland_code", "work_values", "self_assessment", "outline_received", "summary_report", "target_field",
          "student_status", "cultivation_plan")  # fmt: skip
LOG = ("field", "professional_name", "organisation", "occupation", "level", "years_experience", "contact",
       "relationship", "interview_date", "prior_view", "reality", "fit", "plan", "summary_report",
       "skill_self_rating")  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """The database with all planted students, and the ids of records by what the cases call them."""

    database: Database
    students: dict[str, str]
    classes: dict[str, str]
    own_step: str


def class_of(case: dict[str, Any]) -> str:
    return str(case.get("class", "usual"))


def number_of(case: dict[str, Any]) -> str:
    return f"P{CASES.index(case) + 1:04}"


def _told(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in (part.strip() for part in text.split(";")) if "=" in part)


def _header(kind: SheetKind, field: str) -> str:
    return fields_of(kind)[field].spellings[0]


def _sheets() -> dict[str, list[list[object]]]:
    roster: list[list[object]] = [
        ["Student ID", "Student Name", "Class", *(_header(SheetKind.ROSTER, key) for key in ROSTER), "Mock interview"]
    ]
    questions = [fields_of(SheetKind.INTERVIEWS)[f"q{n}"].spellings[0] for n in range(1, 25)]
    log: list[list[object]] = [
        ["Student ID", "Student Name", *(_header(SheetKind.INTERVIEWS, key) for key in LOG), *questions]
    ]
    plan: list[list[object]] = [["Student ID", "Student Name", "Step", "Done", "Date", "Text"]]
    rounds: list[list[object]] = [
        ["Student ID", "Student Name", "Company", "Round", "Interview date", "Result", "Prepared?", "Offer"]
    ]
    for case in CASES:
        who = [number_of(case), case.get("student_name", f"Student {number_of(case)}")]
        said = case.get("roster", {})
        roster.append([*who, f"Class {class_of(case)}", *(said.get(key) for key in ROSTER), said.get("own")])
        for line in case.get("log", []):
            named, _sep, more = line.partition(";")
            person, level, day = (part.strip() for part in named.split(","))
            facts = {"field": "Data analysis", "occupation": "Analyst",
                     "contact": f"{person}.{who[0]}@example.org".lower(),
                     "professional_name": person, "level": level, "interview_date": day, **_told(more)}  # fmt: skip
            answers = int(facts.pop("answers", 0))
            log.append([*who, *(facts.get(key) or None for key in LOG), *(["yes, much"] * answers)])
        for line in case.get("plan", []):
            step, _sep, more = line.partition(";")
            facts = _told(more)
            plan.append([*who, step, *(facts.get(key) for key in ("status", "date", "text"))])
        for line in case.get("rounds", []):
            named, _sep, more = line.partition(";")
            facts = _told(more)
            parts = [part.strip() or None for part in named.split(",")]
            rounds.append([*who, *parts, facts.get("prepared"), facts.get("offer")])
    return {"Roster": roster, "Log": log, "Planning": plan, "Job interviews": rounds}


def plant(database: Database) -> Planted:
    """Import all cases in one workbook and state by hand what they say."""
    receipt = store(database, workbook("planted.xlsx", _sheets()))
    assert receipt.counts.held == 0
    students = {str(number): str(key) for number, key in table(database, "students", "student_id, student_key")}
    classes = {
        str(name).removeprefix("Class "): str(key)
        for name, key in table(database, "students", "DISTINCT class_name, class_id")
    }
    own = ""
    for name, said in CLASSES.items():
        class_id = classes[name]
        rules = {
            key: tuple(value) if isinstance(value, list) else value for key, value in said.get("rules", {}).items()
        }
        set_rules(database, class_id, rules, ADVISOR, NOW)
        for step, due in said.get("due", {}).items():
            track = next(found.key for found in TRACKS for known in found.steps if known.key == step)
            set_due_date(database, class_id, track, step, due, ADVISOR, NOW)
        for step in said.get("off", []):
            switch_step(database, class_id, "assignment", step, Switch.OFF, ADVISOR, NOW)
        if "own" in said:
            own = add_step(database, class_id, "assignment", said["own"], ADVISOR, NOW, column=said["own"])
        if said.get("closed"):
            close_class(database, class_id, ADVISOR, NOW)
    planted = Planted(database, students, classes, own)
    for case in CASES:
        _state(planted, case)
    return planted


def _state(planted: Planted, case: dict[str, Any]) -> None:
    student = planted.students[number_of(case)]
    for line in case.get("papers", []):
        paper, day, *field = (part.strip() for part in line.split(",", 2))
        mark_received(planted.database, [student], paper, date.fromisoformat(day), ADVISOR, NOW, *field)
    for line in case.get("set", []):
        step, state, day, reason = (part.strip() for part in line.split(",", 3))
        track = case.get("track", "assignment")
        override_step(planted.database, student, track, step, state, reason, date.fromisoformat(day), ADVISOR, NOW)
    for line in case.get("record", []):
        state, day = (part.strip() for part in line.split(","))
        record_step(
            planted.database, [student], "assignment", planted.own_step, state, date.fromisoformat(day), ADVISOR, NOW
        )
