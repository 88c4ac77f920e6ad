import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdash.privacy.sharing import OPEN, STANDARD_5
from careerdash.privacy.suppression import no_few_left, people_counter, pool_groups


def apart(**sizes: int) -> dict[str, set[str]]:
    """Groups of different people."""
    return {name: {f"{name}{number}" for number in range(size)} for name, size in sizes.items()}


def pooling(members, rule=STANDARD_5):
    return pool_groups({name: len(people) for name, people in members.items()}, people_counter(members), rule)


def test_large_groups_keep_their_names_and_their_total():
    found = pooling(apart(a=12, b=7))
    assert (found.shown, found.pooled, found.hidden, found.total_shown) == (("a", "b"), (), (), True)


def test_small_groups_are_joined_when_they_reach_the_threshold_together():
    found = pooling(apart(a=12, b=3, c=2))
    assert (found.shown, found.pooled, found.pooled_people, found.total_shown) == (("a",), ("b", "c"), 5, True)


def test_one_small_group_takes_the_smallest_named_one_with_it():
    found = pooling(apart(a=12, b=9, c=5, d=1))
    assert (found.shown, found.pooled, found.pooled_people, found.total_shown) == (("a", "b"), ("c", "d"), 6, True)


def test_joined_groups_of_which_each_can_have_one_number_only_take_another_along():
    """Twelve people in three unnamed groups are four each; five in five are one each."""
    four_each = pooling(apart(a=9, b=7, c=6, d=4, e=4, f=4))
    assert (four_each.pooled, four_each.pooled_people) == (("c", "d", "e", "f"), 18)
    one_each = pooling(apart(a=9, b=7, c=6, d=1, e=1, f=1, g=1, h=1))
    assert one_each.pooled == ("c", "d", "e", "f", "g", "h")
    assert pooling(apart(d=4, e=4, f=4)).hidden == ("d", "e", "f")
    assert pooling(apart(a=9, b=7, c=6, d=4, e=4)).pooled == ("d", "e"), "8 may be 2 and a group of 6 as well"


def test_names_are_kept_and_the_total_given_up_when_few_groups_are_left():
    found = pooling(apart(a=12, b=3))
    assert (found.shown, found.pooled, found.hidden, found.total_shown) == (("a",), (), ("b",), False)


def test_nothing_is_shown_of_a_handful():
    found = pooling(apart(a=2, b=1))
    assert (found.shown, found.pooled, found.hidden, found.total_shown) == ((), (), ("a", "b"), False)


def test_people_in_two_groups_count_once_in_the_joined_one():
    found = pooling({"a": set("abcdefgh"), "b": set("xyz"), "c": set("xyw")})
    assert found.hidden == ("b", "c")
    assert not found.total_shown


def test_total_is_withheld_when_one_person_stands_outside_a_group():
    found = pooling({"a": set("abcdefg"), "b": set("cdefgz")})
    assert found.shown == ("a", "b")
    assert not found.total_shown


def test_total_is_withheld_when_it_tells_who_stands_in_two_groups():
    found = pooling({"a": set("abcdefg"), "b": set("ghijklm")})
    assert found.shown == ("a", "b")
    assert not found.total_shown


@pytest.mark.parametrize(
    ("parts", "total", "safe"),
    [
        ([8, 7], 15, True),
        ([8, 7], 17, False),
        ([8, 7], 20, True),
        ([8, 7], 14, False),
        ([8, 7], 11, False),
        ([8, None, 0], 8, True),
        ([], 9, True),
    ],
)
def test_totals_stand_only_beside_parts_that_leave_nobody_or_enough(parts, total, safe):
    assert no_few_left(parts, total, STANDARD_5) is safe
    assert no_few_left(parts, total, OPEN)


def test_advisor_view_pools_nothing():
    found = pooling(apart(a=1, b=2), OPEN)
    assert (found.shown, found.total_shown) == (("a", "b"), True)


def test_no_groups_give_an_empty_answer():
    found = pooling({"a": set()})
    assert (found.shown, found.pooled, found.hidden, found.total_shown) == ((), (), (), False)


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sets(st.integers(0, 30), min_size=1), max_size=8))
def test_no_shown_cell_and_no_remainder_is_a_few_people(members):
    members = {name: {str(person) for person in people} for name, people in members.items()}
    found = pooling(members)
    count = people_counter(members)
    cells = [frozenset({name}) for name in found.shown] + ([frozenset(found.pooled)] if found.pooled else [])
    assert set(found.shown) | set(found.pooled) | set(found.hidden) == set(members)
    for cell in cells:
        assert count(cell) >= 5
    if found.total_shown:
        everyone = count(frozenset(members))
        assert not found.hidden
        for cell in cells:
            assert everyone - count(cell) == 0 or everyone - count(cell) >= 5
