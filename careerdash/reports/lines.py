"""One line of a shared report with the people behind it: what is checked, compared and remembered."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

People = frozenset[str]
# The key of the line over all groups; no folded name can be this.
ALL = "**"
SCORES, SATISFIED, DISSATISFIED = "satisfaction", "satisfied", "dissatisfied"
_DIGEST = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One released figure: its measure, the key of its group, what it tells, and about whom."""

    measure: str
    key: str
    figures: Mapping[str, Any]
    people: People


def hashed(person: str, secret: str) -> str:
    """Return what stands for a person in the memory of releases: keyed, so that it names nobody."""
    return hashlib.blake2b(person.encode(), key=bytes.fromhex(secret), digest_size=_DIGEST).hexdigest()
