"""Satisfaction on whatever scale it was asked, mapped onto 1-5."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from careerdash.values.missing import is_missing
from careerdash.values.scale_detection import ENDS, REVERSED, SCALES, ScaleGuess, detect_scale
from careerdash.values.scale_words import word_score
from careerdash.values.score_texts import Score, score_in

__all__ = ["SCALES", "ScaleGuess", "ScaleReading", "detect_scale", "read_rating", "read_satisfaction"]


@dataclass(frozen=True, slots=True)
class ScaleReading:
    """A satisfaction cell.

    ``value`` is on 1-5 where ``reading`` is ``score``; ``outside`` is a number that the scale does not have.
    """

    text: str
    value: float | None
    reading: Literal["score", "missing", "outside", "unreadable"]


@lru_cache(maxsize=50_000)
def read_satisfaction(text: str, scale: str | None) -> ScaleReading:
    """Read a satisfaction text on a scale of :data:`SCALES`; prose gives no score.

    ``4/5``, ``90%``, drawn stars and words carry their own scale; ``8分`` and bare numbers need the column's. Numbers
    are mapped linearly from the ends of their scale to 1 and 5; a reversed scale has its best mark at the low end.
    """
    if is_missing(text):
        return ScaleReading(text, None, "missing")
    chosen = scale or ""
    base = chosen.removeprefix(REVERSED)
    score = score_in(text)
    if score is None:
        word = word_score(text, base)
        return ScaleReading(text, None, "unreadable") if word is None else ScaleReading(text, float(word), "score")
    ends = _ends(score, base)
    if ends is None:
        return ScaleReading(text, None, "unreadable")
    low, high = ends
    if not low <= score.value <= high:
        return ScaleReading(text, None, "outside")
    value = round(1 + 4 * (score.value - low) / (high - low), 4)
    turned = chosen.startswith(REVERSED) and score.out_of is None and not score.stars
    return ScaleReading(text, 6 - value if turned else value, "score")


def _ends(score: Score, base: str) -> tuple[float, float] | None:
    if score.out_of is not None:
        # "8/10" counts from 0, as ten points usually do; "4/5" from 1
        zero = score.out_of >= 10 or base == f"0-{score.out_of:g}"
        low = 0.0 if zero and base != f"1-{score.out_of:g}" else 1.0
        return (low, score.out_of) if score.out_of > 1 else None
    if score.stars:
        return ENDS["stars"]
    if base in ENDS:
        return ENDS[base]
    return ENDS["1-5"] if base.startswith(("words", "agree")) else None


def read_rating(text: str) -> ScaleReading:
    """Read a plain 1-5 rating (before/after cells): ``4``, ``4分``, ``4/5``, ``★★★★``."""
    return read_satisfaction(text, "1-5")
