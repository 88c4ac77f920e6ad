"""Steps a class added to a track, recorded in the app."""

from collections.abc import Iterable
from datetime import date, datetime

from careerdash.advising.received import ensure_students
from careerdash.domain.folding import clean
from careerdash.domain.tracks import TRACKS
from careerdash.domain.vocabulary import Status
from careerdash.errors import WrongUse
from careerdash.imports.identity.identifiers import new_ids
from careerdash.store.database import Database, Session
from careerdash.wording import _

_LONGEST = 4000


def record_step(
    database: Database,
    student_keys: Iterable[str],
    track: str,
    step: str,
    status: Status | str,
    recorded_on: date,
    author: str,
    now: datetime,
    text: str = "",
) -> tuple[str, ...]:
    """Record a step a class added for students of the class and return the ids of the entries.

    It is evidence like a row of a sheet: dated, signed, and taken back with :func:`withdraw_step`. The newest entry
    counts. Steps of the definitions are recorded as planning rows or follow from their evidence.

    Raises:
        WrongUse: the class of a student has no such step of its own, the state is unknown, or a student is not
            stored (any more).
    """
    students, words = list(dict.fromkeys(student_keys)), text.strip()
    if status not in set(Status):
        raise WrongUse(_("There is no state “{status}”.").format(status=status))
    if len(words) > _LONGEST:
        raise WrongUse(_("Write at most {n} characters.").format(n=_LONGEST))
    ids = new_ids(len(students))
    with database.write() as session:
        ensure_students(session, students)
        if step in _defined(track):
            raise WrongUse(_("This step follows from its evidence: mark a paper as received, or set it by hand."))
        ensure_step(session, students, track, step)
        session.run(
            "stated.insert_recorded_steps",
            {
                "ids": ids,
                "students": students,
                "track": track,
                "step": step,
                "status": Status(status).value,
                "text": words or None,
                "recorded_on": recorded_on,
                "author": author,
                "now": now,
            },
        )
    return tuple(ids)


def withdraw_step(database: Database, record_id: str, author: str, now: datetime) -> None:
    """Take back a step recorded in the app; the entry stays in the history as withdrawn."""
    with database.write() as session:
        session.run("stated.withdraw_recorded_step", {"record_id": record_id, "author": author, "now": now})


def ensure_step(session: Session, student_keys: list[str], track: str, step: str) -> None:
    """Check that the step exists in the track, in its definition or as a step the students' class added.

    Raises:
        WrongUse: it does not.
    """
    if step in _defined(track):
        return
    where = {"students": student_keys, "track": track, "step": step}
    if not session.value("stated.own_step_of_student", where):
        raise WrongUse(_("There is no step “{step}” in “{track}”.").format(step=clean(step), track=clean(track)))


def _defined(track: str) -> frozenset[str]:
    return frozenset(step.key for known in TRACKS if known.key == track for step in known.steps)
