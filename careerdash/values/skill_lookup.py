"""Finding the vocabulary entry of a typed skill behind fillers such as "good ... skills" and 良好的……能力."""

import re
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.skill_vocabulary import Entry, skill_key, vocabulary
from careerdash.values.spelling import plain
from careerdash.values.wordlists import pattern

_BEFORE = re.compile(rf"^(?:{pattern('skill_fillers', 'before').pattern})\s+")
_AFTER = re.compile(rf"\s+(?:{pattern('skill_fillers', 'after').pattern})$")
_CHINESE_BEFORE = re.compile(rf"^(?:{pattern('skill_fillers', 'chinese_before').pattern})")
_CHINESE_AFTER = re.compile(rf"(?:{pattern('skill_fillers', 'chinese_after').pattern})$")
_ENGLISH = (_BEFORE, _AFTER)
_ALL = (*_ENGLISH, _CHINESE_BEFORE, _CHINESE_AFTER)
_BRACKET = re.compile(r"\s*[(\[【《〈「][^()\[\]【】《》〈〉「」]*[)\]】》〉」]\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_GRADE = re.compile(r"\s*:\s*(?:\d(?:/\d)?|advanced|basic|expert|intermediate|fluent|精通|熟练|了解|良好)$")
_DEEPEST = 6
_LONGEST = 60


@lru_cache(maxsize=100_000)
def find_entry(text: str) -> Entry | None:
    """Return the entry of a typed skill, None when the vocabulary does not know it even without its fillers."""
    known = vocabulary()
    exact = known.get(skill_key(text))
    if exact is not None or len(text) > _LONGEST:
        return exact
    matched = plain(text).strip(" ,;:、。!'\"").rstrip(".")
    variants = (matched, _BRACKET.sub(" ", matched).strip(), _GRADE.sub("", matched).strip(), _before_dash(matched))
    found = (_stripped(variant) for variant in dict.fromkeys(variants) if variant)
    return next((entry for entry in found if entry is not None), None)


def _before_dash(matched: str) -> str:
    """A remark behind a dash is dropped (Excel - advanced), another skill is not (SQL - Tableau)."""
    head, *tails = _DASH.split(matched)
    return head if tails and all(_stripped(tail) is None for tail in tails if tail) else ""


def _stripped(matched: str) -> Entry | None:
    known = vocabulary()
    waiting, seen = [matched], {matched}
    for _depth in range(_DEEPEST):
        following: list[str] = []
        for text in waiting:
            entry = known.get(skill_key(text))
            if entry is not None:
                return entry
            for filler in _ENGLISH if text.isascii() else _ALL:
                shorter = filler.sub("", text, count=1).strip()
                if shorter and shorter not in seen:
                    seen.add(shorter)
                    following.append(shorter)
        waiting = following
    return None


def as_typed(text: str) -> str:
    """Return an unknown skill as it is kept: cleaned, without marks at its edges."""
    return clean(text).strip(" ,;、。!?'\"") or clean(text)
