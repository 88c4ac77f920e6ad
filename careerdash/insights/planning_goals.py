"""Who planned what: goals by horizon, paths, measures, and whose review is due."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import GOAL_HORIZONS, View
from careerdash.insights.basis import Basis
from careerdash.insights.breakdown import withheld
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.values.planning import read_path
from careerdash.wording import _, n_

PATHS = ("technical", "administration", "mixed", "own_business", "other")
REVIEWS = ("expired", "soon", "current", "never")
SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """What one student has planned. ``review`` is ``expired``, ``soon`` (within 30 days), ``current`` or ``never``.

    ``missing`` are the horizons the class asks for and the student has no goal for.
    """

    student_key: str
    student_name: str
    class_name: str
    goals: Mapping[str, str]
    missing: tuple[str, ...]
    path: str
    path_text: str
    measures: tuple[str, ...]
    acts: bool
    last_review: date | None
    review_due: date | None
    review: str


@dataclass(frozen=True, slots=True)
class PlanningGoals:
    """The plans of a scope. Counts are of active students; None where they may not be shown in share view.

    ``plans`` is empty in share view. ``horizons`` count who has a goal of each kind, ``paths`` the students by path,
    ``reviews`` by state, ``without_goals`` those who lack a goal their class asks for.
    """

    hidden: bool
    students: int | None
    plans: tuple[Plan, ...]
    horizons: Mapping[str, int | None]
    paths: Mapping[str, int | None]
    reviews: Mapping[str, int | None]
    without_goals: int | None
    sentence: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a student's plan; ``author`` and ``batch`` where it was recorded in the app, else the row.

    ``on`` is the day stated, None where there is none; then the part counts from ``imported_on``.
    """

    step: str
    item: str
    text: str
    on: date | None
    imported_on: date | None
    author: str | None
    batch: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything recorded of one student's planning, oldest first; hidden in share view."""

    hidden: bool
    entries: tuple[Entry, ...]


def planning_goals(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    limit: int = 1_000,
) -> PlanningGoals:
    """Answer who has which goals and whose review is due; a class's own rules come before ``thresholds``.

    ``limit`` bounds the plans listed (those with most to do are kept), never the counts.
    """
    del filters
    rule, hidden = rule_for(view), view is View.SHARE
    params = {
        **scope.parameters(), "today": today, "review_days": thresholds.review_days,
        "goal_horizons": sorted(thresholds.goal_horizons), "soon": SOON_DAYS, "limit": limit,
    }  # fmt: skip
    with database.read() as session:
        session.register("plan_rows", session.table("planning.plans", params))
        counts = session.rows("planning.counts", params)[0]
        paths = Counter[str]()
        for row in session.rows("planning.paths", params):
            paths[read_path(row["path"]) or "other"] += row["students"]
        listed = [] if hidden else session.rows("planning.listed", params)
    students = counts["students"]
    shown = rule.may_show(students) or not students
    return PlanningGoals(
        hidden=hidden,
        students=students if shown else None,
        plans=tuple(_plan(row) for row in listed),
        # completion counts of a class of at least five may be shown
        horizons={key: counts[key] if shown else None for key in GOAL_HORIZONS},
        paths=_told({key: paths[key] for key in PATHS}, rule, shown=shown),
        reviews=_told({key: counts[key] for key in REVIEWS}, rule, shown=shown),
        without_goals=counts["lacking"] if shown else None,
        sentence=_sentence(counts, rule, shown=shown),
        basis=_basis(students if shown else None),
    )


def planning_entries(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date, student_key: str
) -> Entries:
    """Answer what stands recorded of one student's planning by a day, with where each part came from."""
    del filters
    if view is View.SHARE:
        return Entries(hidden=True, entries=())
    rows = database.rows("planning.entries", {**scope.parameters(), "student": student_key, "today": today})
    return Entries(
        hidden=False,
        entries=tuple(
            Entry(
                step=row["step"], item=row["item"], text=row["text"] or row["status_text"] or "", on=row["date"],
                imported_on=row["stated_on"], author=row["author"], batch=row["batch"],
                source=f"{row['file']} · {row['sheet']} · {row['row']}" if row["file"] else "",
            )
            for row in rows
        ),
    )  # fmt: skip


def _plan(row: Mapping[str, Any]) -> Plan:
    texts = {key: row[f"{key}_goal"] or "" for key in GOAL_HORIZONS if key in row["horizons"]}
    path = row["path"] or ""
    return Plan(
        student_key=row["student_key"],
        student_name=row["student_name"] or row["student_id"] or "",
        class_name=row["class_name"],
        goals=texts,
        missing=tuple(key for key in GOAL_HORIZONS if key in row["asked"] and key not in row["horizons"]),
        path=(read_path(path) or "other") if path else "",
        path_text=path,
        measures=tuple(row["measures"]),
        acts=row["acts"],
        last_review=row["last_review"],
        review_due=None if row["closed"] else row["review_due"],
        review=row["review"],
    )


def _told(counts: Mapping[str, int], rule: SharingRule, *, shown: bool) -> Mapping[str, int | None]:
    return withheld(counts, rule) if shown else dict.fromkeys(counts)


def _sentence(counts: Mapping[str, int], rule: SharingRule, *, shown: bool) -> str:
    students = counts["students"]
    if not students:
        return _("No class plans careers yet.")
    if not shown:
        return _("Too few students to show figures to others.")
    parts = [
        _("{n} of {students} the goals their class asks for").format(
            n=f"{students - counts['lacking']:,}", students=n_("{n} student has", "{n} students have", students)
        )
    ]
    if counts["expired"] and not rule.hides:
        parts.append(n_("{n} review has run out", "{n} reviews have run out", counts["expired"]))
    if counts["soon"] and not rule.hides:
        parts.append(
            n_(
                "{n} review is due within {days} days",
                "{n} reviews are due within {days} days",
                counts["soon"],
                days=SOON_DAYS,
            )
        )
    return "; ".join(parts) + "."


def _basis(students: int | None) -> Basis:
    return Basis(
        definition=_("Active students of the classes that plan careers, and what their planning rows say."),
        rule=_(
            "A goal counts when a row states it, from its day on. A review runs out after the number of days the "
            "class asks for, 180 unless changed, while the class is open. Paths are told from the words typed."
        ),
        n=students,
        unit="students",
    )
