"""The exchange rates in force: those that come with the program, and what an advisor stated in their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from careerdash.store.database import Database
from careerdash.values.exchange_rates import BASE, seed_rates


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of ``currency`` for one euro in a year; ``author`` and ``changed_at`` where an advisor stated it.

    ``per_euro`` is None where an advisor wants no rate of that year used. ``seed`` is the rate that comes with the
    program, None where there is none.
    """

    currency: str
    year: int
    per_euro: float | None
    seed: float | None
    author: str | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """What an amount of ``currency`` is multiplied with when it was told in ``year``; the rate is of ``rate_year``."""

    currency: str
    year: int
    factor: float
    rate_year: int


@dataclass(frozen=True, slots=True)
class RateTable:
    """Every rate, by currency and year, those without a usable rate included."""

    rates: tuple[Rate, ...]

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies with a rate in at least one year."""
        return tuple(dict.fromkeys(rate.currency for rate in self.rates if rate.per_euro))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the table, newest first."""
        return tuple(sorted({rate.year for rate in self.rates}, reverse=True))

    @property
    def stated(self) -> tuple[Rate, ...]:
        """The rates an advisor stated, newest change first."""
        own = [rate for rate in self.rates if rate.changed_at is not None]
        return tuple(sorted(own, key=lambda rate: (str(rate.changed_at), rate.currency, rate.year), reverse=True))

    def factors(self, target: str) -> tuple[Factor, ...]:
        """Return the factors into ``target``.

        A year is converted with its own rates, or with those of the year before where one of the two is missing;
        older rates are not stretched further.
        """
        known = {(rate.currency, rate.year): rate.per_euro for rate in self.rates if rate.per_euro}
        return tuple(
            Factor(currency, year, into / rate, rate_year)
            for currency, year, rate_year in _years_served(known)
            if (rate := known.get((currency, rate_year)))
            and (into := known.get((target, rate_year)))
            and (rate_year == year or not (known.get((currency, year)) and known.get((target, year))))
        )


def _years_served(known: dict[tuple[str, int], float]) -> Iterator[tuple[str, int, int]]:
    for currency, year in known:
        yield currency, year, year
        yield currency, year + 1, year


def exchange_rates(*, database: Database) -> RateTable:
    """Answer which rates are in force, by currency and year."""
    seed = seed_rates()
    found = {key: Rate(*key, rate, rate) for key, rate in seed.items()}
    for row in database.rows("rates.stated"):
        key = (row["currency"], row["year"])
        found[key] = Rate(*key, row["per_euro"], seed.get(key), row["author"], row["changed_at"])
    return RateTable(tuple(found[key] for key in sorted(found)))


__all__ = ["BASE", "Factor", "Rate", "RateTable", "exchange_rates"]
