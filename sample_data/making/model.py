"""What the sample is made of, before anything is typed into a cell.

The facts in ``facts.toml`` are counted from these values, never from the workbooks: the app has to
find them again from the cells.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date

AS_OF = date(2026, 5, 20)
YEARLY = {"hour": 2080.0, "day": 260.0, "week": 52.0, "month": 12.0, "year": 1.0}


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as somebody would type it; ``text`` is a number where the cell holds one.

    ``reading`` is amount, range, at_least, at_most, declined, missing or unreadable.
    """

    reading: str
    text: str | int | float
    low: float | None = None
    high: float | None = None
    currency: str | None = None
    period: str | None = None
    months: float | None = None
    number_format: str | None = None

    @property
    def midpoint(self) -> float | None:
        """The yearly midpoint a chart uses; None for an open end and for anything without a figure."""
        if self.reading not in {"amount", "range"} or self.low is None or self.high is None or self.period is None:
            return None
        factor = self.months if self.period == "month" and self.months else YEARLY[self.period]
        return (self.low + self.high) / 2 * factor


@dataclass(slots=True)
class Professional:
    """Somebody who was, or will be, asked about the job."""

    name: str
    surname_only: bool
    organisation: str
    occupation: str
    industry: str
    field: str
    level: str
    years: float
    contact: str
    city: str
    relationship: str
    hours: int
    satisfaction: int | None
    skills: tuple[str, ...]
    own: Pay | None = None
    entry: Pay | None = None
    experienced: Pay | None = None


@dataclass(slots=True)
class Interview:
    """One row of the log: ``state`` is held, appointment (a date to come) or listed (a name only)."""

    student: "Student"
    professional: Professional
    field: str
    state: str
    day: date | None
    answers: dict[int, str] = dataclasses.field(default_factory=dict)
    method: str = ""
    minutes: int | None = None
    thanked: bool | None = None
    thanked_on: date | None = None
    notes_on: date | None = None
    permission: str = ""
    liked: str = ""
    disliked: str = ""
    prior_view: str = ""
    reality: str = ""
    fit: str = ""
    plan: str = ""
    referral: str = ""
    referred_by: str = ""
    contact_again: bool | None = None
    keep_answers: bool | None = None
    guessed: Pay | None = None
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    own_ratings: dict[str, int] = dataclasses.field(default_factory=dict)
    pay: dict[str, Pay] = dataclasses.field(default_factory=dict)
    remark: str = ""


@dataclass(slots=True)
class PlanningStep:
    """One step of career planning of one student."""

    student: "Student"
    step: str
    status: str
    day: date | None
    text: str
    goals: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(slots=True)
class Round:
    """One round of one job application."""

    student: "Student"
    employer: str
    post: str
    round: str
    day: date
    interviewer: str
    result: str
    prepared: bool | None
    offer: bool | None = None
    offered: Pay | None = None


@dataclass(slots=True)
class Student:
    """One student of a class; ``story`` is the planted course of the assignment."""

    number: str
    name: str
    story: str
    field: str
    second_field: str = ""
    status: str = "active"
    major: str = ""
    year: str = ""
    email: str = ""
    holland: str = ""
    outline: bool | None = None
    self_assessment: bool | None = None
    summary: bool | None = None
    summary_on: date | None = None
    plan: str = ""


@dataclass(slots=True)
class SampleClass:
    """One class with everything that happens in it."""

    key: str
    name: str
    language: str
    currency: str
    term_start: date
    term_end: date
    due: dict[str, date]
    collections: dict[date, str] = dataclasses.field(default_factory=dict)
    students: list[Student] = dataclasses.field(default_factory=list)
    interviews: list[Interview] = dataclasses.field(default_factory=list)
    planning: list[PlanningStep] = dataclasses.field(default_factory=list)
    rounds: list[Round] = dataclasses.field(default_factory=list)
    planted_held: list[tuple[str, Interview]] = dataclasses.field(default_factory=list)
