"""One student: state, rounds, people met and the evidence behind each step."""

import datetime as dt
from dataclasses import dataclass

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.progress import StudentProgress
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview of a student. ``state`` is ``held``, ``appointment`` or ``listed``.

    ``courtesy`` are sentences about what was missed (length, notes, thanks); empty when all is well.
    """

    interview_id: str
    professional_name: str | None
    organisation: str | None
    occupation: str | None
    level: str | None
    field: str
    date: dt.date | None
    state: str
    method: str | None
    minutes: float | None
    thanked: bool | None
    thanked_on: dt.date | None
    permission: str | None
    answered: int
    courtesy: tuple[str, ...]
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class Round:
    """One target field of a student: level mix, outline coverage, fit and picture before and after.

    ``answered`` are the numbers of the outline questions answered in this field (1 to 24).
    """

    number: int
    field: str
    current: bool
    held: int
    listed: int
    newcomers: int
    experienced: int
    unknown_level: int
    answered: tuple[int, ...]
    fit: str | None
    prior_view: str | None
    reality: str | None


@dataclass(frozen=True, slots=True)
class StudentPage:
    """Everything about one student. ``found`` is false outside the scope, ``hidden`` true in share view."""

    hidden: bool
    found: bool
    student_key: str
    student_id: str | None = None
    student_name: str | None = None
    class_id: str = ""
    class_name: str = ""
    status: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    tracks: tuple[tuple[str, StudentProgress], ...] = ()
    rounds: tuple[Round, ...] = ()
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class StudentLine:
    """One student of a list."""

    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    status: str
    held: int


@dataclass(frozen=True, slots=True)
class Students:
    """The students of a scope by class and name; hidden in share view."""

    hidden: bool
    students: tuple[StudentLine, ...]


