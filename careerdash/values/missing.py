"""Marks that stand for "no value": a missing value is not zero and not a no."""

import re
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.spelling import key_of, plain

_MARKS_ONLY = re.compile(r"[\s\-‐‑‒–—―−_/\\.。,，、?？~·*…|:;'\"()\[\]<>{}]*")

_WORDS = frozenset(
    key_of(word)
    for word in (
        "NA", "N/A", "n.a.", "#N/A", "none", "null", "nil", "nan", "NaT", "blank", "(blank)", "empty", "nothing",
        "not yet", "not available", "not applicable", "not asked", "not provided", "not given", "not stated",
        "not specified", "unspecified", "not known", "unknown", "not recorded yet", "not filled in", "no answer",
        "no data", "no info", "no information", "no response", "no comment yet", "did not ask", "didn't ask",
        "not discussed", "not mentioned", "missing", "to be filled", "to be filled in", "tbd", "tba", "tbc", "to be determined",
        "to be confirmed", "to be announced", "to follow", "?", "don't know", "do not know", "dont know", "not sure", "idk",
        "无", "暂无", "没有", "没", "暂时没有", "暂没有", "尚无", "目前没有", "目前无", "暂缺", "空", "空白", "未填", "未填写", "没填",
        "待填", "待填写", "待补", "待补充", "后补", "未知", "不详", "不清楚", "不知道", "不了解", "不明", "未提供", "未提及", "未说明",
        "未透露信息", "没说", "没问", "未问", "未询问", "忘了问", "忘记问", "没提到", "未提到", "没有提到", "没有提及", "未涉及", "不适用",
        "无数据", "无信息", "无回答", "未回答", "没回答", "没有回答", "还没有", "还没", "尚未", "未", "无内容", "略", "缺", "缺失", "待定",
    )
)  # fmt: skip

# A person may be called None, Null or Na; only marks nobody is called count in a column of names.
_NAMELESS = frozenset(
    {"无", "暂无", "没有", "未填", "未填写", "不详", "未知", "不适用", "n/a", "n.a.", "n.a", "#n/a", "n / a"}
)


@lru_cache(maxsize=100_000)
def is_missing(text: str) -> bool:
    """Tell whether a text stands for "no value": ``NA``, ``N/A``, ``-``, ``/``, ``无``, ``暂无``, ``Not yet`` and the like."""
    return bool(_MARKS_ONLY.fullmatch(clean(text))) or key_of(text) in _WORDS


@lru_cache(maxsize=100_000)
def is_missing_name(text: str) -> bool:
    """Tell whether a name cell is empty; unlike :func:`is_missing`, None, Null and Na are names."""
    cleaned = plain(text)
    return bool(_MARKS_ONLY.fullmatch(cleaned)) or cleaned in _NAMELESS
