"""Who needs the advisor today, and why."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """One student who needs the advisor: the most urgent rule with its sentence, and how many more fire.

    ``days`` counts days until the date of the rule (negative or zero: days since); None without a date.
    """

    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    rule: str
    sentence: str
    days: int | None
    more: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One rule that fires for more than a third of a class, or rows of a class that wait to be fixed."""

    class_id: str
    class_name: str
    rule: str
    sentence: str
    students: int
    message: str


@dataclass(frozen=True, slots=True)
class Attention:
    """The list of the day, most urgent first; class lines stand before it. Hidden in share view."""

    hidden: bool
    sentence: str
    classes: tuple[ClassLine, ...]
    students: tuple[AttentionRow, ...]
    basis: Basis


def attention(*, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date) -> Attention:
    """Answer who needs the advisor today. Closed classes, excused and withdrawn students ask for nothing."""
    raise NotImplementedError
