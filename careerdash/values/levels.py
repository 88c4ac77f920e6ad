"""Career level and years of experience."""

import re
from datetime import date
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.numbers import western
from careerdash.values.spelling import by_spelling, key_of, plain

# Source: the customer's rule. Years beat the title; below three a newcomer, above ten senior.
MID_FROM_YEARS = 3
SENIOR_ABOVE_YEARS = 10

_EXACT = by_spelling(
    {
        "entry": ("entry", "entry level", "junior", "jr", "newcomer", "new", "graduate", "intern", "trainee", "fresher", "low", "l1", "初级", "初", "入门", "新人", "实习", "基层", "低", "应届"),
        "mid": ("mid", "mid level", "middle", "intermediate", "medium", "experienced", "regular", "mid-career", "l2", "中级", "中", "中层", "骨干"),
        "senior": ("senior", "sr", "snr", "senior level", "expert", "executive", "high", "top", "lead", "management", "l3", "高级", "高", "高层", "资深", "专家", "高管", "管理层"),
    }
)  # fmt: skip
# Titles with "manager" that are held by newcomers too; they prove nothing by themselves.
_NO_PROOF = re.compile(
    r"(?:客户|产品|项目|大堂|理财|渠道|区域|业务|销售|运营|品牌|投资|市场|招商|信贷|融资|社群|用户|对公|个贷|公司业务)经理"
    r"|(?:account|product|project|programme|program|community|content|social media|case|relationship|office|store|shift|brand|property|event|category|portfolio|fund) manager"
    r"|总监理|总助|总裁助理|总经理助理|经理助理|主任医师助理|(?:assistant|secretary) to (?:the )?(?:director|ceo|president|manager)|经理人|executive assistant"
    r"|sales executive|account executive|marketing executive|总经理办公室|董事会秘书处"
)
_ENTRY = re.compile(
    r"entry|\bjunior\b|\bjr\b|intern\b|interns\b|internship|trainee|graduate|newcomer|fresher|apprentice|assistant|beginner|starter|associate level|初级|实习|助理|见习|新人|学徒|应届|入门|管培|新入职|基层|转正"
)
_SENIOR = re.compile(
    r"\bsenior\b|\bsr\b|\bsnr\b|\blead\b|leader|principal|director|head of|\bhead\b|chief|\bc[etfmoi]o\b|\bvp\b|vice president|president|partner|founder|owner|executive|expert|\bgm\b|general manager|senior manager|\bdean\b|managing"
    r"|高级|资深|总监|总经理|副总|总裁|首席|专家|合伙人|创始人|董事|高管|高层|厂长|院长|校长|局长|处长|部长|主任医师|教授|老板|法人|总工|负责人|(?:^|[^\w])总$"
)
_MID = re.compile(
    r"\bmid|intermediate|experienced|supervisor|manager|team lead|中级|中层|主管|经理|主任|组长|科长|队长|骨干|主治|讲师|班长|店长"
)
_MID_FIRST = re.compile(r"team lead(?:er)?|组长|副主任医师|副教授|中高级")
_CONTRADICTED = re.compile(r"非管理")

_NUM = r"\d+(?:\.\d+)?"
_SINCE = re.compile(
    r"(?:since|from|in|joined|started)?\s*(?<!\d)((?:19|20)\d{2})(?!\d)\s*(?:年)?\s*(?:\d{1,2}月)?\s*(?:入行|入职|开始|起|至今|以来|参加工作|毕业|进入|to (?:now|date|present)|-\s*(?:now|present)|till now|until now)?"
)
_SINCE_WORD = re.compile(r"since|from|入行|入职|开始|至今|以来|参加工作|毕业|进入|起|joined|started|present|now")
_YEAR_UNIT = r"(?:years?|yrs?|y\b|yoe|年|载)"
_RANGE = re.compile(rf"({_NUM})\s*{_YEAR_UNIT}?\s*(?:-|–|—|~|to|至|到|or)\s*({_NUM})")
_LESS = re.compile(
    rf"(?:<|under|less than|below|不到|不足|小于|未满|少于)\s*(?:=\s*)?({_NUM}|an?\b)\s*({_YEAR_UNIT}|months?|个?月)?"
)
_HALVES = (
    (re.compile(r"(\d+)\s*年半"), 0.5),
    (re.compile(r"(\d+)\s*and a half"), 0.5),
    (re.compile(r"(\d+)个半年头"), 0.5),
)
_MONTHS = re.compile(rf"({_NUM})\s*(?:months?|mths?|mos?\b|个月|月)")
_YEARS_AND_MONTHS = re.compile(rf"({_NUM})\s*{_YEAR_UNIT}\.?\s*(?:and|,|零|又)?\s*({_NUM})\s*(?:months?|mths?|个月|月)")
_WITH_UNIT = re.compile(rf"({_NUM})\s*\+?\s*(?:多|余|几)?\s*(?:个)?\s*{_YEAR_UNIT}")
_LEADING = re.compile(
    rf"(?:>|>=|≥|over|more than|about|around|approx\.?|almost|nearly|~|超过|大于|近|约|大约|将近|有)?\s*=?\s*({_NUM})\s*(?:\+|多|余|左右|以上|plus)?(?:$|[\s,;(])"
)
_WORKING_LIFE = 70
_ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}  # fmt: skip


