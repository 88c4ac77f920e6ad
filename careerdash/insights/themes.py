"""What professionals liked and disliked: the words their answers share, each with its quotes. Never a score."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.values.keywords import keywords
from careerdash.wording import _, n_

# The newest answers are read: several years of a career centre.
_NEWEST = 3_000
# One person's word is a quote, not a theme.
_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """What one professional said, as typed; ``who`` is a name only where the professional agreed, else the post."""

    interview_id: str
    student_key: str
    who: str
    text: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Theme:
    """One word of the answers: ``people`` distinct professionals use it in any of its forms."""

    key: str
    word: str
    people: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ThemesAnswer:
    """Themes by number of people; ``people_liked`` and ``people_disliked`` said something at all.

    Quotes are words of single people, and so are rare words: in share view the answer is ``hidden`` and empty.
    """

    hidden: bool
    liked: tuple[Theme, ...]
    disliked: tuple[Theme, ...]
    people_liked: int
    people_disliked: int
    sentence: str
    basis: Basis


def themes(
    *, database: Database, scope: Scope, view: View, filters: Filters = NO_FILTERS, today: date, limit: int = 12
) -> ThemesAnswer:
    """Answer what was liked and disliked most, in English and Chinese; ``limit`` themes each."""
    hidden = view is View.SHARE
    params = {**scope.parameters(), **filters.parameters(), "today": today, "limit": _NEWEST}
    rows = [] if hidden else database.rows("satisfaction.voices", params)
    (liked, people_liked), (disliked, people_disliked) = (_themes(rows, side, limit) for side in ("liked", "disliked"))
    return ThemesAnswer(
        hidden=hidden,
        liked=liked,
        disliked=disliked,
        people_liked=people_liked,
        people_disliked=people_disliked,
        sentence=_sentence(liked, disliked),
        basis=Basis(
            definition=_("Words the answers to what was liked and disliked share, without words that carry no theme."),
            rule=_(
                "Each professional counts once per word; forms of one word count together; two people make a theme."
            ),
            n=max(people_liked, people_disliked) if not hidden else None,
            unit="professionals",
        ),
    )


def _themes(rows: Sequence[Mapping[str, Any]], side: str, limit: int) -> tuple[tuple[Theme, ...], int]:
    people: dict[str, set[str]] = defaultdict(set)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    everyone = set()
    for row in rows:
        text = row[side]
        found = keywords(text) if text else ()
        if not found:
            continue
        everyone.add(row["person_key"])
        quote = _quote(row, text)
        for keyword in found:
            people[keyword.key].add(row["person_key"])
            words[keyword.key][keyword.word] += 1
            quotes[keyword.key].append(quote)
    ranked = sorted((key for key in people if len(people[key]) >= _PEOPLE), key=lambda key: (-len(people[key]), key))
    return (
        tuple(
            Theme(
                key, min(words[key], key=lambda word: (-words[key][word], word)), len(people[key]), tuple(quotes[key])
            )
            for key in ranked[:limit]
        ),
        len(everyone),
    )


def _quote(row: Mapping[str, Any], text: str) -> Quote:
    name = row["professional_name"] if row["may_keep_answers"] else None
    return Quote(row["interview_id"], row["student_key"], name or row["occupation"] or row["field"], text, row["score"])


def _sentence(liked: Sequence[Theme], disliked: Sequence[Theme]) -> str:
    told = [
        words.format(word=found[0].word, people=n_("{n} professional", "{n} professionals", found[0].people))
        for words, found in ((_("liked: {word} ({people})"), liked), (_("disliked: {word} ({people})"), disliked))
        if found
    ]
    return _("Most often {told}.").format(told=", ".join(told)) if told else _("No two people share a word.")
