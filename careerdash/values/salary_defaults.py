"""Proposing the defaults of a salary column from its header and its texts."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from careerdash.values.amounts import plain_number
from careerdash.values.currencies import SHARED_SIGNS, resolve_currency
from careerdash.values.pay_bounds import usual_in
from careerdash.values.salary_record import SalaryDefaults, SalaryGuess
from careerdash.values.salary_tokens import prepare, tokenise
from careerdash.wording import _

# So many texts of a column are looked at; more do not change the middle.
_SAMPLE = 400
_HAN = re.compile("[\u3400-\u9fff]")
_UNITS = (
    (re.compile(r"百万"), 1e6),
    (re.compile(r"万|(?<![a-z])w(?![a-z])|10k|ten thousand"), 1e4),
    (re.compile(r"千|(?<![a-z])k(?![a-z])|thousand|['’]000|\$000"), 1e3),
    (re.compile(r"lakhs?|lacs?|(?<![a-z])lpa(?![a-z])"), 1e5),
)
_UNIT_WORDS = re.compile(r"in (?:ten )?thousands?|['’]000|\$000|(?:in )?lakhs?|万元|千元|百万元")
_IN_BRACKETS = re.compile(r"[(\[【].*?[)\]】]|(?<=[/:,]).*")


def guess_defaults(header: str, texts: Sequence[str]) -> SalaryGuess:
    """Propose currency, period and unit of bare numbers for a column, with the reason in one sentence.

    What the header states is taken. The rest follows the language (Chinese: CNY a month, else USD a year), a currency
    mark most texts carry, and the middle of the plain numbers: a Chinese column around 150,000 is yearly.
    """
    prepared = prepare(header)
    currency, period = _stated(prepared)
    scale = _scale(prepared)
    sample = [prepare(text) for text in texts[:_SAMPLE] if text]
    chinese = bool(_HAN.search(prepared)) or 2 * sum(bool(_HAN.search(text)) for text in sample) > max(len(sample), 1)
    marked = _common_mark(sample)
    stated = bool(currency or period)
    currency = resolve_currency(currency or marked, ("CNY" if chinese else "USD",))
    middle = _middle(sample, scale)
    proposed = period or ("month" if chinese or currency == "CNY" else "year")
    by_size = None if period or middle is None else _by_magnitude(middle, currency, proposed)
    defaults = SalaryDefaults(currency, by_size or proposed, scale)
    return SalaryGuess(defaults, _evidence(defaults, header.strip() if stated else "", marked, by_size, middle))


def _stated(prepared: str) -> tuple[str | None, str | None]:
    """Return the currency mark and the period a header names."""
    tokens = tokenise(prepared)
    currency = next((token.value for token in tokens if token.kind == "currency" and token.value != "lakh"), None)
    kinds = {"period", "per", "total_period", "weak"}
    return currency, next((token.value for token in tokens if token.kind in kinds), None)


def _scale(prepared: str) -> float:
    units = " ".join((*_IN_BRACKETS.findall(prepared), *_UNIT_WORDS.findall(prepared)))
    return next((factor for pattern, factor in _UNITS if pattern.search(units)), 1.0)


def _common_mark(sample: list[str]) -> str | None:
    """Return the currency mark on at least a third of the texts that hold a number, when it is by far the commonest."""
    marks: Counter[str] = Counter()
    numbers = 0
    for text in sample:
        tokens = tokenise(text)
        if any(token.kind == "number" for token in tokens):
            numbers += 1
            marks.update({token.value for token in tokens if token.kind == "currency"})
    common = marks.most_common(2)
    if not common or 3 * common[0][1] < numbers or (len(common) > 1 and common[0][1] < 3 * common[1][1]):
        return None
    return common[0][0] if common[0][0] not in SHARED_SIGNS - {"$", "元", "¥"} else None


# One number says nothing of a column of ranges and texts: it is itself what has to be asked about.
_FEWEST_NUMBERS = 3


def _middle(sample: list[str], scale: float) -> float | None:
    """Return the middle of the plain numbers, None where too few are there to speak for the column."""
    values = [read[0] for read in map(plain_number, sample) if read and read[0] > 0]
    figures = sum(1 for text in sample if any(letter.isdigit() for letter in text))
    if len(values) < _FEWEST_NUMBERS or 2 * len(values) < figures:
        return None
    return median(values) * scale


def _by_magnitude(middle: float, currency: str | None, proposed: str) -> str | None:
    """Return another period when the middle of the plain numbers is ordinary pay only for that one."""
    if currency is None or usual_in(middle, currency, proposed):
        return None
    # hourly pay is common where pay is yearly by habit; a few small Chinese figures are rather thousands
    periods = ("year", "month", "hour") if proposed == "year" else ("year", "month")
    fitting = [period for period in periods if usual_in(middle, currency, period)]
    return fitting[0] if len(fitting) == 1 else None


def _evidence(
    defaults: SalaryDefaults,
    stating: str,
    marked: str | None,
    by_size: str | None,
    middle: float | None,
) -> str:
    facts = {
        "header": stating,
        "currency": defaults.currency,
        "period": defaults.period,
        "middle": f"{middle or 0:,.0f}",
    }
    if by_size:
        return _("The middle of the plain numbers is {middle}: {currency} per {period}.").format(**facts)
    if stating:
        return _("The header “{header}” says it: {currency} per {period}.").format(**facts)
    if marked:
        return _("Most texts carry the mark of {currency}; per {period} is usual for it.").format(**facts)
    return _("Nothing states it: {currency} per {period} is usual in this language.").format(**facts)
