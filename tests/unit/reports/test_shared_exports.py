"""Tables handed on beside reports: remembered, and safe beside what was released before."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.errors import ExportRefused
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import PUBLIC_10, STANDARD_5
from careerdash.privacy.subtraction import gives_away
from careerdash.reports.build import hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.reports.exports import HandedOut, export_rows, export_table
from careerdash.reports.releases import recent_releases, released_before
from tests.unit.reports.random_classes import random_class

AS_OF = date(2025, 4, 15)
BY = HandedOut("Wang", datetime.fromisoformat("2025-04-16T09:30:00"))


def two_fields(population, data=9, law=7):
    student = population.student(1)
    for field, people in (("Data", data), ("Law", law)):
        for number in range(people):
            population.interview(student, f"{field} {number}", field=field, skills=("SQL",), level="mid")
    return population.store()


def shared_skills(database, path, rule=STANDARD_5):
    export_table(database, "skills", path, Scope.everything(database), View.SHARE, AS_OF, rule=rule, by=BY)
    rows = export_rows(database, "skills", Scope.everything(database), View.SHARE, AS_OF, rule=rule).to_pylist()
    return {(row["skill"], row["field"]): row["professionals"] for row in rows}


def test_shared_skills_are_remembered_like_a_report(population, tmp_path):
    database = two_fields(population)
    assert shared_skills(database, tmp_path / "s.csv") == {("SQL", "Data"): 9, ("SQL", "Law"): 7}
    (release,) = recent_releases(database=database, scope=Scope.everything(database))
    assert (release.suffix, release.author) == (".csv", "Wang")


def test_public_rule_tells_of_larger_groups(population, tmp_path):
    database = two_fields(population)
    assert shared_skills(database, tmp_path / "s.csv", PUBLIC_10) == {("SQL", "all fields"): 16}


def test_table_for_the_advisor_is_not_remembered(population, tmp_path):
    database = two_fields(population)
    export_table(database, "skills", tmp_path / "s.csv", Scope.everything(database), View.ADVISOR, AS_OF, by=BY)
    assert recent_releases(database=database, scope=Scope.everything(database)) == ()


def test_interviews_are_narrowed_like_the_screen(population):
    database = two_fields(population)
    everything = Scope.everything(database)

    def rows(**filters):
        return export_rows(database, "interviews", everything, View.ADVISOR, AS_OF, filters=Filters(**filters)).num_rows

    assert rows(field=("LAW",)) == 7
    assert rows(field=("law", "data"), level=("mid",)) == 16
    assert rows(level=("entry",)) == 0
    assert (rows(since=date(2025, 3, 1)), rows(until=date(2025, 2, 28))) == (16, 0)


@pytest.mark.parametrize(("table", "view"), [("students", View.ADVISOR), ("skills", View.SHARE)])
def test_what_cannot_be_narrowed_is_refused(population, table, view):
    database = two_fields(population)
    with pytest.raises(ExportRefused):
        export_rows(database, table, Scope.everything(database), view, AS_OF, filters=Filters(field=("law",)))


@pytest.mark.slow
def test_no_small_group_follows_from_skills_beside_reports_of_other_weeks(population, tmp_path):
    ids = [random_class(population, f"Class {seed}", seed) for seed in range(8_000, 8_008)]
    database = population.store()
    told = 0
    for class_id in ids:
        scope = Scope(frozenset({class_id}))
        for day in (date(2025, 4, 1), date(2025, 4, 8), AS_OF):
            export_table(database, "skills", tmp_path / "s.csv", scope, View.SHARE, day, by=replace(BY, author="Li"))
            draft = draft_class_report(database=database, scope=scope, as_of=day, today=day)
            hand_out(database, draft, ".xlsx", "Wang", BY.now)
        released = released_before(database, scope)
        leaks = defaultdict(list)
        for family, sets in released.items():
            if gives_away(sets, STANDARD_5):
                leaks[class_id].append(family)
        assert not leaks
        told += sum(family.startswith("skill:") for family in released)
    assert told > 3
