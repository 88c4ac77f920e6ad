"""Many literal phrases as one regular expression that does not try them one by one."""

import re
from collections.abc import Iterable

_TRIED_TOGETHER = 6


def any_phrase(phrases: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the phrases that stands at a place.

    The phrases are laid out as a tree by their letters, and the first letters are narrowed down by halves: a large
    list costs a handful of comparisons where it does not match.
    """
    return _tree(sorted(set(phrases)))


def _tree(phrases: list[str]) -> str:
    ends = "" in phrases
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase:
            by_first.setdefault(phrase[0], []).append(phrase[1:])
    if not by_first:
        return ""
    inner = _halved([(first, re.escape(first) + _tree(rest)) for first, rest in sorted(by_first.items())])
    return f"(?:{inner})?" if ends else inner


def _halved(branches: list[tuple[str, str]]) -> str:
    if len(branches) == 1:
        return branches[0][1]
    if len(branches) <= _TRIED_TOGETHER:
        return f"(?:{'|'.join(pattern for _first, pattern in branches)})"
    middle = len(branches) // 2
    lower, upper = branches[:middle], branches[middle:]
    return f"(?:(?={_set(lower)}){_halved(lower)}|(?={_set(upper)}){_halved(upper)})"


def _set(branches: list[tuple[str, str]]) -> str:
    return "[" + "".join(re.escape(first) for first, _pattern in branches) + "]"
