"""Where does this come from: the cells of the user's files behind a record or a figure."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import Entity, View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

_PLACE = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One non-empty cell: where it stands in the user's file, under which header, the text as typed."""

    file: str
    sheet: str
    row: int
    letter: str
    header: str
    field: str | None
    text: str
    batch: int
    raw_id: int


@dataclass(frozen=True, slots=True)
class SourceCells:
    """The cells a record was read from, oldest row first. Hidden in share view, empty outside the scope."""

    hidden: bool
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One interview behind a figure."""

    interview_id: str
    student_key: str
    student_name: str | None
    class_name: str
    professional_name: str | None
    organisation: str | None
    occupation: str | None
    industry: str | None
    field: str
    level: str | None
    date: dt.date | None
    salary_text: str | None
    salary_entry_text: str | None
    salary_experienced_text: str | None
    satisfaction: float | None
    satisfaction_text: str | None
    skills_text: str | None
    file: str | None
    sheet: str | None
    row: int | None


@dataclass(frozen=True, slots=True)
class InterviewsBehind:
    """A page of the interviews behind a figure, newest first; ``total`` counts all of them."""

    hidden: bool
    total: int | None
    interviews: tuple[InterviewLine, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Which of the interviews behind an answer one mark of its chart stands for.

    ``words`` name it to the reader. ``having`` is what the interviews tell: ``entry`` or ``experienced`` pay (in the
    currency of ``value``, or any), ``own_pay``, a ``score`` (of ``value`` 1 to 5, or any), a ``skill`` (its key), a
    ``competency``, a ``skill_pair`` (two keys on two lines), an ``origin`` (code), a ``guess``, an ``aspect`` rated
    before and after. ``group`` and ``key`` narrow to one group of a breakdown (an empty key: not stated),
    ``interviews`` to some of them by id.
    """

    words: str
    having: str = ""
    value: str = ""
    group: str = ""
    key: str = ""
    interviews: tuple[str, ...] = ()


WHOLE = Mark("")


def cells_of(
    *,
    database: Database,
    scope: Scope,
    view: View,
    entity: Entity,
    record_id: str,
    fields: frozenset[str] | None = None,
) -> SourceCells:
    """Answer which cells a record was read from; ``fields`` keeps only the cells mapped to those fields.

    Only rows that speak of a student in scope are opened; nothing in share view.
    """
    if view is View.SHARE:
        return SourceCells(hidden=True, cells=())
    rows = database.rows(
        "evidence.rows_of_record", {**scope.parameters(), "entity": entity.value, "record_id": record_id}
    )
    cells = (cell for row in rows for cell in _cells(row))
    return SourceCells(
        hidden=False,
        cells=tuple(cell for cell in cells if fields is None or not fields.isdisjoint(_fields(cell.field))),
    )


def interviews_behind(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: dt.date,
    limit: int = 200,
    offset: int = 0,
    having: str = "",
    mark: Mark = WHOLE,
) -> InterviewsBehind:
    """Answer which interviews a filtered figure, or one mark of its chart, rests on.

    ``having`` keeps only interviews with a value for ``salary``, ``satisfaction``, ``skills``, ``referrals`` or
    ``expectations``; empty keeps all. A ``mark`` brings its own.
    """
    if view is View.SHARE:
        return InterviewsBehind(hidden=True, total=None, interviews=())
    params = {
        **scope.parameters(),
        **filters.parameters(),
        "today": today,
        "limit": limit,
        "offset": offset,
        "having": mark.having or having,
        "value": mark.value,
        "group": mark.group,
        "key": mark.key,
        "interviews": list(mark.interviews),
    }
    rows = database.rows("evidence.interviews_behind", params)
    return InterviewsBehind(
        hidden=False,
        total=database.value("evidence.count_behind", params),
        interviews=tuple(InterviewLine(**row) for row in rows),
    )


def column_letter(index: int) -> str:
    """Return the letters Excel shows for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cells(row: Mapping[str, Any]) -> Iterator[SourceCell]:
    mapping = json.loads(row["mapping"])
    places: dict[str, str] = json.loads(row["places"] or "{}")
    halves: dict[str, list[str]] = {}
    for header in row["headers"]:
        whole, arrow, half = (header or "").rpartition(" → ")
        if arrow:
            halves.setdefault(whole, []).append(half)
    for index, text in enumerate(row["cells"]):
        if text is None or not text:
            continue
        header = (row["headers"][index] or "") if index < len(row["headers"]) else ""
        mapped = mapping.get(str(index)) or halves.get(header)
        # the values of a form stand anywhere on its sheet
        placed = _PLACE.fullmatch(places.get(f"{row['row']},{index}", ""))
        yield SourceCell(
            file=row["file"],
            sheet=row["sheet"],
            row=int(placed[2]) if placed else row["row"],
            letter=placed[1] if placed else column_letter(index),
            header=header,
            # a column may hold two facts
            field=", ".join(mapped) if isinstance(mapped, list) else mapped,
            text=text,
            batch=row["batch"],
            raw_id=row["raw_id"],
        )


def _fields(mapped: str | None) -> frozenset[str]:
    return frozenset(mapped.split(", ")) if mapped else frozenset()
