"""Career planning and job interviews: rows in, status and sentence out."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.tracks import Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.progress import StudentProgress, progress, tracks_on
from careerdash.store.database import Database
from tests.factories import add_job_interview, add_planning, add_student, scope, state_class

TODAY = date(2026, 5, 20)


def standing(database: Database, track: str, **changed: Any) -> StudentProgress:
    asked = {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, "track": track}
    (student,) = progress(**{**asked, **changed}).students
    return student


def told(database: Database, track: str, step: str, **changed: Any) -> tuple[str, str]:
    found = next(cell for cell in standing(database, track, **changed).cells if cell.step == step)
    return found.status.value, found.sentence


def test_tracks_come_on_with_their_first_data(database: Database) -> None:
    student = add_student(database)
    assert [track.key for track in tracks_on(database=database, scope=scope())] == ["assignment"]
    add_planning(database, student, "ambition")
    add_job_interview(database, student)
    assert len(tracks_on(database=database, scope=scope())) == 3
    assert len(tracks_on(database=database, scope=scope("another"))) == 1


def test_students_of_a_class_that_does_not_plan_have_no_planning_row(database: Database) -> None:
    add_planning(database, add_student(database), "ambition", text="lead")
    add_student(database, class_id="other")
    answer = progress(
        database=database, scope=scope("class-1", "other"), view=View.ADVISOR, today=TODAY, track="planning"
    )
    assert answer.total == 1


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"text": "lead a team"}, ("done", "Done")),
        ({"date": date(2026, 3, 1)}, ("done", "Done on 2026-03-01")),
        ({"status": "done"}, ("done", "Done")),
        ({"status": "in_progress", "text": "half"}, ("in_progress", "Begun, not finished")),
        ({"status": "not_started", "text": "later"}, ("not_started", "Nothing recorded yet")),
        ({"status": "waived"}, ("waived", "Excused")),
        ({"date": date(2026, 6, 1)}, ("not_started", "Nothing recorded yet")),
    ],
)
def test_a_planning_step(database: Database, stated: dict[str, Any], expected: tuple[str, str]) -> None:
    add_planning(database, add_student(database), "ambition", **stated)
    assert told(database, "planning", "ambition") == expected


def test_goals_need_short_and_medium_term(database: Database) -> None:
    student = add_student(database)
    add_planning(database, student, "goals", text="some goals")
    assert told(database, "planning", "goals")[0] == "in_progress"
    add_planning(database, student, "goals", item="short", text="find an internship")
    assert told(database, "planning", "goals") == ("in_progress", "Goals stated: short-term; still missing medium-term")
    add_planning(database, student, "goals", item="medium", text="become an analyst")
    assert told(database, "planning", "goals") == ("done", "Goals stated: short-term, medium-term")
    four = Thresholds(goal_horizons=frozenset({"short", "medium", "long", "life"}))
    assert told(database, "planning", "goals", thresholds=four)[0] == "in_progress"


def test_a_review_runs_out_after_180_days_while_the_class_is_open(database: Database) -> None:
    student = add_student(database)
    add_planning(database, student, "review", date=date(2025, 11, 21))
    assert told(database, "planning", "review") == ("done", "Done on 2025-11-21")
    later = date(2026, 5, 21)
    expired = ("in_progress", "The last review was on 2025-11-21, more than 180 days ago")
    assert told(database, "planning", "review", today=later) == expired
    add_planning(database, student, "review", date=date(2026, 5, 1))
    assert told(database, "planning", "review", today=later)[0] == "done"


def test_a_review_of_a_closed_class_does_not_run_out(database: Database) -> None:
    add_planning(database, add_student(database), "review", date=date(2025, 1, 1))
    state_class(database, closed=True)
    assert told(database, "planning", "review")[0] == "done"


def test_job_interviews_step_by_step(database: Database) -> None:
    student = add_student(database)
    add_job_interview(database, student, date=date(2026, 5, 25))
    assert told(database, "job_interviews", "preparation") == ("not_started", "Prepared for 0 of 1 application")
    assert told(database, "job_interviews", "rounds") == (
        "in_progress",
        "0 rounds in 1 application; next on 2026-05-25",
    )
    add_job_interview(database, student, "Bluebell", date=date(2026, 5, 1), round="hr", result="passed", prepared=True)
    assert told(database, "job_interviews", "preparation") == ("in_progress", "Prepared for 1 of 2 applications")
    assert told(database, "job_interviews", "offer") == ("in_progress", "Waiting for a result")
    add_job_interview(database, student, "Bluebell", date=date(2026, 5, 4), round="technical", result="passed")
    assert told(database, "job_interviews", "rounds")[0] == "done"
    add_job_interview(database, student, "Bluebell", date=date(2026, 5, 9), round="boss", result="passed", offer=True)
    assert told(database, "job_interviews", "offer") == ("done", "1 offer received")


def test_an_application_that_failed_waits_for_nothing(database: Database) -> None:
    add_job_interview(
        database, add_student(database), date=date(2026, 5, 1), round="hr", result="failed", prepared=True
    )
    assert told(database, "job_interviews", "offer") == ("not_started", "No offer yet")
    assert standing(database, "job_interviews").next_action == "Apply to another employer."
