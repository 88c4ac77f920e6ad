"""Notes on a student: signed, edited with every wording kept, taken back and put back."""

from datetime import date, datetime

import pytest

from careerdash.advising.notes import add_note, edit_note, put_back_note, take_back_note
from careerdash.domain.vocabulary import View
from careerdash.errors import WrongUse
from careerdash.insights.by_hand import Note, by_hand
from careerdash.store.database import Database
from tests.factories import add_student, scope
from tests.making import table

MONDAY, TUESDAY = date(2026, 5, 18), date(2026, 5, 19)
NOW = datetime(2026, 5, 18, 9, 30)  # noqa: DTZ001 - the store keeps local times


def notes(database: Database, student: str = "ann") -> tuple[Note, ...]:
    return by_hand(database=database, scope=scope(), view=View.ADVISOR, today=TUESDAY, student_key=student).notes


def test_a_note_is_dated_and_signed(database: Database) -> None:
    add_student(database, "ann")
    add_student(database, "ben")
    add_note(database, "ann", "  Talked about law.\nWill call. ", "kim", MONDAY, NOW)
    (note,) = notes(database)
    assert (note.text, note.author, note.written_on) == ("Talked about law.\nWill call.", "kim", MONDAY)
    assert (note.changed_on, note.taken_back_by) == (None, None)
    assert notes(database, "ben") == ()


def test_an_edit_keeps_the_first_date_and_author_and_the_old_wording(database: Database) -> None:
    add_student(database, "ann")
    note_id = add_note(database, "ann", "First", "kim", MONDAY, NOW)
    edit_note(database, note_id, "Second", "lee", TUESDAY, NOW)
    (note,) = notes(database)
    assert (note.text, note.author, note.written_on) == ("Second", "kim", MONDAY)
    assert (note.changed_by, note.changed_on) == ("lee", TUESDAY)
    assert table(database, "advisor_notes", "version, text, author") == [(1, "First", "kim"), (2, "Second", "lee")]


def test_a_note_taken_back_can_be_put_back_and_not_edited_meanwhile(database: Database) -> None:
    add_student(database, "ann")
    note_id = add_note(database, "ann", "First", "kim", MONDAY, NOW)
    take_back_note(database, note_id, "lee", NOW)
    assert notes(database)[0].taken_back_by == "lee"
    with pytest.raises(WrongUse, match="taken back"):
        edit_note(database, note_id, "Second", "kim", TUESDAY, NOW)
    put_back_note(database, note_id)
    assert notes(database)[0].taken_back_by is None


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4001])
def test_an_empty_or_endless_note_is_refused(database: Database, text: str) -> None:
    add_student(database, "ann")
    with pytest.raises(WrongUse, match="4,000"):
        add_note(database, "ann", text, "kim", MONDAY, NOW)
    assert notes(database) == ()


def test_nobody_to_write_about(database: Database) -> None:
    with pytest.raises(WrongUse, match="not stored"):
        add_note(database, "nobody", "x", "kim", MONDAY, NOW)
