"""Job interviews: rounds in, funnel, waiting times, preparation, offers and their protection out."""

from datetime import date, timedelta
from typing import Any

import pytest

from careerdash.charts.funnel import FunnelStage, funnel_chart
from careerdash.domain.tracks import Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.job_interviews import JobInterviews, job_interviews
from careerdash.store.database import Database
from tests.factories import CLASS, CREATED, add_job_interview, add_student, insert, scope

TODAY = date(2026, 5, 20)
FIRST = date(2026, 4, 1)


def asked(database: Database, view: View = View.ADVISOR, **changed: Any) -> JobInterviews:
    return job_interviews(**{"database": database, "scope": scope(), "view": view, "today": TODAY, **changed})


def apply(database: Database, student: str, *rounds: tuple[str, str], employer: str = "Northwind", **last: Any) -> None:
    """An application: one round a week, ``last`` are further columns of the last round."""
    for number, (kind, result) in enumerate(rounds):
        more = last if number == len(rounds) - 1 else {}
        stated = {"date": FIRST + timedelta(days=7 * number), "result": result, "round_order": number, **more}
        add_job_interview(database, student, employer, round=kind, round_text=kind, **stated)


def funnel(answer: JobInterviews) -> dict[str, int | None]:
    return {stage.key: stage.reached for stage in answer.stages}


def pay(amount: float) -> dict[str, Any]:
    return {
        "offer": True, "offered_salary_text": str(amount), "offered_salary_reading": "amount",
        "offered_salary_currency": "CNY", "offered_salary_yearly_low": amount, "offered_salary_yearly_high": amount,
    }  # fmt: skip


def test_nothing_recorded(database: Database) -> None:
    add_student(database)
    for view in View:
        answer = asked(database, view)
        assert (answer.sentence, answer.stages, answer.listed) == ("No application is recorded yet.", (), ())


def test_an_empty_scope_answers_nothing(database: Database) -> None:
    apply(database, add_student(database), ("hr", "passed"))
    assert asked(database, scope=scope("other")).applications == 0


def test_the_funnel_counts_who_came_at_least_so_far(database: Database) -> None:
    one, two = add_student(database), add_student(database)
    apply(
        database,
        one,
        ("written_test", "passed"),
        ("hr", "passed"),
        ("technical", "passed"),
        ("boss", "passed"),
        offer=True,
    )
    apply(database, one, ("hr", "failed"), employer="Bluebell")
    apply(database, two, ("technical", "failed"))
    answer = asked(database)
    # the talk at once with the technical side counts for human resources too; the test and the boss are optional
    assert funnel(answer) == {"written_test": 1, "hr": 3, "technical": 2, "boss": 1, "offer": 1}
    assert [stage.key for stage in answer.stages if not stage.core] == ["written_test", "boss"]
    assert answer.sentence == (
        "3 applications by 2 students: 2 came as far as “Technical or supervisor” and 1 led to an offer."
    )
    hr = next(stage for stage in answer.stages if stage.key == "hr")
    assert (hr.passed, hr.failed) == (1, 1)


def test_an_offer_without_a_talk_with_the_boss_is_no_drop_out(database: Database) -> None:
    apply(database, add_student(database), ("hr", "passed"), ("technical", "passed"), offer=True)
    assert funnel(asked(database)) == {"hr": 1, "technical": 1, "offer": 1}


def test_a_class_may_put_human_resources_last(database: Database) -> None:
    student = add_student(database)
    apply(database, student, ("technical", "passed"), ("hr", "failed"))
    apply(database, student, ("technical", "failed"), employer="Bluebell")
    assert funnel(asked(database)) == {"hr": 2, "technical": 2, "offer": 0}
    last = Thresholds(round_order=("technical", "hr", "boss"))
    assert funnel(asked(database, thresholds=last)) == {"technical": 2, "hr": 1, "offer": 0}
    insert(
        database, "class_rules", class_id=CLASS, round_order=["technical", "hr"], author="tester", changed_at=CREATED
    )
    assert funnel(asked(database)) == {"technical": 2, "hr": 1, "offer": 0}


def test_numbered_rounds_follow_their_number(database: Database) -> None:
    student = add_student(database)
    apply(database, student, ("first", "passed"), ("second", "passed"), ("final", "failed"), round_order=9)
    assert list(funnel(asked(database))) == ["first", "second", "final", "offer"]


def test_a_round_ahead_is_an_appointment(database: Database) -> None:
    student = add_student(database)
    add_job_interview(database, student, round="hr", date=date(2026, 5, 25), result="waiting")
    answer = asked(database)
    assert (answer.stages, answer.listed[0].state, answer.listed[0].next_date) == ((), "appointment", date(2026, 5, 25))
    assert funnel(asked(database, today=date(2026, 5, 26))) == {"hr": 1, "offer": 0}


