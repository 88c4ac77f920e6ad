"""Which columns the empty log workbook has, how their headers are spelled, and what may be written into them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from careerdash.domain.fields import fields_of, spellings_of
from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import ASPECTS, QUESTION_COUNT, SheetKind
from careerdash.errors import WrongUse
from careerdash.wording import _

_TEXTS = Path(__file__).parent / "template_texts.toml"
_CHINESE = re.compile("[\u4e00-\u9fff]")
_STUDENT = ("student_id", "student_name", "class_name")
_BEFORE_AFTER = tuple(f"{moment}_{aspect}" for aspect in ASPECTS for moment in ("before", "after"))
QUESTIONS = tuple(f"q{number}" for number in range(1, QUESTION_COUNT + 1))

COLUMNS: Mapping[SheetKind, tuple[str, ...]] = {
    SheetKind.ROSTER: (
        *_STUDENT, "major", "year", "email", "phone", "advisor", "target_field", "holland_code", "work_values",
    ),
    SheetKind.INTERVIEWS: (
        *_STUDENT, "field", "professional_name", "organisation", "occupation", "industry", "level", "years_experience",
        "contact", "relationship", "referred_by", "interview_date", "place", "duration_minutes", "method", "permission",
        "notes_date", "thanked_on", "workplace_city", "weekly_hours", "salary_guessed", "salary_entry",
        "salary_experienced", "salary", "benefits", "skills", "satisfaction", "liked", "disliked", "prior_view",
        "reality", *_BEFORE_AFTER, "fit", "plan", "referral", "may_contact_again", "may_keep_answers", *QUESTIONS,
    ),
    SheetKind.PLANNING: (
        *_STUDENT, "date", "ambition", "self_assessment_step", "opportunities", "career_choice", "career_path",
        "goal_short", "goal_medium", "goal_long", "goal_life", "action_plan", "review",
    ),
    SheetKind.JOB_INTERVIEWS: (
        *_STUDENT, "employer", "post", "round", "date", "interviewer", "result", "prepared", "offer", "offered_salary",
    ),
}  # fmt: skip

# Where another spelling than the first says more: a stated scale leaves nothing to ask.
_HEADERS: Mapping[tuple[str, str], str] = {
    ("satisfaction", "en"): "Satisfaction (1-5)",
    ("satisfaction", "zh"): "满意度(1-5)",
}
# Fields whose values are chosen from a list; the names are those of the lists in the texts.
CHOICES: Mapping[str, str] = {
    "method": "method",
    "level": "level",
    "fit": "fit",
    "permission": "permission",
    "relationship": "relationship",
    "round": "round",
    "result": "result",
    "prepared": "yes_no",
    "offer": "yes_no",
    "may_contact_again": "yes_no",
    "may_keep_answers": "yes_no",
}
# Fields that hold a number, and the smallest and largest that makes sense.
NUMBERS: Mapping[str, tuple[int, int]] = {
    "years_experience": (0, 60),
    "duration_minutes": (1, 600),
    "weekly_hours": (1, 100),
    "satisfaction": (1, 5),
    **dict.fromkeys(_BEFORE_AFTER, (1, 5)),
}
DATES = frozenset({"interview_date", "notes_date", "thanked_on", "date"})


class Language(StrEnum):
    """Languages the template is written in."""

    ENGLISH = "en"
    CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or line of the form): its field, its header, and what stands in its comment."""

    key: str
    header: str
    hint: str
    example: str


def language_of(code: str) -> Language:
    """Return the language of a code. Raises ``WrongUse`` for one the template does not have."""
    try:
        return Language(code)
    except ValueError as error:
        raise WrongUse(
            _("The template is written in English (en) or Chinese (zh), not in “{code}”.").format(code=code)
        ) from error


def is_instruction_sheet(name: str) -> bool:
    """Whether a sheet is the guide or the example of the template: it holds examples, never data."""
    return name in {text("sheets", sheet, language) for sheet in ("instructions", "example") for language in Language}


def columns_of(kind: SheetKind, language: Language) -> tuple[Column, ...]:
    """Return the columns of one sheet of the template."""
    hints = texts()["hints"]
    columns = []
    for key in COLUMNS[kind]:
        entry = hints["question"] if key in QUESTIONS else hints.get(key, {})
        hint = entry.get(language.value, "")
        if key in CHOICES:
            hint = f"{hint} {text('guide', 'choose', language)}".strip()
        columns.append(Column(key, header_of(kind, key, language), hint, _example(kind, key, language)))
    return tuple(columns)


def header_of(kind: SheetKind, key: str, language: Language) -> str:
    """Return the first known spelling of a field in a language that also leads back to this field on this sheet."""
    if (key, language.value) in _HEADERS:
        return _HEADERS[key, language.value]
    known = spellings_of(kind)
    for spelling in fields_of(kind)[key].spellings:
        chinese = _CHINESE.search(spelling) is not None
        if chinese == (language is Language.CHINESE) and known[fold_header(spelling)] == key:
            return spelling
    return fields_of(kind)[key].label


def choices(key: str, language: Language) -> list[str]:
    """Return the words to choose from in a column."""
    listed: list[str] = texts()["choices"][CHOICES[key]][language.value]
    return listed


def text(group: str, key: str, language: Language) -> str:
    """Return one sentence of the template."""
    sentence: str = texts()[group][key][language.value]
    return sentence


def lines(key: str, language: Language) -> list[str]:
    """Return the sentences of the guide."""
    sentences: list[str] = texts()["guide"][key][language.value]
    return sentences


@cache
def texts() -> Mapping[str, Any]:
    """Return all texts of the template."""
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))


def _example(kind: SheetKind, key: str, language: Language) -> str:
    if key in CHOICES:
        return choices(key, language)[0]
    if key in _BEFORE_AFTER:
        return "3"
    if kind is SheetKind.PLANNING and key == "date":
        return "2026-03-05"
    entry = texts()["hints"].get(key, {})
    example: str = entry.get("example", "")
    return str(entry.get("example_zh", example)) if language is Language.CHINESE else example
