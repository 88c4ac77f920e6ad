"""What advisors stated by hand about the students of a scope, newest first: for the history and for one student."""

from dataclasses import dataclass
from datetime import date, datetime

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import TRACKS
from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

_MOST = 500


@dataclass(frozen=True, slots=True)
class ByHand:
    """One paper received, step recorded or step set: who said so, when, and whether it was withdrawn.

    ``kind`` is ``received``, ``override`` or ``recorded``; ``sentence`` says it in words.
    """

    kind: str
    id: str
    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    what: str
    detail: str
    status: str
    day: date
    author: str
    created_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What was stated by hand, newest first (at most 500 entries); hidden in share view."""

    hidden: bool
    entries: tuple[ByHand, ...]


def stated_by_hand(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date
) -> Statements:
    """Answer what advisors stated by hand about the students of a scope, withdrawn entries included."""
    del filters, today
    if view is View.SHARE:
        return Statements(hidden=True, entries=())
    rows = database.rows("stated.hand_made", {**scope.parameters(), "limit": _MOST})
    return Statements(
        hidden=False,
        entries=tuple(
            ByHand(**row, sentence=_sentence(row["kind"], row["what"], row["detail"], row["status"])) for row in rows
        ),
    )


def paper_words() -> dict[str, str]:
    """Return what each paper is called."""
    return {
        "outline": _("Interview outline"),
        "self_assessment": _("Self-assessment"),
        "summary_report": _("Summary report"),
        "cultivation_plan": _("Self-cultivation plan"),
    }


def _sentence(kind: str, what: str, detail: str, status: str) -> str:
    if kind == "received":
        said = _("{paper} received").format(paper=paper_words().get(what, what))
        return _("{said} for {field}").format(said=said, field=detail) if detail else said
    track, _dot, step = what.partition(".")
    titles = {(known.key, one.key): _(one.title) for known in TRACKS for one in known.steps}
    title = titles.get((track, step), _("A step of the class"))
    state = {
        "done": _("done"),
        "in_progress": _("in progress"),
        "not_started": _("not started"),
        "waived": _("excused"),
    }.get(status, status)
    if kind == "override":
        return _("{step} set to {state}: {reason}").format(step=title, state=state, reason=detail)
    return _("{step} recorded as {state}").format(step=title, state=state)
