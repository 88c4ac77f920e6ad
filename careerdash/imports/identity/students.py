"""Whose row is it? Finds the student of every row, or says why nobody can be found.

Rules (interface: when are two rows the same thing): the same student ID is the same student, where IDs of at
most three digits count within a class; without an ID, the only student of that name and class. Several
candidates, or one ID with two names, hold the row. Rosters are resolved first, then rows with an ID, then names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import process

from careerdash.domain.folding import clean, fold
from careerdash.domain.vocabulary import UNASSIGNED
from careerdash.imports.issues import AmbiguousStudent, Issue, NameMismatch, NoStudent, UnknownStudent

SHORT_ID = 3
_NEAREST = 3
_SIMILAR_ENOUGH = 60
# Of two characters one is half of the name.
_ONE_CHARACTER, _SHORT_NAME = 50, 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A student as rows name one: number, name, class; several rows share a mention."""

    number: int
    student_id: str | None
    name: str | None
    name_key: str | None
    class_key: str | None
    on_roster: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A student that exists, stored or met earlier in this import."""

    student_key: str
    student_id: str | None
    name: str | None
    name_key: str | None
    class_key: str
    on_roster: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why no student was found for a mention."""

    kind: type[Issue]
    detail: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(slots=True)
class _Register:
    """The students known so far, by ID and by name."""

    by_id: dict[tuple[str, str], Known] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    rosters: set[str] = field(default_factory=set)
    roster_in_import: bool = False

    def add(self, student: Known) -> None:
        if student.student_id:
            self.by_id[id_key(student.student_id, student.class_key)] = student
        if student.name_key:
            others = [s for s in self.by_name[student.name_key] if s.student_key != student.student_key]
            self.by_name[student.name_key] = [*others, student]
        if student.on_roster:
            self.rosters.add(student.class_key)

    def with_id(self, student_id: str, class_key: str | None) -> list[Known]:
        if not is_short(student_id) or class_key:
            found = self.by_id.get(id_key(student_id, class_key or ""))
            return [found] if found else []
        return [s for (_class, number), s in self.by_id.items() if number == student_id.casefold()]

    def named(self, name_key: str, class_key: str | None) -> list[Known]:
        return [s for s in self.by_name.get(name_key, []) if class_key is None or s.class_key == class_key]


def is_short(student_id: str) -> bool:
    """Whether an ID is a running number of a class (at most three digits) rather than a number of the school."""
    return len(student_id) <= SHORT_ID and student_id.isdigit()


def id_key(student_id: str, class_key: str) -> tuple[str, str]:
    """Return the key of a student ID: short IDs count within their class only."""
    return (class_key if is_short(student_id) else "", student_id.casefold())


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names may be the same person's: equal when folded, or the same words in another order."""
    if not one or not other or fold(one) == fold(other):
        return True
    return _words(one) == _words(other) and len(_words(one)) > 1


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", clean(name).casefold()))


@dataclass(frozen=True, slots=True)
class Resolution:
    """Per mention number: the student's key, or the trouble; and the students to be created."""

    found: Mapping[int, str]
    trouble: Mapping[int, Trouble]
    created: Sequence[Known]


def resolve_students(mentions: Iterable[Mention], stored: Iterable[Known], roster_classes: Iterable[str]) -> Resolution:
    """Find the student of every mention.

    ``stored`` are the stored students that share an ID or a name with a mention, or stand on a roster of a class
    that is mentioned; ``roster_classes`` the folded names of classes that have a stored roster. Students to be
    created carry a provisional key of the form ``new:<number>``.
    """
    ordered = sorted(
        mentions,
        key=lambda m: (not m.on_roster, not m.student_id, m.student_id or "", m.name_key or "", m.class_key or ""),
    )
    in_import = any(mention.on_roster for mention in ordered)
    register = _Register(rosters=set(roster_classes), roster_in_import=in_import)
    for student in stored:
        register.add(student)
    found: dict[int, str] = {}
    trouble: dict[int, Trouble] = {}
    created: dict[str, Known] = {}
    for mention in ordered:
        answer = _find(mention, register)
        if isinstance(answer, Trouble):
            trouble[mention.number] = answer
            continue
        student = answer or Known(
            f"new:{mention.number}", None, None, None, mention.class_key or fold(UNASSIGNED), False
        )
        known = replace(
            student,
            student_id=student.student_id or mention.student_id,
            name=student.name or mention.name,
            name_key=student.name_key or mention.name_key,
            on_roster=student.on_roster or mention.on_roster,
        )
        register.add(known)
        if known.student_key.startswith("new:"):
            created[known.student_key] = known
        found[mention.number] = known.student_key
    return Resolution(found, trouble, tuple(created.values()))


def _numbered(mention: Mention, register: _Register) -> list[Known]:
    """The students of an ID; a short ID that several classes use means the one of that name."""
    candidates = register.with_id(mention.student_id or "", mention.class_key)
    named = [student for student in candidates if mention.name_key and same_name(student.name, mention.name)]
    return named if len(candidates) > 1 and named else candidates


def _find(mention: Mention, register: _Register) -> Known | Trouble | None:
    """The student of one mention; None when it is a new one."""
    if not mention.student_id and not mention.name_key:
        return Trouble(NoStudent)
    if mention.student_id:
        candidates = _numbered(mention, register)
        if len(candidates) > 1:
            return Trouble(AmbiguousStudent, mention.student_id, _candidates(candidates))
        if candidates:
            if not same_name(candidates[0].name, mention.name):
                return Trouble(NameMismatch, f"{candidates[0].name} / {mention.name}", (candidates[0].name or "",))
            return candidates[0]
        without_id = [s for s in register.named(mention.name_key or "", mention.class_key) if not s.student_id]
        if len(without_id) == 1:
            return without_id[0]
    else:
        candidates = register.named(mention.name_key or "", mention.class_key)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            return Trouble(AmbiguousStudent, mention.name or "", _candidates(candidates))
    governed = mention.class_key in register.rosters or (mention.class_key is None and register.roster_in_import)
    if governed and not mention.on_roster:
        return Trouble(UnknownStudent, mention.name or mention.student_id or "", _nearest(mention, register))
    return None


def _candidates(students: Iterable[Known]) -> tuple[str, ...]:
    """The names of students with their numbers, as they may be typed into a name column."""
    numbered = {(student.name or "", student.student_id) for student in students if student.student_id}
    return tuple(f"{name} ({number})".strip() for name, number in sorted(numbered))


def _nearest(mention: Mention, register: _Register) -> tuple[str, ...]:
    """Names on the roster that look most like the one typed."""
    names = {
        student.name
        for students in register.by_name.values()
        for student in students
        if student.name and student.on_roster and mention.class_key in {None, student.class_key}
    }
    typed = mention.name or ""
    matches = process.extract(typed, sorted(names), limit=None, score_cutoff=_ONE_CHARACTER)
    near = [name for name, score, _index in matches if score >= _SIMILAR_ENOUGH or _one_character_off(typed, name)]
    return tuple(near[:_NEAREST])


def _one_character_off(typed: str, name: str) -> bool:
    """Whether two short names of one surname differ in a single character: 王方, 王芳."""
    same = [one == other for one, other in zip(typed, name, strict=False)]
    return len(typed) == len(name) <= _SHORT_NAME and not name.isascii() and same[0] and same.count(False) == 1
