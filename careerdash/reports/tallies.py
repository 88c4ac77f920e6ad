"""Counts and means of people beyond pay, scores and skills: levels met, questions answered, courtesy, expectations.

Where names are hidden every count is rounded to a multiple of five people ("about 25"), so that a group is never
the difference of two of them; the same rounding is the British statistics agency's against subtraction. A line also
keeps what it told in an earlier report until enough people have changed (see ``releases``).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import fmean, median
from typing import Any

from careerdash.domain.tracks import DEFAULT_THRESHOLDS, Thresholds
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import SharingRule, about, round_pay, shared_average
from careerdash.privacy.subtraction import gives_away
from careerdash.store.database import Database

LEVEL, QUESTION, RATED, FIT, GUESSED = "level", "question", "rated", "fit", "guessed"
COURTESY = ("thanks", "notes", "length")
# Means and medians: they can be subtracted where the number of people is known well enough.
_VALUED = (RATED, GUESSED)
# The line over all fields; no folded name can be this.
ALL = "**"


@dataclass(frozen=True, slots=True)
class Tally:
    """One line: ``n`` people as they may be printed, and what they told before and after (or guessed and heard).

    ``label`` is the spelling of a field, "" for keys that have their own words. ``people`` are those behind it.
    """

    measure: str
    key: str
    label: str
    n: int
    before: float | None
    after: float | None
    people: frozenset[str]


Tallies = tuple[Tally, ...]


def tallies(
    database: Database,
    scope: Scope,
    as_of: date,
    currency: str,
    rule: SharingRule,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Tallies:
    """Return the lines that may be shown of all classes of a scope together, pay in one currency."""
    found = _rows(database, scope, as_of, currency, thresholds, apart=False)
    return _shown(found.get("", []), rule)


def beside_classes(
    told: Tallies, database: Database, scope: Scope, as_of: date, currency: str, rule: SharingRule
) -> Tallies:
    """Return the lines over several classes without the means that would tell of few people beside each class's own."""
    apart = _rows(database, scope, as_of, currency, DEFAULT_THRESHOLDS, apart=True)
    released: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for rows in apart.values():
        for line in _shown(rows, rule):
            released[line.measure, line.key].append(line.people)
    return tuple(
        line
        for line in told
        if line.measure not in _VALUED or not gives_away([*released[line.measure, line.key], line.people], rule)
    )


def _rows(
    database: Database, scope: Scope, as_of: date, currency: str, thresholds: Thresholds, *, apart: bool
) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    asked = {
        **scope.parameters(),
        "as_of": as_of,
        "currency": currency,
        "apart": apart,
        "thank_you_days": thresholds.thank_you_days,
        "notes_days": thresholds.notes_days,
        "shortest_minutes": thresholds.shortest_minutes,
        "longest_minutes": thresholds.longest_minutes,
    }
    for row in database.table("exports.tallied", asked).to_pylist():
        found[row["class_id"]].append(row)
    return found


def _shown(rows: Sequence[Mapping[str, Any]], rule: SharingRule) -> Tallies:
    groups = groupby(rows, key=lambda row: (row["measure"], row["key"]))
    lines = (_tally(measure, key, list(members), rule) for (measure, key), members in groups)
    return tuple(line for line in lines if line is not None)


def _tally(measure: str, key: str, rows: Sequence[Mapping[str, Any]], rule: SharingRule) -> Tally | None:
    people = frozenset(row["person"] for row in rows)
    if not rule.may_show(len(people)):
        return None
    before: float | None = None
    after: float | None = None
    if measure == RATED:
        before, after = (shared_average(mean, len(people), rule) for mean in _values(rows, fmean))
        if before is None or after is None:
            return None
    elif measure == GUESSED:
        guessing = {student for row in rows for student in row["second"] or ()}
        if min(len(people), len(guessing)) < max(rule.median_from, rule.people):
            return None
        before, after = (round_pay(middle, rule) for middle in _values(rows, median))
    return Tally(measure, key, rows[0]["label"] or "", about(len(people), rule) or 0, before, after, people)


def _values(rows: Iterable[Mapping[str, Any]], middle: Any) -> tuple[float, float]:
    listed = list(rows)
    return float(middle([row["before"] for row in listed])), float(middle([row["after"] for row in listed]))
