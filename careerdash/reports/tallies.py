"""Counts and means beyond pay, scores and skills: levels met, questions answered, courtesy, expectations and so on.

Pay by years of experience and what each field asks for are told in the same way. Where names are hidden every count is
rounded to a multiple of five people ("about 25"), so that a group is never the difference of two of them; the same
rounding is the British statistics agency's against subtraction. A line also keeps what it told in an earlier report
until enough people have changed (see ``releases``).
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
# Pay by band of years; people who name a skill by field, and all who name any.
YEARS, ASKS, ASKING = "years", "asks", "asking"
COURTESY = ("thanks", "notes", "length")
# Means and medians: they can be subtracted where the number of people is known well enough.
_VALUED = (RATED, GUESSED, YEARS)
_WORTH_TELLING = 10
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
    found = _rows(database, scope, as_of, currency, rule, thresholds, apart=False)
    return _without_usual(_shown(found.get("", []), rule))


def beside_classes(
    told: Tallies, database: Database, scope: Scope, as_of: date, currency: str, rule: SharingRule
) -> Tallies:
    """Return the lines over several classes without the means that would tell of few people beside each class's own."""
    apart = _rows(database, scope, as_of, currency, rule, DEFAULT_THRESHOLDS, apart=True)
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
    database: Database,
    scope: Scope,
    as_of: date,
    currency: str,
    rule: SharingRule,
    thresholds: Thresholds,
    *,
    apart: bool,
) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    asked = {
        **scope.parameters(),
        "as_of": as_of,
        "currency": currency,
        "apart": apart,
        "least": max(1, rule.people),
        "thank_you_days": thresholds.thank_you_days,
        "notes_days": thresholds.notes_days,
        "shortest_minutes": thresholds.shortest_minutes,
        "longest_minutes": thresholds.longest_minutes,
    }
    for row in database.table("exports.tallied", asked).to_pylist():
        found[row["class_id"]].append(row)
    return found


def percent(part: int, people: int) -> int:
    """Return the percent of two numbers as they are printed: it tells nothing they do not."""
    return min(100, int(100 * part / people + 0.5)) if people else 0


def above_all_fields(line: Tally, lines: Mapping[tuple[str, str], Tally]) -> tuple[int, int] | None:
    """Return the percent of a field's people who name a skill, and that of all fields; None where it is not higher.

    ``line`` counts those of the field who name the skill. Ten percent points make a difference.
    """
    field, _bar, skill = line.key.rpartition("|")
    asking, everyone = lines.get((ASKING, field)), lines.get((ASKING, ALL))
    overall = lines.get((ASKS, f"{ALL}|{skill}"))
    if field == ALL or asking is None or everyone is None or overall is None:
        return None
    here, anywhere = percent(line.n, asking.n), percent(overall.n, everyone.n)
    return (here, anywhere) if here - anywhere >= _WORTH_TELLING else None


def _without_usual(told: Tallies) -> Tallies:
    """Return the lines without skills that a field asks for no more than all fields together do."""
    lines = {(one.measure, one.key): one for one in told}
    asked = {one.key for one in told if one.measure == ASKS and above_all_fields(one, lines)}
    asked |= {f"{ALL}|{key.rpartition('|')[2]}" for key in asked}
    return tuple(one for one in told if one.measure != ASKS or one.key in asked)


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
    elif measure == YEARS:
        if len(people) < max(rule.median_from, rule.people):
            return None
        before = after = round_pay(median([float(row["before"]) for row in rows]), rule)
    return Tally(measure, key, rows[0]["label"] or "", about(len(people), rule) or 0, before, after, people)


def _values(rows: Iterable[Mapping[str, Any]], middle: Any) -> tuple[float, float]:
    listed = list(rows)
    return float(middle([row["before"] for row in listed])), float(middle([row["after"] for row in listed]))
