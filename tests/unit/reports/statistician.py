"""A mean statistician: reads everything that was handed out and works out what it does not say.

He knows who is in which field, how groups are joined and numbers rounded, and keeps every report he ever got. What he
must not find: how many people are in a group of too few, or what so few were told to earn.
"""

import re
from collections import defaultdict
from itertools import combinations_with_replacement

from careerdash.privacy.sharing import round_significant
from careerdash.privacy.subtraction import gives_away
from careerdash.reports.lines import hashed
from tests.unit.reports.random_classes import middle

_PARTS = {"satisfied": "satisfaction", "dissatisfied": "satisfaction"}
_ROUNDED = ("level", "question", "thanks", "notes", "length", "rated", "fit", "guessed", "years", "asks", "asking")
_ALL = "**"
_COMPARED = re.compile(r"\|[0-9a-f]{12}$")


class Statistician:
    """Collects what is handed out under one rule; ``leaks`` are what he worked out."""

    def __init__(self, rule, secret):
        self._rule = rule
        self._secret = secret
        self._sets = defaultdict(set)
        self._hashed = {}
        self.leaks = []
        self.lines = 0

    def reads(self, draft, weeks, others=()):
        """Take a report in: every printed figure belongs to a line, every line to whole groups of some week.

        ``weeks`` are the truths about its classes up to now, ``others`` those about the classes it is compared with.
        """
        for line in draft.lines:
            if line.people:
                self._check_line(line, others if _COMPARED.search(line.key) else weeks)
            self._sets[_PARTS.get(line.measure, line.measure)].add(line.people)
            self.lines += 1
        unknown = printed(draft.report) - released(draft.lines)
        assert not unknown, f"printed, but no line: {unknown}"
        self.leaks += self._bounds(draft, weeks[-1])
        self.leaks += everybody(draft.report, self._rule)
        self.leaks += means(draft.report, self._rule)

    def takes(self, family, people):
        """Take in the people behind a figure of another file."""
        self._sets[family].add(frozenset(people))

    def subtracts(self):
        """Add and subtract all he has; returns the families in which that tells of too few people."""
        self.leaks += [family for family, sets in self._sets.items() if gives_away(list(sets), self._rule)]
        return self.leaks

    def _bounds(self, draft, week):
        """Interval reasoning: groups without a number of their own that can have one number only.

        That a group is there at all is seen where it has a line for another post.
        """
        rule, found = self._rule, []
        if rule.count_step > 1:
            return found
        rows = {_key(label): row for label, row in table(draft.report, "salary").items()}
        for measure, title in (("entry", "Entry: n"), ("experienced", "Experienced: n")):
            told = {line.key: line for line in draft.lines if line.measure.partition(":")[0] == measure}
            groups = {key: people for key, people in week[measure].groups.items() if people}
            hidden = [key for key in groups if key not in told]
            joined = told.get("*") or told.get(_ALL)
            seen = all(key in rows and _number(rows[key][title]) is None for key in hidden)
            if not hidden or joined is None or not seen:
                continue
            people = {hashed(one, self._secret) for key in (hidden if "*" in told else groups) for one in groups[key]}
            if people != joined.people or sum(map(len, groups.values())) != len(set().union(*groups.values())):
                continue  # a line that stands as in an earlier week, or people in two groups
            named = [line.figures["n"] for key, line in told.items() if key in groups]
            rest = joined.figures["n"] - (0 if "*" in told else sum(named))
            counts = possible(rest, len(hidden), min(named, default=0), rule)
            if len(counts) == 1 and 0 < min(counts) < rule.people:
                found.append((measure, hidden, rest))
        return found

    def _check_line(self, line, weeks):
        measure = line.measure.partition(":")[0].replace("thanked there", "thanks")
        name = (
            line.measure.replace("thanked there", "thanks") if measure in {*_ROUNDED, "skill"} - {"years"} else measure
        )
        hashes = [(week[name], self._people(week[name])) for week in weeks if name in week]
        true = [(told, {known[one] for one in line.people}) for told, known in hashes if line.people <= known.keys()]
        assert any(told.is_whole(people) for told, people in true), f"{line.measure} {line.key}: of no whole groups"
        people, n = len(line.people), line.figures.get("n")
        if n is None:
            return
        rounded = self._rule.count_step > 1 or measure in _ROUNDED
        assert abs(n - people) <= (2 if rounded else 0), f"{line.measure} {line.key}: {n} of {people}"
        assert people >= self._rule.people
        if measure in {"entry", "experienced", "satisfaction"}:
            self._check_figures(measure, line, true)

    def _people(self, told):
        """The people of a measure by what stands for them."""
        if id(told) not in self._hashed:
            members = set().union(*told.groups.values())
            self._hashed[id(told)] = (told, {hashed(person, self._secret): person for person in members})
        return self._hashed[id(told)][1]

    def _check_figures(self, measure, line, true):
        """The median or mean is really that of these people, in some week; quartiles need enough of them."""
        figure = line.figures.get("mean" if measure == "satisfaction" else "median")
        if figure is None:
            return
        near = [middle(measure, amounts) for told, people in true if (amounts := told.amounts(people, line.key))]
        if measure == "satisfaction":
            assert any(abs(figure - one) <= 0.0501 for one in near)
            return
        assert len(line.people) >= max(self._rule.median_from, self._rule.people)
        assert line.figures["q1"] is None or len(line.people) >= max(self._rule.quartiles_from, self._rule.people)
        assert figure == round_significant(figure, 2)
        assert any(round_significant(one, 2) == figure for one in near)


