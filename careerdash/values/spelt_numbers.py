"""Amounts in words, and amounts that name no number: ``sixty-five thousand``, ``十几万``, ``six figures``."""

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: dict[str, float] = {
    **{word: float(value) for value, word in enumerate([*_ONES, *_TEENS], 1)},
    **{word: 10.0 * value for value, word in enumerate(_TENS, 2)},
    "a": 1.0,
    "an": 1.0,
    "half": 0.5,
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "grand": 1e3, "k": 1e3, "million": 1e6}
_WORD = "|".join((*_TEENS, *_TENS, *_ONES))
_SCALE = "|".join(_SCALES)
# Durations, shares and counts in words are no pay.
_NO_PAY = r"(?!\s?(?:years?|months?|weeks?|days?|hours?|percent|per cent|%|people|times|figures?)(?![a-z]))"
SPELT = (
    rf"(?:(?:half\san?|an?|{_WORD})(?:[\s-](?:and\s)?(?:{_WORD}))*[\s-](?:{_SCALE})"
    rf"(?:\s(?:and\s)?(?:{_WORD}|{_SCALE}))*(?![a-z]){_NO_PAY}"
    rf"|(?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)}))?)(?![a-z]){_NO_PAY})"
)
_DIGITS = {"five": 4, "six": 5, "seven": 6, "5": 4, "6": 5, "7": 6}
FIGURES = r"(?:(?:low|mid|high|lower|upper)[\s-]?)?(?:five|six|seven|[567])[\s-]figures?(?![a-z])"
_FIGURES = re.compile(r"(five|six|seven|[567])[\s-]figures?")
_FEW: dict[str, tuple[float, float]] = {
    "几": (2, 9),
    "好几": (3, 9),
    "数": (2, 9),
    "若干": (2, 9),
    "十几": (11, 19),
    "十来": (10, 12),
    "几十": (20, 90),
    "数十": (20, 90),
}
FEW = r"(?:[二三四五六七八九]十[几来]|十[几来]|好几|几十|数十|几|数|若干)\s?(?:百|千|十?万|百万|[kw])(?![a-z])"
_FEW_PATTERN = re.compile(r"(\D+?)\s?(十?万|百万|百|千|k|w)")
_STEPS = {"百": 1e2, "千": 1e3, "k": 1e3, "万": 1e4, "w": 1e4, "十万": 1e5, "百万": 1e6}
_TENFOLD = {character: value for value, character in enumerate("二三四五六七八九", 2)}


def spelt_number(text: str) -> tuple[float, str] | None:
    """Return the value of a number in English words, lower case, and the scale word it ends in (else empty).

    ``one hundred and twenty thousand`` is 120,000, ``fifty-five hundred`` 5,500. None where the words make no number.
    """
    words = [word for word in re.split(r"[\s-]+", text) if word != "and"]
    if words[:2] in (["half", "a"], ["half", "an"]):
        words = ["half", *words[2:]]
    total = section = 0.0
    last = 0.0
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            if scale == _SCALES["hundred"]:
                section = (section or 1.0) * scale
            else:
                total += (section or 1.0) * scale
                section = 0.0
            last = 0.0
        else:
            value = _VALUES[word]
            if last and not (last >= 20 and value < 10):
                return None
            section += value
            last = value
    unit = words[-1] if words[-1] in {"thousand", "grand", "k", "million"} else ""
    return total + section, unit


def vague_bounds(text: str) -> tuple[float, float] | None:
    """Return what an amount without a number may lie between: ``几千`` 2,000-9,000, ``six figures`` 100,000-999,999."""
    figures = _FIGURES.search(text)
    if figures:
        low = 10.0 ** _DIGITS[figures[1]]
        return low, low * 10 - 1
    few = _FEW_PATTERN.fullmatch(text)
    if few is None:
        return None
    word, step = few[1], _STEPS[few[2]]
    if word[0] in _TENFOLD:
        tens = 10.0 * _TENFOLD[word[0]]
        return (tens + 1) * step, (tens + (9 if word.endswith("几") else 2)) * step
    return (_FEW[word][0] * step, _FEW[word][1] * step) if word in _FEW else None
