"""How satisfied professionals are with their work."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis, LeftOut
from careerdash.insights.breakdown import asked_of, class_names, class_years, pooling, too_fine, withheld
from careerdash.insights.words import POOLED, enough_for_one_breakdown, group_label, professionals
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.scores import mean_tells_few
from careerdash.privacy.sharing import shared_average, shared_count, shared_percent
from careerdash.store.database import Database
from careerdash.wording import _

GROUPS = ("field", "industry", "occupation", "level", "class", "year", "hours", "pay")
# Groups with an order of their own: more hours, more pay.
_ORDERED = {"hours", "pay"}


@dataclass(frozen=True, slots=True)
class SatisfactionGroup:
    """Scores of one group on 1-5: ``counts`` are scores per rounded value from 1 to 5, ``shares`` their parts.

    ``thirds`` are the parts with 1 or 2, with 3, and with 4 or 5; ``satisfied`` is the last of them. In share view
    ``counts`` is empty, parts are whole percents, and each of the three is empty where it would tell about too few
    people, by itself or beside the other groups. ``interviews`` are ids where the group is no fact of an interview
    (thirds of pay), at most a thousand, advisor view only.
    """

    key: str
    label: str
    n: int | None
    mean: float | None
    counts: tuple[int, ...]
    shares: tuple[float, ...]
    pooled: bool = False
    satisfied: float | None = None
    interviews: tuple[str, ...] = ()
    thirds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """What one professional liked and disliked, in the words of the log (advisor view only)."""

    interview_id: str
    student_key: str
    label: str
    liked: str | None
    disliked: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class SatisfactionAnswer:
    """Scores by group, most satisfied first.

    ``not_asked`` held interviews have no score, ``unreadable`` ones a text that is none (in share view
    people instead of interviews). ``scales`` are those the scores were typed on, with the number of interviews
    among the newest two thousand (None in share view).
    """

    group: str
    groups: tuple[SatisfactionGroup, ...]
    overall: SatisfactionGroup
    not_asked: int | None
    unreadable: int | None
    voices: tuple[Voice, ...]
    sentence: str
    basis: Basis
    scales: tuple[tuple[str, int | None], ...] = ()
    hidden: bool = False


_ALL = "overall"
_BUCKETS = ("ones", "twos", "threes", "fours", "fives")


def satisfaction(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    group: str = "field",
    limit: int = 30,
    rule: SharingRule | None = None,
) -> SatisfactionAnswer:
    """Answer how satisfied professionals are by ``group`` (one of ``GROUPS``); scores are never derived from prose.

    ``limit`` keeps the groups with most professionals, and as many voices. ``rule`` is the sharing rule, that of the
    view unless stated.
    """
    rule = rule or rule_for(view)
    fine = too_fine(view, filters)
    params = {
        **asked_of(scope, view, filters, today),
        "group": group,
        "limit": limit,
    }
    params |= class_years(database, params, group)
    groups, overall = _groups(database, params, group, rule, limit)
    without = _without_score(database, params, rule)
    return SatisfactionAnswer(
        group=group,
        groups=groups,
        overall=overall,
        not_asked=without["not_asked"],
        unreadable=without["unreadable"],
        voices=() if rule.hides else _voices(database, params),
        scales=tuple(
            (row["scale"], None if rule.hides else row["interviews"])
            for row in database.rows("satisfaction.scales", params)
        ),
        hidden=rule.hides,
        sentence=enough_for_one_breakdown() if fine else _sentence(groups, overall),
        basis=Basis(
            definition=_("Job satisfaction as told, brought to a scale from 1 to 5; never read out of prose."),
            rule=_("One score per professional: the latest."),
            n=overall.n,
            unit="professionals",
            left_out=tuple(
                LeftOut(reason, count)
                for reason, count in (
                    (_("no score asked or noted"), without["not_asked"]),
                    (_("a text that is no score"), without["unreadable"]),
                )
                if count != 0
            ),
        ),
    )


def _groups(
    database: Database, params: Mapping[str, object], group: str, rule: SharingRule, limit: int
) -> tuple[tuple[SatisfactionGroup, ...], SatisfactionGroup]:
    rows = _scores(database, params)
    for key, name in class_names(database, params, group).items():
        if key in rows:
            rows[key] |= {"label": name}
    people = {key: row["people"] for key, row in rows.items() if key != _ALL}

    def people_of(keys: frozenset[str]) -> int:
        if keys == people.keys():
            return int(rows[_ALL]["people"])
        return int(_scores(database, params, keys)[POOLED]["people"])

    decision = pooling(people, people_of, rule)
    if decision.pooled:
        rows[POOLED] = _scores(database, params, frozenset(decision.pooled))[POOLED]
    shown = [_group(group, key, rows[key], rule) for key in (*decision.shown, *([POOLED] if decision.pooled else []))]
    largest = sorted(shown, key=lambda found: (-(found.n or 0), found.key))[:limit]
    ordered = sorted(
        largest,
        key=lambda found: (
            found.key in {"", POOLED}, found.key if group in _ORDERED else "", -(found.mean or 0), found.label
        ),
    )  # fmt: skip
    if _ALL in rows and decision.total_shown:
        return tuple(ordered), _beside(_group(group, _ALL, rows[_ALL], rule), ordered, rows, rule)
    total = None if _ALL in rows else 0
    return tuple(ordered), SatisfactionGroup(_ALL, _("All"), total, None, (), ())


def _scores(
    database: Database, params: Mapping[str, object], pooled: frozenset[str] = frozenset()
) -> dict[str, dict[str, Any]]:
    statement = "satisfaction.scores_by_pay" if params["group"] == "pay" else "satisfaction.scores"
    rows = database.rows(statement, {**params, "pooled": sorted(pooled)})
    # the total comes as a row of nothing where there are no scores
    return {_ALL if row["group_key"] is None else row["group_key"]: row for row in rows if row["people"]}


def _group(group: str, key: str, row: Mapping[str, Any], rule: SharingRule) -> SatisfactionGroup:
    counts = tuple(row[bucket] for bucket in _BUCKETS)
    told, satisfied = sum(counts), row["fours"] + row["fives"]
    label = _("All") if key == _ALL else group_label(group, key, row["label"])
    if not rule.hides:
        return SatisfactionGroup(
            key=key,
            label=label,
            n=row["people"],
            mean=row["mean"],
            counts=counts,
            shares=tuple(count / told for count in counts),
            satisfied=satisfied / told,
            thirds=tuple(count / told for count in _in_thirds(counts)),
            interviews=tuple(row.get("interviews", ())),
        )
    liking = shared_percent(satisfied, told, rule)
    return SatisfactionGroup(
        key=key,
        label=label,
        n=shared_count(row["people"], rule),
        mean=_shared_mean(row, counts, rule),
        counts=(),
        shares=_parts(counts, rule),
        pooled=key == POOLED,
        satisfied=None if liking is None else liking / 100,
        thirds=_parts(_in_thirds(counts), rule),
    )


def _shared_mean(row: Mapping[str, Any], counts: tuple[int, ...], rule: SharingRule) -> float | None:
    """Return the mean where neither it nor the parts beside it tell that only a few people gave some score."""
    mean = shared_average(row["mean"], row["people"], rule)
    low, middle, high = _in_thirds(counts)
    bands: tuple[int, ...] = ()
    if _parts((low, middle, high), rule):
        bands = (high, middle, low)
    elif shared_percent(high, sum(counts), rule) is not None:
        bands = (high, low + middle)
    if mean is None or mean_tells_few(mean, row["people"], row["people"], rule, bands):
        return None
    return mean


def _in_thirds(counts: tuple[int, ...]) -> tuple[int, ...]:
    ones, twos, threes, fours, fives = counts
    return (ones + twos, threes, fours + fives)


def _parts(counts: tuple[int, ...], rule: SharingRule) -> tuple[float, ...]:
    """Return each count as a part of all, in whole percent; nothing where one of them may not be told."""
    percents = [shared_percent(count, sum(counts), rule) for count in counts]
    known = [percent / 100 for percent in percents if percent is not None]
    return tuple(known) if len(known) == len(percents) else ()


def _beside(
    overall: SatisfactionGroup,
    groups: Sequence[SatisfactionGroup],
    rows: Mapping[str, Mapping[str, Any]],
    rule: SharingRule,
) -> SatisfactionGroup:
    """Return the total without the parts that would, beside those of the groups, tell of the few who are left over."""
    if not rule.hides:
        return overall

    def safe(told: Sequence[str], cut: Callable[[tuple[int, ...]], tuple[int, ...]]) -> bool:
        counts = {key: cut(tuple(rows[key][bucket] for bucket in _BUCKETS)) for key in (*told, _ALL)}
        rests = (whole - sum(counts[key][place] for key in told) for place, whole in enumerate(counts[_ALL]))
        return all(not rest or rule.may_show(rest) for rest in rests)

    five = safe([group.key for group in groups if group.shares], lambda counts: counts)
    three = safe([group.key for group in groups if group.thirds], _in_thirds)
    two = safe([group.key for group in groups if group.satisfied is not None], _in_halves)
    return replace(
        overall,
        shares=overall.shares if five and three and two else (),
        thirds=overall.thirds if three and two else (),
        satisfied=overall.satisfied if two else None,
    )


def _in_halves(counts: tuple[int, ...]) -> tuple[int, ...]:
    return (sum(counts[:3]), sum(counts[3:]))


def _without_score(database: Database, params: Mapping[str, object], rule: SharingRule) -> dict[str, int | None]:
    row = database.rows("satisfaction.without_score", params)[0]
    if rule.hides:
        return withheld({"not_asked": row["people_not_asked"], "unreadable": row["people_unreadable"]}, rule)
    return {"not_asked": row["not_asked"], "unreadable": row["unreadable"]}


def _voices(database: Database, params: Mapping[str, object]) -> tuple[Voice, ...]:
    return tuple(
        Voice(
            interview_id=row["interview_id"],
            student_key=row["student_key"],
            # a name stands beside a quote only where the professional agreed that answers are kept
            label=row["professional_name"]
            if row["may_keep_answers"] and row["professional_name"]
            else row["occupation"] or row["field"],
            liked=row["liked"],
            disliked=row["disliked"],
            score=row["score"],
        )
        for row in database.rows("satisfaction.voices", params)
    )


def _sentence(groups: tuple[SatisfactionGroup, ...], overall: SatisfactionGroup) -> str:
    if overall.mean is not None and overall.n is not None:
        return _("Mean satisfaction {mean} of 5 (n = {professionals}).").format(
            mean=f"{overall.mean:.1f}", professionals=professionals(overall.n)
        )
    if groups or overall.n is None:
        return _("Too few professionals told a score to show a mean for all of them together.")
    return _("No satisfaction score was told in these interviews.")
