"""Words people answer a satisfaction or agreement question with, and the score each has.

The Chinese words stand for different points on the two scales in use: on one 满意 is the second of five
(非常满意 满意 一般 不满意 非常不满意), on the other the third (非常满意 比较满意 满意 ...).
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from careerdash.values.spelling import key_of
from careerdash.values.wordlists import word_list

SATISFIED, RATHER_SATISFIED, SO_SO, DISSATISFIED = (key_of(word) for word in ("满意", "比较满意", "一般", "不满意"))
STRICT, GRADED = "words_zh_strict", "words_zh_graded"
# What the words mean that the two scales read differently.
_DISPUTED = {
    STRICT: {SATISFIED: 4, SO_SO: 3, DISSATISFIED: 2},
    GRADED: {SATISFIED: 3, SO_SO: 2, DISSATISFIED: 2},
}


@cache
def _scores(scale: str) -> Mapping[str, int]:
    agreed = {**word_list("agreement").spellings, **word_list("satisfaction").spellings}
    return {word: int(score) for word, score in agreed.items()} | _DISPUTED[scale]


def is_agreement(key: str) -> bool:
    """Tell whether a folded word belongs to an agreement scale."""
    return key in word_list("agreement").spellings


def is_scale_word(text: str) -> bool:
    """Tell whether a text is one of the words of any word scale."""
    return word_score(text, STRICT) is not None


@lru_cache(maxsize=20_000)
def word_score(text: str, scale: str) -> int | None:
    """Return 1-5 for a word of a scale; 满意 counts four except on ``words_zh_graded``. None for other texts."""
    return _scores(GRADED if scale == GRADED else STRICT).get(key_of(text))
