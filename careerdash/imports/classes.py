"""What an advisor states about a class: that it exists, its term, its due dates, and that it is over."""

from datetime import date, datetime

from careerdash.domain.folding import clean, fold
from careerdash.domain.tracks import TRACKS
from careerdash.errors import UnknownClass, WrongUse
from careerdash.imports.identity.identifiers import Issuer
from careerdash.store.database import Database, Session
from careerdash.wording import _

_LONGEST_NAME = 120


def create_class(database: Database, name: str, author: str, now: datetime) -> str:
    """Create an empty class and return its id; a class of that name keeps the id its imports gave it.

    Raises:
        WrongUse: the name is empty, too long, or taken by a class in another spelling.
    """
    cleaned = clean(name)
    if not cleaned or len(cleaned) > _LONGEST_NAME:
        raise WrongUse(_("Give the class a name of up to {n} characters.").format(n=_LONGEST_NAME))
    key = fold(cleaned)
    with database.write() as session:
        issuer = Issuer(session)
        class_id = issuer.class_ids([key])[key]
        taken = session.value("classes.name_of", {"class_id": class_id})
        if taken is not None:
            raise WrongUse(_("There is already a class called {name}.").format(name=taken))
        for _entity, issued_key, record_id in issuer.issued:
            session.run("classes.insert_key", {"key": issued_key, "record_id": record_id})
        session.run("classes.insert_settings", _new_settings(class_id, cleaned, author, now))
    return class_id


def set_term(
    database: Database, class_id: str, start: date | None, end: date | None, author: str, now: datetime
) -> None:
    """State when the term of a class starts and ends; None takes a date away.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: the term would end before it starts.
    """
    if start is not None and end is not None and end < start:
        raise WrongUse(_("The term ends before it starts: swap the two dates."))
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        session.run("classes.set_term", {"class_id": class_id, "term_start": start, "term_end": end})


def set_due_date(
    database: Database, class_id: str, track: str, step: str, due: date | None, author: str, now: datetime
) -> None:
    """State by when a step of a track should be done; None takes the due date away.

    Raises:
        UnknownClass: there is no such class.
        WrongUse: the track has no such step.
    """
    where = {"class_id": class_id, "track": track, "step": step}
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        own = {(row["track"], row["step"]) for row in session.rows("stated.own_steps", where)}
        if (track, step) not in own | {(found.key, known.key) for found in TRACKS for known in found.steps}:
            raise WrongUse(_("There is no step “{step}” in “{track}”.").format(step=step, track=track))
        session.run("classes.delete_due_date", where)
        if due is not None:
            session.run("classes.insert_due_date", {**where, "due": due})


def close_class(database: Database, class_id: str, author: str, now: datetime) -> None:
    """End a class: it asks for nothing any more and stays in every figure.

    Raises:
        UnknownClass: there is no such class.
    """
    _set_closed(database, class_id, author, now, closed=True)


def reopen_class(database: Database, class_id: str, author: str, now: datetime) -> None:
    """Take back that a class is over.

    Raises:
        UnknownClass: there is no such class.
    """
    _set_closed(database, class_id, author, now, closed=False)


def due_dates(database: Database, class_id: str) -> dict[tuple[str, str], date]:
    """Return the due dates of a class by (track, step)."""
    rows = database.rows("classes.due_dates", {"class_id": class_id})
    return {(row["track"], row["step"]): row["due"] for row in rows}


def _set_closed(database: Database, class_id: str, author: str, now: datetime, *, closed: bool) -> None:
    with database.write() as session:
        ensure_settings(session, class_id, author, now)
        session.run("classes.set_closed", {"class_id": class_id, "closed": closed})


def ensure_settings(session: Session, class_id: str, author: str, now: datetime) -> None:
    """Give a class that exists only through its students a line of its own, before anything is stated about it.

    Raises:
        UnknownClass: there is no such class.
    """
    name = session.value("classes.name_of", {"class_id": class_id})
    if name is None:
        raise UnknownClass(_("This class does not exist any more."))
    if not session.value("classes.has_settings", {"class_id": class_id}):
        session.run("classes.insert_settings", _new_settings(class_id, name, author, now))


def _new_settings(class_id: str, name: str, author: str, now: datetime) -> dict[str, object]:
    return {"class_id": class_id, "name": name, "author": author, "created_at": now}
