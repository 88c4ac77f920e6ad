"""The rules by which a student needs the advisor, ranked as the day is worked through.

A rule is kept as a table of the students it fires for. Sentences are made only for those who are shown: on a day
when a rule fires for ten thousand students, most of them stand in the lines of their classes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.tracks import ASSIGNMENT, TRACKS, Step, Thresholds
from careerdash.domain.vocabulary import StudentStatus
from careerdash.insights.asked import Asked
from careerdash.insights.assignment import missing_level, needs_next_field
from careerdash.insights.standing import RULES, Standing, full_standing, unfinished
from careerdash.insights.words import day, field_word, level_word
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_

DAYS_AHEAD = 7
# What tells who is stuck; rows of a standing are wide, and many of them are looked at.
_LEVELS = ["class_id", "complete", "newcomers", "mids", "seniors", "unknown_levels"]
_DECISION = ["fit", "round", "rounds"]
Row = Mapping[str, Any]


class Rank(IntEnum):
    """The order of urgency."""

    SOON = 1
    BLOCKED = 2
    OVERDUE = 3
    SILENT = 4
    THANKS = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A rule in words: to the advisor about the student, and to the student."""

    sentence: str
    request: str


@dataclass(frozen=True, slots=True)
class Firing:
    """One rule and whom it fires for.

    ``matter`` names it with its step; those of one class are told once when they are many. ``table`` has a row per
    student: ``student_key``, ``days`` (to the date of the rule, negative when it has passed, null without one),
    ``since`` (the day it waits from, or null), ``occasion`` (what it is about this time), and what ``say`` needs.
    ``words`` says the matter of a class, and what to ask of everybody.
    """

    rank: Rank
    rule: str
    matter: str
    table: pa.Table
    say: Callable[[Row], Told]
    words: Callable[[Row], Told]


@dataclass(frozen=True, slots=True)
class Standings:
    """The active students of a scope of open classes, what their steps fire, and which tracks the classes use."""

    members: pa.Table
    firings: list[Firing]
    tracks: tuple[str, ...]
    asked: Asked


def of_tracks(database: Database, scope: Scope, today: date, thresholds: Thresholds) -> Standings:
    """Return the active students of a scope of open classes, and what fires for them by their steps.

    ``thresholds`` hold where a class changed nothing.
    """
    first = full_standing(database, scope, today, ASSIGNMENT.key, thresholds)
    members = _active(first)
    firings = [*_blocked(members, first.asked, today), *_dated(first, today)]
    used = [ASSIGNMENT.key]
    for track in TRACKS:
        if track.key != ASSIGNMENT.key and first.asked.classes_using(track.key):
            used.append(track.key)
            firings += _dated(full_standing(database, scope, today, track.key, thresholds), today)
    return Standings(members, firings, tuple(used), first.asked)


def _active(found: Standing) -> pa.Table:
    return found.table.filter(pc.equal(found.table["student_status"], StudentStatus.ACTIVE.value))


def _dated(found: Standing, today: date) -> Iterator[Firing]:
    """Return those who have not done a step whose due date is near, and those whose it has passed."""
    table = _active(found)
    horizon = pa.scalar(today + timedelta(days=DAYS_AHEAD))
    for step in found.track.steps:
        near = pc.fill_null(pc.less_equal(table[f"{step.key}_due"], horizon), fill_value=False)
        chosen = table.filter(pc.and_(unfinished(table, step.key), near))
        late = pc.less(chosen[f"{step.key}_due"], pa.scalar(today))
        yield from _of_step(found, step, chosen.filter(pc.invert(late)), Rank.SOON, today)
        yield from _of_step(found, step, chosen.filter(late), Rank.OVERDUE, today)


def _of_step(found: Standing, step: Step, table: pa.Table, rank: Rank, today: date) -> Iterator[Firing]:
    if not table.num_rows:
        return
    due = table[f"{step.key}_due"]
    rule = "overdue" if rank is Rank.OVERDUE else "due_soon"
    since = due if rank is Rank.OVERDUE else None
    yield Firing(
        rank, rule, f"{rule} {found.track.key} {step.key}",
        with_rule_columns(table, days=_days(today, due), since=since, occasion=pc.cast(due, pa.string())),
        lambda row: _due(found, row, step, today),
        lambda row: _due_of_class(row, step, today),
    )  # fmt: skip


def _due(found: Standing, row: Row, step: Step, today: date) -> Told:
    said = RULES[found.track.key].explain(row, found.asked.of(row["class_id"]))
    state = said[step.key][1] if step.key in said else _("Nothing recorded yet")
    sentence = f"{_when(row, step, today)}: {state}."
    return Told(sentence, sentence)


