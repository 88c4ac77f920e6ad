"""Grading a log: what can be counted beforehand, the four marks, and the criteria a class may start from."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How much of what was required is there."""

    ALL = "all"
    ALL_BUT_ONE = "all_but_one"
    SOME = "some"
    NONE = "none"


class Counted(StrEnum):
    """The rule of a criterion: what is counted from the evidence; ``by_hand`` leaves it to the advisor."""

    BY_HAND = ""
    SELF_ASSESSMENT = "self_assessment"
    PEOPLE = "people"
    LEVELS = "levels"
    OUTLINE = "outline"
    HELD = "held"
    ANALYSIS = "analysis"
    COURTESY = "courtesy"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the marks of a class; ``criterion_id`` is empty for one that was not stored yet."""

    criterion_id: str
    name: str
    points_max: float
    rule: Counted


# The share of the points each mark is worth before the advisor looks.
SHARES = {Mark.ALL: 1.0, Mark.ALL_BUT_ONE: 0.75, Mark.SOME: 0.5, Mark.NONE: 0.0}
SUGGESTED = (
    Criterion("", "Self-assessment", 10, Counted.SELF_ASSESSMENT),
    Criterion("", "People found", 15, Counted.PEOPLE),
    Criterion("", "Newcomers and experienced people", 10, Counted.LEVELS),
    Criterion("", "Interviews held", 20, Counted.HELD),
    Criterion("", "Outline questions answered", 15, Counted.OUTLINE),
    Criterion("", "Analysis of the results", 20, Counted.ANALYSIS),
    Criterion("", "Courtesy", 10, Counted.COURTESY),
)


def mark_of(have: int, required: int) -> Mark:
    """Return the mark for ``have`` of ``required`` elements; one missing of a single element is none."""
    if have >= required:
        return Mark.ALL
    if have <= 0:
        return Mark.NONE
    return Mark.ALL_BUT_ONE if required - have == 1 else Mark.SOME


def points_for(mark: Mark, points_max: float) -> float:
    """Return the points a mark is worth, to the nearest half point."""
    return int(SHARES[mark] * points_max * 2 + 0.5) / 2
