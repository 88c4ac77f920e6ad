"""The exchange rates that come with the program: yearly means, units of a currency for one euro.

The rates are those of the European Central Bank (``exchange_rates.tsv`` names the days). The Bank publishes none for
some currencies, such as TWD, AED and VND: an advisor states these.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

BASE = "EUR"
SOURCE = "European Central Bank"
_FILE = Path(__file__).with_suffix(".tsv")


@cache
def seed_rates() -> Mapping[tuple[str, int], float]:
    """Return the rates by currency and year; the euro itself has a rate of 1 in every year."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    currencies = lines[0].split("\t")[1:]
    found: dict[tuple[str, int], float] = {}
    for line in lines[1:]:
        year, *rates = line.split("\t")
        found[BASE, int(year)] = 1.0
        found |= {(currency, int(year)): float(rate) for currency, rate in zip(currencies, rates, strict=True) if rate}
    return MappingProxyType(found)
