"""Whether a conversation was recorded, written down or neither."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain
from careerdash.values.wordlists import word_list


@lru_cache(maxsize=20_000)
def read_permission(text: str) -> str | None:
    """Return ``recorded``, ``written`` or ``not_recorded``; None when missing or not recognised.

    A bare yes means that recording was allowed, a bare no that nothing was recorded. Who refused a recording but let
    notes be taken is ``written``; a recording with notes beside it is ``recorded``.
    """
    words = word_list("permissions")
    word = words.whole(text)
    if word is not None:
        return word
    if is_missing(text):
        return None
    patterns = dict(words.contains)
    matched = plain(text)
    refused = patterns["not_recorded"].search(matched)
    noted = patterns["written"].search(matched) or patterns["written_down"].search(_after(refused, matched))
    if refused:
        return "written" if noted else "not_recorded"
    if patterns["recorded"].search(matched):
        return "recorded"
    return "written" if noted else words.opening(text)


def _after(refused: re.Match[str] | None, matched: str) -> str:
    return matched[refused.end() :] if refused else matched
