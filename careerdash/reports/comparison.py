"""The classes a report is compared with, and what may be told of them beside everything else that is handed out.

A report on a class is compared with the classes of the year before, where there are any, else with the other classes.
What is told of them is told of a group of its own: it is checked against the reports these classes have or had, and
remembered with the report.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median
from typing import Any

from careerdash.domain.tracks import DEFAULT_THRESHOLDS
from careerdash.privacy.scope import Scope
from careerdash.privacy.scores import mean_tells_few
from careerdash.privacy.sharing import SharingRule, about, round_pay, shared_average, shared_count
from careerdash.privacy.subtraction import gives_away
from careerdash.reports.behind import told_of
from careerdash.reports.lines import ALL, SCORES, Line, People, hashed
from careerdash.store.database import Database
from careerdash.wording import _

_POSTS = ("entry", "experienced")
_THANKS = ("noted", "kept")
THANKED = "thanked there"
_DIGEST = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """Other classes: how a reader knows them, what may be told of them, and who stands behind their own reports.

    ``students`` and ``interviews`` are rounded where names are hidden, None where too few. ``known`` are the sets of
    people that reports of these classes tell, by family of lines.
    """

    name: str
    students: int | None
    interviews: int | None
    lines: tuple[Line, ...]
    known: Mapping[str, tuple[People, ...]]

    def figures(self, measure: str) -> Mapping[str, Any]:
        """Return what is told of a measure; nothing where it is held back."""
        return next((line.figures for line in self.lines if line.measure == measure), {})


def classes_beside(database: Database, scope: Scope, reach: Scope) -> tuple[Scope, str] | None:
    """Return the classes within ``reach`` that a report is compared with and their name; None where there are none."""
    rows = database.rows("exports.class_years", (scope | reach).parameters())
    years = {row["year"] for row in rows if row["class_id"] in scope.classes}
    others = [row for row in rows if row["class_id"] not in scope.classes]
    if not others or not scope:
        return None
    year = next(iter(years)) if len(years) == 1 else None
    before = [row for row in others if year and row["year"] == year - 1]
    beside = [row for row in others if year and row["year"] == year]
    if before:
        chosen, name = before, _("the classes of {year}").format(year=(year or 0) - 1)
    elif beside:
        chosen, name = beside, _("the other classes of {year}").format(year=year)
    else:
        chosen, name = others, _("all other classes")
    if len(chosen) == 1:
        name = chosen[0]["class_name"]
    return Scope(frozenset(row["class_id"] for row in chosen)), name


def told_beside(database: Database, scope: Scope, name: str, as_of: date, currency: str, rule: SharingRule) -> Beside:
    """Return what the classes of ``scope`` may be compared by, before earlier reports are looked at."""
    asked = {
        **scope.parameters(),
        "as_of": as_of,
        "currency": currency,
        "thank_you_days": DEFAULT_THRESHOLDS.thank_you_days,
    }
    secret = str(database.value("releases.secret"))
    rows = database.table("exports.compared", asked).to_pylist()
    keyed = {person: hashed(person, secret) for person in {row["person"] for row in rows}}
    by_measure: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_measure[row["measure"]].append(row | {"person": keyed[row["person"]]})
    digest = hashlib.blake2b("|".join(sorted(scope.classes)).encode(), digest_size=_DIGEST).hexdigest()
    lines: list[Line] = []
    known: dict[str, tuple[People, ...]] = {}
    for measure in (*_POSTS, SCORES):
        family = f"{measure}:{currency}" if measure in _POSTS else measure
        found = by_measure[measure]
        known[family] = _known(found, rule)
        figures = _figures(measure, [row for row in found if row["latest"]], rule)
        if figures is not None:
            lines.append(Line(family, f"{ALL}|{digest}", figures, frozenset(row["person"] for row in found)))
    for measure in _THANKS:
        people = frozenset(row["person"] for row in by_measure[measure])
        if rule.may_show(len(people)):
            # rounded to 5: a family of its own, so that it holds back nothing of these classes' own reports
            lines.append(Line(f"{THANKED}:{measure}", f"{measure}|{digest}", {"n": about(len(people), rule)}, people))
    (active,) = database.rows("exports.activity", asked)
    students, interviews = (about(active[what], rule) for what in ("students", "interviews"))
    return Beside(name, students, interviews, tuple(lines), known if rule.hides else {})


def _known(rows: Iterable[Mapping[str, Any]], rule: SharingRule) -> tuple[People, ...]:
    """Return the sets of people that the own report of each of these classes tells."""
    classes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        classes[row["class_id"]][row["field_key"]].add(row["person"])
    frozen = [{field: frozenset(people) for field, people in fields.items()} for fields in classes.values()]
    told = [people for fields in frozen for people in told_of(fields, rule)]
    if gives_away(told, rule):  # somebody stands in several classes: then the reports handed out tell what is known
        return ()
    return tuple(told)


def _figures(measure: str, rows: list[Mapping[str, Any]], rule: SharingRule) -> dict[str, Any] | None:
    """Return n and the median of pay or the mean of scores, as the rule lets them be told; None where it does not."""
    people = len({row["person"] for row in rows})
    if not people or not rule.may_show(people):
        return None
    amounts = [float(row["amount"]) for row in rows]
    n = shared_count(people, rule)
    if measure in _POSTS:
        middle = round_pay(median(amounts), rule) if people >= max(rule.median_from, rule.people) else None
        return {"n": n, "q1": None, "median": middle, "q3": None}
    mean = shared_average(fmean(amounts), people, rule)
    if mean is None or mean_tells_few(mean, people, people, rule):
        return None
    return {"n": n, "mean": mean}
