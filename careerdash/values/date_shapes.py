"""Where in a text a date or a time stands, before it is decided what day it is.

All patterns run on cleaned, Simplified text of the same length as the cleaned original, so that positions can be
used to cut the rest (a place, a name) out of the original.
"""

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from careerdash.values.spelling import read_numeral


class DateOrder(StrEnum):
    """In which order a column writes day, month and year."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


Triple = tuple[int | None, int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """A date as it stands: its place in the text and what (year, month, day) each order would make of it.

    ``always`` is set where no order is needed. A two-digit year is already completed. ``no_day`` marks a month alone.
    """

    start: int
    end: int
    always: Triple | None = None
    by_order: tuple[tuple[DateOrder, Triple], ...] = ()
    assumptions: tuple[str, ...] = ()
    no_day: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the year is written in the text."""
        triple = self.always or (self.by_order[0][1] if self.by_order else None)
        return triple is not None and triple[0] is not None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<mon>jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
_GAP = r"[\s.,/\-‐‑–—−_]*"
_DASH = r"\s*(?:-|‐|‑|–|—|−|~|to|至|到|and|&|until)\s*"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>(?:19|20|21)\d{2}|['’]?\d{2})(?!\s?[:h]|[.:]\d|\s?[ap]\.?m\b|\d)"
_C_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_C_YEAR = r"(?:\d{2,4}|[〇○零一二三四五六七八九]{4})"
_SEPARATOR = r"\s?(?P<sep>[./\-‐‑–—−_\\])\s?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_CHINESE = _pattern(
    rf"(?P<roc>民国)?(?P<y>{_C_YEAR})\s*年\s*(?P<m>{_C_NUM})\s*月份?\s*(?P<d>{_C_NUM})\s*(?:[日号](?!馆)|(?!\d))"
)
_CHINESE_NO_YEAR = _pattern(rf"(?<![\d年])(?P<m>{_C_NUM})\s*月份?\s*(?P<d>{_C_NUM})\s*(?:[日号]|(?!\d))")
_CHINESE_NO_DAY = _pattern(rf"(?P<y>{_C_YEAR})\s*年\s*(?:(?P<m>{_C_NUM})\s*月份?)?(?!\d)")
_DAYS_OF_MONTH = _pattern(
    rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}{_DASH}\d{{1,2}}{_ORDINAL}\s*(?:of\s+)?{_MONTH}(?:{_GAP}{_YEAR})?"
)
_MONTH_DAYS = _pattern(
    rf"(?<![a-z]){_MONTH}\s*(?P<d>\d{{1,2}}){_ORDINAL}{_DASH}\d{{1,2}}{_ORDINAL}(?!\d)(?:{_GAP}{_YEAR})?"
)
_YEAR_MONTH_DAY_NAMED = _pattern(
    rf"(?<!\d)(?P<y>(?:19|20)\d{{2}}){_GAP}{_MONTH}{_GAP}(?P<d>\d{{1,2}}){_ORDINAL}(?!\d|\s?[:h])"
)
_DAY_MONTH_NAMED = _pattern(
    rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}\s*(?:of\s+)?(?:day\s+)?{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?"
)
_MONTH_DAY_NAMED = _pattern(
    rf"(?<![a-z]){_MONTH}{_GAP}(?:the\s+)?(?P<d>\d{{1,2}}){_ORDINAL}(?!\d|\s?:)(?:(?:\s*,\s*|\s+|\s*[\-–/.]\s*){_YEAR})?"
)
_MONTH_SHORT_YEAR = _pattern(rf"(?<![a-z]){_MONTH}\s*[\-–'’]\s*\d{{2}}(?!\d)")
_MONTH_YEAR_NAMED = _pattern(
    rf"(?<![a-z]){_MONTH}{_GAP}(?P<y>(?:19|20)\d{{2}})(?!\d)|(?<!\d)(?P<y2>(?:19|20)\d{{2}}){_GAP}{_MONTH.replace('mon', 'mon2')}(?!{_GAP}\d)"
)
_YEAR_FIRST = _pattern(
    rf"(?<!\d)(?P<y>\d{{4}})\s?[./\-‐‑–—−_\\, ]\s?(?P<m>\d{{1,2}})\s?[./\-‐‑–—−_\\, 月]\s?(?P<d>\d{{1,2}})(?!\d)\s?[日号]?"
)
_YEAR_LAST = _pattern(
    rf"(?<!\d)(?P<a>\d{{1,2}}){_SEPARATOR}(?P<b>\d{{1,2}})\s?(?:(?P=sep)|[./\-])\s?(?P<c>\d{{4}}|\d{{2}})(?!\d|:)"
)
_YEAR_LAST_SPACED = _pattern(r"(?<![\d.])(?P<a>\d{1,2}) (?P<b>\d{1,2}) (?P<c>(?:19|20)\d{2})(?!\d|:)")
_EIGHT_DIGITS = _pattern(r"(?<!\d)(?P<n>\d{8})(?:\s?t?(?P<hms>\d{6}|\d{4}))?(?!\d)")
_SIX_DIGITS = _pattern(r"^(?P<a>\d{2})(?P<b>\d{2})(?P<c>\d{2})$")
_YEAR_MONTH = _pattern(r"^(?P<y>(?:19|20)\d{2})(?:\s?[./\-]\s?(?P<m>\d{1,2})|(?P<m2>0[1-9]|1[0-2]))?$")
_PAIR = _pattern(
    r"(?<![\d./\-:])(?P<a>\d{1,2})\s?[./\-‐‑–—−]\s?(?P<b>\d{1,2})(?:\.(?!\d)|日|号)?(?![\d%:/]|\s?[ap]\.?m\b)"
)

