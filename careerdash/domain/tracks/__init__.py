"""The three tracks and their steps, with the rules a class may change: one readable file for each track.

Source: the customer's guides to career-figure interviews and to the eight steps of career planning.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_FILES = ("assignment", "planning", "job_interviews")


class Switch(StrEnum):
    """Whether a track or a step is asked of a class; ``by_data`` follows the first data of the track."""

    ON = "on"
    OFF = "off"
    BY_DATA = "by_data"


class Paper(StrEnum):
    """What a student hands in outside the workbooks. A report and a plan belong to one field."""

    OUTLINE = "outline"
    SELF_ASSESSMENT = "self_assessment"
    SUMMARY_REPORT = "summary_report"
    CULTIVATION_PLAN = "cultivation_plan"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a track; ``short`` is the column heading of the matrix.

    ``done_when`` says what makes it done, with the names of rules in braces. ``own`` steps are those a class
    added; their titles are the advisor's words and are not translated.
    """

    key: str
    title: str
    short: str
    done_when: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One setting of a track. ``default`` has the type of all its values.

    Numbers lie between ``least`` and ``most``; texts and lists are made of ``choices``, lists hold at least
    ``least`` of them.
    """

    key: str
    title: str
    default: int | bool | str | tuple[str, ...]
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Track:
    """An ordered list of steps; ``starts`` is ``always`` or ``with_data``."""

    key: str
    title: str
    steps: tuple[Step, ...]
    starts: str = "with_data"
    rules: tuple[Rule, ...] = ()


def _read(name: str) -> Track:
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Track(
        key=data["key"],
        title=data["title"],
        steps=tuple(Step(**entry) for entry in data["step"]),
        starts=data["starts"],
        rules=tuple(_rule(entry) for entry in data["rule"]),
    )


def _rule(entry: Mapping[str, Any]) -> Rule:
    lists = {name: tuple(value) for name, value in entry.items() if isinstance(value, list)}
    return Rule(**{**entry, **lists})


ASSIGNMENT, PLANNING, JOB_INTERVIEWS = (_read(name) for name in _FILES)
TRACKS = (ASSIGNMENT, PLANNING, JOB_INTERVIEWS)
RULES: Mapping[str, Rule] = {rule.key: rule for track in TRACKS for rule in track.rules}


def _default(key: str) -> Any:
    return RULES[key].default


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a class asks for before a step is done, and the limits of the courtesy rules."""

    self_assessments: int = _default("self_assessments")
    people_listed: int = _default("people_listed")
    interviews_held: int = _default("interviews_held")
    questions_answered: int = _default("questions_answered")
    shortest_minutes: int = _default("shortest_minutes")
    longest_minutes: int = _default("longest_minutes")
    thank_you_days: int = _default("thank_you_days")
    notes_days: int = _default("notes_days")
    goal_horizons: frozenset[str] = frozenset(_default("goal_horizons"))
    review_days: int = _default("review_days")
    relatives_allowed: bool = _default("relatives_allowed")
    out_of_touch: str = _default("out_of_touch")
    round_order: tuple[str, ...] = _default("round_order")


DEFAULT_THRESHOLDS = Thresholds()