def level_of_years(years: float) -> str:
    """Return the level that years of experience prove."""
    if years < MID_FROM_YEARS:
        return "entry"
    return "mid" if years <= SENIOR_ABOVE_YEARS else "senior"


@lru_cache(maxsize=50_000)
def read_level(text: str | None, years: float | None = None) -> str | None:
    """Return ``entry``, ``mid`` or ``senior`` from years (which win) or the words of a level or job title; else None.

    客户经理, 产品经理, 项目经理, account manager and their like are held at every age and prove no level.
    """
    if years is not None and years >= 0:
        return level_of_years(years)
    if text is None or is_missing(text):
        return None
    exact = _EXACT.get(key_of(text))
    if exact is not None:
        return exact
    matched = plain(text)
    stripped = _CONTRADICTED.sub(" ", matched)
    proven = _title_level(stripped)
    if proven is not None:
        return proven
    stated = read_years(text) if re.search(r"\d|年", matched) and re.search(rf"{_YEAR_UNIT}|经验", matched) else None
    return None if stated is None else level_of_years(stated)


def _title_level(matched: str) -> str | None:
    without = _NO_PROOF.sub(" ", matched)
    if _MID_FIRST.search(without):
        return "mid"
    if re.search(r"assistant (?:professor|director|manager|general manager|vice president)|总监助理", without):
        return "mid" if "总监助理" not in without else "entry"
    if _ENTRY.search(without):
        return "entry"
    if _SENIOR.search(without):
        return "senior"
    return "mid" if _MID.search(without) else None


@lru_cache(maxsize=50_000)
def read_years(text: str, today: date | None = None) -> float | None:
    """Return years of experience: ``<2`` -> 1, ``半年`` -> 0.5, ``3-5`` -> 4, ``15, thereof 8 as CTO`` -> 15, ``十年`` -> 10.

    A starting year (``2019年入行``, ``since 2019``) needs ``today``; without it, and for anything unclear, None.
    "Less than two" is taken at its middle.
    """
    if is_missing(text):
        return None
    matched = plain(text)
    for word, value in _ENGLISH.items():
        matched = re.sub(rf"\b{word}\b", str(value), matched)
    matched = western(
        matched.replace("余年", "年").replace("多年", "年")
        if re.search(r"[\d十百一二三四五六七八九](?:余|多)年", matched)
        else matched
    )
    years = _years(matched, today)
    return years if years is not None and 0 <= years <= _WORKING_LIFE else None


def _years(matched: str, today: date | None) -> float | None:
    since = _SINCE.search(matched)
    if since:
        bare = re.fullmatch(r"(?:19|20)\d{2}年?", matched) is not None
        if today is None or not (bare or _SINCE_WORD.search(matched)):
            return None
        return float(today.year - int(since[1]))
    less = _LESS.search(matched)
    if less:
        limit = 1.0 if less[1].startswith("a") else float(less[1])
        in_months = less[2] is not None and less[2][0] in "m个月"
        return limit / 2 / (12 if in_months else 1)
    pair = _RANGE.search(matched)
    if pair:
        low, high = float(pair[1]), float(pair[2])
        factor = 12 if re.search(r"month|个月", matched) and not re.search(r"year|年", matched) else 1
        return (low + high) / 2 / factor if low <= high else None
    for pattern, half in _HALVES:
        found = pattern.search(matched)
        if found:
            return float(found[1]) + half
    if re.search(r"半年|half (?:a )?year", matched):
        return 0.5
    mixed = _YEARS_AND_MONTHS.search(matched)
    if mixed:
        return float(mixed[1]) + float(mixed[2]) / 12
    whole = _WITH_UNIT.search(matched)
    if whole:
        return float(whole[1])
    months = _MONTHS.search(matched)
    if months:
        return float(months[1]) / 12
    leading = _LEADING.match(matched)
    return float(leading[1]) if leading else None