_HALF_DAY = r"(?P<half>上午|早上|早晨|凌晨|清晨|中午|下午|傍晚|晚上|晚|早|am\b|pm\b)"
_AMPM = r"(?P<ampm>[ap]\.?\s?m\b\.?)"
TIMES = (
    _pattern(rf"(?:{_HALF_DAY}\s*)?(?<!\d)(?P<h>\d{{1,2}})[:：](?P<mi>\d{{2}})(?:[:：](?P<s>\d{{2}})(?:\.\d+)?)?(?!\d)\s*(?:{_AMPM})?(?:\s*(?:z\b|gmt|utc)?\s*[+\-]\d{{1,2}}(?::?\d{{2}})?(?![\d:])|\s*(?:z|gmt|utc|cst)\b)?"),
    _pattern(rf"(?:{_HALF_DAY}\s*)?(?P<h>{_C_NUM})\s*[点时](?:(?P<word>半|整|钟|1刻|一刻|三刻|3刻)|(?P<mi>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})分?)?(?!间)"),
    _pattern(rf"(?<![\d.:])(?P<h>\d{{1,2}})(?:\.(?P<mi>\d{{2}}))?\s*{_AMPM}"),
    _pattern(r"(?<![\d.:/\-])(?P<h>\d{1,2})h(?P<mi>\d{2})?(?![a-z\d])"),
)  # fmt: skip
DOTTED_TIME = _pattern(r"(?<![\d.])(?P<h>\d{1,2})\.(?P<mi>\d{2})(?![\d.])")
WEEKDAY = _pattern(
    r"[(（]?\s*(?:(?:星期|礼拜|周)[一二三四五六日天1-6]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)\s*[)）]?,?"
)
HALF_DAY_WORD = _pattern(
    r"上午|早上|早晨|凌晨|清晨|中午|下午|傍晚|晚上|\b(?:in the )?(?:morning|afternoon|evening)\b|\bnoon\b"
)
UNSUITED = _pattern(r"农历|阴历|去年|前年|明年|后年|上旬|中旬|下旬|\blast year\b|\bnext year\b")
SERIAL = _pattern(r"(?P<days>[45]\d{4})(?:\.(?P<part>\d+))?")


def _number(text: str) -> int:
    digits = text.strip("'’ ")
    return int(digits) if digits.isdecimal() else (read_numeral(digits.replace("○", "〇")) or 0)


def full_year(text: str) -> tuple[int, tuple[str, ...]]:
    """Return a typed year in full with the assumption used: 24 -> 2024, 98 -> 1998 (the usual turn at 70)."""
    year = _number(text)
    if len(text.strip("'’ ")) > 2:
        return year, ()
    return (2000 + year if year < 70 else 1900 + year), ("two_digit_year",)


def _named(found: re.Match[str], assumptions: tuple[str, ...] = ()) -> Shape:
    month = _MONTHS.index(found["mon"][:3].lower()) + 1
    year, extra = full_year(found["y"]) if found["y"] else (None, ())
    return Shape(*found.span(), always=(year, month, _number(found["d"])), assumptions=(*assumptions, *extra))


