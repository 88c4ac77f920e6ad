"""A report beside the ones handed out before: no two of them may be subtracted."""

from collections import defaultdict
from datetime import date, datetime, timedelta

import pytest

from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import STANDARD_5
from careerdash.privacy.subtraction import gives_away
from careerdash.reports.build import hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.reports.releases import forget_release, recent_releases
from tests.unit.reports.test_attacks import ALL, AS_OF, Truth, random_class, table

FIRST = date(2025, 3, 10)
NOW = datetime.fromisoformat("2025-04-16T09:30:00")


def growing_class(population, weeks):
    """So many professionals are met in each week; all tell their pay, name SQL and are content."""
    student = population.student(1)
    number = 0
    for week, people in enumerate(weeks):
        for _one in range(people):
            population.interview(
                student,
                f"Person {number}",
                pay=80_000 + 1_000 * number,
                interview_date=FIRST + timedelta(weeks=week),
                skills=("SQL",),
                satisfaction=4.0,
                satisfaction_reading="score",
            )
            number += 1
    return population.store()


def handed_out(database, class_ids=("class 1",), week=0, view=View.SHARE):
    draft = draft_class_report(
        database=database,
        scope=Scope(frozenset(class_ids)),
        as_of=FIRST + timedelta(weeks=week),
        today=NOW.date(),
        view=view,
    )
    hand_out(database, draft, ".pdf", "Wang", NOW + timedelta(weeks=week))
    return draft.report


def entry_line(report):
    return next(iter(table(report, "salary").values()), {})


def test_line_that_grew_by_two_people_stands_as_it_was(population):
    database = growing_class(population, [12, 2])
    before, after = handed_out(database), handed_out(database, week=1)
    assert entry_line(before)["Entry: n"] == 12
    assert table(after, "salary") == table(before, "salary")
    assert table(after, "skills") == table(before, "skills")
    assert table(after, "satisfaction").keys() == table(before, "satisfaction").keys()
    assert "handed out on 2025-04-16" in after.footnotes[-1]


def test_line_that_grew_by_enough_people_tells_the_new_figures(population):
    database = growing_class(population, [12, 2, 5])
    handed_out(database)
    handed_out(database, week=1)
    after = handed_out(database, week=2)
    assert entry_line(after)["Entry: n"] == 19
    assert table(after, "skills")["SQL"]["Professionals"] == 19
    assert not any("handed out on" in note for note in after.footnotes)


def test_report_made_again_says_the_same(population):
    database = growing_class(population, [12])
    assert handed_out(database) == handed_out(database)


def test_line_about_people_no_longer_stored_is_left_out(population):
    database = growing_class(population, [9, 3])
    assert entry_line(handed_out(database, week=1))["Entry: n"] == 12
    after = handed_out(database, week=0)
    assert entry_line(after) == {}
    assert "left out" in after.footnotes[-1]


def test_own_use_and_forgotten_reports_hold_nothing_back(population):
    database = growing_class(population, [12, 2])
    handed_out(database, view=View.ADVISOR)
    assert recent_releases(database=database, scope=Scope(frozenset({"class 1"}))) == ()
    handed_out(database)
    (release,) = recent_releases(database=database, scope=Scope(frozenset({"class 1"})))
    assert (release.classes, release.author, release.suffix) == (("Class 1",), "Wang", ".pdf")
    forget_release(database, release.release_id)
    assert entry_line(handed_out(database, week=1))["Entry: n"] == 14


def test_releases_of_other_classes_are_not_listed(population):
    database = growing_class(population, [12])
    handed_out(database)
    assert recent_releases(database=database, scope=Scope(frozenset({"another"}))) == ()


def test_nobody_is_named_in_what_is_remembered(population):
    database = growing_class(population, [12])
    handed_out(database)
    kept = repr(database.rows("releases.lines_before", {"classes": ["class 1"]}))
    assert "Person" not in kept
    assert "person 1" not in kept.casefold()


def growth(population, class_id, until):
    rows = [row for row in population.interviews if row["class_id"] == class_id and row["interview_date"] <= until]
    ids = {row["interview_id"] for row in rows}
    return Truth(rows, [row for row in population.skills if row["interview_id"] in ids])


def released_sets(report, weeks, known):
    """The people behind each printed line: one that tells another number repeats what it told in an earlier week."""
    truth = weeks[-1]
    pay, scores = table(report, "salary"), table(report, "satisfaction")
    pay = {label: row for label, row in pay.items() if isinstance(row["Entry: n"], int) and row["Entry: n"]}
    lines = {("pay", label): (row, truth.group(truth.pay, label, set(pay))) for label, row in pay.items()}
    lines |= {("score", label): (row, truth.group(truth.scores, label, set(scores))) for label, row in scores.items()}
    for label, row in table(report, "skills").items():
        lines["skill", label] = (row, truth.skills[label])
    found = defaultdict(list)
    for (family, label), (row, now) in lines.items():
        n = row["Entry: n"] if family == "pay" else row["Professionals"]
        earlier = known.get((family, label))
        people = now
        if n != len(now):
            told = [earlier] if earlier else [everybody(week, family) for week in weeks if label == ALL]
            people = next(one for one in reversed(told) if len(one) == n)
        known[family, label] = people
        found[family if family != "skill" else label].append(frozenset(people))
        if isinstance(row.get("Satisfied (4-5), %"), int):
            found["score"].append(frozenset(truth.group(truth.satisfied, label, set(scores))))
    return found


def everybody(truth, family):
    """The line over all fields may be worked out, but not printed, and be printed in a later week."""
    return truth.group(truth.pay if family == "pay" else truth.scores, ALL, set())


@pytest.mark.slow
@pytest.mark.parametrize("block", range(2))
def test_no_small_group_follows_from_the_reports_of_four_weeks(database, population, block):
    ids = [random_class(population, f"Class {seed}", seed) for seed in range(4_000 + 25 * block, 4_025 + 25 * block)]
    population.store()
    leaks, changed = [], 0
    for class_id in ids:
        released, known, weeks, last = defaultdict(list), {}, [], None
        for week in (3, 2, 1, 0):
            day = AS_OF - timedelta(weeks=week)
            draft = draft_class_report(database=database, scope=Scope(frozenset({class_id})), as_of=day, today=day)
            hand_out(database, draft, ".xlsx", "Wang", datetime.combine(day, NOW.time()))
            weeks.append(growth(population, class_id, day))
            for family, sets in released_sets(draft.report, weeks, known).items():
                released[family] += sets
            changed += last is not None and table(draft.report, "salary") != last
            last = table(draft.report, "salary")
        leaks += [(class_id, family) for family, sets in released.items() if gives_away(sets, STANDARD_5)]
    assert not leaks
    assert changed > 2, "a report that never tells anything new is of no use"
