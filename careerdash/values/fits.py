"""What a student decided after the interviews: is this field for me?"""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain
from careerdash.values.wordlists import word_list

_LONGEST_DECISION = 60
_QUESTION = re.compile(r"^(?:would i do this|is it for me|suitable|fit|是否适合(?:我)?)\s*[?:]\s*")
_SENTENCE_END = re.compile(r"[,.。;!?:(\n—–]")


@lru_cache(maxsize=20_000)
def read_fit(text: str) -> str | None:
    """Return ``suitable``, ``not_suitable``, ``out_of_touch`` or ``undecided``; None when missing or not recognised.

    A text over 60 characters is an argument, not a decision: only its opening is read.
    """
    words = word_list("fits")
    answer = _QUESTION.sub("", plain(text)) or text
    decided = words.whole(text) or words.whole(answer)
    if decided is not None:
        return decided
    if is_missing(text):
        return None
    if len(answer) > _LONGEST_DECISION:
        answer = _SENTENCE_END.split(answer, maxsplit=1)[0][:_LONGEST_DECISION]
    if words.within(answer) == "out_of_touch":
        return "out_of_touch"
    return words.opening(answer) or words.within(answer)
