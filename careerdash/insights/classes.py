"""Which classes are there, and what can be chosen in the filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import TRACKS
from careerdash.domain.vocabulary import UNSPECIFIED_FIELD, View
from careerdash.insights.asked import asked
from careerdash.insights.words import field_word, level_word
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import about
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """One class: counts are None where it is too small to show them in share view."""

    class_id: str
    class_name: str
    year: int | None
    closed: bool
    term_start: date | None
    term_end: date | None
    students: int | None
    interviews: int | None
    professionals: int | None
    tracks: tuple[str, ...]
    advisor: str | None = None


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of a scope by name, and the years they lie in, newest first."""

    classes: tuple[ClassSummary, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value a filter may take: its key, the spelling met most often, and how many interviews have it."""

    key: str
    label: str
    interviews: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to within a scope, most frequent first (at most 200 each)."""

    field: tuple[Choice, ...] = ()
    industry: tuple[Choice, ...] = ()
    occupation: tuple[Choice, ...] = ()
    level: tuple[Choice, ...] = ()
    method: tuple[Choice, ...] = ()
    currency: tuple[Choice, ...] = ()
    organisation: tuple[Choice, ...] = ()


_MOST_CHOICES = 200
# A search box holds more than a list one reads.
_MOST_EMPLOYERS = 1_000


def classes(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    rule: SharingRule | None = None,
) -> Classes:
    """Answer which classes a scope holds; filters do not narrow them. ``rule`` is that of the view unless stated."""
    del filters
    rule = rule or rule_for(view)
    known = asked(database, scope)
    found = []
    for row in database.rows("overview.classes", {**scope.parameters(), "today": today}):
        # where names are hidden, those everything else is counted of: the others would be told by the difference
        count = row["active"] if rule.hides else row["students"]
        students, people = rule.may_show(count), rule.may_show(row["professionals"])
        found.append(
            ClassSummary(
                class_id=row["class_id"],
                class_name=row["class_name"],
                year=row["year"],
                closed=row["closed"],
                term_start=row["term_start"],
                term_end=row["term_end"],
                students=count if students else None,
                interviews=row["interviews"] if people else None,
                professionals=about(row["professionals"], rule),
                tracks=tuple(track.key for track in TRACKS if known.uses(row["class_id"], track.key)),
                advisor=row["advisor"],
            )
        )
    years = {entry.year for entry in found if entry.year is not None}
    return Classes(tuple(found), tuple(sorted(years, reverse=True)))


def choices(*, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date) -> Choices:
    """Answer what the filters can be set to within a scope.

    In share view only the currency may be chosen: any other filter would cut finer than one breakdown.
    """
    del filters, today
    rows = database.rows("overview.choices", {**scope.parameters(), "limit": _MOST_CHOICES})
    found: dict[str, list[Choice]] = {}
    for row in rows:
        found.setdefault(row["filter"], []).append(Choice(row["key"], _label(row), row["interviews"]))
    if view is View.SHARE:
        found = {"currency": found.get("currency", [])}
    return Choices(**{name: tuple(values) for name, values in found.items()})


def employers(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date
) -> tuple[Choice, ...]:
    """Answer which organisations can be chosen within a scope, most met first; none in share view."""
    del filters, today
    if view is View.SHARE:
        return ()
    rows = database.rows("overview.employers", {**scope.parameters(), "limit": _MOST_EMPLOYERS})
    return tuple(Choice(row["key"], row["label"], row["interviews"]) for row in rows)


def _label(row: Mapping[str, str]) -> str:
    if row["filter"] == "level":
        return level_word(row["key"]).capitalize()
    return field_word(row["label"]).capitalize() if row["key"] == UNSPECIFIED_FIELD else row["label"]
