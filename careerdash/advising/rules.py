"""What a class asks for: its thresholds, the tracks and steps it uses, its own steps, collections, and its advisor."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from careerdash.domain.folding import clean, fold_header
from careerdash.domain.tracks import ASSIGNMENT, RULES, TRACKS, Rule, Switch
from careerdash.errors import WrongUse
from careerdash.imports.classes import ensure_settings
from careerdash.imports.identity.identifiers import new_ids
from careerdash.store.database import Database, Session
from careerdash.wording import _

Value = int | bool | str | tuple[str, ...]
_LONGEST_TITLE = 60
_LONGEST_SENTENCE = 300
_OWN = "own_"


def set_rule(database: Database, class_id: str, rule: str, value: Value | None, author: str, now: datetime) -> None:
    """Set one rule of a class (a key of ``domain.tracks.RULES``); None goes back to the default.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: there is no such rule, or it cannot have that value.
    """
    set_rules(database, class_id, {rule: value}, author, now)


def set_rules(
    database: Database, class_id: str, values: Mapping[str, Value | None], author: str, now: datetime
) -> None:
    """Set several rules of a class at once; see :func:`set_rule`."""
    checked = {key: checked_rule(key, value) for key, value in values.items()}
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        rows = session.rows("stated.rules_of_class", {"class_id": class_id})
        kept = rows[0] if rows else dict.fromkeys(RULES)
        session.run("stated.delete_rules", {"class_id": class_id})
        stored = {**{key: kept[key] for key in RULES}, **checked}
        if any(value is not None for value in stored.values()):
            session.run("stated.insert_rules", {**stored, "class_id": class_id, "author": author, "now": now})


def switch_track(database: Database, class_id: str, track: str, switch: Switch, author: str, now: datetime) -> None:
    """Switch a track of a class on or off by hand, or let it follow its data.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: there is no such track, or the interview assignment would be switched off.
    """
    if track not in {known.key for known in TRACKS}:
        raise WrongUse(_("There is no track “{track}”.").format(track=track))
    if track == ASSIGNMENT.key and switch is Switch.OFF:
        raise WrongUse(_("The interview assignment is always on: switch single steps off instead."))
    where = {"class_id": class_id, "track": track}
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        session.run("stated.delete_track", where)
        if switch is not Switch.BY_DATA and track != ASSIGNMENT.key:
            session.run("stated.insert_track", {**where, "is_on": switch is Switch.ON, "author": author, "now": now})


def switch_step(
    database: Database, class_id: str, track: str, step: str, switch: Switch, author: str, now: datetime
) -> None:
    """Say whether a class asks for a step of the definition; ``by_data`` is the same as on.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: the track has no such step.
    """
    if step not in _steps_of(track):
        raise WrongUse(_("There is no step “{step}” in “{track}”.").format(step=step, track=track))
    where = {"class_id": class_id, "track": track, "step": step}
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        session.run("stated.switch_step_on", where)
        if switch is Switch.OFF:
            session.run("stated.switch_step_off", {**where, "author": author, "now": now})


def add_step(
    database: Database,
    class_id: str,
    track: str,
    title: str,
    author: str,
    now: datetime,
    *,
    done_when: str = "",
    column: str = "",
) -> str:
    """Add a step of its own to a track of a class and return its key.

    It is done when recorded by hand (``advising.steps.record_step``), or by a column headed ``column`` in a
    planning sheet or roster of the class: a date, a yes or any text there proves it.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: the title is empty, too long or already a step of the track.
    """
    cleaned = clean(title)
    if track not in {known.key for known in TRACKS}:
        raise WrongUse(_("There is no track “{track}”.").format(track=track))
    if not cleaned or len(cleaned) > _LONGEST_TITLE:
        raise WrongUse(_("Give the step a title of up to {n} characters.").format(n=_LONGEST_TITLE))
    key = _OWN + new_ids(1)[0]
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        titles = {row["title"] for row in session.rows("stated.own_steps", {"class_id": class_id})}
        if cleaned.casefold() in {known.casefold() for known in (*titles, *_titles_of(track))}:
            raise WrongUse(_("The class has a step called {title} already.").format(title=cleaned))
        session.run(
            "stated.insert_own_step",
            {
                "class_id": class_id,
                "track": track,
                "step": key,
                "title": cleaned,
                "done_when": clean(done_when)[:_LONGEST_SENTENCE],
                "column_key": fold_header(column) if column.strip() else "",
                "author": author,
                "now": now,
            },
        )
    return key


def remove_step(database: Database, class_id: str, step: str) -> None:
    """Take away a step a class added; what was recorded for it stays stored and comes back with nothing."""
    with database.write() as session:
        session.run("stated.delete_own_step", {"class_id": class_id, "step": step})


def set_collections(
    database: Database, class_id: str, collections: Iterable[tuple[date, str]], author: str, now: datetime
) -> None:
    """State on which days the logs of a class are collected: (day, title), replacing what was stated before.

    Raises:
        UnknownClass: there is no such class.
    """
    wanted = {day: clean(title) for day, title in collections}
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        session.run("stated.forget_collections", {"class_id": class_id})
        for day, title in sorted(wanted.items()):
            session.run("stated.insert_collection", {"class_id": class_id, "collected_on": day, "title": title})


def set_advisor(database: Database, class_id: str, advisor: str, author: str, now: datetime) -> None:
    """State who looks after a class.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: the name is empty or too long.
    """
    name = clean(advisor)
    if not name or len(name) > _LONGEST_TITLE:
        raise WrongUse(_("Give a name of up to {n} characters.").format(n=_LONGEST_TITLE))
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        session.run("stated.set_advisor", {"class_id": class_id, "advisor": name})


def copy_settings(database: Database, source: str, class_id: str, author: str, now: datetime) -> None:
    """Give a class the rules, tracks, steps, due dates and collections of another, such as last year's.

    Dates move by as many days as the terms are apart; without both terms they stay as they are.

    Raises:
        UnknownClass: one of the classes does not exist.
        WrongUse: both are the same class.
    """
    if source == class_id:
        raise WrongUse(_("Choose another class to copy from."))
    with database.write() as session:
        ensure_settings(session, source, author, now)
        ensure_settings(session, class_id, author, now)
        days = _days_apart(session, source, class_id)
        for name in ("rules", "tracks", "steps_off", "own_steps", "due_dates", "collections"):
            session.run(f"stated.forget_{name}", {"class_id": class_id})
            session.run(
                f"stated.copy_{name}",
                {"class_id": class_id, "source": source, "author": author, "now": now, "days": days},
            )


def _days_apart(session: Session, source: str, class_id: str) -> int:
    first, second = (session.value("stated.term_start", {"class_id": one}) for one in (source, class_id))
    return (second - first).days if first and second else 0


def _steps_of(track: str) -> set[str]:
    return {step.key for known in TRACKS if known.key == track for step in known.steps}


def _titles_of(track: str) -> tuple[str, ...]:
    return tuple(step.title for known in TRACKS if known.key == track for step in known.steps)


def checked_rule(key: str, value: Value | None) -> Value | list[str] | None:
    """Return the value of a rule as it is stored: None for the default.

    Raises:
        WrongUse: there is no such rule, or it cannot have that value.
    """
    rule = RULES.get(key)
    if rule is None:
        raise WrongUse(_("There is no rule “{rule}”.").format(rule=key))
    if value is not None and not _fits(rule, value):
        raise WrongUse(_("“{rule}” cannot be {value}.").format(rule=_(rule.title), value=value))
    if value is None or value == rule.default:
        return None
    if isinstance(value, tuple):
        return list(value)
    return value


def _fits(rule: Rule, value: Value) -> bool:
    if isinstance(rule.default, bool):
        return isinstance(value, bool)
    if isinstance(rule.default, int):
        return isinstance(value, int) and not isinstance(value, bool) and rule.least <= value <= rule.most
    if isinstance(rule.default, str):
        return value in rule.choices
    return (
        isinstance(value, tuple)
        and set(value) <= set(rule.choices)
        and len(set(value)) == len(value)
        and len(value) >= rule.least
    )
