"""Two scopes side by side: what differs between two classes, years or fields, in words."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.expectations import aspect_word, expectations
from careerdash.insights.overview import overview
from careerdash.insights.progress import progress
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skills import skills
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.suppression import no_few_left
from careerdash.store.database import Database
from careerdash.wording import _

# A difference is named from here on: a tenth of the larger figure.
_WORTH_NAMING = 0.1
_SKILLS = 8
_RANKED = 500
# Head counts, then what people earn, like and expected, how far the classes are, and what is asked for.
_ORDER = (
    "students", "interviews", "professionals", "entry", "experienced", "satisfaction", "aspect", "step", "skill",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two scopes: its classes and what it is narrowed to; ``name`` is how a reader knows it."""

    name: str
    scope: Scope
    filters: Filters = NO_FILTERS


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of both sides; None where it is not known or may not be shown. ``n`` stands behind each.

    ``unit`` is ``count``, ``percent`` (0 to 1), ``score`` (1 to 5) or a currency code (a year).
    """

    key: str
    label: str
    unit: str
    left: float | None
    right: float | None
    left_n: int | None = None
    right_n: int | None = None

    @property
    def difference(self) -> float | None:
        """Right minus left as a part of the larger of the two; None where one is missing."""
        if self.left is None or self.right is None:
            return None
        larger = max(abs(self.left), abs(self.right))
        return (self.right - self.left) / larger if larger else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All figures of both sides in a fixed order, and the largest differences in words.

    ``apart`` says why pay is not compared where the sides were told it in different currencies, else it is empty.
    """

    left: str
    right: str
    measures: tuple[Measure, ...]
    sentences: tuple[str, ...]
    apart: str = ""


@dataclass(frozen=True, slots=True)
class _Figure:
    label: str
    unit: str
    value: float | None
    n: int | None = None


def compare(*, database: Database, left: Side, right: Side, view: View, today: date) -> Comparison:
    """Answer what differs between two sides. Pay is compared in the currency both sides were told it in most often.

    In share view a class beside a scope that holds it is shown only as far as the rest is nobody or enough people.
    """
    sides, apart = _in_one_currency(database, left, right, view, today)
    figures = [_figures(database, side, view, today) for side in sides]
    if view is View.SHARE:
        figures = _guarded(figures, left, right, rule_for(view))
    named = _most_named(figures)
    if view is View.ADVISOR:
        figures = [side | _not_named(side, named) for side in figures]
    known = dict.fromkeys(key for side in figures for key in side if not _is_skill(key) or key in named)
    keys = sorted(known, key=lambda key: _ORDER.index(_kind(key)))
    measures = tuple(_measure(key, figures[0].get(key), figures[1].get(key)) for key in keys)
    return Comparison(left.name, right.name, measures, _sentences(measures, left.name, right.name), apart)


def _in_one_currency(
    database: Database, left: Side, right: Side, view: View, today: date
) -> tuple[tuple[Side, Side], str]:
    """Return the sides asked in the currency most told on both, and why they are not where there is none."""
    told = [
        dict(
            salary(
                database=database, scope=side.scope, view=view, filters=side.filters, today=today, limit=1
            ).currencies
        )
        for side in (left, right)
    ]
    common = [currency for currency in told[0] if currency in told[1]]
    if common:
        usual = max(common, key=lambda currency: (min(side[currency] for side in told), currency))
        both = (replace(side, filters=replace(side.filters, currency=usual)) for side in (left, right))
        return (next(both), next(both)), ""
    if not (told[0] and told[1]):
        return (left, right), ""
    words = _("Pay was told in {here} on the left and in {there} on the right: it is not compared.")
    return (left, right), words.format(here=next(iter(told[0])), there=next(iter(told[1])))


def _guarded(
    figures: Sequence[dict[str, _Figure]], left: Side, right: Side, rule: SharingRule
) -> list[dict[str, _Figure]]:
    """Take out of a part what would tell, beside the whole, of the few people who are left over."""
    if left.scope.classes == right.scope.classes:
        return list(figures)
    if left.scope.classes < right.scope.classes:
        part, whole = 0, 1
    elif right.scope.classes < left.scope.classes:
        part, whole = 1, 0
    else:
        return list(figures)

    def people(figure: _Figure | None) -> int | None:
        if figure is None:
            return None
        return figure.n if figure.n is not None or figure.value is None else int(figure.value)

    kept = {
        key: figure
        for key, figure in figures[part].items()
        if people(figures[whole].get(key)) is None or no_few_left([people(figure)], people(figures[whole][key]), rule)
    }
    found = list(figures)
    found[part] = kept
    return found


def _kind(key: str) -> str:
    return key.partition(":")[0]


def _is_skill(key: str) -> bool:
    return _kind(key) == "skill"


def _most_named(figures: Sequence[dict[str, _Figure]]) -> dict[str, _Figure]:
    """The skills most people of either side name; figures of skills come most named first."""
    found: dict[str, _Figure] = {}
    for side in figures:
        mine = [key for key in side if _is_skill(key)][:_SKILLS]
        found = {key: side[key] for key in mine} | found
    return found


def _not_named(side: dict[str, _Figure], named: dict[str, _Figure]) -> dict[str, _Figure]:
    """Skills nobody of a side names, where people of it name others."""
    if not any(_is_skill(key) for key in side):
        return {}
    return {key: _Figure(skill.label, skill.unit, 0.0, 0) for key, skill in named.items() if key not in side}


