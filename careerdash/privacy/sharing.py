"""Single figures of the share view: what of a count, a median or a percentage may be said, and the marks instead.

Everything here works on plain values. ``None`` means "not to be shown"; what is printed in its place is a
:class:`Mark`. Groups and whole tables are the business of :mod:`careerdash.privacy.suppression`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import floor, log10

from careerdash.privacy.presets import (
    HESA,
    OPEN,
    PRESETS,
    PUBLIC_10,
    STANDARD_5,
    SharingRule,
    preset,
    rule_for,
)
from careerdash.wording import _

__all__ = [
    "HESA", "OPEN", "PRESETS", "PUBLIC_10", "STANDARD_5", "Mark", "SharingRule", "Spread", "about", "mark_legend",
    "mark_sign",
    "mark_words", "preset", "round_pay", "round_significant", "rule_for", "shared_average", "shared_count",
    "shared_percent", "shared_spread",
]  # fmt: skip


_ABOUT = 5


class Mark(StrEnum):
    """Why a cell holds no figure; the four are never mixed up."""

    SUPPRESSED = "suppressed"
    NOT_ASKED = "not_asked"
    DECLINED = "declined"
    UNREADABLE = "unreadable"


def mark_sign(mark: Mark) -> str:
    """Return the short sign that stands in a table cell."""
    return {
        Mark.SUPPRESSED: "*",
        Mark.NOT_ASKED: "–",
        Mark.DECLINED: _("declined"),
        Mark.UNREADABLE: _("unreadable"),
    }[mark]


def mark_words(mark: Mark) -> str:
    """Return what a mark means, for a legend or a tooltip."""
    return {
        Mark.SUPPRESSED: _("held back: too few people"),
        Mark.NOT_ASKED: _("not asked, or no answer noted"),
        Mark.DECLINED: _("asked, and the answer was declined"),
        Mark.UNREADABLE: _("an answer is there, but could not be read"),
    }[mark]


def mark_legend() -> str:
    """Return one sentence that explains every mark."""
    return "; ".join(f"{mark_sign(mark)} = {mark_words(mark)}" for mark in (Mark.SUPPRESSED, Mark.NOT_ASKED)) + "."


@dataclass(frozen=True, slots=True)
class Spread:
    """Quantiles of one group: ``n`` distinct people, amounts in one currency a year; None where not shown."""

    n: int | None
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    p10: float | None = None
    p90: float | None = None

    @property
    def hidden(self) -> bool:
        """True where not even the number of people may be shown."""
        return self.n is None


def round_significant(value: float, figures: int) -> float:
    """Return the value with so many significant figures, halves away from zero (0 figures: unchanged)."""
    if figures <= 0 or not value:
        return value
    unit = 10.0 ** (floor(log10(abs(value))) - figures + 1)
    rounded = floor(abs(value) / unit + 0.5) * unit
    # 0.1 has no exact binary form: without this, 1.2 would come back as 1.2000000000000002
    return float(f"{rounded:.{figures}g}") * (1 if value > 0 else -1)


def round_pay(amount: float | None, rule: SharingRule) -> float | None:
    """Return an amount of pay as the rule rounds it (two significant figures in every preset)."""
    return None if amount is None else round_significant(amount, rule.figures)


def shared_count(people: int, rule: SharingRule) -> int | None:
    """Return a count of distinct people as it may be shown; None where it must be held back.

    Zero is no group of people and may be shown.
    """
    if people and not rule.may_show(people):
        return None
    return people if rule.count_step == 1 else int(people / rule.count_step + 0.5) * rule.count_step


def about(people: int, rule: SharingRule, parts: Collection[int] = ()) -> int | None:
    """Return a count to the nearest 5 where names are hidden; None where too few people stand behind it.

    For numbers of everybody, of whom tables show parts: the exact one would turn each part into the size of what it
    leaves out. So would "about 20" beside a part of 22, which is then everybody: that is about 25. ``parts`` are the
    numbers of people that stand beside it.
    """
    if not rule.hides or not people:
        return people
    if not rule.may_show(people):
        return None
    step = max(_ABOUT, rule.count_step)
    rounded = int(people / step + 0.5) * step
    return rounded + step if rounded + step // 2 in parts else rounded


def shared_percent(part: int, people: int, rule: SharingRule) -> int | None:
    """Return 100 x part / people as a whole number; None where it would tell about too few people.

    Both the part and the rest must be empty or large enough: "92 % of 12" is one person.
    """
    rest = people - part
    if not people or not rule.may_show_percent(people):
        return None
    if any(side and not rule.may_show(side) for side in (part, rest)):
        return None
    return int(100 * part / people + 0.5)


def shared_average(mean: float | None, people: int, rule: SharingRule) -> float | None:
    """Return a mean with one decimal; None where too few people stand behind it."""
    return round(mean, 1) if mean is not None and rule.may_show_average(people) else None


def shared_spread(spread: Spread, rule: SharingRule) -> Spread:
    """Return what may be shown of a group's quantiles: n, then the median, the quartiles, P10 and P90 as n grows."""
    people = spread.n or 0
    if not people or not rule.may_show(people):
        return Spread(None) if people else Spread(0)

    def kept(amount: float | None, needed: int) -> float | None:
        return round_pay(amount, rule) if people >= max(needed, rule.people) else None

    return Spread(
        n=shared_count(people, rule),
        median=kept(spread.median, rule.median_from),
        q1=kept(spread.q1, rule.quartiles_from),
        q3=kept(spread.q3, rule.quartiles_from),
        p10=kept(spread.p10, rule.tails_from),
        p90=kept(spread.p90, rule.tails_from),
    )
