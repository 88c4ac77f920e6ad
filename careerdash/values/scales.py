"""Satisfaction on whatever scale it was asked, mapped onto 1-5."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from careerdash.values.missing import is_missing
from careerdash.values.scale_detection import SCALES, ScaleGuess, detect_scale
from careerdash.values.scale_words import word_score
from careerdash.values.score_texts import score_in

__all__ = ["SCALES", "ScaleGuess", "ScaleReading", "detect_scale", "read_rating", "read_satisfaction"]

# Lowest and highest point of each numeric scale. Source of the mapping: linear between the ends of both scales.
_ENDS = {"1-5": (1.0, 5.0), "stars": (1.0, 5.0), "0-10": (0.0, 10.0), "1-10": (1.0, 10.0), "percent": (0.0, 100.0), "1-7": (1.0, 7.0), "0-5": (0.0, 5.0), "1-4": (1.0, 4.0)}  # fmt: skip
_REVERSED = "reversed "


@dataclass(frozen=True, slots=True)
class ScaleReading:
    """A satisfaction cell: ``value`` on 1-5 where ``reading`` is ``score``; ``outside`` is a number the scale does not have."""

    text: str
    value: float | None
    reading: Literal["score", "missing", "outside", "unreadable"]


def _mapped(value: float, low: float, high: float) -> float | None:
    return round(1 + 4 * (value - low) / (high - low), 4) if low <= value <= high else None


def _denominator_ends(out_of: float, scale: str) -> tuple[float, float]:
    if out_of >= 20 or scale.startswith("0-"):
        return 0.0, out_of
    return 1.0, out_of


@lru_cache(maxsize=50_000)
def read_satisfaction(text: str, scale: str | None) -> ScaleReading:
    """Read a satisfaction text on a scale of :data:`SCALES`; prose gives no score.

    ``4/5``, ``90%`` and words carry their own scale; ``8分`` and bare numbers need the column's.
    """
    if is_missing(text):
        return ScaleReading(text, None, "missing")
    chosen = scale or ""
    flipped = chosen.startswith(_REVERSED)
    base = chosen.removeprefix(_REVERSED)
    score = score_in(text)
    if score is None:
        word = word_score(text, base)
        if word is None:
            return ScaleReading(text, None, "unreadable")
        return ScaleReading(text, float(word), "score")
    if score.out_of is not None:
        if score.out_of <= 1:
            return ScaleReading(text, None, "unreadable")
        ends = _denominator_ends(score.out_of, base)
    elif base in _ENDS:
        ends = _ENDS[base]
    elif base.startswith(("words", "agree")):
        ends = _ENDS["1-5"]
    else:
        return ScaleReading(text, None, "unreadable")
    value = _mapped(score.value, *ends)
    if value is None:
        return ScaleReading(text, None, "outside")
    return ScaleReading(text, 6 - value if flipped else value, "score")


def read_rating(text: str) -> ScaleReading:
    """Read a plain 1-5 rating (before/after cells): ``4``, ``4分``, ``4/5``, ``★★★★``."""
    return read_satisfaction(text, "1-5")


def is_scale(name: str) -> bool:
    """Tell whether a name is one of :data:`SCALES`."""
    return re.sub(r"\s+", " ", name.strip().lower()) in SCALES
