"""A salary text in one pass: numbers with their multipliers, currencies, periods and the words around them."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from careerdash.domain.folding import clean
from careerdash.values.amounts import INDIAN, LARGEST, MULTIPLIERS, han_number, plain_number
from careerdash.values.currencies import SYMBOLS, WORDS
from careerdash.values.pay_periods import UNIT_WORDS
from careerdash.values.salary_patterns import HAN_TOKENS, MASTER
from careerdash.values.salary_words import ENGLISH, PHRASES, SIMPLIFY
from careerdash.values.spelt_numbers import spelt_number


class Amount(NamedTuple):
    """A typed number: its value with the multiplier applied, None when its marks make no sense."""

    low: float | None
    high: float | None
    unit: str
    alternative: float | None
    text: str
    note: str = ""

    @property
    def factor(self) -> float:
        """The multiplier typed behind the number."""
        return MULTIPLIERS.get(self.unit, 1.0)


class Token(NamedTuple):
    """One piece of a text; ``value`` depends on ``kind``, ``amount`` is set for numbers only."""

    kind: str
    value: str
    start: int
    end: int
    amount: Amount | None = None


_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)*\Z")
_UNITS = ("unit", "unit2", "unit3", "unit4")
_PHRASE_TOKENS = {f"p{index}": token for index, token in enumerate(PHRASES)}
_DOLLARS = {
    "us": "USD",
    "u.": "USD",
    "ho": "HKD",
    "ca": "CAD",
    "au": "AUD",
    "si": "SGD",
    "ne": "NZD",
    "nt": "TWD",
    "ta": "TWD",
}
_DOLLARS |= {"sw": "CHF", "br": "GBP", "po": "GBP", "ch": "CNY", "in": "INR", "ja": "JPY"}
_WEAK = {word for word in UNIT_WORDS if len(word) > 1 or ord(word[0]) > 127} | {"h"}
_SPECIAL = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793\u00bd\u00bc\u00be\u2150-\u218b]")
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_FIRST_NUMBER = re.compile(r"[0-9]+(?:\.[0-9])?")


def typed(text: str) -> str:
    """Return the text with width and spaces normalised, otherwise as typed.

    Circled and raised digits separate (``①6k ②9k``); they are no part of a number.
    """
    if text.isascii():
        return " ".join(text.split())
    text = _SPECIAL.sub(lambda found: _FRACTIONS.get(found[0], " ; "), text)
    return _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), clean(text))


@lru_cache(maxsize=256)
def prepare(text: str) -> str:
    """Return the text as it is tokenised: as :func:`typed`, in lower case and Simplified characters."""
    text = typed(text)
    return text.lower() if text.isascii() else text.translate(SIMPLIFY).lower().replace("\u0307", "")


@lru_cache(maxsize=256)
def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of a prepared text, in order; no character but spaces is skipped.

    The last texts are remembered: a cell is looked at for two posts and then for its pay.
    """
    tokens: list[Token] = []
    if _PLAIN.match(text):
        # Nine of ten cells hold a plain number.
        read = plain_number(text)
        amount = Amount(read[0], read[0], "", read[1], text) if read else Amount(None, None, "", None, text)
        return (Token("number", text, 0, len(text), amount),)
    for found in MASTER.finditer(text):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        if kind == "han":
            # half of all pieces of a Chinese text
            kind, value = HAN_TOKENS[text[start:end]]
            tokens.append(Token(kind, value, start, end))
            continue
        maker = _MAKERS.get(kind)
        if maker is None:
            if kind in _PHRASE_TOKENS:
                kind, value = _PHRASE_TOKENS[kind]
                tokens.append(Token(kind, value, start, end))
            else:
                tokens.append(Token(kind, found[kind], start, end))
        else:
            maker(found, start, end, tokens)
    return tuple(tokens)


