"""What is put off, settled or answered is quiet on the list of the day, signed, and comes back."""

from datetime import date, datetime
from typing import Any

import pytest

from careerdash.advising.followups import Concern, bring_back, mark_contacted, mark_done, snooze
from careerdash.domain.vocabulary import View
from careerdash.errors import WrongUse
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.insights.attention import Attention, AttentionRow, attention
from careerdash.insights.by_hand import by_hand
from careerdash.privacy.scope import Scope
from careerdash.reports.exports import export_rows
from careerdash.store.database import Database
from tests.factories import CLASS, add_interview, add_student, scope, set_due
from tests.making import LOG, ROSTER, store, workbook

TODAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 20, 9, 30)  # noqa: DTZ001 - the store keeps local times


def ask(database: Database, today: date = TODAY, **changed: Any) -> Attention:
    return attention(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": today, **changed})


def listed_students(database: Database, today: date = TODAY) -> list[tuple[str, str]]:
    return [(row.student_key, row.rule) for row in ask(database, today).students]


def concern(row: AttentionRow, count: int | None = None) -> Concern:
    return Concern(row.class_id, row.student_key, row.matters[:count])


@pytest.fixture
def late(database: Database) -> Database:
    """Ann is overdue with two steps."""
    add_student(database, "ann", holland_code=None)
    add_interview(database, "ann", interview_date=date(2026, 5, 19), thanked=True)
    set_due(database, "know_yourself", date(2026, 5, 1))
    set_due(database, "hold_interviews", date(2026, 5, 10))
    return database


def test_a_line_put_off_asks_again_on_its_day(late: Database) -> None:
    (row,) = ask(late).students
    assert [matter for matter, _occasion in row.matters] == [
        "overdue assignment know_yourself",
        "overdue assignment hold_interviews",
    ]
    snooze(late, concern(row, 1), date(2026, 5, 25), "Is ill", "kim", TODAY, NOW)
    answer = ask(late)
    assert [(one.matters[0][0], one.more) for one in answer.students] == [("overdue assignment hold_interviews", 0)]
    (line,) = answer.quiet
    assert (line.student_name, line.why) == ("ann", "Put off until 2026-05-25 by kim on 2026-05-20: Is ill")
    assert ask(late, date(2026, 5, 24)).students[0].more == 0
    assert ask(late, date(2026, 5, 25)).students[0].more == 1
    # looking back to a day before it was put off
    assert ask(late, date(2026, 5, 19)).quiet == ()


def test_contacted_is_quiet_for_five_days_but_for_what_comes_new(late: Database) -> None:
    (row,) = ask(late).students
    mark_contacted(late, concern(row), "kim", TODAY, NOW)
    assert listed_students(late) == []
    assert ask(late).sentence == "No single student needs you today."
    assert listed_students(late, date(2026, 5, 24)) == []
    assert listed_students(late, date(2026, 5, 25)) == [("ann", "overdue")]
    add_interview(late, "ann", interview_date=date(2026, 5, 22), person="Li")
    assert listed_students(late) == [("ann", "appointment")]


def test_done_is_done_for_its_occasion_only(database: Database) -> None:
    add_student(database, "ann")
    add_interview(database, "ann", interview_date=date(2026, 5, 16), thanked=False, person="Li")
    (row,) = ask(database).students
    mark_done(database, concern(row), "She phoned", "kim", TODAY, NOW)
    assert listed_students(database) == []
    add_interview(database, "ann", interview_date=date(2026, 5, 17), thanked=False, person="Wu")
    assert listed_students(database) == [("ann", "thank_you_late")]


def test_a_new_due_date_asks_again(late: Database) -> None:
    (row,) = ask(late).students
    mark_done(late, concern(row), "Agreed on another day", "kim", TODAY, NOW)
    assert listed_students(late) == []
    cursor = late._connection.cursor()
    cursor.execute("UPDATE class_due_dates SET due = DATE '2026-05-18' WHERE step = 'hold_interviews'")
    assert [one.matters[0][0] for one in ask(late).students] == ["overdue assignment hold_interviews"]


def test_everything_is_dated_signed_and_comes_back(late: Database) -> None:
    (row,) = ask(late).students
    ids = mark_done(late, concern(row), "Settled", "kim", TODAY, NOW)
    assert len(ask(late).quiet) == 2
    bring_back(late, ids[:1], "lee", NOW)
    (again,) = ask(late).students
    assert again.matters[0][0] == "overdue assignment know_yourself"
    told = by_hand(database=late, scope=scope(), view=View.ADVISOR, today=TODAY, student_key="ann").statements
    assert {(one.kind, one.author, one.day, one.in_force, one.taken_back_by) for one in told} == {
        ("done", "kim", TODAY, False, "lee"),
        ("done", "kim", TODAY, True, None),
    }


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_a_reason_is_asked_for(late: Database, reason: str) -> None:
    (row,) = ask(late).students
    with pytest.raises(WrongUse, match="reason"):
        mark_done(late, concern(row), reason, "kim", TODAY, NOW)
    with pytest.raises(WrongUse, match="reason"):
        snooze(late, concern(row), date(2026, 5, 30), reason, "kim", TODAY, NOW)


def test_it_cannot_be_put_off_until_today_or_for_nobody(late: Database) -> None:
    (row,) = ask(late).students
    with pytest.raises(WrongUse, match="after today"):
        snooze(late, concern(row), TODAY, "x", "kim", TODAY, NOW)
    with pytest.raises(WrongUse, match="not stored"):
        mark_contacted(late, Concern(CLASS, "nobody", row.matters), "kim", TODAY, NOW)
    assert ask(late).quiet == ()


def test_a_matter_of_a_class_is_put_off_as_a_whole(database: Database) -> None:
    for number in range(9):
        add_student(database, f"s{number}", holland_code=None if number < 4 else "RIA")
    set_due(database, "know_yourself", date(2026, 5, 26))
    (line,) = ask(database).classes
    mark_contacted(database, Concern(line.class_id, "", ((line.matter, line.occasion),)), "kim", TODAY, NOW)
    answer = ask(database)
    # nobody of the class is told of one by one what the class was told
    assert (answer.classes, answer.students) == ((), ())
    assert [(one.student_key, one.class_name, one.why) for one in answer.quiet] == [
        ("", "Class-1", "Contacted on 2026-05-20 by kim; asks again on 2026-05-25")
    ]
    assert ask(database, date(2026, 5, 25)).classes[0].students == 4
    bring_back(database, answer.quiet[0].followup_ids, "kim", NOW)
    assert ask(database).classes[0].students == 4


def test_who_is_quiet_does_not_count_towards_a_third_of_the_class(database: Database) -> None:
    for number in range(9):
        add_student(database, f"s{number}", holland_code=None if number < 3 else "RIA")
    set_due(database, "know_yourself", date(2026, 5, 26))
    for row in ask(database).students:
        mark_contacted(database, concern(row), "kim", TODAY, NOW)
    database._connection.cursor().execute("UPDATE students SET holland_code = NULL WHERE student_key = 's5'")
    answer = ask(database)
    assert ([row.student_key for row in answer.students], answer.classes) == (["s5"], ())
    # five days later all four are one matter of the class
    assert ask(database, date(2026, 5, 25)).classes[0].students == 4


def test_the_export_hides_what_the_page_hides(late: Database) -> None:
    (row,) = ask(late).students
    snooze(late, concern(row), date(2026, 5, 25), "x", "kim", TODAY, NOW)
    exported = export_rows(late, "attention", scope(), View.ADVISOR, TODAY)
    assert exported.num_rows == 0
    assert exported.column_names == ["student_id", "student_name", "class_name", "rule", "sentence", "days"]
    assert export_rows(late, "attention", scope(), View.ADVISOR, date(2026, 5, 25)).num_rows == 1


def test_quiet_lines_survive_undo_and_a_second_import(database: Database) -> None:
    sources = (workbook("roster.xlsx", {"Roster": ROSTER}), workbook("log.xlsx", {"Log": LOG}))
    first = store(database, *sources)
    everything = Scope.everything(database)
    for class_id in everything.classes:
        set_due(database, "hold_interviews", date(2026, 5, 1), class_id=class_id)
    rows = ask(database, scope=everything).students
    assert [row.student_name for row in rows] == ["Ann Archer", "Ben Brook"]
    mark_done(database, concern(rows[0]), "Agreed", "kim", TODAY, NOW)
    undo_batch(database, first.batch, NOW)
    assert ask(database, scope=everything).quiet == ()
    redo_batch(database, first.batch, NOW)
    store(database, workbook("log.xlsx", {"Log": [*LOG, ["20250002", "Ben Brook", "Eva Lind", *[None] * 6]]}))
    answer = ask(database, scope=everything)
    assert [row.student_name for row in answer.students] == ["Ben Brook"]
    assert {line.student_name for line in answer.quiet} == {"Ann Archer"}


def test_nothing_of_it_is_told_in_share_view(late: Database) -> None:
    (row,) = ask(late).students
    mark_done(late, concern(row), "Settled", "kim", TODAY, NOW)
    shared = ask(late, view=View.SHARE)
    assert (shared.students, shared.classes, shared.quiet) == ((), (), ())
    assert by_hand(database=late, scope=scope(), view=View.SHARE, today=TODAY, student_key="ann").statements == ()
    assert by_hand(database=late, scope=Scope(), view=View.ADVISOR, today=TODAY, student_key="ann").statements == ()
