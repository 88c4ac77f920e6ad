"""Cell values as text: numbers without ``.0``, dates in ISO form, times with seconds.

Each cache is a dictionary that makes a missing entry itself, so that a column is turned into texts by one
``map(cache.__getitem__, values)`` and every distinct value is formatted once.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

_HALF_SECOND = dt.timedelta(milliseconds=500)
_CACHED = 200_000
_LARGEST_POSITIONAL = 1e21
_SMALLEST_POSITIONAL = 1e-9


class _Texts(dict[Any, str]):
    """Texts of values seen so far; forgets all when too many distinct ones have come by."""

    def remember(self, value: Any, text: str) -> str:
        if len(self) >= _CACHED:
            self.clear()
        self[value] = text
        return text


class NumberTexts(_Texts):
    """Numbers as Excel shows them: at most 15 significant digits, no exponent where a person would write none."""

    def __missing__(self, value: float) -> str:
        return self.remember(value, number_text(value))


class DateTexts(_Texts):
    """Dates as ``2024-03-05``."""

    def __missing__(self, value: dt.date) -> str:
        return self.remember(value, value.isoformat())


class MomentTexts(_Texts):
    """Date and time as ``2024-03-05 10:30:00``, to the nearest second; the date alone at midnight."""

    def __missing__(self, value: dt.datetime) -> str:
        moment = (value + _HALF_SECOND).replace(microsecond=0) if value.microsecond else value
        at_midnight = moment.hour == moment.minute == moment.second == 0
        return self.remember(value, moment.date().isoformat() if at_midnight else moment.isoformat(sep=" "))


class TimeTexts(_Texts):
    """Time of day as ``10:30:00``, to the nearest second."""

    def __missing__(self, value: dt.time) -> str:
        seconds = value.hour * 3600 + value.minute * 60 + value.second + (value.microsecond >= 500_000)
        return self.remember(value, clock_text(seconds))


class LengthTexts(_Texts):
    """Length of time as hours, minutes and seconds: ``36:00:00`` for a day and a half."""

    def __missing__(self, value: dt.timedelta) -> str:
        return self.remember(value, clock_text(round(value.total_seconds())))


def number_text(value: float) -> str:
    """Return a number as Excel shows it in a wide cell with the General format, without an exponent where possible."""
    short = f"{value:.15g}"
    if "e" in short and _SMALLEST_POSITIONAL <= abs(value) < _LARGEST_POSITIONAL:
        return f"{Decimal(short):f}"
    return "0" if short == "-0" else short


def clock_text(seconds: int) -> str:
    """Return a number of seconds as hours, minutes and seconds."""
    sign = "-" if seconds < 0 else ""
    minutes, second = divmod(abs(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{sign}{hour:02}:{minute:02}:{second:02}"
