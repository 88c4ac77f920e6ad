"""Expectation against reality: what students thought before the interviews, and what they heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import DEFAULT_THRESHOLDS
from careerdash.domain.vocabulary import FITS, View
from careerdash.insights.basis import Basis
from careerdash.insights.breakdown import asked_of, too_fine, withheld
from careerdash.insights.words import enough_for_one_breakdown, field_word
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import round_pay, shared_average
from careerdash.store.database import Database
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class AspectGap:
    """One aspect rated from 1 to 5 before and after, averaged over ``students``."""

    aspect: str
    students: int
    before: float
    after: float

    @property
    def gap(self) -> float:
        """How far the picture moved; below zero: reality was rated lower than expected."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class PayGuess:
    """Median of guessed yearly pay beside the median entry pay heard in the same interviews of one field."""

    key: str
    field: str
    people: int
    students: int
    guessed: float
    heard: float

    @property
    def share(self) -> float:
        """Heard against guessed, minus 1: -0.2 is a fifth less than guessed."""
        return self.heard / self.guessed - 1


@dataclass(frozen=True, slots=True)
class FieldPicture:
    """What students decided about one field, and how far their ratings moved (points of 5); None where held back."""

    field: str
    decided: int | None
    fits: Mapping[str, int | None]
    rated: int | None
    distance: float | None


@dataclass(frozen=True, slots=True)
class Surprise:
    """The interview that moved one student's picture most (advisor view only).

    ``before`` and ``after`` are the student's own words about the work, where the log has them; ``who`` told it.
    """

    student_key: str
    student_name: str | None
    class_name: str
    interview_id: str
    sentence: str
    before: str | None
    after: str | None
    who: str
    date: date | None


@dataclass(frozen=True, slots=True)
class NextRound:
    """A student who closed a field and has nothing in another one yet (advisor view only).

    ``required``: the rules of the class ask for another round; else it is advised, or up to the student.
    """

    student_key: str
    student_name: str | None
    class_name: str
    field: str
    fit: str
    decided_on: date | None
    required: bool


@dataclass(frozen=True, slots=True)
class ExpectationsAnswer:
    """Everything about the picture before against reality; gaps sorted by size."""

    aspects: tuple[AspectGap, ...]
    guesses: tuple[PayGuess, ...]
    currency: str
    fields: tuple[FieldPicture, ...]
    surprises: tuple[Surprise, ...]
    next_rounds: tuple[NextRound, ...]
    suppressed: bool
    sentence: str
    basis: Basis
    hidden: bool = False
    picture_sentence: str = ""


def aspect_word(aspect: str) -> str:
    """Return the word for a rated aspect or for pay, inside a sentence."""
    return {
        "workload": _("workload"),
        "prospects": _("prospects"),
        "environment": _("working environment"),
        "interest": _("interest"),
        "pay": _("pay"),
    }[aspect]


def expectations(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    limit: int = 30,
    rule: SharingRule | None = None,
) -> ExpectationsAnswer:
    """Answer how far the class's picture of the work was from what the professionals told.

    Ratings are averaged per student first. Guessed pay stands beside the entry pay the same interview told, in
    one currency. In share view every figure needs enough students, pay enough professionals as well. ``rule`` is
    the sharing rule, that of the view unless stated.
    """
    rule = rule or rule_for(view)
    fine = too_fine(view, filters)
    params = {
        **asked_of(scope, view, filters, today),
        "limit": limit,
        "out_of_touch": DEFAULT_THRESHOLDS.out_of_touch,
    }
    with database.read() as session:
        rated = session.rows("expectations.aspects", params)
        guessed = session.rows("expectations.guesses", params)
        decided = session.rows("expectations.decisions", params)
        surprising = [] if rule.hides else session.rows("expectations.surprises", params)
        due = [] if rule.hides else session.rows("expectations.next_rounds", params)
    aspects = [gap for row in rated if (gap := _aspect(row, rule))]
    guesses = [guess for row in guessed if (guess := _guess(row, rule))]
    pictures = _pictures(decided, rule)
    return ExpectationsAnswer(
        aspects=tuple(aspects),
        guesses=tuple(guesses),
        currency=guessed[0]["currency"] if guessed else "",
        fields=tuple(pictures),
        surprises=tuple(_surprise(row) for row in surprising),
        next_rounds=tuple(
            NextRound(
                row["student_key"],
                row["student_name"],
                row["class_name"],
                field_word(row["field"]),
                row["fit"],
                row["decided_on"],
                row["required"],
            )
            for row in due
        ),
        suppressed=len(aspects) < len(rated) or len(guesses) < len(guessed),
        sentence=enough_for_one_breakdown() if fine else _sentence(aspects, guesses, rated, guessed),
        basis=Basis(
            definition=_(
                "Ratings from 1 to 5 as typed before and after the interviews; guessed pay beside the entry pay told "
                "in the same interview."
            ),
            rule=_("Ratings are averaged per student, then over the students; pay is the median of yearly midpoints."),
            n=max((gap.students for gap in aspects), default=0) if aspects or not rated else None,
            unit="students",
        ),
        hidden=rule.hides,
        picture_sentence=_picture_sentence(pictures, decided),
    )


