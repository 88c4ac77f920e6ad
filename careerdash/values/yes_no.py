"""Yes/no columns, and the dates people type into them."""

import re
from dataclasses import dataclass
import datetime as dt
from functools import lru_cache
from typing import Literal

from careerdash.values.dates import DateOrder, read_date
from careerdash.values.missing import is_missing
from careerdash.values.spelling import by_spelling, key_of, plain

_WORDS = by_spelling(
    {
        "yes": (
            "yes", "y", "yep", "yeah", "yup", "true", "t", "ok", "okay", "done", "sent", "received", "completed", "complete",
            "finished", "submitted", "handed in", "given", "agreed", "allowed", "sure", "of course", "already", "x",
            "✓", "✔", "√", "☑", "✅", "○", "是", "是的", "有", "已", "对", "可", "可以", "能", "行", "好", "同意", "允许", "愿意", "已有",
            "已发", "已发送", "已提交", "已交", "已收", "已收到", "收到", "提交", "已致谢", "致谢", "已感谢", "已完成", "完成", "已准备",
            "准备好了", "充分", "已录用", "录用", "做了", "发了", "交了", "已做", "当场", "当面", "1",
        ),
        "no": (
            "no", "n", "nope", "false", "f", "not done", "not sent", "not received", "not submitted", "not completed",
            "not yet", "not yet sent", "pending", "will send", "planned", "to do", "todo", "future", "later", "never", "refused",
            "declined", "not allowed", "rejected", "incomplete", "still to send",
            "✗", "✘", "×", "☒", "❌", "☐", "□", "否", "不", "不是", "无", "没", "没有", "未", "暂无", "尚未", "还没", "还没有", "不可", "不可以",
            "不能", "不行", "不同意", "不愿意", "未发", "未发送", "未提交", "未交", "未收到", "未致谢", "未感谢", "未完成", "未准备", "未录用",
            "没发", "没交", "没做", "待发", "待发送", "待提交", "待完成", "待致谢", "准备中", "进行中", "将发", "稍后", "以后", "0",
        ),
    }
)  # fmt: skip
_NO_START = re.compile(r"(?:no|not|never|will|haven't|hasn't|didn't|pending)\b|[未没不待尚将]|还没|暂")
_YES_START = re.compile(
    r"(?:yes|y|sent|done|received|completed|submitted|handed in|thanked)\b|[已是✓✔√☑✅]|收到|同意|可以"
)


@dataclass(frozen=True, slots=True)
class YesNo:
    """What a yes/no cell says; ``value`` is None where it is missing or unreadable, ``date`` the day typed with it."""

    value: bool | None
    date: dt.date | None = None
    reading: Literal["yes_no", "missing", "unreadable"] = "yes_no"


@lru_cache(maxsize=50_000)
def read_yes_no(
    text: str, order: DateOrder | None = None, year: int | None = None, today: dt.date | None = None
) -> YesNo:
    """Read a yes/no cell; a date alone means yes on that day, unless it lies after ``today``.

    ``order`` and ``year`` are those of :func:`careerdash.values.dates.read_date`.
    """
    word = _WORDS.get(key_of(text))
    if word is not None:
        return YesNo(word == "yes")
    if is_missing(text):
        return YesNo(None, reading="missing")
    matched = plain(text)
    found = read_date(text, order, year)
    if _NO_START.match(matched):
        return YesNo(False, found.date)
    if found.reading in {"date", "no_year", "undecided"}:
        future = today is not None and found.date is not None and found.date > today
        return YesNo(not future, found.date)
    if _YES_START.match(matched):
        return YesNo(True)
    return YesNo(None, reading="unreadable")
