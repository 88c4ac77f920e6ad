"""Years of experience as people type them."""

import re
from datetime import date
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.numbers import DECIMAL_COMMA, LONGEST_QUANTITY, english_numerals, western
from careerdash.values.spelling import plain
from careerdash.values.wordlists import word_list

_NUM = r"\d+(?:\.\d+)?"
_UNIT = r"(?:years?|yrs?\b|y\b|yoe\b|年|载)"
_DASH = r"\s*(?:-|–|—|~|to|至|到|or|或)\s*"
_AGE = re.compile(r"岁|years? old|\baged?\b|第\s*\d+\s*年|\dth year|(?:1st|2nd|3rd) year")
_TWO_YEARS = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})\s*年?{_DASH}((?:19|20)\d{{2}})(?!\d)")
_STARTED = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_STARTED_SHORT = re.compile(r"(?<!\d)(\d{2})年(?:\d{1,2}月)?(?=入行|入职|毕业|参加工作|开始|起|至今)")
_STARTING = re.compile(
    r"since|from|入行|入职|开始|至今|以来|参加工作|毕业|进入|起|joined|started|began|present|now"
    r"|^\d{4}年?(?:\d{1,2}月)?$|^\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?$"
)
_LESS = re.compile(
    rf"(?:<|under|less than|below|不到|不足|小于|未满|少于|不满)\s*=?\s*({_NUM}|an?\b)\s*(?:个)?({_UNIT}|months?"
    rf"|月)?|({_NUM})\s*({_UNIT})\s*(?:以下|以内|不到)"
)
_MORE = re.compile(
    rf"(?:>(?!=)|over|more than|超过|大于)\s*({_NUM})|({_NUM})\s*(?:几|多|余)\s*{_UNIT}|({_NUM})\s*{_UNIT}\s*(?:多|余)"
)
_RANGE = re.compile(rf"({_NUM})\s*{_UNIT}?{_DASH}({_NUM})")
_AND_HALF = re.compile(rf"({_NUM})\s*年半|({_NUM})\s*(?:years?|yrs?)?\s*and a half|({_NUM})½")
_DECADES = re.compile(r"(?:\ban?|\bone|(?<![\d.])(\d)) decades?\b")
_YEARS_AND_MONTHS = re.compile(rf"({_NUM})\s*{_UNIT}\.?\s*(?:and|,|零|又)?\s*({_NUM})\s*(?:months?|mths?|个?月)")
_WITH_UNIT = re.compile(rf"({_NUM})\s*(?:\+|plus)?\s*{_UNIT}")
_MONTHS = re.compile(rf"({_NUM})\s*(?:months?|mths?|mos?\b|个?月)")
_LEADING = re.compile(
    rf"(?:>=|≥|at least|about|around|approx\.?|almost|nearly|~|近|约|大约|将近|有|至少)?\s*=?\s*({_NUM})\s*(?:\+"
    rf"|左右|以上|plus)?(?=$|[\s,;(])"
)
_WORKING_LIFE = 70
_STRICTLY_MORE = 0.5


@lru_cache(maxsize=50_000)
def read_years(text: str, today: date | None = None) -> float | None:
    """Return years of experience: ``3年`` -> 3, ``半年`` -> 0.5, ``3-5`` -> 4, ``15, thereof 8 as CTO`` -> 15.

    Less than n is taken at its middle (``<2`` -> 1), more than n at n and a half (``十余年`` -> 10.5), ``5+`` at 5. A
    starting year (``2019年入行``, ``since 2019``) needs ``today``; without it, and for anything unclear, None.
    """
    if word_list("beginners").whole(text) is not None:
        return 0.0
    if is_missing(text) or len(text) > LONGEST_QUANTITY:
        return None
    matched = western(english_numerals(DECIMAL_COMMA.sub(r"\1.\2", plain(text))))
    matched = _DECADES.sub(lambda found: f"{found[1] or 1}0 years", matched)
    if _AGE.search(matched):
        return None
    without_start = _STARTED.sub(" ", matched)
    started = None if _WITH_UNIT.search(without_start) else _from_start(matched, today)
    years = _stated(without_start) if started is None else started
    return round(years, 4) if years is not None and 0 <= years <= _WORKING_LIFE else None


def _from_start(matched: str, today: date | None) -> float | None:
    span = _TWO_YEARS.search(matched)
    if span:
        return float(int(span[2]) - int(span[1]))
    if today is None or not _STARTING.search(matched):
        return None
    full = _STARTED.search(matched)
    if full:
        return float(today.year - int(full[1]))
    short = _STARTED_SHORT.search(matched)
    if short is None:
        return None
    year = int(short[1])
    return float(today.year - (2000 + year if year <= today.year % 100 else 1900 + year))


def _stated(matched: str) -> float | None:
    if _STARTED_SHORT.search(matched):
        return None
    less = _LESS.search(matched)
    if less:
        limit, unit = less[1] or less[3], less[2] or less[4] or ""
        years = 1.0 if limit.startswith("a") else float(limit)
        return years / 2 / (12 if unit.startswith(("m", "月")) else 1)
    pair = _RANGE.search(matched)
    if pair:
        low, high = float(pair[1]), float(pair[2])
        months = re.search(r"month|月", matched) and not re.search(r"year|年", matched)
        return (low + high) / 2 / (12 if months else 1) if low <= high else None
    return _single(matched)


def _single(matched: str) -> float | None:
    more = _MORE.search(matched)
    if more:
        return float(more[1] or more[2] or more[3]) + _STRICTLY_MORE
    half = _AND_HALF.search(matched)
    if half:
        return float(half[1] or half[2] or half[3]) + 0.5
    if re.search(r"\ba year and a half", matched):
        return 1.5
    if re.search(r"半年|half (?:an? )?year", matched):
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
    return float(leading[1]) if leading else 1.0 if re.fullmatch(r"an? year", matched) else None
