from datetime import date

from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.factories import add_student, state_class


def test_everything_is_every_class_with_a_student_or_settings(database: Database) -> None:
    add_student(database, class_id="a")
    state_class(database, class_id="b")
    assert Scope.everything(database).classes == {"a", "b"}


def test_a_scope_is_only_ever_narrowed(database: Database) -> None:
    add_student(database, class_id="a")
    add_student(database, class_id="b")
    only_a = Scope(frozenset({"a"}))
    assert only_a.narrow(database, ["a", "b"]) == only_a
    assert only_a.narrow(database, ["b"]) == Scope()
    assert only_a.narrow(database) == only_a
    assert only_a.narrow(database, []) == Scope()


def test_the_year_is_that_of_the_term(database: Database) -> None:
    state_class(database, class_id="a", term_start=date(2025, 9, 1))
    state_class(database, class_id="b", term_start=date(2024, 9, 1))
    assert Scope.everything(database).narrow(database, year=2024).classes == {"b"}
    assert Scope.everything(database).narrow(database, year=1999) == Scope()
    assert not Scope()
