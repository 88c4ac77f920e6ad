"""Which row is the header, and what kind of rows stand below it?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from careerdash.domain.fields import fields_of
from careerdash.domain.folding import fold, fold_header
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.headers import header_score
from careerdash.imports.sheets.pairs import pair_of
from careerdash.imports.sheets.two_rows import (
    NO_SPANS,
    READ_KINDS,
    SURE,
    Row,
    Spans,
    goes_on_below,
    is_group_row,
    two_row_header,
)

HEADER_SEARCH_ROWS = 20
_LONGEST_LABEL = 250
_VALUE = re.compile(r"[\d\s.,:/%$£€¥+-]+$|\d{4}-\d\d-\d\d|\S+@\S+\.\S+$")

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
# Asked in this order: the name of a sheet of job interviews holds "interview" too.
_SHEET_NAMES = {
    SheetKind.ROSTER: ("roster", "students", "classlist", "名单", "花名册", "學生名單"),
    SheetKind.JOB_INTERVIEWS: ("jobinterview", "application", "求职", "面试", "投递"),
    SheetKind.PLANNING: ("planning", "careerplan", "plan", "规划"),
    SheetKind.INTERVIEWS: ("interview", "访谈", "訪談", "采访", "log"),
}
_STUDENT_FIELDS = frozenset(fields_of(SheetKind.UNKNOWN))


@dataclass(frozen=True, slots=True)
class Detected:
    """The header found: position of its last row (None without one), texts, number of rows, kind of the rows below."""

    position: int | None
    headers: tuple[str, ...]
    height: int
    kind: SheetKind
    score: float = 0.0


NOT_FOUND = Detected(None, (), 0, SheetKind.UNKNOWN)


def detect(
    sheet: str, rows: Sequence[Row], kind: SheetKind | None = None, spans: Mapping[int, Spans] | None = None
) -> Detected:
    """Find the header among the first rows and the kind of sheet.

    The header is the row (or pair of rows) with the most known headers; where none is known, nothing is guessed and
    the kind is ``unknown``. With a kind given by the user the row with most filled cells is taken in that case.
    ``spans`` gives, per position of a row, how far its merged cells reach.
    """
    reach = spans or {}
    best = NOT_FOUND
    head = rows[:HEADER_SEARCH_ROWS]
    for position, row in enumerate(head):
        if not _may_be_header(row):
            continue
        candidates = [(1, _one(row))]
        if position:
            candidates.append((2, two_row_header(head[position - 1], row, reach.get(position - 1, NO_SPANS))))
        for height, headers in candidates:
            for candidate in (kind,) if kind else READ_KINDS:
                score = _score(sheet, headers, candidate)
                # a pair of rows must name more than its lower row alone
                if score > best.score + (0.1 if height == 2 else 0.0):
                    best = Detected(position, headers, height, candidate, score)
    if best.position is not None and best.height == 1:
        return _with_second_row(best, head, reach)
    if best.position is None and kind in READ_KINDS and head:
        filled = [sum(1 for cell in row if cell) for row in head[:10]]
        position = filled.index(max(filled))
        return Detected(position, _one(head[position]), 1, kind)
    return best


def _with_second_row(found: Detected, head: Sequence[Row], reach: Mapping[int, Spans]) -> Detected:
    """A header of one row, with the row of groups above it or the names below it, where there are such."""
    at = found.position or 0
    lower = next(
        (
            row
            for row, tells in ((at, is_group_row), (at + 1, goes_on_below))
            if 0 < row < len(head) and tells(head[row - 1], head[row])
        ),
        None,
    )
    if lower is None:
        return found
    headers = two_row_header(head[lower - 1], head[lower], reach.get(lower - 1, NO_SPANS))
    return replace(found, position=lower, headers=headers, height=2)


def header_named(sheet: str, rows: Sequence[Row], named: Mapping[str, str], kind: SheetKind | None) -> Detected:
    """Return the header by the columns the user named (header -> field), where no spelling told it."""
    wanted = {fold_header(header): field for header, field in named.items()}
    told = [{wanted[key] for cell in row if (key := fold_header(cell or "")) in wanted} for row in rows]
    most = max(told, key=len, default=set())
    if not most:
        return NOT_FOUND
    found = header_at(sheet, rows, told.index(most), kind)
    if kind is not None:
        return found
    # the kind whose own fields were named; one that only names students is a roster
    scored = [
        (len(most & set(fields_of(one)) - _STUDENT_FIELDS), len(most & set(fields_of(one))), one) for one in READ_KINDS
    ]
    best = max(scored, key=lambda item: item[:2])
    return replace(found, kind=best[2])


def header_at(
    sheet: str,
    rows: Sequence[Row],
    position: int,
    kind: SheetKind | None,
    spans: Mapping[int, Spans] | None = None,
) -> Detected:
    """Return the header at a row chosen by the user, with the groups above it, and the kind it speaks for."""
    candidates = [(1, _one(rows[position]))]
    if position:
        above = rows[position - 1]
        both = two_row_header(above, rows[position], (spans or {}).get(position - 1, NO_SPANS))
        grouped = is_group_row(above, rows[position]) or goes_on_below(above, rows[position])
        candidates = [(2, both)] if grouped else [*candidates, (2, both)]
    scored = [
        (_score(sheet, headers, candidate) - (0.1 if height == 2 else 0.0), height, headers, candidate)
        for height, headers in candidates
        for candidate in ((kind,) if kind in READ_KINDS else READ_KINDS)
    ]
    score, height, headers, best = max(scored, key=lambda item: item[0])
    if score <= 0:
        height, headers = candidates[0]
    return Detected(position, headers, height, kind or (best if score > 0 else SheetKind.UNKNOWN), max(score, 0.0))


def _one(row: Row) -> tuple[str, ...]:
    return tuple((cell or "").strip() for cell in row)


def _may_be_header(row: Row) -> bool:
    """A header row holds words, not figures: hardly a date, a number or an address among them."""
    filled = [cell.strip() for cell in row if cell and cell.strip()]
    values = sum(1 for cell in filled if _VALUE.match(cell))
    return bool(filled) and all(len(cell) < _LONGEST_LABEL for cell in filled) and values * 4 <= len(filled)


def _score(sheet: str, headers: Row, kind: SheetKind) -> float:
    """How much a row speaks for being the header of a kind of sheet; 0 when it is none."""
    sure = [match for match in header_score(headers, kind) if match.strength >= SURE]
    fields = {match.field for match in sure}
    # a column of two facts names both
    fields |= {field for header in headers if header for field in pair_of(header, kind) or ()}
    own = fields - _STUDENT_FIELDS
    filled = sum(1 for cell in headers if cell)
    if not fields or (kind is not SheetKind.ROSTER and not own):
        return 0.0
    if len(fields) < 2 and filled > 1:
        return 0.0
    if kind is SheetKind.ROSTER and not fields & {"student_id", "student_name"}:
        return 0.0
    telling = _TELLING[kind]
    score = len(fields & _STUDENT_FIELDS) * 0.5 + len(own) + sum(telling.get(field, 0.0) for field in own)
    return score + _name_bonus(sheet, kind)


def _name_bonus(sheet: str, kind: SheetKind) -> float:
    folded = fold(sheet)
    for named, words in _SHEET_NAMES.items():
        if any(word in folded for word in words):
            return 2.5 if named is kind else 0.0
    return 0.0
