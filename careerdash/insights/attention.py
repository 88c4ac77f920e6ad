"""Who needs the advisor today, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.progress import tracks_on
from careerdash.insights.signals import DAYS_AHEAD, Member, Signal, Signals, collect
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """One student who needs the advisor: the most urgent rule with its sentence, and how many more fire.

    Rules: ``due_soon appointment job_interview_unprepared no_newcomer no_experienced no_next_field overdue
    silent thank_you_late``. ``days`` counts days until the date of the rule (negative: days since); None
    without a date. ``others`` are the sentences of the other rules.
    """

    student_key: str
    student_id: str | None
    student_name: str | None
    class_id: str
    class_name: str
    rule: str
    sentence: str
    days: int | None
    more: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One rule that fires for more than a third of a class, or rows of a class that wait to be fixed.

    ``message`` is a group message ready to copy, empty where the matter is the advisor's own (``rows_to_fix``,
    whose ``students`` is 0). ``class_id`` is empty for rows of imports that speak of no class.
    """

    class_id: str
    class_name: str
    rule: str
    sentence: str
    students: int
    message: str


@dataclass(frozen=True, slots=True)
class Attention:
    """The list of the day, most urgent first; class lines stand before it. Hidden in share view."""

    hidden: bool
    sentence: str
    classes: tuple[ClassLine, ...]
    students: tuple[AttentionRow, ...]
    basis: Basis


# A rule that fires for more than this part of a class is told once, for the class; never for one or two students.
_MANY = 1 / 3
_AT_LEAST = 3


def attention(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Attention:
    """Answer who needs the advisor today. Closed classes, excused and withdrawn students ask for nothing.

    ``filters.field`` keeps the students whose current round is in one of those fields.
    """
    if view is View.SHARE:
        return Attention(hidden=True, sentence=_("Names are hidden."), classes=(), students=(), basis=_basis(None))
    open_classes = Scope(frozenset(row["class_id"] for row in database.rows("scope.open_classes", scope.parameters())))
    tracks = tuple(track.key for track in tracks_on(database=database, scope=open_classes))
    signals = collect(database, open_classes, today, tracks, filters.keys("field"), thresholds)
    many = _matters_of_classes(signals)
    students = _students(signals, many)
    classes = (*_rows_to_fix(database, open_classes), *_class_lines(signals, many))
    return Attention(
        hidden=False,
        sentence=_sentence(len(students), len(classes)),
        classes=classes,
        students=students,
        basis=_basis(len(signals.members)),
    )


def _matters_of_classes(signals: Signals) -> frozenset[tuple[str, str]]:
    """Return the (class, matter) pairs that are told once for the class."""
    sizes = Counter(member.class_id for member in signals.members.values())
    fires = Counter(
        (signals.members[key].class_id, matter)
        for key, found in signals.by_student.items()
        for matter in {signal.matter for signal in found}
    )
    return frozenset(
        (class_id, matter)
        for (class_id, matter), count in fires.items()
        if count >= _AT_LEAST and count > sizes[class_id] * _MANY
    )


def _students(signals: Signals, many: frozenset[tuple[str, str]]) -> tuple[AttentionRow, ...]:
    rows = []
    for key, found in signals.by_student.items():
        member = signals.members[key]
        own = [signal for signal in found if (member.class_id, signal.matter) not in many]
        if own:
            rows.append((own[0], _row(member, own)))
    rows.sort(key=lambda entry: _order(*entry))
    return tuple(row for _top, row in rows)


def _row(member: Member, own: list[Signal]) -> AttentionRow:
    return AttentionRow(
        student_key=member.student_key,
        student_id=member.student_id,
        student_name=member.student_name,
        class_id=member.class_id,
        class_name=member.class_name,
        rule=own[0].rule,
        sentence=own[0].sentence,
        days=own[0].days,
        more=len(own) - 1,
        others=tuple(signal.sentence for signal in own[1:]),
    )


def _order(top: Signal, row: AttentionRow) -> tuple[int, int, str, str, str]:
    """Most urgent rule first; then the nearest date ahead, or the longest wait behind."""
    days = top.days if top.days is not None else DAYS_AHEAD + 1
    return (top.rank, days, row.class_name, row.student_name or "", row.student_key)


def _class_lines(signals: Signals, many: frozenset[tuple[str, str]]) -> Iterable[ClassLine]:
    firing: dict[tuple[str, str], list[Signal]] = defaultdict(list)
    for key, found in signals.by_student.items():
        class_id = signals.members[key].class_id
        for matter, signal in {signal.matter: signal for signal in found}.items():
            if (class_id, matter) in many:
                firing[class_id, matter].append(signal)
    sizes = Counter(member.class_id for member in signals.members.values())
    names = {member.class_id: member.class_name for member in signals.members.values()}
    ordered = sorted(firing.items(), key=lambda entry: (entry[1][0].rank, names[entry[0][0]], entry[0]))
    return [_class_line(class_id, names[class_id], found, sizes[class_id]) for (class_id, _matter), found in ordered]


def _class_line(class_id: str, class_name: str, found: list[Signal], size: int) -> ClassLine:
    words = found[0].matter_words
    return ClassLine(
        class_id=class_id,
        class_name=class_name,
        rule=found[0].rule,
        sentence=_("{words}: this concerns {count} of {students}.").format(
            words=words, count=f"{len(found):,}", students=n_("{n} student", "{n} students", size)
        ),
        students=len(found),
        message=_message(found[0]),
    )


def _message(signal: Signal) -> str:
    """Return a message to the whole class, ready to copy."""
    wish = {
        "appointment": _("Prepare your questions, be on time, and send a thank-you within a day."),
        "thank_you_late": _("Please send the missing thank-yous today."),
        "silent": _("Please hand in what you have, and tell me if you need help."),
    }.get(signal.rule, _("Please see to it, and tell me if you need help."))
    return _("Hello everyone, about your career interviews: {matter}. {wish}").format(
        matter=signal.matter_words, wish=wish
    )


def _rows_to_fix(database: Database, scope: Scope) -> list[ClassLine]:
    return [
        ClassLine(
            class_id=row["class_id"] or "",
            class_name=row["class_name"] or _("No class"),
            rule="rows_to_fix",
            sentence=n_(
                "{n} row of the imported files waits to be fixed.",
                "{n} rows of the imported files wait to be fixed.",
                row["rows"],
            ),
            students=0,
            message="",
        )
        for row in database.rows("attention.rows_to_fix", scope.parameters())
    ]


def _sentence(students: int, classes: int) -> str:
    said = (
        n_("{n} student needs you today.", "{n} students need you today.", students)
        if students
        else _("No single student needs you today.")
    )
    if classes:
        said += " " + n_("{n} matter concerns a whole class.", "{n} matters concern whole classes.", classes)
    return said


def _basis(students: int | None) -> Basis:
    return Basis(
        definition=_("Active students of open classes for whom a rule fires, one line each: the most urgent rule."),
        rule=_(
            "In this order: a date within {days} days, blocked, overdue, silent since the last collection, thank-you "
            "late. A rule that fires for more than a third of a class is told once for the class."
        ).format(days=DAYS_AHEAD),
        n=students,
        unit="students",
    )
