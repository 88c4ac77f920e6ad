"""The two ends of a typed range: what the first means when only the second carries the multiplier."""

from careerdash.values.salary_tokens import Amount

# A range wider than this is asked about: "5-200万" is more likely a slip than a pay band.
WIDEST = 20.0

Ends = tuple[float | None, float | None, str]
_UNCLEAR: Ends = (None, None, "")


def join_ends(first: Amount, second: Amount) -> Ends:
    """Return low, high and an assumption code of a range; no ends when they do not fit together.

    ``8-10k`` and ``90-120k`` mean both ends in thousands, ``50-60,000`` as well; ``8000-1.2万`` and ``8千-1.5万``
    are taken as they stand, ``8-1.5万`` is unclear.
    """
    if first.low is None or second.low is None or second.high is None:
        return _UNCLEAR
    low, high = first.low, second.high
    if first.unit and not second.unit:
        return _ordered(low, high) if second.low >= low else _shared_first(first, second)
    if second.unit and not first.unit:
        return _shared_second(first, second)
    if not first.unit and low < 1_000 <= high and low.is_integer() and high > low * WIDEST and low * 1_000 <= high:
        return _ordered(low * 1_000, high, "shared_thousands")
    if first.alternative is not None and (second.alternative is not None or high < 1_000) and low > high:
        return _UNCLEAR
    return _ordered(low, high)


def _shared_second(first: Amount, second: Amount) -> Ends:
    low, high = first.low or 0.0, second.high or 0.0
    if first.alternative is not None and first.alternative * second.factor <= high:
        return _ordered(first.alternative * second.factor, high, "shared_suffix")
    if low * second.factor <= high:
        return _ordered(low * second.factor, high, "shared_suffix")
    return _ordered(low, high) if high / WIDEST <= low <= high else _UNCLEAR


def _shared_first(first: Amount, second: Amount) -> Ends:
    low, high = first.low or 0.0, (second.high or 0.0) * first.factor
    return _ordered(low, high, "shared_suffix") if (second.low or 0.0) < 1_000 and high >= low else _UNCLEAR


def _ordered(low: float, high: float, note: str = "") -> Ends:
    if low > high:
        low, high, note = high, low, "reversed_range"
    return (low, high, note) if low > 0 and high <= low * WIDEST else _UNCLEAR
