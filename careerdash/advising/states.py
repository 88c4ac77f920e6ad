"""Whether a student takes part: active, excused or withdrawn, stated by the advisor as a correction of the roster."""

from collections.abc import Iterable
from datetime import date, datetime

from careerdash.domain.vocabulary import Entity, StudentStatus
from careerdash.errors import WrongUse
from careerdash.imports.fixes.corrections import correct
from careerdash.store.database import Database
from careerdash.wording import _


def set_student_state(
    database: Database,
    student_keys: Iterable[str],
    state: StudentStatus | str,
    reason: str,
    author: str,
    now: datetime,
    today: date,
) -> tuple[int, ...]:
    """Say of each student whether they take part, and return the numbers of the corrections (to undo them).

    A correction outranks every roster until it is withdrawn in the history.

    Raises:
        WrongUse: there is no such state.
        UnknownBatch: a student is not stored any more.
    """
    if state not in set(StudentStatus):
        raise WrongUse(_("There is no state “{status}”.").format(status=state))
    typed = {"student_status": StudentStatus(state).value}
    return tuple(
        correct(database, Entity.STUDENT, student_key, typed, author, now, today, reason.strip())
        for student_key in dict.fromkeys(student_keys)
    )
