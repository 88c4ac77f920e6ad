import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdash.domain.vocabulary import View
from careerdash.errors import WrongUse
from careerdash.privacy.sharing import (
    HESA,
    OPEN,
    PUBLIC_10,
    STANDARD_5,
    Mark,
    Spread,
    about,
    mark_sign,
    mark_words,
    preset,
    round_significant,
    rule_for,
    shared_average,
    shared_count,
    shared_percent,
    shared_spread,
)

FULL = Spread(n=30, median=123_456, q1=98_765, q3=155_001, p10=70_449, p90=199_500)


def spread_of(people: int) -> Spread:
    return Spread(people, FULL.median, FULL.q1, FULL.q3, FULL.p10, FULL.p90)


@pytest.mark.parametrize(
    ("people", "median", "quartile", "tail"),
    [
        (4, None, None, None),
        (5, 120_000, None, None),
        (9, 120_000, None, None),
        (10, 120_000, 99_000, None),
        (19, 120_000, 99_000, None),
        (20, 120_000, 99_000, 70_000),
    ],
)
def test_standard_rule_shows_more_as_people_grow(people, median, quartile, tail):
    shown = shared_spread(spread_of(people), STANDARD_5)
    assert (shown.median, shown.q1, shown.p10) == (median, quartile, tail)


def test_small_group_does_not_even_show_its_number():
    assert shared_spread(spread_of(4), STANDARD_5) == Spread(None)
    assert shared_spread(spread_of(4), STANDARD_5).hidden
    assert not shared_spread(Spread(0), STANDARD_5).hidden


def test_public_and_hesa_ask_for_more():
    assert shared_spread(spread_of(9), PUBLIC_10).hidden
    assert shared_spread(spread_of(10), PUBLIC_10).q1 is None
    assert shared_spread(spread_of(20), PUBLIC_10).q1 == 99_000
    assert shared_spread(spread_of(7), HESA) == Spread(n=5)
    assert shared_spread(spread_of(8), HESA).median == 120_000


def test_advisor_view_shows_everything_unrounded():
    assert shared_spread(spread_of(1), OPEN) == spread_of(1)
    assert rule_for(View.ADVISOR) is OPEN
    assert rule_for(View.SHARE) is STANDARD_5
    assert not OPEN.footnote()


@pytest.mark.parametrize(("people", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (12, 10), (13, 15), (38, 40)])
def test_hesa_counts(people, shown):
    assert shared_count(people, HESA) == shown


@pytest.mark.parametrize(
    ("part", "people", "shown"), [(11, 12, None), (12, 12, 100), (7, 12, 58), (0, 12, 0), (2, 4, None)]
)
def test_percent_hides_small_parts_and_small_rests(part, people, shown):
    assert shared_percent(part, people, STANDARD_5) == shown


def test_hesa_percentages_need_23_people_and_averages_8():
    assert shared_percent(11, 22, HESA) is None
    assert shared_percent(11, 23, HESA) == 48
    assert shared_average(3.14, 7, HESA) is None
    assert shared_average(3.14, 8, HESA) == 3.1


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(123_456, 120_000), (125_000, 130_000), (0, 0), (9.96, 10), (0.0123, 0.012), (-1_250, -1_300)],
)
def test_two_significant_figures(value, rounded):
    assert round_significant(value, 2) == rounded


@given(st.floats(min_value=1, max_value=1e9))
def test_rounding_stays_within_five_percent(value):
    assert abs(round_significant(value, 2) - value) <= 0.0501 * value


def test_marks_are_distinct():
    assert len({mark_sign(mark) for mark in Mark}) == len(Mark)
    assert len({mark_words(mark) for mark in Mark}) == len(Mark)


def test_presets_are_found_by_key_and_state_their_rule():
    assert preset("public") is PUBLIC_10
    assert "at least 10 different people" in PUBLIC_10.footnote()
    assert "multiples of 5" in HESA.footnote()
    with pytest.raises(WrongUse, match="nosuch"):
        preset("nosuch")


def test_rounded_number_of_everybody_leaves_open_whether_a_part_is_all_of_them():
    assert (about(22, STANDARD_5), about(22, STANDARD_5, {9, 22})) == (20, 25)
    assert (about(23, STANDARD_5, {22}), about(22, STANDARD_5, {21})) == (25, 20)
    assert (about(22, OPEN, {22}), about(4, STANDARD_5, {4}), about(0, STANDARD_5)) == (22, None, 0)
