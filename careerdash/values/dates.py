"""Dates as people type them, and in which order a column writes day and month."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from careerdash.domain.folding import clean
from careerdash.values.clock_times import take_dotted_time, take_times
from careerdash.values.date_orders import OrderEvidence, decide_order
from careerdash.values.date_shapes import RANGE_END, DateOrder, Shape, Triple, blank, find_shapes
from careerdash.values.missing import is_missing
from careerdash.values.spelling import simplify
from careerdash.values.terms import Term

__all__ = ["DateOrder", "DateReading", "OrderEvidence", "decide_order", "read_date"]

DateState = Literal["date", "missing", "undecided", "no_year", "impossible", "unreadable"]

_EARLIEST, _LATEST = 1900, 2100
_LEAP = 2024
# Day 0 of the 1900 date system as spreadsheet programs count it (they take 1900 for a leap year).
_SERIAL_START = datetime(1899, 12, 30)  # noqa: DTZ001 - a day on the wall, not a moment
_SERIAL = re.compile(r"(\d{5})(\.\d+)?")
_SERIAL_RANGE = (40_000, 60_000)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?", re.ASCII)
_UNSUITED = re.compile(
    r"农历|阴历|去年|前年|明年|后年|上旬|中旬|下旬|月[初底末]|\b(?:last|next) (?:year|month|week)\b|\b(?:early|mid"
    r"|late)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:interview |visit )?(?:date|time)|on|at|in|place|location|where|when|访谈日期|访谈时间|日期|时间"
    r"|访谈地点|地点|在|于)"
    r"(?![a-z])\s*:?\s*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s(?:on|at|in)$", re.IGNORECASE)
_JOINING = re.compile(
    r"至|到|和|与|及|to|and|until|约|大约|大概|about|around|approx|th|st|nd|rd|日|号|the", re.IGNORECASE
)
_EDGES = " ,;|/\\&()[]-–—~.:、。@+'\"\x00"
_BETWEEN = re.compile(r"[\s\x00]*(?:-|–|—|~|to|至|到|until)[\s\x00]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A read date cell.

    ``reading`` says how far it was understood: ``undecided`` needs an order of day and month, ``no_year`` a year.
    ``assumptions`` are codes: excel_serial, two_digit_year, roc_year, year_from_term, first_of_range, first_of_several,
    order_of_this_cell (read against the order of its column, because only that makes a date), no_day (a month alone,
    unreadable). ``rest`` is what else the cell holds, a place for example; None where nothing is left.
    """

    text: str
    date: date | None
    time: time | None
    reading: DateState
    assumptions: tuple[str, ...] = ()
    rest: str | None = None


@lru_cache(maxsize=100_000)
def read_date(text: str, order: DateOrder | None, year: Term | int | None = None) -> DateReading:
    """Read one typed date.

    Args:
        text: the cell, as typed or as ISO text of a real date cell.
        order: how the column writes numeric dates; None reads only what needs no order.
        year: for dates typed without one: the year, or the term of the class. A term gives the one year that puts
            the day inside it; where none or two do, the date stays ``no_year``.
    """
    iso = _ISO.fullmatch(text)
    day = _day((int(iso[1]), int(iso[2]), int(iso[3]))) if iso else None
    if iso and day is not None and (not iso[4] or _is_time(iso)):
        at = time(int(iso[4]), int(iso[5]), int(iso[6])) if iso[4] else None
        return DateReading(text, day, at, "date")
    if is_missing(text):
        return DateReading(text, None, None, "missing")
    shown = clean(text)
    serial = _SERIAL.fullmatch(shown)
    if serial and _SERIAL_RANGE[0] <= int(serial[1]) <= _SERIAL_RANGE[1]:
        moment = _SERIAL_START + timedelta(seconds=round(float(shown) * 86_400))
        return DateReading(text, moment.date(), moment.time() if serial[2] else None, "date", ("excel_serial",))
    return _read_free(text, shown, order, year)


