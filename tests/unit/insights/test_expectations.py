"""What was expected against what was found: per student first, and no small group shared."""

from datetime import date, datetime
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.expectations import ExpectationsAnswer, expectations
from careerdash.store.database import Database
from tests.factories import add_interview, add_student, insert, scope

TODAY = date(2026, 5, 20)


def asked(database: Database, **changed: Any) -> ExpectationsAnswer:
    return expectations(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def guess(amount: float, heard: float, currency: str = "CNY") -> dict[str, Any]:
    return {
        "salary_guessed_text": str(amount),
        "salary_guessed_reading": "amount",
        "salary_guessed_currency": currency,
        "salary_guessed_yearly_low": amount,
        "salary_guessed_yearly_high": amount,
        "salary_entry_text": str(heard),
        "salary_entry_reading": "amount",
        "salary_entry_currency": currency,
        "salary_entry_yearly_low": heard,
        "salary_entry_yearly_high": heard,
    }


def test_ratings_are_averaged_per_student_first(database: Database) -> None:
    busy, other = add_student(database), add_student(database)
    for _one in range(3):
        add_interview(database, busy, before_workload=5, after_workload=1)
    add_interview(database, other, before_workload=3, after_workload=3)
    (gap,) = asked(database).aspects
    assert (gap.aspect, gap.students, gap.before, gap.after, gap.gap) == ("workload", 2, 4.0, 2.0, -2.0)
    assert asked(database).sentence == "Students rated workload 4.0 of 5 before and 2.0 after (2 students)."


def test_a_rating_from_one_side_only_says_nothing(database: Database) -> None:
    add_interview(database, add_student(database), before_interest=4)
    answer = asked(database)
    assert answer.aspects == ()
    assert answer.sentence == "No log of these classes says what was expected before the interview."


def test_guessed_pay_stands_beside_entry_pay_of_the_same_interview(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, **guess(100_000, 80_000))
    add_interview(database, student, **guess(120_000, 80_000))
    add_interview(database, student, **(guess(1, 2) | {"salary_entry_currency": "USD"}))
    (pair,) = asked(database).guesses
    assert (pair.field, pair.people, pair.students) == ("Data analysis", 2, 1)
    assert (pair.guessed, pair.heard, pair.share) == (110_000, 80_000, pytest.approx(-3 / 11))
    assert "In Data analysis they guessed entry pay 38 % too high." in asked(database).sentence


def test_pay_in_another_currency_is_shown_when_asked_for(database: Database) -> None:
    student = add_student(database)
    for _one in range(2):
        add_interview(database, student, **guess(100_000, 80_000))
    add_interview(database, student, **guess(50_000, 60_000, "EUR"))
    assert asked(database).currency == "CNY"
    answer = asked(database, filters=Filters(currency="EUR"))
    assert (answer.currency, answer.guesses[0].guessed) == ("EUR", 50_000)
    assert "too low" in answer.sentence


def test_last_decision_about_a_field_counts(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, fit="suitable", interview_date=date(2026, 1, 5))
    add_interview(database, student, fit="out_of_touch", interview_date=date(2026, 2, 5))
    (picture,) = asked(database).fields
    assert (picture.decided, picture.fits["out_of_touch"], picture.fits["suitable"]) == (1, 1, 0)


def test_most_surprised_student_comes_first_with_the_reason(database: Database) -> None:
    calm, struck = add_student(database, "Calm"), add_student(database, "Struck")
    add_interview(database, calm, before_prospects=4, after_prospects=3)
    add_interview(database, struck, before_prospects=4, after_prospects=3, **guess(100_000, 40_000))
    first, second = asked(database).surprises
    assert (first.student_name, second.student_name) == ("Struck", "Calm")
    assert first.sentence == "Guessed 100,000 CNY a year in Data analysis, heard 40,000: 60 % less."
    assert second.sentence == "Expected 4 of 5 for prospects in Data analysis, found 3."


def test_next_round_is_due_until_another_field_was_begun(database: Database) -> None:
    waiting, moved, content = (add_student(database, name) for name in ("Waiting", "Moved", "Content"))
    for student in (waiting, moved):
        add_interview(database, student, fit="out_of_touch")
    add_interview(database, moved, field="Law", interview_date=date(2026, 6, 1))
    add_interview(database, content, fit="suitable")
    assert [(due.student_name, due.fit) for due in asked(database).next_rounds] == [("Waiting", "out_of_touch")]


def test_withdrawn_students_need_no_next_round(database: Database) -> None:
    add_interview(database, add_student(database, status="withdrawn"), fit="out_of_touch")
    assert asked(database).next_rounds == ()


def test_names_hidden_shows_groups_of_five_and_no_students(database: Database) -> None:
    for _one in range(4):
        add_interview(database, add_student(database), before_workload=5, after_workload=2, fit="out_of_touch")
    few = asked(database, view=View.SHARE)
    assert (few.aspects, few.fields, few.suppressed) == ((), (), True)
    assert few.sentence == "Too few students rated before and after to show it for the class."
    add_interview(
        database,
        add_student(database),
        before_workload=5,
        after_workload=2,
        fit="out_of_touch",
        **guess(91_234, 81_234),
    )
    five = asked(database, view=View.SHARE)
    assert [gap.students for gap in five.aspects] == [5]
    assert five.fields[0].fits["out_of_touch"] == 5
    assert (five.guesses, five.surprises, five.next_rounds) == ((), (), ())


def test_one_small_count_is_never_hidden_alone(database: Database) -> None:
    for fit, students in (("suitable", 9), ("out_of_touch", 2), ("not_suitable", 6)):
        for _one in range(students):
            add_interview(database, add_student(database), fit=fit)
    (picture,) = asked(database, view=View.SHARE).fields
    assert picture.decided is None
    assert [picture.fits[fit] for fit in ("out_of_touch", "not_suitable", "suitable")] == [None, None, 9]


def test_names_hidden_with_a_filter_shows_nothing(database: Database) -> None:
    for _one in range(6):
        add_interview(database, add_student(database), before_workload=5, after_workload=2)
    assert asked(database, view=View.SHARE, filters=Filters(field=("Data analysis",))).aspects == ()


def test_empty_scope_answers_nothing(database: Database) -> None:
    add_interview(database, add_student(database), before_workload=5, after_workload=2)
    assert asked(database, scope=scope("another")).aspects == ()


def test_another_field_begun_before_the_decision_was_typed_is_the_next_round(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, interview_date=date(2026, 1, 5))
    add_interview(database, student, field="Law", interview_date=date(2026, 2, 1))
    add_interview(database, student, fit="out_of_touch", interview_date=date(2026, 3, 1))
    assert asked(database).next_rounds == ()


def test_a_class_may_require_the_next_round(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, fit="out_of_touch", interview_date=date(2026, 3, 1))
    (due,) = asked(database).next_rounds
    assert (due.required, due.decided_on) == (False, date(2026, 3, 1))
    insert(
        database, "class_rules", class_id="class-1", out_of_touch="require", author="tester",
        changed_at=datetime(2026, 2, 1, 8),  # noqa: DTZ001 - the store keeps local times
    )  # fmt: skip
    assert [due.required for due in asked(database).next_rounds] == [True]


def test_a_surprise_tells_the_students_own_words_and_who_told_it(database: Database) -> None:
    add_interview(
        database, add_student(database), person="Ann", before_prospects=5, after_prospects=2,
        prior_view="Easy", reality="Hard",
    )  # fmt: skip
    (line,) = asked(database).surprises
    assert (line.before, line.after, line.who, line.date) == ("Easy", "Hard", "Ann", date(2026, 3, 1))


def test_the_field_most_out_of_touch_is_named_and_comes_first(database: Database) -> None:
    for field, wrong, right in (("Law", 1, 5), ("Care", 2, 2)):
        for fit in ["out_of_touch"] * wrong + ["suitable"] * right:
            add_interview(database, add_student(database), field=field, fit=fit)
    answer = asked(database)
    assert [picture.field for picture in answer.fields] == ["Care", "Law"]
    assert answer.picture_sentence == (
        "Most out of touch: Care, where 2 of 4 students decided that their picture was wrong."
    )
    # held back, the counts decide neither on the order nor on the words
    shared = asked(database, view=View.SHARE)
    assert "out of touch" not in shared.picture_sentence.replace("Nobody decided", "")
