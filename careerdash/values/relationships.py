"""How a student came to a professional."""

from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.wordlists import word_list

# 朋友的父亲 is reached through the friend; a friend of the family is a friend, not a relative.
_SAME_AS = {"friend_of_family": "friend"}


@lru_cache(maxsize=20_000)
def read_relationship(text: str) -> str | None:
    """Return the relationship code of a typed text, None when it is missing or not recognised."""
    if is_missing(text):
        return None
    code = word_list("relationships").within(text)
    return None if code is None else _SAME_AS.get(code, code)
