"""Rules that follow from single dates: appointments, job interviews, silence and thanks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.tracks import JOB_INTERVIEWS
from careerdash.insights.asked import Asked
from careerdash.insights.signals import DAYS_AHEAD, Firing, Rank, Row, Told, with_rule_columns
from careerdash.insights.words import day
from careerdash.store.database import Session
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Wave:
    """The last collection of a class before today, and the day its wave of logs began (None: never before)."""

    last: date
    since: date | None


def waves(session: Session, open_classes: Iterable[Mapping[str, Any]], asked: Asked, today: date) -> dict[str, Wave]:
    """Return the wave of each class that has had a collection.

    A wave of logs ends with the last collection before today and began with the one before it, else with the term.
    Due dates stand in where a class states no collection days. ``open_classes`` are rows of the statement of that name.
    """
    days: dict[str, list[date]] = defaultdict(list)
    terms = {row["class_id"]: row["term_start"] for row in open_classes}
    for row in session.rows("attention.collections", {"classes": list(terms), "today": today}):
        days[row["class_id"]].append(row["collected_on"])
    stated = frozenset(days)
    for of_class in asked.due.values():
        for class_id, due in of_class.items():
            if class_id in terms and class_id not in stated and due < today:
                days[class_id].append(due)
    found = {}
    for class_id, known in days.items():
        ordered = sorted(set(known))
        found[class_id] = Wave(ordered[-1], ordered[-2] if len(ordered) > 1 else terms[class_id])
    return found


def of_dates(
    session: Session,
    class_ids: list[str],
    members: pa.Table,
    wave_of: Mapping[str, Wave],
    tracks: tuple[str, ...],
    today: date,
    asked: Asked,
) -> tuple[list[Firing], dict[str, date]]:
    """Return what fires by single dates for the members, and when each of them was heard of last."""
    params = {
        "classes": class_ids,
        "today": today,
        "days_ahead": DAYS_AHEAD,
    }
    active = members["student_key"].combine_chunks()
    heard = session.table("attention.heard", params)
    noting = set(heard.filter(heard["notes_thanks"])["class_id"].unique().to_pylist())
    near = session.table("attention.near", params)
    near = near.filter(pc.is_in(near["student_key"], value_set=active))
    firings = [*_appointments(near, today), *_unthanked(near, members, noting, asked, today)]
    if JOB_INTERVIEWS.key in tracks:
        firings += _unprepared(session.table("attention.unprepared", params), active, today)
    heard_on = dict(zip(heard["student_key"].to_pylist(), heard["heard_on"].to_pylist(), strict=True))
    firings += _silent(session, members, wave_of, heard_on, today)
    return firings, {key: value for key, value in heard_on.items() if value is not None}


def _appointments(near: pa.Table, today: date) -> Iterable[Firing]:
    coming = near.filter(pc.greater(near["date"], pa.scalar(today)))
    if not coming.num_rows:
        return
    # rows are in order of time: the first one of each student is the next
    first = coming.group_by("student_key", use_threads=False).aggregate([("date", "first"), ("who", "first")])
    yield _firing(
        first.rename_columns(["student_key", "date", "who"]), Rank.SOON, "appointment", today, _appointment,
        Told(
            _("Interviews are coming up"),
            _("Interviews are coming up. Prepare your questions, be on time, and send a thank-you within a day."),
        ),
    )  # fmt: skip


def _appointment(row: Row) -> Told:
    facts = {"name": row["who"], "date": day(row["date"])}
    if row["who"]:
        said, asked = _("Meets {name} on {date}."), _("You meet {name} on {date}.")
    else:
        said, asked = _("Has an interview on {date}."), _("You have an interview on {date}.")
    wish = _("Prepare your questions, be on time, and send a thank-you within a day.")
    return Told(said.format(**facts), f"{asked.format(**facts)} {wish}")


def _unthanked(near: pa.Table, members: pa.Table, noting: set[str], asked: Asked, today: date) -> Iterable[Firing]:
    """Where nothing is noted of thanks, they count as missing only in classes that note thanks at all."""
    held = near.filter(pc.less(near["date"], pa.scalar(today)))
    if not held.num_rows:
        return
    place = pc.index_in(held["student_key"].combine_chunks(), value_set=members["student_key"].combine_chunks())
    of_class = members["class_id"].combine_chunks().take(place).dictionary_encode()
    class_ids = of_class.dictionary.to_pylist()
    allowed = pa.array([asked.of(class_id).thank_you_days for class_id in class_ids], pa.int64())
    waited = pc.days_between(held["date"].combine_chunks(), pa.scalar(today))
    late = pc.greater(waited, allowed.take(of_class.indices))
    notes = pa.array([class_id in noting for class_id in class_ids], pa.bool_()).take(of_class.indices)
    held = held.filter(pc.and_(late, pc.or_(held["noted"].combine_chunks(), notes)))
    if not held.num_rows:
        return
    newest = held.group_by("student_key", use_threads=False).aggregate([("date", "last"), ("who", "last")])
    yield _firing(
        newest.rename_columns(["student_key", "date", "who"]), Rank.THANKS, "thank_you_late", today,
        lambda row: _no_thanks(row, today),
        Told(
            _("Thank-yous of the last days are missing"),
            _("Thank-yous of the last days are missing. Please send them today."),
        ),
    )  # fmt: skip


def _no_thanks(row: Row, today: date) -> Told:
    facts = {
        "name": row["who"] or _("the professional"),
        "days": n_("{n} day", "{n} days", (today - row["date"]).days),
        "date": day(row["date"]),
    }
    return Told(
        _("No thank-you to {name} yet, {days} after the interview.").format(**facts),
        _("Please send a thank-you to {name} today; your interview was on {date}.").format(**facts),
    )


def _unprepared(found: pa.Table, active: pa.Array, today: date) -> Iterable[Firing]:
    found = found.filter(pc.is_in(found["student_key"], value_set=active))
    if not found.num_rows:
        return
    words = _("Job interviews are coming up without preparation")
    wish = _("Look at the employer, match your abilities to the job and rehearse questions.")
    yield _firing(
        found, Rank.SOON, "job_interview_unprepared", today, lambda row: _job_interview(row, wish),
        Told(words, f"{words}. {wish}"),
    )  # fmt: skip


def _job_interview(row: Row, wish: str) -> Told:
    where = _(" at {employer}").format(employer=row["employer"]) if row["employer"] else ""
    facts = {"where": where, "date": day(row["date"])}
    said = _("Job interview{where} on {date}, and no preparation noted.").format(**facts)
    return Told(said, _("You have a job interview{where} on {date}.").format(**facts) + " " + wish)


def _silent(
    session: Session, members: pa.Table, wave_of: Mapping[str, Wave], heard_on: dict[str, date | None], today: date
) -> Iterable[Firing]:
    """Return those of whom nothing is dated, and nothing undated imported, since the last wave began."""
    if not wave_of:
        return
    # who has nothing left to do may be silent
    asked = members.filter(pc.greater(members["behind"], 0))
    pairs = zip(asked["student_key"].to_pylist(), asked["class_id"].to_pylist(), strict=True)
    quiet = [(key, wave_of[of]) for key, of in pairs if of in wave_of and not _is_heard(heard_on.get(key), wave_of[of])]
    if not quiet:
        return
    params = {"students": [key for key, _wave in quiet], "today": today}
    for row in session.rows("attention.heard_otherwise", params):
        known = heard_on.get(row["student_key"])
        heard_on[row["student_key"]] = max(known, row["heard_on"]) if known else row["heard_on"]
    still = [(key, wave, heard_on.get(key)) for key, wave in quiet if not _is_heard(heard_on.get(key), wave)]
    if not still:
        return
    since = [heard or wave.last for _key, wave, heard in still]
    table = pa.table(
        {
            "student_key": pa.array([key for key, _wave, _heard in still], pa.string()),
            "heard_on": pa.array([heard for _key, _wave, heard in still], pa.date32()),
            "collected": pa.array([wave.last for _key, wave, _heard in still], pa.date32()),
        }
    )
    table = with_rule_columns(
        table,
        days=pa.array([(one - today).days for one in since], pa.int64()),
        since=pa.array(since, pa.date32()),
        occasion=pa.array([day(wave.last) for _key, wave, _heard in still], pa.string()),
    )
    words = _("Nothing was received with the last collection")
    told = Told(words, _("{matter}. Please hand in what you have, and tell me if you need help.").format(matter=words))
    yield Firing(Rank.SILENT, "silent", "silent", table, _nothing, lambda _row: told)


def _is_heard(heard: date | None, wave: Wave) -> bool:
    return heard is not None and (wave.since is None or heard > wave.since)


def _nothing(row: Row) -> Told:
    collected = _("the last collection was on {date}").format(date=day(row["collected"]))
    wish = _("Please hand in what you have, and tell me if you need help.")
    if row["heard_on"] is None:
        return Told(
            _("Nothing received yet; {collected}.").format(collected=collected),
            _("I have nothing of yours yet; {collected}.").format(collected=collected) + " " + wish,
        )
    facts = {"date": day(row["heard_on"]), "collected": collected}
    return Told(
        _("Nothing since {date}; {collected}.").format(**facts),
        _("I have nothing of yours since {date}; {collected}.").format(**facts) + " " + wish,
    )


def _firing(table: pa.Table, rank: Rank, rule: str, today: date, say: Any, of_class: Told) -> Firing:
    """Return a rule whose date, and what it is about this time, is the column ``date``."""
    dates = table["date"]
    table = with_rule_columns(
        table,
        days=pc.days_between(pa.scalar(today), dates),
        since=dates if rank is Rank.THANKS else None,
        occasion=pc.cast(dates, pa.string()),
    )
    return Firing(rank, rule, rule, table, say, lambda _row: of_class)
