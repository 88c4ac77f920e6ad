"""The courtesy rules of one held interview: its length, the notes, the thanks, permission and referral."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from careerdash.domain.tracks import Thresholds
from careerdash.insights.words import day
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: ``kept`` is None where the log says nothing of it. ``sentence`` says what was found."""

    key: str
    label: str
    kept: bool | None
    sentence: str


def courtesy(row: Mapping[str, Any], today: dt.date, rules: Thresholds) -> tuple[str, ...]:
    """Return what was missed, one sentence each; nothing is said of what was not noted.

    ``row`` has the columns of ``interviews``. A thank-you noted without a date is not late.
    """
    return tuple(check.sentence for check in checks(row, today, rules) if check.kept is False)


def checks(row: Mapping[str, Any], today: dt.date, rules: Thresholds) -> tuple[Check, ...]:
    """Return the five rules in the order of an interview; ``row`` has the columns of ``interviews``."""
    return (
        _permission(row),
        _length(row["duration_minutes"], rules),
        _notes(row, rules),
        _thanks(row, today, rules),
        _referral(row),
    )


def thanks_late(row: Mapping[str, Any], today: dt.date, rules: Thresholds) -> bool:
    """Say whether the thank-you is due and was noted as not sent."""
    held: dt.date | None = row["interview_date"]
    unsent = row["thanked"] is False and row["thanked_on"] is None
    return unsent and held is not None and (today - held).days > rules.thank_you_days


def _permission(row: Mapping[str, Any]) -> Check:
    words = {
        "recorded": _("Recorded with permission"),
        "written": _("Asked; written down only"),
        "not_recorded": _("Asked; not recorded"),
    }
    said = words.get(row["permission"] or "")
    return Check("permission", _("Permission"), True if said else None, said or _("Not noted"))


def _length(minutes: float | None, rules: Thresholds) -> Check:
    label = _("About 30 minutes")
    if minutes is None:
        return Check("length", label, None, _("Not noted"))
    if minutes < rules.shortest_minutes:
        return Check(
            "length", label, False, _("Only {minutes} minutes: about 30 are usual").format(minutes=f"{minutes:g}")
        )
    if minutes > rules.longest_minutes:
        return Check("length", label, False, _("{minutes} minutes: about 30 are usual").format(minutes=f"{minutes:g}"))
    return Check("length", label, True, _("{minutes} minutes").format(minutes=f"{minutes:g}"))


def _notes(row: Mapping[str, Any], rules: Thresholds) -> Check:
    held, written, label = row["interview_date"], row["notes_date"], _("Notes the same day")
    if held is None or written is None:
        return Check("notes", label, None, _("Not noted"))
    days = (written - held).days
    if days > rules.notes_days:
        return Check("notes", label, False, n_("Notes completed {n} day later", "Notes completed {n} days later", days))
    if days > 0:
        return Check("notes", label, True, n_("Notes completed {n} day later", "Notes completed {n} days later", days))
    return Check("notes", label, True, _("Notes completed the same day"))


def _thanks(row: Mapping[str, Any], today: dt.date, rules: Thresholds) -> Check:
    held, thanked_on, label = row["interview_date"], row["thanked_on"], _("Thanked within a day")
    if thanks_late(row, today, rules):
        return Check("thanks", label, False, _("No thank-you sent"))
    if thanked_on is None:
        if row["thanked"]:
            return Check("thanks", label, True, _("Thanked, without a date"))
        return Check("thanks", label, None, _("Not noted") if row["thanked"] is None else _("Not sent yet"))
    if held is None or (thanked_on - held).days <= rules.thank_you_days:
        return Check("thanks", label, True, _("Thanked on {date}").format(date=day(thanked_on)))
    late = n_("{n} day after the interview", "{n} days after the interview", (thanked_on - held).days)
    return Check("thanks", label, False, _("Thanked on {date}, {late}").format(date=day(thanked_on), late=late))


def _referral(row: Mapping[str, Any]) -> Check:
    asked = bool(row["referral"])
    return Check(
        "referral",
        _("Asked for a referral"),
        True if asked else None,
        str(row["referral"]) if asked else _("Not noted"),
    )
