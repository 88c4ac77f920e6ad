"""The word lists of ``words.toml``: which code does a typed word stand for?"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careerdash.values.spelling import key_of, plain

_FILE = Path(__file__).with_name("words.toml")
_OPENING_END = re.compile(r"[,.。;!?:(\n—–、]|\s-\s|(?<=[\u4e00-\u9fff])\s")

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one reader: whole spellings, patterns found at the start and patterns found anywhere."""

    spellings: Mapping[str, str]
    starts: Patterns
    contains: Patterns

    def whole(self, text: str) -> str | None:
        """Return the code whose spelling the whole text is."""
        return self.spellings.get(key_of(text))

    def opening(self, text: str) -> str | None:
        """Return the code whose spelling stands before the first comma, bracket or stop."""
        return self.spellings.get(key_of(_OPENING_END.split(plain(text), maxsplit=1)[0]))

    def at_start(self, text: str) -> str | None:
        """Return the first code with a pattern at the start of the text."""
        matched = plain(text)
        return next((code for code, pattern in self.starts if pattern.match(matched)), None)

    def within(self, text: str) -> str | None:
        """Return the first code with a pattern anywhere in the text."""
        matched = plain(text)
        return next((code for code, pattern in self.contains if pattern.search(matched)), None)


@cache
def _file() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _patterns(table: Mapping[str, list[str]]) -> Patterns:
    return tuple((code, re.compile("|".join(parts))) for code, parts in table.items())


@cache
def word_list(name: str) -> WordList:
    """Return one word list by its name in the file.

    Raises:
        ValueError: two codes claim the same spelling; a list must be unambiguous.
    """
    tables = _file()[name]
    spellings: dict[str, str] = {}
    for code, words in tables.get("exact", {}).items():
        for word in words:
            if spellings.setdefault(key_of(word), code) != code:
                raise ValueError(f"{word!r} is listed under {spellings[key_of(word)]!r} and {code!r}")
    return WordList(spellings, _patterns(tables.get("starts", {})), _patterns(tables.get("contains", {})))


@cache
def pattern(name: str, table: str) -> re.Pattern[str]:
    """Return all patterns of one table of the file as one that matches any of them."""
    return re.compile("|".join(part for parts in _file()[name][table].values() for part in parts))
