"""The figures of a scope at a glance, each with n and its course by week."""

from dataclasses import dataclass
from datetime import date, datetime

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """The value of a figure in the week that starts on ``week`` (a Monday)."""

    week: date
    value: float


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure: ``text`` is the value ready to show, ``n`` what it is out of; None where hidden.

    Keys: ``interviews_held``, ``professionals``, ``students_on_track``, ``thanked_on_time``, ``analyses_in``.
    ``unit`` is ``count`` or ``share`` (``value`` between 0 and 1). ``weekly`` runs from the oldest week.
    """

    key: str
    label: str
    value: float | None
    text: str
    n: int | None
    unit: str
    weekly: tuple[WeekPoint, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class DueDate:
    """A coming due date of a class: ``days`` from today, ``done`` of ``of`` students done with the step."""

    class_id: str
    class_name: str
    step: str
    title: str
    due: date
    days: int
    done: int | None
    of: int | None


@dataclass(frozen=True, slots=True)
class LastImport:
    """The newest active import, with a line to show."""

    batch: int
    at: datetime
    files: tuple[str, ...]
    rows: int
    held: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the scope, figures with their course, coming due dates and the last import."""

    students: int | None
    interviews: int | None
    professionals: int | None
    classes: int
    headlines: tuple[Headline, ...]
    due: tuple[DueDate, ...]
    last_import: LastImport | None
    sentence: str


def overview(*, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date) -> Overview:
    """Answer the figures of a scope at a glance."""
    raise NotImplementedError
