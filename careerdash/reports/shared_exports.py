"""The exports that may be handed on: counts of skills and of finished steps, safe beside everything released before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from careerdash.domain.vocabulary import View
from careerdash.insights.progress import progress, tracks_on
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import SharingRule, about, shared_count
from careerdash.privacy.subtraction import gives_away
from careerdash.privacy.suppression import sum_tells_parts
from careerdash.reports.lines import ALL, Line, People, hashed
from careerdash.reports.releases import released_before
from careerdash.reports.sections.progress import shown_count, shown_steps
from careerdash.store.database import Database
from careerdash.wording import _

SKILLS_COLUMNS = pa.schema([
    ("skill", pa.string()), ("category", pa.string()), ("competency", pa.string()), ("professionals", pa.int64()),
    ("interviews", pa.int64()), ("field", pa.string()),
])  # fmt: skip
PROGRESS_COLUMNS = pa.schema([
    ("class_name", pa.string()), ("track", pa.string()), ("step", pa.string()), ("students", pa.int64()),
    ("done", pa.int64()), ("due", pa.date32()),
])  # fmt: skip
_OTHERS = "*"


@dataclass(frozen=True, slots=True)
class SharedTable:
    """Rows that may be handed on, and the lines to remember when they are."""

    rows: pa.Table
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """Those who named a skill in one field, or in several taken together."""

    key: str
    field: str
    people: People
    interviews: int


def shared_skills(database: Database, scope: Scope, as_of: date, rule: SharingRule) -> SharedTable:
    """Return how many people named each skill by field.

    Small fields are joined to "other fields". A skill is told for all fields together where its fields would tell of
    few people, alone or beside what was released before, and left out where even that would.
    """
    secret = str(database.value("releases.secret"))
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in database.table("exports.skill_people", {**scope.parameters(), "as_of": as_of}).to_pylist():
        found[row["skill_key"]].append(row)
    everybody = {row["person"] for rows in found.values() for row in rows}
    before = released_before(database, scope, frozenset(hashed(person, secret) for person in everybody))
    told: list[dict[str, object]] = []
    lines: list[Line] = []
    for key, named in found.items():
        family = f"skill:{key}"
        for cell in _told(named, rule, before.get(family, ()), secret):
            n = shared_count(len(cell.people), rule)
            first = named[0]
            told.append({
                "skill": first["skill"], "category": first["category"], "competency": first["competency"],
                "professionals": n, "interviews": _interviews(cell, rule), "field": cell.field,
            })  # fmt: skip
            lines.append(Line(family, cell.key, {"n": n}, cell.people))
    told.sort(key=lambda row: (-int(str(row["professionals"])), str(row["skill"]), str(row["field"])))
    return SharedTable(pa.Table.from_pylist(told, schema=SKILLS_COLUMNS), tuple(lines))


def _told(
    named: Iterable[Mapping[str, Any]], rule: SharingRule, before: Iterable[People], secret: str
) -> tuple[_Cell, ...]:
    """Return the cells of one skill that may be told: by field, else over all fields, else none."""
    people: dict[str, set[str]] = defaultdict(set)
    interviews: dict[str, int] = defaultdict(int)
    labels: dict[str, str] = {}
    for row in named:
        people[row["field_key"]].add(hashed(row["person"], secret))
        interviews[row["field_key"]] += row["interviews"]
        labels[row["field_key"]] = row["field"]
    small = [key for key, members in people.items() if not rule.may_show(len(members))]
    least = min((len(members) for key, members in people.items() if key not in small), default=0)
    cells = [
        _Cell(key, labels[key], frozenset(members), interviews[key])
        for key, members in people.items()
        if key not in small
    ]
    if small and cells:
        cells.append(_joined(small, _OTHERS, _("other fields"), people, interviews))
    whole = _joined(list(people), ALL, _("all fields"), people, interviews)
    for told in (tuple(cells), (whole,)):
        sets = [cell.people for cell in told]
        # the whole is a number others tell as well: it counts as released even where only its parts are
        beside = [*before, *sets, *([whole.people] if len(told) > 1 else [])]
        safe = told and all(rule.may_show(len(one)) for one in sets) and not gives_away(beside, rule)
        if safe and (len(told) == 1 or not _tells_small_fields(cells, small, least, rule)):
            return told
    return ()


def _tells_small_fields(cells: Sequence[_Cell], small: Sequence[str], least: int, rule: SharingRule) -> bool:
    """Say whether the number of people in the joined fields tells how many each has."""
    return bool(small) and sum_tells_parts(len(cells[-1].people), len(small), least, rule)


def _interviews(cell: _Cell, rule: SharingRule) -> int:
    """Return the interviews to the nearest 5, never fewer than people: exact, it would tell who was met twice."""
    return max(about(cell.interviews, rule) or 0, shared_count(len(cell.people), rule) or 0)


def _joined(
    keys: list[str], key: str, label: str, people: Mapping[str, set[str]], interviews: Mapping[str, int]
) -> _Cell:
    return _Cell(key, label, frozenset().union(*(people[one] for one in keys)), sum(interviews[one] for one in keys))


def shared_progress(database: Database, scope: Scope, as_of: date, rule: SharingRule) -> SharedTable:
    """Return how many of each class are done with a step or excused; small classes are left out.

    Nothing is remembered: how many of a class finished a step may be told even where one did not.
    """
    names = {row["class_id"]: row["class_name"] for row in database.rows("exports.class_names", scope.parameters())}
    rows: list[dict[str, object]] = []
    for class_id, class_name in names.items():
        only = scope.narrow(database, [class_id])
        for track in tracks_on(database=database, scope=only):
            answer = progress(database=database, scope=only, view=View.SHARE, today=as_of, track=track.key, rule=rule)
            rows.extend(
                {
                    "class_name": class_name,
                    "track": track.key,
                    "step": step.step,
                    "students": shown_count(step.of, rule),
                    "done": shown_count(step.done, rule),
                    "due": step.due,
                }
                for step in shown_steps(answer, rule)
            )
    return SharedTable(pa.Table.from_pylist(rows, schema=PROGRESS_COLUMNS), ())
