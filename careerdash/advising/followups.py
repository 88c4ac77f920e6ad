"""What an advisor did about a line of the day: put off, done, or the student was contacted.

Each is dated and signed, hangs on the student (or the class) and the matter, and can be taken back: nothing of it is
lost when the workbooks are imported again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from careerdash.domain.folding import clean
from careerdash.errors import WrongUse
from careerdash.imports.identity.identifiers import new_ids
from careerdash.store.database import Database
from careerdash.wording import _

CONTACTED_DAYS = 5
_LONGEST_REASON = 300


class Followup(StrEnum):
    """How a line was settled."""

    SNOOZED = "snoozed"
    DONE = "done"
    CONTACTED = "contacted"


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom a line of the day is about, and which matters of theirs are meant.

    ``matters`` are pairs of matter and occasion as ``insights.attention`` names them. ``student_key`` is empty for a
    matter of the whole class.
    """

    class_id: str
    student_key: str
    matters: tuple[tuple[str, str], ...]


def snooze(
    database: Database, concern: Concern, until: date, reason: str, author: str, today: date, now: datetime
) -> tuple[str, ...]:
    """Put matters off: they ask again on the day ``until``. Return the ids of the entries.

    Raises:
        WrongUse: the day is not after today, no reason is given, or there is no such student.
    """
    if until <= today:
        raise WrongUse(_("Choose a day after today."))
    return _state(database, concern, Followup.SNOOZED, until, _reason(reason), author, today, now)


def mark_done(
    database: Database, concern: Concern, reason: str, author: str, today: date, now: datetime
) -> tuple[str, ...]:
    """State that matters are settled: they ask again only on a new occasion, such as another due date.

    Raises:
        WrongUse: no reason is given, or there is no such student.
    """
    return _state(database, concern, Followup.DONE, None, _reason(reason), author, today, now)


def mark_contacted(database: Database, concern: Concern, author: str, today: date, now: datetime) -> tuple[str, ...]:
    """State that the message was sent today: its matters are quiet for five days.

    Raises:
        WrongUse: there is no such student.
    """
    until = today + timedelta(days=CONTACTED_DAYS)
    return _state(database, concern, Followup.CONTACTED, until, "", author, today, now)


def bring_back(database: Database, followup_ids: Sequence[str], author: str, now: datetime) -> None:
    """Take entries back: their matters ask again at once. What was taken back before stays as it is."""
    with database.write() as session:
        session.run("followups.withdraw", {"ids": list(followup_ids), "author": author, "now": now})


def _reason(text: str) -> str:
    reason = clean(text)
    if not reason or len(reason) > _LONGEST_REASON:
        raise WrongUse(_("Write a reason of up to {n} characters.").format(n=_LONGEST_REASON))
    return reason


def _state(
    database: Database,
    concern: Concern,
    kind: Followup,
    until: date | None,
    reason: str,
    author: str,
    today: date,
    now: datetime,
) -> tuple[str, ...]:
    ids = new_ids(len(concern.matters))
    with database.write() as session:
        if not session.value("followups.known", {"class_id": concern.class_id, "student": concern.student_key}):
            raise WrongUse(_("This student is not stored any more: an import may have been taken back meanwhile."))
        session.run(
            "followups.insert",
            {
                "ids": ids,
                "class_id": concern.class_id,
                "student": concern.student_key,
                "matters": [matter for matter, _occasion in concern.matters],
                "occasions": [occasion for _matter, occasion in concern.matters],
                "kind": kind.value,
                "until": until,
                "reason": reason,
                "today": today,
                "author": author,
                "now": now,
            },
        )
    return tuple(ids)
