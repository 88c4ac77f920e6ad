"""Which interview is it? Student, professional and date; one side may lack the date.

Rows are grouped by student and professional ("meetings"). Where every row and every stored interview is dated,
equal dates are equal interviews. Where one side is undated, exactly one candidate is it and several hold the row.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.vocabulary import Entity
from careerdash.imports.identity.identifiers import Issuer

Row = Mapping[str, Any]
Meeting = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """Outcome of matching: interview per row, rows that fit several, rows taken as corrections (with the old text)."""

    found: Mapping[int, str]
    ambiguous: Mapping[int, str]
    corrected: Mapping[int, str]


def match_interviews(rows: Iterable[Row], stored: Iterable[Row], earlier: Mapping[int, Row], issuer: Issuer) -> Matched:
    """Find or create the interview of every row.

    ``rows``: raw_id, student_key, who, date, name. ``stored``: interview_id, student_key, who, date. ``earlier``:
    per raw_id the interview the same place of a file of the same name held before.
    """
    rows = list(rows)
    by_meeting: dict[Meeting, dict[date | None, str]] = defaultdict(dict)
    for interview in stored:
        by_meeting[interview["student_key"], interview["who"]][interview["date"]] = interview["interview_id"]
    incoming: dict[Meeting, set[date | None]] = defaultdict(set)
    for row in rows:
        incoming[row["student_key"], row["who"]].add(row["date"])
    answers: dict[tuple[Meeting, date | None], str | None] = {}
    for meeting, dates in incoming.items():
        for day in dates:
            answers[meeting, day] = _choose(day, dates, by_meeting.get(meeting, {}))
    claimed = set(answers.values())
    found: dict[int, str] = {}
    ambiguous: dict[int, str] = {}
    corrected: dict[int, str] = {}
    new: dict[int, str] = {}
    for row in rows:
        meeting = (row["student_key"], row["who"])
        answer = answers[meeting, row["date"]]
        if answer == _SEVERAL:
            ambiguous[row["raw_id"]] = row["name"] or ""
        elif answer is not None and not answer.startswith(_AT):
            found[row["raw_id"]] = answer
        elif answer is None and (before := _before(row, earlier, claimed)) is not None:
            claimed.add(before["interview_id"])
            found[row["raw_id"]] = before["interview_id"]
            corrected[row["raw_id"]] = " ".join(str(part) for part in (before["name"], before["date"]) if part)
        else:
            own = row["date"].isoformat() if row["date"] else ""
            new[row["raw_id"]] = "|".join((*meeting, answer.removeprefix(_AT) if answer else own))
    ids = issuer.ids_for(Entity.INTERVIEW, new.values())
    return Matched(found | {raw_id: ids[key] for raw_id, key in new.items()}, ambiguous, corrected)


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


def _before(row: Row, earlier: Mapping[int, Row], claimed: set[str | None]) -> Row | None:
    """The interview this place held before, when only its date or only its professional has changed."""
    before = earlier.get(row["raw_id"])
    if before is None or before["interview_id"] in claimed or before["student_key"] != row["student_key"]:
        return None
    kept = before["date"] == row["date"] or before["who"] == row["who"]
    return before if kept else None
