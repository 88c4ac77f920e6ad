"""The term of a class: in which year a day typed without one lies."""

from datetime import date, timedelta
from typing import Any, NamedTuple

_YEAR = timedelta(days=364)


class Term(NamedTuple):
    """The days of a term, both included."""

    start: date
    end: date

    def year_of(self, month: int, day: int) -> int | None:
        """Return the one year that puts a day inside the term; None where no year does, or two do."""
        fitting = [year for year in range(self.start.year, self.end.year + 1) if self._holds(year, month, day)]
        return fitting[0] if len(fitting) == 1 else None

    def _holds(self, year: int, month: int, day: int) -> bool:
        try:
            return self.start <= date(year, month, day) <= self.end
        except ValueError:
            return False


def term_of(start: date | None, end: date | None) -> Term | None:
    """Return the term between two days; where one is not known it is a year from the other."""
    if start is None and end is None:
        return None
    first = start if start is not None else (end or date.max) - _YEAR
    last = end if end is not None else first + _YEAR
    return Term(first, last) if first <= last else None


def stored_term(term: Any) -> Any:
    """Return a term as JSON holds it; anything else stays as it is."""
    return [term.start.isoformat(), term.end.isoformat()] if isinstance(term, Term) else term


def loaded_term(stored: Any) -> Any:
    """Return a term from what JSON holds; a bare year, as older imports stored it, stays a year."""
    return Term(*map(date.fromisoformat, stored)) if isinstance(stored, list) else stored
