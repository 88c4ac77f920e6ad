"""The score that stands in a satisfaction text, before its scale is known."""

import re
from dataclasses import dataclass
from functools import lru_cache

from careerdash.values.numbers import english_numerals, western
from careerdash.values.scale_words import is_scale_word
from careerdash.values.spelling import plain

_FULL = "★⭐✭✮🌟"
_EMPTY = "☆✩✰"
_STARS = re.compile(f"[{_FULL}{_EMPTY}\ufe0f\\s½]+")
_NUM = r"(\d{1,3}(?:\.\d+)?)"
_BEFORE = (
    r"(?:about|around|approx\.?|约|大约|大概|~|我?(?:打|给)|评分|满意度|总体|整体|score"
    r"|rating)?\s*[:：]?\s*(?:about|约)?\s*"
)
_AFTER = r"\s*(?:左右|吧|[.!。！])*"
_OUT_OF = re.compile(
    rf"{_BEFORE}{_NUM}\s*(?:分|points?|stars?|星)?\s*(?:/|／|out of|of|÷)\s*{_NUM}\s*(?:分|points?|stars?|星)?{_AFTER}"
)
_FULL_MARK = re.compile(
    rf"{_BEFORE}{_NUM}\s*分?\s*[(,]?\s*(?:满分|总分)\s*(?:为|是)?\s*{_NUM}\s*分?\)?{_AFTER}|(?:满分"
    rf"|总分){_NUM}分?\s*[,，]?\s*(?:打|给)?\s*{_NUM}分?{_AFTER}"
)
_SYSTEM = re.compile(rf"{_BEFORE}{_NUM}\s*分?\s*\(?{_NUM}\s*分制\)?{_AFTER}")
_PERCENT = re.compile(rf"{_BEFORE}{_NUM}\s*(?:%|percent|per cent){_AFTER}(?:\s*满意|\s*satisfied)?")
_STAR_WORD = re.compile(rf"{_BEFORE}{_NUM}\s*(?:颗|个)?\s*(?:星级?|stars?){_AFTER}")
_POINTS = re.compile(rf"{_BEFORE}{_NUM}\s*(?:分|points?|pts?\.?|marks?)?{_AFTER}")
_NUMBER_AND_WORD = re.compile(rf"{_NUM}\s*(?:分|points?|stars?|星)?\s*[\s\-–—=:.,、(]+\s*([^\d()]+?)\)?")
_WORD_AND_NUMBER = re.compile(rf"([^\d()]+?)\s*[\s\-–—=:(,、]*\s*{_NUM}\s*分?\)?")
_IN_HUNDRED = re.compile(r"百分之(\S+)$")
_DECIMAL_COMMA = re.compile(r"(?<!\d)(\d{1,2}),(\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Score:
    """A number of points; ``out_of`` where the text says how many there are, ``stars`` where it is drawn in stars."""

    value: float
    out_of: float | None = None
    stars: bool = False


@lru_cache(maxsize=50_000)
def score_in(text: str) -> Score | None:
    """Return the score a text consists of: ``8分``, ``4/5``, ``★★★★☆``, ``90%``; None for words, prose and ranges."""
    matched = plain(text).replace("1⁄2", "½")
    if _STARS.fullmatch(matched) and any(c in _FULL for c in matched):
        full = sum(c in _FULL for c in matched) + 0.5 * ("½" in matched)
        total = full + sum(c in _EMPTY for c in matched)
        return Score(full, None if total <= 5 else total, stars=True)
    matched = western(_IN_HUNDRED.sub(r"\1%", _DECIMAL_COMMA.sub(r"\1.\2", matched)))
    first, space, others = matched.partition(" ")
    matched = english_numerals(first) + space + others
    if matched in {"满分", "full marks", "full score"}:
        return Score(100, 100)
    return _measured(matched)


def _measured(matched: str) -> Score | None:
    for pattern in (_OUT_OF, _SYSTEM):
        found = pattern.fullmatch(matched)
        if found:
            return Score(float(found[1]), float(found[2]))
    found = _FULL_MARK.fullmatch(matched)
    if found:
        value, out_of = (found[1], found[2]) if found[1] else (found[4], found[3])
        return Score(float(value), float(out_of))
    found = _PERCENT.fullmatch(matched)
    if found:
        return Score(float(found[1]), 100)
    found = _STAR_WORD.fullmatch(matched)
    if found:
        return Score(float(found[1]), None, stars=True)
    found = _POINTS.fullmatch(matched)
    if found:
        return Score(float(found[1]))
    found = _NUMBER_AND_WORD.fullmatch(matched)
    if found and is_scale_word(found[2]):
        return Score(float(found[1]))
    found = _WORD_AND_NUMBER.fullmatch(matched)
    if found and is_scale_word(found[1]):
        return Score(float(found[2]))
    return None
