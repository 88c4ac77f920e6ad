from datetime import date

import pytest

from careerdash.values.dates import DateOrder, read_date
from careerdash.values.terms import Term, loaded_term, stored_term, term_of

AUTUMN = Term(date(2025, 9, 1), date(2026, 1, 31))
CHOSEN = [
    ("9月20日", "2025-09-20"),
    ("12月31日", "2025-12-31"),
    ("1月5日", "2026-01-05"),
    ("1月31号", "2026-01-31"),
    ("十月十五日", "2025-10-15"),
    ("October 15th", "2025-10-15"),
    ("5 Jan", "2026-01-05"),
    ("5月3日", None),
    ("2月1日", None),
    ("8月31日", None),
]


@pytest.mark.parametrize(("text", "expected"), CHOSEN)
def test_the_year_that_puts_the_date_inside_the_term(text, expected):
    found = read_date(text, None, AUTUMN)
    assert (found.date.isoformat() if found.date else None) == expected
    assert found.reading == ("date" if expected else "no_year")
    assert ("year_from_term" in found.assumptions) == bool(expected)


def test_a_day_that_two_years_of_the_term_have_is_asked_about():
    assert read_date("3月5日", None, Term(date(2025, 1, 1), date(2026, 12, 31))).reading == "no_year"


@pytest.mark.parametrize(
    ("text", "order", "expected", "reading"),
    [
        ("10/5", DateOrder.MDY, "2025-10-05", "date"),
        # the column writes the day first: 10 May lies outside, and 5 October is not taken in its place
        ("10/5", DateOrder.DMY, None, "no_year"),
        ("10/5", None, None, "no_year"),
        ("10/11", None, None, "undecided"),
        ("10/25", DateOrder.DMY, "2025-10-25", "date"),
    ],
)
def test_the_order_of_the_column_outranks_the_term(text, order, expected, reading):
    found = read_date(text, order, AUTUMN)
    assert (found.date.isoformat() if found.date else None, found.reading) == (expected, reading)


def test_a_leap_day_needs_a_leap_year():
    assert read_date("2月29日", None, Term(date(2023, 9, 1), date(2024, 6, 30))).date == date(2024, 2, 29)
    assert read_date("2月29日", None, Term(date(2024, 9, 1), date(2025, 6, 30))).reading == "no_year"
    assert read_date("2月30日", None, AUTUMN).reading == "impossible"


def test_a_date_with_its_year_does_not_care_for_the_term():
    assert read_date("2021年3月5日", None, AUTUMN).date == date(2021, 3, 5)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, None),
        (date(2025, 9, 1), None, Term(date(2025, 9, 1), date(2026, 8, 31))),
        (None, date(2026, 1, 31), Term(date(2025, 2, 1), date(2026, 1, 31))),
        (date(2026, 1, 1), date(2025, 1, 1), None),
    ],
)
def test_one_known_end_makes_a_term_of_a_year(start, end, expected):
    assert term_of(start, end) == expected


@pytest.mark.parametrize("term", [AUTUMN, 2024, None])
def test_a_stored_term_comes_back(term):
    assert loaded_term(stored_term(term)) == term
