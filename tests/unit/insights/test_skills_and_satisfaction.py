"""Skills by people, scores by people, and what of them may be shared."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.satisfaction import SatisfactionAnswer, satisfaction
from careerdash.insights.skills import SkillsAnswer, skills
from careerdash.store.database import Database
from tests.factories import add_interview, add_skill, add_student, scope, score, state_class

TODAY = date(2026, 5, 20)


@pytest.fixture
def student(database: Database) -> str:
    return add_student(database)


def ask_skills(database: Database, **changed: Any) -> SkillsAnswer:
    return skills(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def ask_scores(database: Database, **changed: Any) -> SatisfactionAnswer:
    return satisfaction(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def names(database: Database, student: str, person: str, *named: str, **stated: Any) -> str:
    interview = add_interview(database, student, person=person, **stated)
    for skill in named:
        add_skill(database, interview, person, skill, competency="Technology" if skill == "SQL" else None)
    return interview


def test_skills_are_ranked_by_people_not_by_mentions(database: Database, student: str) -> None:
    names(database, student, "Li", "Excel")
    names(database, student, "Li", "Excel", interview_date=date(2026, 4, 1))
    names(database, student, "Wu", "SQL")
    names(database, student, "Ma", "SQL")
    answer = ask_skills(database)
    assert [(skill.skill, skill.n, skill.interviews) for skill in answer.skills] == [("SQL", 2, 2), ("Excel", 1, 2)]
    assert (answer.people, answer.skills[0].share) == (3, pytest.approx(2 / 3))
    assert [(found.competency, found.n) for found in answer.competencies] == [("Technology", 2)]
    assert answer.sentence == "Most asked for: SQL, named by 2 of 3 professionals."


def test_interviews_without_skills_and_unknown_skills(database: Database, student: str) -> None:
    add_interview(database, student)
    interview = add_interview(database, student, person="Li")
    add_skill(database, interview, "Li", "Whiteboarding", known=False)
    answer = ask_skills(database)
    assert answer.not_asked == 1
    assert [skill.skill for skill in answer.unknown] == ["Whiteboarding"]


def test_skills_follow_the_filters(database: Database, student: str) -> None:
    names(database, student, "Li", "SQL", level="entry")
    names(database, student, "Wu", "Excel", level="senior")
    assert [skill.skill for skill in ask_skills(database, filters=Filters(level=("senior",))).skills] == ["Excel"]


def test_no_skills(database: Database, student: str) -> None:
    add_interview(database, student)
    answer = ask_skills(database)
    assert (answer.skills, answer.people, answer.not_asked) == ((), 0, 1)
    assert answer.sentence == "No skills were named in these interviews."


def test_shared_skills_need_five_people_and_a_known_name(database: Database, student: str) -> None:
    for number in range(12):
        names(database, student, f"P{number}", *(["SQL"] if number < 6 else []), *(["Excel"] if number < 4 else ["R"]))
    interview = add_interview(database, student, person="P0")
    for number in range(8):
        add_skill(database, interview, f"P{number}", "Acme internal tool", known=False)
    answer = ask_skills(database, view=View.SHARE)
    assert [(skill.skill, skill.n, skill.share, skill.interviews) for skill in answer.skills] == [
        ("R", 8, None, None),
        ("SQL", 6, 0.6, None),  # of about 10
    ]
    assert answer.suppressed
    assert answer.unknown == ()
    assert answer.not_asked is None


def test_scores_of_people(database: Database, student: str) -> None:
    for person, field, value in (("Li", "Law", 5), ("Wu", "Law", 4), ("Ma", "Care", 1)):
        add_interview(database, student, person=person, field=field, **score(value))
    answer = ask_scores(database)
    assert [(group.label, group.mean, group.counts) for group in answer.groups] == [
        ("Law", 4.5, (0, 0, 0, 1, 1)),
        ("Care", 1.0, (1, 0, 0, 0, 0)),
    ]
    assert answer.overall.satisfied == pytest.approx(2 / 3)
    assert answer.sentence == "Mean satisfaction 3.3 of 5 (n = 3 professionals)."


def test_the_latest_score_of_a_professional_counts(database: Database, student: str) -> None:
    for day, value in ((9, 2), (2, 5)):
        add_interview(database, student, person="Li", interview_date=date(2026, 3, day), **score(value))
    assert ask_scores(database).overall.counts == (0, 1, 0, 0, 0)


def test_scores_between_whole_numbers_are_rounded(database: Database, student: str) -> None:
    for value in (1.2, 3.5, 4.6):
        add_interview(database, student, **score(value))
    assert ask_scores(database).overall.counts == (1, 0, 0, 1, 1)


def test_no_score_is_told_apart_from_an_unreadable_one(database: Database, student: str) -> None:
    add_interview(database, student)
    add_interview(database, student, satisfaction_text="N/A", satisfaction_reading="missing")
    add_interview(database, student, satisfaction_text="so so, ask later", satisfaction_reading="unreadable")
    add_interview(database, student, satisfaction_text="11", satisfaction_reading="outside")
    answer = ask_scores(database)
    assert (answer.not_asked, answer.unreadable, answer.overall.n) == (2, 2, 0)
    assert answer.sentence == "No satisfaction score was told in these interviews."


def test_voices_name_only_those_who_agreed(database: Database, student: str) -> None:
    add_interview(database, student, person="Li Na", occupation="Judge", liked="people")
    add_interview(database, student, person="Wu Di", occupation="Clerk", disliked="noise", may_keep_answers=True)
    assert {(voice.label, voice.liked, voice.disliked) for voice in ask_scores(database).voices} == {
        ("Judge", "people", None),
        ("Wu Di", None, "noise"),
    }


def test_shared_scores_show_parts_only_of_enough_people(database: Database, student: str) -> None:
    for field, values in (("Law", [4] * 10 + [5] * 10), ("Care", [1] + [4] * 9), ("Art", [3] * 3), ("Music", [2] * 2)):
        for value in values:
            add_interview(database, student, field=field, **score(value))
    answer = ask_scores(database, view=View.SHARE)
    found = {group.label: group for group in answer.groups}
    assert found["Law"].shares == (0, 0, 0, 0.5, 0.5)
    assert (found["Law"].counts, found["Law"].satisfied) == ((), 1.0)
    assert "Art" not in found
    assert (found["Other fields"].n, found["Other fields"].shares) == (5, ())
    assert answer.voices == ()


def test_shared_scores_of_a_class_of_four_say_nothing(database: Database, student: str) -> None:
    for _number in range(4):
        add_interview(database, student, **score(4))
    answer = ask_scores(database, view=View.SHARE)
    assert (answer.groups, answer.overall.n, answer.overall.mean) == ((), None, None)
    assert answer.sentence.startswith("Too few professionals")


def test_scores_of_classes_and_years_stand_beside_each_other(database: Database) -> None:
    for class_id, start, value in (("class-1", date(2024, 9, 1), 2), ("class-2", date(2025, 9, 1), 4)):
        state_class(database, class_id=class_id, term_start=start)
        member = add_student(database, class_id=class_id, class_name=class_id.title())
        for number in range(2):
            person = f"{class_id} {number}"
            add_interview(database, member, class_id=class_id, person=person, **score(value))
    both = scope("class-1", "class-2")
    by_class = ask_scores(database, scope=both, group="class")
    assert [(one.label, one.n, one.mean) for one in by_class.groups] == [("Class-2", 2, 4.0), ("Class-1", 2, 2.0)]
    by_year = ask_scores(database, scope=both, group="year")
    assert [(one.label, one.mean) for one in by_year.groups] == [("2025", 4.0), ("2024", 2.0)]
    assert ask_scores(database, scope=both, view=View.SHARE, group="year").groups == ()


def test_shared_scores_stand_in_three_parts_where_five_would_tell_of_few(database: Database, student: str) -> None:
    for field, values in (("Law", [1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 5, 5, 5, 5]), ("Care", [2] * 5 + [4] * 6)):
        for number, value in enumerate(values):
            add_interview(database, student, person=f"{field} {number}", field=field, **score(value))
    found = {group.label: group for group in ask_scores(database, view=View.SHARE).groups}
    assert (found["Law"].shares, found["Law"].thirds) == ((), (0.33, 0.33, 0.33))
    assert found["Care"].shares == (0.0, 0.45, 0.0, 0.55, 0.0)


def test_the_shared_total_tells_no_part_of_the_only_group_without_it(database: Database, student: str) -> None:
    for field, values in (("Law", [2] * 8 + [4] * 8), ("Care", [2] * 2 + [4] * 10)):
        for number, value in enumerate(values):
            add_interview(database, student, person=f"{field} {number}", field=field, **score(value))
    answer = ask_scores(database, view=View.SHARE)
    found = {group.label: group for group in answer.groups}
    assert (found["Law"].satisfied, found["Care"].satisfied) == (0.5, None)
    # 18 of 28 beside 8 of 16 would be 10 of 12: two people who are not satisfied
    assert (answer.overall.n, answer.overall.shares, answer.overall.thirds, answer.overall.satisfied) == (
        28, (), (), None,
    )  # fmt: skip
