"""Referrals: whom the professionals named, who was followed up, and where contacts come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.breakdown import asked_of, pooling, too_fine
from careerdash.insights.words import POOLED, enough_for_one_breakdown
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import about
from careerdash.store.database import Database
from careerdash.values.missing import is_missing
from careerdash.values.yes_no import read_yes_no
from careerdash.wording import _, n_

# A bare "no" or "yes" is short; longer texts that begin with one go on to name somebody.
_LONGEST_BARE = 8
_CANDIDATES = 600


@dataclass(frozen=True, slots=True)
class UnusedReferral:
    """Somebody a professional named whom the student has not met; ``days`` since the interview."""

    interview_id: str
    student_key: str
    student_name: str | None
    class_name: str
    named_by: str | None
    field: str
    text: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Lead:
    """One interview that another one led to; ``wave`` 2 came from a first contact, 3 from a second."""

    interview_id: str
    leader: str
    student_key: str
    student_name: str | None
    class_name: str
    leader_name: str | None
    name: str | None
    wave: int


@dataclass(frozen=True, slots=True)
class AskedOften:
    """A professional whom several students interviewed (advisor view only)."""

    professional_id: str
    name: str | None
    organisation: str | None
    students: int
    interviews: int
    last_date: date | None
    may_contact_again: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """Where contacts come from, in distinct people."""

    code: str
    people: int


@dataclass(frozen=True, slots=True)
class ReferralsAnswer:
    """Who led to whom. ``waves`` are interviews per wave (1 = nobody led to it), in share view people or left out.

    ``unused``, ``leads`` and ``asked_often`` name people and exist in the advisor's view only.
    """

    unused: tuple[UnusedReferral, ...]
    leads: tuple[Lead, ...]
    waves: tuple[tuple[int, int], ...]
    asked_often: tuple[AskedOften, ...]
    origins: tuple[Origin, ...]
    hidden: bool
    sentence: str
    basis: Basis


def referrals(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    limit: int = 100,
) -> ReferralsAnswer:
    """Answer which referrals were not used, who led to whom, who is asked too often, and where contacts come from."""
    rule = rule_for(view)
    fine = too_fine(view, filters)
    params = {
        **asked_of(scope, view, filters, today),
        "limit": limit,
        "candidates": _CANDIDATES,
    }
    with database.read() as session:
        totals = session.rows("referrals.totals", params)[0]
        led = session.rows("referrals.led", params)
        origins = session.rows("referrals.origins", params)
        unused = [] if rule.hides else session.rows("referrals.unused", params)
        often = [] if rule.hides else session.rows("referrals.asked_often", params)
    leads = _leads(led)
    names = [row for row in unused if _names_somebody(row["referral"])][:limit]
    return ReferralsAnswer(
        unused=tuple(_unused(row, today) for row in names),
        leads=() if rule.hides else leads,
        waves=_shared_waves(led, leads, totals["people"], rule) if rule.hides else _waves(leads, totals["interviews"]),
        asked_often=tuple(
            AskedOften(
                row["professional_id"],
                row["professional_name"],
                row["organisation"],
                row["students"],
                row["interviews"],
                row["last_date"],
                bool(row["may_contact_again"]),
            )
            for row in often
        ),
        origins=_origins(origins, rule),
        hidden=rule.hides,
        sentence=enough_for_one_breakdown() if fine else _sentence(names, leads, totals, rule),
        basis=Basis(
            definition=_(
                "A referral is what the log says about whom to interview next. It counts as used when the student has "
                "met somebody of that name, or names the professional as the one who led to another interview."
            ),
            rule=_("Wave 1 are contacts nobody led to; wave 2 was named by one of them, wave 3 by one of wave 2."),
            n=about(totals["people"], rule),
            unit="professionals",
        ),
    )


def _names_somebody(text: str) -> bool:
    if is_missing(text):
        return False
    return read_yes_no(text).value is None or len(text.strip()) > _LONGEST_BARE


def _unused(row: Mapping[str, Any], today: date) -> UnusedReferral:
    return UnusedReferral(
        row["interview_id"],
        row["student_key"],
        row["student_name"],
        row["class_name"],
        row["professional_name"],
        row["field"],
        row["referral"],
        (today - row["interview_date"]).days if row["interview_date"] else None,
    )


def _leads(rows: Sequence[Mapping[str, Any]]) -> tuple[Lead, ...]:
    """Give every followed-up interview its wave; a circle of people who name each other ends where it closes."""
    leader_of = {row["interview_id"]: row["leader"] for row in rows}

    def wave(interview: str) -> int:
        seen: set[str] = set()
        while interview in leader_of and interview not in seen:
            seen.add(interview)
            interview = leader_of[interview]
        return 1 + len(seen)

    return tuple(
        Lead(
            row["interview_id"],
            row["leader"],
            row["student_key"],
            row["student_name"],
            row["class_name"],
            row["leader_name"],
            row["professional_name"],
            wave(row["interview_id"]),
        )
        for row in rows
    )


def _waves(leads: Sequence[Lead], interviews: int) -> tuple[tuple[int, int], ...]:
    counts = {number: sum(lead.wave == number for lead in leads) for number in {lead.wave for lead in leads}}
    return ((1, interviews - len(leads)), *sorted(counts.items())) if counts else ()


def _shared_waves(
    rows: Sequence[Mapping[str, Any]], leads: Sequence[Lead], people: int, rule: SharingRule
) -> tuple[tuple[int, int], ...]:
    """People of wave 1 and of all later ones, where both are enough people; finer waves stay with the advisor."""
    followed = len({row["person_key"] for row in rows})
    if not leads or not rule.may_show(followed) or not rule.may_show(people - followed):
        return ()
    # rounded: exact, both together would be the exact number of everybody
    return ((1, about(people - followed, rule) or 0), (2, about(followed, rule) or 0))


def _origins(rows: Sequence[Mapping[str, Any]], rule: SharingRule) -> tuple[Origin, ...]:
    people = {row["origin"]: int(row["people"]) for row in rows}
    # people have one origin each: sums are sizes of unions
    decision = pooling(people, lambda keys: sum(people[key] for key in keys), rule)
    shown = [Origin(key, people[key]) for key in decision.shown]
    return tuple(shown) + ((Origin(POOLED, decision.pooled_people),) if decision.pooled else ())


def _sentence(unused: Sequence[object], leads: Sequence[Lead], totals: Mapping[str, Any], rule: SharingRule) -> str:
    if rule.hides:
        return _("Where the class's contacts come from. Names and to-dos are hidden.")
    led = f"{len(leads):,}"
    told = n_(
        "{led} of {n} interview came from an earlier one",
        "{led} of {n} interviews came from an earlier one",
        totals["interviews"],
        led=led,
    )
    if unused:
        return n_("{n} referral is still unused", "{n} referrals are still unused", len(unused)) + _(
            "; {told}."
        ).format(told=told)
    return _("No referral waits to be used; {told}.").format(told=told)
