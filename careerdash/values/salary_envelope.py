"""The pay of two posts as one range, for the column that holds pay as stated."""

from careerdash.domain.vocabulary import Reading
from careerdash.values.pay_bounds import bounds_of, within
from careerdash.values.salary_ranges import WIDEST
from careerdash.values.salary_record import Salary
from careerdash.values.salary_wording import render

_FIGURES = frozenset({Reading.AMOUNT, Reading.RANGE, Reading.AT_LEAST, Reading.AT_MOST})


def reading_of(low: float | None, high: float | None) -> Reading:
    """Return the reading that two ends make; an end is None when open, and one of them is known."""
    if low is None:
        return Reading.AT_MOST
    if high is None:
        return Reading.AT_LEAST
    return Reading.AMOUNT if low == high else Reading.RANGE


def envelope(entry: Salary, experienced: Salary, text: str) -> Salary:
    """Return the range from the lowest to the highest pay of two posts, under the text of the whole cell.

    Posts paid in different periods are compared by the year. When one post is doubtful, or the currencies differ, the
    whole is doubtful, and so it is when their pay lies further apart than any range is believed; when only one gives
    a figure, the figure stands and says so (``one_post``).
    """
    posts = (entry, experienced)
    told = [post for post in posts if post.reading in _FIGURES]
    if any(post.doubtful for post in posts) or len({post.currency for post in told}) > 1:
        texts = dict.fromkeys(text for post in posts for text in post.suggestions)
        return Salary(text, Reading.UNREADABLE, suggestions=tuple(texts) or ("N/A",))
    if not told:
        readings = {post.reading for post in posts}
        silent = next(kind for kind in (Reading.UNREADABLE, Reading.DECLINED, Reading.MISSING) if kind in readings)
        return Salary(text, silent)
    same = len({(post.period, post.months) for post in told}) == 1
    if not same and any(post.period is None for post in told):
        return Salary(text, Reading.UNREADABLE, suggestions=("N/A",))
    lows = [post.low if same else post.yearly_low for post in told]
    highs = [post.high if same else post.yearly_high for post in told]
    low = None if None in lows else min(end for end in lows if end is not None)
    high = None if None in highs else max(end for end in highs if end is not None)
    period = told[0].period if same else "year"
    bounds = bounds_of(told[0].currency, period)
    believed = bounds is None or within(bounds.stated, low, high)
    if (low is None and high is None) or (low and high and high > low * WIDEST) or not believed:
        return Salary(text, Reading.UNREADABLE, suggestions=tuple(dict.fromkeys(map(render, told))))
    codes = dict.fromkeys(code for post in told for code in post.assumptions)
    codes["two_posts" if len(told) > 1 else "one_post"] = None
    extras = [post.extra for post in told if post.extra]
    return Salary(
        text,
        reading_of(low, high),
        low,
        high,
        told[0].currency,
        period,
        told[0].months if same else None,
        tuple(codes),
        (),
        "; ".join(extras) or None,
    )
