"""What people earn, as heard in the interviews."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

GROUPS = ("field", "industry", "occupation", "level")
POSTS = ("entry", "experienced")


@dataclass(frozen=True, slots=True)
class Pay:
    """Yearly pay of one post: quartiles of the yearly midpoints, and ``n`` distinct professionals.

    Quartiles are None below ten people, the median also in share view below five; ``dots`` (advisor view
    only) are the yearly midpoints where there are fewer than ten. In share view figures have two
    significant digits.
    """

    n: int | None
    q1: float | None
    median: float | None
    q3: float | None
    dots: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PayGroup:
    """Pay in one field, industry, occupation or level. ``pooled`` marks small groups taken together."""

    key: str
    label: str
    entry: Pay
    experienced: Pay
    pooled: bool = False


@dataclass(frozen=True, slots=True)
class PayReadings:
    """What became of the pay texts, counted in interviews (in share view None where too few).

    ``read`` have an amount or a range, ``ranges`` of them are ranges; ``one_sided`` say "at least" or
    "at most" and stand beside the quantiles; ``unplaced`` were read, but the level of the post is not known.
    """

    interviews: int | None
    read: int | None
    ranges: int | None
    one_sided: int | None
    declined: int | None
    missing: int | None
    unreadable: int | None
    unplaced: int | None


@dataclass(frozen=True, slots=True)
class SalaryAnswer:
    """Pay by group in one currency, sorted by median; ``currencies`` are all that were read, most first."""

    group: str
    currency: str
    currencies: tuple[tuple[str, int], ...]
    groups: tuple[PayGroup, ...]
    overall: PayGroup
    readings: PayReadings
    sentence: str
    basis: Basis


def salary(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    group: str = "field",
    limit: int = 30,
) -> SalaryAnswer:
    """Answer what people earn by ``group`` (one of ``GROUPS``) in the filtered currency, else the most frequent one."""
    raise NotImplementedError
