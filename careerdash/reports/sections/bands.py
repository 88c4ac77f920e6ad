"""Satisfaction in as much detail as may be shown: three bands, two bands, or the mean alone.

A band is a count of people, so it is held to the same limit as a group. A line over all fields never
shows more detail than its coarsest field: otherwise that field's bands could be worked out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from careerdash.insights.satisfaction import SatisfactionGroup
from careerdash.privacy.sharing import SharingRule, shared_average, shared_count

THREE_BANDS, TWO_BANDS, MEAN_ONLY = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Bands:
    """One line: whole percents of satisfied (4-5), neutral (3) and dissatisfied (1-2) people, None where hidden.

    With two bands ``others`` holds neutral and dissatisfied people together.
    """

    label: str
    people: int | None
    mean: float | None
    satisfied: int | None = None
    neutral: int | None = None
    dissatisfied: int | None = None
    others: int | None = None


def detail(group: SatisfactionGroup, rule: SharingRule) -> int:
    """Return how many bands a group is large enough for."""
    people = group.n or 0
    if not rule.hides:
        return THREE_BANDS
    if not rule.may_show_percent(people):
        return MEAN_ONLY
    low, middle, high = _counts(group)
    for bands, level in (((low, middle, high), THREE_BANDS), ((low + middle, high), TWO_BANDS)):
        if all(rule.may_show(count) for count in bands if count):
            return level
    return MEAN_ONLY


def banded(group: SatisfactionGroup, level: int, rule: SharingRule) -> Bands:
    """Return a group with no more bands than ``level``."""
    people = group.n or 0
    line = Bands(group.label, shared_count(people, rule), shared_average(group.mean, people, rule))
    if level == MEAN_ONLY or not people:
        return line
    _low, middle, high = _counts(group)
    satisfied = _percent(high, people)
    if level == TWO_BANDS:
        return Bands(line.label, line.people, line.mean, satisfied, others=100 - satisfied)
    neutral = _percent(middle, people)
    # The three add up to 100: what rounding leaves over goes to the last one.
    return Bands(
        line.label, line.people, line.mean, satisfied, min(neutral, 100 - satisfied), max(0, 100 - satisfied - neutral)
    )


def overall_detail(groups: Sequence[SatisfactionGroup], overall: SatisfactionGroup, rule: SharingRule) -> int:
    """Return the detail of the line over all fields: the coarsest of itself and of every field."""
    return min([detail(overall, rule), *(detail(group, rule) for group in groups)])


def _counts(group: SatisfactionGroup) -> tuple[int, int, int]:
    """Return people with 1-2, 3 and 4-5; shares are whole percents, exact enough below 200 people."""
    people = group.n or 0
    if group.counts:
        ones, twos, threes, _fours, _fives = group.counts
        return ones + twos, threes, people - ones - twos - threes
    scale = 100 if sum(group.shares) > 1.5 else 1
    ones, twos, threes = (int(share * people / scale + 0.5) for share in group.shares[:3])
    return ones + twos, threes, max(0, people - ones - twos - threes)


def _percent(part: int, people: int) -> int:
    return int(100 * part / people + 0.5)
