"""Amounts in words are read; amounts that name no number are asked about, with what they may lie between."""

import pytest

from careerdash.domain.vocabulary import Reading
from careerdash.values.salary import SalaryDefaults, read_salary
from careerdash.values.spelt_numbers import spelt_number, vague_bounds

YEARLY, MONTHLY = SalaryDefaults("USD", "year"), SalaryDefaults("CNY", "month")


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("eighty thousand", 80_000, 80_000, "year"),
        ("Eighty thousand dollars", 80_000, 80_000, "year"),
        ("sixty-five thousand dollars a year", 65_000, 65_000, "year"),
        ("one hundred and twenty thousand", 120_000, 120_000, "year"),
        ("one hundred twenty five thousand", 125_000, 125_000, "year"),
        ("a hundred thousand", 100_000, 100_000, "year"),
        ("half a million", 500_000, 500_000, "year"),
        ("one million two hundred thousand", 1_200_000, 1_200_000, "year"),
        ("eighty to ninety thousand", 80_000, 90_000, "year"),
        ("80 thousand to ninety thousand", 80_000, 90_000, "year"),
        ("sixty K", 60_000, 60_000, "year"),
        ("twenty dollars an hour", 20, 20, "hour"),
        ("thirty-five an hour", 35, 35, "hour"),
        ("fifty-five hundred a month", 5_500, 5_500, "month"),
        ("85k plus ten percent bonus", 85_000, 85_000, "year"),
        ("twenty years of experience, 90k", 90_000, 90_000, "year"),
    ],
)
def test_english_words(text, low, high, period):
    found = read_salary(text, YEARLY)
    assert (found.low, found.high, found.period, found.currency) == (low, high, period, "USD")


def test_an_open_end_in_words():
    found = read_salary("at least sixty thousand", YEARLY)
    assert (found.reading, found.low) == (Reading.AT_LEAST, 60_000)


@pytest.mark.parametrize("text", ["six figures", "low six figures", "mid-six figures", "6-figure", "high 5 figures"])
def test_figures_without_a_number_are_asked_about(text):
    found = read_salary(text, YEARLY)
    assert found.doubtful
    assert all(not read_salary(suggestion, YEARLY).doubtful for suggestion in found.suggestions)


@pytest.mark.parametrize(
    "text",
    ["几千", "几千块", "好几千", "数千元", "几万", "好几万", "十几万", "十来万", "二十几万", "年薪几十万", "十几万一年", "月薪几千", "几千到一万", "十几k"],
)  # fmt: skip
def test_chinese_amounts_without_a_number_are_asked_about(text):
    found = read_salary(text, MONTHLY)
    assert found.doubtful
    assert all(not read_salary(suggestion, MONTHLY).doubtful for suggestion in found.suggestions)


def test_a_vague_bonus_leaves_the_pay_alone():
    found = read_salary("8000-10000，年终奖几千", MONTHLY)
    assert (found.low, found.high) == (8_000, 10_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("几千", (2_000, 9_000)),
        ("好几万", (30_000, 90_000)),
        ("十几万", (110_000, 190_000)),
        ("二十几万", (210_000, 290_000)),
        ("几十万", (200_000, 900_000)),
        ("six figures", (100_000, 999_999)),
        ("8000", None),
        ("eighty thousand", None),
    ],
)
def test_what_a_vague_amount_lies_between(text, expected):
    assert vague_bounds(text) == expected


@pytest.mark.parametrize("text", ["two three thousand", "eleven twelve"])
def test_words_that_make_no_number(text):
    assert spelt_number(text) is None
