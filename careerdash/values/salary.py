"""Salary texts to figures: the public face of the salary modules.

A wrong number charted silently is the worst defect here, so a doubtful text is never guessed: it is unreadable and
carries suggestions.
"""

from careerdash.values.salary_defaults import guess_defaults
from careerdash.values.salary_envelope import envelope
from careerdash.values.salary_posts import split_posts
from careerdash.values.salary_reading import read_salary
from careerdash.values.salary_record import WARNING_ASSUMPTIONS, Salary, SalaryDefaults, SalaryGuess
from careerdash.values.salary_wording import explain_assumption, render

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
