"""Themes of what was liked and disliked, scores by hours and pay, pay by years: found, missing, and held back."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.vocabulary import View
from careerdash.insights.pay_growth import pay_growth
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.themes import themes
from careerdash.store.database import Database
from tests.factories import add_interview, add_student, pay, scope, score

TODAY = date(2026, 5, 20)


def asked(database: Database, **changed: Any) -> dict[str, Any]:
    return {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed}


@pytest.fixture
def told(database: Database) -> Database:
    student = add_student(database)
    says = [
        ("Ann", "Long meetings", None, True),
        ("Ann", "meeting after meeting", None, True),
        ("Bo", "the meetings", None, False),
        ("李", "加班", None, None),
        ("王", "天天加班", None, None),
        ("Cy", "Traffic", None, None),
    ]
    for person, disliked, liked, keep in says:
        add_interview(
            database, student, person=person, disliked=disliked, liked=liked, may_keep_answers=keep, occupation="Clerk"
        )
    return database


def test_themes_count_people_and_open_their_quotes(told: Database) -> None:
    answer = themes(**asked(told))
    assert [(theme.word, theme.people) for theme in answer.disliked] == [("meetings", 2), ("加班", 2)]
    assert (answer.people_liked, answer.people_disliked) == (0, 5)
    assert sorted(quote.text for quote in answer.disliked[0].quotes) == [
        "Long meetings",
        "meeting after meeting",
        "the meetings",
    ]
    assert answer.sentence == "Most often disliked: meetings (2 professionals)."


def test_a_name_stands_beside_a_quote_only_where_it_was_allowed(told: Database) -> None:
    assert {quote.who for theme in themes(**asked(told)).disliked for quote in theme.quotes} == {"Ann", "Clerk"}


def test_words_of_single_people_are_not_shared(told: Database) -> None:
    answer = themes(**asked(told, view=View.SHARE))
    assert (answer.hidden, answer.liked, answer.disliked) == (True, (), ())
    assert answer.basis.n is None


def test_no_answers_make_no_theme(database: Database) -> None:
    add_interview(database, add_student(database), liked="无", disliked="N/A")
    answer = themes(**asked(database))
    assert (answer.people_liked, answer.people_disliked) == (0, 0)
    assert answer.sentence == "No two people share a word."


def test_scores_by_hours_stand_in_the_order_of_hours(database: Database) -> None:
    student = add_student(database)
    for hours, value in ((60, 5), (45, 1), (38, 3), (None, 4)):
        add_interview(database, student, weekly_hours=hours, **score(value))
    answer = satisfaction(**asked(database), group="hours")
    assert [(group.label, group.mean) for group in answer.groups] == [
        ("Up to 40 hours a week", 3),
        ("41 to 50 hours a week", 1),
        ("More than 50 hours a week", 5),
        ("Hours not told", 4),
    ]


def test_scores_by_thirds_of_pay(database: Database) -> None:
    student = add_student(database)
    for number in range(9):
        add_interview(database, student, level="entry", **pay(50_000 + number), **score(1 + number // 3))
    add_interview(database, student, level="entry", **score(5))
    answer = satisfaction(**asked(database), group="pay")
    assert [(group.label, group.n, group.mean, len(group.interviews)) for group in answer.groups] == [
        ("Lower third of pay", 3, 1, 3),
        ("Middle third of pay", 3, 2, 3),
        ("Upper third of pay", 3, 3, 3),
        ("No pay told in this currency", 1, 5, 1),
    ]
    shared = satisfaction(**asked(database, view=View.SHARE), group="pay")
    assert not any(group.interviews or group.counts for group in shared.groups)


def test_pay_grows_with_the_years(database: Database) -> None:
    student = add_student(database)
    for years, amount in ((1, 50_000), (2, 54_000), (4, 70_000), (12, 100_000), (None, 1)):
        add_interview(database, student, years_experience=years, **pay(amount))
    # what a newcomer earns told by someone with 25 years is not the pay of 25 years
    add_interview(
        database,
        student,
        years_experience=25,
        **pay(40_000, post="salary_entry"),
        **pay(120_000, post="salary_experienced"),
    )
    add_interview(database, student, years_experience=1, **pay(9_000, currency="USD"))
    answer = pay_growth(**asked(database), currency="CNY")
    assert [(band.label, band.pay.n, band.pay.median) for band in answer.bands] == [
        ("Less than 3 years", 2, 52_000),
        ("3 to 5 years", 1, 70_000),
        ("11 to 20 years", 1, 100_000),
        ("More than 20 years", 1, 120_000),
    ]
    assert answer.sentence == ("Median pay: 52,000 CNY a year with less than 3 years, 120,000 with more than 20 years.")


def test_shared_growth_needs_people(database: Database) -> None:
    student = add_student(database)
    for years, count in ((1, 12), (5, 3), (15, 12)):
        for number in range(count):
            add_interview(database, student, years_experience=years, **pay(61_234 + number))
    answer = pay_growth(**asked(database, view=View.SHARE), currency="CNY")
    assert {band.label for band in answer.bands} <= {"Less than 3 years", "11 to 20 years"}
    assert answer.people is None
    assert all(band.pay.median == 61_000 and not band.pay.dots for band in answer.bands)


def test_no_years_no_growth(database: Database) -> None:
    answer = pay_growth(**asked(database), currency="CNY")
    assert (answer.bands, answer.people) == ((), 0)
    assert "Too few professionals" in answer.sentence
