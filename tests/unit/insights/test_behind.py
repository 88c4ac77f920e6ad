"""Behind a mark: which interviews count in its figure, and why the others do not."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.evidence.behind import InterviewsBehind, Mark, interviews_behind
from careerdash.insights.expectations import expectations
from careerdash.insights.pay_growth import pay_growth
from careerdash.insights.referrals import referrals
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skill_lifts import skill_lifts
from careerdash.insights.skill_pairs import skill_pairs
from careerdash.store.database import Database
from tests.factories import add_interview, add_skill, add_student, pay, scope, score

TODAY = date(2026, 5, 20)
EARLY, LATE = date(2026, 2, 1), date(2026, 3, 1)


def asked(database: Database, **changed: Any) -> dict[str, Any]:
    return {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed}


def behind(database: Database, having: str, value: str = "", *, filters: Filters | None = None, **mark: Any) -> Any:
    more = {"filters": filters} if filters else {}
    return interviews_behind(**asked(database, **more), mark=Mark("mark", having, value, **mark))


def reasons(found: InterviewsBehind) -> dict[str, str]:
    return {f"{line.professional_name} {line.date}": line.why for line in found.interviews}


@pytest.fixture
def met_twice(database: Database) -> Database:
    """Ann was met in Law and later in Care; Bo once, in Law."""
    student = add_student(database)
    ann = {"person": "Ann", "level": "entry"}
    for day, field, amount, stars in ((EARLY, "Law", 50_000, 2), (LATE, "Care", 70_000, 5)):
        interview = add_interview(
            database, student, field=field, interview_date=day, **ann, **pay(amount), **score(stars), skills_text="x"
        )
        add_skill(database, interview, "Ann", "SQL")
    interview = add_interview(
        database, student, person="Bo", level="entry", field="Law", **pay(60_000), **score(2), skills_text="x"
    )
    add_skill(database, interview, "Bo", "SQL")
    return database


def test_only_the_latest_pay_of_a_professional_counts(met_twice: Database) -> None:
    law = behind(met_twice, "entry", "CNY", group="field", key="law")
    assert (law.people, law.total) == (1, 2)
    assert reasons(law) == {"Bo 2026-03-01": "Yes", "Ann 2026-02-01": "No: the one of 2026-03-01 counts in Care"}
    (group,) = (one for one in salary(**asked(met_twice)).groups if one.key == "law")
    assert group.entry.n == law.people
    assert behind(met_twice, "entry", "CNY", group="field", key="care").people == 1


def test_a_later_score_takes_the_place_of_an_earlier_one(met_twice: Database) -> None:
    twos = behind(met_twice, "score", "2")
    assert (twos.people, twos.total) == (1, 2)
    assert reasons(twos)["Ann 2026-02-01"] == "No: the one of 2026-03-01 counts"
    assert satisfaction(**asked(met_twice)).overall.counts == (0, 1, 0, 0, 1)


def test_filters_decide_what_is_the_latest(met_twice: Database) -> None:
    early = behind(met_twice, "score", "2", filters=Filters(until=EARLY))
    assert (early.people, reasons(early)) == (1, {"Ann 2026-02-01": "Yes"})


def test_a_skill_counts_everybody_once(met_twice: Database) -> None:
    named = behind(met_twice, "skill", "sql")
    assert (named.people, named.total) == (2, 3)
    assert reasons(named)["Ann 2026-02-01"] == "Same person, counted once"


def test_a_person_of_two_fields_counts_in_the_last_one(database: Database) -> None:
    student = add_student(database)
    for number in range(12):
        field = "Law" if number < 6 else "Care"
        interview = add_interview(database, student, person=f"P {number}", field=field, skills_text="x")
        add_skill(database, interview, f"P {number}", "SQL" if number < 6 else "Care")
    moved = add_interview(database, student, person="P 0", field="Care", interview_date=LATE, skills_text="x")
    add_skill(database, moved, "P 0", "Care")
    law = next(group for group in skill_lifts(**asked(database)).groups if group.key == "law")
    found = behind(database, "skill", "sql", group="field", key="law")
    assert found.people == next(skill.n for skill in law.skills if skill.key == "sql") == 5
    assert reasons(found)["P 0 2026-03-01"] == "No: the person counts in Care"


def test_both_of_two_skills_have_to_be_among_the_chosen_interviews(met_twice: Database) -> None:
    interview = add_interview(met_twice, "student", person="Bo", field="Care", skills_text="x")
    add_student(met_twice, "student")
    add_skill(met_twice, interview, "Bo", "Excel")
    pair = "sql\nexcel"
    assert behind(met_twice, "skill_pair", pair).people == 1
    assert behind(met_twice, "skill_pair", pair, filters=Filters(field=("Law",))).people == 0
    assert skill_pairs(**asked(met_twice, filters=Filters(field=("Law",)))).keys == ("sql",)


def test_two_people_of_one_name_are_one_person(database: Database) -> None:
    student = add_student(database)
    for place in ("Lab", "Bank"):
        add_interview(
            database, student, person="Wang", professional_id=f"wang-{place}", organisation=place, level="entry",
            **pay(50_000),
        )  # fmt: skip
    found = behind(database, "entry", "CNY")
    assert (found.people, found.total) == (1, 2)
    assert sorted(line.why for line in found.interviews) == ["Same person, counted once", "Yes"]
    assert salary(**asked(database)).overall.entry.n == 1


def test_pay_of_another_period_does_not_count_as_stated(database: Database) -> None:
    student = add_student(database)
    for number, period in enumerate(("month", "month", "year")):
        add_interview(
            database, student, person=f"P {number}", level="entry", salary_period=period, salary_low=5_000,
            salary_high=5_000, **pay(60_000),
        )  # fmt: skip
    answer = salary(**asked(database), measure="stated")
    found = behind(database, "entry", "CNY", period=answer.period)
    assert (found.people, found.total, answer.overall.entry.n) == (2, 3, 2)
    assert reasons(found)["P 2 2026-03-01"] == "No: stated for another period"


def test_a_guess_counts_with_the_entry_pay_heard_beside_it(database: Database) -> None:
    student = add_student(database)
    guessed = pay(80_000, post="salary_guessed")
    add_interview(database, student, person="A", **guessed, **pay(60_000, post="salary_entry"))
    add_interview(database, student, person="B", **guessed)
    found = behind(database, "guess", "CNY", group="field", key="dataanalysis")
    assert (found.people, reasons(found)["B 2026-03-01"]) == (1, "No: no entry pay was heard in it")
    assert expectations(**asked(database)).guesses[0].people == 1


def test_a_rated_aspect_counts_students(database: Database) -> None:
    student = add_student(database)
    for number in range(3):
        add_interview(database, student, person=f"P {number}", before_workload=4, after_workload=2)
    found = behind(database, "aspect", "workload")
    assert (found.people, found.total) == (1, 3)
    assert {line.why for line in found.interviews} == {"Yes", "In the mean of the same student"}


def test_an_origin_is_the_one_told_last(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, person="A", relationship="web", interview_date=EARLY)
    add_interview(database, student, person="A", relationship="alumni", interview_date=LATE)
    web = behind(database, "origin", "web")
    assert (web.people, web.total) == (0, 1)
    assert reasons(web) == {"A 2026-02-01": "No: the one of 2026-03-01 counts"}
    assert [(one.code, one.people) for one in referrals(**asked(database)).origins] == [("alumni", 1)]


@pytest.mark.parametrize("years", [2.0, 12.0])
def test_a_band_of_years_counts_whom_it_draws(database: Database, years: float) -> None:
    student = add_student(database)
    add_interview(database, student, person="A", years_experience=years, level="senior", **pay(90_000))
    add_interview(database, student, person="B", years_experience=years, **pay(90_000, currency="USD"))
    (band,) = pay_growth(**asked(database), currency="CNY").bands
    found = behind(database, "own_pay", "CNY", group="years", key=band.key)
    assert (found.people, found.total) == (band.pay.n, 1)


def test_figures_that_count_nobody_say_nothing_of_counting(met_twice: Database) -> None:
    found = interviews_behind(**asked(met_twice), having="salary")
    assert (found.people, found.total) == (None, 3)
    assert {(line.counted, line.why) for line in found.interviews} == {(None, "")}
