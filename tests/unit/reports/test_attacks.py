"""Random small classes against a statistician who knows the rules and keeps every report that was handed out.

Over 700 classes: each by itself and beside its last year, in archives with the report over all of them, under every
rule. Reports of several weeks, with students gone and classes renamed, are in ``test_attacks_over_time``.
"""

from datetime import datetime

import pytest

from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import HESA, PUBLIC_10, STANDARD_5
from careerdash.reports.build import hand_out
from careerdash.reports.class_report import build_class_report, draft_class_report
from careerdash.reports.lines import Line
from tests.unit.reports.attack import small_groups
from tests.unit.reports.random_classes import AS_OF, random_class, truth
from tests.unit.reports.statistician import Statistician, means, possible, table

NOW = datetime.fromisoformat("2025-04-16T09:30:00")


@pytest.fixture
def classes_at_random(population):
    def made(seeds):
        ids = [random_class(population, f"Class {seed}", seed) for seed in seeds]
        return population.store(), ids

    return made


def truth_of(population, class_ids, until=AS_OF):
    rows = [row for row in population.interviews if row["class_id"] in class_ids]
    return truth(rows, population.skills, until)


def secret_of(database):
    return str(database.value("releases.secret"))


def drafted(database, class_ids, rule=STANDARD_5, beside=()):
    scope, reach = Scope(frozenset(class_ids)), Scope(frozenset(beside))
    return draft_class_report(database=database, scope=scope, as_of=AS_OF, today=AS_OF, rule=rule, reach=reach)


def test_attacker_finds_what_a_careless_table_gives_away():
    field, rest = {str(number) for number in range(9)}, {"x", "y"}
    assert small_groups([field | rest, field], 5) == [rest]
    assert not small_groups([field, rest | {"a", "b", "c"}], 5)
    three = [{"a", "b", "c", "d", "e"}, {"f", "g", "h", "i", "j"}, {"k"}]
    assert small_groups([three[0] | three[1] | three[2], three[0], three[1]], 5) == [{"k"}]


def test_statistician_finds_what_a_careless_report_gives_away(classes_at_random, population):
    """Lines of too few people, numbers that bounds pin down, and means with one way to come about."""
    database, ids = classes_at_random(range(12))
    reading = Statistician(STANDARD_5, secret_of(database))
    reading.takes("entry:CNY", {str(number) for number in range(9)})
    reading.takes("entry:CNY", {str(number) for number in range(7)})
    assert reading.subtracts() == ["entry:CNY"]
    assert possible(12, 3, 6, STANDARD_5) == {4}
    assert possible(5, 5, 9, STANDARD_5) == {1}
    assert len(possible(8, 2, 6, STANDARD_5)) > 1
    draft = next(draft for one in ids if (draft := drafted(database, [one])).lines)
    stranger = Line("level:entry", "entry", {"n": 5}, frozenset("abcde"))
    with pytest.raises(AssertionError, match="no whole groups"):
        reading._check_line(stranger, [truth_of(population, set(ids))])
    assert reading._bounds(draft, truth_of(population, set(ids))) == []


@pytest.mark.parametrize("block", range(10))
@pytest.mark.slow
def test_no_small_group_follows_from_a_shared_report(classes_at_random, population, block):
    """Ten blocks of fifty classes, every section of each report; every second is compared with the class before."""
    database, ids = classes_at_random(range(50 * block, 50 * block + 50))
    secret = secret_of(database)
    found, told = {}, 0
    for number, class_id in enumerate(ids):
        reading = Statistician(STANDARD_5, secret)
        others = {ids[number - 1]} if number % 2 else set()
        draft = drafted(database, [class_id], beside=others)
        reading.reads(draft, [truth_of(population, {class_id})], [truth_of(population, others)])
        told += reading.lines
        if reading.subtracts():
            found[class_id] = reading.leaks
    assert not found
    assert told > 400, "reports that tell nothing are of no use"


@pytest.mark.parametrize("block", range(4))
@pytest.mark.slow
def test_no_small_group_follows_from_an_archive(classes_at_random, population, block):
    """The reports of three classes, each compared with the two others, and the report over all three, handed out."""
    database, ids = classes_at_random(range(2_000 + 36 * block, 2_036 + 36 * block))
    secret = secret_of(database)
    leaks, kept = [], 0
    for start in range(0, len(ids), 3):
        trio = ids[start : start + 3]
        reading = Statistician(STANDARD_5, secret)
        for class_ids in (*([one] for one in trio), trio):
            others = set(trio) - set(class_ids)
            draft = drafted(database, class_ids, beside=trio)
            hand_out(database, draft, ".xlsx", "Wang", NOW)
            reading.reads(draft, [truth_of(population, set(class_ids))], [truth_of(population, others)])
            kept += len(class_ids) == 3 and bool(table(draft.report, "salary"))
        if reading.subtracts():
            leaks.append((trio, reading.leaks))
    assert not leaks
    assert kept > 3, "a report over several classes that always hides its pay is of no use"


@pytest.mark.parametrize("rule", [PUBLIC_10, HESA], ids=lambda rule: rule.key)
@pytest.mark.slow
def test_no_small_group_follows_under_the_other_rules(classes_at_random, population, rule):
    """Two classes of a size that tells something, and the report over both, each handed out beside the others."""
    database, ids = classes_at_random(range(6_000, 6_040))
    secret = secret_of(database)
    leaks, told = [], 0
    for start in range(0, len(ids), 2):
        pair = ids[start : start + 2]
        reading = Statistician(rule, secret)
        for class_ids in (*([one] for one in pair), pair):
            others = set(pair) - set(class_ids)
            draft = drafted(database, class_ids, rule, beside=pair)
            hand_out(database, draft, ".pdf", "Wang", NOW)
            reading.reads(draft, [truth_of(population, set(class_ids))], [truth_of(population, others)])
        told += reading.lines
        if reading.subtracts():
            leaks.append((pair, reading.leaks))
    assert not leaks
    assert told > 10


def test_whole_reports_of_a_few_classes_name_nobody(classes_at_random, population):
    database, ids = classes_at_random(range(1_000, 1_006))
    for class_id in ids:
        scope = Scope(frozenset({class_id}))
        printed = repr(build_class_report(database=database, scope=scope, as_of=AS_OF, today=AS_OF))
        assert not [
            row["person_key"]
            for row in population.interviews
            if row["person_key"] and row["person_key"] in printed.casefold()
        ]
        assert "Company of" not in printed
        assert "Student " not in printed


def test_mean_of_a_few_scores_is_left_out_where_it_tells_them(population):
    student = population.student(1)
    for number, score in enumerate((5.0, 5.0, 5.0, 5.0, 4.0)):
        population.interview(student, f"P{number}", satisfaction=score, satisfaction_reading="score")
    report = drafted(population.store(), ["class 1"]).report
    (row,) = table(report, "satisfaction").values()
    assert (row["Professionals"], str(row["Mean (1-5)"])) == (5, "suppressed")
    assert means(report, STANDARD_5) == []
