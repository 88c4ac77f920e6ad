"""How a step came to stand where it does: every day it changed, and what came in that day."""

from dataclasses import dataclass
from datetime import date, timedelta

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, JOB_INTERVIEWS, PLANNING, Thresholds
from careerdash.domain.vocabulary import Status, View
from careerdash.insights.asked import asked
from careerdash.insights.evidence.pieces import StepRows
from careerdash.insights.evidence.step_rows import step_rows
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

_MOST_DAYS = 30
# The rules of the assignment follow the field that was opened, those of an offer the rounds.
_ALSO = {ASSIGNMENT.key: "find_professionals", JOB_INTERVIEWS.key: "rounds"}
_REVIEW = "review"


@dataclass(frozen=True, slots=True)
class StepChange:
    """A day on which a step changed: the state since then, its sentence, and what caused it."""

    day: date
    status: Status
    sentence: str
    cause: str


def step_changes(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    student_key: str,
    track: str,
    step: str,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[StepChange, ...]:
    """Answer on which days one step of one student changed and why, newest first; nothing in share view.

    Every day is judged from the evidence that counts by then and is stored now: what was taken back leaves no trace.
    At most the last 30 days on which anything came in are looked at.
    """
    del filters
    if view is View.SHARE:
        return ()

    def at(day: date, asked_step: str = step) -> StepRows:
        return step_rows(
            database=database, scope=scope, view=view, today=day, student_key=student_key, track=track,
            step=asked_step, thresholds=thresholds,
        )  # fmt: skip

    now = at(today)
    days = {piece.day for piece in now.pieces if piece.day is not None}
    if track in _ALSO:
        days |= {piece.day for piece in at(today, _ALSO[track]).pieces if piece.day is not None}
    if now.override is not None:
        days.add(now.override.overridden_on)
    if track == PLANNING.key and step == _REVIEW:
        # a review runs out the day after the days it holds
        rules = asked(database, scope, thresholds)
        holds = {rules.of(class_id).review_days for class_id in rules.classes}
        days |= {day + timedelta(days=length + 1) for day in days for length in holds}
    stood, changes = Status.NOT_STARTED, []
    for day in sorted(day for day in days if day <= today)[-_MOST_DAYS:]:
        found = at(day)
        if found.title and found.status != stood:
            changes.append(StepChange(day, found.status, found.sentence, _cause(found, day)))
            stood = found.status
    return tuple(reversed(changes))


def _cause(found: StepRows, day: date) -> str:
    if found.override is not None and found.override.overridden_on == day:
        return _("Set by {author}: {reason}").format(author=found.override.author, reason=found.override.reason)
    if found.status is Status.WAIVED:
        return found.sentence
    came = list(dict.fromkeys(piece.what for piece in found.pieces if piece.day == day and piece.counts))
    return "; ".join(came) or found.sentence
