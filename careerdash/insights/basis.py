"""What stands behind a figure: its definition, the rule that made it, n, and what was left out and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Interviews or people that are not in a figure. ``count`` is None where it may not be shown."""

    reason: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Basis:
    """The text of "Where does this come from?".

    ``n`` counts what ``unit`` says (``"professionals"``, ``"interviews"``, ``"students"``); None where hidden.
    """

    definition: str
    rule: str
    n: int | None
    unit: str
    left_out: tuple[LeftOut, ...] = ()
