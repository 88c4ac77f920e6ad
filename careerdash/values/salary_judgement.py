"""What a figure amounts to once the import's defaults fill the gaps, and whether it is plausible as it stands."""

from typing import NamedTuple

from careerdash.values.currencies import SHARED_SIGNS, possible_currencies, resolve_currency
from careerdash.values.pay_bounds import bounds_of, within
from careerdash.values.salary_figures import Figure, Figures
from careerdash.values.salary_record import SalaryDefaults

_TOLD_BY_USE = frozenset({"元", "r", "franc"})
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
    sign = figure.sign or figures.loose_sign
    candidates = (cell_currency, defaults.currency)
    currency = resolve_currency(sign, candidates)
    doubtful = figure.wrong or figure.odd or (sign is not None and currency is None)
    if sign is None:
        notes.append("currency_from_format" if cell_currency else "currency_default" if currency else "currency_unknown")
    elif sign in SHARED_SIGNS and sign not in _TOLD_BY_USE and currency:
        notes.append("sign_shared")
    low, high = figure.low, figure.high
    if figure.first.unit == "l" and sign == "lakh" and not _INDIAN_RUPEES & set(candidates):
        # "88l" where nothing else is Indian: a slip of the finger, not 88 lakh.
        doubtful = True
        currency = resolve_currency(None, candidates)
        low, high = None if low is None else low / 1e5, None if high is None else high / 1e5
    plain = not figure.first.unit and (figure.second is None or not figure.second.unit)
    if defaults.scale != 1 and plain and figure.sign is None and figure.period is None and low is not None and high is not None:
        low, high = low * defaults.scale, high * defaults.scale
        notes.append("scale_default")
    low, high = _rounded(low), _rounded(high)
    period, note, stated = _period(figure, figures, defaults, currency, low, high)
    if note:
        notes.append(note)
    if plain and figure.first.alternative is not None and low is not None and high is not None:
        low, high, note = _weigh_dot(figure, currency, period, low, high)
        notes.append(note)
    judged_low, judged_high = (None if figure.bound == "at_most" else low), (None if figure.bound == "at_least" else high)
    bounds = bounds_of(currency, period)
    if low is None or low <= 0 or (currency is None and not stated and low < _TELLING):
        doubtful = True
    elif bounds is not None and not doubtful:
        if not within(bounds.stated if stated else bounds.possible, judged_low, judged_high):
            doubtful = True
        elif not within(bounds.possible if stated else bounds.usual, judged_low, judged_high):
            notes.append("unusual_amount")
    return Settled(judged_low, judged_high, figure.bound, currency, period, tuple(notes), doubtful)


def _rounded(amount: float | None) -> float | None:
    return None if amount is None else round(amount, 4)


def _period(
    figure: Figure,
    figures: Figures,
    defaults: SalaryDefaults,
    currency: str | None,
    low: float | None,
    high: float | None,
) -> tuple[str | None, str | None, bool]:
    """Return the period, the assumption it rests on, and whether the text states it beside the figure."""
    if figure.period:
        return figure.period, None, True
    if figures.months and _possible(currency, "month", low, high):
        return "month", "months_mean_month", False
    for loose in (figure.loose_period, figures.loose_period):
        if loose and _possible(currency, loose, low, high):
            return loose, None, False
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
