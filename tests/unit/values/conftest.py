"""Shared by the tests of values."""

from collections.abc import Callable

import pytest

from careerdash.values.salary import Salary


def one_line(salary: Salary) -> str:
    """Return a reading in one line: ``8000..10000 CNY month x13``, ``>=``, ``<=`` or the reading alone."""
    if salary.low is None and salary.high is None:
        return "doubtful" if salary.doubtful else salary.reading.value
    if salary.low is None:
        amount = f"<={salary.high:.10g}"
    elif salary.high is None:
        amount = f">={salary.low:.10g}"
    else:
        amount = f"{salary.low:.10g}" if salary.low == salary.high else f"{salary.low:.10g}..{salary.high:.10g}"
    months = "" if salary.months in {None, 12.0} else f" x{salary.months:g}"
    return f"{amount} {salary.currency} {salary.period}{months}"


@pytest.fixture(scope="session")
def told() -> Callable[[Salary], str]:
    """Return the function that puts a salary into one line."""
    return one_line
