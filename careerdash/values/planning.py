"""The eight steps of career planning and how far a student is."""

import re
from functools import lru_cache

from careerdash.domain.tracks import PLANNING
from careerdash.domain.vocabulary import Status
from careerdash.values.dates import read_date
from careerdash.values.missing import is_missing
from careerdash.values.spelling import by_spelling, key_of, plain, read_numeral

_STEPS = by_spelling(
    {
        "ambition": (
            "ambition", "life ambition", "determine ambition", "determine the life ambition", "determine life ambition", "set ambition", "aspiration", "dream", "vision", "career vision",
            "志向", "确立志向", "确定志向", "人生志向", "确立人生志向", "确定人生志向", "理想", "职业理想", "树立志向", "立志", "愿景",
        ),
        "self_assessment": (
            "self-assessment", "self assessment", "self evaluation", "know yourself", "know myself", "self analysis", "self-exploration", "self-awareness",
            "自我评估", "自我认知", "自我分析", "认识自我", "自我探索", "自我评价", "自评", "了解自己", "认识自己", "自我测评",
        ),
        "opportunities": (
            "opportunities", "opportunity", "opportunity assessment", "career opportunities", "assess career opportunities", "assess opportunities", "environment analysis",
            "environment", "career exploration", "external environment", "opportunity evaluation", "assessment of career opportunities",
            "机会评估", "职业机会评估", "生涯机会评估", "职业生涯机会评估", "职业生涯机会的评估", "环境分析", "环境评估", "机会", "外部环境", "职业探索", "评估职业机会", "职业机会", "环境认知", "职业认知",
        ),
        "career_choice": (
            "career choice", "choice of career", "choose the right career", "choose a career", "choose career", "choice", "occupation choice", "vocational choice", "choosing a career", "career decision",
            "职业选择", "职业的选择", "选择职业", "择业", "职业决策", "职业定位", "选择合适的职业",
        ),
        "career_path": (
            "career path", "path", "career route", "route", "choice of career path", "the choice of career path", "choose career path", "career track", "development path",
            "职业路线", "职业生涯路线", "职业生涯路线的选择", "职业路径", "路径", "路线", "生涯路线", "职业生涯路线选择", "发展路线", "发展路径", "选择职业路线", "职业发展路径", "路线选择",
        ),
        "goals": (
            "goals", "goal", "career goals", "career goal", "set career goals", "set goals", "goal setting", "objectives", "targets", "setting goals",
            "目标", "职业目标", "设定目标", "目标设定", "设定职业生涯目标", "职业生涯目标", "确定目标", "制定目标", "职业生涯目标设定", "设定职业目标", "生涯目标",
        ),
        "action_plan": (
            "action plan", "action", "actions", "plan", "develop an action plan", "make an action plan", "plan of action", "action plan and measures", "implementation", "develop action plan",
            "行动计划", "行动", "计划", "制定行动计划", "制定行动计划与措施", "行动计划与措施", "行动方案", "实施计划", "行动措施", "计划与措施", "实施方案",
        ),
        "review": (
            "review", "feedback", "review and feedback", "assessment and feedback", "evaluation and feedback", "evaluation", "adjustment", "evaluate", "evaluation and adjustment", "reassessment",
            "评估与反馈", "评估和反馈", "评估反馈", "反馈", "评估", "评估与调整", "评估调整", "反馈与修正", "反馈与调整", "调整", "复盘", "回顾", "评估与回馈", "反馈评估",
        ),
    }
)  # fmt: skip
_NUMBERING = re.compile(
    r"^(?:step|stage|no\.?|第)?\s*\(?([1-8]|[一二三四五六七八])\)?\s*(?:步|阶段)?\s*(?:[.、,:)\-–—]|\s|$)\s*"
)
_STATUSES = by_spelling(
    {
        "done": ("done", "yes", "y", "completed", "complete", "finished", "ok", "true", "submitted", "achieved", "received", "100%", "1", "x", "✓", "✔", "√", "✅", "☑", "d", "完成", "已完成", "是", "已提交", "已交", "做完", "做完了", "全部完成", "达成", "已达成", "已做", "完成了", "提交"),
        "in_progress": ("in progress", "in_progress", "progress", "ongoing", "started", "partly", "partial", "partially", "partially done", "half done", "half", "working on it", "draft", "doing", "wip", "p", "underway", "begun", "almost done", "in work", "进行中", "正在进行", "部分完成", "已开始", "开始", "草稿", "完成一半", "一半", "未全部完成", "进行", "在做", "正在做", "修改中", "基本完成"),
        "not_started": ("not started", "not_started", "not yet", "no", "n", "to do", "todo", "open", "not done", "not begun", "planned", "false", "pending", "not completed", "incomplete", "0", "0%", "✗", "✘", "×", "❌", "☐", "□", "未开始", "未完成", "没有", "没", "否", "未", "没做", "没完成", "尚未", "尚未开始", "还没", "还没有", "未做", "待完成", "待开始", "未提交", "计划中", "未启动"),
        "waived": ("waived", "excused", "exempt", "exempted", "not required", "not needed", "skipped", "e", "免", "免做", "豁免", "免修", "不需要", "无需", "免除", "不要求", "免交"),
    }
)  # fmt: skip
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
_PREFIXES = (
    (Status.WAIVED, re.compile(r"waiv|excus|exempt|免|无需")),
    (Status.NOT_STARTED, re.compile(r"not\b|no\b|未|没|尚|待")),
    (Status.IN_PROGRESS, re.compile(r"in progress|partly|partial|half|ongoing|started|进行|部分|正在|基本")),
    (Status.DONE, re.compile(r"done|complete|finish|yes|submitted|已|完成|[✓✔√✅]")),
)


@lru_cache(maxsize=20_000)
def read_step(text: str) -> str | None:
    """Return the key of a planning step: ``1. Ambition``, ``确立志向``, ``第三步`` -> ``opportunities``; None when unknown."""
    exact = _STEPS.get(key_of(text))
    if exact is not None:
        return exact
    if is_missing(text):
        return None
    matched = plain(text)
    number = _NUMBERING.match(matched)
    named = matched[number.end() :] if number else matched
    named = re.sub(r"\(.*?\)", "", named).strip(" .:,、-–—")
    found = _STEPS.get(key_of(named))
    if found is not None:
        return found
    if number and not named:
        position = int(number[1]) if number[1].isascii() else (read_numeral(number[1]) or 0)
        return PLANNING.steps[position - 1].key
    return None


@lru_cache(maxsize=20_000)
def read_status(text: str) -> Status | None:
    """Return the state a planning cell states; a date alone means done. None when missing or not recognised."""
    word = _STATUSES.get(key_of(text))
    percent = _PERCENT.fullmatch(plain(text))
    if percent:
        share = float(percent[1])
        if share > 100:
            return None
        return Status.DONE if share == 100 else Status.IN_PROGRESS if share > 0 else Status.NOT_STARTED
    if word is not None:
        return Status(word)
    if is_missing(text):
        return None
    if read_date(text, None).reading in {"date", "no_year", "undecided"}:
        return Status.DONE
    matched = plain(text)
    return next((status for status, pattern in _PREFIXES if pattern.match(matched)), None)
