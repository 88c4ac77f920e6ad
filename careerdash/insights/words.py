"""Words for codes and empty values inside sentences and group labels."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from careerdash.domain.tracks import Thresholds
from careerdash.domain.vocabulary import UNSPECIFIED_FIELD
from careerdash.wording import _, n_


def level_word(level: str) -> str:
    """Return the word for a level code."""
    return {"entry": _("entry"), "mid": _("mid"), "senior": _("senior")}.get(level, level)


def field_word(field: str) -> str:
    """Return the name of a field inside a sentence."""
    return _("a field not stated") if field in {"", UNSPECIFIED_FIELD} else field


def group_label(group: str, key: str, label: str | None) -> str:
    """Return the label of one group of a breakdown; an empty key is the group of those who did not state it."""
    if key == POOLED:
        return {
            "field": _("Other fields"),
            "industry": _("Other industries"),
            "occupation": _("Other occupations"),
            "level": _("Other levels"),
            "class": _("Other classes"),
            "year": _("Other years"),
            "hours": _("Other working hours"),
            "years": _("Other bands together"),
            "pay": _("Other pay"),
        }[group]
    if not key or key == UNSPECIFIED_FIELD:
        return {
            "field": _("Field not stated"),
            "industry": _("Industry not stated"),
            "occupation": _("Occupation not stated"),
            "level": _("Level not known"),
            "class": _("Class not stated"),
            "year": _("Year not known"),
            "hours": _("Hours not told"),
            "years": _("Years not told"),
            "pay": _("No pay told in this currency"),
        }[group]
    if group == "level":
        return level_word(key).capitalize()
    if group in {"hours", "pay", "years"}:
        return _BANDS[key]()
    return label or key


# Bands of working hours a week, thirds of pay, and bands of years of experience.
_BANDS: Mapping[str, Callable[[], str]] = {
    "h1": lambda: _("Up to 40 hours a week"),
    "h2": lambda: _("41 to 50 hours a week"),
    "h3": lambda: _("More than 50 hours a week"),
    "p1": lambda: _("Lower third of pay"),
    "p2": lambda: _("Middle third of pay"),
    "p3": lambda: _("Upper third of pay"),
    "y1": lambda: _("Less than 3 years"),
    "y2": lambda: _("3 to 5 years"),
    "y3": lambda: _("6 to 10 years"),
    "y4": lambda: _("11 to 20 years"),
    "y5": lambda: _("More than 20 years"),
}


def professionals(count: int) -> str:
    """Return "14 professionals"."""
    return n_("{n} professional", "{n} professionals", count)


def day(value: date) -> str:
    """Return a date as it stands in sentences: unambiguous in every language."""
    return value.isoformat()


def asked_of(row: Mapping[str, Any], rule: str, rules: Thresholds) -> Any:
    """Return what the class of a row of a standing asks for; ``rules`` where the row does not bring it."""
    return row.get(f"{rule}_asked", getattr(rules, rule))


def is_open(row: Mapping[str, Any], step: str) -> bool:
    """Say whether a step of a row of a standing is asked for and neither done nor excused."""
    return row[step] in {"not_started", "in_progress"}


def nothing_left() -> str:
    """Return what the next action is when every step is done."""
    return _("Nothing left to do.")


def enough_for_one_breakdown() -> str:
    """Return why a filtered figure is not shown to others."""
    return _("Names are hidden: figures are shown for whole classes, one breakdown at a time. Remove the filters.")


# The key of small groups taken together; no folded name can be this.
POOLED = "*"
