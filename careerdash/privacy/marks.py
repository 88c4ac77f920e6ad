"""Keyed hashes of what names a person: by them an erased person is known again, and by nothing else.

The key is made once per database and stays in it (decision 16). What is hashed follows the rules of identity: a number
of the school alone, a short number with class and name, a name within a class; of a professional the name with the
organisation, and the contact.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from careerdash.domain.folding import clean, fold
from careerdash.values.people import is_surname_only

_SHORT_ID = 3
_APART = "\x1f"


@dataclass(frozen=True, slots=True)
class NamedStudent:
    """A student as a row or a record names one: the class is its folded name, '' where none is given."""

    student_id: str
    name: str
    class_key: str


@dataclass(frozen=True, slots=True)
class NamedProfessional:
    """A professional as a row or a record names one; organisation and contact are folded, '' where none is given."""

    name: str
    organisation_key: str
    contact_key: str


class Marker:
    """Makes the marks of one database."""

    def __init__(self, key: str) -> None:
        self._key = key.encode("utf-8")

    def _mark(self, *parts: str) -> str:
        return hmac.new(self._key, _APART.join(parts).encode("utf-8"), hashlib.sha256).hexdigest()

    def kept_of_student(self, person: NamedStudent, *, numbered: bool) -> Iterator[str]:
        """Yield the marks that stay behind when a student is erased; ``numbered``: the school gave them a number."""
        number, name = person.student_id.casefold(), name_mark(person.name)
        if number and not is_short(number):
            yield self._mark("student", number)
        if number and name:
            yield self._mark("student in class", person.class_key, number, name)
        if name:
            yield self._mark("named in class", person.class_key, name)
            yield self._mark("named", name)
            if not numbered:
                yield self._mark("without number", person.class_key, name)

    def told_by_student(self, person: NamedStudent) -> Iterator[str]:
        """Yield the marks by which a row may name an erased student.

        A number that is not theirs makes it somebody else, unless the erased student had none.
        """
        number, name = person.student_id.casefold(), name_mark(person.name)
        if number and not is_short(number):
            yield self._mark("student", number)
        if number and is_short(number) and name:
            yield self._mark("student in class", person.class_key, number, name)
        if name and number:
            yield self._mark("without number", person.class_key, name)
        if name and not number:
            yield (
                self._mark("named in class", person.class_key, name) if person.class_key else self._mark("named", name)
            )

    def kept_of_professional(self, person: NamedProfessional) -> Iterator[str]:
        """Yield the marks that stay behind when a professional is erased or pseudonymised."""
        name = name_mark(person.name)
        if name and (person.organisation_key or not is_surname_only(person.name)):
            yield self._mark("professional", name, person.organisation_key)
        if name and not is_surname_only(person.name):
            yield self._mark("professional", name, "")
        if person.contact_key:
            yield self._mark("contact", person.contact_key)

    def told_by_professional(self, person: NamedProfessional) -> Iterator[str]:
        """Yield the marks by which a row may name an erased professional."""
        if name := name_mark(person.name):
            yield self._mark("professional", name, person.organisation_key)
        if person.contact_key:
            yield self._mark("contact", person.contact_key)

    def pseudonym(self, professional_id: str) -> str:
        """Return the name that stands in the place of a professional's; it tells nothing of the name before."""
        return f"Professional {self._mark('pseudonym', professional_id)[:6].upper()}"


def is_short(student_id: str) -> bool:
    """Whether a number counts within a class only: up to three digits."""
    return len(student_id) <= _SHORT_ID and student_id.isdigit()


def name_mark(name: str) -> str:
    """Return a name by which it is compared: folded, its words in one order (Archer, Ann is Ann Archer)."""
    words = sorted(re.findall(r"\w+", clean(name).casefold()))
    return " ".join(words) if len(words) > 1 else fold(name)


def any_known(marks: Iterable[str], kept: frozenset[str]) -> bool:
    """Whether one of the marks is among those that were kept."""
    return not kept.isdisjoint(marks)
