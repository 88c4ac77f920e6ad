"""The rules by which a student needs the advisor, each with its sentence. Ranked as the day is worked through."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.tracks import ASSIGNMENT, Step, Thresholds
from careerdash.domain.vocabulary import StudentStatus
from careerdash.insights.assignment import missing_level, needs_next_field
from careerdash.insights.standing import RULES, standing, unfinished
from careerdash.insights.words import day, field_word, level_word
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_

DAYS_AHEAD = 7


class Rank(IntEnum):
    """The order of urgency."""

    SOON = 1
    BLOCKED = 2
    OVERDUE = 3
    SILENT = 4
    THANKS = 5


@dataclass(frozen=True, slots=True)
class Signal:
    """One rule that fires for one student.

    ``days`` counts to the date of the rule, negative when it has passed, None without one. Signals of one
    ``matter`` and class are told once for the class when they fire for many; ``matter_words`` says it then.
    """

    rank: Rank
    rule: str
    sentence: str
    days: int | None
    matter: str
    matter_words: str


@dataclass(frozen=True, slots=True)
class Member:
    """A student who can be asked for something."""

    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Signals:
    """All students of open classes who take part, and what fires for them."""

    members: Mapping[str, Member]
    by_student: Mapping[str, tuple[Signal, ...]]


def collect(
    database: Database, scope: Scope, today: date, tracks: tuple[str, ...], fields: list[str], thresholds: Thresholds
) -> Signals:
    """Return what fires for the active students of a scope of open classes.

    ``fields`` (folded) keeps the students whose current round is in one of them; empty keeps all.
    """
    found: dict[str, list[Signal]] = defaultdict(list)
    members: dict[str, Member] = {}
    for track in tracks:
        table = _active(standing(database, scope, today, track, thresholds))
        if track == ASSIGNMENT.key:
            if fields:
                table = table.filter(pc.is_in(table["field_key"], value_set=pa.array(fields)))
            members = {row["student_key"]: Member(**row) for row in table.select(list(Member.__slots__)).to_pylist()}
        for student_key, signal in _of_track(table, track, today, thresholds):
            found[student_key].append(signal)
    for student_key, signal in _of_dates(database, scope, today, thresholds):
        found[student_key].append(signal)
    return Signals(
        members,
        {
            key: tuple(sorted(signals, key=lambda signal: (signal.rank, _urgency(signal), signal.rule)))
            for key, signals in found.items()
            if key in members
        },
    )


def _active(table: pa.Table) -> pa.Table:
    return table.filter(pc.equal(table["student_status"], StudentStatus.ACTIVE.value))


def _urgency(signal: Signal) -> int:
    return signal.days if signal.days is not None else DAYS_AHEAD + 1


def _of_track(table: pa.Table, track: str, today: date, thresholds: Thresholds) -> Iterator[tuple[str, Signal]]:
    """Due dates that are near or past, and in the assignment what keeps a student from going on."""
    rules = RULES[track]
    horizon = pa.scalar(today + timedelta(days=DAYS_AHEAD))
    for step in rules.track.steps:
        near = pc.fill_null(pc.less_equal(table[f"{step.key}_due"], horizon), fill_value=False)
        for row in table.filter(pc.and_(unfinished(table, step.key), near)).to_pylist():
            state = rules.explain(row, thresholds)[step.key][1]
            yield row["student_key"], _due(step, row[f"{step.key}_due"], state, today)
    if track == ASSIGNMENT.key:
        stuck = pc.or_kleene(
            pc.equal(table["find_professionals"], "in_progress"), pc.equal(table["fit"], "out_of_touch")
        )
        for row in table.filter(pc.fill_null(stuck, fill_value=False)).to_pylist():
            yield from ((row["student_key"], signal) for signal in _blocked(row, today, thresholds))


def _due(step: Step, due: date, state: str, today: date) -> Signal:
    days, title = (due - today).days, _(step.title)
    if days < 0:
        said = _("{step} was due on {date}").format(step=title, date=day(due))
        return Signal(Rank.OVERDUE, "overdue", f"{said}: {state}.", days, f"overdue {step.key}", said)
    when = _("today") if not days else n_("in {n} day", "in {n} days", days)
    said = _("{step} is due {when}").format(step=title, when=when)
    return Signal(Rank.SOON, "due_soon", f"{said}: {state}.", days, f"due_soon {step.key}", said)


def _blocked(row: Mapping[str, Any], today: date, thresholds: Thresholds) -> Iterator[Signal]:
    field, due = field_word(row["field"]), row["find_professionals_due"]
    missing = missing_level(row, thresholds)
    if missing == "newcomer":
        levels = [level for level, count in (("mid", row["mids"]), ("senior", row["seniors"])) if count]
        known = _(" or ").join(level_word(level) for level in levels)
        said = _("Listed {people} people in {field}, all {levels}; still needs a newcomer").format(
            people=row["complete"], field=field, levels=known
        )
        words = _("People are listed, but no newcomer among them")
        yield Signal(Rank.BLOCKED, "no_newcomer", said + _until(due, today), _days(due, today), "no_newcomer", words)
    elif missing == "experienced":
        said = _("Listed {people} people in {field}, all newcomers; still needs someone of mid or senior level").format(
            people=row["complete"], field=field
        )
        words = _("People are listed, but nobody of mid or senior level among them")
        yield Signal(
            Rank.BLOCKED, "no_experienced", said + _until(due, today), _days(due, today), "no_experienced", words
        )
    if needs_next_field(row):
        said = _("{field} turned out quite different from the picture before, and no other field is opened.").format(
            field=field
        )
        words = _("The field turned out quite different, and no other one is opened")
        yield Signal(Rank.BLOCKED, "no_next_field", said, None, "no_next_field", words)


def _days(due: date | None, today: date) -> int | None:
    return None if due is None or due < today else (due - today).days


def _until(due: date | None, today: date) -> str:
    days = _days(due, today)
    if days is None:
        return "."
    return _(", {days} before the due date.").format(days=n_("{n} day", "{n} days", days))


def _of_dates(database: Database, scope: Scope, today: date, thresholds: Thresholds) -> Iterator[tuple[str, Signal]]:
    """Appointments, job interviews, silence and thanks: what follows from single dates."""
    params = {
        **scope.parameters(),
        "today": today,
        "days_ahead": DAYS_AHEAD,
        "thank_you_days": thresholds.thank_you_days,
    }
    for row in database.rows("attention.appointments", params):
        words = _("Interviews are coming up")
        said = (
            _("Meets {name} on {date}.").format(name=row["professional"], date=day(row["date"]))
            if row["professional"]
            else _("Has an interview on {date}.").format(date=day(row["date"]))
        )
        days = (row["date"] - today).days
        yield row["student_key"], Signal(Rank.SOON, "appointment", said, days, "appointment", words)
    for row in database.rows("attention.unprepared", params):
        where = _(" at {employer}").format(employer=row["employer"]) if row["employer"] else ""
        said = _("Job interview{where} on {date}, and no preparation noted.").format(where=where, date=day(row["date"]))
        words = _("Job interviews are coming up without preparation")
        days = (row["date"] - today).days
        yield row["student_key"], Signal(Rank.SOON, "job_interview_unprepared", said, days, "unprepared", words)
    for row in database.rows("attention.silent", params):
        yield row["student_key"], _silent(row, today)
    for row in database.rows("attention.unthanked", params):
        whom = row["professional"] or _("the professional")
        said = _("No thank-you to {name} yet, {days} after the interview.").format(
            name=whom, days=n_("{n} day", "{n} days", (today - row["date"]).days)
        )
        words = _("Thank-yous of the last days are missing")
        days = (row["date"] - today).days
        yield row["student_key"], Signal(Rank.THANKS, "thank_you_late", said, days, "thank_you_late", words)


def _silent(row: Mapping[str, Any], today: date) -> Signal:
    collected = _("the last collection was on {date}").format(date=day(row["last_due"]))
    if row["heard_on"] is None:
        said = _("Nothing received yet; {collected}.").format(collected=collected)
    else:
        said = _("Nothing since {date}; {collected}.").format(date=day(row["heard_on"]), collected=collected)
    since = row["heard_on"] or row["last_due"]
    words = _("Nothing was received with the last collection")
    return Signal(Rank.SILENT, "silent", said, (since - today).days, "silent", words)
