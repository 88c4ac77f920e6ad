"""What the texts of a column prove, each text on its own: an address, a day, pay, a word of a closed list.

Only closed shapes are here. Prose proves nothing, and neither do bare numbers: 4 may be a score, a year or a count.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from careerdash.domain.folding import clean, fold
from careerdash.domain.vocabulary import Reading
from careerdash.values.contacts import looks_like_email, looks_like_phone
from careerdash.values.dates import DateOrder, read_date
from careerdash.values.methods import read_method
from careerdash.values.salary import SalaryDefaults, read_salary
from careerdash.values.scale_words import is_scale_word
from careerdash.values.skills import read_skills
from careerdash.values.wordlists import word_list
from careerdash.values.yes_no import read_yes_no
from careerdash.wording import _
from careerdash.workbooks.cells import CURRENCY_LETTERS

_SHORTEST_ID = 4
_LETTER = 1
_LONGEST_WORD, _LONGEST_PAY, _LONGEST_SKILLS = 24, 40, 80
_YEARS_BACK, _YEARS_AHEAD = 8, 2
_PAID = frozenset({Reading.AMOUNT, Reading.RANGE, Reading.AT_LEAST, Reading.AT_MOST, Reading.DECLINED})
# Pay says so itself: a currency, a unit of thousands, a period. A bare number is no pay.
_PAY_MARK = re.compile(
    r"[¥￥$€£]|\d\s*k\b|[千万元]|/\s*(?:月|年|天|mo|yr|y|h|hr)|\b(?:per|a) (?:month|year|hour)"
    r"|\b(?:usd|cny|rmb|eur|gbp)\b"
    r"|面议|保密",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。！？!?]|[.;]\s+\w+ \w+ \w+ \w+")
_SATISFIED = re.compile(r"满意|滿意|satisf|happy", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class People:
    """The students known so far, in the database and on the other sheets of the drop: folded IDs and names."""

    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


NOBODY = People()
Test = Callable[[str, str], bool]
"""Whether a text, with the letter of its kind of cell, is one of these."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A kind of value: how it is recognised, the share of a column that must be of it, and the sentence that says so.

    ``some`` is asked of at least half of the values, where single words could belong to another list.
    """

    test: Test
    share: float
    told: Callable[[], str]
    some: Test | None = None


def id_proof(people: People) -> Proof:
    """IDs of students that are known."""
    return Proof(
        lambda text, _letter: len(text) >= _SHORTEST_ID and clean(text).casefold() in people.ids,
        0.8,
        lambda: _("{found} of {all} values are IDs of students on the roster"),
    )


def name_proof(people: People) -> Proof:
    """Names of students that are known."""
    return Proof(
        lambda text, _letter: fold(text) in people.names,
        0.8,
        lambda: _("{found} of {all} values are names of students on the roster"),
    )


EMAIL = Proof(
    lambda text, _letter: looks_like_email(text), 0.8, lambda: _("{found} of {all} values are e-mail addresses")
)
PHONE = Proof(
    lambda text, _letter: looks_like_phone(text), 0.9, lambda: _("{found} of {all} values are telephone numbers")
)


def date_proof(today: date) -> Proof:
    """Days near today: an interview is neither a date of birth nor far ahead."""
    earliest, latest = today.year - _YEARS_BACK, today.year + _YEARS_AHEAD

    def is_day(text: str, letter: str) -> bool:
        if letter != "d" and (len(text) > _LONGEST_WORD or text.isdigit()):
            return False
        for order in (None, DateOrder.DMY, DateOrder.MDY):
            found = read_date(text, order)
            if found.date is not None:
                return not found.rest and earliest <= found.date.year <= latest
        return False

    return Proof(is_day, 0.9, lambda: _("{found} of {all} values are dates"))


def _is_pay(text: str, letter: str) -> bool:
    if len(text) > _LONGEST_PAY:
        return False
    marked = letter in CURRENCY_LETTERS or _PAY_MARK.search(text) is not None
    return marked and read_salary(text, SalaryDefaults(currency="CNY", period="month")).reading in _PAID


def _names_known_skills(text: str, _letter: str) -> bool:
    if len(text) > _LONGEST_SKILLS or _SENTENCE.search(text):
        return False
    skills = read_skills(text)
    return bool(skills) and sum(skill.known for skill in skills) * 2 >= len(skills)


PAY = Proof(
    _is_pay, 0.8, lambda: _("{found} of {all} values are pay"), lambda text, _letter: any(map(str.isdigit, text))
)
# C and R are skills, and so are many single letters that mean something else
SKILLS = Proof(
    _names_known_skills,
    0.8,
    lambda: _("{found} of {all} values list known skills"),
    lambda text, _letter: len(text) > _LETTER,
)
SCALE_WORDS = Proof(
    lambda text, _letter: is_scale_word(text),
    0.9,
    lambda: _("{found} of {all} values are words of a satisfaction scale"),
    lambda text, _letter: _SATISFIED.search(text) is not None,
)
LEVEL_WORDS = Proof(
    lambda text, _letter: word_list("levels").whole(text) is not None,
    0.9,
    lambda: _("{found} of {all} values are career levels"),
    # high, low and new are levels only beside words that are nothing else
    lambda text, _letter: len(fold(text)) > 4 or fold(text) in {"初级", "中级", "高级", "资深", "高管", "高层", "中层"},
)
METHOD_WORDS = Proof(
    lambda text, _letter: len(text) <= _LONGEST_WORD and read_method(text) is not None,
    0.9,
    lambda: _("{found} of {all} values are ways of holding an interview"),
    lambda text, _letter: read_method(text) in {"face_to_face", "telephone", "video"},
)
ANSWERS = Proof(
    lambda text, _letter: len(text) <= _LONGEST_WORD and read_yes_no(text).value is not None,
    0.9,
    lambda: _("{found} of {all} values are yes or no, and the header hints at it"),
)
