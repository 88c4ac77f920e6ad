"""Pay yearly, as stated, and converted: with the rate of the year of the interview, and never for a share view."""

from datetime import date, datetime
from typing import Any

import pytest

from careerdash.advising.rates import state_rates
from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.salary import SalaryAnswer, salary
from careerdash.store.database import Database
from tests.factories import add_interview, add_student, pay, scope, state_class

TODAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 20, 9, 30)  # noqa: DTZ001 - the store keeps local times
RATES = {("CNY", 2024): 8.0, ("CNY", 2025): 10.0, ("CNY", 2026): 5.0, ("USD", 2024): 2.0, ("USD", 2025): 2.0}


@pytest.fixture
def student(database: Database) -> str:
    state_rates(database, {**RATES, ("USD", 2026): 2.0}, "Ms Lin", NOW)
    return add_student(database)


def ask(database: Database, measure: str = "converted", **changed: Any) -> SalaryAnswer:
    asked = {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, "convert_to": "EUR"}
    return salary(**{**asked, "measure": measure, **changed})


def tell(database: Database, student: str, amount: float, currency: str, day: date | None, **stated: Any) -> None:
    add_interview(database, student, level="entry", interview_date=day, **{**pay(amount, currency=currency), **stated})


def dots(answer: SalaryAnswer) -> tuple[float, ...]:
    return answer.overall.entry.dots


def test_each_figure_takes_the_rate_of_its_year(database: Database, student: str) -> None:
    tell(database, student, 80_000, "CNY", date(2024, 3, 1))
    tell(database, student, 80_000, "CNY", date(2025, 3, 1))
    tell(database, student, 80_000, "USD", date(2025, 3, 1))
    tell(database, student, 41_000, "EUR", date(2025, 3, 1))
    answer = ask(database)
    assert dots(answer) == (8_000, 10_000, 40_000, 41_000)
    assert (answer.currency, answer.period, answer.measure) == ("EUR", "year", "converted")


def test_a_changed_rate_changes_the_answer(database: Database, student: str) -> None:
    tell(database, student, 80_000, "CNY", date(2025, 3, 1))
    assert dots(ask(database)) == (8_000,)
    state_rates(database, {("CNY", 2025): 4.0}, "Ms Lin", NOW)
    assert dots(ask(database)) == (20_000,)


def test_undated_pay_takes_the_year_of_the_class_else_of_today(database: Database, student: str) -> None:
    tell(database, student, 80_000, "CNY", None)
    assert dots(ask(database)) == (16_000,)
    state_class(database, term_start=date(2024, 9, 1))
    assert dots(ask(database)) == (10_000,)


def test_the_currency_asked_for_needs_no_rate(database: Database, student: str) -> None:
    tell(database, student, 900_000, "TWD", date(2025, 3, 1))
    answer = ask(database, convert_to="TWD")
    assert dots(answer) == (900_000,)
    assert answer.conversion is not None
    assert answer.conversion.without_rate == ()


def test_a_currency_without_a_rate_is_left_out_and_said_so(database: Database, student: str) -> None:
    tell(database, student, 80_000, "CNY", date(2025, 3, 1))
    tell(database, student, 900_000, "TWD", date(2025, 3, 1))
    tell(database, student, 800_000, "TWD", date(2025, 4, 1))
    answer = ask(database)
    assert dots(answer) == (8_000,)
    assert answer.conversion is not None
    assert answer.conversion.without_rate == (("TWD", 2),)
    assert ("no rate for TWD", 2) in [(left.reason, left.count) for left in answer.basis.left_out]


def test_year_source_and_own_rates_stand_in_the_footnote(database: Database, student: str) -> None:
    tell(database, student, 80_000, "CNY", date(2024, 3, 1))
    tell(database, student, 80_000, "CNY", date(2025, 3, 1))
    tell(database, student, 50_000, "GBP", date(2025, 3, 1))
    answer = ask(database)
    assert answer.conversion is not None
    assert answer.conversion.rate_years == (2024, 2025)
    assert answer.conversion.stated == ("CNY",)
    assert "mean rates of 2024–2025, European Central Bank; stated in the settings: CNY" in answer.conversion.footnote
    assert answer.conversion.footnote in answer.basis.rule


def test_entry_and_experienced_are_converted_each_with_its_currency(database: Database, student: str) -> None:
    two = {**pay(40_000, currency="CNY", post="salary_entry"), **pay(60_000, currency="USD", post="salary_experienced")}
    add_interview(database, student, level="senior", interview_date=date(2025, 3, 1), **two)
    overall = ask(database).overall
    assert (overall.entry.median, overall.experienced.median) == (4_000, 30_000)


def test_figures_stay_in_their_currency_unless_converted(database: Database, student: str) -> None:
    tell(database, student, 80_000, "CNY", date(2025, 3, 1))
    tell(database, student, 50_000, "USD", date(2025, 3, 1))
    tell(database, student, 60_000, "USD", date(2025, 3, 1))
    answer = ask(database, "yearly")
    assert (answer.currency, dots(answer), answer.conversion) == ("USD", (50_000, 60_000), None)


def monthly(low: float, high: float, months: float = 12) -> dict[str, Any]:
    parts = {"salary_low": low, "salary_high": high, "salary_period": "month", "salary_months": months}
    return {**pay(low * months, high * months), **parts}


def test_as_stated_shows_the_period_most_pay_was_stated_for(database: Database, student: str) -> None:
    for amount in (8_000, 9_000):
        add_interview(database, student, level="entry", **monthly(amount, amount + 2_000, 13))
    add_interview(
        database, student, level="entry", **pay(150_000), salary_low=150_000, salary_high=150_000, salary_period="year"
    )
    answer = ask(database, "stated")
    assert (answer.period, dots(answer), answer.other_periods) == ("month", (9_000, 10_000), 1)
    assert "CNY a month" in answer.sentence
    assert ("stated for another period", 1) in [(left.reason, left.count) for left in answer.basis.left_out]


def test_as_stated_follows_the_currency_of_the_filter(database: Database, student: str) -> None:
    add_interview(database, student, level="entry", **monthly(8_000, 8_000))
    tell(
        database, student, 50_000, "USD", date(2025, 3, 1), salary_low=50_000, salary_high=50_000, salary_period="year"
    )
    answer = ask(database, "stated", filters=Filters(currency="USD"))
    assert (answer.currency, answer.period, dots(answer)) == ("USD", "year", (50_000,))


@pytest.mark.parametrize("measure", ["stated", "converted"])
def test_the_share_view_is_always_yearly_in_one_currency(database: Database, student: str, measure: str) -> None:
    for number in range(24):
        tell(database, student, 80_000 + 1_000 * number, "CNY", date(2025, 3, 1))
    tell(database, student, 500_000, "USD", date(2025, 3, 1))
    asked = ask(database, measure, view=View.SHARE)
    assert asked == ask(database, "yearly", view=View.SHARE)
    assert (asked.currency, asked.conversion, asked.overall.entry.n) == ("CNY", None, 24)


@pytest.mark.usefixtures("student")
def test_nothing_told_converts_to_nothing(database: Database) -> None:
    answer = ask(database)
    assert (answer.groups, answer.overall.entry.n) == ((), 0)
