"""How pay is expressed: per year in one currency, as it was stated, or converted into a currency of choice.

Stored are the parts of each figure. What is shown follows from them when it is asked for, so that a changed rate
changes every converted figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from careerdash.insights.rates import Factor, exchange_rates
from careerdash.store.database import Database
from careerdash.values.exchange_rates import SOURCE
from careerdash.wording import _

YEARLY = "yearly"
STATED = "stated"
CONVERTED = "converted"
MEASURES = (YEARLY, STATED, CONVERTED)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What stands behind converted figures.

    ``converted`` and ``without_rate`` are (currency, interviews with pay in it), most first; ``rate_years`` the
    years of the rates used, and ``stated`` the currencies of which a rate used was stated by an advisor.
    """

    currency: str
    converted: tuple[tuple[str, int], ...]
    without_rate: tuple[tuple[str, int], ...]
    rate_years: tuple[int, ...]
    stated: tuple[str, ...]

    @property
    def footnote(self) -> str:
        """One sentence for under the chart: year and source of the rates."""
        if not self.rate_years:
            return _("Nothing was converted: there is no rate for these currencies and years.")
        years = "–".join(str(year) for year in dict.fromkeys((self.rate_years[0], self.rate_years[-1])))
        source = _("mean rates of {years}, {source}").format(years=years, source=SOURCE)
        if self.stated:
            source += _("; stated in the settings: {currencies}").format(currencies=", ".join(self.stated))
        return _("Converted to {currency} with the rate of the year of each interview ({source}).").format(
            currency=self.currency, source=source
        )


@dataclass(frozen=True, slots=True)
class Expression:
    """The unit of the figures and the parameters that make the statements express them so.

    ``period`` is the period they are for; ``others`` how many figures of the currency were stated for another one.
    """

    measure: str
    currency: str
    period: str
    parameters: Mapping[str, object]
    conversion: Conversion | None = None
    others: int = 0


def yearly(currency: str) -> Expression:
    """Express pay per year, in one currency; pay in others does not count."""
    return Expression(YEARLY, currency, "year", _unconverted(currency, ""))


def as_stated(database: Database, params: Mapping[str, object], currency: str) -> Expression:
    """Express pay as it was stated, in one currency and for the period most of it was stated for."""
    found = database.rows("salary.periods", {**params, "currency": currency})
    if not found:
        return yearly(currency)
    period = found[0]["period"]
    others = sum(row["amounts"] for row in found[1:])
    return Expression(STATED, currency, period, _unconverted(currency, period), others=others)


def converted(database: Database, params: Mapping[str, object], target: str) -> Expression:
    """Express all pay per year in ``target``, each figure with the rate of the year it was told in."""
    table = exchange_rates(database=database)
    factors = table.factors(target)
    years = database.rows("rates.class_years", params)
    into = {
        "currency": target,
        "rate_currencies": [factor.currency for factor in factors],
        "rate_years": [factor.year for factor in factors],
        "rate_factors": [factor.factor for factor in factors],
        "year_classes": [row["class_id"] for row in years],
        "class_years": [row["year"] for row in years],
        "period": "",
    }
    own = frozenset((rate.currency, rate.year) for rate in table.stated)
    behind = _behind(database.rows("salary.conversion", {**params, **into}), target, factors, own)
    return Expression(CONVERTED, target, "year", into, behind)


def _unconverted(currency: str, period: str) -> dict[str, object]:
    return {
        "currency": currency,
        "rate_currencies": [],
        "rate_years": [],
        "rate_factors": [],
        "year_classes": [],
        "class_years": [],
        "period": period,
    }


def _behind(
    rows: list[dict[str, object]], target: str, factors: tuple[Factor, ...], own: frozenset[tuple[str, int]]
) -> Conversion:
    used = {(factor.currency, factor.year): factor.rate_year for factor in factors}
    counts: dict[bool, dict[str, int]] = {True: {}, False: {}}
    years: set[int] = set()
    stated: set[str] = set()
    for row in rows:
        currency, year = str(row["currency"]), int(str(row["year"]))
        if currency == target:
            continue
        of_outcome = counts[bool(row["converted"])]
        of_outcome[currency] = of_outcome.get(currency, 0) + int(str(row["interviews"]))
        if row["converted"]:
            rate_year = used[currency, year]
            years.add(rate_year)
            stated |= {code for code in (currency, target) if (code, rate_year) in own}
    return Conversion(target, _most(counts[True]), _most(counts[False]), tuple(sorted(years)), tuple(sorted(stated)))


def _most(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
