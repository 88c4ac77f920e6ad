"""What a student decided after the interviews: is this field for me?"""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import by_spelling, key_of, plain

_WORDS = by_spelling(
    {
        "suitable": (
            "suitable", "yes", "y", "fit", "fits", "good fit", "a good fit", "great fit", "perfect fit", "good match", "match", "matches",
            "very suitable", "quite suitable", "rather suitable", "fairly suitable", "mostly suitable", "yes, definitely", "definitely",
            "absolutely", "true", "would do this", "i would", "recommended", "high", "strong", "strong fit", "probably yes", "likely",
            "适合", "很适合", "非常适合", "比较适合", "较适合", "基本适合", "挺适合", "合适", "非常合适", "很合适", "比较合适", "匹配", "很匹配", "非常匹配", "比较匹配",
            "基本匹配", "高度匹配", "契合", "很契合", "非常契合", "高度契合", "比较契合", "符合", "基本符合", "很符合", "是", "是的", "会", "愿意", "高", "较高", "很高",
            "✓", "✔", "√", "✅", "1",
        ),
        "not_suitable": (
            "not suitable", "unsuitable", "not a fit", "no fit", "no", "n", "nope", "bad fit", "poor fit", "not fit", "no match", "mismatch",
            "not for me", "it is not for me", "would not", "i would not", "wouldn't", "not at all", "false", "definitely not", "probably not",
            "not really", "not very suitable", "less suitable", "low", "weak", "weak fit",
            "不适合", "很不适合", "非常不适合", "不太适合", "不大适合", "不是很适合", "并不适合", "不怎么适合", "不合适", "不太合适", "不匹配", "不太匹配", "不契合",
            "不太契合", "不符合", "不太符合", "否", "不", "不是", "不会", "不愿意", "低", "较低", "很低", "✗", "✘", "×", "❌", "0",
        ),
        "out_of_touch": (
            "out of touch", "out_of_touch", "seriously out of touch", "severely out of touch", "badly out of touch", "totally different from what i thought",
            "picture was wrong", "my picture was wrong", "completely different", "very different from what i thought",
            "严重脱节", "脱节", "认知脱节", "与认知严重脱节", "与认知脱节", "完全脱节", "严重不符", "与之前认识严重脱节", "认知严重脱节", "严重偏差", "偏差很大",
            "与预期严重不符", "与想象严重不符",
        ),
        "undecided": (
            "undecided", "maybe", "perhaps", "not sure", "unsure", "possibly", "don't know", "do not know", "not yet", "not decided", "not yet decided",
            "to be decided", "tbd", "open", "depends", "it depends", "partly", "partially", "partially suitable", "partly suitable", "neutral", "so so", "so-so", "50/50",
            "need more interviews", "medium", "mixed", "uncertain", "still thinking", "half and half",
            "待定", "未定", "不确定", "还不确定", "不好说", "说不准", "不清楚", "不知道", "考虑中", "再考虑", "再看看", "未决定", "还没决定", "尚未决定", "一般", "也许", "可能",
            "或许", "中等", "中", "部分适合", "部分匹配", "部分契合", "有待观察", "待观察", "需进一步了解", "有待考虑", "犹豫", "看情况",
        ),
    }
)  # fmt: skip
# In this order; a negation is looked for before the word it denies.
_PATTERNS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("out_of_touch", r"out of touch|脱节|严重不符|严重偏差"),
        ("undecided", r"undecided|not sure|unsure|maybe|perhaps|待定|不确定|未定|不好说|depends|partly|部分|考虑"),
        ("not_suitable", r"(?:not|n't|isn't|never)\b.{0,20}(?:suit|fit|for me|do this|match)|unsuitable|mismatch|^no\b|不.{0,3}(?:适合|合适|匹配|契合|符合|会|愿意)"),
        ("suitable", r"suitable|good fit|great fit|^yes\b|适合|合适|匹配|契合|符合|^会|^愿意|^是[,，.。\s]"),
    )
)  # fmt: skip


@lru_cache(maxsize=20_000)
def read_fit(text: str) -> str | None:
    """Return ``suitable``, ``not_suitable``, ``out_of_touch`` or ``undecided``; None when missing or not recognised.

    A long text (over 60 characters) is an argument, not a decision, and is read only when it opens with one.
    """
    word = _WORDS.get(key_of(text))
    if word is not None:
        return word
    if is_missing(text):
        return None
    matched = plain(text)
    opening = re.split(r"[,，.。;；!?:\n—–(]", matched, maxsplit=1)[0]
    word = _WORDS.get(key_of(opening))
    if word is not None:
        return word
    if len(matched) > 60:
        matched = opening if len(opening) <= 60 else ""
    return next((code for code, pattern in _PATTERNS if pattern.search(matched)), None)
