"""How students rate their own skills: "SQL 3; Excel 4", "沟通：4，Excel（3）", or one number for all of them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from careerdash.values.skills import canonical_skill

LOWEST, HIGHEST = 1.0, 5.0
_BETWEEN = re.compile(r"[;,、|\n]+")
_RATED = re.compile(
    r"^(?P<skill>.*?)[\s:=(\[\-–—]*(?P<rating>\d(?:\.\d+)?)\s*(?:/\s*(?P<of>\d+))?\s*[分星*)\]]*\s*$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class OwnRating:
    """A rating from 1 (beginner) to 5 (very good); ``key`` is that of the skill, empty for all skills together."""

    key: str
    name: str
    rating: float


@lru_cache(maxsize=20_000)
def read_own_ratings(text: str) -> tuple[OwnRating, ...]:
    """Return the ratings a cell holds, in their order; what is no rating from 1 to 5 is left out, never guessed."""
    found: dict[str, OwnRating] = {}
    for piece in _BETWEEN.split(unicodedata.normalize("NFKC", text)):
        rated = _RATED.match(piece.strip())
        if rated is None or rated["of"] not in {None, "5"}:
            continue
        rating = float(rated["rating"])
        if not LOWEST <= rating <= HIGHEST:
            continue
        name = rated["skill"].strip(" .:-")
        skill = canonical_skill(name) if name else None
        key = skill.key if skill else ""
        found.setdefault(key, OwnRating(key, skill.name if skill else "", rating))
    return tuple(found.values())
