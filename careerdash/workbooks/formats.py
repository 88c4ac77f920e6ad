"""Number formats: which cells show leading zeros, a currency, a percentage or a unit that the bare number lacks."""

import re
from dataclasses import dataclass

from careerdash.workbooks.cells import PERCENT, TEXT

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?\]|\[[^\]]*\]|_.|\*.')
_PADDED = re.compile(r"0{2,}|0+(?:[- ]0+)+")
_PERCENT_IDS = frozenset({9, 10})

# What a format may spell a currency with. Longer spellings first: HK$ before $.
_CURRENCIES = (
    ("HK$", "H"), ("NT$", "T"), ("US$", "U"), ("CA$", "D"), ("C$", "D"), ("AU$", "A"), ("A$", "A"),
    ("HKD", "H"), ("TWD", "T"), ("USD", "U"), ("CAD", "D"), ("AUD", "A"), ("CNY", "C"), ("RMB", "C"), ("EUR", "E"),
    ("GBP", "G"), ("JPY", "J"), ("KRW", "K"), ("INR", "I"), ("人民币", "C"), ("美元", "U"), ("欧元", "E"),
    ("日元", "J"), ("港元", "H"), ("港币", "H"), ("英镑", "G"), ("€", "E"), ("£", "G"), ("₩", "K"), ("₹", "I"),
    ("円", "J"), ("元", "C"),
)  # fmt: skip
_YEN = re.compile("[¥￥]")
_DOLLAR_BY_LOCALE = {0x409: "U", 0xC09: "A", 0x1009: "D", 0xC0C: "D", 0xC04: "H", 0x404: "T", None: "U"}
_JAPANESE = 0x411

# Units written behind the number that change what it says: 12 shown as 12万 is 120,000.
_UNIT = re.compile("([万千亿kKwW])(?![A-Za-z\u4e00-\u9fff])|([万千亿])元")


@dataclass(frozen=True, slots=True)
class CellFormat:
    """What a number format adds to the bare number.

    ``letter`` is the kind letter of the cell (None: an ordinary number), ``pattern`` the zeros and separators of an id
    such as ``00000`` or ``000-0000``, ``prefix`` and ``suffix`` the fixed texts around it that belong to the value.
    """

    letter: str | None = None
    pattern: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def speaks(self) -> bool:
        """Whether the format says anything the bare number does not."""
        return bool(self.letter) or self.rewrites

    @property
    def rewrites(self) -> bool:
        """Whether the number is shown as another text."""
        return bool(self.pattern or self.suffix)

    def show(self, number: str) -> str:
        """Return the text of a number as this format shows it; a number the pattern does not fit stays as it is."""
        if self.pattern and number.isascii() and number.isdigit():
            return self.prefix + _fill(self.pattern, number)
        return number + self.suffix if self.suffix else number


def read_format(code: str | None, builtin: int = 0) -> CellFormat:
    """Return what a format code says; without a code, what the built-in format of that number says.

    The built-in currency formats (5-8, 41-44) show the currency of the machine, so without a code they say nothing.
    """
    if code is None:
        return CellFormat(PERCENT) if builtin in _PERCENT_IDS else CellFormat()
    positive = _first_section(code)
    pieces: list[str] = []
    locale: int | None = None
    for match in _QUOTED.finditer(positive):
        quoted, escaped, symbol, place = match.groups()
        pieces.append(quoted or escaped or symbol or "")
        if place:
            locale = int(place, 16) & 0xFFFF
    bare = _QUOTED.sub("", positive)
    if "%" in bare:
        return CellFormat(PERCENT)
    if currency := _currency("".join(pieces) + bare, locale):
        return CellFormat(currency, suffix=_unit(positive))
    if _PADDED.fullmatch(bare.strip()):
        return _padded(positive)
    # 12 shown as 12万 is no longer the number 12
    unit = _unit(positive)
    return CellFormat(TEXT, suffix=unit) if unit else CellFormat()


def _first_section(code: str) -> str:
    """Return the part for positive numbers: up to the first semicolon that is not quoted."""
    inside = False
    for place, letter in enumerate(code):
        if letter == '"':
            inside = not inside
        elif letter == ";" and not inside and code[place - 1 : place] != "\\":
            return code[:place]
    return code


def _currency(shown: str, locale: int | None) -> str | None:
    for spelling, letter in _CURRENCIES:
        if spelling in shown:
            return letter
    if _YEN.search(shown):
        return "J" if locale == _JAPANESE else "C"
    if "$" in shown:
        return _DOLLAR_BY_LOCALE.get(locale)
    return None


def _unit(positive: str) -> str:
    """Return the unit shown directly behind the digits, unless the format also divides by thousands."""
    _head, general, behind = positive.rpartition("General")
    if not general:
        behind = positive[max(positive.rfind("0"), positive.rfind("#")) + 1 :]
    if behind.startswith(","):
        return ""
    shown = "".join(quoted or escaped or "" for quoted, escaped, _symbol, _place in _QUOTED.findall(behind)).strip()
    match = _UNIT.match(shown)
    return (match[1] or match[2]) if match else ""


def _padded(positive: str) -> CellFormat:
    """Split a padded format into the fixed text before the first zero and the zeros with their separators."""
    first, last = positive.find("0"), positive.rfind("0")
    before, inner, after = positive[:first], positive[first : last + 1], positive[last + 1 :]
    if _literal(after).strip() or before.count('"') % 2:
        # a text behind the digits, or a zero inside a quoted text
        return CellFormat()
    return CellFormat(pattern=_literal(inner), prefix=_literal(before))


def _literal(part: str) -> str:
    return _QUOTED.sub(lambda match: match[1] or match[2] or "", part)


def _fill(pattern: str, digits: str) -> str:
    """Put digits into the zeros of a pattern from the right; digits that are too many stand in front."""
    zeros = pattern.count("0")
    rest = digits.zfill(zeros)
    surplus, rest = rest[: len(rest) - zeros], rest[len(rest) - zeros :]
    each = iter(rest)
    return surplus + "".join(next(each) if letter == "0" else letter for letter in pattern)
