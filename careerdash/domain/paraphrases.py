"""Which field a whole question asks for, in words that no list of headers holds; the rules are in paraphrases.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careerdash.domain.folding import clean

_RULES = Path(__file__).with_name("paraphrases.toml")
_WORDS = {"en": 3, "zh": 6}
_LONGEST = 200
_NUMBERING = re.compile(
    r"^\s*(?:(?:q(?:uestion)?|第)?\s*[(（]?\d{1,2}\s*[)）]?\s*(?:题\s*)?[、.．,:：)）_]\s*)+", re.IGNORECASE
)
_HAN = re.compile("[\u3400-\u9fff]")
_ASKS = re.compile(
    r"[?？]|什么|哪|如何|怎|多少|多久|多长|是否|吗|谁|几|何时|能否|可否|有没有"
    r"|^(?:what|how|which|where|who|whom|when|why|do|does|did|is|are|was|were|would|can|could|will|may|has|have|should)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Rule:
    field: str
    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...]

    def follows(self, text: str) -> int:
        """How many groups of words a text has, 0 where one is missing or an unwanted word stands in it."""
        if any(group.search(text) for group in self.unwanted):
            return 0
        return len(self.wanted) if all(group.search(text) for group in self.wanted) else 0


def asked_for(header: str) -> str | None:
    """Return the field of an interview a whole question asks for; None where no rule, or rules of two fields, hold."""
    text = _NUMBERING.sub("", clean(header)).casefold()
    language = "zh" if _HAN.search(text) else "en"
    size = len(_HAN.findall(text)) if language == "zh" else len(text.split())
    if size < _WORDS[language] or len(text) > _LONGEST:
        return None
    found = [(count, rule.field) for rule in _rules()[language] if (count := rule.follows(text))]
    most = max(found, default=(0, ""))[0]
    best = {field for count, field in found if count == most}
    return best.pop() if len(best) == 1 else None


def is_question(header: str) -> bool:
    """Tell whether a header asks something, as the answers below it hardly do."""
    return _ASKS.search(_NUMBERING.sub("", clean(header))) is not None


@cache
def _rules() -> Mapping[str, tuple[_Rule, ...]]:
    data = tomllib.loads(_RULES.read_text(encoding="utf-8"))
    return {
        language: tuple(_rule(field, groups, language) for field, given in data.items() for groups in given[language])
        for language in _WORDS
    }


def _rule(field: str, groups: list[str], language: str) -> _Rule:
    start = r"\b" if language == "en" else ""

    def pattern(words: str) -> re.Pattern[str]:
        return re.compile("|".join(start + re.escape(word) for word in words.split("|")))

    return _Rule(
        field,
        tuple(pattern(group) for group in groups if not group.startswith("!")),
        tuple(pattern(group[1:]) for group in groups if group.startswith("!")),
    )
