"""The rounds of a job interview and their results."""

import re
from dataclasses import dataclass
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain, read_numeral
from careerdash.values.wordlists import word_list

# Besides vocabulary.JOB_ROUNDS: rounds known only by their number, the last one, and the behavioural interview.
EXTRA_ROUNDS = ("first", "second", "third", "later", "final", "behavioural")
FINAL_ORDER = 9
# The usual place of a kind of round; a class may order them differently.
_ORDERS = {"written_test": 0, "group": 1, "structured": 1, "hr": 1, "technical": 2, "behavioural": 2, "boss": 3}
_BY_NUMBER = {1: "first", 2: "second", 3: "third"}
_SAME_AS = {"hr_screening": "hr"}
_FINAL = re.compile(r"\bfinal|last round|终面|终试|最终|最后一[轮面]|末面|终轮")
_FIGURE = "([1-9一二三四五六])"
_NUMBERED = (
    re.compile(rf"(?:第|round|stage|interview|面试|\br)\s*#?\s*{_FIGURE}(?!\d)"),
    re.compile(rf"(?<!\d){_FIGURE}\s*(?:st|nd|rd|th|面|轮|试|次)"),
    re.compile(rf"^{_FIGURE}(?:$|[.、):])"),
)
_NUMBER_WORDS = (
    (1, re.compile(r"\bfirst\b|\bone\b|初面|初试|首轮|首面")),
    (2, re.compile(r"\bsecond\b|\btwo\b|复试|复面|次轮")),
    (3, re.compile(r"\bthird\b|\bthree\b")),
    (4, re.compile(r"\bfourth\b|\bfour\b|加面")),
)


@dataclass(frozen=True, slots=True)
class Round:
    """A round: its kind (None where not recognised) and its place in the order of rounds (None where unknown)."""

    round: str | None
    order: int | None


@lru_cache(maxsize=20_000)
def read_round(text: str) -> Round:
    """Read a round: ``HR面`` -> hr 1, ``二面（技术）`` -> technical 2, ``终面`` -> final 9, ``笔试`` -> written_test 0.

    A stated number gives the order; without one the kind's usual place does (HR, then technical, then boss). The kinds
    are those of ``vocabulary.JOB_ROUNDS`` and :data:`EXTRA_ROUNDS`.
    """
    if is_missing(text):
        return Round(None, None)
    matched = plain(text)
    kind = word_list("round_kinds").within(text)
    number = _number(matched)
    final = _FINAL.search(matched) is not None
    if kind is None:
        if final:
            return Round("final", FINAL_ORDER)
        return Round(None, None) if number is None else Round(_BY_NUMBER.get(number, "later"), number)
    kind = _SAME_AS.get(kind, kind)
    if number is not None:
        return Round(kind, number)
    return Round(kind, FINAL_ORDER if final else _ORDERS[kind])


def _number(matched: str) -> int | None:
    for pattern in _NUMBERED:
        found = pattern.search(matched)
        if found:
            return int(found[1]) if found[1].isascii() else read_numeral(found[1])
    return next((number for number, pattern in _NUMBER_WORDS if pattern.search(matched)), None)


@lru_cache(maxsize=20_000)
def read_result(text: str) -> str | None:
    """Return ``waiting``, ``passed``, ``failed`` or ``withdrawn``; None when missing or not recognised.

    What stands before the first comma or bracket decides: 通过，等二面 is passed.
    """
    words = word_list("results")
    word = words.whole(text)
    if word is not None or is_missing(text):
        return word
    return words.opening(text) or words.within(text)
