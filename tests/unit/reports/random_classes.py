"""Random small classes, and the truth about them worked out apart from the program."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean, median

AS_OF = date(2025, 4, 15)
FIELDS = ("Data", "Law", "Teaching", "Design", "Care")
SKILLS = ("SQL", "Python", "Excel", "Teamwork")


def picture(seed):
    """What one log says beside pay, score and skills; repeatable apart from the rest."""
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
        said |= amount("salary_guessed", float(chance.randint(40, 200) * 1_007))
    if chance.random() < 0.4:
        said |= amount("salary_experienced", float(chance.randint(90, 400) * 1_009))
    if chance.random() < 0.6:
        said["years_experience"] = float(chance.choice((1, 4, 8, 15, 25)))
    if chance.random() < 0.5:
        said["answers"] = [number if chance.random() < 0.3 else None for number in range(1, 25)]
    if chance.random() < 0.5:
        said["duration_minutes"] = float(chance.choice((10, 30, 45, 90)))
    return said


def amount(post, value):
    """The columns of a pay of one post."""
    return {
        f"{post}_reading": "amount",
        f"{post}_currency": "CNY",
        f"{post}_yearly_low": value,
        f"{post}_yearly_high": value,
    }


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


@dataclass
class Told:
    """One measure as it really was told: the people of each group, and each professional's value."""

    groups: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    values: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: defaultdict(list))

    def amounts(self, people, key):
        """The values of the professionals in the group of that key, else in the groups that lie within these people."""
        inside = [group for group, members in self.groups.items() if members <= people]
        inside = [key] if self.groups.get(key) == people else inside
        return sorted(value for key in inside for _person, value in self.values[key])

    def is_whole(self, people):
        """Whether these are the people of one group or of several whole groups."""
        return set().union(*(members for members in self.groups.values() if members <= people)) == set(people)


def truth(interviews, skills, until=AS_OF):
    """What stands behind every measure of a shared report, by the measure's name."""
    rows = sorted(
        (row for row in interviews if row["interview_date"] <= until), key=lambda row: (row["interview_date"], row["first_raw"])
    )  # fmt: skip
    found = defaultdict(Told)
    _latest(found["entry"], rows, _entry)
    _latest(found["experienced"], rows, _experienced)
    _latest(found["satisfaction"], rows, lambda row: row.get("satisfaction"))
    for measure, passes in (("satisfied", lambda value: value >= 3.5), ("dissatisfied", lambda value: value < 2.5)):
        for key, values in found["satisfaction"].values.items():
            for person, value in values:
                if passes(value):
                    found[measure].groups[key].add(person)
    _latest(found["years"], rows, _by_years, by=lambda row: _band(row["years_experience"]))
    decided = {}
    for row in rows:
        _counted(found, row, until)
        if row["fit"]:
            decided[row["student_key"], row["field_key"]] = row["fit"]
    for (student, where), fit in decided.items():
        for group in (where, "**"):
            found[f"fit:{group}|{fit}"].groups[f"{group}|{fit}"].add(student)
    _skills(found, {row["interview_id"]: row for row in rows}, skills)
    return found


def _skills(found, ids, skills):
    for skill in skills:
        row = ids.get(skill["interview_id"])
        if row is not None:
            key, person = skill["skill_key"], row["person_key"]
            found[f"skill:{key}"].groups[key].add(person)
            for group in (row["field_key"], "**"):
                found[f"asking:{group}"].groups[group].add(person)
                found[f"asks:{group}|{key}"].groups[f"{group}|{key}"].add(person)


def _counted(found, row, until):
    person, student = row["person_key"], row["student_key"]
    if row["level"]:
        found[f"level:{row['level']}"].groups[row["level"]].add(person)
    for number in filter(None, row.get("answers") or ()):
        found[f"question:{number}"].groups[str(number)].add(person)
    if row.get("thanked") is not None and row["interview_date"] < until:
        found["thanks:noted"].groups["noted"].add(person)
        if row["thanked"]:
            found["thanks:kept"].groups["kept"].add(person)
    if row.get("duration_minutes") is not None:
        found["length:noted"].groups["noted"].add(person)
        if 15 <= row["duration_minutes"] <= 60:
            found["length:kept"].groups["kept"].add(person)
    if row.get("after_workload"):
        found["rated:workload"].groups["workload"].add(student)
    if row.get("salary_guessed_yearly_low") and _entry(row) is not None:
        found[f"guessed:{row['field_key']}"].groups[row["field_key"]].add(person)


def _latest(told, rows, value_of, by=lambda row: row["field_key"]):
    """The last value of each professional, in the group it was told in; each unnamed one counts by itself."""
    last = {}
    for row in rows:
        value = value_of(row)
        if value is not None:
            last[row["professional_id"] or row["interview_id"]] = (by(row), row["person_key"], value)
    for key, person, value in last.values():
        told.groups[key].add(person)
        told.values[key].append((person, value))


def _entry(row):
    return row.get("salary_entry_yearly_low")


def _experienced(row):
    return row.get("salary_experienced_yearly_low")


def _by_years(row):
    years = row.get("years_experience")
    return None if years is None else _entry(row) if years < 3 else _experienced(row)


def _band(years):
    return next(band for band, least in (("y5", 20.5), ("y4", 10.5), ("y3", 6), ("y2", 3), ("y1", 0)) if years >= least)


def middle(measure, amounts):
    """The figure a line of this measure tells of these values."""
    return fmean(amounts) if measure == "satisfaction" else median(amounts)