def _is_time(iso: re.Match[str]) -> bool:
    return int(iso[4]) < 24 and int(iso[5]) < 60 and int(iso[6]) < 60


def _read_free(text: str, shown: str, order: DateOrder | None, year: Term | int | None) -> DateReading:
    matched, at = take_times(simplify(shown))
    shapes = find_shapes(matched)
    if not shapes or _UNSUITED.search(matched):
        return DateReading(text, None, at, "unreadable")
    left = matched
    for shape in shapes:
        left = blank(left, shape.start, shape.end)
    first, extra = _first_of(shapes, matched)
    ends = RANGE_END.match(matched, first.end)
    if ends:
        left = blank(left, *ends.span())
    if at is None:
        left, at = take_dotted_time(left)
    rest = _rest(shown, left)
    if first.no_day:
        return DateReading(text, None, at, "unreadable", first.assumptions, rest)
    day, state, more = _decide(first, order, year)
    assumptions = tuple(dict.fromkeys((*first.assumptions, *extra, *more)))
    return DateReading(text, day, at, state, assumptions, rest)


def _first_of(shapes: tuple[Shape, ...], matched: str) -> tuple[Shape, tuple[str, ...]]:
    """Return the first date, saying that others follow; a range gives the year of its last day to the first."""
    first = shapes[0]
    if RANGE_END.match(matched, first.end) and len(shapes) == 1:
        return first, ("first_of_range",)
    if len(shapes) == 1:
        return first, ()
    second = shapes[1]
    spanning = _BETWEEN.fullmatch(matched[first.end : second.start]) is not None
    if spanning and not first.has_year and second.has_year:
        year = (second.always or second.by_order[0][1])[0]
        always = (year, first.always[1], first.always[2]) if first.always else None
        by_order = tuple((order, (year, month, day)) for order, (_, month, day) in first.by_order)
        first = replace(first, always=always, by_order=by_order)
    return first, ("first_of_range" if spanning else "first_of_several",)


def _decide(
    shape: Shape, order: DateOrder | None, year: Term | int | None
) -> tuple[date | None, DateState, tuple[str, ...]]:
    used: tuple[str, ...] = ()
    triples: dict[DateOrder | None, Triple] = {None: shape.always} if shape.always else {**dict(shape.by_order)}
    if not shape.has_year:
        triples = {key: triple for key, triple in triples.items() if _day((_LEAP, *triple[1:]))}
        if not triples:
            return None, "impossible", ()
        if order in triples:
            # a day the order of the column makes is not given up for another one that suits the term
            triples = {order: triples[order]}
        dated = {key: (_year_of(year, *triple[1:]), *triple[1:]) for key, triple in triples.items()}
        if any(found is None for found, _month, _day_of_month in dated.values()):
            return None, "no_year", ()
        triples = dated
        used = ("year_from_term",)
    days = {key: day for key, triple in triples.items() if (day := _day(triple)) is not None}
    if not days:
        return None, "impossible", ()
    if order in days:
        return days[order], "date", used
    if len(set(days.values())) > 1:
        return None, "undecided", ()
    against = order is not None and order in triples
    return next(iter(days.values())), "date", (*used, "order_of_this_cell") if against else used


def _year_of(year: Term | int | None, month: int, day: int) -> int | None:
    return year.year_of(month, day) if isinstance(year, Term) else year


def _day(triple: Triple) -> date | None:
    year, month, day = triple
    if year is None or not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rest(shown: str, left: str) -> str | None:
    kept = "".join("\x00" if mark == "\x00" else character for character, mark in zip(shown, left, strict=True))
    pieces = (_LABEL.sub("", piece.strip(_EDGES)) for piece in kept.split("\x00"))
    cut = (_TRAILING.sub("", piece).strip(_EDGES) for piece in pieces)
    rest = " ".join(piece for piece in cut if re.search(r"\w", piece) and not _JOINING.fullmatch(piece))
    return None if not rest or rest.isdecimal() else rest
