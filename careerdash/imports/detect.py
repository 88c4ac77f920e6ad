"""Which row is the header, and what kind of rows stand below it?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careerdash.domain.fields import fields_of, questions, spellings_of
from careerdash.domain.folding import clean, fold, fold_header
from careerdash.domain.vocabulary import QUESTION_COUNT, SheetKind

HEADER_SEARCH_ROWS = 20
READ_KINDS = (SheetKind.ROSTER, SheetKind.INTERVIEWS, SheetKind.PLANNING, SheetKind.JOB_INTERVIEWS)

# Fields that hardly stand on another kind of sheet, and what one of them counts for.
_TELLING = {
    SheetKind.ROSTER: {"target_field": 1.0, "student_status": 0.5, "phone": 1.0, "email": 1.0},
    SheetKind.INTERVIEWS: {"professional_name": 3.0, "organisation": 1.0, "satisfaction": 2.0, "skills": 1.0},
    SheetKind.PLANNING: {
        "step": 3.0, "goal_short": 2.0, "goal_medium": 2.0, "ambition": 2.0, "career_choice": 2.0, "career_path": 2.0,
        "opportunities": 2.0, "review": 1.0,
    },
    SheetKind.JOB_INTERVIEWS: {"round": 3.0, "post": 1.0, "offered_salary": 3.0, "offer": 2.0, "result": 1.0},
}  # fmt: skip
_SHEET_NAMES = {
    SheetKind.ROSTER: ("roster", "students", "classlist", "名单", "花名册", "學生名單"),
    SheetKind.JOB_INTERVIEWS: ("jobinterview", "application", "求职", "面试", "投递"),
    SheetKind.PLANNING: ("planning", "careerplan", "plan", "规划", "生涯规划"),
    SheetKind.INTERVIEWS: ("interview", "访谈", "訪談", "采访", "log"),
}
_STUDENT_FIELDS = frozenset(fields_of(SheetKind.UNKNOWN))
_QUESTION_NUMBER = re.compile(r"^\s*(?:q(?:uestion)?\s*|第\s*)?(\d(?:\s?\d)?)\s*(?:题\s*)?[、.．:：)）]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A header found for a field; ``strength`` ranks matches (exact 3, folded 2, question text 1)."""

    field: str
    strength: float
    reason: str


@dataclass(frozen=True, slots=True)
class Detected:
    """Header row (index into the rows given, None when there is none) and the kind of the rows below."""

    position: int | None
    kind: SheetKind


def match_header(header: str, kind: SheetKind) -> Match | None:
    """Return the field of a header by its exact or folded spelling, None when it is not known."""
    text = clean(header)
    if not text:
        return None
    key = spellings_of(kind).get(fold_header(text))
    if key is not None:
        exact = text.casefold() in {spelling.casefold() for spelling in fields_of(kind)[key].spellings}
        return Match(key, 3.0 if exact else 2.0, "exact" if exact else "folded")
    return _question(text) if kind is SheetKind.INTERVIEWS else None


def _question(text: str) -> Match | None:
    """A header that repeats an outline question, by the question's own words."""
    folded = fold_header(text)
    for question in questions():
        for spelling in question.spellings:
            wanted = fold_header(spelling)
            if len(wanted) >= 8 and (wanted in folded or (len(folded) >= 12 and folded in wanted)):
                return Match(f"q{question.number}", 1.0, "question")
    numbered = _QUESTION_NUMBER.match(text)
    if numbered and len(text) > 12 and 1 <= int(numbered[1].replace(" ", "")) <= QUESTION_COUNT:
        return Match(f"q{int(numbered[1].replace(' ', ''))}", 0.5, "number")
    return None


def _score(headers: Sequence[str | None], kind: SheetKind) -> float:
    fields = {match.field for header in headers if header and (match := match_header(header, kind))}
    own = fields - _STUDENT_FIELDS
    if not fields or (kind is not SheetKind.ROSTER and not own):
        return 0.0
    telling = _TELLING[kind]
    return len(fields & _STUDENT_FIELDS) * 0.5 + len(own) + sum(telling.get(field, 0.0) for field in own)


def _name_bonus(sheet: str, kind: SheetKind) -> float:
    """What the sheet's name says; job interviews are asked first, because their name holds "interview" too."""
    folded = fold(sheet)
    for named, words in sorted(_SHEET_NAMES.items(), key=lambda item: list(_SHEET_NAMES).index(item[0])):
        if any(word in folded for word in words):
            return 2.5 if named is kind else 0.0
    return 0.0


def detect(sheet: str, rows: Sequence[Sequence[str | None]], kind: SheetKind | None = None) -> Detected:
    """Find the header row among the first rows and the kind of sheet.

    The header is the row with the most known headers; where none is known, nothing is guessed and the kind
    is ``unknown``. A kind given by the user is kept, and the row with most filled cells is then taken.
    """
    best: tuple[float, int, SheetKind] | None = None
    for position, row in enumerate(rows[:HEADER_SEARCH_ROWS]):
        for candidate in (kind,) if kind else READ_KINDS:
            score = _score(row, candidate) if candidate in READ_KINDS else 0.0
            if score and (best is None or score + _name_bonus(sheet, candidate) > best[0]):
                best = (score + _name_bonus(sheet, candidate), position, candidate)
    if best is not None and (kind is not None or _is_table(rows[best[1]], best[2])):
        return Detected(best[1], best[2])
    if kind in READ_KINDS and rows:
        filled = [sum(1 for cell in row if cell) for row in rows[:10]]
        return Detected(filled.index(max(filled)), kind)
    return Detected(None, SheetKind.UNKNOWN)


def kind_under(sheet: str, headers: Sequence[str | None]) -> SheetKind:
    """Return the kind a given header row speaks for."""
    scored = [(_score(headers, kind) + _name_bonus(sheet, kind), kind) for kind in READ_KINDS if _score(headers, kind)]
    return max(scored, key=lambda item: item[0])[1] if scored else SheetKind.UNKNOWN


def _is_table(row: Sequence[str | None], kind: SheetKind) -> bool:
    """A header names at least two fields, or all of its few cells are known."""
    matched = sum(1 for cell in row if cell and match_header(cell, kind))
    filled = sum(1 for cell in row if cell)
    return matched >= 2 or (matched == 1 and filled == 1)
