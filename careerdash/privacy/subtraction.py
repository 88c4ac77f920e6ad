"""Could somebody work out a small group by adding and subtracting numbers that are all released?

Each released number is the size of a set of people. A group can be worked out when its members are a linear
combination of released sets; this is looked for by elimination over a large prime field, where whole numbers
stay small and every combination over the fractions is found as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from careerdash.privacy.presets import SharingRule

_PRIME = (1 << 61) - 1
Row = list[int]
Residue = tuple[int, ...]


def gives_away(released: Sequence[frozenset[str]], rule: SharingRule) -> bool:
    """Say whether the sizes of the released sets tell the size of a group of too few people.

    People who stand in the same sets cannot be told apart and count as one block. Groups of up to four small
    blocks are tried, which is every group of fewer than five people.
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
    """Say whether one to four blocks, of too few people together, have residues that add up to nothing."""
    nothing = (0,) * len(residues[0][1])
    sums: dict[Residue, list[tuple[int, frozenset[int]]]] = defaultdict(list)
    for place, (size, residue) in enumerate(residues):
        sums[residue].append((size, frozenset({place})))
    for first, (size, residue) in enumerate(residues):
        for second in range(first + 1, len(residues)):
            other, added = residues[second]
            if not rule.may_show(size + other):
                total = tuple((mine + theirs) % _PRIME for mine, theirs in zip(residue, added, strict=True))
                sums[total].append((size + other, frozenset({first, second})))
    if nothing in sums:
        return True
    for total, found in sums.items():
        opposite = tuple(-value % _PRIME for value in total)
        for size, places in found:
            for other, others in sums.get(opposite, ()):
                if not places & others and not rule.may_show(size + other):
                    return True
    return False
