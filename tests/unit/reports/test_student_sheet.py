"""The sheet of one student: what stands on it, on one page, the same bytes for the same answer."""

from datetime import date

import pytest

from careerdash.domain.vocabulary import View
from careerdash.insights.students import StudentPage, student_page
from careerdash.reports.student_sheet import sheet_pdf
from careerdash.store.database import Database
from tests.factories import add_interview, add_student, scope

TODAY = date(2026, 5, 20)


@pytest.fixture
def page(database: Database) -> StudentPage:
    add_student(database, "ann", student_name="冯雅雯", holland_code="RIA")
    for number in range(15):
        add_interview(
            database, "ann", field=f"Field {number % 5}", occupation="Analyst" * 20, prior_view="x " * 300,
            reality="y", before_interest=4, after_interest=2, answered=[1, 20], duration_minutes=10, **GUESS,
        )  # fmt: skip
    asked = {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY}
    return student_page(**asked, student_key="ann")


GUESS = {
    "salary_guessed_text": "8k", "salary_guessed_currency": "CNY", "salary_guessed_yearly_low": 90_000,
    "salary_guessed_yearly_high": 102_000, "salary_entry_text": "10k", "salary_entry_currency": "CNY",
    "salary_entry_yearly_low": 120_000, "salary_entry_yearly_high": 120_000,
}  # fmt: skip


def test_a_full_sheet_is_one_tagged_page(page: StudentPage) -> None:
    made = sheet_pdf(page, TODAY, TODAY)
    assert made.startswith(b"%PDF")
    assert b"/Count 1\n" in made or b"/Count 1/" in made or b"/Count 1 " in made
    assert made == sheet_pdf(page, TODAY, TODAY)


def test_a_student_without_a_log_has_a_sheet(database: Database) -> None:
    add_student(database, "ben")
    asked = {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY}
    assert sheet_pdf(student_page(**asked, student_key="ben"), TODAY, TODAY).startswith(b"%PDF")


def test_the_picture_before_against_reality(page: StudentPage) -> None:
    entry = page.rounds[0]
    assert [(one.key, one.before, one.after) for one in entry.aspects] == [("interest", 4, 2)]
    assert entry.pay is not None
    assert (entry.pay.currency, entry.pay.guessed_yearly, entry.pay.heard_yearly) == ("CNY", 96_000, 120_000)
