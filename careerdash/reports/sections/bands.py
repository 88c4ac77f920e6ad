"""Satisfaction in as much detail as may be shown: three bands, two bands, or the mean alone.

A band is a count of people, so it is held to the same limit as a group. A line over all fields never
shows more detail than its coarsest field: otherwise that field's bands could be worked out. A mean that would tell
how many of a few people gave a score is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from careerdash.insights.satisfaction import SatisfactionGroup
from careerdash.privacy.scores import mean_tells_few
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
    """Return how many bands a group is large enough for: every band holds nobody or enough people."""
    people = group.n or 0
    if not rule.hides:
        return THREE_BANDS
    if not rule.may_show_percent(people):
        return MEAN_ONLY
    if group.shares and _large_enough(_thirds(group), people, rule):
        return THREE_BANDS
    if group.satisfied is not None and _large_enough((group.satisfied, 1 - group.satisfied), people, rule):
        return TWO_BANDS
    return MEAN_ONLY


def banded(group: SatisfactionGroup, level: int, rule: SharingRule) -> Bands:
    """Return a group with no more bands than ``level``."""
    people = group.n or 0
    line = Bands(group.label, shared_count(people, rule), shared_average(group.mean, people, rule))
    if level == MEAN_ONLY or not people:
        return _without_telling_mean(line, people, (), rule)
    if level == TWO_BANDS:
        part = group.satisfied if group.satisfied is not None else _thirds(group)[2]
        satisfied = _percent(part)
        told = Bands(line.label, line.people, line.mean, satisfied, others=100 - satisfied)
        return _without_telling_mean(told, people, _counts((part, 1 - part), people), rule)
    low, middle, high = _thirds(group)
    satisfied = _percent(high)
    # The three add up to 100: what rounding leaves over goes to the last one.
    neutral = min(_percent(middle), 100 - satisfied)
    told = Bands(line.label, line.people, line.mean, satisfied, neutral, 100 - satisfied - neutral)
    return _without_telling_mean(told, people, _counts((high, middle, low), people), rule)


def _without_telling_mean(line: Bands, people: int, bands: tuple[int, ...], rule: SharingRule) -> Bands:
    """Take the mean out where, beside the bands, it tells how many of a few people gave a score."""
    if line.mean is None or not mean_tells_few(line.mean, people, people, rule, bands):
        return line
    return replace(line, mean=None)


def _counts(parts: Sequence[float], people: int) -> tuple[int, ...]:
    return tuple(int(part * people + 0.5) for part in parts)


def overall_detail(groups: Sequence[SatisfactionGroup], overall: SatisfactionGroup, rule: SharingRule) -> int:
    """Return the detail of the line over all fields: the coarsest of itself and of every field."""
    return min([detail(overall, rule), *(detail(group, rule) for group in groups)])


def _thirds(group: SatisfactionGroup) -> tuple[float, float, float]:
    """Return the parts of people with 1-2, 3 and 4-5; nothing where the shares are not known."""
    if not group.shares:
        return 0.0, 0.0, 0.0
    ones, twos, threes, fours, fives = group.shares
    return ones + twos, threes, fours + fives


def _large_enough(parts: Sequence[float], people: int, rule: SharingRule) -> bool:
    return all(rule.may_show(count) for count in _counts(parts, people) if count)


def _percent(part: float) -> int:
    return int(100 * part + 0.5)
