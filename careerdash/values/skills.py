"""Skills: from a cell of free text to canonical skills with category and competency."""

from dataclasses import dataclass
from functools import lru_cache

from careerdash.domain.folding import fold
from careerdash.values.skill_lookup import as_typed, find_entry
from careerdash.values.skill_splitting import split_skills
from careerdash.values.skill_vocabulary import Entry, entries, skill_key

__all__ = ["Skill", "canonical_skill", "known_skills", "read_skills", "split_skills"]

# Beside these, AI stands for the drawing program, not for artificial intelligence.
_DRAWING_COMPANY = frozenset(
    {"ps", "pr", "ae", "cdr", "id", "photoshop", "indesign", "coreldraw", "premiere", "c4d", "lr", "au", "xd"}
)
_AI = "ai"
_ILLUSTRATOR = "Illustrator"


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill: ``name`` is canonical, or the text as typed where it is not ``known``; ``key`` groups spellings."""

    name: str
    key: str
    category: str | None
    competency: str | None
    known: bool


@lru_cache(maxsize=100_000)
def canonical_skill(text: str) -> Skill:
    """Return the skill one typed spelling stands for; an unknown one is kept as typed."""
    entry = find_entry(text)
    return _of(entry) if entry is not None else Skill(as_typed(text), skill_key(text), None, None, known=False)


def _of(entry: Entry) -> Skill:
    return Skill(entry.name, fold(entry.name), entry.category, entry.competency, known=True)


@lru_cache(maxsize=50_000)
def read_skills(text: str) -> tuple[Skill, ...]:
    """Return the distinct skills a cell lists, in their order."""
    pieces = split_skills(text)
    keys = {fold(piece) for piece in pieces}
    drawing = _AI in keys and bool(keys & _DRAWING_COMPANY)
    found: dict[str, Skill] = {}
    for piece in pieces:
        skill = canonical_skill(_ILLUSTRATOR if drawing and fold(piece) == _AI else piece)
        found.setdefault(skill.key, skill)
    return tuple(found.values())


def known_skills() -> tuple[Skill, ...]:
    """Return every skill of the starting vocabulary, in the order of its file."""
    return tuple(_of(entry) for entry in entries())
