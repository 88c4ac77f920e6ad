"""The rates that come with the program."""

import math

from careerdash.values.currencies import CODES
from careerdash.values.exchange_rates import BASE, seed_rates


def test_known_years_are_in_the_table():
    rates = seed_rates()
    assert rates["USD", 2024] == 1.08238
    assert rates["CNY", 2024] == 7.78747
    assert rates["JPY", 2020] > rates["USD", 2020]
    assert {year for currency, year in rates if currency == "GBP"} >= set(range(1999, 2026))


def test_every_rate_is_a_number_above_zero_for_a_currency_the_readers_know():
    for (currency, year), rate in seed_rates().items():
        assert currency in CODES
        assert 1999 <= year <= 2100
        assert math.isfinite(rate)
        assert rate > 0


def test_the_euro_is_one_in_every_year():
    years = {year for _currency, year in seed_rates()}
    assert {seed_rates()[BASE, year] for year in years} == {1.0}


def test_a_year_with_too_few_days_has_no_rate():
    assert ("RUB", 2021) in seed_rates()
    assert ("RUB", 2022) not in seed_rates()
