"""From rules to lines of the day: one line a student, one for a class where a rule fires for many of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.insights.quieted import Quieted, Quieting, QuietLine, why
from careerdash.insights.signals import Firing, Rank, Told
from careerdash.wording import _, n_

# A rule that fires for more than this part of a class is told once, for the class; never for one or two students.
_MANY = 1 / 3
_AT_LEAST = 3
_FAR = 1 << 20


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """One student who needs the advisor: the most urgent rule with its sentence, and how many more fire.

    Rules: ``due_soon appointment job_interview_unprepared no_newcomer no_experienced no_next_field overdue
    silent thank_you_late``. ``days`` counts days until the date of the rule (negative: days since); None
    without a date; ``since`` is the day it waits from. ``others`` are the sentences of the other rules, and
    ``matters`` name all of them, the most urgent first. ``message`` is a text to the student, ready to copy.
    """

    rank: Rank
    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    rule: str
    sentence: str
    days: int | None
    since: dt.date | None
    more: int
    others: tuple[str, ...]
    matters: tuple[tuple[str, str], ...]
    message: str


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One rule that fires for more than a third of a class, or rows of a class that wait to be fixed.

    ``message`` is a group message ready to copy, empty where the matter is the advisor's own (``rows_to_fix``,
    whose ``students`` is 0). ``class_id`` is empty for rows of imports that speak of no class.
    """

    rank: Rank
    class_id: str
    class_name: str
    rule: str
    sentence: str
    students: int
    message: str
    matter: str
    occasion: str


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines but those about rows to fix; ``total`` counts the students, who may be limited."""

    classes: tuple[ClassLine, ...]
    students: tuple[AttentionRow, ...]
    total: int
    quiet: tuple[QuietLine, ...]


class _Hit(NamedTuple):
    """One rule of one student, sorted by urgency: nearest date first, then the longest wait."""

    rank: int
    days: int
    since: int
    firing: int
    row: int


class _Worded(NamedTuple):
    """One rule of one student with its words."""

    rank: Rank
    rule: str
    matter: str
    values: Mapping[str, Any]
    told: Told


class _Members:
    """Who the students are; rows of the standing of the assignment."""

    def __init__(self, table: pa.Table) -> None:
        self.keys = table["student_key"].combine_chunks()
        self.class_ids = table["class_id"].combine_chunks()
        self.class_names = table["class_name"].to_pylist()
        self.names = table["student_name"].to_pylist()
        self.numbers = table["student_id"].to_pylist()
        self.sizes = {one["values"]: one["counts"] for one in pc.value_counts(self.class_ids).to_pylist()}
        self.name_of_class = dict(zip(self.class_ids.to_pylist(), self.class_names, strict=True))


def lines(
    members: pa.Table, firings: Sequence[Firing], heard_on: Mapping[str, dt.date], quieted: Quieted, limit: int | None
) -> Lines:
    """Return the lines of the day for the members; ``limit`` bounds the students put into words."""
    known = _Members(members)
    hits: dict[int, list[_Hit]] = defaultdict(list)
    of_classes: list[tuple[tuple[int, str, str], ClassLine]] = []
    quiet: list[QuietLine] = []
    kept: list[Firing] = []
    for number, whole in enumerate(firings):
        member = pc.index_in(whole.table["student_key"].combine_chunks(), value_set=known.keys)
        firing = replace(whole, table=whole.table.append_column("member", member).filter(pc.is_valid(member)))
        firing, hushed = _without_quiet(firing, known, quieted)
        quiet += hushed
        places = known.class_ids.take(firing.table["member"].combine_chunks())
        told = set()
        for counted, values in _worth_a_line(firing, places, known, quieted):
            class_id, many = counted["class_id"], counted["many"]
            line = _class_line(firing, counted, values, known)
            entries = quieted.of_class(class_id, firing.matter, line.occasion)
            if entries:
                quiet.append(_quiet_class(line, entries))
            elif many:
                of_classes.append(((firing.rank, line.class_name, firing.matter), line))
            else:
                continue
            told.add(class_id)
        single = firing.table
        if told:
            single = single.filter(pc.invert(pc.is_in(places, value_set=pa.array(sorted(told), pa.string()))))
        kept.append(replace(firing, table=single))
        for hit, member_row in _hits(kept[-1], number, heard_on):
            hits[member_row].append(hit)
    order = sorted(hits, key=lambda row: _order(row, min(hits[row]), known))
    shown = {row: sorted(hits[row]) for row in order[:limit]}
    rows = _in_words(shown.values(), kept)
    return Lines(
        classes=tuple(line for _place, line in sorted(of_classes, key=lambda entry: entry[0])),
        students=tuple(
            _student_line(row, [rows[hit] for hit in found], known, heard_on) for row, found in shown.items()
        ),
        total=len(order),
        quiet=tuple(quiet),
    )


def _without_quiet(firing: Firing, known: _Members, quieted: Quieted) -> tuple[Firing, list[QuietLine]]:
    """Take out the students for whom the matter is quiet, and return them as quiet lines."""
    entries = quieted.students(firing.matter)
    if not entries:
        return firing, []
    keys = firing.table["student_key"].to_pylist()
    occasions = firing.table["occasion"].to_pylist()
    held: dict[int, list[Quieting]] = {}
    for row, (key, occasion) in enumerate(zip(keys, occasions, strict=True)):
        holding = [entry for entry in entries.get(key, ()) if entry.holds(occasion)]
        if holding:
            held[row] = holding
    if not held:
        return firing, []
    lines_held = []
    for values, holding in zip(firing.table.take(list(held)).to_pylist(), held.values(), strict=True):
        place = values["member"]
        lines_held.append(
            QuietLine(
                student_key=values["student_key"],
                student_name=known.names[place] or known.numbers[place],
                class_id=known.class_ids[place].as_py(),
                class_name=known.class_names[place],
                sentence=firing.say(values).sentence,
                why=why(holding),
                followup_ids=tuple(entry.followup_id for entry in holding),
            )
        )
    rest = pa.array([row not in held for row in range(len(keys))], pa.bool_())
    return replace(firing, table=firing.table.filter(rest)), lines_held


def _counted(firing: Firing, places: pa.Array) -> list[dict[str, Any]]:
    """Return per class how many students a rule concerns, the last occasion, and a row that speaks for the class."""
    rows = pa.array(range(firing.table.num_rows), pa.int64())
    table = pa.table({"class_id": places, "row": rows, "occasion": firing.table["occasion"]})
    asked = [("row", "min"), ("row", "count"), ("occasion", "max")]
    found = table.group_by("class_id").aggregate(asked)
    named: list[dict[str, Any]] = found.rename_columns(
        {"row_min": "row", "row_count": "count", "occasion_max": "occasion"}
    ).to_pylist()
    return named


def _worth_a_line(
    firing: Firing, places: pa.Array, known: _Members, quieted: Quieted
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the classes of which more than a third is concerned, and those that were told before, with a row each."""
    found = _counted(firing, places)
    for counted in found:
        size = known.sizes[counted["class_id"]]
        counted["many"] = counted["count"] >= _AT_LEAST and counted["count"] > size * _MANY
    told = quieted.classes(firing.matter)
    found = [counted for counted in found if counted["many"] or counted["class_id"] in told]
    rows = firing.table.take(pa.array([counted["row"] for counted in found], pa.int64())).to_pylist()
    return list(zip(found, rows, strict=True))


