"""A report over several classes beside the reports of these classes: nothing small may follow from the difference.

Everybody can have the report of each class. So the report over all of them keeps a figure only where the sizes
of all released groups, taken together, do not tell the size of a group of a few people; else it gives up first
the breakdown by field, then the figure.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from careerdash.insights.progress import Progress
from careerdash.insights.salary import Pay, PayGroup, SalaryAnswer
from careerdash.insights.satisfaction import SatisfactionAnswer
from careerdash.insights.skills import SkillsAnswer
from careerdash.insights.words import POOLED
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import SharingRule
from careerdash.privacy.subtraction import gives_away
from careerdash.reports.answers import Answers
from careerdash.reports.behind import Behind, people_behind, told_of
from careerdash.reports.lines import People
from careerdash.reports.tallies import beside_classes
from careerdash.store.database import Database

_HELD_BACK = Pay(None, None, None, None)
_POSTS = ("entry", "experienced")


@dataclass(frozen=True, slots=True)
class _Breakdown:
    """What one table releases of a measure: groups by key with their size, and everybody together."""

    keys: tuple[str, ...]
    total: bool


def hold_back_differences(
    answers: Answers, database: Database, scope: Scope, as_of: date, rule: SharingRule
) -> Answers:
    """Return the answers over several classes without the figures that would give a part of one class away."""
    if not rule.hides or len(scope.classes) < 2:
        return answers
    apart = people_behind(database, scope, as_of, answers.salary.currency, apart=True)
    joined = people_behind(database, scope, as_of, answers.salary.currency, apart=False)
    released: dict[str, list[People]] = defaultdict(list)
    for (measure, _class), behind in apart.items():
        if measure in {*_POSTS, "satisfaction"}:
            released[measure] += told_of(behind, rule)
    pay = answers.salary
    for post in _POSTS:
        pay = _kept_pay(pay, post, released[post], joined[post, ""], rule)
    return replace(
        answers,
        salary=pay,
        satisfaction=_kept_scores(answers.satisfaction, released["satisfaction"], joined["satisfaction", ""], rule),
        skills=_kept_skills(answers, apart, joined["skill", ""], rule),
        tallies=beside_classes(answers.tallies, database, scope, as_of, answers.salary.currency, rule),
        progress=_kept_progress(answers.progress, database, scope, rule),
    )


def _pay_cells(answer: SalaryAnswer, post: str) -> _Breakdown:
    keys = tuple(group.key for group in answer.groups if getattr(group, post).n)
    return _Breakdown(keys, bool(getattr(answer.overall, post).n))


def _score_cells(answer: SatisfactionAnswer) -> _Breakdown:
    return _Breakdown(tuple(group.key for group in answer.groups if group.n), bool(answer.overall.n))


def _sets(cells: _Breakdown, behind: Behind) -> list[People]:
    """Return the people of every released group; the joined one holds all groups without a name of their own."""
    named = [behind.get(key, frozenset()) for key in cells.keys if key != POOLED]
    if POOLED in cells.keys:
        named.append(frozenset().union(*(people for key, people in behind.items() if key not in cells.keys)))
    if cells.total:
        named.append(frozenset().union(*behind.values()))
    return [people for people in named if people]


def _safe(cells: _Breakdown, released: list[People], behind: Behind, rule: SharingRule) -> tuple[bool, bool]:
    """Say whether the groups may stay, and whether the total may."""
    if not gives_away([*released, *_sets(cells, behind)], rule):
        return True, True
    total_only = replace(cells, keys=())
    return False, cells.total and not gives_away([*released, *_sets(total_only, behind)], rule)


def _kept_pay(
    answer: SalaryAnswer, post: str, released: list[People], behind: Behind, rule: SharingRule
) -> SalaryAnswer:
    groups, total = _safe(_pay_cells(answer, post), released, behind, rule)

    def without(group: PayGroup) -> PayGroup:
        return replace(group, entry=_HELD_BACK) if post == "entry" else replace(group, experienced=_HELD_BACK)

    return replace(
        answer,
        groups=answer.groups if groups else tuple(without(group) for group in answer.groups),
        overall=answer.overall if total else without(answer.overall),
    )


def _kept_scores(
    answer: SatisfactionAnswer, released: list[People], behind: Behind, rule: SharingRule
) -> SatisfactionAnswer:
    groups, total = _safe(_score_cells(answer), released, behind, rule)
    # how many are satisfied is a breakdown too: it stays with the classes
    coarse = tuple(replace(group, shares=(), satisfied=None) for group in answer.groups)
    overall = replace(answer.overall, shares=(), satisfied=None)
    return replace(
        answer,
        groups=coarse if groups else (),
        overall=overall if total else replace(overall, n=None, mean=None),
    )


def _kept_skills(
    answers: Answers,
    apart: Mapping[tuple[str, str], Behind],
    joined: Behind,
    rule: SharingRule,
) -> SkillsAnswer:
    classes = [groups for (measure, _class), groups in apart.items() if measure == "skill"]
    kept = []
    for skill in answers.skills.skills:
        named = (groups.get(skill.key, frozenset()) for groups in classes)
        sets = [people for people in named if rule.may_show(len(people))]
        if not gives_away([*sets, joined.get(skill.key, frozenset())], rule):
            kept.append(skill)
    return replace(answers.skills, skills=tuple(kept))


def _kept_progress(
    told: Sequence[Progress], database: Database, scope: Scope, rule: SharingRule
) -> tuple[Progress, ...]:
    """Hold the counts back where they tell how many students a class of a few has.

    Classes are told alone where they are large enough, and together in the reports handed out before; of two such
    reports each may be fine and the difference a class of three.
    """
    everyone = Scope.everything(database)
    sizes = {row["class_id"]: row["students"] for row in database.rows("exports.class_sizes", everyone.parameters())}

    def members(classes: frozenset[str]) -> People:
        return frozenset(f"{one} {number}" for one in classes for number in range(sizes.get(one, 0)))

    known = [members(frozenset({one})) for one, size in sizes.items() if rule.may_show(size)]
    for row in database.rows("releases.scopes"):
        earlier = members(frozenset(row["class_ids"]))
        if earlier not in known and not gives_away([*known, earlier], rule):
            known.append(earlier)
    if not gives_away([*known, members(scope.classes)], rule):
        return tuple(told)
    return tuple(replace(answer, steps=tuple(replace(step, of=None, done=None, in_progress=None, not_started=None,
        waived=None, overdue=None) for step in answer.steps), total=None) for answer in told)  # fmt: skip