def test_waiting_between_rounds_and_since_the_last(database: Database) -> None:
    student = add_student(database, "ann")
    apply(database, student, ("hr", "passed"), ("technical", "waiting"))
    answer = asked(database)
    (wait,) = answer.waits
    assert (wait.before, wait.after, wait.n, wait.median) == ("Human resources", "Technical or supervisor", 1, 7)
    (row,) = answer.unanswered
    assert (row.student_name, row.last_round, row.days) == ("ann", "Technical or supervisor", 42)
    assert (answer.waiting, answer.waiting_days) == (1, 42)


@pytest.mark.parametrize("ended", [{"result": "failed"}, {"result": "withdrawn"}, {"result": "passed", "offer": True}])
def test_an_application_that_ended_waits_for_nothing(database: Database, ended: dict[str, Any]) -> None:
    add_job_interview(database, add_student(database), round="hr", date=FIRST, **ended)
    assert asked(database).unanswered == ()


def test_preparation_is_shown_against_the_result(database: Database) -> None:
    for number in range(4):
        student = add_student(database)
        apply(database, student, ("hr", "passed" if number else "failed"), prepared=True)
        apply(database, student, ("hr", "failed"), employer="Bluebell", prepared=False)
        apply(database, student, ("hr", "passed"), employer="Fern")
    told = {one.prepared: (one.passed, one.rounds, one.share) for one in asked(database).preparation}
    assert told == {True: (3, 4, 75), False: (0, 4, 0), None: (4, 4, 100)}
    assert {one.share for one in asked(database, View.SHARE).preparation} == {None}


def test_offers_by_currency(database: Database) -> None:
    for amount in (60_000, 80_000):
        apply(database, add_student(database), ("boss", "passed"), **pay(amount))
    add_job_interview(database, add_student(database), round="hr", offer=True, date=FIRST, offered_salary_text="面议")
    money, unread = asked(database).offers
    assert (money.currency, money.offers, money.median, money.q1) == ("CNY", 2, 70_000, None)
    assert (unread.currency, unread.offers, unread.median, unread.others) == ("", 1, None, 1)


def test_the_share_view_tells_a_median_from_five_and_quartiles_from_ten(database: Database) -> None:
    told = {}
    for number in range(1, 11):
        apply(database, add_student(database), ("hr", "passed"), **pay(60_120.0 + number))
        (offers,) = asked(database, View.SHARE).offers
        told[number] = (offers.median, offers.q1)
    assert told[4] == (None, None)
    assert told[5] == (60_000, None)
    assert told[10] == (60_000, 60_000)


def test_the_share_view_names_nobody_and_tells_no_remainder_of_a_few(database: Database) -> None:
    for number in range(12):
        rounds = [("hr", "passed"), ("technical", "passed")] if number < 9 else [("hr", "failed")]
        apply(database, add_student(database, f"student-{number}"), *rounds)
    answer = asked(database, View.SHARE)
    assert funnel(answer) == {"hr": 12, "technical": None, "offer": 0}
    assert (answer.listed, answer.unanswered, answer.total) == ((), (), None)
    assert "student-" not in repr(answer)
    assert "Northwind" not in repr(answer)


def test_too_few_students_show_nothing_to_others(database: Database) -> None:
    for _number in range(4):
        apply(database, add_student(database), ("hr", "passed"), ("technical", "passed"), **pay(60_000))
    answer = asked(database, View.SHARE)
    assert (answer.applications, answer.stages, answer.sentence) == (
        None, (), "Too few students to show figures to others."
    )  # fmt: skip
    assert {wait.median for wait in answer.waits} | {offer.median for offer in answer.offers} == {None}


def test_withdrawn_students_and_a_track_switched_off_are_left_out(database: Database) -> None:
    apply(database, add_student(database, status="withdrawn"), ("hr", "passed"))
    assert asked(database).applications == 0
    apply(database, add_student(database), ("hr", "passed"))
    assert asked(database).applications == 1
    insert(
        database, "class_tracks", class_id=CLASS, track="job_interviews", is_on=False, author="t", changed_at=CREATED
    )
    assert asked(database).applications == 0


def test_a_round_nobody_named_is_called_so(database: Database) -> None:
    apply(database, add_student(database), ("", "passed"))
    assert asked(database).stages[0].label == "Round not stated"


def test_the_chart_says_who_dropped_out_and_marks_optional_rounds() -> None:
    stages = [FunnelStage("<b>HR</b>", 20), FunnelStage("Boss", 5, core=False), FunnelStage("Offer", 8)]
    chart = funnel_chart(stages, 20, "Applications (n = 20)")
    (trace,) = chart.spec["data"]
    assert trace["text"] == ["100%", "25% · only some take it", "40% · 12 fewer than before"]
    assert "&lt;b&gt;HR" in chart.spec["layout"]["yaxis"]["ticktext"][0]
    assert "Offer: 8" in chart.alt
