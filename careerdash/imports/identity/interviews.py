"""Which interview is it? Student, professional and date; one side may lack the date.

Rows are grouped by student and professional ("meetings"). Where every row and every stored interview is dated,
equal dates are equal interviews. Where one side is undated, exactly one candidate is it and several hold the row.

A row of a re-sent file may say something else than the same row of the version before. With one of student,
professional and date changed it is the old interview, corrected. With more of them changed it is the old one only where
the names look alike; else it is another interview, and the question is put to the advisor.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from careerdash.domain.folding import fold
from careerdash.domain.vocabulary import Entity
from careerdash.imports.identity.identifiers import Issuer

Row = Mapping[str, Any]
Meeting = tuple[str, str]


@dataclass(slots=True)
class Matched:
    """Outcome of matching: interview per row, rows that fit several, and rows that held another interview before.

    ``corrected`` gives the earlier interview of rows taken as its correction, ``replaced`` that of rows taken as
    another one, ``moved`` that of corrected rows which give it to another student.
    """

    found: dict[int, str] = field(default_factory=dict)
    ambiguous: dict[int, str] = field(default_factory=dict)
    corrected: dict[int, Row] = field(default_factory=dict)
    replaced: dict[int, Row] = field(default_factory=dict)
    moved: dict[int, Row] = field(default_factory=dict)


def told(before: Row) -> str:
    """Return what an earlier row said: whose interview it was, with whom, and when."""
    return " ".join(str(part) for part in (before["student_name"], before["name"], before["date"]) if part)


_ALIKE = 75


def match_interviews(rows: Iterable[Row], stored: Iterable[Row], earlier: Mapping[int, Row], issuer: Issuer) -> Matched:
    """Find or create the interview of every row.

    ``rows``: raw_id, student_key, who, date, name, student_name. ``stored``: interview_id, student_key, who, date.
    ``earlier``: per raw_id the interview the same place of a file of the same name held before, with student_name,
    file and sheet.
    """
    rows = list(rows)
    answers = _answers(rows, stored)
    versions = _Versions(earlier, set(answers.values()))
    for row in rows:
        versions.keep(row, answers[_meeting(row), row["date"]])
    matched = Matched()
    new: dict[int, str] = {}
    for row in rows:
        answer = answers[_meeting(row), row["date"]]
        if answer == _SEVERAL:
            matched.ambiguous[row["raw_id"]] = row["name"] or ""
        elif answer is not None and not answer.startswith(_AT):
            matched.found[row["raw_id"]] = answer
        elif answer is not None or not _before(row, versions, matched):
            own = row["date"].isoformat() if row["date"] else ""
            new[row["raw_id"]] = "|".join((*_meeting(row), answer.removeprefix(_AT) if answer else own))
    ids = issuer.ids_for(Entity.INTERVIEW, new.values())
    matched.found |= {raw_id: ids[key] for raw_id, key in new.items()}
    return matched


def _meeting(row: Row) -> Meeting:
    return row["student_key"], row["who"]


def _answers(rows: Iterable[Row], stored: Iterable[Row]) -> dict[tuple[Meeting, date | None], str | None]:
    """What each meeting and day of the rows is among the stored interviews."""
    by_meeting: dict[Meeting, dict[date | None, str]] = defaultdict(dict)
    for interview in stored:
        by_meeting[_meeting(interview)][interview["date"]] = interview["interview_id"]
    incoming: dict[Meeting, set[date | None]] = defaultdict(set)
    for row in rows:
        incoming[_meeting(row)].add(row["date"])
    return {
        (meeting, day): _choose(day, dates, by_meeting.get(meeting, {}))
        for meeting, dates in incoming.items()
        for day in dates
    }


def _before(row: Row, versions: "_Versions", matched: Matched) -> bool:
    """Give the row the interview its place held before, if it corrects that one; note it where that is a question."""
    before = versions.before(row)
    if before is None:
        return False
    if not versions.corrects(row, before):
        if versions.may_correct(row, before):
            matched.replaced[row["raw_id"]] = before
        return False
    versions.claim(before)
    matched.found[row["raw_id"]] = before["interview_id"]
    matched.corrected[row["raw_id"]] = before
    if before["student_key"] != row["student_key"]:
        matched.moved[row["raw_id"]] = before
    return True


_SEVERAL = "several"
_AT = "at:"


def _choose(day: date | None, incoming: set[date | None], stored: Mapping[date | None, str]) -> str | None:
    """The stored interview a row of this date is; None for a new one, ``at:<date>`` for that of another row."""
    if day in stored:
        return stored[day]
    if day is None:
        candidates = {d.isoformat(): stored.get(d) for d in {*stored, *incoming} if d is not None}
        if len(candidates) > 1:
            return _SEVERAL
        for other, interview in candidates.items():
            return interview or f"{_AT}{other}"
        return None
    undated = stored.get(None)
    if undated is None:
        return None
    unmatched = [d for d in incoming if d is not None and d not in stored]
    return undated if len(unmatched) == 1 else _SEVERAL


class _Versions:
    """What the places of a re-sent file held in its last version; ``claimed`` are interviews that rows still hold."""

    def __init__(self, earlier: Mapping[int, Row], claimed: set[str | None]) -> None:
        self._earlier = earlier
        self._claimed = claimed
        self._kept: set[tuple[str, str]] = set()

    def keep(self, row: Row, answer: str | None) -> None:
        """Note the sheets of which at least one row stands where it stood."""
        before = self._earlier.get(row["raw_id"])
        if before is not None and before["interview_id"] == answer:
            self._kept.add((before["file"], before["sheet"]))

    def claim(self, before: Row) -> None:
        """Take an interview for a row, so that no other row gets it."""
        self._claimed.add(before["interview_id"])

    def before(self, row: Row) -> Row | None:
        """Return what the place held before, unless another row of the file says it now."""
        before = self._earlier.get(row["raw_id"])
        return None if before is None or before["interview_id"] in self._claimed else before

    def corrects(self, row: Row, before: Row) -> bool:
        """Tell whether the row is the old interview, corrected in its student, its professional or its date."""
        same_person = before["who"] == row["who"] or _same(before["name"], row["name"])
        if before["student_key"] != row["student_key"]:
            # files of one name come from several students: one row alone proves no correction of the student
            told_apart = (before["file"], before["sheet"]) in self._kept or _alike(
                before["student_name"], row["student_name"]
            )
            return same_person and before["date"] == row["date"] and told_apart
        return same_person or before["date"] == row["date"] or _alike(before["name"], row["name"])

    def may_correct(self, row: Row, before: Row) -> bool:
        """Tell whether the advisor is to be asked: a row of the same student, or one of the same meeting."""
        if before["student_key"] == row["student_key"]:
            return True
        same_person = before["who"] == row["who"] or _same(before["name"], row["name"])
        return same_person and before["date"] == row["date"]


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and fold(one or "") == fold(other or "")


def _alike(one: str | None, other: str | None) -> bool:
    return bool(one and other) and fuzz.ratio(fold(one or ""), fold(other or "")) >= _ALIKE
