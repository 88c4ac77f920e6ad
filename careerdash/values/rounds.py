"""The rounds of a job interview and their results."""

import re
from dataclasses import dataclass
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import by_spelling, key_of, plain

# Besides vocabulary.JOB_ROUNDS: rounds known only by their number, the last one, and the behavioural interview.
EXTRA_ROUNDS = ("first", "second", "third", "later", "final", "behavioural")
FINAL_ORDER = 9
_ORDERS = {
    "written_test": 0, "group": 1, "structured": 1, "hr": 1, "first": 1, "technical": 2, "behavioural": 2, "second": 2,
    "boss": 3, "third": 3, "later": 4, "final": FINAL_ORDER,
}  # fmt: skip
_BY_NUMBER = {1: "first", 2: "second", 3: "third"}

_KINDS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("written_test", r"written|\btest\b|\boa\b|online assessment|coding (?:test|challenge)|\bexam|assessment test|aptitude|hackerrank|笔试|测评|机试|考试|在线测试|上机"),
        ("group", r"group|assessment cent|\bac面?\b|leaderless|群面|无领导|小组|团面|多对多"),
        ("structured", r"(?:semi-?)?structured|panel|结构化|半结构"),
        ("behavioural", r"behaviou?r|\bbq\b|\bbei\b|行为"),
        ("boss", r"boss|\bceo\b|\bgm\b|general manager|president|\bvp\b|owner|founder|director|executive|老板|总经理|总裁|老总|高管|董事|副总|总监面|总监|大boss|gm面"),
        ("technical", r"tech|supervisor|line manager|hiring manager|department|team ?lead|leader|professional|case|peer|业务|技术|主管|专业|部门|用人|经理面|直属|交叉|案例|上级|组长"),
        ("hr", r"\bhr|hr\b|human resource|screen|recruiter|人事|人力|hr面|电话面|phone interview|telephone"),
    )
)  # fmt: skip
_FINAL = re.compile(r"\bfinal|last round|终面|终试|最终|最后一[轮面]|末面")
_NUMBERED = (
    re.compile(r"(?:第|round|stage|interview|\br)\s*#?([1-9一二三四五六])(?!\d)"),
    re.compile(r"(?<!\d)([1-9一二三四五六])\s*(?:st|nd|rd|th|面|轮|试|次)"),
    re.compile(r"^([1-9一二三四五六])$"),
    re.compile(r"^([1-9])[.、)]"),
)
_NUMBER_WORDS = (
    (1, re.compile(r"\bfirst\b|\bone\b|初面|初试|首轮|首面")),
    (2, re.compile(r"\bsecond\b|\btwo\b|复试|复面|次轮")),
    (3, re.compile(r"\bthird\b|\bthree\b")),
    (4, re.compile(r"\bfourth\b|加面")),
)
_DIGITS = {c: i for i, c in enumerate("一二三四五六", start=1)}

