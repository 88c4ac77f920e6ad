"""How a student came to a professional."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain

# The first that matches decides: "朋友的父亲" is a friend's father, reached through the friend.
_PATTERNS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        (
            "referral",
            r"referr|recommend|introduc|\bvia\b|through (?:my|a)|friend of|friend's|cousin's friend|介绍|推荐|引荐|转介"
            r"|(?:朋友|同学|舍友|室友|老师|同事|亲戚)的|友人的|人脉|上一位",
        ),
        (
            "alumni",
            r"alumn|former student|graduate of|graduated from|senior student|upper ?class|校友|学长|学姐|师兄|师姐|师哥|学哥|直系|毕业生|往届",
        ),
        (
            "teacher",
            r"teacher|professor|\bprof\b|lecturer|advis[eo]r|tutor|mentor|counsel|faculty|coach|supervisor|instructor"
            r"|老师|教师|导师|辅导员|教授|班主任|师生|恩师|教练",
        ),
        (
            "relative",
            r"relative|famil|father|mother|dad|mum|mom|parent|uncle|aunt|cousin|brother|sister|sibling|grand|husband|wife|nephew|niece"
            r"|in-law|亲戚|亲属|家人|家属|亲人|父|母|爸|妈|叔|伯|舅|姨|姑|姐|哥|表|堂|爷|奶|外公|外婆|弟|妹|嫂|婶|家里|长辈|亲友",
        ),
        (
            "association",
            r"associat|society|chamber|\bclub\b|guild|union|conference|career fair|job fair|协会|商会|行业会|社团|学会|招聘会|宣讲会|论坛|工会|校企"
            r"|career (?:centre|center|office)|就业中心|就业指导",
        ),
        (
            "web",
            r"linkedin|online|internet|\bweb|website|e-?mail|social media|google|forum|facebook|instagram|x\.com|twitter|cold|网络|网站|网上|线上"
            r"|知乎|微博|小红书|脉脉|公众号|论坛|贴吧|b站|领英|在行|豆瓣|抖音|网友|boss直聘|招聘",
        ),
        (
            "friend",
            r"friend|classmate|room ?mate|flat ?mate|acquaint|neighbo|colleague|co-?worker|boss|朋友|同学|室友|舍友|熟人|邻居|同事|好友|发小|闺蜜"
            r"|老乡|同乡|领导|上司|上级|实习单位|老板",
        ),
        (
            "other",
            r"^other|其他|其它|stranger|陌生|none of|no relation|unrelated|不认识|没有关系|无关系|路人|随机|random|walk",
        ),
    )
)


@lru_cache(maxsize=20_000)
def read_relationship(text: str) -> str | None:
    """Return the relationship code of a typed text, None when it is missing or not recognised."""
    if is_missing(text):
        return None
    matched = plain(text)
    return next((code for code, pattern in _PATTERNS if pattern.search(matched)), None)
