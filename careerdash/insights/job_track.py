"""The sentences of the job-interview track."""

from collections.abc import Mapping
from typing import Any

from careerdash.domain.tracks import Thresholds
from careerdash.insights.words import day, is_open, nothing_left
from careerdash.wording import _, n_

Row = Mapping[str, Any]


def explain(row: Row, _rules: Thresholds) -> dict[str, tuple[int, str]]:
    """Return per step how many rows prove it and the sentence; ``row`` is one of ``progress.job_interviews``."""
    return {
        "preparation": (row["prepared"], _preparation(row)),
        "rounds": (row["rounds_held"], _rounds(row)),
        "offer": (row["offers"], _offer(row)),
    }


def next_action(row: Row, _rules: Thresholds) -> str:
    """Return the first thing to do for the applications."""
    if row["student_status"] == "excused":
        return _("Excused: nothing to do.")
    if not row["applications"]:
        return _("Record the first application.")
    if is_open(row, "preparation"):
        return _("Prepare for the interview: know the employer, match own abilities, rehearse questions.")
    if row["next_round"] is not None:
        return _("Attend the interview on {date}.").format(date=day(row["next_round"]))
    if not is_open(row, "offer"):
        return nothing_left()
    return _("Ask for the result.") if row["waiting"] else _("Apply to another employer.")


def next_short(row: Row, rules: Thresholds) -> str:
    """Return the next action in a few words, for a column of many students."""
    if row["student_status"] == "excused":
        return _("Excused")
    if row["applications"] and is_open(row, "preparation"):
        return _("Prepare for the interview")
    return next_action(row, rules)


def _preparation(row: Row) -> str:
    if not row["applications"]:
        return _("No application recorded yet")
    return _("Prepared for {prepared} of {applications}").format(
        prepared=row["prepared"], applications=_applications(row["applications"])
    )


def _rounds(row: Row) -> str:
    if not row["rounds_held"] and row["next_round"] is None:
        return _("No interview round yet")
    said = _("{rounds} in {applications}").format(
        rounds=n_("{n} round", "{n} rounds", row["rounds_held"]), applications=_applications(row["applications"])
    )
    if row["next_round"] is not None:
        said += _("; next on {date}").format(date=day(row["next_round"]))
    return said


def _offer(row: Row) -> str:
    if row["offers"]:
        return n_("{n} offer received", "{n} offers received", row["offers"])
    return _("Waiting for a result") if row["waiting"] else _("No offer yet")


def _applications(count: int) -> str:
    return n_("{n} application", "{n} applications", count)