_RESULTS = by_spelling(
    {
        "waiting": (
            "waiting", "pending", "in progress", "ongoing", "awaiting", "awaiting result", "no reply", "no reply yet", "not yet", "not known yet", "tbd", "to be confirmed",
            "unknown", "scheduled", "applied", "under review", "on hold", "hold", "process", "processing",
            "等待", "等待中", "等待结果", "等结果", "等通知", "待定", "待通知", "待反馈", "进行中", "未知", "未出结果", "未出", "没消息", "暂无", "暂无结果", "审核中", "已投递", "待面试", "流程中",
            "已面", "泡池子", "排序中", "hr说等通知", "等offer", "简历筛选",
        ),
        "passed": (
            "passed", "pass", "yes", "y", "ok", "success", "successful", "succeeded", "accepted", "hired", "offer", "offered", "advanced", "next round", "through", "cleared", "selected",
            "got offer", "offer received", "moved on", "moved to next round", "proceed", "shortlisted", "✓", "✔", "√", "✅",
            "通过", "已通过", "过", "过了", "成功", "录用", "已录用", "录取", "进入下一轮", "进入复试", "进入终面", "晋级", "合格", "收到offer", "拿到offer", "已offer", "入职", "签约", "是", "已签", "口头offer",
        ),
        "failed": (
            "failed", "fail", "no", "n", "rejected", "reject", "not passed", "did not pass", "didn't pass", "unsuccessful", "not selected", "declined by company", "refused", "dropped", "eliminated",
            "not hired", "no offer", "turned down", "ghosted", "✗", "✘", "×", "❌", "x",
            "未通过", "没通过", "没过", "未过", "不通过", "挂", "挂了", "被拒", "已拒", "拒", "拒绝", "淘汰", "被淘汰", "失败", "不合格", "未录用", "未录取", "凉", "凉了", "感谢信", "被刷", "刷了", "否", "落选", "不合适", "未晋级",
        ),
        "withdrawn": (
            "withdrawn", "withdrew", "withdraw", "cancelled", "canceled", "declined", "declined offer", "offer declined", "rejected offer", "i declined", "gave up", "did not attend", "not attended",
            "no show", "quit", "dropped out", "i withdrew", "turned down the offer",
            "放弃", "已放弃", "主动放弃", "弃", "退出", "取消", "已取消", "拒offer", "拒绝offer", "已拒offer", "未参加", "没去", "没参加", "弃面", "鸽了", "婉拒", "放弃offer", "主动退出", "未去",
        ),
    }
)  # fmt: skip
_RESULT_PATTERNS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("withdrawn", r"withdr|gave up|cancel|(?:declin|reject|refus|turn)\w*(?: down)?(?: the| their| this)? offer|no.?show|放弃|退出|取消|拒.{0,3}offer|没去|未参加|弃"),
        ("waiting", r"wait|pending|in progress|no (?:reply|response|answer|news)|not heard|await|schedul|等|待|未出|没消息|进行中|流程中"),
        ("failed", r"fail|reject|not (?:pass|select|success|hired|offered)|n't pass|unsuccess|eliminat|未通过|没通过|不通过|没过|未过|挂|拒|淘汰|失败|刷|凉|未录|no offer"),
        ("passed", r"pass|success|accept|offer|hired|next round|advanc|cleared|通过|录用|录取|下一轮|成功|晋级|过了|合格|签约|入职"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Round:
    """A round: its kind (None where not recognised) and its place in the order of rounds (None where unknown)."""

    round: str | None
    order: int | None


@lru_cache(maxsize=20_000)
def read_round(text: str) -> Round:
    """Read a round: ``HR面`` -> hr 1, ``二面（技术）`` -> technical 2, ``终面`` -> final 9, ``笔试`` -> written_test 0.

    A stated number gives the order; without one the kind's usual place does (HR, then technical, then boss).
    """
    if is_missing(text):
        return Round(None, None)
    matched = plain(text)
    kind = next((code for code, pattern in _KINDS if pattern.search(matched)), None)
    number = _number(matched)
    final = _FINAL.search(matched) is not None
    if kind is None:
        if final:
            return Round("final", FINAL_ORDER)
        return Round(None, None) if number is None else Round(_BY_NUMBER.get(number, "later"), number)
    if number is not None:
        return Round(kind, number)
    return Round(kind, FINAL_ORDER if final else _ORDERS[kind])


def _number(matched: str) -> int | None:
    for pattern in _NUMBERED:
        found = pattern.search(matched)
        if found:
            return _DIGITS.get(found[1]) or int(found[1])
    return next((number for number, pattern in _NUMBER_WORDS if pattern.search(matched)), None)


@lru_cache(maxsize=20_000)
def read_result(text: str) -> str | None:
    """Return ``waiting``, ``passed``, ``failed`` or ``withdrawn``; None when missing or not recognised."""
    word = _RESULTS.get(key_of(text))
    if word is not None:
        return word
    if is_missing(text):
        return None
    matched = plain(text)
    return next((code for code, pattern in _RESULT_PATTERNS if pattern.search(matched)), None)
