"""Whether a conversation was recorded, written down or neither."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import by_spelling, key_of, plain

_WORDS = by_spelling(
    {
        "recorded": ("yes", "y", "true", "ok", "agreed", "allowed", "granted", "recorded", "✓", "✔", "√", "✅", "是", "同意", "可", "可以", "允许", "已同意", "有", "已录", "1"),
        "written": ("notes", "note", "written", "writing", "笔记", "笔录", "书面", "文字", "手写", "速记", "记录"),
        "not_recorded": ("no", "n", "false", "refused", "declined", "none", "not recorded", "✗", "✘", "×", "❌", "否", "不", "不同意", "不可", "不可以", "拒绝", "未记录", "不记录", "没有", "无", "0"),
    }
)  # fmt: skip
_PATTERNS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        (
            "written",
            r"(?:only|just|took|taking|take|hand|written|writing).{0,12}notes?\b|notes? only|hand ?writ|in writing|written|minutes\b|pen and paper"
            r"|笔记|笔录|手写|文字|书面|速记|手记|纸笔|(?:不|未|没).{0,4}录音.{0,8}记录",
        ),
        (
            "not_recorded",
            r"not? record|no recording|un-?recorded|without record|neither|refus|declin|didn't record|did not record|not allowed"
            r"|(?:不|未|没|拒绝|无).{0,5}(?:录|记)|不同意|拒绝",
        ),
        ("recorded", r"record|audio|tape|video|录音|录像|录制|录屏|同意|允许|\byes\b|全程"),
        ("written", r"\bnotes?\b|记录|transcri"),
    )
)


@lru_cache(maxsize=20_000)
def read_permission(text: str) -> str | None:
    """Return ``recorded``, ``written`` or ``not_recorded``; None when missing or not recognised.

    A bare yes means that recording was allowed, a bare no that nothing was recorded.
    """
    word = _WORDS.get(key_of(text))
    if word is not None:
        return word
    if is_missing(text):
        return None
    matched = plain(text)
    return next((code for code, pattern in _PATTERNS if pattern.search(matched)), None)
