"""How long an interview took, in minutes."""

import re
from functools import lru_cache
from typing import Literal

from careerdash.values.missing import is_missing
from careerdash.values.numbers import western
from careerdash.values.spelling import plain

_NUM = r"(\d+(?:[.,]\d+)?)"
_HOUR = r"(?:个?半?小时|小时|个?钟头|h(?:ours?|rs?|r\.)?\b\.?)"
_MINUTE = r"(?:minutes?\b|mins?\b\.?|分钟|分|m\b|')"
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?(?:\.\d+)?")
_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:-|–|—|~|to|至|到)\s*(\d{1,2})[:.](\d{2})")
_HOURS_AND_MINUTES = re.compile(
    rf"{_NUM}\s*(?:小时|个小时|个?钟头|hours?|hrs?\.?|h)(?:\s*(?:and|零|又|,)?\s*{_NUM}\s*(?:minutes?|mins?\.?|分钟|分|m)?)?"
)
_MINUTES_ONLY = re.compile(rf"{_NUM}\s*(?:-|–|—|~|to|至|到)?\s*{_MINUTE}")
_RANGE = re.compile(rf"{_NUM}\s*(?:minutes?|mins?\.?|分钟|分|小时|hours?|hrs?|h|m)?\s*(?:-|–|—|~|to|至|到|or)\s*{_NUM}")
_BARE = re.compile(rf"(?:约|大约|大概|about|approx\.?|around|ca\.?|c\.|~|近)?\s*{_NUM}\s*(?:左右|\+|多)?")
_WORDS = (
    (
        re.compile(
            r"(?:an|one|1) hour and (?:a )?half|(?:one|1) and a half hours?|一个半(?:小时|钟头)|1个半(?:小时|钟头)|1\.5个?小时"
        ),
        90.0,
    ),
    (re.compile(r"(?:two|2) and a half hours?|(?:两|2)个半(?:小时|钟头)"), 150.0),
    (re.compile(r"three quarters of an hour|3刻钟"), 45.0),
    (re.compile(r"half (?:an |a )?hour|half-hour|半个?(?:多)?(?:小时|钟头)|1/2 hour|0\.5个?小时"), 30.0),
    (re.compile(r"quarter of an hour|(?:a )?quarter hour|1刻钟"), 15.0),
    (re.compile(r"(?:^|\s)(?:an|one) hour"), 60.0),
)
_LONGEST_CLOCK_HOURS = 5
_ENGLISH = {"one": 1, "two": 2, "three": 3, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90}  # fmt: skip


def _value(figure: str) -> float:
    return float(figure.replace(",", "."))


def _clock(found: re.Match[str]) -> float | None:
    first, second, third = (int(part) if part else 0 for part in found.groups())
    if found.group(3) is not None:
        return first * 60 + second + third / 60
    if first <= _LONGEST_CLOCK_HOURS:
        return float(first * 60 + second) if second < 60 else None
    return first + second / 60 if first >= 15 and second < 60 else None


@lru_cache(maxsize=20_000)
def read_minutes(text: str, unit: Literal["minute", "hour"] = "minute") -> float | None:
    """Return the length in minutes: ``30``, ``半小时``, ``1h30``, ``1:15``, ``14:00-15:00``, ``30-40分钟`` -> 35.

    ``unit`` is that of the column and applies to bare numbers. A bare number below 5 in a column of minutes (1? 1.5?)
    is most likely hours, so it is not read at all; nor is a clock like 10:30, which may be a time of day.
    """
    if is_missing(text):
        return None
    matched = plain(text)
    for word, value in _ENGLISH.items():
        matched = re.sub(rf"\b{word}\b(?= (?:min|hour))(?! hour and)", str(value), matched)
    matched = western(matched)
    minutes = _measured(matched, unit)
    return minutes if minutes is not None and 0 < minutes <= 24 * 60 else None


def _measured(matched: str, unit: str) -> float | None:
    span = _SPAN.search(matched)
    if span:
        start, end = int(span[1]) * 60 + int(span[2]), int(span[3]) * 60 + int(span[4])
        return float(end - start) if end > start else None
    clock = _CLOCK.fullmatch(matched)
    if clock:
        return _clock(clock)
    for pattern, minutes in _WORDS:
        if pattern.search(matched):
            return minutes
    if re.search(r"\d\s*[/x×*]|\d\s*(?:天|days?|周|weeks?)", matched):
        return None
    hours = re.search(r"小时|钟头|hour|hr|\dh|\bh\b", matched) is not None
    minutes_named = re.search(r"min|分|\dm\b|'", matched) is not None
    pair = _RANGE.search(matched)
    if pair:
        low, high = _value(pair[1]), _value(pair[2])
        if hours and minutes_named:
            return None
        factor = 60 if hours or (unit == "hour" and not minutes_named) else 1
        return (low + high) / 2 * factor if low <= high else None
    both = _HOURS_AND_MINUTES.search(matched)
    if both:
        return _value(both[1]) * 60 + (_value(both[2]) if both[2] else 0)
    only = _MINUTES_ONLY.search(matched)
    if only:
        return _value(only[1])
    bare = _BARE.fullmatch(matched)
    if bare:
        value = _value(bare[1])
        if unit == "hour":
            return value * 60
        return value if value >= 5 else None
    return None
