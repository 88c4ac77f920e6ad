"""Columns that hold two facts: "Date and place of visit", "Company & Role", "姓名/学号"."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

import pyarrow as pa

from careerdash.domain.folding import clean, fold_header
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.headers import match_header
from careerdash.values.dates import DateOrder, read_date
from careerdash.values.terms import Term

Pair = tuple[str, str]
Halves = tuple[str | None, str | None]

_JOINS = re.compile(r"\s*(?:/|&|＆|\+|、|,|，|;|；|\band\b|和|及|与)\s*", re.IGNORECASE)
# Pairs that people put into one cell; the splitter is chosen by what can be recognised.
_TOGETHER = (
    frozenset({"interview_date", "place"}),
    frozenset({"student_id", "student_name"}),
    frozenset({"organisation", "occupation"}),
    frozenset({"professional_name", "occupation"}),
    frozenset({"professional_name", "organisation"}),
    frozenset({"professional_name", "contact"}),
)
# Spellings without a word between the two facts.
_KNOWN: Mapping[str, Pair] = {
    fold_header(header): pair
    for pair, headers in {
        ("interview_date", "place"): (
            "时间地点", "访谈时间地点", "时间及地点", "访谈时间及地点",
            "Date and place of visit", "Date and place", "Date and place of interview", "When and where",
        ),
        ("student_name", "student_id"): ("姓名学号", "Name and ID", "Student name and ID"),
        ("student_id", "student_name"): ("学号姓名", "Student ID and name"),
        ("organisation", "occupation"): ("单位职务", "单位及职务", "工作单位及职务", "工作单位及职位", "公司职位"),
        ("occupation", "organisation"): ("Title and organization", "Title and organisation", "职务及单位"),
    }.items()
    for header in headers
}  # fmt: skip
_NUMBER = re.compile(r"[A-Za-z]{0,4}\d{3,}[A-Za-z]?")
_BREAK = re.compile(r"\s*(?:\n|\s[-–—|]\s|/|｜|\||，|,|；|;|、)\s*")
_AT = re.compile(r"\s+(?:at|@|with)\s+|\s*@\s*", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def pair_of(header: str, kind: SheetKind) -> Pair | None:
    """Return the two fields a header names, None when it names one thing or none."""
    text = clean(header)
    known = _KNOWN.get(fold_header(text))
    if known is not None:
        return known if kind is SheetKind.INTERVIEWS or "student_id" in known else None
    parts = [part for part in _JOINS.split(text) if part]
    if len(parts) != 2:
        return None
    matches = [match_header(part, kind) for part in parts]
    if any(match is None or match.strength < 2.0 for match in matches):
        return None
    fields = (matches[0].field, matches[1].field) if matches[0] and matches[1] else ("", "")
    return fields if frozenset(fields) in _TOGETHER else None


def split_column(texts: pa.Array, pair: Pair, order: str | None, year: Term | int | None) -> tuple[pa.Array, pa.Array]:
    """Split every text of a column; what cannot be split stays whole in the first half that fits it."""
    split = _splitter(pair, order, year)
    encoded = texts.dictionary_encode()
    halves = [split(text) for text in encoded.dictionary.to_pylist()]
    return (
        pa.array([half[0] for half in halves], pa.string()).take(encoded.indices),
        pa.array([half[1] for half in halves], pa.string()).take(encoded.indices),
    )


def _splitter(pair: Pair, order: str | None, year: Term | int | None) -> Callable[[str], Halves]:
    if "interview_date" in pair:
        chosen = DateOrder(order) if order else None

        def dated(text: str) -> Halves:
            found = read_date(text, chosen, year)
            halves = (text, found.rest)
            return halves if pair[0] == "interview_date" else (halves[1], halves[0])

        return dated
    if "student_id" in pair:
        return lambda text: _numbered(text) if pair[0] == "student_id" else _numbered(text)[::-1]
    return lambda text: _two(text, pair)


def _numbered(text: str) -> tuple[str | None, str | None]:
    """Student ID and the name around it."""
    found = _NUMBER.search(text)
    if not found:
        return None, text
    name = (text[: found.start()] + " " + text[found.end() :]).strip(" \t\n/,，;；、-–—|()（）:：")
    return found[0], name or None


def _two(text: str, pair: Pair) -> Halves:
    """Two texts with a mark between them; "engineer at Northwind" names the organisation last whatever the header."""
    at = _AT.split(text, maxsplit=1)
    if len(at) == 2 and "organisation" in pair:
        return (at[1], at[0]) if pair[0] == "organisation" else (at[0], at[1])
    parts = [part for part in _BREAK.split(text.strip(), maxsplit=1) if part]
    return (parts[0], parts[1]) if len(parts) == 2 else (text, None)
