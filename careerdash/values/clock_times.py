"""Times of day beside a date: 10:30, 10.30 AM, 下午3点半, 14h30."""

import re
from datetime import time

from careerdash.values.date_shapes import blank
from careerdash.values.spelling import read_numeral

_HALF_DAY = r"(?P<half>上午|早上|早晨|凌晨|清晨|中午|下午|傍晚|晚上|晚|早|am\b|pm\b)"
_AMPM = r"(?P<ampm>[ap]\.?\s?m\b\.?)"
_C_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ZONE = r"(?:\s*(?:z\b|gmt|utc)?\s*[+\-]\d{1,2}(?::?\d{2})?(?![\d:])|\s*(?:z|gmt|utc|cst)\b)?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_TIMES = (
    _pattern(
        rf"(?:(?<=\d)t)?(?:{_HALF_DAY}\s*)?(?<!\d)(?P<h>\d{{1,2}}):(?P<mi>\d{{2}})(?::(?P<s>\d{{2}})(?:\.\d+)?)?(?!\d)\s*(?:{_AMPM})?{_ZONE}"
    ),
    _pattern(
        rf"(?:{_HALF_DAY}\s*)?(?P<h>{_C_NUM})\s*[点时](?:(?P<word>半|整|钟|[1一3三]刻)|(?P<mi>{_C_NUM})分?)?(?!间)"
    ),
    _pattern(rf"(?<![\d.:])(?P<h>\d{{1,2}})(?:\.(?P<mi>\d{{2}}))?\s*{_AMPM}"),
    _pattern(r"(?<![\d.:/\-])(?P<h>\d{1,2})h(?P<mi>\d{2})?(?![a-z\d])"),
)
_DOTTED = _pattern(r"(?<![\d.])(?P<h>\d{1,2})\.(?P<mi>\d{2})(?![\d.])")
_DAY_WORDS = (
    _pattern(
        r"\(?\s*(?:(?:星期|礼拜|周)[一二三四五六日天1-6]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?"
        r"|sun)(?:day)?\b\.?)\s*\)?,?"
    ),
    _pattern(r"上午|早上|早晨|凌晨|清晨|中午|下午|傍晚|晚上|\b(?:in the )?(?:morning|afternoon|evening)\b|\bnoon\b"),
)
_WORD_MINUTES = {"半": 30, "1刻": 15, "一刻": 15, "三刻": 45, "3刻": 45}
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚"})


def take_times(text: str) -> tuple[str, time | None]:
    """Return a cleaned text with its times, weekdays and words like 上午 blanked out, and the first time of day."""
    at: time | None = None
    for pattern in _TIMES:
        for found in pattern.finditer(text):
            value = _time(found)
            if value is not None:
                at = at or value
                text = blank(text, *found.span())
    for pattern in _DAY_WORDS:
        for found in pattern.finditer(text):
            text = blank(text, *found.span())
    return text, at


def take_dotted_time(text: str) -> tuple[str, time | None]:
    """Return the text without a time written with a dot (``10.30``); only where a date was already found beside it."""
    found = _DOTTED.search(text)
    value = _time(found) if found else None
    return (blank(text, *found.span()), value) if found and value is not None else (text, None)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else (read_numeral(text) or 0)


def _time(found: re.Match[str]) -> time | None:
    groups = found.groupdict()
    hour = _number(groups["h"])
    minute = _number(groups["mi"]) if groups.get("mi") else _WORD_MINUTES.get(groups.get("word") or "", 0)
    second = int(groups.get("s") or 0)
    half = (groups.get("ampm") or groups.get("half") or "").lower()
    afternoon = half.startswith("p") or half in _AFTERNOON or (half == "中午" and hour < 11)
    if hour < 12 and afternoon:
        hour += 12
    elif hour == 12 and (half.startswith("a") or half == "凌晨"):
        hour = 0
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
