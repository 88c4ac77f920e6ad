"""How satisfied professionals are with their work."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

GROUPS = ("field", "industry", "occupation", "level")


@dataclass(frozen=True, slots=True)
class SatisfactionGroup:
    """Scores of one group on 1-5: ``counts`` people per rounded score from 1 to 5, ``shares`` of n.

    ``counts`` is empty in share view, where ``shares`` are whole percents.
    """

    key: str
    label: str
    n: int | None
    mean: float | None
    counts: tuple[int, ...]
    shares: tuple[float, ...]
    pooled: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """What one professional liked and disliked, in the words of the log (advisor view only)."""

    interview_id: str
    student_key: str
    label: str
    liked: str | None
    disliked: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class SatisfactionAnswer:
    """Scores by group, most satisfied first. ``not_asked`` held interviews have no score, ``unreadable`` a text only."""

    group: str
    groups: tuple[SatisfactionGroup, ...]
    overall: SatisfactionGroup
    not_asked: int | None
    unreadable: int | None
    voices: tuple[Voice, ...]
    sentence: str
    basis: Basis


def satisfaction(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    group: str = "field",
    limit: int = 30,
) -> SatisfactionAnswer:
    """Answer how satisfied professionals are by ``group`` (one of ``GROUPS``); scores are never derived from prose."""
    raise NotImplementedError
