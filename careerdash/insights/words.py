"""Words for codes and empty values inside sentences and group labels."""

from datetime import date

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
        }[group]
    if not key or key == UNSPECIFIED_FIELD:
        return {
            "field": _("Field not stated"),
            "industry": _("Industry not stated"),
            "occupation": _("Occupation not stated"),
            "level": _("Level not known"),
        }[group]
    if group == "level":
        return level_word(key).capitalize()
    return label or key


def professionals(count: int) -> str:
    """Return "14 professionals"."""
    return n_("{n} professional", "{n} professionals", count)


def day(value: date) -> str:
    """Return a date as it stands in sentences: unambiguous in every language."""
    return value.isoformat()


def enough_for_one_breakdown() -> str:
    """Return why a filtered figure is not shown to others."""
    return _("Names are hidden: figures are shown for whole classes, one breakdown at a time. Remove the filters.")


# The key of small groups taken together; no folded name can be this.
POOLED = "*"