def _class_line(firing: Firing, counted: Mapping[str, Any], values: Mapping[str, Any], known: _Members) -> ClassLine:
    class_id, count = counted["class_id"], counted["count"]
    told = firing.words(values)
    students = n_("{n} student", "{n} students", known.sizes[class_id])
    return ClassLine(
        rank=firing.rank,
        class_id=class_id,
        class_name=known.name_of_class[class_id],
        rule=firing.rule,
        sentence=_("{words}: this concerns {count} of {students}.").format(
            words=told.sentence, count=f"{count:,}", students=students
        ),
        students=count,
        message=_("Hello everyone, about your career interviews: {request}").format(request=told.request),
        matter=firing.matter,
        # the last date of all of them, or how many they are: what comes later is another occasion
        occasion=str(count) if firing.rank is Rank.BLOCKED else counted["occasion"],
    )


def _quiet_class(line: ClassLine, entries: list[Quieting]) -> QuietLine:
    ids = tuple(entry.followup_id for entry in entries)
    return QuietLine("", None, line.class_id, line.class_name, line.sentence, why(entries), ids)


def _hits(firing: Firing, number: int, heard_on: Mapping[str, dt.date]) -> Iterator[tuple[_Hit, int]]:
    """Return every student of a rule with its place in the order of urgency."""
    table = firing.table
    places, days = table["member"].to_pylist(), table["days"].to_pylist()
    if firing.rank is Rank.BLOCKED:
        since: Sequence[dt.date | None] = [heard_on.get(key) for key in table["student_key"].to_pylist()]
    else:
        since = table["since"].to_pylist()
    for row, (place, day, waits) in enumerate(zip(places, days, since, strict=True)):
        yield _Hit(firing.rank, _FAR if day is None else day, waits.toordinal() if waits else _FAR, number, row), place


def _order(row: int, top: _Hit, known: _Members) -> tuple[int, int, int, str, str, str]:
    return (top.rank, top.days, top.since, known.class_names[row], known.names[row] or "", known.numbers[row] or "")


def _in_words(shown: Iterable[Sequence[_Hit]], firings: Sequence[Firing]) -> dict[_Hit, _Worded]:
    """Return the words of the rules that are shown: the rows of each rule are read at once."""
    of_firing: dict[int, list[_Hit]] = defaultdict(list)
    for found in shown:
        for hit in found:
            of_firing[hit.firing].append(hit)
    worded = {}
    for number, found in of_firing.items():
        firing = firings[number]
        rows = firing.table.take([hit.row for hit in found]).to_pylist()
        for hit, values in zip(found, rows, strict=True):
            worded[hit] = _Worded(firing.rank, firing.rule, firing.matter, values, firing.say(values))
    return worded


def _student_line(
    place: int, found: Sequence[_Worded], known: _Members, heard_on: Mapping[str, dt.date]
) -> AttentionRow:
    top = found[0]
    key, name = top.values["student_key"], known.names[place] or known.numbers[place]
    return AttentionRow(
        rank=top.rank,
        student_key=key,
        student_id=known.numbers[place],
        student_name=known.names[place],
        class_id=known.class_ids[place].as_py(),
        class_name=known.class_names[place],
        rule=top.rule,
        sentence=top.told.sentence,
        days=top.values["days"],
        since=heard_on.get(key) if top.rank is Rank.BLOCKED else top.values["since"],
        more=len(found) - 1,
        others=tuple(one.told.sentence for one in found[1:]),
        matters=tuple((one.matter, one.values["occasion"]) for one in found),
        message=_message(name, [one.told for one in found]),
    )


def _message(name: str | None, told: Sequence[Told]) -> str:
    """Return a text to the student that says everything that waits, ready to copy."""
    hello = _("Hello {name},").format(name=name) if name else _("Hello,")
    requests = "\n".join(f"- {one.request}" for one in told) if len(told) > 1 else told[0].request
    return "\n".join((hello, _("about your career interviews:"), requests, _("Tell me if you need help.")))
