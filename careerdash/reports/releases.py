"""What was handed out before: remembered, so that nobody learns of a few people by subtracting two reports.

A line whose people changed by a few since it was last released keeps telling what it told then; where that is not
possible (an import was taken back, or only a report over other classes told it) the line is left out. Each report
therefore adds nothing to the earlier ones that would tell of fewer people than the rule asks for.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from careerdash.imports.identity.identifiers import new_ids
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import SharingRule
from careerdash.privacy.subtraction import gives_away
from careerdash.reports.answers import Answers
from careerdash.reports.lines import DISSATISFIED, SATISFIED, SCORES, Line, People
from careerdash.reports.released_lines import lines_of, with_lines
from careerdash.store.database import Database, Session
from careerdash.wording import _

Key = tuple[str, str]
# The satisfied are part of those who told a score: these three are added and subtracted together.
_FAMILIES = {SATISFIED: SCORES, DISSATISFIED: SCORES}
# Above so many lines of a family they are kept or left out together: trying each takes too long.
_MOST_ONE_BY_ONE = 60


@dataclass(frozen=True, slots=True)
class Released:
    """What a report tells beside the earlier ones: its lines, and since when some of them stand."""

    answers: Answers
    lines: tuple[Line, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Release:
    """One report that was handed out; ``classes`` are names, ``class_ids`` what they belong to."""

    release_id: str
    made_at: datetime
    author: str
    as_of: date
    class_ids: tuple[str, ...]
    classes: tuple[str, ...]
    rule: str
    suffix: str


@dataclass(frozen=True, slots=True)
class _Before:
    """Lines released earlier: all sets of a family, and the newest line of this very scope."""

    sets: Mapping[str, Sequence[People]]
    own: Mapping[Key, tuple[Line, datetime]]


def beside_earlier(answers: Answers, database: Database, scope: Scope, as_of: date, rule: SharingRule) -> Released:
    """Return the answers as they may be handed out beside everything released before about any of these classes."""
    beside = answers.beside
    lines = lines_of(answers, database, scope, as_of, str(database.value("releases.secret")))
    lines = (*lines, *(beside.lines if beside else ()))
    known: Mapping[str, Sequence[People]] = beside.known if beside else {}
    before = _before(database, scope, frozenset().union(*(line.people for line in lines)))
    present: dict[str, People] = defaultdict(frozenset)
    for line in lines:
        present[_family(line.measure)] |= line.people
    kept: dict[Key, Line] = {}
    families: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        families[_family(line.measure)].append(line)
    for family, members in families.items():
        released = before.sets.get(family, ())
        assumed = _beside(released, known.get(family, ()), rule)
        kept |= _Family(before, present[family], released, assumed, rule).kept(members)
    old = [before.own[key][1] for key, line in kept.items() if key in before.own and line is before.own[key][0]]
    held_back = len(lines) - len(kept)
    told = with_lines(answers, lambda measure, key: kept.get((measure, key)), rule)
    if beside:
        lines_kept = tuple(kept[line.measure, line.key] for line in beside.lines if (line.measure, line.key) in kept)
        told = replace(told, beside=replace(beside, lines=lines_kept))
    return Released(told, tuple(kept.values()), _note(old, held_back))


def remember(
    database: Database,
    lines: Iterable[Line],
    scope: Scope,
    as_of: date,
    rule: SharingRule,
    suffix: str,
    author: str,
    now: datetime,
) -> str:
    """Store that these lines were handed out and return the number of the release."""
    release_id = new_ids(1)[0]
    told = list(lines)
    with database.write() as session:
        session.run(
            "releases.insert",
            {
                "release_id": release_id,
                "made_at": now,
                "author": author,
                "as_of": as_of,
                "classes": sorted(scope.classes),
                "rule": rule.key,
                "suffix": suffix,
            },
        )
        _store_lines(session, release_id, told)
    return release_id


def recent_releases(*, database: Database, scope: Scope, limit: int = 20) -> tuple[Release, ...]:
    """Return the reports handed out about classes of the scope, newest first."""
    rows = database.rows("releases.recent", {**scope.parameters(), "limit": limit})
    return tuple(
        Release(
            row["release_id"],
            row["made_at"],
            row["author"],
            row["as_of"],
            tuple(row["class_ids"]),
            tuple(row["class_names"]),
            row["rule"],
            row["suffix"],
        )
        for row in rows
    )


def forget_release(database: Database, release_id: str) -> None:
    """Forget a report that never left the desk: later reports need not be compared with it."""
    with database.write() as session:
        session.run("releases.forget_lines", {"release_id": release_id})
        session.run("releases.forget", {"release_id": release_id})


def _family(measure: str) -> str:
    return _FAMILIES.get(measure, measure)


def released_before(database: Database, scope: Scope, people: People = frozenset()) -> Mapping[str, Sequence[People]]:
    """Return the people behind every line released about these classes or any of these people, by family."""
    return _before(database, scope, people).sets


def _before(database: Database, scope: Scope, about: People) -> _Before:
    sets: dict[str, dict[People, None]] = defaultdict(dict)
    own: dict[Key, tuple[Line, datetime]] = {}
    for row in database.rows("releases.lines_before", {**scope.parameters(), "people": sorted(about)}):
        people = frozenset(row["people"])
        measure, key = row["measure"], row["line"]
        if people:
            sets[_family(measure)][people] = None
        if frozenset(row["class_ids"]) == scope.classes:
            figures: dict[str, Any] = json.loads(row["figures"])
            own.setdefault((measure, key), (Line(measure, key, figures, people), row["made_at"]))
    return _Before({family: tuple(found) for family, found in sets.items()}, own)


def _beside(released: Sequence[People], known: Sequence[People], rule: SharingRule) -> list[People]:
    """Return the sets that the next reports of other classes may tell beside what was released."""
    if not known or not gives_away([*released, *known], rule):
        return list(known)
    fitting: list[People] = []
    for people in known:
        if not gives_away([*released, *fitting, people], rule):
            fitting.append(people)
    return fitting


@dataclass(frozen=True, slots=True)
class _Family:
    """What may be told of one family of lines: ``present`` are all who stand behind it today.

    ``released`` was told before, ``assumed`` is what reports of other classes tell.
    """

    before: _Before
    present: People
    released: Sequence[People]
    assumed: Sequence[People]
    rule: SharingRule

    def kept(self, lines: Sequence[Line]) -> dict[Key, Line]:
        """Return the lines as they may be told: as they are, as they were told before, or not at all."""
        told = {(line.measure, line.key): line for line in lines}
        if self._tell_nothing_new(told):
            return told
        for key, line in list(told.items()):
            old = self._earlier(key)
            if old and any(self._few(some) for some in (line.people - old.people, old.people - line.people)):
                told[key] = old
        return told if self._tell_nothing_new(told) else self._one_by_one(told)

    def _earlier(self, key: Key) -> Line | None:
        line = self.before.own[key][0] if key in self.before.own else None
        # a line about somebody whose interview was taken back since says what is no longer true
        return line if line and line.people <= self.present else None

    def _few(self, people: People) -> bool:
        return 0 < len(people) < self.rule.people

    def _one_by_one(self, told: Mapping[Key, Line]) -> dict[Key, Line]:
        """Return the lines that fit beside those released and beside each other: large first, parts of them last.

        A line that does not fit tells what it told before, or nothing.
        """
        kept: dict[Key, Line] = {}
        sets = list(self.released)
        ordered = sorted(told.items(), key=lambda entry: (entry[0][0] in _FAMILIES, -len(entry[1].people), entry[0]))
        for key, line in ordered:
            if not line.people or line.people in sets:
                kept[key] = line
            elif len(told) <= _MOST_ONE_BY_ONE and not gives_away([*sets, *self.assumed, line.people], self.rule):
                kept[key] = line
                sets.append(line.people)
            elif old := self._earlier(key):
                kept[key] = old
        return kept

    def _tell_nothing_new(self, told: Mapping[Key, Line]) -> bool:
        fresh = {line.people for line in told.values() if line.people} - set(self.released)
        return not fresh or not gives_away([*self.released, *self.assumed, *fresh], self.rule)


def _store_lines(session: Session, release_id: str, lines: Sequence[Line]) -> None:
    columns = {
        "release_id": pa.array([release_id] * len(lines), pa.string()),
        "measure": pa.array([line.measure for line in lines], pa.string()),
        "line": pa.array([line.key for line in lines], pa.string()),
        "figures": pa.array([json.dumps(dict(line.figures)) for line in lines], pa.string()),
        "people": pa.array([sorted(line.people) for line in lines], pa.list_(pa.string())),
    }
    session.register("new_lines", pa.table(columns))
    session.run("releases.insert_lines")


def _note(old: Sequence[datetime], held_back: int) -> str:
    parts = []
    if old:
        parts.append(
            _("Some lines stand as handed out on {day}: since then they changed by too few people.").format(
                day=max(old).date().isoformat()
            )
        )
    if held_back:
        parts.append(
            _("Some lines are left out: beside other lines or earlier reports they would tell about too few people.")
        )
    return " ".join(parts)
