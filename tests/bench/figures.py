"""One measured figure, and how the table of a run is written."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its budget: ``limit`` is the most (or, with ``at_least``, the least) it may be.

    ``group`` names what was measured, ``unit`` is s, ms, MB or x (a ratio of two figures of the same run).
    """

    group: str
    name: str
    value: float
    unit: str
    limit: float | None = None
    at_least: bool = False

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; None where there is none."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    @property
    def budget(self) -> str:
        """The budget as written in the table."""
        if self.limit is None:
            return ""
        return f"{'>=' if self.at_least else '<='} {self.limit:g} {self.unit}"


_WORDS = {True: "kept", False: "OVER", None: ""}


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as aligned text."""
    rows = [("group", "what", "measured", "budget", "")]
    rows += [(f.group, f.name, f"{f.value:,.2f} {f.unit}", f.budget, _WORDS[f.kept]) for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
