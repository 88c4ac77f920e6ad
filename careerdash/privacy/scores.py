"""Would a mean of scores tell how many people gave one of them?

A mean near the end of its scale leaves few ways to come about: 4.8 of five people is four fives and one four. What is
shown must leave open how many people gave a score, or tell a number that is nobody or enough people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil, floor

from careerdash.privacy.presets import SharingRule

LOWEST, HIGHEST = 1, 5
_HALF_A_TENTH = 0.05
_TINY = 1e-9
# Means of so many people always leave enough ways open; near the ends they are rounded to the end itself.
_MANY = 40
Band = tuple[int, ...]
_WHOLE: Band = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class _Part:
    """So many people whose scores are among ``scores``."""

    scores: Band
    people: int


def mean_tells_few(mean: float, fewest: int, most: int, rule: SharingRule, bands: tuple[int, ...] = ()) -> bool:
    """Say whether a mean with one decimal tells that 1 to ``people`` - 1 persons gave some score.

    Args:
        mean: the mean as printed, scores being whole numbers from 1 to 5.
        fewest: the least number of people it may be of.
        most: the largest, where their number is printed rounded.
        rule: how many people are too few.
        bands: the number of people who gave 4-5 and 1-3, or 4-5, 3 and 1-2, where these are told beside the mean.
    """
    if not rule.hides or fewest > _MANY:
        return False
    found = [_possible(parts, mean) for people in range(fewest, most + 1) for parts in _parts(people, bands)]
    for score in _WHOLE:
        counts = {count for ways in found for count in ways[score]}
        if counts and max(counts) == min(counts) and max(counts) > 0 and not rule.may_show(max(counts)):
            return True
    return False


def _parts(people: int, bands: tuple[int, ...]) -> Iterator[tuple[_Part, ...]]:
    if len(bands) == 3:
        yield _Part((4, 5), bands[0]), _Part((3,), bands[1]), _Part((1, 2), bands[2])
    elif len(bands) == 2:
        yield _Part((4, 5), bands[0]), _Part((1, 2, 3), bands[1])
    else:
        yield (_Part(_WHOLE, people),)


def _possible(parts: tuple[_Part, ...], mean: float) -> dict[int, set[int]]:
    """Return for each score how many people may have given it."""
    people = sum(part.people for part in parts)
    low, high = (mean - _HALF_A_TENTH) * people - _TINY, (mean + _HALF_A_TENTH) * people + _TINY
    wanted = frozenset(range(ceil(low), floor(high) + 1))
    found: dict[int, set[int]] = {score: set() for score in _WHOLE}
    for index, part in enumerate(parts):
        others = _sums_of(parts[:index] + parts[index + 1 :])
        for score in part.scores:
            rest = tuple(other for other in part.scores if other != score)
            for count in range(part.people + 1):
                beside = _sums(rest, part.people - count)
                if any(score * count + one + other in wanted for one in beside for other in others):
                    found[score].add(count)
    # a score outside the bands was given by nobody
    return {score: counts or {0} for score, counts in found.items()}


def _sums_of(parts: tuple[_Part, ...]) -> frozenset[int]:
    sums = frozenset({0})
    for part in parts:
        sums = frozenset(one + other for one in sums for other in _sums(part.scores, part.people))
    return sums


@cache
def _sums(scores: Band, people: int) -> frozenset[int]:
    """Return what so many scores can add up to."""
    if not people:
        return frozenset({0})
    if not scores:
        return frozenset()
    return frozenset(one + score for one in _sums(scores, people - 1) for score in scores)
