"""Who needs the advisor today, and why."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.attention_lines import AttentionRow, ClassLine, Lines, lines
from careerdash.insights.basis import Basis
from careerdash.insights.dated_signals import of_dates, waves
from careerdash.insights.quieted import Quieted, QuietLine, why
from careerdash.insights.signals import DAYS_AHEAD, Firing, Rank, of_tracks
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database, Session
from careerdash.wording import _, n_

__all__ = ["Attention", "AttentionRow", "ClassLine", "FiredRules", "QuietLine", "attention", "fired_rules"]


_MOST_CLASSES = 60


@dataclass(frozen=True, slots=True)
class Attention:
    """The list of the day, most urgent first. Hidden in share view.

    ``total`` counts the students who need the advisor; ``students`` may hold fewer when the question was limited.
    ``quiet`` are the lines that would stand there if an advisor had not put them off, settled them or written to
    the student.
    """

    hidden: bool
    sentence: str
    classes: tuple[ClassLine, ...]
    students: tuple[AttentionRow, ...]
    total: int
    quiet: tuple[QuietLine, ...]
    basis: Basis

    @property
    def in_order(self) -> tuple[ClassLine | AttentionRow, ...]:
        """All lines by urgency; of the same urgency, lines of classes come first."""
        return tuple(sorted((*self.classes, *self.students), key=lambda line: line.rank))


def attention(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    limit: int | None = None,
) -> Attention:
    """Answer who needs the advisor today. Closed classes, excused and withdrawn students ask for nothing.

    ``filters.field`` keeps the students whose current round is in one of those fields. ``limit`` bounds the
    students who are put into words (the most urgent are kept), never the counts.
    """
    if view is View.SHARE:
        return Attention(True, _("Names are hidden."), (), (), 0, (), _basis(None))
    with database.read() as session:
        open_rows = session.rows("attention.open_classes", scope.parameters())
        class_ids = [row["class_id"] for row in open_rows]
        quieted = Quieted(session.rows("followups.in_force", {"classes": class_ids, "today": today}))
        to_fix, quiet_rows = _rows_to_fix(session, scope, class_ids, quieted)
        members, firings, heard_on = _fired(database, session, open_rows, filters, today, thresholds)
    found = lines(members, firings, heard_on, quieted, limit)
    return _answer(found, to_fix, quiet_rows, members.num_rows)


@dataclass(frozen=True, slots=True)
class FiredRules:
    """Every rule that fires for somebody, in order of urgency, with the keys of the students; empty in share view.

    Lines that are quiet and students who stand in the line of their class are among them.
    """

    students: tuple[tuple[str, frozenset[str]], ...]


def fired_rules(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> FiredRules:
    """Answer which rules of the list of the day fire for which students, to find them in the matrix.

    Of more than 60 classes nobody is looked for one by one: the answer is empty.
    """
    if view is View.SHARE or len(scope.classes) > _MOST_CLASSES:
        return FiredRules(())
    with database.read() as session:
        open_rows = session.rows("attention.open_classes", scope.parameters())
        members, firings, _heard = _fired(database, session, open_rows, filters, today, thresholds)
    known = frozenset(members["student_key"].to_pylist())
    found: dict[str, frozenset[str]] = {}
    for firing in sorted(firings, key=lambda firing: firing.rank):
        keys = known.intersection(firing.table["student_key"].to_pylist())
        if keys:
            found[firing.rule] = found.get(firing.rule, frozenset()) | keys
    return FiredRules(tuple(found.items()))


def _fired(
    database: Database, session: Session, open_rows: list[dict[str, Any]], filters: Filters, today: dt.date,
    thresholds: Thresholds,
) -> tuple[pa.Table, list[Firing], dict[str, dt.date]]:  # fmt: skip
    """Return the active students of the open classes, what fires for them, and when each was heard of last."""
    class_ids = [row["class_id"] for row in open_rows]
    stands = of_tracks(database, Scope(frozenset(class_ids)), today, thresholds)
    members = stands.members
    if filters.field:
        wanted = pa.array(filters.keys("field"), pa.string())
        members = members.filter(pc.is_in(members["field_key"], value_set=wanted))
    wave_of = waves(session, open_rows, stands.asked, today)
    dated, heard_on = of_dates(session, class_ids, members, wave_of, stands.tracks, today, stands.asked)
    return members, [*stands.firings, *dated], heard_on


def _answer(found: Lines, to_fix: list[ClassLine], quiet_rows: list[QuietLine], members: int) -> Attention:
    classes = tuple(sorted((*to_fix, *found.classes), key=lambda line: line.rank))
    return Attention(
        hidden=False,
        sentence=_sentence(found.total, len(found.classes), sum(int(line.occasion) for line in to_fix)),
        classes=classes,
        students=found.students,
        total=found.total,
        quiet=(*quiet_rows, *found.quiet),
        basis=_basis(members),
    )


def _rows_to_fix(
    session: Session, scope: Scope, open_classes: list[str], quieted: Quieted
) -> tuple[list[ClassLine], list[QuietLine]]:
    """Return a line for each class whose files hold rows that wait, and one for files that speak of no class."""
    waiting = session.rows("attention.waiting_sheets")
    if not waiting:
        return [], []
    params = {
        **scope.parameters(),
        "open": open_classes,
        "sheets": [row["sheet_id"] for row in waiting],
        "rows": [row["rows"] for row in waiting],
    }
    shown, quiet = [], []
    for row in session.rows("attention.rows_to_fix", params):
        line = _row_to_fix(row["class_id"], row["class_name"], row["rows"], row["files"])
        entries = quieted.of_class(line.class_id, line.matter, line.occasion)
        if entries:
            ids = tuple(entry.followup_id for entry in entries)
            quiet.append(QuietLine("", None, line.class_id, line.class_name, line.sentence, why(entries), ids))
        else:
            shown.append(line)
    return shown, quiet


def _row_to_fix(class_id: str | None, class_name: str | None, rows: int, files: list[str]) -> ClassLine:
    said = n_(
        "{n} row of the imported files waits to be fixed.", "{n} rows of the imported files wait to be fixed.", rows
    )
    if class_id is None and files:
        named = files[0] if len(files) == 1 else n_("{n} file", "{n} files", len(files))
        said = n_("{n} row of {file} waits to be fixed.", "{n} rows of {file} wait to be fixed.", rows, file=named)
    return ClassLine(
        rank=Rank.BLOCKED,
        class_id=class_id or "",
        class_name=class_name or _("No class"),
        rule="rows_to_fix",
        sentence=said,
        students=0,
        message="",
        matter="rows_to_fix",
        occasion=str(rows),
    )


def _sentence(students: int, classes: int, rows: int) -> str:
    said = (
        n_("{n} student needs you today.", "{n} students need you today.", students)
        if students
        else _("No single student needs you today.")
    )
    if classes:
        said += " " + n_("{n} matter concerns a whole class.", "{n} matters concern whole classes.", classes)
    if rows:
        said += " " + n_("{n} row waits to be fixed.", "{n} rows wait to be fixed.", rows)
    return said


def _basis(students: int | None) -> Basis:
    return Basis(
        definition=_("Active students of open classes for whom a rule fires, one line each: the most urgent rule."),
        rule=_(
            "In this order: a date within {days} days, blocked, overdue, silent since the last collection, thank-you "
            "late. A rule that fires for more than a third of a class is told once for the class. Lines that were put "
            "off, settled or answered by a message are quiet."
        ).format(days=DAYS_AHEAD),
        n=students,
        unit="students",
    )
