"""Where in a text a date stands, and what (year, month, day) each order would make of it.

All patterns run on cleaned, Simplified text of the same length as the cleaned original, so that positions can be
used to cut the rest (a place, a name) out of the original.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

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
_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_MONTH = rf"(?P<mon>{_MONTH_NAME})\.?"
_HYPHEN = r"\-‐‑–—−"
_GAP = rf"[\s.,/_{_HYPHEN}]*"
_TO = rf"\s*(?:[{_HYPHEN}~]|to|至|到|and|&|until)\s*"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = r"(?P<d>\d{1,2})"
_FULL_YEAR = r"(?P<y>(?:19|20)\d{2})"
# A year at the end; not the hour of a time behind the date.
_YEAR = (
    rf"(?P<y>(?:19|20|21)\d{{2}}|['’]?\d{{2}})(?!\s*(?:of\s+)?{_MONTH_NAME}|\s?[:h]|[.:]\d|\s?[ap]\.?m\b|\d|st|nd"
    rf"|rd|th)"
)
_C_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_C_YEAR = r"(?:\d{2,4}|[〇○零一二三四五六七八九]{4})"
_C_DAY = rf"(?P<d>{_C_NUM})\s*(?:[日号]|(?!\d))"
_SEPARATOR = rf"\s?(?P<sep>[./_\\{_HYPHEN}])\s?"
_ANY_SEPARATOR = rf"\s?[./_\\{_HYPHEN} ]\s?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_CHINESE = _pattern(rf"(?P<roc>民国)?(?P<y>{_C_YEAR})\s*年\s*(?P<m>{_C_NUM})\s*月份?\s*{_C_DAY}")
_CHINESE_NO_YEAR = _pattern(rf"(?<![\d年])(?P<m>{_C_NUM})\s*月份?\s*{_C_DAY}")
_CHINESE_NO_DAY = _pattern(rf"{_C_YEAR}\s*年\s*(?:{_C_NUM}\s*月份?)?(?!\d)|(?<!\d){_C_NUM}月份?(?![\d底])")
_DAYS_OF_MONTH = _pattern(
    rf"(?<!\d){_DAY}{_ORDINAL}{_TO}\d{{1,2}}{_ORDINAL}\s*(?:of\s+)?{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?"
)
_MONTH_DAYS = _pattern(rf"(?<![a-z]){_MONTH}\s*{_DAY}{_ORDINAL}{_TO}\d{{1,2}}{_ORDINAL}(?!\d)(?:{_GAP}{_YEAR})?")
_MONTH_DAY_TO = _pattern(
    rf"(?<![a-z]){_MONTH}\s*{_DAY}{_ORDINAL}{_TO}{_MONTH_NAME}\.?\s*\d{{1,2}}{_ORDINAL}(?!\d)(?:{_GAP}{_YEAR})?"
)
_YEAR_MONTH_DAY = _pattern(rf"(?<!\d){_FULL_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}{_ORDINAL}(?!\d|\s?[:h])")
_DAY_MONTH = _pattern(rf"(?<!\d){_DAY}{_ORDINAL}\s*(?:of\s+)?(?:day\s+of\s+)?{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?")
_MONTH_YEAR = _pattern(
    rf"(?<![a-z]){_MONTH}{_GAP}(?:19|20)\d{{2}}(?!\d)|(?<![a-z]){_MONTH.replace('mon', 'm')}\s*[-–'’]\s*\d{{2}}(?!\d)"
)
_YEAR_MONTH_NAMED = _pattern(rf"(?<!\d)(?:19|20)\d{{2}}{_GAP}{_MONTH}(?!{_GAP}\d)")
_MONTH_DAY = _pattern(
    rf"(?<![a-z]){_MONTH}{_GAP}(?:the\s+)?{_DAY}{_ORDINAL}(?!\d|\s?:)(?:(?:\s*,\s*|\s+(?=\d{{4}}|['’])"
    rf"|\s*[{_HYPHEN}/.]\s*){_YEAR})?"
)
_YEAR_LAST = _pattern(
    rf"(?<![\d./\-])(?P<a>\d{{1,2}}){_SEPARATOR}(?P<b>\d{{1,2}})\s?(?:(?P=sep)|[./\-])\s?(?P<c>\d{{4}}|\d{{2}})(?!\d|:)"
)
_YEAR_LAST_SPACED = _pattern(r"(?<![\d.])(?P<a>\d{1,2}) (?P<b>\d{1,2}) (?P<c>(?:19|20)\d{2})(?!\d|:)")
_YEAR_FIRST = _pattern(
    rf"(?<!\d)(?P<y>\d{{4}})(?:{_ANY_SEPARATOR}|[,、。]|\s?年\s?)(?P<m>\d{{1,2}})(?:{_ANY_SEPARATOR}"
    rf"|[月,、。]){_DAY}(?!\d|\s?月)\s?[日号]?"
)
_SHORT_YEAR_FIRST = _pattern(rf"(?<![\d./\-])(?P<y>\d{{2}}){_SEPARATOR}(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d)(?![\d./\-])")
_ROC = _pattern(r"民国\s*(?P<roc>(?P<y>\d{2,3}))\s?[./\-]\s?(?P<m>\d{1,2})\s?[./\-]\s?(?P<d>\d{1,2})(?!\d)")
_EIGHT_DIGITS = _pattern(r"(?<!\d)(?P<n>\d{8})(?:\s?t?(?:\d{6}|\d{4}))?(?!\d)")
_SIX_DIGITS = _pattern(r"^(?P<a>\d{2})(?P<b>\d{2})(?P<c>\d{2})$")
_YEAR_ALONE = _pattern(r"^(?:19|20)\d{2}(?:\s?[./\-]\s?\d{1,2}|0[1-9]|1[0-2])?$")
_PAIR = _pattern(
    rf"(?<![\d./:\-])(?P<a>\d{{1,2}})\s?[./{_HYPHEN}]\s?(?P<b>\d{{1,2}})(?:\.(?!\d)|日|号)?(?![\d%:/]|\s?[ap]\.?m\b)"
)
# What follows the first day of a range: 2024.3.5-3.7, 3月5日-7日.
RANGE_END = _pattern(
    rf"\s*(?:[{_HYPHEN}~]|to|至|到)\s*(?:\d{{1,2}}\s?[./月\-]\s?)?\d{{1,2}}\s?[日号]?(?![\d.:]\d|\d|:)"
)


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
        # Years of the Republic of China count from 1912.
        year, assumptions = _number(found["y"]) + 1911, ("roc_year",)
    return Shape(*found.span(), always=(year, _number(found["m"]), _number(found["d"])), assumptions=assumptions)


def _chinese_no_year(found: re.Match[str]) -> Shape:
    return Shape(*found.span(), always=(None, _number(found["m"]), _number(found["d"])))


def _short_year(found: re.Match[str]) -> Shape:
    year, assumptions = full_year(found["y"])
    triple = (year, int(found["m"]), int(found["d"]))
    return Shape(*found.span(), by_order=((DateOrder.YMD, triple),), assumptions=assumptions)


def _known(found: re.Match[str]) -> Shape:
    return Shape(*found.span(), always=(int(found["y"]), int(found["m"]), int(found["d"])))


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
    orders = ((DateOrder.DMY, (year, second, first)), (DateOrder.MDY, (year, first, second)))
    return Shape(*found.span(), by_order=orders)


def _pair(found: re.Match[str]) -> Shape:
    a, b = int(found["a"]), int(found["b"])
    month_first: Triple = (None, a, b)
    orders = ((DateOrder.DMY, (None, b, a)), (DateOrder.MDY, month_first), (DateOrder.YMD, month_first))
    return Shape(*found.span(), by_order=orders)


def _month_alone(found: re.Match[str]) -> Shape:
    return Shape(*found.span(), no_day=True, assumptions=("no_day",))


# In this order; a place in the text taken by an earlier pattern is not looked at again.
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Shape | None]], ...] = (
    (_CHINESE, _chinese),
    (_CHINESE_NO_YEAR, _chinese_no_year),
    (_CHINESE_NO_DAY, _month_alone),
    (_YEAR_MONTH_DAY, _named),
    (_MONTH_DAY_TO, partial(_named, assumptions=("first_of_range",))),
    (_DAYS_OF_MONTH, partial(_named, assumptions=("first_of_range",))),
    (_MONTH_DAYS, partial(_named, assumptions=("first_of_range",))),
    (_DAY_MONTH, _named),
    (_MONTH_YEAR, _month_alone),
    (_YEAR_MONTH_NAMED, _month_alone),
    (_MONTH_DAY, _named),
    (_ROC, _chinese),
    (_YEAR_LAST, _three),
    (_YEAR_LAST_SPACED, _three),
    (_YEAR_FIRST, _known),
    (_SHORT_YEAR_FIRST, _short_year),
    (_EIGHT_DIGITS, _eight),
    (_SIX_DIGITS, _three),
    (_YEAR_ALONE, _month_alone),
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
