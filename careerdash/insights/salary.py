"""What people earn, as heard in the interviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis, LeftOut
from careerdash.insights.breakdown import asked_of, class_names, class_years, pooling, too_fine, withheld
from careerdash.insights.salary_measures import (
    CONVERTED,
    STATED,
    YEARLY,
    Conversion,
    Expression,
    as_stated,
    converted,
    yearly,
)
from careerdash.insights.words import POOLED, enough_for_one_breakdown, group_label, professionals
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import Spread, about, shared_spread
from careerdash.store.database import Database
from careerdash.wording import _

GROUPS = ("field", "industry", "occupation", "level", "class", "year")
POSTS = ("entry", "experienced")


@dataclass(frozen=True, slots=True)
class Pay:
    """Yearly pay of one post: quartiles of the yearly midpoints, and ``n`` distinct professionals.

    Quartiles are None below ten values (share view: ten people), the median in share view below five;
    ``dots`` (advisor view only) are the yearly midpoints where there are fewer than ten. In share view
    figures have two significant digits, and n is None where the group is too small to be mentioned.
    """

    n: int | None
    q1: float | None
    median: float | None
    q3: float | None
    dots: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PayGroup:
    """Pay in one field, industry, occupation or level. ``pooled`` marks small groups taken together."""

    key: str
    label: str
    entry: Pay
    experienced: Pay
    pooled: bool = False


@dataclass(frozen=True, slots=True)
class PayReadings:
    """What became of the pay texts, counted in interviews (in share view None where too few).

    ``read`` have an amount or a range, ``ranges`` of them are ranges; ``one_sided`` say "at least" or
    "at most" and stand beside the quantiles; ``unplaced`` were read, but the level of the post is not known.
    """

    interviews: int | None
    read: int | None
    ranges: int | None
    one_sided: int | None
    declined: int | None
    missing: int | None
    unreadable: int | None
    unplaced: int | None


@dataclass(frozen=True, slots=True)
class SalaryAnswer:
    """Pay by group in one currency, sorted by median; ``currencies`` are all that were read, most first.

    ``measure`` says how pay is expressed (one of ``MEASURES``) and ``period`` what the figures are for;
    ``conversion`` stands behind converted figures, ``other_periods`` counts those stated for another period.
    """

    group: str
    currency: str
    currencies: tuple[tuple[str, int], ...]
    groups: tuple[PayGroup, ...]
    overall: PayGroup
    readings: PayReadings
    sentence: str
    basis: Basis
    measure: str = YEARLY
    period: str = "year"
    conversion: Conversion | None = None
    other_periods: int = 0


_NOTHING = Pay(0, None, None, None)
_HELD_BACK = Pay(None, None, None, None)
_QUARTILES_FROM = 10
_ALL = "overall"


def salary(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    group: str = "field",
    limit: int = 30,
    measure: str = YEARLY,
    convert_to: str = "",
    rule: SharingRule | None = None,
) -> SalaryAnswer:
    """Answer what people earn by ``group`` (one of ``GROUPS``).

    One currency at a time: that of the filter, else the one read most often; converted, all currencies together in
    ``convert_to``. ``limit`` keeps the groups with most professionals. ``rule`` is the sharing rule, that of the
    view unless stated.

    In share view pay is always yearly in one currency: the same people expressed in another way could be
    subtracted, and the rest would be the pay of the few whose currency or period is rare.
    """
    rule = rule or rule_for(view)
    fine = too_fine(view, filters)
    params = {**asked_of(scope, view, filters, today), "group": group}
    currencies = _currencies(database, params, rule)
    expressed = _expression(database, params, currencies, YEARLY if rule.hides else measure, convert_to)
    params |= expressed.parameters
    if group == "year":
        params |= class_years(database, params, group)
    rows = _spreads(database, params)
    shown = {post: _shown(database, params, rows, post, rule) for post in POSTS}
    labels = {key: row["label"] for (_post, key), row in sorted(rows.items(), key=lambda entry: entry[1]["people"])}
    labels |= class_names(database, params, group)
    groups = _groups(group, shown, labels, limit)
    overall = _group(_ALL, _("All"), shown)
    readings = _readings(database, params, rule)
    sentence = enough_for_one_breakdown() if fine else _sentence(groups, overall, expressed)
    return SalaryAnswer(
        group=group,
        currency=expressed.currency,
        currencies=currencies,
        groups=groups,
        overall=overall,
        readings=readings,
        sentence=sentence,
        basis=_basis(readings, overall, expressed),
        measure=expressed.measure,
        period=expressed.period,
        conversion=expressed.conversion,
        other_periods=expressed.others,
    )


def _expression(
    database: Database,
    params: Mapping[str, object],
    currencies: tuple[tuple[str, int], ...],
    measure: str,
    convert_to: str,
) -> Expression:
    usual = str(params["currency"]) or (currencies[0][0] if currencies else "")
    if measure == CONVERTED:
        return converted(database, params, convert_to or usual)
    return as_stated(database, params, usual) if measure == STATED else yearly(usual)


def _currencies(database: Database, params: Mapping[str, object], rule: SharingRule) -> tuple[tuple[str, int], ...]:
    counted = ((row["currency"], row["amounts"]) for row in database.rows("salary.currencies", params))
    return tuple((currency, amounts) for currency, amounts in counted if rule.may_show(amounts))


def _spreads(
    database: Database, params: Mapping[str, object], pooled: Mapping[str, frozenset[str]] | None = None
) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the rows by post and group; small groups named in ``pooled`` come as one."""
    joined = {f"pooled_{post}": sorted((pooled or {}).get(post, ())) for post in POSTS}
    rows = database.rows("salary.spreads", {**params, **joined})
    return {(row["post"], _ALL if row["group_key"] is None else row["group_key"]): row for row in rows}


