"""Random small classes against an attacker who adds and subtracts everything a shared report prints."""

import random
from collections import defaultdict
from datetime import date, datetime, timedelta

import pytest

from careerdash.domain.vocabulary import View
from careerdash.insights.classes import Classes, ClassSummary
from careerdash.insights.overview import Overview
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skills import skills
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import HESA, PUBLIC_10, STANDARD_5, round_significant
from careerdash.privacy.subtraction import gives_away
from careerdash.reports.answers import Answers
from careerdash.reports.class_report import build_class_report, compose, draft_class_report
from careerdash.reports.releases import remember
from careerdash.reports.tallies import tallies
from careerdash.reports.together import hold_back_differences
from tests.unit.reports.attack import small_groups

AS_OF = date(2025, 4, 15)
NOW = datetime.fromisoformat("2025-04-16T09:30:00")
FIELDS = ("Data", "Law", "Teaching", "Design", "Care")
SKILLS = ("SQL", "Python", "Excel", "Teamwork")
ALL, OTHERS = "All fields", "Other fields"


def picture(seed):
    """What one log says of the level, the thanks, and the picture before and after; repeatable apart from the rest."""
    chance = random.Random(seed)  # noqa: S311
    said = {
        "level": chance.choice(("entry", "mid", "senior", None)),
        "fit": chance.choice((None, "suitable", "undecided")),
    }
    if chance.random() < 0.5:
        said |= {"before_workload": float(chance.randint(1, 5)), "after_workload": float(chance.randint(1, 5))}
    if chance.random() < 0.7:
        said["thanked"] = chance.random() < 0.6
    if chance.random() < 0.6:
        guess = float(chance.randint(40, 200) * 1_007)
        said |= {"salary_guessed_reading": "amount", "salary_guessed_currency": "CNY"}
        said |= {"salary_guessed_yearly_low": guess, "salary_guessed_yearly_high": guess}
    return said


