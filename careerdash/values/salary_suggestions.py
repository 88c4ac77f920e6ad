"""Readings offered for a doubtful text: each is a text that itself reads cleanly."""

import re
from collections.abc import Iterable

from careerdash.values.amounts import plain_number
from careerdash.values.currencies import possible_currencies
from careerdash.values.pay_bounds import bounds_of, within
from careerdash.values.salary_clauses import Figure
from careerdash.values.salary_judgement import Settled
from careerdash.values.salary_record import SalaryDefaults
from careerdash.values.spelt_numbers import vague_bounds

_MOST = 4
_NOT_A_DIGIT = re.compile(r"[^0-9]+")
_MULTIPLES = ((1.0, ""), (1_000.0, "k"), (10_000.0, "万"))
# Offered when no plausible figure can be made of a number: the cell is then stored as missing.
_LEAVE_OUT = "N/A"
_COUNTS_IN_TEN_THOUSANDS = frozenset({"CNY", "TWD", "JPY", "KRW", "HKD"})


def number_text(amount: float) -> str:
    """Return a number with thousands commas that reads back as itself: three decimals would look like thousands."""
    text = f"{amount:,.4f}".rstrip("0").rstrip(".")
    return text + "0" if "." in text and len(text.rpartition(".")[2]) == 3 else text


def suggest(rivals: Iterable[tuple[Figure, Settled]], defaults: SalaryDefaults) -> tuple[str, ...]:
    """Return up to four readings of the figures a text leaves undecided, the import's default period first."""
    found: dict[str, None] = {}
    rivals = list(rivals)
    for figure, settled in rivals:
        currencies = _currencies(figure, settled, defaults)
        ends = _ends(figure, settled)
        for pair in ends:
            for currency in currencies:
                texts = _readings(pair, currency, figure, settled, defaults, alone=len(rivals) == 1)
                found.update(dict.fromkeys(texts if len(ends) == len(currencies) == 1 else texts[:2]))
    return tuple(found)[:_MOST] or (_LEAVE_OUT,)


def _currencies(figure: Figure, settled: Settled, defaults: SalaryDefaults) -> tuple[str, ...]:
    meanings = possible_currencies(figure.sign) if figure.sign else ()
    if settled.currency and (len(meanings) != 2 or settled.currency == defaults.currency):
        return (settled.currency,)
    return meanings or (defaults.currency or "USD",)


def _ends(figure: Figure, settled: Settled) -> list[tuple[float, float]]:
    """Return the amounts a figure may stand for; a number with impossible marks is taken with and without them."""
    vague = vague_bounds(figure.first.text)
    if vague is not None:
        upper = figure.second.high if figure.second is not None else None
        return [(vague[0], max(vague[0], upper or vague[1]))]
    low = settled.low if settled.low is not None else settled.high
    high = settled.high if settled.high is not None else settled.low
    if figure.low is not None and low is not None and high is not None:
        return [(low, high)]
    if figure.second is not None and figure.first.low and figure.second.low:
        first, second = figure.first.low, figure.second.low
        return [(first, first), (second, second)] if first * 10 > second else [(second, second)]
    text = figure.first.text
    parts = [part for part in _NOT_A_DIGIT.split(text) if part]
    if not parts:
        return [(figure.first.low, figure.first.low)] if figure.first.low else []
    if len(parts) == 2 and len(parts[0]) > 3:
        return [(float(part), float(part)) for part in parts if len(part) < 12]
    joined = plain_number("".join(parts)[:12])
    decimal = plain_number(".".join(parts[:2])[:12]) if len(parts) > 1 else None
    in_order = (joined, decimal) if len(parts[-1]) == 3 else (decimal, joined)
    values = [(read[1] or read[0]) * figure.first.factor for read in in_order if read]
    return [(value, value) for value in values if value]


def _readings(
    ends: tuple[float, float],
    currency: str,
    figure: Figure,
    settled: Settled,
    defaults: SalaryDefaults,
    *,
    alone: bool,
) -> list[str]:
    """Return texts for one pair of amounts; the period the text states is kept unless no pay makes sense in it."""
    low, high = ends
    default = settled.period or defaults.period or "year"
    others = [period for period in ("year", "month", "hour", "day") if period != default]
    believed = figure.period is not None and not figure.odd
    periods = [default] if believed else [default, *others]
    counted = figure.first.unit in {"", "l"} and low < 1_000 and vague_bounds(figure.first.text) is None
    multiples = _MULTIPLES if counted else _MULTIPLES[:1]
    found = _ranked(low, high, currency, figure.bound, multiples, periods)
    found = found or _ranked(low, high, currency, figure.bound, multiples, others)
    return found if alone else found[:1]


def _ranked(
    low: float,
    high: float,
    currency: str,
    bound: str | None,
    multiples: tuple[tuple[float, str], ...],
    periods: list[str],
) -> list[str]:
    """Return ordinary pay first, then possible pay, then the amount as it stands; the first period leads."""
    ranked: list[tuple[int, str]] = []
    for factor, suffix in multiples:
        if suffix == "万" and currency not in _COUNTS_IN_TEN_THOUSANDS:
            continue
        for period in periods:
            rank = _rank(low * factor, high * factor, currency, period)
            if rank is not None:
                ranked.append((rank, _text(low, high, suffix, bound, f"{currency}/{period}")))
    ranked.sort(key=lambda pair: (pair[0], not pair[1].endswith(periods[0])))
    return [text for _rank_of, text in ranked]


def _rank(low: float, high: float, currency: str, period: str) -> int | None:
    """Return how far from ordinary pay an amount lies, None when it would be doubtful again."""
    bounds = bounds_of(currency, period)
    if bounds is None:
        return 0
    judged = (bounds.usual, bounds.possible, bounds.stated)
    return next((rank for rank, pair in enumerate(judged) if within(pair, low, high)), None)


def _text(low: float, high: float, suffix: str, bound: str | None, unit: str) -> str:
    front = {"at_least": "at least ", "at_most": "up to "}.get(bound or "", "")
    first = number_text(low) + suffix
    return f"{front}{first} {unit}" if low == high else f"{first}-{number_text(high)}{suffix} {unit}"
