"""What a figure amounts to once the import's defaults fill the gaps, and whether it is plausible as it stands."""

from typing import NamedTuple

from careerdash.values.currencies import SHARED_SIGNS, possible_currencies, resolve_currency
from careerdash.values.pay_bounds import bounds_of, within
from careerdash.values.salary_clauses import Figure
from careerdash.values.salary_figures import Figures
from careerdash.values.salary_record import SalaryDefaults

_INDIAN_RUPEES = frozenset(possible_currencies("lakh"))
# Below this a number without any currency says nothing: it may be thousands, or an hour's pay.
_TELLING = 1_000


class Settled(NamedTuple):
    """A figure with currency and period decided; ``doubtful`` when a person must look at it."""

    low: float | None
    high: float | None
    bound: str | None
    currency: str | None
    period: str | None
    notes: tuple[str, ...]
    doubtful: bool


def settle(figure: Figure, figures: Figures, defaults: SalaryDefaults, cell_currency: str | None) -> Settled:
    """Fill in what the text leaves open and judge the result.

    A period the text states is believed within wide bounds. One that comes from the default must make ordinary pay of
    the figure: 120,000 a month is asked about, because 120,000 a year would be as likely.
    """
    notes = list(figure.notes)
    candidates = (cell_currency, defaults.currency)
    currency, note = _currency(figure.sign or figures.loose_sign, candidates)
    slip = figure.first.unit == "l" and figure.sign == "lakh" and not _INDIAN_RUPEES & set(candidates)
    if slip:
        # "88l" where nothing else is Indian: a slip of the finger, not 88 lakh.
        currency, note = _currency(None, candidates)
    notes.append(note)
    low, high = (None if end is None else round(end / 1e5 if slip else end, 4) for end in (figure.low, figure.high))
    plain = not figure.first.unit and (figure.second is None or not figure.second.unit)
    if low is not None and high is not None and plain and not figure.sign and not figure.period and defaults.scale != 1:
        low, high = round(low * defaults.scale, 4), round(high * defaults.scale, 4)
        notes.append("scale_default")
    period, note, stated = _period(figure, figures, defaults, currency, low, high)
    notes.append(note)
    if plain and figure.first.alternative is not None and low is not None and high is not None:
        low, high, note = _weigh_dot(figure, currency, period, low, high)
        notes.append(note)
    open_low = None if figure.bound == "at_most" else low
    open_high = None if figure.bound == "at_least" else high
    doubtful = slip or figure.wrong or figure.odd or low is None or low <= 0
    if currency is None and low is not None:
        doubtful = doubtful or "currency_unclear" in notes or (not stated and low < _TELLING)
    bounds = bounds_of(currency, period)
    if bounds is not None and not doubtful:
        # The default period goes with the default currency; it proves less for another (₱30,000 in a yearly column).
        foreign = currency not in candidates
        believed = bounds.stated if stated else bounds.usual if foreign else bounds.possible
        doubtful = not within(believed, open_low, open_high)
        if not within(bounds.possible if stated and not foreign else bounds.usual, open_low, open_high):
            notes.append("unusual_amount")
    return Settled(open_low, open_high, figure.bound, currency, period, tuple(filter(None, notes)), doubtful)


def _currency(sign: str | None, candidates: tuple[str | None, str | None]) -> tuple[str | None, str]:
    """Return the currency and the assumption it rests on, which is empty where the text says it plainly."""
    currency = resolve_currency(sign, candidates)
    if sign is None:
        if currency is None:
            return None, "currency_unknown"
        return currency, "currency_from_format" if candidates[0] else "currency_default"
    if currency is None:
        return None, "currency_unclear"
    return currency, "sign_shared" if sign in SHARED_SIGNS and sign != "元" else ""


def _period(
    figure: Figure,
    figures: Figures,
    defaults: SalaryDefaults,
    currency: str | None,
    low: float | None,
    high: float | None,
) -> tuple[str | None, str, bool]:
    """Return the period, the assumption it rests on, and whether the text states it beside the figure."""
    if figure.period:
        return figure.period, "", True
    if figures.months and _possible(currency, "month", low, high):
        return "month", "months_mean_month", False
    for loose in (figure.loose_period, figures.loose_period):
        if loose and _possible(currency, loose, low, high):
            return loose, "", False
    if defaults.period is None:
        return None, "period_unknown", False
    return defaults.period, "period_default", False


def _possible(currency: str | None, period: str, low: float | None, high: float | None) -> bool:
    bounds = bounds_of(currency, period)
    return bounds is None or within(bounds.possible, low, high)


def _weigh_dot(
    figure: Figure,
    currency: str | None,
    period: str | None,
    low: float,
    high: float,
) -> tuple[float, float, str]:
    """Decide what the dot of ``36.749`` means: thousands, unless only the decimal reading is plausible."""
    small_low = figure.first.alternative or low
    small_high = small_low if figure.second is None else (figure.second.alternative or high)
    bounds = bounds_of(currency, period)
    if bounds is not None and not within(bounds.possible, low, high) and within(bounds.possible, small_low, small_high):
        return small_low, small_high, "dot_decimal"
    return low, high, "dot_thousands"