def _shown(
    database: Database,
    params: Mapping[str, object],
    rows: Mapping[tuple[str, str], Mapping[str, Any]],
    post: str,
    rule: SharingRule,
) -> dict[str, Pay]:
    """Return the pay per group key as the rule lets it be shown, with the overall pay under its own key."""
    found = {key: row for (of_post, key), row in rows.items() if of_post == post}
    people = {key: row["people"] for key, row in found.items() if key != _ALL}

    def people_of(keys: frozenset[str]) -> int:
        if keys == people.keys():
            return int(found[_ALL]["people"])
        return int(_spreads(database, params, {post: keys})[post, POOLED]["people"])

    decision = pooling(people, people_of, rule)
    shown = dict.fromkeys((*decision.pooled, *decision.hidden), _HELD_BACK)
    shown |= {key: pay_of(found[key], rule) for key in decision.shown}
    if decision.pooled:
        row = _spreads(database, params, {post: frozenset(decision.pooled)})[post, POOLED]
        shown[POOLED] = pay_of(row, rule)
    if _ALL in found:
        shown[_ALL] = pay_of(found[_ALL], rule) if decision.total_shown else _HELD_BACK
    return shown


def pay_of(row: Mapping[str, Any], rule: SharingRule) -> Pay:
    """Return the figures of a row of a spread (people, amounts, quartiles, smallest) as the rule lets them be shown."""
    q1, median, q3 = row["quartiles"]
    if rule.hides:
        spread = shared_spread(Spread(row["people"], median=median, q1=q1, q3=q3), rule)
        return Pay(spread.n, spread.q1, spread.median, spread.q3)
    if row["amounts"] < _QUARTILES_FROM:
        return Pay(row["people"], None, median, None, tuple(sorted(row["smallest"])))
    return Pay(row["people"], q1, median, q3)


def _groups(
    group: str, shown: Mapping[str, Mapping[str, Pay]], labels: Mapping[str, str | None], limit: int
) -> tuple[PayGroup, ...]:
    """Return the groups with most professionals, highest median first; unstated and pooled ones last."""
    keys = {key for pays in shown.values() for key, pay in pays.items() if key != _ALL and pay.n}
    groups = [_group(key, group_label(group, key, labels.get(key)), shown) for key in keys]
    largest = sorted(groups, key=lambda pay: (-(pay.entry.n or 0) - (pay.experienced.n or 0), pay.key))[:limit]
    return tuple(sorted(largest, key=lambda pay: (pay.key in {"", POOLED}, -_height(pay), pay.label, pay.key)))


