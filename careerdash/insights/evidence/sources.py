"""Where does this come from: the cells of the user's files behind a record or a figure."""

import datetime as dt
from dataclasses import dataclass

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import Entity, View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One non-empty cell: where it stands in the user's file, under which header, the text as typed."""

    file: str
    sheet: str
    row: int
    letter: str
    header: str
    field: str | None
    text: str
    batch: int
    raw_id: int


@dataclass(frozen=True, slots=True)
class SourceCells:
    """The cells a record was read from, oldest row first. Hidden in share view, empty outside the scope."""

    hidden: bool
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One interview behind a figure."""

    interview_id: str
    student_key: str
    student_name: str | None
    class_name: str
    professional_name: str | None
    organisation: str | None
    occupation: str | None
    industry: str | None
    field: str
    level: str | None
    date: dt.date | None
    salary_text: str | None
    salary_entry_text: str | None
    salary_experienced_text: str | None
    satisfaction: float | None
    satisfaction_text: str | None
    skills_text: str | None
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class InterviewsBehind:
    """A page of the interviews behind a figure, newest first; ``total`` counts all of them."""

    hidden: bool
    total: int | None
    interviews: tuple[InterviewLine, ...]


def cells_of(
    *,
    database: Database,
    scope: Scope,
    view: View,
    entity: Entity,
    record_id: str,
    fields: frozenset[str] | None = None,
) -> SourceCells:
    """Answer which cells a record was read from; ``fields`` keeps only the cells mapped to those fields."""
    raise NotImplementedError


def interviews_behind(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    limit: int = 200,
    offset: int = 0,
    having: str = "",
) -> InterviewsBehind:
    """Answer which interviews a filtered figure rests on.

    ``having`` keeps only interviews with a value for ``salary``, ``satisfaction`` or ``skills``; empty keeps all.
    """
    raise NotImplementedError