def _due_of_class(row: Row, step: Step, today: date) -> Told:
    said = _when(row, step, today)
    return Told(said, _("{matter}. Please see to it, and tell me if you need help.").format(matter=said))


def _when(row: Row, step: Step, today: date) -> str:
    due, title = row[f"{step.key}_due"], step.title if step.own else _(step.title)
    days = (due - today).days
    if days < 0:
        return _("{step} was due on {date}").format(step=title, date=day(due))
    when = _("today") if not days else n_("in {n} day", "in {n} days", days)
    return _("{step} is due {when}").format(step=title, when=when)


def _blocked(table: pa.Table, asked: Asked, today: date) -> Iterator[Firing]:
    """Return those who listed enough people but none of a level asked for, and those without a next field."""
    listed = pc.and_(pc.equal(table["find_professionals"], "in_progress"), pc.greater(table["complete"], 0))
    places = pc.indices_nonzero(pc.fill_null(listed, fill_value=False))
    levels = table.select(_LEVELS).take(places).to_pylist()
    missing = pa.array([missing_level(row, asked.of(row["class_id"])) for row in levels], pa.string())
    for level, rule, say, words in (
        ("newcomer", "no_newcomer", _no_newcomer, _("People are listed, but no newcomer among them")),
        ("experienced", "no_experienced", _no_experienced, _("People are listed, but nobody of mid or senior level")),
    ):
        yield from _stuck(table.take(places.filter(pc.equal(missing, level))), rule, today, say, words)
    wrong = pc.indices_nonzero(pc.fill_null(pc.equal(table["fit"], "out_of_touch"), fill_value=False))
    decisions = table.select(_DECISION).take(wrong).to_pylist()
    open_end = wrong.filter(pa.array([needs_next_field(row) for row in decisions], pa.bool_()))
    words = _("The picture of the field was out of touch, and no other field is opened")
    yield from _stuck(table.take(open_end), "no_next_field", today, _no_next_field, words)


def _stuck(table: pa.Table, rule: str, today: date, say: Callable[[Row, date], Told], words: str) -> Iterator[Firing]:
    if not table.num_rows:
        return
    none = rule == "no_next_field"
    days = pa.nulls(table.num_rows, pa.int64()) if none else _days(today, table["find_professionals_due"])
    told = Told(words, _("{matter}. Please see to it, and tell me if you need help.").format(matter=words))
    yield Firing(
        Rank.BLOCKED, rule, rule,
        with_rule_columns(table, days=days, since=None, occasion=pc.fill_null(table["field_key"], "")),
        lambda row: say(row, today), lambda _row: told,
    )  # fmt: skip


def _no_newcomer(row: Row, today: date) -> Told:
    levels = [level for level, count in (("mid", row["mids"]), ("senior", row["seniors"])) if count]
    facts = {
        "people": row["complete"],
        "field": field_word(row["field"]),
        "levels": _(" or ").join(level_word(level) for level in levels),
    }
    said = _("Listed {people} people in {field}, all {levels}; still needs a newcomer").format(**facts)
    asked = _("You have listed {people} people in {field}, all {levels}. Please find a newcomer as well.")
    return Told(said + _until(row, today), asked.format(**facts))


def _no_experienced(row: Row, today: date) -> Told:
    facts = {"people": row["complete"], "field": field_word(row["field"])}
    said = _("Listed {people} people in {field}, all newcomers; still needs someone of mid or senior level")
    asked = _(
        "You have listed {people} people in {field}, all newcomers. Please find someone of mid or senior level as well."
    )
    return Told(said.format(**facts) + _until(row, today), asked.format(**facts))


def _no_next_field(row: Row, _today: date) -> Told:
    field = field_word(row["field"])
    return Told(
        _("{field} turned out quite different from the picture before, and no other field is opened.").format(
            field=field
        ),
        _("{field} turned out quite different from what you expected. Please choose another field to look at.").format(
            field=field
        ),
    )


def _until(row: Row, today: date) -> str:
    due = row["find_professionals_due"]
    if due is None:
        return "."
    days = (due - today).days
    if days < 0:
        return n_(", {n} day past the due date.", ", {n} days past the due date.", -days)
    if not days:
        return _(", and it is due today.")
    return n_(", {n} day before the due date.", ", {n} days before the due date.", days)


def with_rule_columns(table: pa.Table, *, days: Any, since: Any, occasion: Any) -> pa.Table:
    """Return the table with the three columns every rule has."""
    if since is None:
        since = pa.nulls(table.num_rows, pa.date32())
    return table.append_column("days", days).append_column("since", since).append_column("occasion", occasion)


def _days(today: date, due: Any) -> Any:
    return pc.days_between(pa.scalar(today), due)
