"""Salary cells without a figure: an answer that was declined, no answer, or words this program cannot use."""

import re

from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import Reading
from careerdash.values.missing import is_missing
from careerdash.values.salary_words import DECLINED, MISSING

_MISSING = frozenset(map(fold, MISSING))
_DECLINED = re.compile(DECLINED)
_REMARK = re.compile(r"[(\[【].*?[)\]】]")


def silence(prepared: str) -> Reading:
    """Return how a text without any figure is read; ``prepared`` is the text as it is tokenised."""
    bare = _REMARK.sub("", prepared)
    if is_missing(bare) or is_missing(prepared) or fold(bare) in _MISSING or fold(prepared) in _MISSING:
        return Reading.MISSING
    return Reading.DECLINED if _DECLINED.search(prepared) else Reading.UNREADABLE
