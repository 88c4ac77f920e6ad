"""What professionals earn after so many years of experience."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.breakdown import asked_of, pooling, too_fine
from careerdash.insights.salary import Pay, pay_of
from careerdash.insights.words import POOLED, enough_for_one_breakdown, group_label
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

BANDS = ("y1", "y2", "y3", "y4", "y5")


@dataclass(frozen=True, slots=True)
class PayAfter:
    """Yearly pay of professionals in one band of years; ``label`` names the band."""

    key: str
    label: str
    pay: Pay


@dataclass(frozen=True, slots=True)
class GrowthAnswer:
    """Bands by rising years, in one currency; ``people`` told both their years and their pay."""

    bands: tuple[PayAfter, ...]
    currency: str
    people: int | None
    hidden: bool
    sentence: str
    basis: Basis


def pay_growth(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date, currency: str
) -> GrowthAnswer:
    """Answer how pay grows with the years of experience, yearly and in one ``currency``.

    In share view bands of too few people are joined, or held back together with the total.
    """
    rule = rule_for(view)
    fine = too_fine(view, filters)
    params = {
        **asked_of(scope, view, filters, today),
        "currency": currency,
    }
    rows = _rows(database, params, frozenset())
    people = {key: row["people"] for key, row in rows.items() if key is not None}

    def people_of(keys: frozenset[str]) -> int:
        if keys == people.keys():
            return int(rows[None]["people"])
        return int(_rows(database, params, keys)[POOLED]["people"])

    decision = pooling(people, people_of, rule)
    bands = [_band(key, rows[key], rule) for key in BANDS if key in decision.shown]
    if decision.pooled:
        joined = _rows(database, params, frozenset(decision.pooled))[POOLED]
        bands.append(_band(POOLED, joined, rule))
    everyone = rows[None]["people"] if rows else 0
    return GrowthAnswer(
        bands=tuple(bands),
        currency=currency,
        people=everyone if decision.total_shown or not everyone else None,
        hidden=rule.hides,
        sentence=enough_for_one_breakdown() if fine else _sentence(bands, currency),
        basis=Basis(
            definition=_(
                "Yearly pay by the professional's own years of experience: entry pay of those with less than three "
                "years, experienced pay of the others, else their own pay; the middle of each range."
            ),
            rule=_(
                "One value per professional: the latest. Who told no years, or no pay in this currency, is left out."
            ),
            n=everyone if decision.total_shown or not everyone else None,
            unit="professionals",
        ),
    )


def _rows(database: Database, params: Mapping[str, object], pooled: frozenset[str]) -> dict[str | None, dict[str, Any]]:
    found = database.rows("salary.by_years", {**params, "pooled": sorted(pooled)})
    return {row["band"]: row for row in found if row["people"]}


def _band(key: str, row: Mapping[str, Any], rule: SharingRule) -> PayAfter:
    return PayAfter(key, group_label("years", key, None), pay_of(row, rule))


def _sentence(bands: list[PayAfter], currency: str) -> str:
    known = [band for band in bands if band.pay.median is not None and band.key != POOLED]
    if len(known) < 2:
        return _("Too few professionals told both their years and their pay to see how it grows.")
    first, last = known[0], known[-1]
    return _("Median pay: {low} {currency} a year with {first}, {high} with {last}.").format(
        low=f"{first.pay.median:,.0f}",
        currency=currency,
        first=first.label[0].lower() + first.label[1:],
        high=f"{last.pay.median:,.0f}",
        last=last.label[0].lower() + last.label[1:],
    )
