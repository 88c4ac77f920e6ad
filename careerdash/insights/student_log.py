"""The whole log of one student to read: every interview with the outline answers as they were typed."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import QUESTION_COUNT, View
from careerdash.insights.asked import asked
from careerdash.insights.courtesy import courtesy
from careerdash.insights.words import field_word
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.values.missing import is_missing

_QUESTIONS = {f"q{number}": number for number in range(1, QUESTION_COUNT + 1)}
# Cells that say nothing: errors, and formulas whose result was never saved.
_SILENT = frozenset("ef")


@dataclass(frozen=True, slots=True)
class LoggedInterview:
    """One interview as it was logged; ``answers`` by question number, ``notes`` are the other texts by column.

    ``state`` is ``held``, ``appointment`` or ``listed``; ``remarks`` say what courtesy was missed.
    """

    interview_id: str
    state: str
    professional_name: str | None
    organisation: str | None
    occupation: str | None
    level: str | None
    field: str
    date: date | None
    method: str | None
    minutes: float | None
    remarks: tuple[str, ...]
    answers: Mapping[int, str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StudentLog:
    """The interviews of one student in order of time; hidden in share view, empty outside the scope."""

    hidden: bool
    interviews: tuple[LoggedInterview, ...]


NOTES = ("salary_text", "skills_text", "liked", "disliked", "prior_view", "reality", "fit_text", "plan", "referral")


def student_log(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    student_key: str,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> StudentLog:
    """Answer what a student wrote about every interview; courtesy is judged by the rules of the class."""
    del filters
    if view is View.SHARE:
        return StudentLog(hidden=True, interviews=())
    params = {**scope.parameters(), "student": student_key, "today": today}
    answers = _answers(database, params)
    rows = database.rows("grading.log", params)
    rules = asked(database, Scope(frozenset(row["class_id"] for row in rows)), thresholds)
    return StudentLog(
        hidden=False,
        interviews=tuple(
            _interview(row, answers[row["interview_id"]], today, rules.of(row["class_id"])) for row in rows
        ),
    )


def _answers(database: Database, params: Mapping[str, object]) -> dict[str, dict[int, str]]:
    """Return per interview the last text that is an answer, corrections after files."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for row in database.rows("grading.log_rows", params):
        for index, mapped in json.loads(row["mapping"]).items():
            number = _QUESTIONS.get(mapped) if isinstance(mapped, str) else None
            position = int(index)
            if number is None or position >= len(row["cells"]) or row["kinds"][position : position + 1] in _SILENT:
                continue
            text = row["cells"][position]
            if text and text.strip() and not is_missing(text):
                found[row["interview_id"]][number] = text.strip()
    return found


def _interview(
    row: Mapping[str, Any], answers: Mapping[int, str], today: date, thresholds: Thresholds
) -> LoggedInterview:
    return LoggedInterview(
        interview_id=row["interview_id"],
        state=row["state"],
        professional_name=row["professional_name"],
        organisation=row["organisation"],
        occupation=row["occupation"],
        level=row["level"],
        field=field_word(row["field"]),
        date=row["interview_date"],
        method=row["method"],
        minutes=row["duration_minutes"],
        remarks=courtesy(row, today, thresholds) if row["state"] == "held" else (),
        answers=dict(sorted(answers.items())),
        notes={name: row[name] for name in NOTES if row[name]},
    )
