"""Deciding from the rows of a column whether it writes day, month or year first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.clock_times import take_times
from careerdash.values.date_shapes import DateOrder, find_shapes
from careerdash.values.spelling import simplify
from careerdash.wording import _, n_

_SHOWN_PROOFS = 3
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
    shapes = find_shapes(take_times(simplify(clean(text)))[0])
    if not shapes or shapes[0].always is not None:
        return frozenset()
    days: dict[DateOrder, date] = {}
    for order, (year, month, day) in shapes[0].by_order:
        try:
            days[order] = date(year or _LEAP, month, day)
        except ValueError:
            continue
    return frozenset() if len(set(days.values())) <= 1 < len(days) else frozenset(days)


def decide_order(texts: Iterable[str]) -> OrderEvidence:
    """Decide the order of a column from its own rows.

    A row proves an order when it is a real date in no other. Rows that contradict each other leave it undecided,
    with a sentence that names both sides.
    """
    possible = {text: found for text in dict.fromkeys(texts) if (found := orders_of(text))}
    if not possible:
        return OrderEvidence(None, (), _("No date in this column depends on the order of day and month."))
    common = frozenset.intersection(*possible.values())
    ambiguous = sum(len(found) > 1 for found in possible.values())
    if not common:
        return _contradiction(possible, ambiguous)
    if len(common) == 1:
        order = next(iter(common))
        proofs = tuple(text for text, found in possible.items() if len(found) == 1) or tuple(possible)
        sentence = n_(
            "{n} row can only be read as %s, for example %s.",
            "{n} rows can only be read as %s, for example %s.",
            len(proofs),
        )
        return OrderEvidence(order, proofs, sentence % (_(_NAMES[order]), _quote(proofs[:1])), ambiguous)
    sentence = _("No row proves the order of day and month: {examples} can be read in two ways.")
    return OrderEvidence(None, (), sentence.format(examples=_quote(tuple(possible)[:_SHOWN_PROOFS])), ambiguous)


def _contradiction(possible: dict[str, frozenset[DateOrder]], ambiguous: int) -> OrderEvidence:
    day_first = tuple(text for text, found in possible.items() if found == {DateOrder.DMY})
    others = tuple(text for text, found in possible.items() if DateOrder.DMY not in found)
    sentence = _("The rows contradict each other: {day_first} can only be day first, {others} cannot.").format(
        day_first=_quote(day_first[:_SHOWN_PROOFS]), others=_quote(others[:_SHOWN_PROOFS])
    )
    return OrderEvidence(None, (*day_first[:_SHOWN_PROOFS], *others[:_SHOWN_PROOFS]), sentence, ambiguous)


def _quote(texts: tuple[str, ...]) -> str:
    return ", ".join(f"“{clean(text)}”" for text in texts)
