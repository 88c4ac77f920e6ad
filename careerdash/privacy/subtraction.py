"""Could somebody work out a small group by adding and subtracting numbers that are all released?

Each released number is the size of a set of people. A group can be worked out when its members are a linear
combination of released sets; this is looked for by elimination over a large prime field, where whole numbers
stay small and every combination over the fractions is found as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from math import comb
from random import Random

from careerdash.privacy.presets import SharingRule

_PRIME = (1 << 61) - 1
# So many groups are tried, of at most two blocks each, or of more.
_MOST_PAIRS, _MOST_HALVES = 300_000, 10_000
Row = list[int]
Residue = tuple[int, ...]


def gives_away(released: Sequence[frozenset[str]], rule: SharingRule) -> bool:
    """Say whether the sizes of the released sets tell the size of a group of too few people.

    People who stand in the same sets cannot be told apart and count as one block. Every group of small blocks with
    too few people together is tried.
    """
    if not rule.hides:
        return False
    blocks = _blocks(released)
    small = [size for size in blocks.values() if not rule.may_show(size)]
    if not small:
        return False
    patterns = list(blocks)
    basis = _echelon([int(index in pattern) for pattern in patterns] for index in range(len(released)))
    residues = [
        (blocks[pattern], _residue([int(other == place) for other in range(len(patterns))], basis))
        for place, pattern in enumerate(patterns)
        if not rule.may_show(blocks[pattern])
    ]
    return _some_vanish(residues, rule)


def _blocks(released: Sequence[frozenset[str]]) -> dict[frozenset[int], int]:
    """Return how many people stand in exactly the same sets, by the numbers of these sets."""
    where: dict[str, list[int]] = defaultdict(list)
    for index, people in enumerate(released):
        for person in people:
            where[person].append(index)
    blocks: dict[frozenset[int], int] = defaultdict(int)
    for places in where.values():
        blocks[frozenset(places)] += 1
    return dict(blocks)


def _echelon(rows: Iterable[Row]) -> list[tuple[int, Row]]:
    """Return (first column, row) of a basis; each row begins with 1."""
    basis: list[tuple[int, Row]] = []
    for row in rows:
        rest = _without(row, basis)
        lead = next((column for column, value in enumerate(rest) if value), None)
        if lead is not None:
            inverse = pow(rest[lead], -1, _PRIME)
            basis.append((lead, [value * inverse % _PRIME for value in rest]))
    return basis


def _without(row: Row, basis: list[tuple[int, Row]]) -> Row:
    rest = row
    for lead, one in basis:
        factor = rest[lead]
        if factor:
            rest = [(mine - factor * theirs) % _PRIME for mine, theirs in zip(rest, one, strict=True)]
    return rest


def _residue(row: Row, basis: list[tuple[int, Row]]) -> Residue:
    """Return what of a block no combination reaches; it adds up, and is nothing where the block is computable."""
    return tuple(_without(row, basis))


def _some_vanish(residues: list[tuple[int, Residue]], rule: SharingRule) -> bool:
    """Say whether some blocks, of too few people together, have residues that add up to nothing.

    Residues are compared by one number each, made with fixed weights: residues that add up to nothing have numbers
    that do, and the reverse fails once in 2^61 times. A group is put together from two halves.
    """
    weights = _weights(len(residues[0][1]))
    numbers = [
        (size, sum(part * weight for part, weight in zip(residue, weights, strict=True)) % _PRIME)
        for size, residue in residues
    ]
    most = (rule.people - 1) // 2 + (rule.people - 1) % 2
    if sum(comb(len(numbers), count) for count in range(1, most + 1)) > (_MOST_PAIRS if most <= 2 else _MOST_HALVES):
        return True  # too many to try: better to hold back
    sums: dict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)
    for size, total, places in _halves(numbers, most, rule):
        if not total:
            return True
        for other, others in sums.get(-total % _PRIME, ()):
            if not places & others and not rule.may_show(size + other):
                return True
        sums[total].append((size, places))
    return False


def _halves(
    numbers: Sequence[tuple[int, int]], most: int, rule: SharingRule
) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Return every group of at most ``most`` blocks that is too small: its people, its number, its blocks."""
    for count in range(1, most + 1):
        for places in combinations(range(len(numbers)), count):
            size = sum(numbers[place][0] for place in places)
            if not rule.may_show(size):
                yield size, sum(numbers[place][1] for place in places) % _PRIME, frozenset(places)


@cache
def _weights(count: int) -> tuple[int, ...]:
    chance = Random(count)  # noqa: S311 - fixed numbers, nothing secret
    return tuple(chance.randrange(1, _PRIME) for _place in range(count))
