"""Which skills professionals say one needs."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class SkillCount:
    """One skill: ``n`` distinct professionals name it in ``interviews`` interviews; ``share`` of the people asked.

    ``known`` is false for a text that is not in the list of skills. ``competency`` is one of NACE's eight or None.
    """

    key: str
    skill: str
    category: str | None
    competency: str | None
    known: bool
    n: int
    interviews: int
    share: float


@dataclass(frozen=True, slots=True)
class CompetencyCount:
    """One of NACE's eight competencies: how many distinct professionals name a skill of it."""

    competency: str
    n: int
    share: float


@dataclass(frozen=True, slots=True)
class SkillsAnswer:
    """Skills by number of people; ``people`` named at least one, ``not_asked`` held interviews name none.

    ``unknown`` are texts that are not in the list of skills (advisor view only).
    """

    skills: tuple[SkillCount, ...]
    competencies: tuple[CompetencyCount, ...]
    unknown: tuple[SkillCount, ...]
    people: int | None
    not_asked: int | None
    suppressed: bool
    sentence: str
    basis: Basis


def skills(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    limit: int = 30,
) -> SkillsAnswer:
    """Answer which skills are asked for, ranked by distinct professionals."""
    raise NotImplementedError
