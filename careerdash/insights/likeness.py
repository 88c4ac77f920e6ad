"""Which names look alike: proposals for an advisor to decide, never merged by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from careerdash.values.people import is_surname_only
from careerdash.values.skill_vocabulary import skill_key, vocabulary
from careerdash.values.spelling import plain

# Comparing each with each: beyond this many the rare ones are left to the table.
_COMPARED = 1_500
_PROPOSED = 60
_ALIKE = 86
_SKILL_ALIKE = 84
_CONTAINED = 90
_SHORTEST_CONTAINED = 2
_CLOSE_NAMES = 80
# Many people share a part of their names; one who works elsewhere has to be nearly the same.
_TOGETHER, _ELSEWHERE = 84, 95


@dataclass(frozen=True, slots=True)
class Named:
    """A name to compare: its place in the list, how often it stands, where a person works, whether a skill is known."""

    number: int
    name: str
    interviews: int
    organisation_key: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that look alike; the rarer one is the source."""

    source: int
    target: int
    likeness: int


@dataclass(frozen=True, slots=True)
class SkillPair:
    """An unknown skill and the known one it looks like."""

    source: int
    key: str
    name: str
    likeness: int


def look_alikes(named: Sequence[Named], *, people: bool) -> tuple[Pair, ...]:
    """Return pairs of names that look alike, likest first; every name is proposed for at most one other."""
    compared = sorted(named, key=lambda one: -one.interviews)[:_COMPARED]
    texts = [plain(one.name) for one in compared]
    likeness = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=_CLOSE_NAMES, dtype=np.uint8)
    pairs = []
    for at, to in zip(*np.nonzero(np.triu(likeness, k=1)), strict=True):
        found = _people(compared[to], compared[at], int(likeness[at, to])) if people else int(likeness[at, to])
        if found >= _ALIKE and not _numbered_apart(texts[at], texts[to]):
            pairs.append(Pair(compared[to].number, compared[at].number, found))
    if people:
        pairs += _same_employer(compared, texts)
    else:
        pairs += _contained(compared, texts)
    return _best(pairs)


def _people(one: Named, other: Named, likeness: int) -> int:
    """The same place of work speaks for one person; a surname alone proposes nothing without it."""
    together = bool(one.organisation_key) and one.organisation_key == other.organisation_key
    if is_surname_only(one.name) or is_surname_only(other.name):
        return likeness if together else 0
    if together:
        return max(likeness, _ALIKE) if likeness >= _TOGETHER else 0
    return likeness if likeness >= _ELSEWHERE else 0


def _same_employer(compared: Sequence[Named], texts: Sequence[str]) -> list[Pair]:
    """A name that holds another one (Carla, Carla Diaz; 王女士 no), at the same place of work."""
    by_place: dict[str, list[int]] = {}
    for at, one in enumerate(compared):
        if one.organisation_key:
            by_place.setdefault(one.organisation_key, []).append(at)
    pairs = []
    for places in by_place.values():
        for position, at in enumerate(places):
            for to in places[position + 1 :]:
                shorter, longer = sorted((texts[at], texts[to]), key=len)
                if shorter != longer and shorter in longer.split():
                    pairs.append(Pair(compared[to].number, compared[at].number, _CONTAINED))
    return pairs


def _contained(compared: Sequence[Named], texts: Sequence[str]) -> list[Pair]:
    """A Chinese name that begins another one: 腾讯, 腾讯科技."""
    known = {text: at for at, text in enumerate(texts) if not text.isascii()}
    pairs = []
    for at, text in enumerate(texts):
        if text.isascii():
            continue
        for length in range(len(text) - 1, _SHORTEST_CONTAINED - 1, -1):
            other = known.get(text[:length])
            if other is not None and other != at:
                first, second = sorted((at, other))
                pairs.append(Pair(compared[second].number, compared[first].number, _ALIKE))
                break
    return pairs


def _numbered_apart(one: str, other: str) -> bool:
    """Names that differ in a number are different things: Hall 1, Hall 2."""
    return [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]


def _best(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    best: dict[int, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, pair.target, pair.source)):
        best.setdefault(pair.source, pair)
    return tuple(best.values())[:_PROPOSED]


def nearest_skills(named: Sequence[Named], keys: Sequence[str]) -> tuple[SkillPair, ...]:
    """Return for unknown skills the known skill they look like, of the vocabulary or named by an advisor."""
    words = {key: (entry.name, "") for key, entry in vocabulary().items()}
    words |= {skill_key(one.name): (one.name, keys[one.number]) for one in named if one.known}
    choices = list(words)
    pairs = []
    for one in [one for one in named if not one.known][:_COMPARED]:
        found = process.extractOne(skill_key(one.name), choices, scorer=fuzz.ratio, score_cutoff=_SKILL_ALIKE)
        if found is not None:
            name, key = words[found[0]]
            pairs.append(SkillPair(one.number, key or skill_key(name), name, int(found[1])))
    return tuple(sorted(pairs, key=lambda pair: (-pair.likeness, pair.source))[:_PROPOSED])
