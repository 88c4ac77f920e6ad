"""Student numbers pasted from a list, a message or a table: who is meant, and what nobody is called."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerdash.domain.folding import clean, fold
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

_LINES = re.compile(r"[\n\r\u2028]+")
_PARTS = re.compile(r"[,;，；、|┋\t]+")
_NUMBER = re.compile(r"(?<![\w-])[A-Za-z]{0,4}\d[\w-]*", re.ASCII)
_LIST_MARK = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)、])\s+")
_AROUND = "()（）[]【】<>《》\"'“”‘’:：.。#"


@dataclass(frozen=True, slots=True)
class Found:
    """A student a pasted text means."""

    student_key: str
    student_id: str | None
    student_name: str | None
    class_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """The students meant, each once, and the texts that mean nobody or more than one."""

    found: tuple[Found, ...]
    unknown: tuple[str, ...]
    ambiguous: tuple[str, ...]


def find_students(database: Database, scope: Scope, text: str) -> Pasted:
    """Return which students of a scope a pasted text names, by number or by name.

    Separators, brackets, list marks, full-width digits and names beside the numbers do not matter; a number counts
    before a name. Withdrawn students are not found.
    """
    people = database.rows("stated.people_of_classes", scope.parameters())
    by_number = _index(people, "student_id")
    by_name = _index(people, "student_name")
    found: dict[str, Found] = {}
    unknown: list[str] = []
    ambiguous: list[str] = []
    for piece in _pieces(text, by_number, by_name):
        meant = _meant(piece, by_number, by_name)
        if len(meant) == 1:
            found.setdefault(meant[0]["student_key"], Found(**meant[0], text=piece))
        else:
            (ambiguous if meant else unknown).append(piece)
    return Pasted(tuple(found.values()), tuple(dict.fromkeys(unknown)), tuple(dict.fromkeys(ambiguous)))


Index = Mapping[str, Sequence[Mapping[str, Any]]]


def _index(people: Sequence[Mapping[str, Any]], column: str) -> Index:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for person in people:
        if person[column]:
            found[fold(person[column])].append(person)
    return found


def _pieces(text: str, by_number: Index, by_name: Index) -> list[str]:
    """One piece for each student named: a line, a part of it, or each of several numbers or names in it."""
    pieces: list[str] = []
    shortest = min((len(number) for number in by_number), default=0)
    for line in _LINES.split(text):
        parts = [_bare(part) for part in _PARTS.split(line)]
        parts = [part for part in parts if part]
        numbers = [number for part in parts for number in _NUMBER.findall(part)]
        known = [number for number in numbers if fold(number) in by_number]
        if len(known) == 1 and not any(len(number) >= shortest for number in numbers if number not in known):
            # a row of a table: the rest of the line speaks of the same student
            pieces.append(" ".join(parts))
            continue
        for part in parts:
            inside = _NUMBER.findall(part)
            words = part.split()
            several = len(words) > 1 and all(fold(word) in by_name or fold(word) in by_number for word in words)
            pieces.extend(inside if len(inside) > 1 else words if several and fold(part) not in by_name else [part])
    return pieces


def _bare(part: str) -> str:
    return clean(_LIST_MARK.sub("", clean(part))).strip(_AROUND + " ")


def _meant(piece: str, by_number: Index, by_name: Index) -> Sequence[Mapping[str, Any]]:
    whole = by_number.get(fold(piece)) or by_name.get(fold(piece))
    if whole:
        return whole
    for number in _NUMBER.findall(piece):
        same = by_number.get(fold(number))
        if same:
            return same
    name = _bare(_NUMBER.sub(" ", piece))
    return by_name.get(fold(name), ()) if name and not _NUMBER.search(piece) else ()
