"""The figures of a scope at a glance, the coming due dates and the last import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow.compute as pc

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, RULES, Thresholds
from careerdash.domain.vocabulary import Status, StudentStatus, View
from careerdash.insights.breakdown import too_fine
from careerdash.insights.headlines import Figures, Headline, Limits, WeekPoint, headlines
from careerdash.insights.standing import OVERDUE_WEIGHT, Standing, full_standing
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import about
from careerdash.store.database import Database, Session
from careerdash.wording import _, n_

__all__ = ["DueDate", "Headline", "LastImport", "Overview", "WeekPoint", "overview"]


@dataclass(frozen=True, slots=True)
class DueDate:
    """A coming due date of a class: ``days`` from today, ``done`` of ``of`` students done with the step."""

    class_id: str
    class_name: str
    step: str
    title: str
    due: date
    days: int
    done: int | None
    of: int | None


@dataclass(frozen=True, slots=True)
class LastImport:
    """The newest active import that speaks of a student in scope, with a line to show."""

    batch: int
    at: datetime
    files: tuple[str, ...]
    rows: int
    held: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the scope, figures with their course, coming due dates and the last import.

    In share view counts of fewer people than the rule asks for are None, and the import is not named: a file
    may bear the name of a student.
    """

    students: int | None
    interviews: int | None
    professionals: int | None
    classes: int
    headlines: tuple[Headline, ...]
    due: tuple[DueDate, ...]
    last_import: LastImport | None
    sentence: str


_NEXT_DUE_DATES = 8
_YEAR = timedelta(days=366)


def overview(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    rule: SharingRule | None = None,
) -> Overview:
    """Answer the figures of a scope at a glance. Filters narrow the interviews, not the students.

    ``rule`` is the sharing rule, that of the view unless stated.
    """
    rule = rule or rule_for(view)
    if too_fine(view, filters):
        scope = Scope()
    params = {
        **scope.parameters(),
        **filters.parameters(),
        "today": today,
        "thank_you_days": thresholds.thank_you_days,
    }
    with database.read() as session:
        names = {row["class_id"]: row["name"] for row in session.rows("overview.open_classes", params)}
        open_scope = Scope(frozenset(names))
        students = session.value("overview.taking_part", params)
        weeks = session.rows("overview.course", params)
        asked = {**open_scope.parameters(), "today": today, "interviews_held": thresholds.interviews_held}
        first_times = session.rows("overview.first_times", {**asked, "most": RULES["interviews_held"].most})
        imported = None if rule.hides else _last_import(session, params)
        limits = _limits(session, scope, thresholds)
    tables = _Standings(database, open_scope, today, thresholds)
    counts = {
        "students": students,
        "interviews": sum(week["held"] for week in weeks),
        "professionals": sum(week["people"] for week in weeks),
    }
    shown = {key: count if not count or rule.may_show(count) else None for key, count in counts.items()}
    # everybody of whom the pages show parts: exact, it would turn each part into the size of what it leaves out
    shown["professionals"] = about(counts["professionals"], rule)
    people_shown = shown["professionals"] is not None
    return Overview(
        students=shown["students"],
        interviews=shown["interviews"] if people_shown else None,
        professionals=shown["professionals"],
        classes=len(scope.classes),
        headlines=headlines(_figures(counts, weeks, first_times, tables.of(ASSIGNMENT.key)), rule, limits),
        due=_due_dates(tables, names, rule, today),
        last_import=imported,
        sentence=_sentence(shown if people_shown else dict.fromkeys(shown), rule),
    )


def counts_only(
    *, database: Database, scope: Scope, view: View, today: date, rule: SharingRule | None = None
) -> Overview:
    """Answer the counts of a scope as :func:`overview` does, without figures, due dates and the last import."""
    rule = rule or rule_for(view)
    params = {
        **scope.parameters(),
        **NO_FILTERS.parameters(),
        "today": today,
        "thank_you_days": DEFAULT_THRESHOLDS.thank_you_days,
    }
    with database.read() as session:
        students = session.value("overview.taking_part", params)
        weeks = session.rows("overview.course", params)
    people = about(sum(week["people"] for week in weeks), rule)
    held = sum(week["held"] for week in weeks)
    shown = {
        "students": students if not students or rule.may_show(students) else None,
        "interviews": held if people is not None and (not held or rule.may_show(held)) else None,
        "professionals": people,
    }
    return Overview(**shown, classes=len(scope.classes), headlines=(), due=(), last_import=None,
        sentence=_sentence(shown, rule))  # fmt: skip


class _Standings:
    """Reads where the students of the open classes stand in a track when it is first asked for."""

    def __init__(self, database: Database, scope: Scope, today: date, thresholds: Thresholds) -> None:
        self._arguments = (database, scope, today)
        self._thresholds = thresholds
        self._found: dict[str, Standing] = {}

    def of(self, track: str) -> Standing:
        """Return the standing of all who are not excused."""
        if track not in self._found:
            found = full_standing(*self._arguments, track, self._thresholds)
            table = found.table.filter(pc.not_equal(found.table["student_status"], StudentStatus.EXCUSED.value))
            self._found[track] = replace(found, table=table)
        return self._found[track]


