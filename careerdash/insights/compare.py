"""Two scopes side by side: what differs between two classes, years or fields, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.expectations import aspect_word, expectations
from careerdash.insights.overview import overview
from careerdash.insights.progress import progress
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skills import skills
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

# A difference is named from here on: a tenth of the larger figure.
_WORTH_NAMING = 0.1
_SKILLS = 8
_RANKED = 500


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
    """All figures of both sides in a fixed order, and the largest differences in words."""

    left: str
    right: str
    measures: tuple[Measure, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    label: str
    unit: str
    value: float | None
    n: int | None = None


def compare(*, database: Database, left: Side, right: Side, view: View, today: date) -> Comparison:
    """Answer what differs between two sides. Pay is compared only where both sides were told it in one currency."""
    figures = [_figures(database, side, view, today) for side in (left, right)]
    named = _most_named(figures)
    if view is View.ADVISOR:
        figures = [side | _not_named(side, named) for side in figures]
    keys = list(dict.fromkeys(key for side in figures for key in side if not _is_skill(key) or key in named))
    measures = tuple(_measure(key, figures[0].get(key), figures[1].get(key)) for key in keys)
    return Comparison(left.name, right.name, measures, _sentences(measures, left.name, right.name))


def _is_skill(key: str) -> bool:
    return key.startswith("skill:")


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
    """The differences worth naming: the largest of each kind first, then the others by size.

    Head counts differ by themselves and are left out.
    """
    worth = [
        (abs(difference), measure)
        for measure in measures
        if measure.unit != "count"
        and (difference := measure.difference) is not None
        and abs(difference) >= _WORTH_NAMING
    ]
    return tuple(
        _("{label}: {high} in {higher}, {low} in {lower}.").format(
            label=measure.label,
            higher=right if (measure.right or 0) > (measure.left or 0) else left,
            lower=left if (measure.right or 0) > (measure.left or 0) else right,
            high=figure_words(max(measure.left or 0, measure.right or 0), measure.unit),
            low=figure_words(min(measure.left or 0, measure.right or 0), measure.unit),
        )
        for measure in _by_kind(worth)
    )


def _by_kind(worth: Sequence[tuple[float, Measure]]) -> list[Measure]:
    ordered = [measure for _size, measure in sorted(worth, key=lambda pair: (-pair[0], pair[1].key))]
    first = {measure.key.partition(":")[0]: measure for measure in reversed(ordered)}
    return sorted(ordered, key=lambda measure: first[measure.key.partition(":")[0]] is not measure)


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