def _group(key: str, label: str, shown: Mapping[str, Mapping[str, Pay]]) -> PayGroup:
    entry, experienced = (shown[post].get(key, _NOTHING) for post in POSTS)
    return PayGroup(key, label, entry, experienced, pooled=key == POOLED)


def _height(group: PayGroup) -> float:
    return group.entry.median or group.experienced.median or 0.0


def _readings(database: Database, params: Mapping[str, object], rule: SharingRule) -> PayReadings:
    """Return the counts of the strip: interviews for the advisor, distinct people where names are hidden."""
    statement = "salary.reading_people" if rule.hides else "salary.readings"
    rows = {row["outcome"]: row for row in database.rows(statement, params)}
    outcomes = ("read", "one_sided", "declined", "missing", "unreadable")
    counts = withheld({key: rows[key]["told"] if key in rows else 0 for key in outcomes}, rule)
    read = rows.get("read", {"told": 0, "ranges": 0, "unplaced": 0})
    parts = {}
    for part in ("ranges", "unplaced"):
        # neither the part nor what is left beside it may be a few people
        parts[part] = withheld({part: read[part], "others": read["told"] - read[part]}, rule)[part]
    everyone = rows["all"]["told"] if "all" in rows else sum(row["told"] for row in rows.values())
    return PayReadings(
        interviews=about(everyone, rule),
        ranges=parts["ranges"],
        unplaced=parts["unplaced"],
        **counts,
    )


def _sentence(groups: tuple[PayGroup, ...], overall: PayGroup, expressed: Expression) -> str:
    """Return the headline: the only group there is, else everyone; entry pay where it is known."""
    heard = groups[0] if len(groups) == 1 else overall
    for pay, post in ((heard.entry, _("entry pay")), (heard.experienced, _("experienced pay"))):
        if pay.median is None or pay.n is None:
            continue
        where = "" if heard is overall else " " + _("in {group}").format(group=heard.label)
        return _("Median {post} heard{where}: {amount} {currency} {per} (n = {professionals}).").format(
            post=post,
            where=where,
            amount=f"{pay.median:,.0f}",
            currency=expressed.currency,
            per=per_period(expressed.period),
            professionals=professionals(pay.n),
        )
    if groups:
        return _("Too few professionals told their pay to state a median for all of them together.")
    return _("No pay was told in these interviews.")


def per_period(period: str) -> str:
    """Return the words for what an amount is for: ``a year``, ``a month`` ..."""
    return {
        "year": _("a year"),
        "month": _("a month"),
        "week": _("a week"),
        "day": _("a day"),
        "hour": _("an hour"),
    }[period]


def _basis(readings: PayReadings, overall: PayGroup, expressed: Expression) -> Basis:
    left_out = (
        (_("only a lower or an upper bound was told"), readings.one_sided),
        (_("declined to say"), readings.declined),
        (_("not asked or left empty"), readings.missing),
        (_("could not be read"), readings.unreadable),
        (_("read, but the level of the post is not known"), readings.unplaced),
        (_("stated for another period"), expressed.others),
        *((_("no rate for {currency}").format(currency=code), n) for code, n in _unconverted(expressed)),
    )
    known = [pay.n for pay in (overall.entry, overall.experienced) if pay.n is not None]
    return Basis(
        definition=_(
            "Pay {per}, as heard in the interviews: the middle of each range, gross or net as told. Quartiles are "
            "interpolated linearly between the values."
        ).format(per=per_period(expressed.period)),
        rule=_rule(expressed),
        n=max(known, default=None),
        unit="professionals",
        left_out=tuple(LeftOut(reason, count) for reason, count in left_out if count != 0),
    )


def _rule(expressed: Expression) -> str:
    behind = expressed.conversion
    told = (
        _("One value per professional and post: the latest.")
        if behind
        else _("One value per professional, post and currency: the latest.")
    )
    told += " " + _(
        "Entry pay is what was told for entry posts, else the own pay of a professional of entry level; experienced "
        "pay likewise of mid or senior level."
    )
    return f"{told} {behind.footnote}" if behind else told


def _unconverted(expressed: Expression) -> tuple[tuple[str, int], ...]:
    return expressed.conversion.without_rate if expressed.conversion else ()