def _chinese(found: re.Match[str]) -> Shape:
    year, assumptions = full_year(found["y"])
    if found["roc"]:
        year, assumptions = _number(found["y"]) + 1911, ("roc_year",)
    return Shape(*found.span(), always=(year, _number(found["m"]), _number(found["d"])), assumptions=assumptions)


def _three(found: re.Match[str]) -> Shape:
    a, b, c = found["a"], found["b"], found["c"]
    year, assumptions = full_year(c)
    orders: list[tuple[DateOrder, Triple]] = [
        (DateOrder.DMY, (year, int(b), int(a))),
        (DateOrder.MDY, (year, int(a), int(b))),
    ]
    if len(c) == 2 and len(a) == 2:
        orders.append((DateOrder.YMD, (full_year(a)[0], int(b), int(c))))
    return Shape(*found.span(), by_order=tuple(orders), assumptions=assumptions)


def _eight(found: re.Match[str]) -> Shape | None:
    digits = found["n"]
    if 1900 <= int(digits[:4]) <= 2100:
        return Shape(*found.span(), always=(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
    year, first, second = int(digits[4:]), int(digits[:2]), int(digits[2:4])
    if not 1900 <= year <= 2100:
        return None
    return Shape(
        *found.span(), by_order=((DateOrder.DMY, (year, second, first)), (DateOrder.MDY, (year, first, second)))
    )


def _pair(found: re.Match[str]) -> Shape:
    a, b = int(found["a"]), int(found["b"])
    return Shape(
        *found.span(),
        by_order=((DateOrder.DMY, (None, b, a)), (DateOrder.MDY, (None, a, b)), (DateOrder.YMD, (None, a, b))),
    )


def _known(found: re.Match[str]) -> Shape:
    return Shape(*found.span(), always=(int(found["y"]), int(found["m"]), int(found["d"])))


def _month_alone(found: re.Match[str]) -> Shape:
    return Shape(*found.span(), no_day=True, assumptions=("no_day",))


def _chinese_no_year(found: re.Match[str]) -> Shape:
    return Shape(*found.span(), always=(None, _number(found["m"]), _number(found["d"])))


# In this order; a place in the text taken by an earlier pattern is not looked at again.
_READERS = (
    (_CHINESE, _chinese),
    (_CHINESE_NO_YEAR, _chinese_no_year),
    (_CHINESE_NO_DAY, _month_alone),
    (_YEAR_MONTH_DAY_NAMED, _named),
    (_DAYS_OF_MONTH, lambda found: _named(found, ("first_of_range",))),
    (_MONTH_DAYS, lambda found: _named(found, ("first_of_range",))),
    (_DAY_MONTH_NAMED, _named),
    (_MONTH_YEAR_NAMED, _month_alone),
    (_MONTH_SHORT_YEAR, _month_alone),
    (_MONTH_DAY_NAMED, _named),
    (_YEAR_FIRST, _known),
    (_YEAR_LAST, _three),
    (_YEAR_LAST_SPACED, _three),
    (_EIGHT_DIGITS, _eight),
    (_SIX_DIGITS, _three),
    (_YEAR_MONTH, _month_alone),
    (_PAIR, _pair),
)


def find_shapes(text: str) -> tuple[Shape, ...]:
    """Return the dates that stand in a cleaned text whose times are blanked out, from left to right."""
    left = text
    shapes: list[Shape] = []
    for pattern, read in _READERS:
        for found in pattern.finditer(left):
            shape = read(found)
            if shape is not None:
                shapes.append(shape)
                left = blank(left, *found.span())
    return tuple(sorted(shapes, key=lambda shape: shape.start))


def blank(text: str, start: int, end: int) -> str:
    """Return the text with a stretch overwritten, so that all other positions stay."""
    return text[:start] + "\x00" * (end - start) + text[end:]


def read_time(found: re.Match[str]) -> time | None:
    """Return the time of day of a match of :data:`TIMES`, None when there is no such time."""
    groups = found.groupdict()
    hour = _number(groups["h"])
    word = groups.get("word")
    minute = {"半": 30, "1刻": 15, "一刻": 15, "三刻": 45, "3刻": 45}.get(word or "", 0)
    if groups.get("mi"):
        minute = _number(groups["mi"])
    half = (groups.get("ampm") or groups.get("half") or "").lower()
    if hour < 12 and (half.startswith("p") or half in {"下午", "傍晚", "晚上", "晚"} or (half == "中午" and hour < 11)):
        hour += 12
    elif hour == 12 and (half.startswith("a") or half == "凌晨"):
        hour = 0
    second = int(groups.get("s") or 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
