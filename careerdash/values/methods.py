"""How an interview was held."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain
from careerdash.values.wordlists import word_list

_SEVERAL = re.compile(r"[/、,;+&]|\band\b|\bthen\b|\bor\b|和|或")


@lru_cache(maxsize=20_000)
def read_method(text: str) -> str | None:
    """Return the method code of a typed text, None when it is missing or not recognised.

    A video call is ``video`` also in a chat program, a voice message there is ``chat``. Of several methods the first
    counts.
    """
    if is_missing(text):
        return None
    words = word_list("methods")
    whole = words.whole(text)
    if whole is not None:
        return whole
    first = next((code for part in _SEVERAL.split(plain(text)) if (code := words.within(part)) is not None), None)
    return first or words.within(text)
