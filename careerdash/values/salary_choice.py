"""Which of the figures in a text is the base pay. When the text does not say, nothing is chosen."""

from collections.abc import Callable
from dataclasses import dataclass, field

from careerdash.values.pay_periods import yearly
from careerdash.values.salary_clauses import ASIDE, Figure
from careerdash.values.salary_figures import Figures
from careerdash.values.salary_judgement import Settled

_NOT_BASE = frozenset({"extra", "total", "net", "trial"})
# Two statements of one pay ("$15/hr or 31,200") may differ by part-time work, not by more than this factor.
_SAME_PAY = 2.5
Settle = Callable[[Figure], Settled]


@dataclass(slots=True)
class Choice:
    """The pay found (one figure, or a lowest and a highest one) or, when undecided, the figures to choose from."""

    figure: Figure | None = None
    highest: Figure | None = None
    rivals: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def choose(figures: Figures, settle: Settle) -> Choice:
    """Pick base pay among the figures: the one labelled so, else the only one outside remarks and extras."""
    if len(figures.figures) == 1:
        only = figures.figures[0]
        if not only.labels and not only.clause.extra:
            return Choice(only)
    candidates, notes = _candidates(figures)
    if not candidates:
        return Choice(rivals=[figure for figure in figures.figures if not is_trifle(figure)] or list(figures.figures))
    distinct = _distinct(candidates)
    if len(distinct) > 1:
        return _among(distinct, settle, notes)
    choice = Choice(distinct[0], notes=notes)
    _look_aside(choice, figures, settle)
    return choice


def _candidates(figures: Figures) -> tuple[list[Figure], list[str]]:
    found = figures.figures
    pay = [figure for figure in found if "extra" not in figure.labels]
    base = [figure for figure in pay if "base" in figure.labels]
    if base:
        return base, []
    pay = [figure for figure in pay if not figure.clause.extra]
    main = [figure for figure in pay if figure.clause.depth == 0 and figure.clause.lead not in ASIDE]
    plain = [figure for figure in main if not figure.labels & _NOT_BASE]
    gross = [figure for figure in plain if "gross" in figure.labels]
    if plain:
        return (gross or plain), []
    for label, note in (("total", "includes_extra"), ("net", "net_pay"), ("trial", "trial_pay")):
        labelled = [figure for figure in (main or pay) if label in figure.labels]
        if labelled:
            return labelled, [note]
    return [figure for figure in pay if not is_trifle(figure)], []


def is_trifle(figure: Figure) -> bool:
    """Whether a number in a remark is no money: a small count, or a calendar year."""
    if not figure.bare or figure.low is None:
        return False
    return figure.low < 100 or (
        1990 <= figure.low <= 2039 and figure.low == int(figure.low) and len(figure.first.text) == 4
    )


def _distinct(candidates: list[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in candidates:
        if not any(_same(figure, other) for other in kept):
            kept.append(figure)
    return kept


def _same(one: Figure, other: Figure) -> bool:
    equal = one.low is not None and (one.low, one.high, one.bound) == (other.low, other.high, other.bound)
    return equal and (one.period == other.period or one.period is None or other.period is None)


def _among(candidates: list[Figure], settle: Settle, notes: list[str]) -> Choice:
    """Decide between several figures that all could be the pay."""
    undecided = Choice(rivals=candidates)
    if len(candidates) != 2:
        return undecided
    first, second = candidates
    if first.wrong or second.wrong or first.odd or second.odd:
        return undecided
    one, other = settle(first), settle(second)
    if {first.bound, second.bound} == {"at_least", "at_most"} and one.currency == other.currency:
        lower, upper = (first, second) if first.bound == "at_least" else (second, first)
        if (lower.period or upper.period) == (upper.period or lower.period) and (lower.low or 0) <= (upper.high or 0):
            return Choice(lower, upper, notes=notes)
    if one.doubtful or other.doubtful:
        return undecided
    if one.currency != other.currency:
        return Choice(first, notes=[*notes, "other_figure"])
    if one.period != other.period and _agree(one, other):
        return Choice(first, notes=notes)
    return undecided


def _agree(one: Settled, other: Settled) -> bool:
    first = yearly(one.low or one.high, one.period, None)
    second = yearly(other.low or other.high, other.period, None)
    return bool(first and second) and 1 / _SAME_PAY <= (first or 1) / (second or 1) <= _SAME_PAY


def _look_aside(choice: Choice, figures: Figures, settle: Settle) -> None:
    """Look at the figures not chosen: one that contradicts makes the text doubtful, one that differs makes a note."""
    chosen = choice.figure
    if chosen is None:
        return
    for figure in figures.figures:
        if figure is chosen or _same(figure, chosen) or is_trifle(figure):
            continue
        if figure.labels & {"extra", "total", "net", "trial"}:
            continue
        if figure.clause.extra:
            if not figures.extra_labelled and "other_figure" not in choice.notes:
                choice.notes.append("other_figure")
            continue
        one, other = settle(chosen), settle(figure)
        if one.period != other.period and one.currency == other.currency and _agree(one, other):
            continue
        told_apart = (
            one.currency != other.currency
            or figure.bound is not None
            or bool(chosen.labels & {"base", "gross"})
            or (figure.period is not None and one.period != other.period)
        )
        if not told_apart:
            choice.rivals = [chosen, figure]
            choice.figure = None
            return
        if "other_figure" not in choice.notes:
            choice.notes.append("other_figure")
