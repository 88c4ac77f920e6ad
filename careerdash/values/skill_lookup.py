"""Finding the vocabulary entry of a typed skill behind fillers such as "good ... skills" and 良好的……能力."""

import re
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.skill_vocabulary import Entry, skill_key, vocabulary
from careerdash.values.spelling import plain

_BEFORE = re.compile(
    r"^(?:(?:very|more|most|quite|really|some|any|all|the|an?|your|our|their|my|own|good|strong|excellent|great|solid|basic|advanced|effective|efficient|high|higher|high-level|better|best|superior|exceptional"
    r"|outstanding|sound|proven|thorough|deep|extensive|professional|general|overall|personal|core|key|essential|required|necessary|important|intermediate|fundamental|relevant|certain|sufficient|adequate|considerable"
    r"|proficien(?:t|cy)(?: (?:in|with|at|of))?|skill(?:ed|ful|s)?(?: (?:in|with|at|of))?|(?:working |good |basic |in-depth )?knowledge (?:of|in|about)|understanding of|understand|familiar(?:ity)?(?: with)?|experienced?(?: (?:in|with|of))?"
    r"|(?:the )?ability (?:to|of|in)|abilities in|able to|capab(?:le|ility) (?:of|to|in)|capacity (?:for|to|of)|(?:know(?:ing)? )?how to|know|being able to|being|be|have|having|has|using|use(?: of)?|usage of|fluent(?: in)?|fluency in|mastery of|master(?:ing)?"
    r"|expert(?:ise)? (?:in|with)|competen(?:t|ce|cy) (?:in|at|with)|level of|(?:a )?lot of|lots of|basics of|fundamentals of|principles of|good at|great at|strong in|in|with|of|and|also|plus|especially|mainly|like|such as|must have|needs?|need to|sense of|work(?:ing)? with|develop(?:ing)?|improv(?:e|ing)|learn(?:ing)?|comfortable with|an understanding of)\s+)"
)
_AFTER = re.compile(
    r"\s+(?:skills?|skill ?sets?|abilit(?:y|ies)|capabilit(?:y|ies)|proficiency|knowledge|competenc(?:e|y|ies)|experience|expertise|software|tools?|basics|fundamentals|techniques?|language|programming|development|level|mindset|spirit|capacity|aptitude|talent"
    r"|etc\.?|and so on|advanced|basic|intermediate|expert|fluent|proficient|required|preferred|needed|is (?:very )?(?:important|essential|a must)|are (?:very )?(?:important|essential)|at work|in the workplace|certificat(?:e|ion)|usage|use|operation)$"
)
_CHINESE_BEFORE = re.compile(
    r"^(?:(?:良好|较强|很强|极强|超强|强大|强|优秀|出色|扎实|较好|很好|好|过硬|必要|相关|足够|一定|基本|基础|比较强|非常强|非常好|比较好|一流|卓越|流利|流畅|清晰|严密|缜密|娴熟|专业|自身|个人|丰富|高效|持续|常用|敏锐|较高|很高|高度|高|极高|突出|全面|独立|优良|优异|深厚|系统|完善|积极|不断|有效|充分|较为|更强|更好|最)的?"
    r"|熟练(?:地)?(?:掌握|使用|运用|操作|应用)?(?:各种|各类|常用)?|精通|掌握|熟悉|熟知|了解|具备|具有|拥有|富有|有|会(?:用|使用|操作)?|能(?:够)?(?:熟练)?(?:使用|运用|操作)?|使用|运用|应用|懂得?|需要|需|提升|提高|增强|培养|锻炼|加强|要有|要|善于|擅长|注重|重视|各种|日常|以及|还有|和|与|及|并|且|对|核心|关键|主要|必须|必备|首先是?|其次是?|最重要的是|尤其是?|特别是|包括|例如|比如|如|的)"
)
_CHINESE_AFTER = re.compile(
    r"(?:能力|技能|技巧|水平|意识|精神|素养|素质|知识|基础|功底|经验|软件|工具|技术|等等?|等(?:软件|工具|能力|技能|方面)|强|较强|很强|好|良好|较好|过硬|扎实|优秀|出色|熟练|突出|编程|开发|语言|操作|使用|应用|运用|方面|流利|佳|者优先|的|性|力|证书?|很重要|等级|也?很?重要|办公软件|工作|相关|要强|要好)$"
)
_BRACKET = re.compile(r"\s*[(\[【《〈「][^()\[\]【】《》〈〉「」]*[)\]】》〉」]\s*")
_DASHED = re.compile(
    r"\s+[-–—]\s+.*$|\s*[:：]\s*(?:\d(?:/\d)?|advanced|basic|expert|intermediate|fluent|精通|熟练|了解|良好)$"
)
_DEEPEST = 6
_LONGEST = 60


@lru_cache(maxsize=100_000)
def find_entry(text: str) -> Entry | None:
    """Return the entry of a typed skill, None when the vocabulary does not know it even without its fillers."""
    known = vocabulary()
    exact = known.get(skill_key(text))
    if exact is not None or len(text) > _LONGEST:
        return exact
    matched = plain(text).strip(" .,;:、。!'\"")
    variants = [matched, _BRACKET.sub(" ", matched).strip(), _DASHED.sub("", matched).strip()]
    return next(
        (entry for variant in dict.fromkeys(variants) if variant and (entry := _stripped(variant)) is not None), None
    )


def _stripped(matched: str) -> Entry | None:
    known = vocabulary()
    waiting, seen = [matched], {matched}
    for _depth in range(_DEEPEST):
        following: list[str] = []
        for text in waiting:
            entry = known.get(skill_key(text))
            if entry is not None:
                return entry
            for pattern in (_BEFORE, _AFTER, _CHINESE_BEFORE, _CHINESE_AFTER):
                shorter = pattern.sub("", text, count=1).strip()
                if shorter and shorter not in seen:
                    seen.add(shorter)
                    following.append(shorter)
        waiting = following
    return None


def as_typed(text: str) -> str:
    """Return an unknown skill as it is kept: cleaned, without marks at its edges."""
    return clean(text).strip(" ,;、。!?'\"") or clean(text)
