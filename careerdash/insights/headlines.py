"""Single figures of a scope with their course by week."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from careerdash.insights.basis import Basis, LeftOut
from careerdash.privacy.presets import SharingRule
from careerdash.privacy.sharing import about
from careerdash.wording import _, n_

Week = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """The value of a figure in the week that starts on ``week`` (a Monday)."""

    week: date
    value: float


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure: ``text`` is the value ready to show, ``n`` what it is out of; None where hidden.

    Keys: ``interviews_held``, ``professionals``, ``students_on_track``, ``thanked_on_time``, ``analyses_in``.
    ``unit`` is ``count`` or ``share`` (``value`` between 0 and 1). ``weekly`` runs from the oldest week without
    gaps, one week at a time; only ``thanked_on_time`` has no point for weeks without an interview it could speak of.
    It is empty in share view, where single weeks would tell about single people.
    """

    key: str
    label: str
    value: float | None
    text: str
    n: int | None
    unit: str
    weekly: tuple[WeekPoint, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers the headlines are made of; ``weeks``, ``reached`` and ``decided`` are rows of named statements."""

    interviews: int
    professionals: int
    taking_part: int
    on_track: int
    analysed: int
    thanks_noted: int
    thanks_in_time: int
    thanks_not_noted: int
    weeks: Sequence[Week]
    reached: Sequence[Week]
    decided: Sequence[Week]


@dataclass(frozen=True, slots=True)
class Limits:
    """The rules of the classes that the figures follow; None where the classes do not agree."""

    interviews_held: int | None
    thank_you_days: int | None


def headlines(figures: Figures, rule: SharingRule, limits: Limits) -> tuple[Headline, ...]:
    """Return the headlines; in share view those resting on too few people say so instead of a value."""
    return (
        _interviews_held(figures, rule),
        _professionals(figures, rule),
        _on_track(figures, rule, limits),
        _thanked(figures, rule, limits),
        _analyses(figures, rule),
    )


def _interviews_held(figures: Figures, rule: SharingRule) -> Headline:
    shown = rule.may_show(figures.professionals) or not figures.interviews
    return Headline(
        key="interviews_held",
        label=_("Interviews held"),
        value=figures.interviews if shown else None,
        text=f"{figures.interviews:,}" if shown else _held_back(),
        n=figures.interviews if shown else None,
        unit="count",
        weekly=_weekly(figures.weeks, lambda week: week["held"], rule),
        basis=Basis(
            definition=_("Interviews dated up to today, and undated ones that hold answers."),
            rule=_("A later date is an appointment and not counted. The course shows interviews per week."),
            n=figures.interviews if shown else None,
            unit="interviews",
        ),
    )


def _professionals(figures: Figures, rule: SharingRule) -> Headline:
    # where names are hidden, to the nearest 5: the exact number of all would tell how many each part leaves out
    people = about(figures.professionals, rule)
    shown = people is not None
    words = _("about {n}") if rule.hides and people else "{n}"
    return Headline(
        key="professionals",
        label=_("Professionals met"),
        value=people,
        text=words.format(n=f"{people:,}") if shown else _held_back(),
        n=figures.interviews if shown else None,
        unit="count",
        weekly=_weekly(figures.weeks, lambda week: week["people"], rule),
        basis=Basis(
            definition=_("Different professionals in the interviews held."),
            rule=_(
                "People are told apart by name; all without a name count as one. The course shows those met for the "
                "first time in a week."
            ),
            n=people,
            unit="professionals",
        ),
    )


def _on_track(figures: Figures, rule: SharingRule, limits: Limits) -> Headline:
    shown = rule.may_show(figures.taking_part)
    return Headline(
        key="students_on_track",
        label=_("Students on track"),
        value=_part(figures.on_track, figures.taking_part) if shown else None,
        text=_of(figures.on_track, figures.taking_part) if shown else _held_back(),
        n=figures.taking_part if shown else None,
        unit="share",
        weekly=_running_share(figures.reached, figures.taking_part, rule),
        basis=Basis(
            definition=_("Students of open classes without an overdue step of the interview assignment."),
            rule=_(
                "A step is overdue when its due date has passed and it is not done. The course shows the share of "
                "students who had held {interviews} in one field by the end of each week."
            ).format(
                interviews=_("the interviews their class asks for")
                if limits.interviews_held is None
                else n_("{n} interview", "{n} interviews", limits.interviews_held)
            ),
            n=figures.taking_part if shown else None,
            unit="students",
        ),
    )


def _thanked(figures: Figures, rule: SharingRule, limits: Limits) -> Headline:
    rest = figures.thanks_noted - figures.thanks_in_time
    shown = bool(figures.thanks_noted) and all(
        not side or rule.may_show(side) for side in (figures.thanks_noted, figures.thanks_in_time, rest)
    )
    share = _part(figures.thanks_in_time, figures.thanks_noted)
    return Headline(
        key="thanked_on_time",
        label=_("Thank-yous on time"),
        value=share if shown else None,
        text=f"{share:.0%}"
        if shown and share is not None
        else _("not noted")
        if not rest + figures.thanks_in_time
        else _held_back(),
        n=figures.thanks_noted if shown else None,
        unit="share",
        weekly=_only_noted(figures.weeks, rule),
        basis=Basis(
            definition=_("Interviews whose log says anything about thanks, and the part thanked in time."),
            rule=_("In time is {when} the interview; thanks noted without a date are not late.").format(
                when=_("within the days each class allows after")
                if limits.thank_you_days is None
                else n_("within {n} day of", "within {n} days of", limits.thank_you_days)
            ),
            n=figures.thanks_noted if shown else None,
            unit="interviews",
            left_out=(LeftOut(_("interviews whose log says nothing of thanks"), figures.thanks_not_noted),)
            if figures.thanks_not_noted and not rule.hides
            else (),
        ),
    )


def _analyses(figures: Figures, rule: SharingRule) -> Headline:
    shown = rule.may_show(figures.taking_part)
    return Headline(
        key="analyses_in",
        label=_("Analyses handed in"),
        value=_part(figures.analysed, figures.taking_part) if shown else None,
        text=_of(figures.analysed, figures.taking_part) if shown else _held_back(),
        n=figures.taking_part if shown else None,
        unit="share",
        weekly=_running_share(figures.decided, figures.taking_part, rule),
        basis=Basis(
            definition=_("Students of open classes who are done with the analysis of their results."),
            rule=_(
                "Picture before and after, fit, summary report and plan are all there for one field. The course shows "
                "the share of students who had decided whether a field fits by the end of each week."
            ),
            n=figures.taking_part if shown else None,
            unit="students",
        ),
    )


def _weekly(weeks: Sequence[Week], value: Callable[[Week], float], rule: SharingRule) -> tuple[WeekPoint, ...]:
    """Return a point per week, 0 for weeks without interviews."""
    if rule.hides or not weeks:
        return ()
    known = {week["week"]: value(week) for week in weeks}
    return tuple(WeekPoint(day, known.get(day, 0.0)) for day in _mondays(weeks))


def _only_noted(weeks: Sequence[Week], rule: SharingRule) -> tuple[WeekPoint, ...]:
    """Return the part thanked in time for weeks whose logs say anything of thanks: no interview is not 0 %."""
    if rule.hides:
        return ()
    return tuple(WeekPoint(week["week"], week["in_time"] / week["noted"]) for week in weeks if week["noted"])


def _running_share(weeks: Sequence[Week], of: int, rule: SharingRule) -> tuple[WeekPoint, ...]:
    """Return the share of the students so far, at most all; a week without news keeps the value of the one before."""
    if rule.hides or not weeks or not of:
        return ()
    totals = accumulate(week["students"] for week in weeks)
    known = {week["week"]: min(1.0, total / of) for week, total in zip(weeks, totals, strict=True)}
    points: list[WeekPoint] = []
    for day in _mondays(weeks):
        points.append(WeekPoint(day, known.get(day, points[-1].value if points else 0.0)))
    return tuple(points)


def _mondays(weeks: Sequence[Week]) -> list[date]:
    first, last = weeks[0]["week"], weeks[-1]["week"]
    return [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]


def _part(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _of(part: int, whole: int) -> str:
    return _("{part} of {whole}").format(part=f"{part:,}", whole=f"{whole:,}")


def _held_back() -> str:
    return _("too few people")
