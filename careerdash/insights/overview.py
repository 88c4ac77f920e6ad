"""The figures of a scope at a glance, the coming due dates and the last import."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, TRACKS, Thresholds
from careerdash.domain.vocabulary import Status, StudentStatus, View
from careerdash.insights.breakdown import too_fine
from careerdash.insights.headlines import Figures, Headline, WeekPoint, headlines
from careerdash.insights.standing import OVERDUE_WEIGHT, standing
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
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


def overview(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Overview:
    """Answer the figures of a scope at a glance. Filters narrow the interviews, not the students."""
    rule = rule_for(view)
    if too_fine(view, filters):
        scope = Scope()
    params = {
        **scope.parameters(),
        **filters.parameters(),
        "today": today,
        "thank_you_days": thresholds.thank_you_days,
        "interviews_held": thresholds.interviews_held,
        "limit": _NEXT_DUE_DATES,
    }
    tables = _Standings(database, _open_classes(database, scope), today, thresholds)
    counts = database.rows("overview.counts", params)[0]
    shown = {key: count if not count or rule.may_show(count) else None for key, count in counts.items()}
    people_shown = shown["professionals"] is not None
    return Overview(
        students=shown["students"],
        interviews=shown["interviews"] if people_shown else None,
        professionals=shown["professionals"],
        classes=len(scope.classes),
        headlines=headlines(_figures(database, params, counts, tables), rule, thresholds),
        due=_due_dates(database, params, tables, rule, today),
        last_import=None if rule.hides else _last_import(database, params),
        sentence=_sentence(shown if people_shown else dict.fromkeys(shown)),
    )


class _Standings:
    """Reads the standing of a track when it is first asked for."""

    def __init__(self, database: Database, scope: Scope, today: date, thresholds: Thresholds) -> None:
        self._arguments = (database, scope, today)
        self._thresholds = thresholds
        self._tables: dict[str, pa.Table] = {}

    def of(self, track: str) -> pa.Table:
        if track not in self._tables:
            table = standing(*self._arguments, track, self._thresholds)
            self._tables[track] = table.filter(pc.not_equal(table["student_status"], StudentStatus.EXCUSED.value))
        return self._tables[track]


def _open_classes(database: Database, scope: Scope) -> Scope:
    return Scope(frozenset(row["class_id"] for row in database.rows("scope.open_classes", scope.parameters())))


def _figures(
    database: Database, params: Mapping[str, object], counts: Mapping[str, int], tables: _Standings
) -> Figures:
    thanks = database.rows("overview.thanks", params)[0]
    assignment = tables.of(ASSIGNMENT.key)
    return Figures(
        interviews=counts["interviews"],
        professionals=counts["professionals"],
        taking_part=assignment.num_rows,
        on_track=assignment.filter(pc.less(assignment["behind"], OVERDUE_WEIGHT)).num_rows,
        analysed=assignment.filter(pc.equal(assignment["analyse_results"], Status.DONE.value)).num_rows,
        thanks_noted=thanks["noted"],
        thanks_in_time=thanks["in_time"],
        thanks_not_noted=thanks["not_noted"],
        weeks=database.rows("overview.weeks", params),
        reached=database.rows("overview.weeks_of_students", params),
    )


def _due_dates(
    database: Database, params: Mapping[str, object], tables: _Standings, rule: SharingRule, today: date
) -> tuple[DueDate, ...]:
    titles = {(track.key, step.key): step.title for track in TRACKS for step in track.steps}
    found = []
    for row in database.rows("overview.due_dates", params):
        table = tables.of(row["track"])
        members = table.filter(pc.equal(table["class_id"], row["class_id"]))
        shown = rule.may_show(members.num_rows)
        done = members.filter(pc.equal(members[row["step"]], Status.DONE.value)).num_rows
        found.append(
            DueDate(
                class_id=row["class_id"],
                class_name=row["class_name"],
                step=row["step"],
                title=_(titles[row["track"], row["step"]]),
                due=row["due"],
                days=(row["due"] - today).days,
                done=done if shown else None,
                of=members.num_rows if shown else None,
            )
        )
    return tuple(found)


def _last_import(database: Database, params: Mapping[str, object]) -> LastImport | None:
    rows = database.rows("overview.last_import", params)
    if not rows:
        return None
    row = rows[0]
    files = tuple(row["files"])
    named = files[0] if len(files) == 1 else n_("{n} file", "{n} files", len(files))
    said = _("{files}, {rows}").format(files=named, rows=n_("{n} row", "{n} rows", row["rows_read"]))
    if row["held"]:
        said += ", " + n_("{n} held", "{n} held", row["held"])
    return LastImport(row["batch"], row["imported_at"], files, row["rows_read"], row["held"], said)


def _sentence(counts: Mapping[str, int | None]) -> str:
    if any(count is None for count in counts.values()):
        return _("Too few people to show figures to others.")
    words = (
        n_("{n} student", "{n} students", counts["students"] or 0),
        n_("{n} interview", "{n} interviews", counts["interviews"] or 0),
        n_("{n} professional", "{n} professionals", counts["professionals"] or 0),
    )
    return " · ".join(words)
