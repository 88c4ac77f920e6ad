"""Notes of an advisor on a student: dated and signed. Every wording is kept, the newest is read."""

from datetime import date, datetime

from careerdash.errors import WrongUse
from careerdash.imports.identity.identifiers import new_ids
from careerdash.store.database import Database
from careerdash.wording import _

LONGEST_NOTE = 4000


def add_note(database: Database, student_key: str, text: str, author: str, today: date, now: datetime) -> str:
    """Write a note on a student and return its id.

    Raises:
        WrongUse: the note is empty or too long, or there is no such student.
    """
    note_id = new_ids(1)[0]
    with database.write() as session:
        if not session.value("notes.is_student", {"student": student_key}):
            raise WrongUse(_("This student is not stored any more: an import may have been taken back meanwhile."))
        session.run(
            "notes.insert",
            {
                "note_id": note_id,
                "version": 1,
                "student": student_key,
                "text": _checked(text),
                "today": today,
                "author": author,
                "now": now,
            },
        )
    return note_id


def edit_note(database: Database, note_id: str, text: str, author: str, today: date, now: datetime) -> None:
    """Give a note a new wording; the earlier one stays stored under its author and date.

    Raises:
        WrongUse: the note is empty or too long, or was taken back meanwhile.
    """
    with database.write() as session:
        newest = session.rows("notes.newest", {"note_id": note_id})
        if not newest:
            raise WrongUse(_("This note was taken back meanwhile."))
        session.run(
            "notes.insert",
            {
                "note_id": note_id,
                "version": newest[0]["version"] + 1,
                "student": newest[0]["student_key"],
                "text": _checked(text),
                "today": today,
                "author": author,
                "now": now,
            },
        )


def take_back_note(database: Database, note_id: str, author: str, now: datetime) -> None:
    """Take a note back: it is not read any more, and can be put back with :func:`put_back_note`."""
    with database.write() as session:
        session.run("notes.withdraw", {"note_id": note_id, "author": author, "now": now})


def put_back_note(database: Database, note_id: str) -> None:
    """Put a note back that was taken back."""
    with database.write() as session:
        session.run("notes.restore", {"note_id": note_id})


def _checked(text: str) -> str:
    note = text.strip()
    if not note or len(note) > LONGEST_NOTE:
        raise WrongUse(_("Write a note of up to {n} characters.").format(n=f"{LONGEST_NOTE:,}"))
    return note
