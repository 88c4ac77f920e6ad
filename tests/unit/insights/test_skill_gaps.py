"""What a group asks for more than others, what goes together, and own ratings: for the advisor and for others."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.own_ratings import wanted_skills
from careerdash.insights.skill_lifts import _cells, skill_lifts
from careerdash.insights.skill_pairs import skill_pairs
from careerdash.privacy.presets import STANDARD_5
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.factories import add_interview, add_skill, add_student, scope, state_class

TODAY = date(2026, 5, 20)


def asked(database: Database, **changed: Any) -> dict[str, Any]:
    return {"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed}


def people(database: Database, count: int, *named: str, start: int = 0, **stated: Any) -> None:
    """So many professionals who each name the same skills."""
    student = add_student(database)
    for number in range(start, start + count):
        person = f"{stated.get('field', 'F')} {number}"
        interview = add_interview(database, student, person=person, skills_text="; ".join(named), **stated)
        for skill in named:
            add_skill(database, interview, person, skill)


@pytest.fixture
def two_fields(database: Database) -> Database:
    """Of 10 lawyers 8 name Writing, of 20 nurses 5 do; everyone names Care."""
    people(database, 8, "Writing", "Care", field="Law")
    people(database, 2, "Care", field="Law", start=8)
    people(database, 5, "Writing", "Care", field="Nursing")
    people(database, 15, "Care", field="Nursing", start=5)
    return database


def test_a_lift_compares_a_field_with_all_others(two_fields: Database) -> None:
    answer = skill_lifts(**asked(two_fields))
    law = next(group for group in answer.groups if group.label == "Law")
    (writing,) = law.skills
    assert (law.people, law.others, writing.n, writing.share, writing.others) == (10, 20, 8, 0.8, 0.25)
    assert writing.lift == pytest.approx(3.2)
    assert answer.sentence == "Law: Writing is asked for by 80 % of 10 professionals, elsewhere by 25 %."


def test_a_person_counts_in_the_group_of_the_latest_interview(two_fields: Database) -> None:
    student = add_student(two_fields)
    interview = add_interview(
        two_fields, student, person="Law 0", field="Nursing", interview_date=date(2026, 4, 1), skills_text="Care"
    )
    add_skill(two_fields, interview, "Law 0", "Care")
    groups = {group.label: group.people for group in skill_lifts(**asked(two_fields)).groups}
    assert groups == {"Law": 9, "Nursing": 21}


def test_a_field_of_few_people_says_nothing(database: Database) -> None:
    people(database, 4, "Writing", field="Law")
    people(database, 20, "Care", field="Nursing")
    labels = [group.label for group in skill_lifts(**asked(database)).groups]
    assert labels == []  # all others of the nurses are four lawyers


def test_levels_are_compared_like_fields(database: Database) -> None:
    people(database, 6, "SQL", field="A", level="entry")
    people(database, 6, "Leading", field="B", level="senior")
    answer = skill_lifts(**asked(database), group="level")
    assert {group.label: [skill.skill for skill in group.skills] for group in answer.groups} == {
        "Entry": ["SQL"],
        "Senior": ["Leading"],
    }
    assert answer.groups[0].skills[0].lift is None


def test_shared_lifts_hold_back_what_could_be_subtracted(two_fields: Database) -> None:
    answer = skill_lifts(**asked(two_fields, view=View.SHARE))
    # 8 of 10 lawyers: the rest is two people
    assert [(group.label, group.skills) for group in answer.groups] == [("Nursing", ()), ("Law", ())]


def test_shared_lifts_take_no_filter_and_an_empty_scope_has_none(two_fields: Database) -> None:
    assert skill_lifts(**asked(two_fields, view=View.SHARE, filters=Filters(level=("entry",)))).groups == ()
    assert skill_lifts(**asked(two_fields, scope=Scope())).groups == ()


@given(some.dictionaries(some.text("abcdef", min_size=1, max_size=1), some.integers(1, 30), max_size=6))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_what_shown_groups_leave_of_a_total_is_nobody_or_enough_people(told: dict[str, int]) -> None:
    shown = _cells(told, tuple(sorted(told)), STANDARD_5)
    rest = sum(told.values()) - sum(told[key] for key in shown)
    assert all(told[key] >= 5 for key in shown)
    if shown:
        assert rest == 0 or (rest >= 5 and len(told) - len(shown) > 1)


def test_pairs_count_people_once(database: Database) -> None:
    people(database, 3, "SQL", "Excel")
    people(database, 2, "SQL", start=3)
    people(database, 1, "SQL", "Excel")  # the first person again
    answer = skill_pairs(**asked(database))
    assert answer.skills == ("SQL", "Excel")
    assert (answer.named, answer.people) == ((5, 3), ((None, 3), (3, None)))
    assert answer.sentence == "Named together most often: SQL and Excel, by 3 professionals."


@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "shown"),
    [(6, 6, 6, 6, 6), (4, 6, 6, 6, None), (6, 2, 6, 6, None), (6, 6, 1, 6, None), (6, 6, 6, 3, None), (6, 6, 6, 0, 6)],
)
def test_a_shared_pair_tells_of_no_few_people(
    database: Database, both: int, first: int, second: int, neither: int, shown: int | None
) -> None:
    start = 0
    for count, named in ((both, ("SQL", "Excel")), (first, ("SQL",)), (second, ("Excel",)), (neither, ("Other",))):
        people(database, count, *named, start=start)
        start += count
    answer = skill_pairs(**asked(database, view=View.SHARE))
    places = {name: place for place, name in enumerate(answer.skills)}
    assert answer.people[places["SQL"]][places["Excel"]] == shown


def test_wanted_skills_stand_beside_own_ratings(database: Database) -> None:
    people(database, 4, "SQL")
    people(database, 1, "Excel", start=4)
    for text in ("SQL 4", "SQL 2; SQL 5", "SQL 3; Excel 5"):
        add_interview(database, add_student(database), skill_self_rating=text, skills_text=None)
    add_interview(database, add_student(database), skill_self_rating="3/5")
    answer = wanted_skills(**asked(database))
    sql = answer.skills[0]
    assert (sql.skill, sql.people, sql.wanted, sql.students) == ("SQL", 4, 0.8, 3)
    assert (sql.able, sql.mean) == (pytest.approx(1 / 3), pytest.approx(3))
    assert (answer.overall, answer.overall_students) == (3.0, 1)
    assert answer.sentence == (
        "Widest gap: SQL, asked for by 80 % of the professionals, rated 4 or 5 by 33 % of 3 students."
    )


def test_few_ratings_are_not_shared(database: Database) -> None:
    people(database, 12, "SQL")
    for _student in range(4):
        add_interview(database, add_student(database), skill_self_rating="SQL 2; 4")
    answer = wanted_skills(**asked(database, view=View.SHARE))
    assert (answer.skills, answer.overall, answer.overall_students) == ((), None, None)


def test_the_counts_of_pairs_agree_with_a_plain_count(database: Database) -> None:
    named = [("A", "B", "C"), ("A", "B"), ("B", "C"), ("C",), ("A", "C"), ("A", "B", "C")]
    for number, skills in enumerate(named):
        people(database, 1, *skills, start=number)
    answer = skill_pairs(**asked(database))
    plain = Counter((first, second) for skills in named for first in skills for second in skills if first != second)
    found = {
        (answer.skills[row], answer.skills[column]): count
        for row, line in enumerate(answer.people)
        for column, count in enumerate(line)
        if count
    }
    assert found == plain


def test_classes_and_years_ask_for_different_skills(database: Database) -> None:
    for class_id, start, skill in (("class-1", date(2024, 9, 1), "Care"), ("class-2", date(2025, 9, 1), "SQL")):
        state_class(database, class_id=class_id, term_start=start)
        student = add_student(database, class_id=class_id, class_name=class_id.title())
        for number in range(6):
            person = f"{class_id} {number}"
            interview = add_interview(database, student, class_id=class_id, person=person, skills_text="x")
            add_skill(database, interview, person, skill, class_id=class_id)
    both = {**asked(database), "scope": scope("class-1", "class-2")}
    assert {one.label: one.skills[0].skill for one in skill_lifts(**both, group="class").groups} == {
        "Class-1": "Care", "Class-2": "SQL",
    }  # fmt: skip
    assert {one.label: one.skills[0].n for one in skill_lifts(**both, group="year").groups} == {"2024": 6, "2025": 6}
