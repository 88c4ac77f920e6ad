"""Exchange rates stated by hand in place of those that come with the program."""

import math
import re
from collections.abc import Mapping
from datetime import datetime

from careerdash.errors import WrongUse
from careerdash.insights.rates import exchange_rates
from careerdash.store.database import Database
from careerdash.values.exchange_rates import BASE, seed_rates
from careerdash.wording import _

_CODE = re.compile(r"[A-Z]{3}")
_YEARS = range(1990, 2101)
_LARGEST = 1e9


def state_rates(database: Database, rates: Mapping[tuple[str, int], float | None], author: str, now: datetime) -> int:
    """State rates by currency and year, as units for one euro; None means that no rate of that year is used.

    What equals the rate in force is not stored, and a statement equal to the rate that comes with the program
    takes an earlier one back. Returns how many rates changed. Every converted figure follows at once.

    Raises:
        WrongUse: no currency code of three letters, a year out of reach, the euro, or a rate that is not above 0.
    """
    for (currency, year), rate in rates.items():
        _check(currency, year, rate)
    in_force = {(rate.currency, rate.year): rate.per_euro for rate in exchange_rates(database=database).rates}
    changed = {key: rate for key, rate in rates.items() if in_force.get(key) != rate}
    if not changed:
        return 0
    seed = seed_rates()
    kept = {key: rate for key, rate in changed.items() if seed.get(key) != rate}
    with database.write() as session:
        session.run("rates.delete", _columns(changed))
        session.run("rates.insert", {**_columns(kept), "author": author, "now": now})
    return len(changed)


def reset_rates(database: Database) -> None:
    """Take back every rate that was stated: those that come with the program are in force again."""
    with database.write() as session:
        session.run("rates.delete_all")


def _columns(rates: Mapping[tuple[str, int], float | None]) -> dict[str, object]:
    return {
        "currencies": [currency for currency, _year in rates],
        "years": [year for _currency, year in rates],
        "rates": list(rates.values()),
    }


def _check(currency: str, year: int, rate: float | None) -> None:
    if not _CODE.fullmatch(currency):
        raise WrongUse(_("“{currency}” is no currency code: write three capital letters.").format(currency=currency))
    if currency == BASE:
        raise WrongUse(_("All rates are for one euro; the euro itself needs none."))
    if year not in _YEARS:
        raise WrongUse(_("{year} is no year rates can be stated for.").format(year=year))
    if rate is not None and not (math.isfinite(rate) and 0 < rate < _LARGEST):
        raise WrongUse(
            _("The rate of {currency} in {year} has to be a number above 0.").format(currency=currency, year=year)
        )
