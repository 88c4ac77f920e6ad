"""Mentions of a person in texts: how their name, number and contacts are found wherever somebody typed them.

A name is looked for in the texts of others only where it tells one person from another: not a surname with a title, not
a single Latin word, not a name somebody else bears too or that is part of another's name. A Chinese name of two
characters may be a part of other words; outside the rows of the person it counts only by itself or before a form of
address.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from careerdash.domain.folding import clean, fold
from careerdash.values.people import contacts_in, is_surname_only

ERASED = "[erased]"
_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ALL_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff·\s]+")
_BETWEEN_WORDS = r"[\s_.,\-]+"
_BETWEEN_DIGITS = r"[\s().\-]*"
# What stands before or after: the engine knows no such conditions.
_AROUND = re.compile(r"\(\?(?:<!|!|=)[^()]*\)")
# What stands between the entries of a list of people; a comma also stands within a name (Archer, Ann).
_ENTRIES = ("\n;；、/|", ",，")
_ADDRESSED = "老师|女士|先生|小姐|同学|学长|学姐|师兄|师姐|经理|总监|主任|总|姐|哥"
_SHORTEST_NAME, _SHORTEST_NUMBER, _FEWEST_DIGITS = 5, 5, 7


@dataclass(frozen=True, slots=True)
class Names:
    """What a person is called in the rows that are theirs: names, numbers of students, and contacts, as typed."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()


class Mentions:
    """Finds a person in texts: ``own`` in the rows that are about them, ``others`` in everything else."""

    def __init__(self, names: Names, shared: Iterable[str]) -> None:
        """``shared`` are the folded names that somebody else bears as well."""
        doubtful = frozenset(shared)
        contacts = [pattern for text in sorted(names.contacts) for pattern in _contact(text)]
        numbers = [_whole(re.escape(text)) for text in sorted(names.numbers) if len(text) >= _SHORTEST_NUMBER]
        self.told = [name for name in sorted(names.names) if _tells(name) and fold(name) not in doubtful]
        self.own = _joined([*contacts, *numbers, *map(_name, sorted(names.names))])
        self.others = _joined([*contacts, *numbers, *map(_name_of_two, self.told)])

    @cached_property
    def loose(self) -> str:
        """A pattern the engine understands: it matches every text that ``others`` matches ('' where there is none)."""
        return _AROUND.sub("", self.others.pattern) if self.others else ""

    def without(self, text: str, pattern: "re.Pattern[str] | None", instead: str) -> str:
        """Return a text with each mention replaced."""
        return text if pattern is None else pattern.sub(instead, text)

    def without_parts(self, text: str, pattern: "re.Pattern[str] | None") -> str | None:
        """Return a list of names without the entries that mention the person; None where nothing is left."""
        if pattern is None or not pattern.search(text):
            return text
        return _entries_without(text, pattern, _ENTRIES).strip() or None


def contacts_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the addresses and numbers in cells that hold contacts; a cell without any counts as a whole."""
    return frozenset(part for text in texts for part in (contacts_in(text) or (clean(text),)) if len(part) > 3)


def _entries_without(text: str, pattern: "re.Pattern[str]", marks: Sequence[str]) -> str:
    """The entries of a list that do not mention anybody; a comma parts entries only where no name stands across it."""
    pieces = re.split(f"([{marks[0]}]+)", text)
    kept: list[str] = []
    for number in range(0, len(pieces), 2):
        entry = pieces[number]
        if pattern.search(entry):
            entry = _entries_without(entry, pattern, marks[1:]) if len(marks) > 1 else ""
        if entry.strip():
            kept += [pieces[number - 1], entry] if kept else [entry]
    left = "".join(kept)
    return "" if pattern.search(left) or left == text else left


def _tells(name: str) -> bool:
    """Whether a name tells one person from another, as far as the name goes."""
    cleaned = clean(name)
    if is_surname_only(cleaned) or not fold(cleaned):
        return False
    if _WIDE.search(cleaned):
        return len(_WIDE.findall(cleaned)) > 1
    return len(cleaned.split()) > 1 and len(cleaned) >= _SHORTEST_NAME


def _whole(pattern: str) -> str:
    return rf"(?<![^\W_]){pattern}(?![^\W_])"


def _name(name: str) -> str:
    """The pattern of a name in the rows that are about the person."""
    cleaned = clean(name)
    if _ALL_WIDE.fullmatch(cleaned):
        return r"\s*".join(re.escape(letter) for letter in cleaned if not letter.isspace())
    words = [re.escape(word) for word in re.split(r"[\s_.,\-]+", cleaned) if word]
    if not words:
        return _whole(re.escape(cleaned))
    ways = [words] if len(words) == 1 else [words, [words[-1], *words[:-1]]]
    return "|".join(_whole(_BETWEEN_WORDS.join(way)) for way in ways)


def _name_of_two(name: str) -> str:
    """The pattern of a name in the texts of others."""
    cleaned = re.sub(r"\s", "", clean(name))
    if _ALL_WIDE.fullmatch(cleaned) and len(cleaned) == 2:
        wide = _WIDE.pattern
        return rf"(?<!{wide}){cleaned}(?!{wide})|{cleaned}(?={_ADDRESSED})"
    return _name(name)


def _contact(text: str) -> Sequence[str]:
    digits = re.sub(r"\D", "", text)
    if len(digits) >= _FEWEST_DIGITS and not re.search(r"[^\W\d_]", text):
        return [r"(?<!\d)" + _BETWEEN_DIGITS.join(digits) + r"(?!\d)"]
    return [_whole(re.escape(text))] if len(text) >= _SHORTEST_NUMBER else []


def _joined(patterns: Sequence[str]) -> "re.Pattern[str] | None":
    # longer ones first: of two that begin alike the longer is meant
    ordered = sorted({pattern for pattern in patterns if pattern}, key=len, reverse=True)
    return re.compile("|".join(f"(?:{pattern})" for pattern in ordered), re.IGNORECASE) if ordered else None
