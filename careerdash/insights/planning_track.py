"""The sentences of the career-planning track."""

from collections.abc import Mapping
from typing import Any

from careerdash.domain.tracks import PLANNING, Thresholds
from careerdash.domain.vocabulary import GOAL_HORIZONS
from careerdash.insights.words import asked_of, day, is_open, nothing_left
from careerdash.wording import _

Row = Mapping[str, Any]


def explain(row: Row, rules: Thresholds) -> dict[str, tuple[int, str]]:
    """Return per step how many rows speak of it and the sentence; ``row`` is one of ``progress.planning``."""
    said = {step.key: (row[f"{step.key}_rows"], _plain(row, step.key)) for step in PLANNING.steps}
    said["goals"] = (row["goals_rows"], _goals(row, rules))
    said["review"] = (row["review_rows"], _review(row, rules))
    return said


def next_action(row: Row, rules: Thresholds) -> str:
    """Return the first planning step that is not done, as a request."""
    if row["student_status"] == "excused":
        return _("Excused: nothing to do.")
    for step in PLANNING.steps:
        if not is_open(row, step.key):
            continue
        if step.key == "goals" and row["goals_rows"]:
            return _("State the {horizons} goal.").format(horizons=" and ".join(_missing_horizons(row, rules)))
        if step.key == "review" and row["review_expired"]:
            return _("Review the plan again.")
        return _("Work out: {step}.").format(step=_(step.title).lower())
    return nothing_left()


def next_short(row: Row, rules: Thresholds) -> str:
    """Return the next action in a few words, for a column of many students."""
    if row["student_status"] == "excused":
        return _("Excused")
    if not any(is_open(row, step.key) for step in PLANNING.steps[:5]) and is_open(row, "goals") and row["goals_rows"]:
        return _("Goals: {horizons}").format(horizons=", ".join(_missing_horizons(row, rules)))
    return next_action(row, rules)


def _plain(row: Row, step: str) -> str:
    if row[step] == "waived":
        return _("Excused")
    latest = row[f"{step}_latest"]
    if row[step] == "done":
        return _("Done on {date}").format(date=day(latest)) if latest else _("Done")
    return _("Begun, not finished") if row[step] == "in_progress" else _("Nothing recorded yet")


def _goals(row: Row, rules: Thresholds) -> str:
    if row["goals"] in {"waived", "not_started"} or not row["goal_horizons"]:
        return _plain(row, "goals")
    stated = ", ".join(_horizon(horizon) for horizon in GOAL_HORIZONS if horizon in row["goal_horizons"])
    missing = _missing_horizons(row, rules)
    if not missing or row["goals"] == "done":
        return _("Goals stated: {stated}").format(stated=stated)
    return _("Goals stated: {stated}; still missing {missing}").format(stated=stated, missing=", ".join(missing))


def _missing_horizons(row: Row, rules: Thresholds) -> list[str]:
    stated = row["goal_horizons"] or ()
    asked = [key for key in GOAL_HORIZONS if key in asked_of(row, "goal_horizons", rules)]
    return [_horizon(key) for key in asked if key not in stated] or [_horizon(key) for key in asked]


def _horizon(key: str) -> str:
    return {"short": _("short-term"), "medium": _("medium-term"), "long": _("long-term"), "life": _("life")}[key]


def _review(row: Row, rules: Thresholds) -> str:
    if row["review_expired"] and row["review"] == "in_progress":
        return _("The last review was on {date}, more than {days} days ago").format(
            date=day(row["review_latest"]), days=asked_of(row, "review_days", rules)
        )
    return _plain(row, "review")
