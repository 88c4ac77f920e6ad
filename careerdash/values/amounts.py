"""Typed numbers: thousands marks of several countries, decimal commas, multipliers and Chinese numerals."""

import re

_GROUPED = re.compile(
    r"""(?:
    [1-9]\d{0,2}(?:,\s?\d{3})+(?P<us>\.\d+)?                # 85,000.50 and 48, 700
  | [1-9]\d?(?:,\d{2})+,\d{3}(?P<indian>\.\d+)?             # 8,40,000
  | [1-9]\d{0,2}(?:\s\d{3})+(?P<space>[.,]\d{1,2})?         # 50 000,00
  | [1-9]\d{0,2}(?:['’`´]\d{3})+(?P<swiss>[.,]\d{1,2})?     # 100'500.00
  | [1-9]\d{0,2}(?:\.\d{3})+(?P<european>[,.]\d{1,2})       # 45.528,00 and, typed by some, 37.500.00
  | [1-9]\d{0,2}(?:\.\d{3}){2,}                             # 1.800.000
    )\Z""",
    re.VERBOSE,
)
_DECIMAL = re.compile(r"\d*\.\d+(?:e[+-]?\d{1,3})?\Z|\d+,\d{1,2}\Z|\d+e[+-]?\d{1,3}\Z")
_DOT_AND_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z")
_MARKS = re.compile(r"[^\d]")
LARGEST = 1e15

MULTIPLIERS = {
    "k": 1e3,
    "w": 1e4,
    "m": 1e6,
    "mn": 1e6,
    "mm": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "thousand": 1e3,
    "grand": 1e3,
    "l": 1e5,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "lacs": 1e5,
    "lpa": 1e5,
    "cr": 1e7,
    "crore": 1e7,
    "crores": 1e7,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "만": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
}
# Indian words for large numbers: they say the currency as well.
INDIAN = frozenset({"l", "lakh", "lakhs", "lac", "lacs", "lpa", "cr", "crore", "crores"})


def plain_number(text: str) -> tuple[float, float | None] | None:
    """Return the value of a number typed with digits, and what else it could mean; None when the marks make no sense.

    ``36.749`` is 36,749 to most of those who type it; the second value, 36.749, is for the caller to weigh.
    """
    if text.isdigit():
        return (float(text), None) if len(text) < 16 else None
    if _DOT_AND_THREE.match(text):
        return float(text.replace(".", "")), float(text)
    grouped = _GROUPED.match(text)
    if grouped:
        decimals = grouped.group(grouped.lastgroup) if grouped.lastgroup else ""
        whole = text[: len(text) - len(decimals)]
        value = float(_MARKS.sub("", whole) + "." + (decimals[1:] or "0"))
    elif _DECIMAL.match(text):
        value = float(text.replace(",", "."))
    else:
        return None
    return (value, None) if value < LARGEST else None


_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}
_NEIGHBOURS = re.compile(r"(.*?)([一二三四五六七八九])([一二三四五六七八九])([十百千万亿]+)\Z")
_POINT = re.compile(r"([零一二三四五六七八九十]+)点([零一二三四五六七八九]+)([十百千万亿]*)\Z")
_HAN_FORMS = str.maketrans("两〇○壹贰叁肆伍陆柒捌玖拾佰仟", "二零零一二三四五六七八九十百千")
HAN_NUMERALS = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"


def han_number(text: str) -> tuple[float, float] | None:
    """Return the lower and upper value of a Chinese numeral (simplified); they differ for ``八九千`` only.

    ``一万二`` is 12,000 and ``三千五`` 3,500: a last digit counts tenths of the unit before it. None for what is
    no number.
    """
    text = text.translate(_HAN_FORMS)
    neighbours = _NEIGHBOURS.match(text)
    if neighbours:
        before, first, second, after = neighbours.groups()
        low, high = _han_value(before + first + after), _han_value(before + second + after)
        return None if low is None or high is None or high <= low else (low, high)
    value = _han_value(text)
    return None if value is None else (value, value)


def _han_value(text: str) -> float | None:
    point = _POINT.match(text)
    if point:
        whole = _han_value(point[1])
        decimals = "".join(str(_DIGITS[character]) for character in point[2])
        value = 0.0 if whole is None else whole + float("0." + decimals)
        for unit in point[3]:
            value *= _UNITS[unit]
        return value if whole is not None else None
    if len(text) > 2 and all(character in _DIGITS for character in text):
        return float("".join(str(_DIGITS[character]) for character in text)) if len(text) < 16 else None
    total = section = 0.0
    digit: int | None = None
    unit = 1.0
    for character in text:
        if character == "零":
            unit = 1.0
        elif character in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[character]
        else:
            unit = _UNITS[character]
            if unit < 1e4:
                section += (1 if digit is None else digit) * unit
            else:
                total = (total + section + (digit or 0) or 1) * unit
                section = 0.0
            digit = None
    if digit is not None:
        section += digit * (unit / 10 if unit >= 100 else 1)
    value = total + section
    return value if 0 < value < LARGEST else None
