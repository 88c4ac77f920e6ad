"""Career level: entry, mid or senior."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain
from careerdash.values.wordlists import pattern, word_list
from careerdash.values.years import read_years

__all__ = ["MID_FROM_YEARS", "SENIOR_ABOVE_YEARS", "level_of_years", "read_level", "read_years"]

# Source: the customer's rule. Years beat the title; below three a newcomer, above ten senior.
MID_FROM_YEARS = 3
SENIOR_ABOVE_YEARS = 10
_LEVELS = {"senior_first": "senior", "mid_first": "mid"}
_YEARS_STATED = re.compile(r"\d\s*\+?\s*(?:years?|yrs?|年)|[十一二两三四五六七八九半]年")


def level_of_years(years: float) -> str:
    """Return the level that years of experience prove: below 3 entry, up to 10 mid, above senior."""
    if years < MID_FROM_YEARS:
        return "entry"
    return "mid" if years <= SENIOR_ABOVE_YEARS else "senior"


@lru_cache(maxsize=50_000)
def read_level(text: str | None, years: float | None = None) -> str | None:
    """Return ``entry``, ``mid`` or ``senior`` from years (which win) or the words of a level or job title; else None.

    客户经理, 产品经理, 项目经理, account manager and their like are held at every age and prove no level. Years stated
    in the text itself (``5年经验``) count like ``years``.
    """
    if years is not None and years >= 0:
        return level_of_years(years)
    if text is None or is_missing(text):
        return None
    words = word_list("levels")
    exact = words.whole(text)
    if exact is not None:
        return exact
    matched = plain(text)
    stated = read_years(text) if _YEARS_STATED.search(matched) else None
    if stated is not None:
        return level_of_years(stated)
    proving = pattern("levels", "no_proof").sub(" ", matched)
    proven = words.within(proving)
    return None if proven is None else _LEVELS.get(proven, proven)
