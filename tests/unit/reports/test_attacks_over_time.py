"""The statistician gets a report every week, while students come and go, classes change their name, and more.

What he has of earlier weeks stays: a student's interviews may be gone from the data, but not from his desk.
"""

import random
from datetime import datetime, time, timedelta

import pytest

from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import HESA, PUBLIC_10, STANDARD_5
from careerdash.reports.build import hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.reports.exports import HandedOut, export_table
from careerdash.reports.releases import released_before
from tests.unit.reports.random_classes import AS_OF, random_class, truth
from tests.unit.reports.statistician import Statistician, table


class Term:
    """A few classes in one database, whose records change between two reports; the truth follows."""

    def __init__(self, population, seeds, rule=STANDARD_5):
        self.classes = [random_class(population, f"Class {seed}", seed) for seed in seeds]
        self.population = population
        self.database = population.store()
        self.rule = rule
        self.reading = Statistician(rule, str(self.database.value("releases.secret")))
        self.truths = {}

    def truth(self, class_ids, day):
        """What was true of these classes up to now, week by week."""
        rows = [row for row in self.population.interviews if row["class_id"] in class_ids]
        weeks = self.truths.setdefault(frozenset(class_ids), [])
        weeks.append(truth(rows, self.population.skills, day))
        return weeks

    def report(self, class_ids, day):
        """Hand a report out and give it to the statistician."""
        others = set(self.classes) - set(class_ids)
        draft = draft_class_report(
            database=self.database,
            scope=Scope(frozenset(class_ids)),
            as_of=day,
            today=day,
            rule=self.rule,
            reach=Scope(frozenset(self.classes)),
        )
        hand_out(self.database, draft, ".xlsx", "Wang", datetime.combine(day, time(9)))
        self.reading.reads(draft, self.truth(class_ids, day), self.truth(others, day) if others else [])
        return draft.report

    def leave(self, student):
        """A student withdraws: the log is taken back."""
        self._run(
            "DELETE FROM interview_skills WHERE interview_id IN (SELECT interview_id FROM interviews WHERE student_key = $key)",
            key=student,
        )
        for name in ("interviews", "students"):
            self._run(f"DELETE FROM {name} WHERE student_key = $key", key=student)
        self.population.interviews = [row for row in self.population.interviews if row["student_key"] != student]

    def rename(self, old, new):
        """The class comes with another name, and so as another class."""
        for name in ("students", "interviews", "interview_skills"):
            self._run(f"UPDATE {name} SET class_id = $new WHERE class_id = $old", new=new, old=old)
        self._run("UPDATE students SET class_name = $new WHERE class_id = $new", new=new)
        for row in (*self.population.students, *self.population.interviews):
            row["class_id"] = new if row["class_id"] == old else row["class_id"]
        self.classes = [new if one == old else one for one in self.classes]
        self.truths = {
            frozenset(new if one == old else one for one in ids): weeks for ids, weeks in self.truths.items()
        }

    def _run(self, statement, **params):
        self.database._connection.cursor().execute(statement, params)

    def students_of(self, class_id):
        return [row["student_key"] for row in self.population.students if row["class_id"] == class_id]


def weeks_before(count):
    return [AS_OF - timedelta(weeks=week) for week in reversed(range(count))]


@pytest.mark.slow
@pytest.mark.parametrize("block", range(4))
def test_no_small_group_follows_from_the_reports_of_four_weeks(population, block):
    """Twelve classes a block, a report each week; between two of them a student may leave."""
    term = Term(population, range(4_000 + 12 * block, 4_012 + 12 * block))
    chance, leaks, changed = random.Random(block), [], 0  # noqa: S311
    readings = {}
    for class_id in term.classes:
        term.reading = readings[class_id] = Statistician(STANDARD_5, str(term.database.value("releases.secret")))
        last = None
        for week, day in enumerate(weeks_before(4)):
            if week == 2 and chance.random() < 0.6:
                term.leave(chance.choice(term.students_of(class_id)))
            draft = draft_class_report(database=term.database, scope=Scope(frozenset({class_id})), as_of=day, today=day)
            hand_out(term.database, draft, ".xlsx", "Wang", datetime.combine(day, time(9)))
            term.reading.reads(draft, term.truth({class_id}, day))
            changed += last is not None and table(draft.report, "salary") != last
            last = table(draft.report, "salary")
        if term.reading.subtracts():
            leaks.append((class_id, term.reading.leaks))
    assert not leaks
    assert changed > 2, "a report that never tells anything new is of no use"


@pytest.mark.slow
@pytest.mark.parametrize("rule", [STANDARD_5, PUBLIC_10, HESA], ids=lambda rule: rule.key)
@pytest.mark.parametrize("seed", [9_000, 9_100, 9_200])
def test_no_small_group_follows_from_a_term_with_everything(population, tmp_path, rule, seed):
    """Two classes: reports, the report over both, a shared table, a student gone, a class renamed, the next week."""
    term = Term(population, [seed + 7 * number for number in range(2)], rule)
    chance = random.Random(seed)  # noqa: S311
    first, second = term.classes
    for number, day in enumerate(weeks_before(3)):
        orders = [[first], [second], [first, second]]
        chance.shuffle(orders)
        for class_ids in orders:
            term.report(class_ids, day)
        share_skills(term, tmp_path, [first], day)
        if number == 0:
            term.leave(chance.choice(term.students_of(first)))
        if number == 1:
            term.rename(first, f"renamed {seed}")
            first = f"renamed {seed}"
    assert term.reading.subtracts() == []


def share_skills(term, folder, class_ids, day):
    """Hand the shared table of skills out; who stands behind it is what is remembered of it."""
    scope = Scope(frozenset(class_ids))
    by = HandedOut("Li", datetime.combine(day, time(10)))
    export_table(term.database, "skills", folder / "skills.csv", scope, View.SHARE, day, rule=term.rule, by=by)
    for family, sets in released_before(term.database, scope).items():
        if family.startswith("skill:"):
            for people in sets:
                term.reading.takes(family, people)
