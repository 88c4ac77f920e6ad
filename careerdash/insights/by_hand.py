"""What an advisor wrote about one student by hand: notes, and everything stated with its date and author."""

import datetime as dt
from dataclasses import dataclass

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class Note:
    """A note in its newest wording; ``changed_on`` and ``changed_by`` speak of the last edit, if there was one."""

    note_id: str
    text: str
    written_on: dt.date
    author: str
    changed_on: dt.date | None
    changed_by: str | None
    taken_back_by: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing stated by hand.

    ``kind`` is ``received`` (``what`` is a paper), ``override`` or ``recorded`` (``what`` is a step), ``snoozed``,
    ``done`` or ``contacted`` (``what`` is the matter of a line of the day). ``in_force`` is false once taken back.
    """

    kind: str
    id: str
    track: str
    what: str
    status: str
    detail: str
    day: dt.date
    until: dt.date | None
    author: str
    stated_at: dt.datetime
    in_force: bool
    taken_back_by: str | None
    taken_back_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ByHand:
    """Notes and statements about one student, newest first; empty in share view and outside the scope."""

    notes: tuple[Note, ...]
    statements: tuple[Statement, ...]


def by_hand(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    student_key: str,
) -> ByHand:
    """Answer what was written and stated about one student by hand, whenever it was."""
    del filters, today
    params = {**scope.parameters(), "student": student_key}
    with database.read() as session:
        if view is View.SHARE or not session.rows("students.one", params):
            return ByHand((), ())
        notes = session.rows("notes.of_student", params)
        stated = session.rows("students.stated", params)
    return ByHand(
        notes=tuple(
            Note(
                note_id=row["note_id"],
                text=row["text"],
                written_on=row["written_on"],
                author=row["author"],
                changed_on=row["changed_on"] if row["version"] > 1 else None,
                changed_by=row["changed_by"] if row["version"] > 1 else None,
                taken_back_by=row["withdrawn_by"],
            )
            for row in notes
        ),
        statements=tuple(
            Statement(
                kind=row["kind"],
                id=row["id"],
                track=row["track"],
                what=row["what"],
                status=row["status"],
                detail=row["detail"],
                day=row["day"],
                until=row["until"],
                author=row["author"],
                stated_at=row["created_at"],
                in_force=row["withdrawn_at"] is None,
                taken_back_by=row["withdrawn_by"],
                taken_back_at=row["withdrawn_at"],
            )
            for row in stated
        ),
    )
