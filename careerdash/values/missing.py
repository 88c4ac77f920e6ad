"""Marks that stand for "no value": a missing value is not zero and not a no."""

import re
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.spelling import plain
from careerdash.values.wordlists import word_list

_MARKS_ONLY = re.compile(r"[\s\-‐‑‒–—―−_/\\.。,，、?？~·*…|:;'\"()\[\]<>{}]*")

# A person may be called None, Null or Na; only marks nobody is called count in a column of names.
_NAMELESS = frozenset(
    {"无", "暂无", "没有", "未填", "未填写", "不详", "未知", "不适用", "n/a", "n.a.", "n.a", "#n/a", "n / a"}
)


@lru_cache(maxsize=10_000)
def is_missing(text: str) -> bool:
    """Tell whether a text stands for "no value": ``NA``, ``N/A``, ``-``, ``/``, ``无``, ``Not yet`` and the like."""
    return bool(_MARKS_ONLY.fullmatch(clean(text))) or word_list("missing").whole(text) is not None


@lru_cache(maxsize=10_000)
def is_missing_name(text: str) -> bool:
    """Tell whether a name cell is empty; unlike for :func:`is_missing`, None, Null and Na are names."""
    cleaned = plain(text)
    return bool(_MARKS_ONLY.fullmatch(cleaned)) or cleaned in _NAMELESS
