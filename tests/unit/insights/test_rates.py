"""Exchange rates: what comes with the program, what an advisor states, and the factors that follow."""

from datetime import datetime

import pytest

from careerdash.advising.rates import reset_rates, state_rates
from careerdash.errors import WrongUse
from careerdash.insights.rates import Rate, RateTable, exchange_rates
from careerdash.store.database import Database
from careerdash.values.exchange_rates import seed_rates

NOW = datetime(2026, 5, 20, 9, 30)  # noqa: DTZ001 - the store keeps local times


def rate_of(database: Database, currency: str, year: int) -> Rate | None:
    found = exchange_rates(database=database).rates
    return next((rate for rate in found if (rate.currency, rate.year) == (currency, year)), None)


def factors(table: RateTable, target: str) -> dict[tuple[str, int], tuple[float, int]]:
    return {(f.currency, f.year): (round(f.factor, 6), f.rate_year) for f in table.factors(target)}


def test_nothing_stated_means_the_rates_of_the_program(database: Database) -> None:
    table = exchange_rates(database=database)
    assert {(rate.currency, rate.year): rate.per_euro for rate in table.rates} == dict(seed_rates())
    assert table.stated == ()


def test_a_stated_rate_stands_in_place_and_says_who_and_when(database: Database) -> None:
    assert state_rates(database, {("CNY", 2025): 8.0}, "Ms Lin", NOW) == 1
    assert rate_of(database, "CNY", 2025) == Rate("CNY", 2025, 8.0, seed_rates()["CNY", 2025], "Ms Lin", NOW)
    state_rates(database, {("CNY", 2025): 8.2}, "Mr Wu", NOW)
    assert [rate.author for rate in exchange_rates(database=database).stated] == ["Mr Wu"]


def test_a_currency_can_be_added(database: Database) -> None:
    state_rates(database, {("TWD", 2025): 35.1}, "me", NOW)
    assert "TWD" in exchange_rates(database=database).currencies


def test_a_rate_can_be_put_out_of_use(database: Database) -> None:
    state_rates(database, dict.fromkeys([("USD", year) for year in range(1999, 2027)]), "me", NOW)
    table = exchange_rates(database=database)
    assert "USD" not in table.currencies
    assert not [factor for factor in table.factors("EUR") if factor.currency == "USD"]


def test_stating_the_same_rate_changes_nothing(database: Database) -> None:
    version = database.data_version
    assert state_rates(database, {("CNY", 2025): seed_rates()["CNY", 2025]}, "me", NOW) == 0
    assert database.data_version == version


def test_stating_the_rate_of_the_program_takes_an_earlier_statement_back(database: Database) -> None:
    state_rates(database, {("CNY", 2025): 8.0}, "me", NOW)
    state_rates(database, {("CNY", 2025): seed_rates()["CNY", 2025]}, "me", NOW)
    assert exchange_rates(database=database).stated == ()


def test_reset_takes_everything_back(database: Database) -> None:
    state_rates(database, {("CNY", 2025): 8.0, ("TWD", 2025): 35.0, ("USD", 2025): None}, "me", NOW)
    reset_rates(database)
    assert exchange_rates(database=database).stated == ()
    assert rate_of(database, "TWD", 2025) is None


@pytest.mark.parametrize(
    ("key", "rate"),
    [
        (("cny", 2025), 8.0),
        (("YUAN", 2025), 8.0),
        (("CNY", 1900), 8.0),
        (("CNY", 2025), 0.0),
        (("CNY", 2025), -1.0),
        (("CNY", 2025), float("nan")),
        (("EUR", 2025), 1.0),
    ],
)
def test_an_impossible_rate_is_refused_and_nothing_is_stored(
    database: Database, key: tuple[str, int], rate: float
) -> None:
    with pytest.raises(WrongUse):
        state_rates(database, {("USD", 2025): 2.0, key: rate}, "me", NOW)
    assert exchange_rates(database=database).stated == ()


TABLE = RateTable(
    tuple(
        Rate(currency, year, per_euro, None)
        for currency, year, per_euro in [
            ("EUR", 2024, 1.0), ("EUR", 2025, 1.0), ("CNY", 2024, 8.0), ("CNY", 2025, 10.0), ("USD", 2024, 2.0),
        ]
    )
)  # fmt: skip


def test_a_factor_crosses_the_euro_in_one_year() -> None:
    assert factors(TABLE, "CNY")["USD", 2024] == (4.0, 2024)
    assert factors(TABLE, "EUR")["CNY", 2025] == (0.1, 2025)


def test_a_missing_rate_takes_both_of_the_year_before_and_goes_no_further() -> None:
    found = factors(TABLE, "CNY")
    assert found["USD", 2025] == (4.0, 2024)
    assert ("USD", 2026) not in found
    assert found["EUR", 2025] == (10.0, 2025)
    assert found["EUR", 2026] == (10.0, 2025)
