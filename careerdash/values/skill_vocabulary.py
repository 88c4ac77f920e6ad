"""The starting vocabulary of skills and how a typed skill finds its entry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from careerdash.domain.folding import fold
from careerdash.values.spelling import plain

_FILE = Path(__file__).with_name("skills.tsv")
_WORD = re.compile(r"[a-z]+")
_KEPT_ENDINGS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Entry:
    """One skill of the vocabulary; ``competency`` is one of the eight of NACE, None for the knowledge of one trade."""

    name: str
    category: str
    competency: str | None


def _singular(found: re.Match[str]) -> str:
    word = found.group()
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_KEPT_ENDINGS):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@lru_cache(maxsize=10_000)
def skill_key(text: str) -> str:
    """Return the key by which spellings of one skill meet: folded, Simplified, English words in the singular."""
    return fold(_WORD.sub(_singular, plain(text).replace("&", " and ")))


@cache
def _lines() -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    found = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, category, competency, english, chinese = line.split("\t")
            spellings = (name, *(word for word in f"{english}|{chinese}".split("|") if word))
            found.append((Entry(name, category, competency or None), spellings))
    return tuple(found)


@cache
def vocabulary() -> Mapping[str, Entry]:
    """Return key -> entry for every known spelling.

    Raises:
        ValueError: one spelling stands with two skills.
    """
    found: dict[str, Entry] = {}
    for entry, spellings in _lines():
        for spelling in spellings:
            known = found.setdefault(skill_key(spelling), entry)
            if known is not entry:
                raise ValueError(f"{spelling!r} is listed under {known.name!r} and {entry.name!r}")
    return found


@cache
def _spellings() -> Mapping[Entry, tuple[str, ...]]:
    return dict(_lines())


def spellings_of(entry: Entry) -> tuple[str, ...]:
    """Return every known spelling of a skill, in both languages, its name first."""
    return _spellings()[entry]


@cache
def entries() -> tuple[Entry, ...]:
    """Return the skills of the vocabulary in the order of the file."""
    return tuple(entry for entry, _spellings in _lines())


@cache
def slashed_spellings() -> re.Pattern[str]:
    """Return a pattern for the known skills written with a slash (UI/UX, C#/.NET), which must not be split there."""
    written = {spelling for _entry, spellings in _lines() for spelling in spellings if "/" in spelling}
    parts = (
        r"\s*/\s*".join(re.escape(side.strip()) for side in spelling.split("/"))
        for spelling in sorted(written, key=len, reverse=True)
    )
    return re.compile(rf"(?<![a-z0-9+#.])(?:{'|'.join(parts)})(?![a-z0-9+#])", re.IGNORECASE)
