"""Which amounts are plausible pay: orders of magnitude only, to tell a doubtful text from a clear one.

The bounds never change a figure. They decide whether a text is asked about (outside ``possible``), read with a warning
(outside ``usual``) or simply read. A text that states its period is judged by the much wider ``stated`` bounds.
"""

from typing import NamedTuple


class Bounds(NamedTuple):
    """Lowest and highest amount, per period, of the three judgements."""

    stated: tuple[float, float]
    possible: tuple[float, float]
    usual: tuple[float, float]


# In US dollars: from a few hours of a student's job to the best paid of a large firm.
_DOLLARS = {
    "hour": Bounds((1, 5_000), (3, 1_000), (6, 400)),
    "day": Bounds((5, 30_000), (20, 8_000), (40, 2_500)),
    "week": Bounds((20, 200_000), (60, 25_000), (150, 10_000)),
    "month": Bounds((50, 500_000), (200, 30_000), (500, 20_000)),
    "year": Bounds((500, 50_000_000), (1_000, 10_000_000), (10_000, 1_500_000)),
}
# In yuan: job advertisements of internships (100 a day) up to managing directors.
_YUAN = {
    "hour": Bounds((2, 20_000), (5, 2_000), (10, 1_000)),
    "day": Bounds((10, 100_000), (30, 10_000), (60, 4_000)),
    "week": Bounds((50, 300_000), (200, 30_000), (400, 20_000)),
    "month": Bounds((300, 1_500_000), (1_000, 80_000), (1_500, 50_000)),
    "year": Bounds((3_000, 100_000_000), (10_000, 10_000_000), (20_000, 3_000_000)),
}
# How many units of a currency make one US dollar, to the order of magnitude, and how far below the dollar bounds
# ordinary pay may lie in its countries.
_PER_DOLLAR: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD", "SGD"), (1, 1)),
    **dict.fromkeys(("PLN", "ILS", "AED", "SAR", "QAR", "RON", "BGN", "GEL"), (4, 1)),
    "KWD": (0.3, 1),
    "HKD": (8, 1),
    "MOP": (8, 1),
    "TWD": (30, 1),
    "SEK": (10, 1),
    "NOK": (10, 1),
    "DKK": (7, 1),
    "JPY": (150, 1),
    "KRW": (1300, 1),
    "CZK": (23, 1),
    "HUF": (350, 1),
    "ISK": (135, 1),
    "BRL": (5, 0.5),
    "MXN": (18, 0.5),
    "MYR": (4.5, 0.5),
    "ZAR": (18, 0.5),
    "THB": (35, 0.5),
    "TRY": (35, 0.5),
    "RUB": (90, 0.4),
    "UAH": (40, 0.25),
    "CLP": (900, 0.5),
    "COP": (4_000, 0.4),
    "ARS": (1_000, 0.3),
    "INR": (85, 0.2),
    "PHP": (57, 0.3),
    "IDR": (16_000, 0.3),
    "VND": (25_000, 0.3),
    "KZT": (480, 0.3),
    "PKR": (280, 0.2),
    "BDT": (115, 0.2),
    "LKR": (300, 0.2),
    "NPR": (135, 0.2),
    "EGP": (45, 0.2),
    "NGN": (1_500, 0.1),
    "KES": (130, 0.2),
    "GHS": (13, 0.2),
    "MAD": (10, 0.3),
}


def _bounds() -> dict[tuple[str, str], Bounds]:
    table = {("CNY", period): bounds for period, bounds in _YUAN.items()}
    for currency, (rate, wages) in _PER_DOLLAR.items():
        for period, bounds in _DOLLARS.items():
            scaled = [(low * rate * wages, high * rate) for low, high in bounds]
            table[currency, period] = Bounds(*scaled)
    return table


_BOUNDS = _bounds()


def bounds_of(currency: str | None, period: str | None) -> Bounds | None:
    """Return the bounds for a currency and a period; None where nothing can be said."""
    return _BOUNDS.get((currency, period)) if currency and period else None


def within(bounds: tuple[float, float], low: float | None, high: float | None) -> bool:
    """Whether every given end lies inside the bounds."""
    return (low is None or bounds[0] <= low <= bounds[1]) and (high is None or bounds[0] <= high <= bounds[1])


def usual_in(amount: float, currency: str, period: str) -> bool:
    """Whether an amount is everyday pay for the period; true where nothing is known of the currency."""
    bounds = bounds_of(currency, period)
    return bounds is None or within(bounds.usual, amount, amount)
