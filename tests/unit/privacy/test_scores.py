"""A mean of a few scores, checked against every way in which it can come about."""

from collections import Counter
from itertools import combinations_with_replacement

import pytest

from careerdash.privacy.scores import mean_tells_few
from careerdash.privacy.sharing import OPEN, STANDARD_5


def tells(mean: float, people: int, bands: tuple[int, ...] = ()) -> bool:
    """Whether all ways to reach a mean agree on how many of a few people gave some score."""
    ways = []
    for scores in combinations_with_replacement(range(1, 6), people):
        counts = Counter(scores)
        told = (counts[4] + counts[5], counts[3], counts[1] + counts[2])
        if abs(sum(scores) / people - mean) <= 0.05 + 1e-9 and (
            not bands or bands in {told, (told[0], told[1] + told[2])}
        ):
            ways.append(counts)
    found = [{way[score] for way in ways} for score in range(1, 6)]
    return any(len(counts) == 1 and 0 < min(counts) < 5 for counts in found)


@pytest.mark.parametrize("people", range(5, 9))
def test_same_answer_as_trying_every_way(people: int) -> None:
    for tenths in range(10, 51):
        assert mean_tells_few(tenths / 10, people, people, STANDARD_5) is tells(tenths / 10, people)


@pytest.mark.parametrize("bands", [(5, 1), (6, 0), (0, 6), (3, 3), (5, 0, 1), (4, 1, 1), (0, 6, 0)])
def test_bands_told_beside_the_mean_leave_fewer_ways(bands: tuple[int, ...]) -> None:
    for tenths in range(10, 51):
        assert mean_tells_few(tenths / 10, 6, 6, STANDARD_5, bands) is tells(tenths / 10, 6, bands)


def test_where_few_ways_are_left() -> None:
    assert mean_tells_few(4.8, 5, 5, STANDARD_5)
    assert not mean_tells_few(4.8, 5, 7, STANDARD_5)
    assert not mean_tells_few(5.0, 5, 5, STANDARD_5)
    assert not mean_tells_few(3.9, 38, 38, STANDARD_5, (20, 10, 8))
    assert not mean_tells_few(4.8, 5, 5, OPEN)
