"""The words a free text is about, in English and Chinese, without the ones that carry no theme."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

from careerdash.values.missing import is_missing

_FILE = Path(__file__).with_name("keywords.toml")
_RUNS = re.compile(r"(?P<chinese>[\u3400-\u9fff]+)|(?P<english>[a-z][a-z'’-]+[a-z])", re.IGNORECASE)
_SHORTEST_STEM = 4
# letters that stay doubled when an ending is taken off: sell-ing, pass-ed
_KEPT_DOUBLE = "lsz"


@dataclass(frozen=True, slots=True)
class Keyword:
    """One word of a text; ``key`` is the same for its forms (meeting, meetings)."""

    key: str
    word: str


@lru_cache(maxsize=20_000)
def keywords(text: str) -> tuple[Keyword, ...]:
    """Return the distinct words a text is about, in their order; none for a text that means "nothing"."""
    if is_missing(text):
        return ()
    found: dict[str, Keyword] = {}
    for keyword in _words(text):
        found.setdefault(keyword.key, keyword)
    return tuple(found.values())


def _words(text: str) -> Iterator[Keyword]:
    silent = _silent("english")
    for run in _RUNS.finditer(text):
        if run["chinese"]:
            yield from _chinese(run["chinese"])
            continue
        word = run["english"].lower().replace("’", "'").removesuffix("'s")
        key = stem(word)
        if word not in silent and key not in silent and len(word) > 2:
            yield Keyword(key, word)


def _chinese(run: str) -> Iterator[Keyword]:
    silent, single = _silent("chinese"), _silent("chinese_single")
    for word in _segmenter()(run):
        if word in single or (len(word) > 1 and word not in silent):
            yield Keyword(word, word)


@cache
def _silent(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_FILE.read_text(encoding="utf-8"))[name].split())


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """Return the word segmentation; its dictionary takes 0.2 s and 33 MB, so it waits for the first Chinese text."""
    cut: Callable[[str], list[str]] = import_module("rjieba").cut
    return cut


def stem(word: str) -> str:
    """Return what the common forms of an English word share: hour of hours, plan of planning, learn of learned."""
    word = _singular(word)
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST_STEM - 1 and re.search("[aeiouy]", rest):
            word = rest
            if word[-1] == word[-2] and word[-1] not in _KEPT_DOUBLE:
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST_STEM:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural and len(word) > _SHORTEST_STEM - 1 else word