def _aspect(row: Mapping[str, Any], rule: SharingRule) -> AspectGap | None:
    if not rule.hides:
        return AspectGap(row["aspect"], row["students"], row["before"], row["after"])
    before, after = (shared_average(row[side], row["students"], rule) for side in ("before", "after"))
    if before is None or after is None:
        return None
    return AspectGap(row["aspect"], row["students"], before, after)


def _guess(row: Mapping[str, Any], rule: SharingRule) -> PayGuess | None:
    guessed, heard = row["guessed"], row["heard"]
    if rule.hides:
        enough = max(rule.median_from, rule.people)
        if min(row["people"], row["students"]) < enough:
            return None
        guessed, heard = round_pay(guessed, rule), round_pay(heard, rule)
    return PayGuess(row["field_key"], field_word(row["field"]), row["people"], row["students"], guessed, heard)


def _pictures(rows: Sequence[Mapping[str, Any]], rule: SharingRule) -> list[FieldPicture]:
    """Decisions by field; in share view counts of too few students are held back, never exactly one of them."""
    found: list[FieldPicture] = []
    for row in rows:
        fits = withheld({fit: row[fit] for fit in FITS}, rule)
        decided: int | None = row["decided"]
        if rule.hides and (any(count is None for count in fits.values()) or not rule.may_show(row["decided"])):
            decided = None
        rated = row["rated"] if not rule.hides or rule.may_show(row["rated"]) else None
        distance = row["distance"] if not rule.hides else shared_average(row["distance"], row["rated"], rule)
        if decided is not None or distance is not None or any(fits.values()):
            found.append(FieldPicture(field_word(row["field"]), decided, fits, rated, distance))
    # sorted by what is shown: an order by what is held back would tell of it
    return sorted(found, key=_touch)


def _touch(picture: FieldPicture) -> tuple[float, float, str]:
    out_of_touch = picture.fits["out_of_touch"] or 0
    share = out_of_touch / picture.decided if picture.decided else 0.0
    return (-share, -(picture.distance or 0.0), picture.field)


def _picture_sentence(pictures: Sequence[FieldPicture], rows: Sequence[object]) -> str:
    """Say in which field the picture was most out of touch."""
    known = [picture for picture in pictures if picture.decided and picture.fits["out_of_touch"]]
    if known:
        words = _("Most out of touch: {field}, where {n} of {students} decided that their picture was wrong.")
        return words.format(
            field=known[0].field,
            n=known[0].fits["out_of_touch"],
            students=n_("{n} student", "{n} students", known[0].decided or 0),
        )
    moved = max((p for p in pictures if p.distance), key=lambda p: (p.distance or 0.0, p.field), default=None)
    if moved is not None:
        words = _("Ratings moved most in {field}: by {points} points of 5 on average ({students}).")
        return words.format(
            field=moved.field,
            points=f"{moved.distance:.1f}",
            students=n_("{n} student", "{n} students", moved.rated or 0),
        )
    if pictures:
        return _("Nobody decided that the picture of a field was out of touch.")
    if rows:
        return _("Too few students decided about a field to show it.")
    return _("No student decided about a field yet.")


def _surprise(row: Mapping[str, Any]) -> Surprise:
    return Surprise(
        row["student_key"],
        row["student_name"],
        row["class_name"],
        row["interview_id"],
        _surprise_sentence(row),
        row["prior_view"],
        row["reality"],
        row["professional_name"] or row["occupation"] or "",
        row["interview_date"],
    )


def _surprise_sentence(row: Mapping[str, Any]) -> str:
    field = field_word(row["field"])
    if row["what"] == "pay":
        change = row["after"] / row["before"] - 1
        words = _("Guessed {before} {currency} a year in {field}, heard {after}: {change} % less.")
        if change > 0:
            words = _("Guessed {before} {currency} a year in {field}, heard {after}: {change} % more.")
        return words.format(
            before=f"{row['before']:,.0f}",
            currency=row["currency"],
            field=field,
            after=f"{row['after']:,.0f}",
            change=f"{abs(change) * 100:.0f}",
        )
    return _("Expected {before} of 5 for {aspect} in {field}, found {after}.").format(
        before=f"{row['before']:g}", aspect=aspect_word(row["what"]), field=field, after=f"{row['after']:g}"
    )


def _sentence(
    aspects: Sequence[AspectGap],
    guesses: Sequence[PayGuess],
    rated: Sequence[object],
    guessed: Sequence[object],
) -> str:
    parts = []
    if aspects:
        most = aspects[0]
        words = _("Students rated {aspect} {before} of 5 before and {after} after ({n}).")
        parts.append(
            words.format(
                aspect=aspect_word(most.aspect),
                before=f"{most.before:.1f}",
                after=f"{most.after:.1f}",
                n=n_("{n} student", "{n} students", most.students),
            )
        )
    if guesses:
        widest = guesses[0]
        words = _("In {field} they guessed entry pay {share} % too high.")
        if widest.share > 0:
            words = _("In {field} they guessed entry pay {share} % too low.")
        off = abs(widest.guessed / widest.heard - 1)
        parts.append(words.format(field=widest.field, share=f"{off * 100:.0f}"))
    if parts:
        return " ".join(parts)
    if rated or guessed:
        return _("Too few students rated before and after to show it for the class.")
    return _("No log of these classes says what was expected before the interview.")
