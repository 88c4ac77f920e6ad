"""Words people answer a satisfaction or agreement question with, and the score each has.

Plain words stand for different points on the scales in use. 满意 and "satisfied" are mostly the second of five
(非常满意 满意 一般 不满意 非常不满意), the third where 比较满意 comes before them, and the first where nothing does
(满意 比较满意 一般 不太满意 不满意). In the same way 不满意 is the last word of a scale that has 不太满意 above it and
nothing below.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from careerdash.values.spelling import key_of
from careerdash.values.wordlists import word_list

STRICT, GRADED, ENDS_PLAIN = "words_zh_strict", "words_zh_graded", "words_ends"
LOW = "_low"
_GOOD = ("满意", "satisfied", "happy", "同意", "agree", "符合", "认同")
_BAD = (
    "不满意", "dissatisfied", "unsatisfied", "not satisfied", "unhappy", "not happy", "不同意", "disagree", "不符合",
    "不认同",
)  # fmt: skip
_GOOD_KEYS, _BAD_KEYS = (frozenset(key_of(word) for word in words) for words in (_GOOD, _BAD))
_STEMS = ("满意", "satisfied", "happy", "同意", "agree", "符合", "认同")
SO_SO = key_of("一般")
# What the plain words mean on each scale: good, so-so, bad.
_POINTS = {
    STRICT: (4, 3, 2),
    STRICT + LOW: (4, 3, 1),
    GRADED: (3, 2, 2),
    GRADED + LOW: (3, 2, 1),
    ENDS_PLAIN: (5, 3, 1),
}


class Seen(NamedTuple):
    """Which kinds of words a column holds; ``rather`` words are plain ones with less than full weight."""

    top: bool
    rather_good: bool
    good: bool
    so_so: bool
    bad: bool
    rather_bad: bool
    bottom: bool


@cache
def _scores(scale: str) -> Mapping[str, int]:
    agreed = {**word_list("agreement").spellings, **word_list("satisfaction").spellings}
    good, so_so, bad = _POINTS[scale]
    plain = dict.fromkeys(_GOOD_KEYS, good) | dict.fromkeys(_BAD_KEYS, bad) | {SO_SO: so_so}
    return {word: int(score) for word, score in agreed.items()} | plain


def is_agreement(key: str) -> bool:
    """Tell whether a folded word belongs to an agreement scale."""
    return key in word_list("agreement").spellings


def is_scale_word(text: str) -> bool:
    """Tell whether a text is one of the words of any word scale."""
    return word_score(text, STRICT) is not None


@lru_cache(maxsize=20_000)
def word_score(text: str, scale: str) -> int | None:
    """Return 1-5 for a word of a scale, by the usual meaning where the scale has none of its own; None for prose."""
    return _scores(scale if scale in _POINTS else STRICT).get(key_of(text))


def seen_in(words: Iterable[str]) -> Seen:
    """Return which kinds of words a column of folded words holds."""
    scores = {word: score for word in words if (score := _scores(STRICT).get(word)) is not None}

    def has(*points: int, stem: bool = False) -> bool:
        return any(
            score in points and word not in _GOOD_KEYS | _BAD_KEYS and (not stem or any(s in word for s in _STEMS))
            for word, score in scores.items()
        )

    return Seen(
        top=has(5),
        rather_good=has(4, stem=True),
        good=bool(scores.keys() & _GOOD_KEYS),
        so_so=SO_SO in scores,
        bad=bool(scores.keys() & _BAD_KEYS),
        rather_bad=has(2, stem=True),
        bottom=has(1),
    )
