"""Where does each student stand in a track, judged from evidence."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, Thresholds, Track
from careerdash.domain.vocabulary import Status, View
from careerdash.insights.basis import Basis
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one student: ``evidence_count`` rows prove the status, ``sentence`` says why it is so."""

    step: str
    status: Status
    overdue: bool
    overridden: bool
    evidence_count: int
    sentence: str


@dataclass(frozen=True, slots=True)
class StudentProgress:
    """One row of the matrix. ``behind`` sorts it: larger is further behind.

    ``round`` is the number of the current round (1 when none was opened), ``field`` its name or "".
    """

    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    field: str
    round: int
    cells: tuple[Cell, ...]
    next_action: str
    behind: int


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many students are done with a step, of how many (excused ones counted apart).

    The numbers are None where a class is too small to show them in share view. ``due`` is the next or
    else the last due date among the classes asked for.
    """

    step: str
    title: str
    of: int | None
    done: int | None
    in_progress: int | None
    not_started: int | None
    waived: int | None
    overdue: int | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """The matrix of one track, most behind first, and its counts per step.

    ``hidden`` is true in share view: then ``students`` is empty. ``total`` counts the students the counts
    speak of; ``students`` may hold fewer when the question was limited.
    """

    track: Track
    hidden: bool
    students: tuple[StudentProgress, ...]
    steps: tuple[StepCount, ...]
    total: int | None
    sentence: str
    basis: Basis


def progress(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    track: str = ASSIGNMENT.key,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    limit: int | None = None,
) -> Progress:
    """Answer where the students of a scope stand in one track (``track`` is a key of ``domain.tracks``).

    ``limit`` bounds the rows of the matrix (the most behind are kept), never the counts.
    """
    raise NotImplementedError


def tracks_on(*, database: Database, scope: Scope) -> tuple[Track, ...]:
    """Return the tracks a scope uses: the assignment always, the others once a class has data for them."""
    raise NotImplementedError
