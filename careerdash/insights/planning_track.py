"""The sentences of the career-planning track."""

from collections.abc import Mapping
from typing import Any

from careerdash.domain.tracks import PLANNING, Thresholds
from careerdash.domain.vocabulary import GOAL_HORIZONS
from careerdash.insights.words import day
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
        if row[step.key] in {"done", "waived"}:
            continue
        if step.key == "goals" and row["goals_rows"]:
            return _("State the {horizons} goal.").format(horizons=" and ".join(_missing_horizons(row, rules)))
        if step.key == "review" and row["review_expired"]:
            return _("Review the plan again.")
        return _("Work out: {step}.").format(step=_(step.title).lower())
    return _("Nothing left to do.")


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
    missing = [_horizon(key) for key in GOAL_HORIZONS if key in rules.goal_horizons and key not in stated]
    return missing or [_horizon(key) for key in GOAL_HORIZONS if key in rules.goal_horizons]


def _horizon(key: str) -> str:
    return {"short": _("short-term"), "medium": _("medium-term"), "long": _("long-term"), "life": _("life")}[key]


def _review(row: Row, rules: Thresholds) -> str:
    if row["review_expired"]:
        return _("The last review was on {date}, more than {days} days ago").format(
            date=day(row["review_latest"]), days=rules.review_days
        )
    return _plain(row, "review")
