"""Plain quantities: a number with its words around it, and the hours of a working week."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import NUMERAL_CHARACTERS, plain, read_numeral

_FIGURE = r"\d+(?:[ ,']\d{3})*(?:\.\d+)?"
_NUMBER = re.compile(rf"(?<![\d.])-?{_FIGURE}")
_RANGE = re.compile(rf"({_FIGURE})[^\d.]{{0,6}}?\s*(?:-|–|—|~|to|至|到)\s*({_FIGURE})")
_COMMA_DECIMAL = re.compile(r"(?<!\d)(\d+),(\d{1,2})(?!\d)")
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]+")
_HOURS_IN_WEEK = 168
# Shift patterns named by their figures: from nine to nine, six days a week.
_SHIFTS = {"996": 72.0, "997": 84.0, "995": 60.0, "965": 45.0, "955": 40.0, "8106": 84.0, "007": None}
_A_DAY = re.compile(r"/\s*(?:d|day|天|日)|per day|a day|each day|daily|每天|每日|一天|日均")


def _value(figure: str) -> float:
    return float(re.sub(r"[ ,']", "", figure))


def western(text: str) -> str:
    """Return the text with its Chinese numerals written in digits."""

    def digits(found: re.Match[str]) -> str:
        value = read_numeral(found.group())
        return found.group() if value is None else str(value)

    return _NUMERAL.sub(digits, text)


@lru_cache(maxsize=50_000)
def read_number(text: str) -> float | None:
    """Return the one number a text holds, the middle of a range (``40-50`` -> 45), None when there is none or several."""
    if is_missing(text):
        return None
    matched = western(_COMMA_DECIMAL.sub(r"\1.\2", plain(text)))
    pair = _RANGE.search(matched)
    if pair and len(_NUMBER.findall(matched.replace("-", " "))) == 2:
        low, high = _value(pair.group(1)), _value(pair.group(2))
        return (low + high) / 2 if low <= high else None
    found = _NUMBER.findall(matched)
    return _value(found[0]) if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def read_weekly_hours(text: str) -> float | None:
    """Return hours a week: ``40``, ``45-50小时``, ``996`` -> 72, ``8小时/天`` -> 40; None when unclear or above 168.

    Hours a day count five days.
    """
    matched = plain(text)
    for shift, hours in _SHIFTS.items():
        if re.search(rf"(?<!\d){shift}(?!\d)", matched):
            return hours
    value = read_number(text)
    if value is None or value < 0:
        return None
    if _A_DAY.search(matched):
        value = value * 5 if value <= 24 else _HOURS_IN_WEEK + 1
    return value if value <= _HOURS_IN_WEEK else None
