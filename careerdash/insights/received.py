"""Which papers were received from whom, and what of a class came in for each collection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.folding import fold
from careerdash.domain.tracks import Paper
from careerdash.domain.vocabulary import View
from careerdash.privacy.presets import rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_

# What comes in shortly before a collection belongs to it, not to the one before.
DAYS_BEFORE = 7


@dataclass(frozen=True, slots=True)
class PaperMark:
    """A paper of a student: when it was received and who says so (None where a sheet says it)."""

    paper: Paper
    received_on: date | None
    author: str | None
    field: str | None
    paper_id: str | None


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One student and the papers received."""

    student_key: str
    student_id: str | None
    student_name: str | None
    class_name: str
    status: str
    fields: tuple[str, ...]
    papers: tuple[PaperMark, ...]

    def mark(self, paper: Paper) -> PaperMark | None:
        """Return the first entry of a paper."""
        return next((mark for mark in self.papers if mark.paper is paper), None)


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of the students of a scope by class and name; hidden in share view."""

    hidden: bool
    students: tuple[PaperLine, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """A student of a collection; ``text`` is the name to copy."""

    student_key: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """What came in for a collection: from ``opens`` on, up to the next one's.

    ``unreadable`` are students whose rows wait to be fixed. Counts are None where they may not be shown.
    """

    collected_on: date
    title: str
    opens: date
    of: int | None
    received_count: int | None
    missing: tuple[Awaited, ...]
    unreadable: tuple[Awaited, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class PlannedCollection:
    """A day on which logs and papers are collected."""

    collected_on: date
    title: str


@dataclass(frozen=True, slots=True)
class Collections:
    """The collections of one class in order of their day: all planned, and what came in for those that opened."""

    hidden: bool
    planned: tuple[PlannedCollection, ...]
    collections: tuple[Collection, ...]


def papers(*, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date) -> Papers:
    """Answer which papers were received from the students of a scope, by hand or by a sheet."""
    del filters
    if view is View.SHARE:
        return Papers(hidden=True, students=(), sentence=_("Names are hidden."))
    params = {**scope.parameters(), "today": today}
    with database.read() as session:
        people = session.rows("received.people", params)
        marks = session.rows("received.marks", params)
    by_student: dict[str, list[PaperMark]] = {}
    for row in marks:
        by_student.setdefault(row.pop("student_key"), []).append(PaperMark(**{**row, "paper": Paper(row["paper"])}))
    lines = tuple(
        PaperLine(**{**row, "fields": tuple(row["fields"] or ())}, papers=tuple(by_student.get(row["student_key"], ())))
        for row in people
    )
    complete = sum(len({mark.paper for mark in line.papers}) == len(Paper) for line in lines)
    said = _("{n} of {students} handed in all four papers.").format(
        n=complete, students=n_("{n} student has", "{n} students have", len(lines))
    )
    return Papers(hidden=False, students=lines, sentence=said)


def collections(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date
) -> Collections:
    """Answer for each collection of one class who handed in and who did not, up to a day.

    Something of a student counts for a collection when it was imported, received or dated from 7 days before its
    day up to 7 days before the next one's. Excused and withdrawn students are not waited for. The scope is one
    class; with more or none there is no collection.
    """
    del filters
    if len(scope.classes) != 1:
        return Collections(hidden=view is View.SHARE, planned=(), collections=())
    params = {**scope.parameters(), "class_id": next(iter(scope.classes)), "today": today}
    with database.read() as session:
        days = session.rows("stated.collections", params)
        people = session.rows("received.waited_for", params)
        heard = session.rows("received.heard", params) if days else []
        waiting = session.rows("received.waiting_rows", params) if days else []
    found = []
    for position, row in enumerate(days):
        opens = row["collected_on"] - timedelta(days=DAYS_BEFORE)
        after = days[position + 1]["collected_on"] - timedelta(days=DAYS_BEFORE) if position + 1 < len(days) else None
        if opens > today:
            continue
        found.append(_collection(row, opens, after, people, heard, waiting, view))
    planned = tuple(PlannedCollection(**row) for row in days)
    return Collections(hidden=view is View.SHARE, planned=planned, collections=tuple(found))


Rows = Sequence[Mapping[str, Any]]


def _collection(
    row: Mapping[str, Any], opens: date, after: date | None, people: Rows, heard: Rows, waiting: Rows, view: View
) -> Collection:
    received = {entry["student_key"] for entry in heard if _within(entry["day"], opens, after)}
    cells = {fold(text) for entry in waiting if _within(entry["day"], opens, after) for text in entry["cells"] if text}
    missing = [person for person in people if person["student_key"] not in received]
    unreadable = [
        person
        for person in missing
        if any(fold(person[name]) in cells for name in ("student_id", "student_name") if person[name])
    ]
    rule = rule_for(view)
    shown = rule.may_show(len(people))
    count = len(people) - len(missing)
    said = _("{received} of {of} received").format(received=count, of=len(people))
    if unreadable and not rule.hides:
        said += "; " + n_("{n} waits to be read", "{n} wait to be read", len(unreadable))
    return Collection(
        collected_on=row["collected_on"],
        title=row["title"],
        opens=opens,
        of=len(people) if shown else None,
        received_count=count if shown else None,
        missing=() if rule.hides else tuple(_awaited(person) for person in missing if person not in unreadable),
        unreadable=() if rule.hides else tuple(_awaited(person) for person in unreadable),
        sentence=said + "." if shown else _("Too few students to show figures to others."),
    )


def _within(day: date | None, opens: date, after: date | None) -> bool:
    return day is not None and day >= opens and (after is None or day < after)


def _awaited(person: Mapping[str, Any]) -> Awaited:
    words = " ".join(part for part in (person["student_id"], person["student_name"]) if part)
    return Awaited(person["student_key"], words)
