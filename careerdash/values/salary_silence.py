"""Salary cells without a figure: an answer that was declined, no answer, or words this program cannot use."""

import re

from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import Reading

# Nobody said anything. 待定 and TBD belong here: nothing is known yet, and nobody refused.
_MISSING = frozenset(
    fold(word)
    for word in (
        "na n/a n.a. n.a none null nil nan nat # - -- / \\ ? x . … #n/a 无 暂无 没有 没 空 空白 未填 未填写 没填 待定 待补充 待确认 未知 不详 不清楚 "
        "不知道 不了解 不确定 未问 没问 没有问 忘记问 忘了问 未询问 未提及 没提 没有提及 未涉及 没说 未说 未说明 未回答 没有回答 不适用 暂不清楚 暂不知 "
        "暂未 不太清楚 还不清楚 不明 缺失 缺 略 未定 尚未确定 待核实 无法得知 无数据 未获取 未收集 tbd tbc tba unknown missing blank empty "
        "idk dk unspecified unsure"
    ).split()
) | frozenset(
    fold(phrase)
    for phrase in (
        "not yet", "not asked", "not available", "not applicable", "not provided", "not given", "not stated", "not specified", "not sure",
        "not known", "not mentioned", "not discussed", "no answer", "no data", "no idea", "no information", "no info", "don't know",
        "do not know", "didn't ask", "did not ask", "forgot to ask", "to be determined", "to be confirmed", "n / a", "did not mention",
        "didn't mention", "no response", "did not say", "didn't say", "never asked", "没有 信息", "暂 无",
    )
)  # fmt: skip

# The question was asked and put aside, or answered by a promise.
_DECLINED = re.compile(
    r"面议|面谈|电议|详谈|可谈|另议|保密|不便|不方便|不能说|不可说|透露|隐私|机密|秘密|回避|拒绝|拒答|拒不|不愿|不想说|婉拒|不公开|未公开|不告知|不予|"
    r"[视看].{0,8}(?:而定|面议|能力|经验|情况|表现)|根据.{0,8}(?:而定|能力|经验|情况)|依.{0,8}(?:而定|规定|能力|經驗)|"
    r"negotia|competitive|confidential|prefer(?:s|red)? not|rather not|disclos|declin|refus|private|secret|no comment|"
    r"not comfortable|uncomfortable|(?:would|did|do|does|could|can|wo)(?:n['’]?t| not) (?:want to |like to )?(?:say|share|tell|talk|reveal|answer)|"
    r"can['’]?t (?:say|share|tell)|cannot (?:say|share|tell)|not willing|unwilling|not (?:shared|revealed|told)|"
    r"(?<![a-z])doe(?![a-z])|depend\w* (?:on|upon) (?:the )?experience|based on experience|commensurate|market rate|attractive|to be discussed|"
    r"withheld|kept (?:it )?to (?:him|her|them)sel|sensitive",
)
_ASIDE = re.compile(r"[(\[【].*?[)\]】]")


def silence(prepared: str) -> Reading:
    """Return how a text without any figure is read; ``prepared`` is the text as it is tokenised."""
    bare = _ASIDE.sub("", prepared)
    if not prepared or fold(bare) in _MISSING or fold(prepared) in _MISSING or not any(map(str.isalnum, prepared)):
        return Reading.MISSING
    return Reading.DECLINED if _DECLINED.search(prepared) else Reading.UNREADABLE