def _number(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    digits = found["digits"]
    unit = (found["suffix"] or "").strip()
    read = plain_number(digits)
    if read is None:
        tokens.append(Token("number", digits, start, end, Amount(None, None, unit, None, digits)))
        return
    value, alternative = read
    notes = ""
    if unit and "," in digits and len(digits) - digits.rindex(",") < 4:
        # "8,5k" may be eight and a half or five to eight; "60,70k" is no decimal at all.
        if len(digits) - digits.rindex(",") == 3:
            tokens.append(Token("number", digits, start, end, Amount(None, None, unit, None, digits)))
            return
        notes = "comma_decimal"
    if unit:
        factor = MULTIPLIERS[unit]
        value = (value if alternative is None else alternative) * factor
        part = found["part"]
        if part:
            value += _part(part, factor)
        if value >= LARGEST:
            tokens.append(Token("number", digits, start, end, Amount(None, None, unit, None, digits)))
            return
    if unit in INDIAN:
        tokens.append(Token("currency", "lakh", start, start))
    amount = Amount(value, value, unit, None if unit else alternative, digits, notes)
    tokens.append(Token("number", digits, start, end, amount))
    if unit == "lpa":
        tokens.append(Token("per", "year", end, end))
    if found["more"]:
        tokens.append(Token("bound_after", "at_least", end, end))


def _part(part: str, factor: float) -> float:
    """Return what follows the unit: the 2 of ``1万2`` is 2,000, ``2千`` and ``2000`` say it themselves."""
    if part == "半":
        return factor / 2
    unit = MULTIPLIERS.get(part[-1])
    digits = part if unit is None else part[:-1]
    if digits[0] == "零":
        return float(digits[1:])
    value = float(digits) if digits.isascii() else (han_number(digits) or (0.0,))[0]
    if unit is not None:
        return value * unit
    return value * factor / 10 if len(digits) == 1 else value


def _numeral(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    text = found["numeral"]
    more, half, latin = found["han_more"], found["half"], found["latin"]
    digits = text.removesuffix(latin or "").removesuffix(half or "").replace(more or "多", "")
    read = han_number(digits)
    rest = found.string[end : end + 2].lstrip()
    joined = rest[:1] in set("-~–—至到、元块圆kw") or bool(tokens and tokens[-1].kind == "range")
    lone = all(character in "十百千万亿" for character in digits)
    introduced = bool(tokens) and tokens[-1].kind in {"bound", "approx", "period"}
    if (
        read is None
        or (lone and not introduced and rest[:1] not in set("元块"))
        or (read[1] < 100 and not latin and not joined)
    ):
        tokens.append(Token("unknown", text, start, end))
        return
    factor = MULTIPLIERS[latin] if latin else 1.0
    low, high = read[0] * factor, read[1] * factor
    if half:
        step = 10.0 ** (len(str(int(low))) - 1) / 2
        low, high = low + step, high + step
    unit = latin or next((character for character in "亿万千百" if character in digits), "")
    tokens.append(Token("number", text, start, end, Amount(low, high, unit, None, text)))
    if more:
        tokens.append(Token("bound_after", "at_least", end, end))


def _spelt(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    text = found["spelt"]
    read = spelt_number(text)
    amount = Amount(read[0], read[0], read[1], None, text) if read else Amount(None, None, "", None, text)
    tokens.append(Token("number", text, start, end, amount))


def _vague(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    text = found.string[start:end]
    tokens.append(Token("number", text, start, end, Amount(None, None, "", None, text)))


def _word(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    word = found["word"]
    if word in WORDS:
        tokens.append(Token("currency", WORDS[word], start, end))
    elif word in ENGLISH:
        tokens.append(Token(*ENGLISH[word], start, end))
    elif word in _WEAK:
        tokens.append(Token("weak", UNIT_WORDS[word], start, end))
    else:
        tokens.append(Token("unknown", word, start, end))


def _per(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    unit = next(found[name] for name in _UNITS if found[name])
    singular = unit[:-1] if unit not in UNIT_WORDS else unit
    tokens.append(Token("per", UNIT_WORDS[singular], start, end))


def _months(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    text = found[0]
    number = _FIRST_NUMBER.search(text)
    months = number[0] if number else f"{(han_number(text.strip()[:2]) or (13.0,))[0]:g}"
    tokens.append(Token("months", months, start, end))
    tokens.extend(Token("months", other, end, end) for other in _FIRST_NUMBER.findall(text)[1:])


def _symbol(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    symbol = found["symbol"]
    code = SYMBOLS.get(symbol) or {"rm": "MYR", "rp": "IDR", "nt": "TWD", "r": "ZAR"}[symbol]
    if symbol[0].isalpha() and start and found.string[start - 1].isalpha() and found.string[start - 1].isascii():
        tokens.append(Token("unknown", symbol, start, end))
    else:
        tokens.append(Token("currency", code, start, end))


def _dollars(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    tokens.append(Token("currency", _DOLLARS[found["dollars"][:2]], start, end))


def _duration(found: re.Match[str], start: int, end: int, tokens: list[Token]) -> None:
    text = found.string[start:end]
    tokens.append(Token("duration", "years" if "年" in text or "y" in text.replace("day", "") else "", start, end))


_MAKERS = {
    "number": _number,
    "numeral": _numeral,
    "word": _word,
    "spelt": _spelt,
    **dict.fromkeys(("figures", "digit_figures", "few"), _vague),
    **dict.fromkeys(("per", "article", "abbreviation", "rate"), _per),
    **dict.fromkeys(("months", "times", "star", "han_months"), _months),
    "symbol": _symbol,
    "dollars": _dollars,
    **dict.fromkeys(("duration", "han_duration", "spelt_duration"), _duration),
}