def random_class(population, name, seed):
    """A class of a few students; some professionals are met twice, some are not named, some say little."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    students = [population.student(number, name) for number in range(chance.randint(1, 12))]
    fields = FIELDS[: chance.randint(1, len(FIELDS))]
    weights = [chance.choice((1, 2, 6)) for _field in fields]
    met = []
    for number in range(chance.randint(1, 32)):
        person = chance.choice(met) if met and chance.random() < 0.15 else f"{name} person {number}"
        if chance.random() < 0.05:
            person = f"visitor {chance.randint(1, 3)} of every class"
        met.append(person)
        unnamed = chance.random() < 0.04
        facts = picture((seed + 1) * 1_000 + number)
        if unnamed:
            facts |= {"professional_id": None, "person_key": "", "professional_name": None}
        if chance.random() < 0.6 and not unnamed:
            facts |= {"satisfaction": float(chance.choice((1, 2, 3, 3, 4, 4, 5))), "satisfaction_reading": "score"}
        population.interview(
            chance.choice(students),
            person,
            field=chance.choices(fields, weights)[0],
            pay=float(chance.randint(50, 200) * 1_003) if chance.random() < 0.7 else None,
            interview_date=AS_OF - timedelta(days=number),
            skills=tuple(skill for skill in SKILLS if chance.random() < 0.4),
            **facts,
        )
    return name.casefold()


class Truth:
    """Who really stands behind each figure, worked out apart from the program."""

    def __init__(self, rows, named_skills):
        latest = sorted(rows, key=lambda row: row["interview_date"])
        self.people = {row["person_key"] for row in rows}
        self.pay = self._by_field(latest, "salary_entry_yearly_low")
        self.scores = self._by_field(latest, "satisfaction")
        self.satisfied = {
            field: {key for key, value in people.items() if value >= 4} for field, people in self.scores.items()
        }
        self.levels, self.rated, self.guessed = (defaultdict(set) for _measure in range(3))
        self.thanked, self.decided = defaultdict(set), defaultdict(set)
        for row in rows:
            self.levels[row["level"]].add(row["person_key"])
            if row.get("after_workload"):
                self.rated["Workload"].add(row["student_key"])
            if row.get("salary_guessed_yearly_low") and row.get("salary_entry_yearly_low"):
                self.guessed[row["field"]].add(row["person_key"])
            if row.get("thanked") is not None and row["interview_date"] < AS_OF:
                self.thanked[row["thanked"]].add(row["person_key"])
            if row["fit"]:
                self.decided[row["student_key"], row["field"]].add(row["fit"])
        self.skills = defaultdict(set)
        for row in named_skills:
            self.skills[row["skill"]].add(row["person_key"])

    @staticmethod
    def _by_field(latest, column):
        """The last value of each professional, in the field it was told in; unnamed ones count once per field."""
        last = {}
        for row in latest:
            if row.get(column) is not None:
                last[row["professional_id"] or row["interview_id"]] = (row["field"], row["person_key"], row[column])
        found = defaultdict(dict)
        for field, person, value in last.values():
            found[field][person] = value
        return found

    @staticmethod
    def group(by_field, label, named):
        """The people behind a line of a table."""
        fields = by_field if label == ALL else [f for f in by_field if f not in named] if label == OTHERS else [label]
        return {person for field in fields for person in by_field[field]}


@pytest.fixture
def classes_at_random(population):
    def made(seeds):
        ids = [random_class(population, f"Class {seed}", seed) for seed in seeds]
        return population.store(), ids

    return made


def shared_report(database, class_ids, people, rule=STANDARD_5):
    """The report of one or more classes with the questions that speak about professionals."""
    scope = Scope(frozenset(class_ids))
    asked = {"database": database, "scope": scope, "view": View.SHARE, "today": AS_OF, "rule": rule}
    summary = ClassSummary("one", "one", 2025, False, None, None, None, None, None, ())
    answers = Answers(
        classes=Classes((summary,), (2025,)),
        overview=Overview(None, None, people if people >= 5 else None, 1, (), (), None, ""),
        progress=(),
        salary=salary(**asked, limit=500),
        skills=skills(**asked, limit=500),
        satisfaction=satisfaction(**asked, limit=500),
        attention=None,
        log=None,
        # the sections on levels, courtesy and expectations of every fourth class: their question takes longest
        tallies=tallies(database, scope, AS_OF, "CNY", rule) if int(class_ids[0].split()[-1]) % 4 == 0 else (),
    )
    answers = hold_back_differences(answers, database, scope, AS_OF, rule)
    return compose(answers, rule, as_of=AS_OF, today=AS_OF)


def table(report, key):
    section = report.section(key)
    if section is None or section.table is None:
        return {}
    titles = [column.title for column in section.table.columns]
    return {row[0]: dict(zip(titles, row, strict=True)) for row in section.table.rows}


def families(report, truth):
    """The released sets by what they are about; the attacker knows only within one family who is part of whom."""
    said = dict(report.key_figures)["Professionals interviewed"]
    assert said == "*" or abs(int(said.removeprefix("about ")) - len(truth.people)) <= 2
    pay = {label: row for label, row in table(report, "salary").items() if row["Entry: n"] not in {"*", "–"}}
    found = []
    sets = []
    for label, row in pay.items():
        people = truth.group(truth.pay, label, set(pay))
        assert row["Entry: n"] == len(people), label
        sets.append(people)
    found.append(("pay", sets))
    sets = []
    scores = table(report, "satisfaction")
    for label, row in scores.items():
        people = truth.group(truth.scores, label, set(scores))
        assert row["Professionals"] == len(people), label
        sets.append(people)
        if isinstance(row["Satisfied (4-5), %"], int):
            sets.append(truth.group(truth.satisfied, label, set(scores)))
    found.append(("satisfaction", sets))
    for skill, row in table(report, "skills").items():
        assert row["Professionals"] == len(truth.skills[skill])
        found.append((f"skill {skill}", [truth.skills[skill]]))
    return found


def rounded_counts(report, truth, rule=STANDARD_5):
    """Counts that cannot be subtracted: each is a multiple of five near the truth, and no group is too small."""
    levels = {"Entry": "entry", "Mid": "mid", "Senior": "senior"}
    told = [(row["Professionals"], truth.levels[levels[name]]) for name, row in table(report, "levels").items()]
    told += [(row["Students"], truth.rated[name]) for name, row in table(report, "expectations").items()]
    told += [(row["Professionals"], truth.guessed[name]) for name, row in table(report, "guesses").items()]
    for row in table(report, "courtesy").values():
        told.append((row["Noted for"], truth.thanked[True] | truth.thanked[False]))
        told.append((row["Kept with"], truth.thanked[True]))
    for field, row in table(report, "decisions").items():
        for column, fit in (("Suitable", "suitable"), ("Undecided", "undecided")):
            students = {who for (who, where), fits in truth.decided.items() if field in {where, ALL} and fit in fits}
            told.append((row[column], students))
    for count, people in told:
        assert isinstance(count, str) or (count % 5 == 0 and len(people) >= rule.people)
    return len(told)


def means(report, truth):
    """The groups of the means and medians, whose number of people is known but for two or three."""
    found = [("rated", [truth.rated[name]]) for name in table(report, "expectations")]
    return found + [(f"guessed {name}", [truth.guessed[name]]) for name in table(report, "guesses")]


def told_in(population, class_ids):
    rows = [row for row in population.interviews if row["class_id"] in class_ids]
    ids = {row["interview_id"] for row in rows}
    return Truth(rows, [row for row in population.skills if row["interview_id"] in ids])


def attack(population, database, class_id):
    truth = told_in(population, {class_id})
    report = shared_report(database, [class_id], len(truth.people))
    assert rounded_counts(report, truth) >= 0
    released = families(report, truth) + means(report, truth)
    leaks = [(name, group) for name, sets in released for group in small_groups(sets, 5)]
    for label, row in table(report, "salary").items():
        amounts = sorted(truth.pay[label].values()) if label in truth.pay else []
        for title in ("Entry: lower quartile", "Entry: median", "Entry: upper quartile"):
            value = row[title]
            if isinstance(value, str):
                continue
            assert value == round_significant(value, 2)
            needed = 5 if title == "Entry: median" else 10
            assert row["Entry: n"] >= needed
            assert not amounts or amounts[0] <= value * 1.05
    return leaks


def test_attacker_finds_what_a_careless_table_gives_away():
    field, rest = {str(number) for number in range(9)}, {"x", "y"}
    assert small_groups([field | rest, field], 5) == [rest]
    assert not small_groups([field, rest | {"a", "b", "c"}], 5)
    three = [{"a", "b", "c", "d", "e"}, {"f", "g", "h", "i", "j"}, {"k"}]
    assert small_groups([three[0] | three[1] | three[2], three[0], three[1]], 5) == [{"k"}]


@pytest.mark.parametrize("block", range(5))
@pytest.mark.slow
def test_no_small_group_follows_from_a_shared_report(classes_at_random, population, block):
    """Five blocks of a hundred classes: 500 in all."""
    seeds = range(100 * block, 100 * block + 100)
    database, ids = classes_at_random(seeds)
    found = {class_id: leaks for class_id in ids if (leaks := attack(population, database, class_id))}
    assert not found


@pytest.mark.parametrize("block", range(2))
@pytest.mark.slow
def test_no_small_group_follows_from_the_reports_of_classes_and_of_all_of_them(classes_at_random, population, block):
    """Three classes each time: a zip of their reports, and the report over all three beside it."""
    seeds = range(2_000 + 75 * block, 2_075 + 75 * block)
    database, ids = classes_at_random(seeds)
    leaks, kept = [], 0
    for start in range(0, len(ids), 3):
        trio = ids[start : start + 3]
        released = defaultdict(list)
        for class_ids in (*([one] for one in trio), trio):
            truth = told_in(population, set(class_ids))
            report = shared_report(database, class_ids, len(truth.people))
            for name, sets in families(report, truth) + means(report, truth):
                released[name] += [frozenset(people) for people in sets]
            kept += len(class_ids) == 3 and bool(table(report, "salary"))
        leaks += [(trio, name) for name, sets in released.items() if gives_away(sets, STANDARD_5)]
    assert not leaks
    assert kept > 5, "a report over several classes that always hides its pay is of no use"


@pytest.mark.parametrize("rule", [PUBLIC_10, HESA], ids=lambda rule: rule.key)
@pytest.mark.slow
def test_no_small_group_follows_under_the_other_rules(classes_at_random, population, rule):
    """Two classes of a size that tells something, and the report over both, each handed out beside the others."""
    database, ids = classes_at_random(range(6_000, 6_016))
    leaks, told = [], 0
    for start in range(0, len(ids), 2):
        pair = ids[start : start + 2]
        released = defaultdict(list)
        for class_ids in (*([one] for one in pair), pair):
            truth = told_in(population, set(class_ids))
            scope = Scope(frozenset(class_ids))
            draft = draft_class_report(database=database, scope=scope, as_of=AS_OF, today=AS_OF, rule=rule)
            remember(database, draft.lines, scope, AS_OF, rule, ".pdf", "Wang", NOW)
            told += rounded_counts(draft.report, truth, rule)
            assert all(len(line.people) >= rule.people for line in draft.lines if line.measure != "dissatisfied")
            for line in draft.lines:
                family = "satisfaction" if line.measure in {"satisfied", "dissatisfied"} else line.measure
                released[family].append(line.people)
            for label, row in table(draft.report, "salary").items():
                n = row["Entry: n"]
                assert (
                    isinstance(n, str)
                    or abs(n - len(truth.group(truth.pay, label, set(table(draft.report, "salary"))))) <= 2
                )
        leaks += [(pair, name) for name, sets in released.items() if gives_away(sets, rule)]
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
