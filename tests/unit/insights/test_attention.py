"""Who needs the advisor today: one rule each, their order, and what is told once for a class."""

from datetime import date, datetime
from typing import Any

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.attention import Attention, attention
from careerdash.store.database import Database
from tests.factories import (
    CLASS,
    add_interview,
    add_job_interview,
    add_student,
    insert,
    listed,
    scope,
    set_due,
    state_class,
)

TODAY = date(2026, 5, 20)


def ask(database: Database, **changed: Any) -> Attention:
    return attention(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def rules(database: Database, **changed: Any) -> list[tuple[str, str, int | None]]:
    return [(row.student_key, row.rule, row.days) for row in ask(database, **changed).students]


def test_nobody_is_named_without_a_cause(database: Database) -> None:
    add_student(database)
    answer = ask(database)
    assert (answer.students, answer.classes) == ((), ())
    assert answer.sentence == "No single student needs you today."


def test_a_due_date_within_a_week(database: Database) -> None:
    add_interview(database, add_student(database, "ann"))
    set_due(database, "hold_interviews", date(2026, 5, 27))
    (row,) = ask(database).students
    assert (row.rule, row.days) == ("due_soon", 7)
    assert row.sentence == "Hold interviews is due in 7 days: 1 of 3 interviews held in Data analysis."
    assert rules(database, today=date(2026, 5, 19)) == []


def test_an_appointment_and_an_unprepared_job_interview(database: Database) -> None:
    add_interview(database, add_student(database, "ann"), interview_date=date(2026, 5, 22), person="Li Na")
    add_job_interview(database, add_student(database, "ben"), date=date(2026, 5, 20))
    add_job_interview(database, add_student(database, "cara"), date=date(2026, 5, 21), prepared=True)
    found = ask(database).students
    assert [(row.student_key, row.rule, row.days) for row in found] == [
        ("ben", "job_interview_unprepared", 0),
        ("ann", "appointment", 2),
    ]
    assert found[0].sentence == "Job interview at Northwind on 2026-05-20, and no preparation noted."
    assert found[1].sentence == "Meets Li Na on 2026-05-22."


def test_people_without_a_newcomer_block(database: Database) -> None:
    add_student(database, "ann")
    for level in ("senior", "senior", "mid"):
        listed(database, "ann", level)
    (row,) = ask(database).students
    assert row.rule == "no_newcomer"
    assert row.sentence == "Listed 3 people in Data analysis, all mid or senior; still needs a newcomer."


def test_unknown_levels_never_block(database: Database) -> None:
    add_student(database, "ann")
    for level in ("senior", "senior", None):
        listed(database, "ann", level)
    assert rules(database) == []


def test_out_of_touch_asks_for_another_field_until_one_is_opened(database: Database) -> None:
    add_student(database, "ann")
    add_interview(database, "ann", fit="out_of_touch")
    assert rules(database) == [("ann", "no_next_field", None)]
    listed(database, "ann", "entry", field="Law")
    assert rules(database) == []


def test_overdue_comes_after_what_is_near_and_blocked(database: Database) -> None:
    set_due(database, "know_yourself", date(2026, 5, 1))
    set_due(database, "hold_interviews", date(2026, 5, 10))
    for key in ("late", "near", "stuck"):
        add_student(database, key, holland_code=None if key == "late" else "RIA")
        for _number in range(3):
            add_interview(database, key, fit="out_of_touch" if key == "stuck" else None, occupation=None)
    for number in range(8):
        add_student(database, f"fine-{number}", holland_code="RIA")
        for _number in range(3):
            add_interview(database, f"fine-{number}")
    add_interview(database, "near", interview_date=date(2026, 5, 21))
    assert rules(database) == [("near", "appointment", 1), ("stuck", "no_next_field", None), ("late", "overdue", -19)]
    late = ask(database).students[-1]
    assert late.sentence == "Know yourself was due on 2026-05-01: No self-assessment recorded yet."


def test_one_line_for_each_student_and_the_rest_counted(database: Database) -> None:
    add_student(database, "ann")
    set_due(database, "know_yourself", date(2026, 5, 1))
    set_due(database, "hold_interviews", date(2026, 5, 22))
    (row,) = ask(database).students
    assert (row.rule, row.more) == ("due_soon", 2)
    assert [sentence.split(":")[0] for sentence in row.others] == [
        "Know yourself was due on 2026-05-01",
        "Nothing received yet; the last collection was on 2026-05-01.",
    ]


def test_what_concerns_more_than_a_third_is_told_once(database: Database) -> None:
    for number in range(9):
        add_student(database, f"s{number}", holland_code=None if number < 4 else "RIA")
    set_due(database, "know_yourself", date(2026, 5, 26))
    answer = ask(database)
    assert answer.students == ()
    (line,) = answer.classes
    assert (line.rule, line.students) == ("due_soon", 4)
    assert line.sentence == "Know yourself is due in 6 days: this concerns 4 of 9 students."
    assert "know yourself" in line.message.lower()


def test_exactly_a_third_is_still_told_one_by_one(database: Database) -> None:
    for number in range(9):
        add_student(database, f"s{number}", holland_code=None if number < 3 else "RIA")
    set_due(database, "know_yourself", date(2026, 5, 25))
    answer = ask(database)
    assert (len(answer.students), answer.classes) == (3, ())


def test_silent_are_those_of_whom_the_last_wave_brought_nothing(database: Database) -> None:
    state_class(database, term_start=date(2026, 2, 1))
    set_due(database, "know_yourself", date(2026, 3, 10))
    set_due(database, "draft_outline", date(2026, 5, 10))
    for key, day in (("old", date(2026, 3, 1)), ("new", date(2026, 4, 1))):
        add_student(database, key, outline_received=True, holland_code="RIA")
        add_interview(database, key, interview_date=day)
    add_student(database, "never", outline_received=True, holland_code="RIA")
    found = {row.student_key: row.sentence for row in ask(database).students if row.rule == "silent"}
    assert found == {
        "old": "Nothing since 2026-03-01; the last collection was on 2026-05-10.",
        "never": "Nothing received yet; the last collection was on 2026-05-10.",
    }


def test_thanks_are_asked_for_within_a_week(database: Database) -> None:
    days = {"today": 20, "yesterday": 19, "late": 18, "week": 13, "gone": 12}
    for key, day in days.items():
        add_interview(
            database, add_student(database, key), interview_date=date(2026, 5, day), thanked=False, person="Li"
        )
    assert {row.student_key for row in ask(database).students} == {"late", "week"}
    assert ask(database).students[-1].sentence == "No thank-you to Li yet, 2 days after the interview."


def test_thanks_not_noted_count_only_where_the_class_notes_them(database: Database) -> None:
    day = date(2026, 5, 17)
    add_interview(database, add_student(database, "ann"), interview_date=day)
    assert rules(database) == []
    add_interview(database, add_student(database, "ben"), interview_date=day, thanked=True)
    assert rules(database) == [("ann", "thank_you_late", -3)]


def test_closed_classes_and_absent_students_are_silent(database: Database) -> None:
    set_due(database, "know_yourself", date(2026, 5, 1))
    for status in ("excused", "withdrawn"):
        add_student(database, status=status)
    assert rules(database) == []
    add_student(database)
    assert len(rules(database)) == 1
    state_class(database, closed=True)
    assert rules(database) == []


def test_a_field_keeps_the_students_of_that_field(database: Database) -> None:
    for key, field in (("ann", "Law"), ("ben", "Nursing")):
        add_interview(database, add_student(database, key), field=field, interview_date=date(2026, 5, 22))
    assert [row[0] for row in rules(database, filters=Filters(field=("law",)))] == ["ann"]


STORED = datetime(2026, 5, 1, 9)  # noqa: DTZ001 - the store keeps local times


def test_held_rows_are_a_line_of_their_class(database: Database) -> None:
    add_student(database, "ann")
    counts = dict.fromkeys(("rows_read", "new", "changed", "same"), 0)
    insert(
        database, "batches", batch=1, kind="import", taken_along=False, created_at=STORED, author="t",
        active=True, held=1, settings="{}", issues="[]", **counts,
    )  # fmt: skip
    for number, status in enumerate(("new", "held", "note")):
        insert(
            database,
            "raw_rows",
            raw_id=number,
            sheet_id="s",
            batch=1,
            row=number,
            cells=["x"],
            kinds="s",
            status=status,
        )
    assert ask(database).classes[0].class_name == "No class"
    insert(database, "row_links", raw_id=0, part=0, entity="student", record_id="ann")
    (line,) = ask(database).classes
    assert (line.class_id, line.rule, line.sentence) == (
        CLASS,
        "rows_to_fix",
        "1 row of the imported files waits to be fixed.",
    )


def wait_rows(database: Database) -> None:
    """One held row of a file that speaks of no class."""
    counts = dict.fromkeys(("rows_read", "new", "changed", "same"), 0)
    insert(
        database, "batches", batch=1, kind="import", taken_along=False, created_at=STORED, author="t",
        active=True, held=1, settings="{}", issues="[]", **counts,
    )  # fmt: skip
    insert(database, "files", file_id="f", batch=1, position=0, name="late.xlsx", sha256="", size=0)
    insert(
        database, "sheets", sheet_id="s", file_id="f", batch=1, position=0, name="Log", kind="interviews", headers=[],
        mapping="{}", decisions="{}", held=1, **counts,
    )  # fmt: skip
    insert(
        database, "raw_rows", raw_id=1, sheet_id="s", batch=1, row=1, cells=["x"], kinds="s", status="held"
    )  # fmt: skip


def test_a_late_file_without_a_class_is_a_line_for_who_reads_everything(database: Database) -> None:
    add_student(database, "ann")
    add_student(database, "old", class_id="class-0")
    # a class that is over does not hide the rows that belong to none
    state_class(database, class_id="class-0", closed=True)
    wait_rows(database)
    (line,) = ask(database, scope=scope(CLASS, "class-0")).classes
    assert (line.class_id, line.class_name, line.sentence) == ("", "No class", "1 row of late.xlsx waits to be fixed.")
    assert ask(database, scope=scope(CLASS, "class-0")).sentence.endswith("1 row waits to be fixed.")
    assert ask(database, scope=scope(CLASS)).classes == ()


def test_rows_to_fix_stand_with_what_is_blocked(database: Database) -> None:
    for key in ("near", "stuck", "late"):
        add_student(database, key, holland_code=None if key == "late" else "RIA")
        add_interview(database, key, fit="out_of_touch" if key == "stuck" else None)
    for number in range(6):
        add_interview(database, add_student(database, f"fine-{number}"))
    set_due(database, "know_yourself", date(2026, 5, 1))
    add_interview(database, "near", interview_date=date(2026, 5, 21))
    wait_rows(database)
    order = [(line.rank.name, line.rule) for line in ask(database).in_order]
    assert order[:4] == [
        ("SOON", "appointment"),
        ("BLOCKED", "rows_to_fix"),
        ("BLOCKED", "no_next_field"),
        ("OVERDUE", "overdue"),
    ]


def test_of_the_same_urgency_the_nearest_date_comes_first_then_the_longest_wait(database: Database) -> None:
    for key, heard in (("b-short", date(2026, 5, 10)), ("a-long", date(2026, 2, 1)), ("c-mid", date(2026, 4, 1))):
        add_student(database, key)
        add_interview(database, key, interview_date=heard, fit="out_of_touch")
    add_student(database, "listed")
    for _number in range(3):
        listed(database, "listed", "senior")
    for number in range(8):
        add_student(database, f"fine-{number}")
    set_due(database, "find_professionals", date(2026, 7, 1))
    found = ask(database).students
    # a date comes before none at all, then who waits longest
    assert [row.student_key for row in found] == ["listed", "a-long", "c-mid", "b-short"]
    assert (found[0].days, found[1].since) == (42, date(2026, 2, 1))


def test_an_earlier_appointment_comes_first(database: Database) -> None:
    for key, day in (("ann", 24), ("ben", 22), ("cara", 22)):
        add_interview(database, add_student(database, key), interview_date=date(2026, 5, day))
    for number in range(8):
        add_student(database, f"fine-{number}")
    assert [key for key, _rule, _days in rules(database)] == ["ben", "cara", "ann"]


def test_a_message_says_everything_that_waits(database: Database) -> None:
    add_student(database, "ann")
    set_due(database, "hold_interviews", date(2026, 5, 22))
    add_interview(database, "ann", interview_date=date(2026, 5, 21), person="Li Na")
    (row,) = ask(database).students
    assert row.message.splitlines() == [
        "Hello ann,",
        "about your career interviews:",
        "- You meet Li Na on 2026-05-21. Prepare your questions, be on time, and send a thank-you within a day.",
        "- Hold interviews is due in 2 days: 0 of 3 interviews held in Data analysis; next appointment on 2026-05-21.",
        "Tell me if you need help.",
    ]


def test_who_has_nothing_left_to_do_may_be_silent(database: Database) -> None:
    state_class(database, term_start=date(2026, 2, 1))
    insert(database, "class_collections", class_id=CLASS, collected_on=date(2026, 5, 1), title="")
    done = {"holland_code": "RIA", "outline_received": True, "summary_report": True, "cultivation_plan": "x"}
    for key in ("done", "open"):
        add_student(database, key, **(done if key == "done" else {}))
        for level in ("entry", "senior", "mid"):
            add_interview(
                database, key, interview_date=date(2026, 1, 5), level=level, occupation="a", contact="b",
                fit="suitable", prior_view="x", reality="y",
            )  # fmt: skip
    assert rules(database) == [("open", "silent", -135)]


def test_a_limit_keeps_the_most_urgent_and_counts_all(database: Database) -> None:
    for number in range(5):
        add_interview(database, add_student(database, f"s{number}"), interview_date=date(2026, 5, 21 + number % 2))
    for number in range(15):
        add_student(database, f"fine-{number}")
    answer = ask(database, limit=2)
    assert ([row.student_key for row in answer.students], answer.total) == (["s0", "s2"], 5)
    assert answer.sentence == "5 students need you today."
