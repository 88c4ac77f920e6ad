"""Where does this come from: the interviews behind a figure or a mark of its chart, and which of them count in it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.breakdown import class_years
from careerdash.insights.words import day, group_label
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _

# What only the latest interview of a professional decides, and what everybody is counted once in.
_LATEST = frozenset({"entry", "experienced", "own_pay", "score", "satisfaction", "origin"})
_ONCE = frozenset({"skill", "skills", "competency", "skill_pair", "guess", "aspect", "theme"})


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One interview behind a figure.

    ``counted``: its n counts this line; ``why`` says how, or why not; None and empty where nothing is.
    """

    interview_id: str
    student_key: str
    student_name: str | None
    class_name: str
    professional_name: str | None
    organisation: str | None
    occupation: str | None
    industry: str | None
    field: str
    level: str | None
    date: dt.date | None
    salary_text: str | None
    salary_entry_text: str | None
    salary_experienced_text: str | None
    satisfaction: float | None
    satisfaction_text: str | None
    skills_text: str | None
    file: str | None
    sheet: str | None
    row: int | None
    counted: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class InterviewsBehind:
    """A page of the interviews behind a figure: those that count first, newest first.

    ``total`` is the number of all listed, ``people`` how many are counted among them (students for a rated aspect,
    else professionals) and None where the figure counts nobody.
    """

    hidden: bool
    total: int | None
    people: int | None
    interviews: tuple[InterviewLine, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Which of the interviews behind an answer one mark of its chart stands for.

    ``words`` name it to the reader. ``having`` is what the interviews tell: ``entry``, ``experienced`` or ``own_pay``
    (in the currencies of ``value``, one a line, or any; stated for ``period``, or any), what became of the pay texts
    (``outcome``), a ``score`` (of ``value`` 1 to 5, or any), a ``skill`` (its key), a ``competency``, a ``skill_pair``
    (two keys on two lines), an ``origin`` (code), a ``guess`` of pay (in the currency of ``value``), an ``aspect``
    rated before and after, a ``theme``. ``group`` and ``key`` narrow to one group of a breakdown (an empty key: not
    stated), ``interviews`` to some of them by id.
    """

    words: str
    having: str = ""
    value: str = ""
    group: str = ""
    key: str = ""
    interviews: tuple[str, ...] = ()
    period: str = ""


WHOLE = Mark("")


def interviews_behind(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    limit: int = 200,
    offset: int = 0,
    having: str = "",
    mark: Mark = WHOLE,
) -> InterviewsBehind:
    """Answer which interviews a filtered figure, or one mark of its chart, rests on, and which of them it counts.

    ``having`` keeps only interviews with a value for ``salary``, ``satisfaction``, ``skills``, ``referrals``,
    ``voices`` or ``expectations``; empty keeps all. A ``mark`` brings its own.
    """
    if view is View.SHARE:
        return InterviewsBehind(hidden=True, total=None, people=None, interviews=())
    told = mark.having or having
    params = {
        **scope.parameters(),
        **filters.parameters(),
        "today": today,
        "limit": limit,
        "offset": offset,
        "having": told,
        "value": mark.value,
        "period": mark.period,
        "group": mark.group,
        "key": mark.key,
        "interviews": list(mark.interviews),
    }
    params |= class_years(database, params, mark.group)
    rows = database.rows("evidence.interviews_behind", params)
    counts = told in _LATEST | _ONCE
    return InterviewsBehind(
        hidden=False,
        total=rows[0]["total"] if rows else 0,
        people=(rows[0]["people"] if rows else 0) if counts else None,
        interviews=tuple(_line(row, told, mark.group) for row in rows),
    )


_OF_COUNTING = frozenset(
    {"is_first", "tells", "is_latest", "is_home", "counts_on", "counts_key", "counts_label", "total", "people"}
)


def _line(row: Mapping[str, Any], told: str, group: str) -> InterviewLine:
    facts = {name: value for name, value in row.items() if name not in _OF_COUNTING}
    if told not in _LATEST | _ONCE:
        return InterviewLine(**(facts | {"counted": None, "why": ""}))
    return InterviewLine(**(facts | {"counted": row["is_first"], "why": _why(row, told, group)}))


def _why(row: Mapping[str, Any], told: str, group: str) -> str:
    """Say how an interview counts, or why it does not."""
    if row["is_first"]:
        return _("Yes")
    if row["counted"]:
        return _("In the mean of the same student") if told == "aspect" else _("Same person, counted once")
    if not row["tells"]:
        return _silent(told)
    where = ""
    if not row["is_home"]:
        named = group in {"field", "industry", "occupation", "level", "years", "hours"}
        label = group_label(group, row["counts_key"], row["counts_label"]) if named else _("another group")
        where = " " + _("in {group}").format(group=label)
    if row["is_latest"]:
        return _("No: the person counts{where}").format(where=where) if where else _silent(told)
    if row["counts_on"] is None:
        return _("No: a later one counts{where}").format(where=where)
    return _("No: the one of {day} counts{where}").format(day=day(row["counts_on"]), where=where)


def _silent(told: str) -> str:
    return {
        "guess": _("No: no entry pay was heard in it"),
        "entry": _("No: stated for another period"),
        "experienced": _("No: stated for another period"),
        "satisfaction": _("No: no score could be read"),
        "skills": _("No: no skill was read"),
    }.get(told, _("No"))
