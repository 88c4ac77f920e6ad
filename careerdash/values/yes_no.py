"""Yes/no columns, and the dates people type into them."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from careerdash.values.dates import DateOrder, read_date
from careerdash.values.missing import is_missing
from careerdash.values.terms import Term
from careerdash.values.wordlists import word_list

_DATED = frozenset({"date", "no_year", "undecided"})


@dataclass(frozen=True, slots=True)
class YesNo:
    """What a yes/no cell says; ``value`` is None where it is missing or unreadable, ``date`` the day typed with it."""

    value: bool | None
    date: dt.date | None = None
    reading: Literal["yes_no", "missing", "unreadable"] = "yes_no"


@lru_cache(maxsize=50_000)
def read_yes_no(
    text: str, order: DateOrder | None = None, year: Term | int | None = None, today: dt.date | None = None
) -> YesNo:
    """Read a yes/no cell; a date alone means yes on that day, unless it lies after ``today``.

    ``order`` and ``year`` are those of :func:`careerdash.values.dates.read_date`. ``Not yet``, 未 and 暂无 are a no,
    ``NA`` and ``-`` are missing.
    """
    words = word_list("yes_no")
    word = words.whole(text)
    if word is not None:
        return YesNo(word == "yes")
    if is_missing(text):
        return YesNo(None, reading="missing")
    found = read_date(text, order, year)
    said = words.at_start(text) or words.within(text)
    if said == "no":
        return YesNo(False, found.date)
    if found.reading in _DATED:
        future = today is not None and found.date is not None and found.date > today
        return YesNo(not future, found.date)
    return YesNo(True, found.date) if said == "yes" else YesNo(None, reading="unreadable")
