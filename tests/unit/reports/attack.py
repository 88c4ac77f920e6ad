"""An attacker with linear algebra: what can be worked out from sets of people whose sizes are known?

Every released number is the size of a set of people. Sums and differences of such numbers are all an attacker
has; a group is computable when its indicator is a linear combination of the released indicators.
"""

from collections import defaultdict
from fractions import Fraction
from itertools import combinations


def small_groups(released: list[set[str]], people: int) -> list[set[str]]:
    """Return the groups of fewer than ``people`` persons whose size follows from the sizes of the released sets."""
    pattern = defaultdict(set)
    for person in set().union(*released) if released else set():
        pattern[tuple(person in one for one in released)].add(person)
    # persons who stand in the same released sets cannot be told apart: they are one atom
    atoms = list(pattern.items())
    basis = _reduced([[Fraction(key[index]) for key, _persons in atoms] for index in range(len(released))])
    small = [index for index, (_key, persons) in enumerate(atoms) if len(persons) < people]
    found = []
    for size in range(1, people):
        for chosen in combinations(small, size):
            group = set().union(*(atoms[index][1] for index in chosen))
            if len(group) < people and _spanned([Fraction(index in chosen) for index in range(len(atoms))], basis):
                found.append(group)
    return found


def _reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Return a row echelon basis; the first number of each row that is not 0 is 1."""
    basis: list[list[Fraction]] = []
    for row in rows:
        rest = _remainder(row, basis)
        lead = next((value for value in rest if value), None)
        if lead is not None:
            basis.append([value / lead for value in rest])
    return basis


def _remainder(row: list[Fraction], basis: list[list[Fraction]]) -> list[Fraction]:
    rest = list(row)
    for one in basis:
        pivot = next(index for index, value in enumerate(one) if value)
        if rest[pivot]:
            factor = rest[pivot]
            rest = [mine - factor * theirs for mine, theirs in zip(rest, one, strict=True)]
    return rest


def _spanned(row: list[Fraction], basis: list[list[Fraction]]) -> bool:
    return not any(_remainder(row, basis))