def table(report, key):
    """The rows of a section by their first cell."""
    section = report.section(key)
    if section is None or section.table is None:
        return {}
    titles = [column.title for column in section.table.columns]
    return {row[0]: dict(zip(titles, row, strict=True)) for row in section.table.rows}


def _key(label):
    return {"All fields": _ALL, "Other fields": "*"}.get(label, label.casefold())


def _number(cell):
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else None


_BAND = "band"
_SCORE_BANDS = (("satisfied", "Satisfied (4-5), %"), ("dissatisfied", "Dissatisfied (1-2), %"))
_COURTESY = {"Thanked in time": "thanks", "Notes completed soon": "notes", "Usual length": "length"}
_FITS = {
    "Suitable": "suitable",
    "Not suitable": "not_suitable",
    "Out of touch": "out_of_touch",
    "Undecided": "undecided",
}
_BANDS = {"Less than 3 years": "y1", "3 to 5 years": "y2", "6 to 10 years": "y3", "11 to 20 years": "y4"}


def printed(report):
    """Every (family, group, number of people) that stands in a table of groups."""
    found = []
    for label, row in table(report, "salary").items():
        found += [("entry", _key(label), row["Entry: n"]), ("experienced", _key(label), row["Experienced: n"])]
    for label, row in table(report, "satisfaction").items():
        found.append(("satisfaction", _key(label), row["Professionals"]))
        found += [(part, _key(label), _BAND) for part, title in _SCORE_BANDS if _number(row[title]) is not None]
    found += [("skill", label.casefold(), row["Professionals"]) for label, row in table(report, "skills").items()]
    found += [("level", label.casefold(), row["Professionals"]) for label, row in table(report, "levels").items()]
    found += [("rated", label.casefold(), row["Students"]) for label, row in table(report, "expectations").items()]
    found += [("guessed", label.casefold(), row["Professionals"]) for label, row in table(report, "guesses").items()]
    found += [
        ("years", _BANDS.get(label, "y5"), row["Professionals"]) for label, row in table(report, "growth").items()
    ]
    for label, row in table(report, "outline").items():
        found.append(("question", re.match(r"Q(\d+)", label).group(1), row["Professionals"]))
    for label, row in table(report, "courtesy").items():
        found += [(_COURTESY[label], "noted", row["Noted for"]), (_COURTESY[label], "kept", row["Kept with"])]
    for label, row in table(report, "decisions").items():
        found += [("fit", f"{_key(label)}|{fit}", row[title]) for title, fit in _FITS.items()]
    section = report.section("lifts")
    for field, skill, named, of, *_shares in section.table.rows if section else ():
        found += [("asks", f"{field.casefold()}|{skill.casefold()}", named), ("asking", field.casefold(), of)]
    return {(family, key, n) for family, key, n in found if n == _BAND or _number(n)}


def released(lines):
    """The same of the lines that are remembered."""
    return {(line.measure.partition(":")[0], line.key, line.figures.get("n", _BAND)) for line in lines}


def possible(together, groups, least, rule):
    """How many people one of so many joined groups may have: all are small, or one might have had a name."""
    few = range(1, rule.people)
    counts = set()
    for one in combinations_with_replacement(few, groups):
        if sum(one) == together:
            counts |= set(one)
    for others in combinations_with_replacement(few, groups - 1):
        large = together - sum(others)
        if sum(others) < rule.people <= large <= max(least, rule.people):
            counts |= {large, *others}
    return counts


def everybody(report, rule):
    """Is the number of all professionals exact beside the numbers of those who told something?"""
    said = dict(report.key_figures)["Professionals interviewed"]
    if not said.startswith("about "):
        return []
    parts = [n for family, _key, n in printed(report) if family in {"entry", "experienced", "satisfaction", "skill"}]
    rounded = int(said.removeprefix("about "))
    least = max([0, *parts])
    can_be = [
        count
        for count in range(max(least, rounded - 3, rule.people), rounded + 3)
        if int(count / 5 + 0.5) * 5 + (5 if int(count / 5 + 0.5) * 5 + 2 in parts else 0) == rounded
    ]
    if len(can_be) == 1:
        return [("everybody", part) for part in parts if 0 < can_be[0] - part < rule.people]
    return []


def means(report, rule):
    """Scores from a mean: is there only one way in which a few people can have given one of them?"""
    found = []
    for label, row in table(report, "satisfaction").items():
        n, mean = _number(row["Professionals"]), _number(row["Mean (1-5)"])
        if not n or n > 8 or mean is None or rule.count_step > 1:
            continue
        satisfied = _number(row["Satisfied (4-5), %"])
        ways = [
            scores
            for scores in combinations_with_replacement(range(1, 6), n)
            if abs(sum(scores) / n - mean) <= 0.05 + 1e-9
            and (satisfied is None or round(100 * sum(one > 3 for one in scores) / n) == satisfied)
        ]
        for score in range(1, 6):
            counts = {way.count(score) for way in ways}
            if len(counts) == 1 and 0 < min(counts) < rule.people:
                found.append(("mean", label, n, mean, score))
    return found
