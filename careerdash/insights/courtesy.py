"""The courtesy rules of one held interview: its length, the notes, the thanks."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from careerdash.domain.tracks import Thresholds
from careerdash.insights.words import day
from careerdash.wording import _, n_


def courtesy(row: Mapping[str, Any], today: dt.date, rules: Thresholds) -> tuple[str, ...]:
    """Return what was missed, one sentence each; nothing is said of what was not noted.

    ``row`` has the columns of ``interviews``. A thank-you noted without a date is not late.
    """
    said = (_length(row["duration_minutes"], rules), _notes(row, rules), _thanks(row, today, rules))
    return tuple(sentence for sentence in said if sentence)


def thanks_late(row: Mapping[str, Any], today: dt.date, rules: Thresholds) -> bool:
    """Say whether the thank-you is due and was noted as not sent."""
    held: dt.date | None = row["interview_date"]
    unsent = row["thanked"] is False and row["thanked_on"] is None
    return unsent and held is not None and (today - held).days > rules.thank_you_days


def _length(minutes: float | None, rules: Thresholds) -> str:
    if minutes is None or rules.shortest_minutes <= minutes <= rules.longest_minutes:
        return ""
    if minutes < rules.shortest_minutes:
        return _("Only {minutes} minutes: about 30 are usual").format(minutes=f"{minutes:g}")
    return _("{minutes} minutes: about 30 are usual").format(minutes=f"{minutes:g}")


def _notes(row: Mapping[str, Any], rules: Thresholds) -> str:
    held, written = row["interview_date"], row["notes_date"]
    if held is None or written is None or (written - held).days <= rules.notes_days:
        return ""
    return n_("Notes completed {n} day later", "Notes completed {n} days later", (written - held).days)


def _thanks(row: Mapping[str, Any], today: dt.date, rules: Thresholds) -> str:
    held, thanked_on = row["interview_date"], row["thanked_on"]
    if thanks_late(row, today, rules):
        return _("No thank-you sent")
    if held is None or thanked_on is None or (thanked_on - held).days <= rules.thank_you_days:
        return ""
    late = n_("{n} day after the interview", "{n} days after the interview", (thanked_on - held).days)
    return _("Thanked on {date}, {late}").format(date=day(thanked_on), late=late)
