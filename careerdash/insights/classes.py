"""Which classes are there, and what can be chosen in the filters."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """One class: counts are None where it is too small to show them in share view."""

    class_id: str
    class_name: str
    year: int | None
    closed: bool
    term_start: date | None
    term_end: date | None
    students: int | None
    interviews: int | None
    professionals: int | None
    tracks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of a scope by name, and the years they lie in, newest first."""

    classes: tuple[ClassSummary, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value a filter may take: its key, the spelling met most often, and how many interviews have it."""

    key: str
    label: str
    interviews: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to within a scope, most frequent first (at most 200 each)."""

    field: tuple[Choice, ...] = ()
    industry: tuple[Choice, ...] = ()
    occupation: tuple[Choice, ...] = ()
    level: tuple[Choice, ...] = ()
    method: tuple[Choice, ...] = ()
    currency: tuple[Choice, ...] = ()


def classes(*, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date) -> Classes:
    """Answer which classes a scope holds."""
    raise NotImplementedError


def choices(*, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date) -> Choices:
    """Answer what the filters can be set to within a scope."""
    raise NotImplementedError
