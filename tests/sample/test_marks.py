"""Every mark of a chart opens the interviews it stands for: as many people behind it as it says."""

from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.evidence.behind import InterviewLine, Mark, interviews_behind
from careerdash.insights.expectations import expectations
from careerdash.insights.pay_growth import pay_growth
from careerdash.insights.referrals import referrals
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skill_lifts import skill_lifts
from careerdash.insights.skill_pairs import skill_pairs
from careerdash.insights.skills import skills
from careerdash.values.skills import canonical_skill
from tests.sample.conftest import AS_OF, CLASSES, Imported

Facts = dict[str, Any]


@pytest.fixture(params=CLASSES)
def asked(request: pytest.FixtureRequest, imported: Imported, facts: Facts) -> dict[str, Any]:
    return {
        "database": imported.database,
        "scope": imported.scope(facts[request.param]["name"]),
        "view": View.ADVISOR,
        "today": AS_OF,
    }


def behind(asked: dict[str, Any], **mark: Any) -> tuple[InterviewLine, ...]:
    found = interviews_behind(**asked, mark=Mark("mark", **mark), limit=1000)
    assert found.total == len(found.interviews)
    # the list marks as many as it says, and says of every other line why it is none of them
    assert found.people == (sum(bool(line.counted) for line in found.interviews) if found.people is not None else None)
    assert all(line.why == "Yes" for line in found.interviews if line.counted)
    assert all(line.why not in {"", "Yes", "No"} for line in found.interviews if line.counted is False)
    return found.interviews


def people(lines: tuple[InterviewLine, ...]) -> int:
    return sum(bool(line.counted) for line in lines)


def test_a_bar_of_the_skills(asked: dict[str, Any]) -> None:
    answer = skills(**asked)
    assert answer.skills
    for skill in answer.skills:
        assert people(behind(asked, having="skill", value=skill.key)) == skill.n, skill.skill
    for competency in answer.competencies:
        assert people(behind(asked, having="competency", value=competency.competency)) == competency.n


def test_a_mark_of_the_lifts_and_a_cell_of_the_pairs(asked: dict[str, Any]) -> None:
    for group in skill_lifts(**asked).groups:
        for skill in group.skills:
            lines = behind(asked, having="skill", value=skill.key, group="field", key=group.key)
            assert skill.n == people(lines)
    answer = skill_pairs(**asked)
    for row in range(6):
        for column in range(row):
            lines = behind(asked, having="skill_pair", value=f"{answer.keys[row]}\n{answer.keys[column]}")
            assert people(lines) == answer.people[row][column]


def test_a_part_of_the_scores(asked: dict[str, Any]) -> None:
    answer = satisfaction(**asked)
    for group in answer.groups:
        parts = [behind(asked, having="score", value=str(point), group="field", key=group.key) for point in range(1, 6)]
        assert [people(lines) for lines in parts] == [group.counts[point] for point in range(5)]
        assert sum(people(lines) for lines in parts) >= (group.n or 0)
        assert all(line.satisfaction is not None for lines in parts for line in lines)
    assert answer.scales


@pytest.mark.parametrize("group", ["field", "industry", "level", "class", "year"])
def test_a_bar_of_the_pay(asked: dict[str, Any], group: str) -> None:
    answer = salary(**asked, group=group)
    assert answer.groups
    for found in answer.groups:
        for post in ("entry", "experienced"):
            lines = behind(asked, having=post, value=answer.currency, group=group, key=found.key)
            assert people(lines) == (getattr(found, post).n or 0)
            assert len(lines) >= len(getattr(found, post).dots)


def test_a_part_of_the_readings(asked: dict[str, Any]) -> None:
    readings = salary(**asked).readings
    for outcome in ("read", "ranges", "one_sided", "declined", "missing", "unreadable", "unplaced"):
        assert len(behind(asked, having="outcome", value=outcome)) == getattr(readings, outcome), outcome


@pytest.mark.parametrize("measure", ["stated", "converted"])
def test_a_bar_of_pay_expressed_in_another_way(asked: dict[str, Any], measure: str) -> None:
    answer = salary(**asked, measure=measure, convert_to="USD" if measure == "converted" else "")
    told = answer.conversion.converted if answer.conversion else ()
    currencies = "\n".join((answer.currency, *(currency for currency, _interviews in told)))
    for found in answer.groups:
        lines = behind(
            asked, having="entry", value=currencies, group="field", key=found.key,
            period=answer.period if measure == "stated" else "",
        )  # fmt: skip
        assert people(lines) == (found.entry.n or 0)


def test_a_bar_of_the_growth(asked: dict[str, Any]) -> None:
    currency = salary(**asked).currency
    for band in pay_growth(**asked, currency=currency).bands:
        assert people(behind(asked, having="own_pay", value=currency, group="years", key=band.key)) == (band.pay.n or 0)


def test_dumbbells_and_origins(asked: dict[str, Any]) -> None:
    answer = expectations(**asked)
    for gap in answer.aspects:
        lines = behind(asked, having="aspect", value=gap.aspect)
        assert len({line.student_key for line in lines}) == people(lines) == gap.students
    for guess in answer.guesses:
        lines = behind(asked, having="guess", value=answer.currency, group="field", key=guess.key)
        assert people(lines) == guess.people
    for origin in referrals(**asked).origins:
        assert people(behind(asked, having="origin", value=origin.code)) == origin.people


def test_filters_narrow_a_mark(asked: dict[str, Any]) -> None:
    skill = skills(**asked).skills[0]
    narrowed = {**asked, "filters": Filters(level=("entry",))}
    fewer, all_of_them = (behind(ask, having="skill", value=skill.key) for ask in (narrowed, asked))
    assert 0 < len(fewer) < len(all_of_them)
    assert {line.level for line in fewer} == {"entry"}


def test_a_mark_opens_nothing_where_names_are_hidden(asked: dict[str, Any]) -> None:
    found = interviews_behind(**(asked | {"view": View.SHARE}), mark=Mark("mark", "skill", "sql"))
    assert (found.hidden, found.total, found.interviews) == (True, None, ())


@pytest.mark.parametrize("key", CLASSES)
def test_what_a_field_asks_for_more_than_others(key: str, imported: Imported, facts: Facts) -> None:
    answer = skill_lifts(
        database=imported.database, scope=imported.scope(facts[key]["name"]), view=View.ADVISOR, today=AS_OF
    )
    found = {group.label: group for group in answer.groups}
    for field, planted in facts[key]["lifts"].items():
        if planted["people"] < 5:
            assert field not in found
            continue
        group = found[field]
        first = next(skill for skill in group.skills if skill.key == canonical_skill(planted["skill"]).key)
        assert group.people == planted["people"]
        assert (first.n, first.share, first.others) == (
            planted["n"],
            pytest.approx(planted["share"], abs=1e-3),
            pytest.approx(planted["others"], abs=1e-3),
        )
        widest = group.skills[0]
        assert widest.share - widest.others == pytest.approx(first.share - first.others)
