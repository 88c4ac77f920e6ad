"""The eight steps of career planning and how far a student is."""

import re
from datetime import date
from functools import lru_cache

from careerdash.domain.tracks import PLANNING
from careerdash.domain.vocabulary import Status
from careerdash.values.dates import read_date
from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain, read_numeral
from careerdash.values.wordlists import word_list

_NUMBERING = re.compile(
    r"^(?:step|stage|no\.?|第|步骤|阶段)?\s*\(?([1-8]|[一二三四五六七八])\)?\s*(?:步|阶段)?\s*(?:[.、,:)\-–—]|\s|$"
    r"|(?=[\u4e00-\u9fff]))\s*"
)
_BRACKET = re.compile(r"\([^()]*\)")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
_DATED = frozenset({"date", "no_year", "undecided"})


@lru_cache(maxsize=20_000)
def read_step(text: str) -> str | None:
    """Return the key of a planning step: ``1. Ambition``, ``确立志向``, ``第三步`` (the third); None when unknown.

    A name counts before its number, so that a list numbered otherwise is still read.
    """
    words = word_list("steps")
    whole = words.whole(text)
    if whole is not None or is_missing(text):
        return whole
    matched = plain(text)
    number = _NUMBERING.match(matched)
    named = _BRACKET.sub("", matched[number.end() :] if number else matched).strip(" .:,、-–—")
    found = words.whole(named) if named else None
    if found is not None or number is None or named:
        return found
    position = int(number[1]) if number[1].isascii() else read_numeral(number[1])
    return PLANNING.steps[(position or 1) - 1].key


@lru_cache(maxsize=20_000)
def read_status(text: str, today: date | None = None) -> Status | None:
    """Return the state a planning cell states; None when missing or not recognised.

    A date alone means done on that day, or not started where it lies after ``today``; 100 % is done, less in progress.
    """
    words = word_list("statuses")
    percent = _PERCENT.fullmatch(plain(text))
    if percent:
        return _of_share(float(percent[1]))
    word = words.whole(text)
    if word is None:
        if is_missing(text):
            return None
        word = words.opening(text) or words.at_start(text)
    if word is not None:
        return Status(word)
    found = read_date(text, None)
    if found.reading not in _DATED:
        return None
    future = today is not None and found.date is not None and found.date > today
    return Status.NOT_STARTED if future else Status.DONE


def _of_share(share: float) -> Status | None:
    if share > 100:
        return None
    if share == 100:
        return Status.DONE
    return Status.IN_PROGRESS if share > 0 else Status.NOT_STARTED


@lru_cache(maxsize=20_000)
def read_path(text: str) -> str | None:
    """Return the career path a text speaks of: ``technical``, ``administration``, ``own_business`` or ``mixed``.

    ``mixed`` is one after the other (先技术后管理); None when missing or not recognised.
    """
    return None if is_missing(text) else word_list("career_paths").within(text)