def _measure(key: str, left: _Figure | None, right: _Figure | None) -> Measure:
    known = left or right
    if known is None:
        raise KeyError(key)
    return Measure(
        key,
        known.label,
        known.unit,
        left.value if left else None,
        right.value if right else None,
        left.n if left else None,
        right.n if right else None,
    )


def _figures(database: Database, side: Side, view: View, today: date) -> dict[str, _Figure]:
    asked = {"database": database, "scope": side.scope, "view": view, "filters": side.filters, "today": today}

    def told(question: Callable[..., dict[str, _Figure]]) -> dict[str, _Figure]:
        return question(asked)

    return {
        **told(_glance),
        **told(_finished),
        **told(_pay),
        **told(_scores),
        **told(_pictures),
        **told(_skills),
    }


def _glance(asked: dict[str, object]) -> dict[str, _Figure]:
    glance = overview(**asked)  # type: ignore[arg-type]
    return {
        "students": _Figure(_("Students"), "count", glance.students),
        "interviews": _Figure(_("Interviews held"), "count", glance.interviews),
        "professionals": _Figure(_("Professionals met"), "count", glance.professionals),
    }


def _finished(asked: dict[str, object]) -> dict[str, _Figure]:
    """The share of students who finished each step; progress looks at whole classes, whatever the filters."""
    answer = progress(**(asked | {"filters": NO_FILTERS}))  # type: ignore[arg-type]
    return {
        f"step:{step.step}": _Figure(
            _("Finished: {step}").format(step=step.title), "percent", (step.done or 0) / step.of, step.of
        )
        for step in answer.steps
        if step.of
    }


def _pay(asked: dict[str, object]) -> dict[str, _Figure]:
    answer = salary(**asked)  # type: ignore[arg-type]
    return {
        f"{post}:{answer.currency}": _Figure(label, answer.currency, pay.median, pay.n)
        for post, label, pay in (
            ("entry", _("Median entry pay"), answer.overall.entry),
            ("experienced", _("Median pay of experienced people"), answer.overall.experienced),
        )
        if pay.median is not None
    }


def _scores(asked: dict[str, object]) -> dict[str, _Figure]:
    overall = satisfaction(**asked).overall  # type: ignore[arg-type]
    if overall.mean is None:
        return {}
    return {"satisfaction": _Figure(_("Mean satisfaction"), "score", overall.mean, overall.n)}


def _pictures(asked: dict[str, object]) -> dict[str, _Figure]:
    return {
        f"aspect:{gap.aspect}": _Figure(
            _("{aspect}: found minus expected").format(aspect=aspect_word(gap.aspect).capitalize()),
            "gap",
            gap.gap,
            gap.students,
        )
        for gap in expectations(**asked).aspects  # type: ignore[arg-type]
    }


def _skills(asked: dict[str, object]) -> dict[str, _Figure]:
    ranked = skills(**(asked | {"limit": _RANKED}))  # type: ignore[arg-type]
    found = [skill for skill in ranked.skills if skill.share is not None]
    return {
        f"skill:{skill.key}": _Figure(
            _("Asked for: {skill}").format(skill=skill.skill), "percent", skill.share, skill.n
        )
        for skill in found
    }


def _sentences(measures: Sequence[Measure], left: str, right: str) -> tuple[str, ...]:
    """The differences worth naming: the largest of each kind in the order of the table, then the second largest ...

    Head counts differ by themselves and are left out.
    """
    worth = [
        (abs(difference), measure)
        for measure in measures
        if measure.unit != "count"
        and (difference := measure.difference) is not None
        and abs(difference) >= _WORTH_NAMING
    ]
    return tuple(_difference(measure, left, right) for measure in _by_kind(worth))


def _difference(measure: Measure, left: str, right: str) -> str:
    sides = [
        (measure.left or 0.0, measure.left_n, left),
        (measure.right or 0.0, measure.right_n, right),
    ]
    higher, lower = sorted(sides, key=lambda side: -side[0])
    return _("{label}: {high}, {low}.").format(
        label=measure.label, high=_side_words(*higher, measure.unit), low=_side_words(*lower, measure.unit)
    )


def _side_words(value: float, people: int | None, name: str, unit: str) -> str:
    told = _("{figure} in {side}").format(figure=figure_words(value, unit), side=name)
    return told if people is None else f"{told} (n = {people:,})"


def _by_kind(worth: Sequence[tuple[float, Measure]]) -> list[Measure]:
    ordered = [measure for _size, measure in sorted(worth, key=lambda pair: (-pair[0], pair[1].key))]
    ranks: list[tuple[int, int, Measure]] = []
    seen: Counter[str] = Counter()
    for measure in ordered:
        kind = _kind(measure.key)
        ranks.append((seen[kind], _ORDER.index(kind), measure))
        seen[kind] += 1
    return [measure for _rank, _place, measure in sorted(ranks, key=lambda rank: rank[:2])]


def figure_words(value: float | None, unit: str) -> str:
    """Return a figure with its unit; a missing one as a dash."""
    if value is None:
        return "–"
    if unit == "percent":
        return f"{value * 100:.0f} %"
    if unit == "score":
        return f"{value:.1f}"
    if unit == "gap":
        return f"{value:+.1f}"
    return f"{value:,.0f}" if unit == "count" else f"{value:,.0f} {unit}"
