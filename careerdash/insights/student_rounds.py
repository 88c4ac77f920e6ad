"""The rounds of one student: per target field the people, the outline, the picture before and after, the decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from careerdash.domain.vocabulary import ASPECTS, LEVELS, QUESTION_COUNT
from careerdash.insights.words import field_word
from careerdash.wording import _

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Aspect:
    """An aspect of the work as pictured before and found after, from 1 to 5; the mean of a round."""

    key: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Pay:
    """What a student guessed, and what was heard: texts as typed, and the yearly midpoints in one currency.

    ``currency`` is empty, and the amounts None, where nothing could be compared.
    """

    guessed: tuple[str, ...]
    heard: tuple[str, ...]
    currency: str
    guessed_yearly: float | None
    heard_yearly: float | None


@dataclass(frozen=True, slots=True)
class Round:
    """One target field of a student: level mix, outline coverage, fit and picture before and after.

    ``answered`` are the numbers of the outline questions answered in this field (1 to 24). ``interview_ids`` are the
    records it rests on.
    """

    number: int
    field: str
    current: bool
    held: int
    listed: int
    newcomers: int
    experienced: int
    unknown_level: int
    answered: tuple[int, ...]
    fit: str | None
    prior_view: str | None
    reality: str | None
    plan: str | None
    levels: tuple[tuple[str, int], ...]
    aspects: tuple[Aspect, ...]
    pay: Pay | None
    interview_ids: tuple[str, ...]


def rounds_of(rows: Sequence[Row], current_field: str | None) -> tuple[Round, ...]:
    """Return the fields in order of their first date (the rows are sorted so), numbered from 1."""
    order = {row["field_key"]: index for index, row in reversed(list(enumerate(rows)))}
    by_field = sorted(rows, key=lambda row: order[row["field_key"]])
    return tuple(
        _round(number, list(group), current=current_field == field_key)
        for number, (field_key, group) in enumerate(groupby(by_field, key=lambda row: row["field_key"]), start=1)
    )


def answered_questions(bits: int | None) -> tuple[int, ...]:
    """Return the numbers of the outline questions in a set of bits; question 1 is the lowest."""
    return tuple(number for number in range(1, QUESTION_COUNT + 1) if (bits or 0) >> (number - 1) & 1)


def _round(number: int, rows: Sequence[Row], *, current: bool) -> Round:
    people = {
        row["professional_id"]: row["level"]
        for row in rows
        if row["professional_id"] and row["occupation"] and row["contact"]
    }
    levels = list(people.values())
    decided = [row["fit"] for row in rows if row["fit"] not in {None, "undecided"}]
    bits = 0
    for row in rows:
        bits |= row["answered_bits"] or 0
    return Round(
        number=number,
        field=field_word(rows[0]["field"]),
        current=current,
        held=sum(row["state"] == "held" for row in rows),
        listed=len(people),
        newcomers=levels.count("entry"),
        experienced=levels.count("mid") + levels.count("senior"),
        unknown_level=levels.count(None),
        answered=answered_questions(bits),
        fit=decided[-1] if decided else next((row["fit"] for row in reversed(rows) if row["fit"]), None),
        prior_view=_latest(rows, "prior_view"),
        reality=_latest(rows, "reality"),
        plan=_latest(rows, "plan"),
        levels=(*((level, levels.count(level)) for level in LEVELS), ("", levels.count(None))),
        aspects=_aspects(rows),
        pay=_pay(rows),
        interview_ids=tuple(row["interview_id"] for row in rows),
    )


def _latest(rows: Sequence[Row], column: str) -> str | None:
    return next((row[column] for row in reversed(rows) if row[column]), None)


def _aspects(rows: Sequence[Row]) -> tuple[Aspect, ...]:
    found = (
        Aspect(key, _mean([row[f"before_{key}"] for row in rows]), _mean([row[f"after_{key}"] for row in rows]))
        for key in ASPECTS
    )
    return tuple(aspect for aspect in found if aspect.before is not None or aspect.after is not None)


def _pay(rows: Sequence[Row]) -> Pay | None:
    """What was heard is the pay of newcomers where one is told of, else the pay as stated."""
    guessed = tuple(row["salary_guessed_text"] for row in rows if row["salary_guessed_text"])
    heard = tuple(row["salary_entry_text"] or row["salary_text"] for row in rows if _told(row))
    if not guessed and not heard:
        return None
    guesses = [(row["salary_guessed_currency"], _middle(row, "salary_guessed")) for row in rows]
    currency = next((code for code, amount in reversed(guesses) if code and amount is not None), "")
    told = [(row[f"{_post(row)}_currency"], _middle(row, _post(row))) for row in rows]
    return Pay(
        guessed=guessed,
        heard=heard,
        currency=currency,
        guessed_yearly=_mean([amount for code, amount in guesses if currency and code == currency]),
        heard_yearly=_mean([amount for code, amount in told if currency and code == currency]),
    )


def _told(row: Row) -> bool:
    return bool(row["salary_entry_text"] or row["salary_text"])


def _post(row: Row) -> str:
    return "salary_entry" if row["salary_entry_text"] else "salary"


def _middle(row: Row, post: str) -> float | None:
    low, high = row[f"{post}_yearly_low"], row[f"{post}_yearly_high"]
    return (low + high) / 2 if low is not None and high is not None else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def pay_sentence(pay: Pay) -> str:
    """Return what was guessed and what was heard, and how far apart they are."""
    said = _("Heard {heard}.").format(heard="; ".join(pay.heard)) if pay.heard else _("Nothing heard yet.")
    if pay.guessed:
        said = _("Guessed {guessed}.").format(guessed="; ".join(pay.guessed)) + " " + said
    if pay.guessed_yearly and pay.heard_yearly:
        apart = pay.heard_yearly / pay.guessed_yearly - 1
        part = f"{abs(apart):.0%}"
        words = _("{part} above the guess") if apart >= 0 else _("{part} below the guess")
        if part == "0%":
            words = _("as guessed")
        told = _("On average {heard} a year against {guessed}: {apart}.").format(
            heard=f"{pay.heard_yearly:,.0f} {pay.currency}",
            guessed=f"{pay.guessed_yearly:,.0f} {pay.currency}",
            apart=words.format(part=part),
        )
        said = f"{said} {told}"
    return said


def aspect_word(key: str) -> str:
    """Return the words for an aspect of the work."""
    return {
        "workload": _("Workload"),
        "prospects": _("Prospects"),
        "environment": _("Working environment"),
        "interest": _("Interest"),
    }[key]
