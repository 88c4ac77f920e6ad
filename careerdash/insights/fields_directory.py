"""What is known of each field and organisation, so that next year's class starts from this year's knowledge."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.breakdown import asked_of, pooling, too_fine
from careerdash.insights.words import POOLED, enough_for_one_breakdown, field_word
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.values.missing import is_missing
from careerdash.values.skill_lookup import find_entry
from careerdash.values.skill_vocabulary import spellings_of
from careerdash.wording import _, n_

# Answers stand in the rows as typed; the newest interviews are read, which is several years of a career centre.
_NEWEST = 3_000
# So many answers fill a table of interviews side by side: fifty of them with all 24 questions.
SIDE_BY_SIDE = 1_200
_BETWEEN_WORDS = re.compile(r"[\s,，、;；]+")
_SHORTEST_NAME = 3
# Latin letters, digits and signs in full width, as Chinese keyboards type them, and their plain forms.
_NARROW = "".join(map(chr, range(0x21, 0x7F)))
_WIDE = "".join(chr(ord(sign) + 0xFEE0) for sign in _NARROW)


@dataclass(frozen=True, slots=True)
class FieldCard:
    """One field: whom the classes met there, and how many of the 24 questions are answered at least once.

    In share view only ``people`` and ``questions``; small fields stand together under the key ``*``.
    """

    key: str
    field: str
    people: int
    interviews: int | None
    organisations: int | None
    students: int | None
    entry: int | None
    mid: int | None
    senior: int | None
    questions: int
    last_date: date | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """One employer (advisor view only); ``contact_again`` people agreed to be contacted again."""

    key: str
    name: str
    people: int
    interviews: int
    occupations: tuple[str, ...]
    fields: tuple[str, ...]
    contact_again: int
    last_date: date | None


@dataclass(frozen=True, slots=True)
class FieldsAnswer:
    """The directory; organisations exist in the advisor's view only."""

    fields: tuple[FieldCard, ...]
    organisations: tuple[Organisation, ...]
    hidden: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class FieldAnswer:
    """One answer to one outline question as typed; ``who`` is a name only where the professional agreed."""

    interview_id: str
    student_key: str
    question: int
    text: str
    who: str
    organisation: str | None
    level: str | None
    field: str
    date: date | None


@dataclass(frozen=True, slots=True)
class FieldAnswers:
    """Answers side by side, newest first; hidden in share view."""

    hidden: bool
    answers: tuple[FieldAnswer, ...]


def fields_directory(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    limit: int = 200,
) -> FieldsAnswer:
    """Answer what is known of each field. In share view only fields with enough people, without breakdowns."""
    rule = rule_for(view)
    fine = too_fine(view, filters)
    params = {
        **asked_of(scope, view, filters, today),
        "limit": limit,
    }
    rows = _cards(database, params, rule)
    known = [] if rule.hides else database.rows("fields.organisations", params)
    cards = tuple(
        FieldCard(
            key=row["field_key"],
            field=_("Other fields") if row["field_key"] == POOLED else field_word(row["field"]),
            people=row["people"],
            interviews=None if rule.hides else row["interviews"],
            organisations=None if rule.hides else row["organisations"],
            students=None if rule.hides else row["students"],
            entry=None if rule.hides else row["entry"],
            mid=None if rule.hides else row["mid"],
            senior=None if rule.hides else row["senior"],
            questions=row["questions"] or 0,
            last_date=None if rule.hides else row["last_date"],
        )
        for row in rows
    )
    return FieldsAnswer(
        fields=cards,
        organisations=tuple(
            Organisation(
                row["organisation_key"],
                row["organisation"],
                row["people"],
                row["interviews"],
                tuple(row["occupations"] or ()),
                tuple(field_word(field) for field in row["fields"] or ()),
                row["contact_again"],
                row["last_date"],
            )
            for row in known
        ),
        hidden=rule.hides,
        sentence=enough_for_one_breakdown() if fine else _sentence(cards),
    )


def _cards(database: Database, params: Mapping[str, object], rule: SharingRule) -> list[dict[str, Any]]:
    """Return the rows of the fields that may be shown; small ones as one, or not at all."""
    rows = {row["field_key"]: row for row in database.rows("fields.cards", {**params, "pooled": []})}
    if not rule.hides:
        return list(rows.values())

    def together(keys: Iterable[str]) -> dict[str, Any]:
        pooled = database.rows("fields.cards", {**params, "pooled": sorted(keys)})
        return next(row for row in pooled if row["field_key"] == POOLED)

    people = {key: row["people"] for key, row in rows.items()}
    decision = pooling(people, lambda keys: int(together(keys)["people"]), rule)
    return [*(rows[key] for key in decision.shown), *([together(decision.pooled)] if decision.pooled else [])]


def field_answers(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    number: int = 0,
    search: str = "",
    limit: int = 200,
) -> FieldAnswers:
    """Answer what professionals said to the outline question of a ``number`` (1-24; 0: any), newest first.

    ``search`` keeps answers where each of its words stands in the text, the organisation, the occupation or the field,
    in any width and case; a known skill is found under its names in both languages. Answers are words of single
    people: in share view there are none.
    """
    if view is View.SHARE:
        return FieldAnswers(hidden=True, answers=())
    params = {
        **scope.parameters(),
        **filters.parameters(),
        "today": today,
        "question": number,
        "words": _words(search),
        "wide": _WIDE,
        "narrow": _NARROW,
        "newest": _NEWEST,
        "limit": limit,
    }
    return FieldAnswers(
        hidden=False,
        answers=tuple(
            FieldAnswer(
                row["interview_id"],
                row["student_key"],
                row["question"],
                row["text"].strip(),
                (row["may_keep_answers"] and row["professional_name"]) or row["occupation"] or "",
                row["organisation"],
                row["level"],
                field_word(row["field"]),
                row["interview_date"],
            )
            for row in database.rows("fields.answers", params)
            if not is_missing(row["text"])
        ),
    )


def _words(search: str) -> list[str]:
    """Return the words looked for, each with the other names of the skill it stands for, one a line."""
    plain = unicodedata.normalize("NFKC", search).strip().lower()
    if not plain:
        return []
    whole = _named_alike(plain)
    return [whole] if "\n" in whole else [_named_alike(word) for word in _BETWEEN_WORDS.split(plain) if word]


def _named_alike(word: str) -> str:
    entry = find_entry(word)
    others = [spelling.lower() for spelling in spellings_of(entry)] if entry else []
    # "r" and "ps" stand inside other words
    telling = [other for other in others if not other.isascii() or len(other) >= _SHORTEST_NAME]
    return "\n".join(dict.fromkeys([word, *telling]))


def _sentence(cards: tuple[FieldCard, ...]) -> str:
    if not cards:
        return _("No field has enough people to be shown.")
    told = {
        "field": cards[0].field,
        "people": n_("{n} professional", "{n} professionals", cards[0].people),
        "questions": cards[0].questions,
    }
    if len(cards) == 1:
        return _("{field}: {people}, {questions} of 24 questions answered.").format(**told)
    return _("{fields}; most is known of {field} ({people}, {questions} of 24 questions answered).").format(
        fields=n_("{n} field", "{n} fields", len(cards)), **told
    )