def _limits(session: Session, scope: Scope, thresholds: Thresholds) -> Limits:
    """Return what the classes ask for by their own rules; None where they ask for different numbers."""
    changed = session.rows("asked.rules", scope.parameters())
    unchanged = len(scope.classes) > len(changed)

    def common(rule: str, default: int) -> int | None:
        stated = {default if row[rule] is None else int(row[rule]) for row in changed}
        numbers = {*stated, default} if unchanged or not stated else stated
        return next(iter(numbers)) if len(numbers) == 1 else None

    return Limits(
        interviews_held=common("interviews_held", thresholds.interviews_held),
        thank_you_days=common("thank_you_days", thresholds.thank_you_days),
    )


def _figures(
    counts: Mapping[str, int],
    weeks: Sequence[Mapping[str, Any]],
    first_times: Sequence[Mapping[str, Any]],
    found: Standing,
) -> Figures:
    table = found.table
    analysed = pc.fill_null(pc.equal(table["analyse_results"], Status.DONE.value), fill_value=False)
    return Figures(
        interviews=counts["interviews"],
        professionals=counts["professionals"],
        taking_part=table.num_rows,
        on_track=table.filter(pc.less(table["behind"], OVERDUE_WEIGHT)).num_rows,
        analysed=pc.sum(analysed).as_py() or 0,
        thanks_noted=sum(week["noted"] for week in weeks),
        thanks_in_time=sum(week["in_time"] for week in weeks),
        thanks_not_noted=sum(week["not_noted"] for week in weeks),
        weeks=_last_year(weeks),
        reached=_last_year([row for row in first_times if row["what"] == "reached"]),
        decided=_last_year([row for row in first_times if row["what"] == "decided"]),
    )


def _last_year(weeks: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the dated weeks of the year up to the newest one."""
    dated = [week for week in weeks if week["week"] is not None]
    return [week for week in dated if week["week"] > dated[-1]["week"] - _YEAR]


def professionals_words(count: int, rule: SharingRule) -> str:
    """Return "14 professionals", and "about 15 professionals" where names are hidden and the count is rounded."""
    if rule.hides and count:
        return _("about {n} professionals").format(n=f"{count:,}")
    return n_("{n} professional", "{n} professionals", count)


def _due_dates(
    tables: _Standings, names: Mapping[str, str | None], rule: SharingRule, today: date
) -> tuple[DueDate, ...]:
    asked = tables.of(ASSIGNMENT.key).asked
    coming = [
        (due, class_id, track, step)
        for (track, step), of_class in asked.due.items()
        for class_id, due in of_class.items()
        if due >= today and asked.uses(class_id, track) and asked.asks(class_id, track, step)
    ]
    return tuple(
        _due_date(tables.of(track), names, rule, today, (due, class_id, step))
        for due, class_id, track, step in sorted(coming)[:_NEXT_DUE_DATES]
    )


def _due_date(
    found: Standing, names: Mapping[str, str | None], rule: SharingRule, today: date, what: tuple[date, str, str]
) -> DueDate:
    due, class_id, step = what
    members = found.table.filter(pc.equal(found.table["class_id"], class_id))
    shown = rule.may_show(members.num_rows)
    title = next(one.title if one.own else _(one.title) for one in found.track.steps if one.key == step)
    done = pc.sum(pc.equal(members[step], Status.DONE.value)).as_py() or 0
    stated = members["class_name"][0].as_py() if members.num_rows else ""
    return DueDate(
        class_id=class_id,
        class_name=names[class_id] or stated,
        step=step,
        title=title,
        due=due,
        days=(due - today).days,
        done=done if shown else None,
        of=members.num_rows if shown else None,
    )


def _last_import(session: Session, params: Mapping[str, object]) -> LastImport | None:
    rows = session.rows("overview.last_import", params)
    if not rows:
        return None
    row = rows[0]
    files = tuple(row["files"])
    named = files[0] if len(files) == 1 else n_("{n} file", "{n} files", len(files))
    said = _("{files}, {rows}").format(files=named, rows=n_("{n} row", "{n} rows", row["rows_read"]))
    if row["held"]:
        said += ", " + n_("{n} held", "{n} held", row["held"])
    return LastImport(row["batch"], row["imported_at"], files, row["rows_read"], row["held"], said)


def _sentence(counts: Mapping[str, int | None], rule: SharingRule) -> str:
    if any(count is None for count in counts.values()):
        return _("Too few people to show figures to others.")
    words = (
        n_("{n} student", "{n} students", counts["students"] or 0),
        n_("{n} interview", "{n} interviews", counts["interviews"] or 0),
        professionals_words(counts["professionals"] or 0, rule),
    )
    return " · ".join(words)
