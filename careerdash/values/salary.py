"""Salary texts to figures: the public face of the salary modules.

A wrong number charted silently is the worst defect here, so a doubtful text is never guessed: it is unreadable and
carries suggestions.
"""

from collections.abc import Sequence

from careerdash.domain.vocabulary import Reading
from careerdash.values.salary_record import WARNING_ASSUMPTIONS, Salary, SalaryDefaults, SalaryGuess

__all__ = [
    "WARNING_ASSUMPTIONS",
    "Salary",
    "SalaryDefaults",
    "SalaryGuess",
    "envelope",
    "explain_assumption",
    "guess_defaults",
    "read_salary",
    "render",
    "split_posts",
]


def read_salary(text: str, defaults: SalaryDefaults, cell_currency: str | None = None) -> Salary:
    """Read one typed salary."""
    del defaults, cell_currency
    return Salary(text, Reading.UNREADABLE)


def split_posts(text: str) -> tuple[str, str] | None:
    """Return the entry part and the experienced part of a cell that holds two posts."""
    del text
    return None


def envelope(entry: Salary, experienced: Salary, text: str) -> Salary:
    """Return the range from the lowest to the highest of two posts."""
    del experienced
    return Salary(text, entry.reading)


def guess_defaults(header: str, texts: Sequence[str]) -> SalaryGuess:
    """Propose currency, period and unit for a column."""
    del header, texts
    return SalaryGuess(SalaryDefaults("USD", "year"), "")


def render(salary: Salary) -> str:
    """Return the canonical text of a reading."""
    return salary.text


def explain_assumption(code: str, salary: Salary) -> str:
    """Return the sentence for one assumption code."""
    del salary
    return code
