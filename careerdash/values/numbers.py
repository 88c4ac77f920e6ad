"""Plain quantities: a number with its words around it, and the hours of a working week."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import NUMERAL_CHARACTERS, plain, read_numeral

DECIMAL_COMMA = re.compile(r"(?<![\d,])(\d+),(\d{1,2})(?![\d,])")
_FIGURE = r"\d+(?:[ ,']\d{3})*(?:\.\d+)?"
_NUMBER = re.compile(rf"(?<![\d.])-?{_FIGURE}")
_RANGE = re.compile(rf"({_FIGURE})[^\d.]{{0,6}}?\s*(?:-|–|—|~|to|至|到)\s*({_FIGURE})")
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]+")
# Two digits side by side are a range: 两三年 is two to three years, 十七八 17 to 18, 三四十 30 to 40.
_APPROXIMATE = re.compile(
    "(?P<tens>[二三四五六七八九]?十)?(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])(?P<unit>十)?"
)
_ORDER = "一二三四五六七八九"
_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50,
    "sixty": 60, "ninety": 90,
}  # fmt: skip
_ENGLISH_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b(?!-)")
# A longer text is prose; no quantity is looked for in it.
LONGEST_QUANTITY = 200
_HOURS_IN_WEEK = 168
_LONGEST_DAY = 14
# Shift patterns named by their figures: from nine to nine, six days a week.
_SHIFTS = {"996": 72.0, "997": 84.0, "995": 60.0, "965": 45.0, "955": 40.0, "8106": 84.0}
_SHIFT = re.compile(r"(?<!\d)(?:996|997|995|965|955|8106)(?!\d)")
_A_DAY = re.compile(r"/\s*(?:d|day|天|日)|per day|a day|each day|daily|每天|每日|一天|日均|1天")
_A_WEEK = re.compile(r"week|/\s*w|周|星期|wk")


def _value(figure: str) -> float:
    return float(re.sub(r"[ ,']", "", figure))


def western(text: str) -> str:
    """Return the text with its Chinese numerals written in digits, approximate ones (两三) as a range (2-3)."""
    return _NUMERAL.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    text = found.group().replace("两", "二")
    about = _APPROXIMATE.fullmatch(text)
    if about and _ORDER.find(about["high"]) > _ORDER.find(about["low"]):
        parts = [f"{about['tens'] or ''}{about[side]}{about['unit'] or ''}" for side in ("low", "high")]
        return "-".join(str(read_numeral(part)) for part in parts)
    value = read_numeral(text)
    unclear = value is None or (1 < len(text) < 4 and not any(unit in text for unit in "十百千〇零"))
    return found.group() if unclear else str(value)


def english_numerals(text: str) -> str:
    """Return the text with the English number words up to ninety that occur in logs written in digits."""
    return _ENGLISH_WORD.sub(lambda found: str(_ENGLISH[found.group()]), text)


@lru_cache(maxsize=50_000)
def read_number(text: str) -> float | None:
    """Return the one number of a text, the middle of a range (``40-50`` -> 45); None when there is none or several."""
    if is_missing(text) or len(text) > LONGEST_QUANTITY:
        return None
    matched = western(english_numerals(DECIMAL_COMMA.sub(r"\1.\2", plain(text))))
    pair = _RANGE.search(matched)
    if pair and len(_NUMBER.findall(matched.replace("-", " "))) == 2:
        low, high = _value(pair.group(1)), _value(pair.group(2))
        return (low + high) / 2 if low <= high else None
    found = _NUMBER.findall(matched)
    return _value(found[0]) if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def read_weekly_hours(text: str) -> float | None:
    """Return hours a week: ``40``, ``45-50小时``, ``996`` -> 72, ``8小时/天`` -> 40; None when unclear or above 168.

    Hours a day count five days. A bare number up to 14 is more likely hours a day, so it is not read.
    """
    matched = plain(text)
    shift = _SHIFT.search(matched)
    if shift:
        return _SHIFTS[shift.group()]
    value = read_number(text)
    if value is None or value <= 0:
        return None
    if _A_DAY.search(matched):
        return value * 5 if value <= 24 else None
    if value > _HOURS_IN_WEEK:
        return None
    return value if value > _LONGEST_DAY or _A_WEEK.search(matched) else None
