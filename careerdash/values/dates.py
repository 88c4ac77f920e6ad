"""Dates as people type them, and in which order a column writes day and month."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from careerdash.domain.folding import clean
from careerdash.values import date_shapes
from careerdash.values.date_orders import OrderEvidence, decide_order
from careerdash.values.date_shapes import DateOrder, Shape, Triple
from careerdash.values.missing import is_missing
from careerdash.values.spelling import simplify

__all__ = ["DateOrder", "DateReading", "OrderEvidence", "decide_order", "read_date"]

DateState = Literal["date", "missing", "undecided", "no_year", "impossible", "unreadable"]

_EARLIEST, _LATEST = 1900, 2100
_LEAP = 2024
# Day 0 of the 1900 date system as spreadsheet programs count it (they take 1900 for a leap year).
_SERIAL_START = datetime(1899, 12, 30)  # noqa: DTZ001 - a day on the wall, not a moment
_SERIAL_RANGE = (40_000, 60_000)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?")
_LABEL = re.compile(
    r"^(?:(?:interview |visit )?(?:date|time)|on|at|in|place|location|where|when|访谈日期|访谈时间|日期|时间|访谈地点|地点|在|于)(?![a-z])\s*[::]?\s*",
    re.IGNORECASE,
)
_EDGES = " ,;|/\\&()[]-–—~.:、，。；：（）@+\x00"
_TO_AFTER = re.compile(r"\s*(?:-|–|—|~|～|to|至|到|until)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A read date cell.

    ``reading`` says how far it was understood: ``undecided`` needs an order of day and month, ``no_year`` a year.
    ``assumptions`` are codes: excel_serial, two_digit_year, roc_year, year_from_term, first_of_range, first_of_several,
    order_of_this_cell, no_day. ``rest`` is what else the cell holds (a place), None where nothing is left.
    """

    text: str
    date: date | None
    time: time | None
    reading: DateState
    assumptions: tuple[str, ...] = ()
    rest: str | None = None


@lru_cache(maxsize=100_000)
def read_date(text: str, order: DateOrder | None, year: int | None = None) -> DateReading:
    """Read one typed date.

    Args:
        text: the cell, as typed or as ISO text of a real date cell.
        order: how the column writes numeric dates; None reads only what needs no order.
        year: taken for dates typed without one (the year of the class term), else they stay ``no_year``.
    """
    iso = _ISO.fullmatch(text)
    if iso:
        day = _day((int(iso[1]), int(iso[2]), int(iso[3])))
        if day is not None:
            at = time(int(iso[4]), int(iso[5]), int(iso[6])) if iso[4] and _is_time(iso) else None
            return DateReading(text, day, at, "date")
    if is_missing(text):
        return DateReading(text, None, None, "missing")
    shown = clean(text)
    matched = simplify(shown)
    serial = date_shapes.SERIAL.fullmatch(matched)
    if serial and _SERIAL_RANGE[0] <= int(serial["days"]) <= _SERIAL_RANGE[1]:
        moment = _SERIAL_START + timedelta(days=float(matched))
        at = moment.replace(microsecond=0).time() if serial["part"] else None
        return DateReading(text, moment.date(), at, "date", ("excel_serial",))
    return _read_free(text, shown, matched, order, year)


def _is_time(iso: re.Match[str]) -> bool:
    return int(iso[4]) < 24 and int(iso[5]) < 60 and int(iso[6]) < 60


def _read_free(text: str, shown: str, matched: str, order: DateOrder | None, year: int | None) -> DateReading:
    matched, at = _take_times(matched)
    shapes = date_shapes.find_shapes(matched)
    if not shapes or date_shapes.UNSUITED.search(matched):
        return DateReading(text, None, at, "unreadable")
    first = shapes[0]
    left = matched
    for shape in shapes:
        left = date_shapes.blank(left, shape.start, shape.end)
    if at is None and first.always != (None, 0, 0):
        left, at = _dotted_time(left)
    rest = _rest(shown, left)
    if first.no_day:
        return DateReading(text, None, at, "unreadable", first.assumptions, rest)
    assumptions = [*first.assumptions]
    first, extra = _with_second(first, shapes, matched)
    assumptions += extra
    day, state, more = _decide(first, order, year)
    return DateReading(text, day, at, state, tuple(dict.fromkeys((*assumptions, *more))), rest)


def _take_times(matched: str) -> tuple[str, time | None]:
    at: time | None = None
    for pattern in date_shapes.TIMES:
        for found in pattern.finditer(matched):
            value = date_shapes.read_time(found)
            if value is not None:
                at = at or value
                matched = date_shapes.blank(matched, *found.span())
    for pattern in (date_shapes.WEEKDAY, date_shapes.HALF_DAY_WORD):
        for found in pattern.finditer(matched):
            matched = date_shapes.blank(matched, *found.span())
    return matched, at


def _dotted_time(left: str) -> tuple[str, time | None]:
    found = date_shapes.DOTTED_TIME.search(left)
    value = date_shapes.read_time(found) if found else None
    return (date_shapes.blank(left, *found.span()), value) if found and value else (left, None)


def _with_second(first: Shape, shapes: tuple[Shape, ...], matched: str) -> tuple[Shape, list[str]]:
    """Say that only the first of several dates is taken; a range gives its last date's year to the first."""
    between = matched[first.end : shapes[1].start] if len(shapes) > 1 else matched[first.end : first.end + 12]
    spanning = (
        _TO_AFTER.fullmatch(between) if len(shapes) > 1 else re.match(r"\s*(?:-|–|—|~|至|到)\s*\d{1,2}(?!\d)", between)
    )
    if len(shapes) == 1:
        return first, ["first_of_range"] if spanning else []
    second = shapes[1]
    if spanning and not first.has_year and second.has_year:
        year = (second.always or second.by_order[0][1])[0]
        always = (year, first.always[1], first.always[2]) if first.always else None
        by_order = tuple((order, (year, m, d)) for order, (_, m, d) in first.by_order)
        first = Shape(first.start, first.end, always, by_order)
    return first, ["first_of_range" if spanning else "first_of_several"]


def _decide(shape: Shape, order: DateOrder | None, year: int | None) -> tuple[date | None, DateState, tuple[str, ...]]:
    used: tuple[str, ...] = ()
    triples = dict(shape.by_order) if shape.always is None else {None: shape.always}
    if not shape.has_year:
        if year is None:
            possible = any(_day((_LEAP, m, d)) for _, m, d in triples.values())
            return None, "no_year" if possible else "impossible", ()
        triples = {key: (year, m, d) for key, (_, m, d) in triples.items()}
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


def _day(triple: Triple) -> date | None:
    year, month, day = triple
    if year is None or not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rest(shown: str, left: str) -> str | None:
    kept = "".join(c if mark != "\x00" else "\x00" for c, mark in zip(shown, left, strict=True))
    pieces = [_LABEL.sub("", piece.strip(_EDGES)).strip(_EDGES) for piece in kept.split("\x00")]
    rest = " ".join(piece for piece in pieces if re.search(r"\w", piece))
    return None if not rest or rest.isdecimal() else rest
