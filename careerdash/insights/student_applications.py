"""The job interviews of one student: every round with its date, result and offer."""

from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.job_words import round_words
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class Round:
    """One round of an application; ``held`` is false while its date lies ahead. Codes are those of the vocabulary."""

    employer: str
    post: str
    name: str
    on: date | None
    held: bool
    interviewer: str
    result: str
    prepared: bool | None
    offer: bool | None
    salary_text: str


def student_applications(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    student_key: str,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Round, ...]:
    """Answer the rounds of a student, application by application; nothing in share view. Filters do nothing."""
    del filters
    if view is View.SHARE:
        return ()
    params = {
        **scope.parameters(), "today": today, "round_order": list(thresholds.round_order), "student_key": student_key,
    }  # fmt: skip
    return tuple(
        Round(
            employer=row["employer"] or "",
            post=row["post"] or "",
            name=round_words(row["round"], row["round_text"] or ""),
            on=row["date"],
            held=row["held"],
            interviewer=row["interviewer"] or "",
            result=row["result"] or "",
            prepared=row["prepared"],
            offer=row["offer"],
            salary_text=row["offered_salary_text"] or "",
        )
        for row in database.rows("job_interviews.of_student", params)
    )
