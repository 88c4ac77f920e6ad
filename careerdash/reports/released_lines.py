"""The lines of a shared report with the people behind each: what is remembered, and compared with the next report.

A measure is a family of lines an outsider can add and subtract: pay of a post in one currency, scores, the
satisfied, or one skill. People are keyed hashes, so that what is remembered names nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from careerdash.insights.salary import Pay, PayGroup, SalaryAnswer
from careerdash.insights.satisfaction import SatisfactionAnswer, SatisfactionGroup
from careerdash.insights.words import POOLED
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import SharingRule
from careerdash.reports.answers import Answers
from careerdash.reports.lines import ALL, DISSATISFIED, SATISFIED, SCORES, Line, People, hashed
from careerdash.reports.tallies import Tally
from careerdash.store.database import Database

POSTS = ("entry", "experienced")
_HIDDEN_PAY = Pay(None, None, None, None)


def lines_of(answers: Answers, database: Database, scope: Scope, as_of: date, secret: str) -> tuple[Line, ...]:
    """Return every line the report of these answers would release."""
    behind = _behind(database, scope, as_of, answers.salary.currency, secret)
    found: list[Line] = []
    for post in POSTS:
        groups = {group.key: getattr(group, post) for group in answers.salary.groups}
        told = {key: _pay_figures(pay) for key, pay in groups.items() if pay.n}
        if getattr(answers.salary.overall, post).n:
            told[ALL] = _pay_figures(getattr(answers.salary.overall, post))
        found += _lines(pay_measure(post, answers.salary), told, behind[post])
    scored = {group.key: group for group in answers.satisfaction.groups if group.n}
    if answers.satisfaction.overall.n:
        scored[ALL] = answers.satisfaction.overall
    found += _lines(SCORES, {key: _score_figures(group) for key, group in scored.items()}, behind[SCORES])
    for measure in (SATISFIED, DISSATISFIED):
        parted: dict[str, dict[str, Any]] = {key: {} for key, group in scored.items() if measure in _bands(group)}
        # the joined group holds the groups without a line of scores, not those without a band
        wanted = {key: {} for key in scored} if POOLED in parted else parted
        found += [line for line in _lines(measure, wanted, behind[measure]) if line.key in parted]
    for skill in answers.skills.skills:
        people = behind["skill"].get(skill.key, frozenset())
        found.append(Line(f"skill:{skill.key}", skill.key, {"n": skill.n}, people))
    for tally in answers.tallies:
        figures = {"n": tally.n, "before": tally.before, "after": tally.after}
        people = frozenset(hashed(person, secret) for person in tally.people)
        found.append(Line(tally_measure(tally), tally.key, figures, people))
    return tuple(found)


def tally_measure(tally: Tally) -> str:
    """Return the measure of a tally: each of its groups is a family of its own, counts being rounded to 5."""
    return f"{tally.measure}:{tally.key}"


def pay_measure(post: str, answer: SalaryAnswer) -> str:
    """Return the measure of pay of a post: amounts of two currencies are never added up."""
    return f"{post}:{answer.currency}"


def _lines(measure: str, told: Mapping[str, Mapping[str, Any]], behind: Mapping[str, People]) -> list[Line]:
    """The joined group holds every group without a line of its own; the line over all holds everybody."""

    def people(key: str) -> People:
        if key == ALL:
            return frozenset().union(*behind.values())
        if key == POOLED:
            return frozenset().union(*(members for group, members in behind.items() if group not in told))
        return behind.get(key, frozenset())

    return [Line(measure, key, figures, people(key)) for key, figures in told.items()]


def _behind(
    database: Database, scope: Scope, as_of: date, currency: str, secret: str
) -> dict[str, Mapping[str, People]]:
    params = {**scope.parameters(), "as_of": as_of, "currency": currency, "apart": False}
    columns = database.table("exports.people_behind", params).to_pydict()
    keyed = {person: hashed(person, secret) for person in set(columns["person"])}
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for measure, _class, group, person in zip(*columns.values(), strict=True):
        found[measure][group].add(keyed[person])
    frozen = {name: {key: frozenset(people) for key, people in groups.items()} for name, groups in found.items()}
    return defaultdict(dict, frozen)


def _bands(group: SatisfactionGroup) -> tuple[str, ...]:
    """Return the bands that may be printed of a group: with all shares known also those dissatisfied."""
    if group.shares:
        return SATISFIED, DISSATISFIED
    return () if group.satisfied is None else (SATISFIED,)


def _pay_figures(pay: Pay) -> dict[str, Any]:
    return {"n": pay.n, "q1": pay.q1, "median": pay.median, "q3": pay.q3}


def _score_figures(group: SatisfactionGroup) -> dict[str, Any]:
    return {"n": group.n, "mean": group.mean}


Choice = Callable[[str, str], Line | None]


def with_lines(answers: Answers, choose: Choice, rule: SharingRule) -> Answers:
    """Return the answers telling for each line what ``choose(measure, key)`` returns; None takes it out.

    Bands of satisfaction stay only where the lines of satisfied and dissatisfied people stay as well.
    """
    scores = answers.satisfaction
    groups = tuple(_scored(group, group.key, choose) for group in scores.groups)
    counted = (replace(skill, n=line.figures["n"], share=None) if line.figures["n"] != skill.n else skill
               for skill in answers.skills.skills if (line := choose(f"skill:{skill.key}", skill.key)))  # fmt: skip
    chosen = ((tally, choose(tally_measure(tally), tally.key)) for tally in answers.tallies)
    return replace(
        answers,
        tallies=tuple(replace(tally, **line.figures) for tally, line in chosen if line),
        salary=_paid(answers.salary, choose),
        satisfaction=_without_empty(
            replace(scores, groups=groups, overall=_scored(scores.overall, ALL, choose)),
        ),
        skills=replace(
            answers.skills,
            skills=tuple(sorted((one for one in counted if rule.may_show(one.n)), key=lambda one: (-one.n, one.skill))),
        ),
    )


def _paid(answer: SalaryAnswer, choose: Choice) -> SalaryAnswer:
    def told(group: PayGroup, key: str) -> PayGroup:
        entry, experienced = (_pay(getattr(group, post), choose(pay_measure(post, answer), key)) for post in POSTS)
        return replace(group, entry=entry, experienced=experienced)

    groups = tuple(told(group, group.key) for group in answer.groups)
    return replace(answer, groups=groups, overall=told(answer.overall, ALL))


def _pay(pay: Pay, line: Line | None) -> Pay:
    if not pay.n:
        return pay
    return Pay(**line.figures) if line else _HIDDEN_PAY


def _scored(group: SatisfactionGroup, key: str, choose: Choice) -> SatisfactionGroup:
    if not group.n:
        return group
    line = choose(SCORES, key)
    if line is None:
        return replace(group, n=None, mean=None, shares=(), satisfied=None)
    told = replace(group, **line.figures)
    kept = line.figures == _score_figures(group) and all(choose(part, key) for part in _bands(group))
    return told if kept else replace(told, shares=(), satisfied=None)


def _without_empty(answer: SatisfactionAnswer) -> SatisfactionAnswer:
    return replace(answer, groups=tuple(group for group in answer.groups if group.n))
