"""Deciding from the rows of a column whether it writes day, month or year first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.clock_times import take_times
from careerdash.values.date_shapes import DateOrder, find_shapes
from careerdash.values.spelling import simplify
from careerdash.wording import _

_SHOWN = 3
_ENOUGH_ROWS = 3
_TERM_YEARS = 2
_WANDERING_YEARS = 5
_LEAP = 2024


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """What the rows of a column prove; ``order`` is None where they prove nothing or contradict each other.

    ``proofs`` are the texts that decide; ``ambiguous`` counts the distinct texts that could be read in two ways.
    """

    order: DateOrder | None
    proofs: tuple[str, ...]
    sentence: str = ""
    ambiguous: int = 0


_NAMES = {
    DateOrder.YMD: "year, month, day",
    DateOrder.DMY: "day, month, year",
    DateOrder.MDY: "month, day, year",
}


@lru_cache(maxsize=100_000)
def orders_of(text: str) -> frozenset[DateOrder]:
    """Return the orders in which a text is a real date; empty where no order is needed or none fits."""
    candidates, days = _days(text)
    alike = len(days) == candidates > 1 and len(set(days.values())) == 1
    return frozenset() if alike else frozenset(days)


def _days(text: str) -> tuple[int, dict[DateOrder, date]]:
    """Return how many orders are thinkable, and the day each of them that fits would make of the text."""
    shapes = find_shapes(take_times(simplify(clean(text)))[0])
    if not shapes or shapes[0].always is not None:
        return 0, {}
    days: dict[DateOrder, date] = {}
    for order, (year, month, day) in shapes[0].by_order:
        try:
            days[order] = date(year or _LEAP, month, day)
        except ValueError:
            continue
    return len(shapes[0].by_order), days


def decide_order(texts: Iterable[str]) -> OrderEvidence:
    """Decide the order of a column from its own rows.

    A row proves an order when it is a real date in no other. Where years have two digits, that side of the date counts
    as the year which stays nearly the same in all rows. Rows that contradict each other leave the order undecided, with
    a sentence that names them.
    """
    possible = {text: found for text in dict.fromkeys(texts) if (found := orders_of(text))}
    if not possible:
        return OrderEvidence(None, (), _("No date in this column depends on the order of day and month."))
    common = _without_wandering_years(frozenset.intersection(*possible.values()), tuple(possible))
    if common == {DateOrder.MDY, DateOrder.YMD} and all(_same_either_way(text) for text in possible):
        common = frozenset({DateOrder.MDY})
    ambiguous = sum(len(set(_days(text)[1].values())) > 1 for text in possible)
    if len(common) == 1:
        return _proven(next(iter(common)), possible, ambiguous)
    if common:
        sentence = _("No row proves the order of day and month: {examples} can be read in two ways.")
        shown = _quote(tuple(possible)[:_SHOWN])
        return OrderEvidence(None, (), sentence.format(examples=shown), ambiguous)
    against = _contradicting(possible)
    sentence = _("The rows contradict each other: {examples} fit no common order of day and month.")
    return OrderEvidence(None, against, sentence.format(examples=_quote(against)), ambiguous)


def _same_either_way(text: str) -> bool:
    """Without a year, month before day is the same in both orders."""
    days = _days(text)[1]
    return days[DateOrder.MDY] == days[DateOrder.YMD]


def _without_wandering_years(common: frozenset[DateOrder], texts: tuple[str, ...]) -> frozenset[DateOrder]:
    """Drop the orders whose years are spread over decades while another order keeps them within a class term."""
    if len(texts) < _ENOUGH_ROWS or DateOrder.YMD not in common:
        return common
    spans = {
        order: max(years) - min(years) for order in common if (years := [_days(text)[1][order].year for text in texts])
    }
    steady = frozenset(order for order, span in spans.items() if span <= _TERM_YEARS)
    wandering = all(span >= _WANDERING_YEARS for order, span in spans.items() if order not in steady)
    return steady if steady and wandering else common


def _proven(order: DateOrder, possible: dict[str, frozenset[DateOrder]], ambiguous: int) -> OrderEvidence:
    proofs = tuple(text for text, found in possible.items() if found == {order}) or tuple(
        text for text, found in possible.items() if DateOrder.DMY not in found or order is DateOrder.DMY
    )
    sentence = _("Rows such as {examples} show that the order is {order}.")
    shown = sentence.format(examples=_quote(proofs[:_SHOWN]), order=_(_NAMES[order]))
    return OrderEvidence(order, proofs, shown, ambiguous)


def _contradicting(possible: dict[str, frozenset[DateOrder]]) -> tuple[str, ...]:
    examples: dict[frozenset[DateOrder], str] = {}
    for text, found in possible.items():
        examples.setdefault(found, text)
    for found, text in examples.items():
        other = next((rival for orders, rival in examples.items() if not orders & found), None)
        if other is not None:
            return text, other
    return tuple(examples.values())[:_SHOWN]


def _quote(texts: tuple[str, ...]) -> str:
    return ", ".join(f"“{clean(text)}”" for text in texts)
