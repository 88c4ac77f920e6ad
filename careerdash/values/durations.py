"""How long an interview took, in minutes."""

import re
from functools import lru_cache
from typing import Literal

from careerdash.values.missing import is_missing
from careerdash.values.numbers import DECIMAL_COMMA, LONGEST_QUANTITY, english_numerals, western
from careerdash.values.spelling import plain

Unit = Literal["minute", "hour"]

_NUM = r"(\d+(?:\.\d+)?)"
_HOURS = r"(?:个?多?(?:小时|钟头)|hours?\b|hrs?\b\.?|h(?=\s*\d|\b))"
_MINUTES = r"(?:minutes?\b|mins?\b\.?|分钟?|m\b|'|′)"
_DASH = r"\s*(?:-|–|—|~|to|至|到|or)\s*"
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?(?:\.\d+)?")
_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:am|pm)?\s*(?:-|–|—|~|to|至|到)\s*(\d{1,2})[:.](\d{2})")
_WORDS = (
    (re.compile(r"(?:an|1) hour and (?:a )?half|1 and a half hours?|1个半(?:小时|钟头)|1(?:个)?小时半"), 90.0),
    (re.compile(r"2 and a half hours?|2个半(?:小时|钟头)|2(?:个)?小时半"), 150.0),
    (re.compile(r"three quarters of an hour|3 quarters of an hour|(?:3|三)刻钟"), 45.0),
    (re.compile(r"half (?:an |a )?hour|half-hour|半个?多?(?:小时|钟头)|1/2 (?:an )?hour"), 30.0),
    (re.compile(r"(?:a )?quarter (?:of an )?hour|(?:1|一)刻钟"), 15.0),
)
_AN_HOUR = re.compile(r"(?:about |around |approx\.? |~ ?)?an hour")
_HOURS_AND_MINUTES = re.compile(rf"{_NUM}\s*{_HOURS}(?:\s*(?:and|零|又|,)?\s*{_NUM}\s*(?:{_MINUTES}|$))?")
_MINUTES_ONLY = re.compile(rf"{_NUM}\s*(?:\+|多|左右|余)?\s*{_MINUTES}")
_RANGE = re.compile(rf"{_NUM}\s*(?:{_MINUTES}|{_HOURS})?{_DASH}{_NUM}")
_BARE = re.compile(rf"(?:约|大约|大概|about|approx\.?|around|ca\.?|c\.|~|近|>|<)?\s*{_NUM}\s*(?:左右|\+|多)?")
_OTHER = re.compile(r"\d{4}[-/.]\d|\d\s*[/x×*]|\d\s*(?:天|days?|周|weeks?|次)")
_NAMES_HOURS = re.compile(r"小时|钟头|hour|\d\s*hrs?\b|\d\s*h(?![a-z])")
_NAMES_MINUTES = re.compile(r"min|分|\d\s*m\b|['′]")
# Nobody talks longer than this for one interview; a higher clock figure counts minutes and seconds.
_LONGEST_CLOCK_HOURS = 5
_SHORTEST_CLOCK_MINUTES = 15
_SHORTEST_BARE_MINUTES = 5
_DAY = 24 * 60


@lru_cache(maxsize=20_000)
def read_minutes(text: str, unit: Unit = "minute") -> float | None:
    """Return the length in minutes: ``30``, ``半小时``, ``1h30``, ``1:15``, ``14:00-15:00``, ``30-40分钟`` -> 35.

    ``unit`` is that of the column and applies to bare numbers. A bare number below 5 in a column of minutes (1? 1.5?)
    is most likely hours, so it is not read at all; nor is a clock like 10:30, which may be a time of day.
    """
    if is_missing(text) or len(text) > LONGEST_QUANTITY:
        return None
    matched = western(english_numerals(DECIMAL_COMMA.sub(r"\1.\2", plain(text))))
    minutes = _clocked(matched)
    if minutes is None and not _CLOCK.fullmatch(matched):
        minutes = _measured(matched, unit)
    return round(minutes, 4) if minutes is not None and 0 < minutes <= _DAY else None


def _clocked(matched: str) -> float | None:
    span = _SPAN.search(matched)
    if span:
        start, end = int(span[1]) * 60 + int(span[2]), int(span[3]) * 60 + int(span[4])
        return float(end - start) if end > start else None
    clock = _CLOCK.fullmatch(matched)
    if not clock:
        return None
    first, second, third = (int(part) if part else 0 for part in clock.groups())
    if second >= 60 or third >= 60:
        return None
    if first <= _LONGEST_CLOCK_HOURS:
        return first * 60 + second + third / 60
    return first + second / 60 if first >= _SHORTEST_CLOCK_MINUTES else None


def _measured(matched: str, unit: Unit) -> float | None:
    for pattern, minutes in _WORDS:
        if pattern.search(matched):
            return minutes
    if _OTHER.search(matched):
        return None
    pair = _RANGE.search(matched)
    if pair:
        return _middle(float(pair[1]), float(pair[2]), matched, unit)
    both = _HOURS_AND_MINUTES.search(matched)
    if both:
        return float(both[1]) * 60 + (float(both[2]) if both[2] else 0)
    stated = _MINUTES_ONLY.findall(matched)
    if stated:
        return float(stated[0]) if len(stated) == 1 else None
    bare = _BARE.fullmatch(matched)
    if not bare:
        return 60.0 if _AN_HOUR.search(matched) else None
    value = float(bare[1]) * (60 if unit == "hour" else 1)
    return value if value >= _SHORTEST_BARE_MINUTES else None


def _middle(low: float, high: float, matched: str, unit: Unit) -> float | None:
    hours, minutes = _NAMES_HOURS.search(matched), _NAMES_MINUTES.search(matched)
    if low > high or (hours and minutes):
        return None
    in_hours = hours or (unit == "hour" and not minutes)
    if not in_hours and not minutes and low < _SHORTEST_BARE_MINUTES:
        return None
    return (low + high) / 2 * (60 if in_hours else 1)
