from datetime import UTC, date, datetime

import pytest

from careerdash.errors import UnknownClass, WrongUse
from careerdash.imports.classes import close_class, create_class, due_dates, reopen_class, set_due_date, set_term
from careerdash.store.database import Database

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC).replace(tzinfo=None)


def stored(database: Database, class_id: str) -> dict[str, object]:
    with database.read() as session:
        return session.rows("classes.stated", {"class_id": class_id})[0]


def test_a_new_class_is_open_and_has_no_term(database: Database):
    class_id = create_class(database, "  Class 3A ", "me", NOW)
    found = stored(database, class_id)
    assert (found["class_name"], found["closed"], found["term_start"]) == ("Class 3A", False, None)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_class_needs_a_name_of_reasonable_length(database: Database, name: str):
    with pytest.raises(WrongUse):
        create_class(database, name, "me", NOW)
    assert database.value("classes.id_of_key", {"class_key": "x"}) is None


def test_another_spelling_of_a_class_is_the_same_class(database: Database):
    create_class(database, "Class 3A", "me", NOW)
    with pytest.raises(WrongUse, match="Class 3A"):
        create_class(database, "class　3ａ", "me", NOW)


def test_a_refused_class_leaves_the_data_as_they_were(database: Database):
    create_class(database, "Class 3A", "me", NOW)
    version = database.data_version
    with pytest.raises(WrongUse):
        create_class(database, "Class 3A", "me", NOW)
    assert database.data_version == version


def test_term_is_kept_and_can_be_taken_away(database: Database):
    class_id = create_class(database, "Class 3A", "me", NOW)
    set_term(database, class_id, date(2026, 2, 1), date(2026, 6, 30), "me", NOW)
    assert stored(database, class_id)["term_end"] == date(2026, 6, 30)
    set_term(database, class_id, None, None, "me", NOW)
    assert stored(database, class_id)["term_end"] is None


def test_a_term_cannot_end_before_it_starts(database: Database):
    class_id = create_class(database, "Class 3A", "me", NOW)
    with pytest.raises(WrongUse, match="before it starts"):
        set_term(database, class_id, date(2026, 6, 30), date(2026, 2, 1), "me", NOW)


def test_a_due_date_replaces_the_one_before_and_can_be_taken_away(database: Database):
    class_id = create_class(database, "Class 3A", "me", NOW)
    for due in (date(2026, 5, 1), date(2026, 5, 8)):
        set_due_date(database, class_id, "assignment", "hold_interviews", due, "me", NOW)
    assert due_dates(database, class_id) == {("assignment", "hold_interviews"): date(2026, 5, 8)}
    set_due_date(database, class_id, "assignment", "hold_interviews", None, "me", NOW)
    assert due_dates(database, class_id) == {}


@pytest.mark.parametrize(("track", "step"), [("assignment", "review"), ("planning", "hold_interviews"), ("x", "y")])
def test_a_step_belongs_to_its_track(database: Database, track: str, step: str):
    class_id = create_class(database, "Class 3A", "me", NOW)
    with pytest.raises(WrongUse):
        set_due_date(database, class_id, track, step, date(2026, 5, 1), "me", NOW)


def test_a_class_is_closed_and_opened_again(database: Database):
    class_id = create_class(database, "Class 3A", "me", NOW)
    close_class(database, class_id, "me", NOW)
    assert stored(database, class_id)["closed"] is True
    reopen_class(database, class_id, "me", NOW)
    assert stored(database, class_id)["closed"] is False


def test_nothing_is_stated_about_a_class_that_does_not_exist(database: Database):
    with pytest.raises(UnknownClass):
        close_class(database, "no such id", "me", NOW)
    with pytest.raises(UnknownClass):
        set_term(database, "no such id", None, None, "me", NOW)
    assert database.data_version == 0
