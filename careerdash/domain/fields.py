"""The fields a column may be mapped to, read from ``fields.toml`` and ``questions.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import SheetKind

_FOLDER = Path(__file__).parent
_ANY_SHEET = "student"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact a column can hold.

    ``key`` is the name in mappings and exports, ``reads`` the kind of value, ``spellings`` the known headers.
    """

    key: str
    label: str
    reads: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One of the 24 outline questions."""

    number: int
    title: str
    spellings: tuple[str, ...]


@cache
def questions() -> tuple[Question, ...]:
    """Return the 24 outline questions in order."""
    data = tomllib.loads((_FOLDER / "questions.toml").read_text(encoding="utf-8"))
    return tuple(Question(q["number"], q["title"], (*q["en"], *q["zh"])) for q in data["question"])


@cache
def fields_of(kind: SheetKind) -> Mapping[str, Field]:
    """Return the fields of one kind of sheet by key: the student's, its own, and outline questions ``q1``-``q24``."""
    data = tomllib.loads((_FOLDER / "fields.toml").read_text(encoding="utf-8"))
    found: dict[str, Field] = {}
    for group in (_ANY_SHEET, kind.value):
        for key, entry in data.get(group, {}).items():
            spellings = (*entry["en"], *entry["zh"])
            known = found[key].spellings if key in found else ()
            found[key] = Field(key, entry["label"], entry["reads"], (*known, *spellings))
    if kind is SheetKind.INTERVIEWS:
        for question in questions():
            key = f"q{question.number}"
            found[key] = Field(key, f"Q{question.number} {question.title}", "question", question.spellings)
    return found


@cache
def spellings_of(kind: SheetKind) -> Mapping[str, str]:
    """Return folded header -> field key for one kind of sheet; the kind's own spelling wins over the student's."""
    found: dict[str, str] = {}
    for key, field in fields_of(kind).items():
        for spelling in field.spellings:
            found[fold_header(spelling)] = key
        found.setdefault(fold_header(key), key)
        found.setdefault(fold_header(field.label), key)
    return found
