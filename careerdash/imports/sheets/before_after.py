"""Headers of two words that may stand in either order, or in two rows: when and what, which post and its pay.

``Workload (before)``, ``采访前对工作强度的印象``, ``Salary: junior``, ``薪资（高级）``.
"""

import re

_BEFORE = (
    r"(?:before|beforehand|prior|pre|expected|expectation|expectations|imagined"
    r"|(?:访谈|采访|访问|訪談|访|事)?之?前|预期|预想|想象中?|原先|原来)"
)
_AFTER = (
    r"(?:after|afterwards|post|actual|actually|reality|real"
    r"|(?:访谈|采访|访问|訪談|访|事)?之?后|(?:訪談)後|实际|现实|真实)"
)
_MEETING = r"(?:(?:the|my|your|an?)?(?:interviews?|visits?|talks?|conversations?|meetings?))?"
_FILLER = (
    r"(?:picture|view|idea|impression|expectation|rating|score|of|for|on|the|my|your|how|job|jobs|i|expected|thought"
    r"|对于?|我|你|您|的|该|这个|此|职业|认识|认知|印象|看法|评价|评分|打分|预期|期望|程度|感受|情况)*"
)
_RATED = (
    r"(?:15|110|010|100|outof5|outof10|rating|score|points?|分|星|5分制|10分制|五分制|十分制|15分|110分|评分|打分)*"
)
_ASPECTS = {
    "workload": r"(?:work)?load|workintensity|intensity|工作强度|强度|工作量|工作負荷|工作强度大小|忙碌程度",
    "prospects": r"(?:career|job|future|development)?prospects?|(?:career)?future|(?:career)?growth|developmentspace"
    r"|(?:职业)?(?:发展)?前景|发展空间|晋升空间|職業前景",
    "environment": r"(?:work|working)?(?:environment|atmosphere|conditions)|工作环境|环境|工作氛围|工作環境",
    "interest": r"interest(?:edinit|inthejob|inthework|level)?|interesting|兴趣(?:程度|度)?|感兴趣程度?|興趣",
}
_WHEN = {"before": _BEFORE, "after": _AFTER}
_PATTERNS = {
    f"{when}_{aspect}": re.compile(
        rf"{_FILLER}{moment}{_MEETING}{_FILLER}(?:{names}){_FILLER}{_RATED}"
        rf"|{_FILLER}(?:{names}){_FILLER}{moment}{_MEETING}{_FILLER}{_RATED}"
    )
    for when, moment in _WHEN.items()
    for aspect, names in _ASPECTS.items()
}


def before_after(folded: str) -> str | None:
    """Return the field of a folded header that names an aspect of the job and when it was rated, None otherwise."""
    return next((field for field, pattern in _PATTERNS.items() if pattern.fullmatch(folded)), None)


_POSTS = r"(?:的|岗位|职位|岗|级|员工|level|posts?|positions?|jobs?|staff|employees)*"
_PAY = (
    r"(?:monthly|annual|yearly|base)?(?:salary|salaries|pay|wages?|income|compensation|earnings)(?:range|level)?"
    r"|(?:税前)?(?:薪资|薪酬|工资|收入|待遇|薪水|薪資|月薪|年薪|月收入|年收入)(?:待遇|水平|范围|情况)?"
)
_LEVELS = {
    "salary_entry": r"entry|junior|starting|beginners?|newcomers?|graduates?"
    r"|初级|入门|新人|应届生?|应届毕业生|基层|起步",
    "salary_experienced": r"experienced|senior|midlevel|mid|higher|advanced"
    r"|高级|资深|中高级|较高级?|稍高级?|略高级?|骨干",
}
_PAID = {
    field: re.compile(rf"(?:{_PAY})(?:of|for|the|的|at)*(?:{names}){_POSTS}|(?:{names}){_POSTS}(?:{_PAY})")
    for field, names in _LEVELS.items()
}


def pay_of_post(folded: str) -> str | None:
    """Return the field of a folded header that names pay and the level of the post, None otherwise."""
    return next((field for field, pattern in _PAID.items() if pattern.fullmatch(folded)), None)
