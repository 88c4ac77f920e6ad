"""Steps an advisor sets against the evidence: with a reason, a date and a name, shown as such, taken back at will."""

from datetime import date, datetime

from careerdash.advising.received import ensure_students
from careerdash.advising.steps import ensure_step
from careerdash.domain.folding import clean
from careerdash.domain.vocabulary import Status
from careerdash.errors import WrongUse
from careerdash.imports.identity.identifiers import new_ids
from careerdash.store.database import Database
from careerdash.wording import _

_LONGEST = 500


def override_step(
    database: Database,
    student_key: str,
    track: str,
    step: str,
    status: Status | str,
    reason: str,
    overridden_on: date,
    author: str,
    now: datetime,
) -> str:
    """Set a step of a student to a state, whatever the evidence says, and return the id of the override.

    It counts from ``overridden_on`` on, survives every import, and is replaced by a newer one of the same step.

    Raises:
        WrongUse: the student, step or state does not exist, or no reason is given.
    """
    if status not in set(Status):
        raise WrongUse(_("There is no state “{status}”.").format(status=status))
    why = clean(reason)
    if not why or len(why) > _LONGEST:
        raise WrongUse(_("Write in up to {n} characters why the step is set by hand.").format(n=_LONGEST))
    override_id = new_ids(1)[0]
    with database.write() as session:
        ensure_students(session, [student_key])
        ensure_step(session, [student_key], track, step)
        session.run(
            "stated.insert_override",
            {
                "override_id": override_id,
                "student": student_key,
                "track": track,
                "step": step,
                "status": Status(status).value,
                "reason": why,
                "overridden_on": overridden_on,
                "author": author,
                "now": now,
            },
        )
    return override_id


def withdraw_override(database: Database, override_id: str, author: str, now: datetime) -> None:
    """Take an override back: the evidence speaks again, and the entry stays in the history as withdrawn.

    Raises:
        WrongUse: there is no such override, or it was withdrawn before.
    """
    with database.write() as session:
        if not session.value("stated.override_exists", {"override_id": override_id}):
            raise WrongUse(_("This step is not set by hand any more."))
        session.run("stated.withdraw_override", {"override_id": override_id, "author": author, "now": now})
