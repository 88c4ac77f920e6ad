"""Pay: one value per professional, placed by post, quartiles as DuckDB's quantile_cont gives them."""

from datetime import date
from statistics import quantiles
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.salary import GROUPS, PayGroup, SalaryAnswer, salary
from careerdash.store.database import Database
from tests.factories import add_interview, add_student, pay, scope

TODAY = date(2026, 5, 20)


@pytest.fixture
def student(database: Database) -> str:
    return add_student(database)


def ask(database: Database, **changed: Any) -> SalaryAnswer:
    return salary(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def only(database: Database, **changed: Any) -> PayGroup:
    (group,) = ask(database, **changed).groups
    return group


def heard(database: Database, student: str, amounts: list[float], field: str = "Law", **stated: Any) -> None:
    for amount in amounts:
        add_interview(database, student, field=field, level="entry", **{**pay(amount), **stated})


def test_quartiles_from_ten_values_interpolate(database: Database, student: str) -> None:
    amounts = [60000.0 + 1000 * number**2 for number in range(10)]
    heard(database, student, amounts)
    entry = only(database).entry
    assert [entry.q1, entry.median, entry.q3] == pytest.approx(quantiles(amounts, n=4, method="inclusive"))
    assert (entry.n, entry.dots) == (10, ())


def test_below_ten_there_are_dots_and_a_median(database: Database, student: str) -> None:
    heard(database, student, [70000, 50000, 60000])
    entry = only(database).entry
    assert (entry.q1, entry.median, entry.q3, entry.dots) == (None, 60000, None, (50000, 60000, 70000))


def test_a_range_counts_with_its_middle(database: Database, student: str) -> None:
    add_interview(database, student, level="mid", **pay(80000, 100000))
    assert only(database).experienced.median == 90000


def test_one_value_per_professional_the_latest(database: Database, student: str) -> None:
    for day, amount in ((2, 50000), (9, 90000), (5, 70000)):
        add_interview(database, student, person="Li", level="entry", interview_date=date(2026, 3, day), **pay(amount))
    add_interview(database, student, person="Li", level="entry", interview_date=None, **pay(10000))
    entry = only(database).entry
    assert (entry.n, entry.median) == (1, 90000)


def test_a_value_moves_with_the_latest_field_of_the_professional(database: Database, student: str) -> None:
    add_interview(database, student, person="Li", field="Law", level="entry", **pay(50000))
    add_interview(
        database, student, person="Li", field="Nursing", level="entry", interview_date=date(2026, 4, 1), **pay(60000)
    )
    assert only(database).label == "Nursing"


def test_posts_are_told_apart(database: Database, student: str) -> None:
    two = {**pay(60000, 150000), **pay(60000, post="salary_entry"), **pay(150000, post="salary_experienced")}
    add_interview(database, student, level="senior", **two)
    add_interview(database, student, level="senior", **pay(300000))
    add_interview(database, student, level="mid", **pay(100000))
    add_interview(database, student, level="entry", **pay(40000))
    group = only(database)
    assert group.entry.dots == (40000, 60000)
    assert group.experienced.dots == (100000, 150000, 300000)


def test_pay_without_a_level_is_counted_beside(database: Database, student: str) -> None:
    add_interview(database, student, **pay(60000))
    answer = ask(database)
    assert (answer.groups, answer.readings.read, answer.readings.unplaced) == ((), 1, 1)


def test_a_declined_entry_pay_is_not_replaced_by_the_own_pay(database: Database, student: str) -> None:
    add_interview(
        database, student, level="entry", **pay(60000), salary_entry_text="面议", salary_entry_reading="declined"
    )
    assert ask(database).groups == ()


def test_the_strip_counts_each_interview_once(database: Database, student: str) -> None:
    add_interview(database, student, level="mid", **pay(60000))
    add_interview(database, student, level="mid", **pay(60000, 70000))
    for reading in ("at_least", "at_most", "declined", "unreadable", "missing", None):
        add_interview(database, student, salary_text="x", salary_reading=reading)
    add_interview(database, student, interview_date=date(2026, 6, 1), **pay(60000))
    found = ask(database).readings
    assert (found.interviews, found.read, found.ranges, found.one_sided) == (8, 2, 1, 2)
    assert (found.declined, found.unreadable, found.missing) == (1, 1, 2)


def test_one_sided_pay_is_never_in_the_quantiles(database: Database, student: str) -> None:
    stated = {**pay(60000), "salary_reading": "at_least", "salary_yearly_high": None}
    add_interview(database, student, level="entry", **stated)
    assert ask(database).groups == ()


def test_the_most_frequent_currency_is_chosen_and_never_mixed(database: Database, student: str) -> None:
    for currency in ("CNY", "USD", "USD"):
        add_interview(database, student, level="entry", **pay(50000, currency=currency))
    answer = ask(database)
    assert (answer.currency, answer.currencies) == ("USD", (("USD", 2), ("CNY", 1)))
    assert answer.overall.entry.n == 2
    assert ask(database, filters=Filters(currency="CNY")).overall.entry.n == 1


def test_unnamed_professionals_count_as_one_person(database: Database, student: str) -> None:
    for amount in (50000, 60000, 70000):
        add_interview(database, student, person=None, level="entry", **pay(amount))
    entry = only(database).entry
    assert (entry.n, len(entry.dots)) == (1, 3)


def test_groups_are_sorted_by_median_with_the_unstated_last(database: Database, student: str) -> None:
    for industry, amount in (("Health", 50000), (None, 90000), ("Retail", 70000)):
        add_interview(database, student, industry=industry, level="entry", **pay(amount))
    labels = [group.label for group in ask(database, group="industry").groups]
    assert labels == ["Retail", "Health", "Industry not stated"]


@pytest.mark.parametrize("group", GROUPS)
def test_every_breakdown_answers(database: Database, student: str, group: str) -> None:
    add_interview(database, student, level="entry", industry="Health", occupation="Nurse", field="Care", **pay(50000))
    assert only(database, group=group).entry.n == 1


@pytest.mark.parametrize(
    "filters",
    [
        Filters(field=("law",)),
        Filters(industry=("Health",)),
        Filters(occupation=("Judge",)),
        Filters(organisation=("Court",)),
        Filters(level=("entry",)),
        Filters(method=("video",)),
        Filters(since=date(2026, 3, 5)),
        Filters(until=date(2026, 2, 1)),
    ],
)
def test_each_filter_narrows(database: Database, student: str, filters: Filters) -> None:
    match = {
        "field": "Law", "industry": "health", "occupation": "judge", "organisation": "court", "level": "entry",
        "method": "video", "interview_date": date(2026, 1, 1) if filters.until else date(2026, 3, 9),
    }  # fmt: skip
    add_interview(database, student, **match, **pay(50000))
    other = {"field": "Care", "level": "mid", "method": "email", "interview_date": date(2026, 3, 1)}
    add_interview(database, student, **other, **pay(90000))
    answer = ask(database, filters=filters)
    assert (answer.overall.entry.n, answer.overall.experienced.n) == (1, 0)


def test_the_sentence_names_the_only_group(database: Database, student: str) -> None:
    heard(database, student, [96000])
    assert ask(database).sentence == "Median entry pay heard in Law: 96,000 CNY a year (n = 1 professional)."
    heard(database, student, [80000], field="Care")
    assert ask(database).sentence == "Median entry pay heard: 88,000 CNY a year (n = 2 professionals)."


@pytest.mark.usefixtures("student")
def test_nothing_told_is_said(database: Database) -> None:
    assert ask(database).sentence == "No pay was told in these interviews."
    assert ask(database, scope=scope("elsewhere")).overall.entry.n == 0


def shared(database: Database, **changed: Any) -> SalaryAnswer:
    return ask(database, view=View.SHARE, **changed)


def test_share_view_needs_five_people_for_a_median_and_ten_for_quartiles(database: Database, student: str) -> None:
    heard(database, student, [50000.0 + 1234 * number for number in range(10)], "Law")
    heard(database, student, [61234.0] * 5, "Care")
    found = {group.label: group.entry for group in shared(database).groups}
    assert (found["Care"].n, found["Care"].median, found["Care"].q1) == (5, 61000, None)
    assert found["Law"].q1 == 53000
    assert not any(pay.dots for pay in found.values())


def test_share_view_joins_small_groups(database: Database, student: str) -> None:
    for field, people in (("Law", 8), ("Care", 6), ("Art", 3), ("Music", 2)):
        heard(database, student, [50000] * people, field)
    answer = shared(database)
    assert [(group.label, group.entry.n) for group in answer.groups] == [("Care", 6), ("Law", 8), ("Other fields", 5)]
    assert answer.groups[-1].pooled
    assert answer.overall.entry.n == 19


def test_share_view_gives_up_the_total_rather_than_a_small_rest(database: Database, student: str) -> None:
    heard(database, student, [50000] * 8, "Law")
    heard(database, student, [90000] * 2, "Art")
    answer = shared(database)
    assert [(group.label, group.entry.n) for group in answer.groups] == [("Law", 8)]
    assert (answer.overall.entry.n, answer.overall.entry.median) == (None, None)


def test_share_view_takes_one_breakdown_at_a_time(database: Database, student: str) -> None:
    heard(database, student, [50000] * 8)
    answer = shared(database, filters=Filters(level=("entry",)))
    assert (answer.groups, answer.readings.interviews) == ((), 0)
    assert "one breakdown at a time" in answer.sentence
    assert shared(database, filters=Filters(currency="CNY")).groups


def test_share_view_counts_people_not_rows(database: Database, student: str) -> None:
    for _number in range(20):
        add_interview(database, student, person=None, level="entry", **pay(50000))
    answer = shared(database)
    assert (answer.groups, answer.overall.entry.n) == ((), None)
    assert answer.readings.read is None
