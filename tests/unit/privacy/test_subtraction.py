import random

import pytest

from careerdash.privacy.sharing import OPEN, PUBLIC_10, STANDARD_5
from careerdash.privacy.subtraction import gives_away
from tests.unit.reports.attack import small_groups


def people(name: str, count: int) -> frozenset[str]:
    return frozenset(f"{name}{number}" for number in range(count))


@pytest.mark.parametrize(
    ("released", "found"),
    [
        ([], False),
        ([people("a", 9)], False),
        ([people("a", 3)], True),
        ([people("a", 9), people("b", 6), people("a", 9) | people("b", 6)], False),
        ([people("a", 9), people("a", 9) | people("b", 2)], True),
        ([people("a", 9), people("b", 7), people("a", 9) | people("b", 7) | people("c", 4)], True),
        ([people("a", 9), people("a", 9) | people("b", 5)], False),
    ],
)
def test_remainders_of_a_few_people_are_found(released, found):
    assert gives_away(released, STANDARD_5) is found


def test_a_pool_and_a_total_over_classes_give_a_class_away():
    """Class 1 shows fields a+b joined; both classes together show a and b: class 2's three people follow."""
    first_a, first_b, second_a, second_b = (
        people(name, count) for name, count in (("p", 3), ("q", 4), ("r", 2), ("s", 1))
    )
    released = [first_a | first_b, first_a | second_a, first_b | second_b]
    assert gives_away(released, STANDARD_5)


def test_the_rule_decides_how_few_are_too_few():
    released = [people("a", 20), people("a", 20) | people("b", 7)]
    assert not gives_away(released, STANDARD_5)
    assert gives_away(released, PUBLIC_10)
    assert not gives_away([people("a", 1)], OPEN)


@pytest.mark.parametrize("seed", range(150))
def test_same_answer_as_the_attacker_with_fractions(seed):
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    everyone = [str(number) for number in range(chance.randint(5, 14))]
    released = [
        frozenset(chance.sample(everyone, chance.randint(1, len(everyone)))) for _set in range(chance.randint(1, 6))
    ]
    assert gives_away(released, STANDARD_5) is bool(small_groups([set(one) for one in released], 5))
