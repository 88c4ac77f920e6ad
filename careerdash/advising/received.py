"""Papers handed in outside the workbooks: marked as received for many students at once, dated and signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from careerdash.domain.folding import clean, fold
from careerdash.domain.tracks import Paper
from careerdash.errors import WrongUse
from careerdash.imports.identity.identifiers import new_ids
from careerdash.store.database import Database, Session
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class Marked:
    """How many papers were stored, and of how many students the paper was received before."""

    stored: int
    already: int


def mark_received(
    database: Database,
    student_keys: Iterable[str],
    paper: Paper | str,
    received_on: date,
    author: str,
    now: datetime,
    field: str | None = None,
) -> Marked:
    """State that a paper of each student was received on a day.

    Args:
        database: the open database.
        student_keys: whose paper it is; keys of records, not school numbers.
        paper: what was received.
        received_on: the day it counts from.
        author: who states it.
        now: when it is stated.
        field: the target field it is about; None puts it to the round that was open on that day.

    Raises:
        WrongUse: there is no such paper, or a student is not stored (any more).
    """
    kind, students = known_paper(paper), list(dict.fromkeys(student_keys))
    named = clean(field) if field and clean(field) else None
    where = {"paper": kind.value, "field_key": fold(named) if named else None}
    with database.write() as session:
        ensure_students(session, students)
        have = {row["student_key"] for row in session.rows("stated.papers_in_force", {**where, "students": students})}
        missing = [student for student in students if student not in have]
        session.run(
            "stated.insert_papers",
            {
                **where,
                "ids": new_ids(len(missing)),
                "students": missing,
                "field": named,
                "received_on": received_on,
                "author": author,
                "now": now,
            },
        )
    return Marked(len(missing), len(have))


def withdraw_received(
    database: Database,
    student_keys: Iterable[str],
    paper: Paper | str,
    author: str,
    now: datetime,
    field: str | None = None,
) -> None:
    """Take back that a paper of each student was received; the entry stays in the history as withdrawn.

    Raises:
        WrongUse: there is no such paper.
    """
    with database.write() as session:
        session.run(
            "stated.withdraw_papers",
            {
                "paper": known_paper(paper).value,
                "field_key": fold(field) if field and clean(field) else None,
                "students": list(student_keys),
                "author": author,
                "now": now,
            },
        )


def withdraw_paper(database: Database, paper_id: str, author: str, now: datetime) -> None:
    """Take back one entry of a received paper."""
    with database.write() as session:
        session.run("stated.withdraw_paper", {"paper_id": paper_id, "author": author, "now": now})


def known_paper(paper: Paper | str) -> Paper:
    """Return the paper of a code.

    Raises:
        WrongUse: there is none of that code.
    """
    if paper not in set(Paper):
        raise WrongUse(_("There is no paper “{paper}”.").format(paper=paper))
    return Paper(paper)


def ensure_students(session: Session, student_keys: list[str]) -> None:
    """Check that every key is that of a stored student.

    Raises:
        WrongUse: one is not, or there is none.
    """
    if not student_keys:
        raise WrongUse(_("Choose at least one student."))
    if session.rows("stated.unknown_students", {"students": student_keys}):
        raise WrongUse(_("A student is not stored any more: an import may have been taken back meanwhile."))
