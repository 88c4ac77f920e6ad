"""Who was interviewed? Same folded name and organisation, or the same contact, is the same professional."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from careerdash.domain.vocabulary import Entity
from careerdash.imports.identity.identifiers import Issuer

Row = Mapping[str, Any]


@dataclass(slots=True)
class _Directory:
    """Professionals known so far; scope is the student for surname-only names, else ''."""

    by_name: dict[tuple[str, str, str], str] = field(default_factory=dict)
    by_contact: dict[tuple[str, str], str] = field(default_factory=dict)
    of_student: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, professional_id: str, scope: str, row: Row) -> None:
        organisation = row["organisation_key"] or ""
        # a name without organisation that a student's own one stood in for is nobody else's
        if organisation or professional_id not in self._own(row):
            self.by_name.setdefault((scope, row["name_key"], organisation), professional_id)
        if row["contact_key"]:
            self.by_contact.setdefault((scope, row["contact_key"]), professional_id)
        if row["student_key"]:
            self.of_student[row["student_key"], row["name_key"]].setdefault(organisation, professional_id)

    def find(self, scope: str, row: Row) -> str | None:
        organisation = row["organisation_key"] or ""
        if row["contact_key"] and (found := self.by_contact.get((scope, row["contact_key"]))):
            return found
        # the same student naming the same person, once without the organisation
        if not organisation and len(own := self._own(row)) == 1:
            return own.pop()
        if found := self.by_name.get((scope, row["name_key"], organisation)):
            return found
        return self.of_student.get((row["student_key"], row["name_key"]), {}).get("") if organisation else None

    def _own(self, row: Row) -> set[str]:
        """The professionals of a name that the student gives with their organisation."""
        named = self.of_student.get((row["student_key"], row["name_key"]), {})
        return {professional for organisation, professional in named.items() if organisation}


def resolve_professionals(mentions: Iterable[Row], stored: Iterable[Row], issuer: Issuer) -> list[tuple[Row, str]]:
    """Return every mention with its professional's id.

    Mentions have ``name_key, surname_only, organisation_key, contact_key, student_key``; stored professionals the
    same and ``professional_id``. The student is given where it matters: for surname-only names, which are never joined
    across students, and for names that somebody gives without the organisation.
    """
    mentions = list(mentions)
    surnames = {row["name_key"] for row in mentions if row["surname_only"]}
    directory = _Directory()
    for row in stored:
        scope = row["student_key"] if row["name_key"] in surnames else ""
        directory.add(row["professional_id"], scope, row)
    # names with an organisation first: a mention without one can then join the only one there is
    ordered = sorted(mentions, key=lambda row: (not row["organisation_key"], *(row[key] or "" for key in _SORTED)))
    found: list[tuple[Row, str]] = []
    new_keys: dict[str, str] = {}
    for row in ordered:
        scope = row["student_key"] if row["surname_only"] else ""
        professional = directory.find(scope, row)
        if professional is None:
            key = "|".join((scope, row["name_key"], row["organisation_key"] or ""))
            professional = new_keys.setdefault(key, f"new:{len(new_keys)}")
        directory.add(professional, scope, row)
        found.append((row, professional))
    ids = issuer.ids_for(Entity.PROFESSIONAL, new_keys)
    names = {provisional: ids[key] for key, provisional in new_keys.items()}
    return [(row, names.get(professional, professional)) for row, professional in found]


_SORTED = ("name_key", "organisation_key", "contact_key", "student_key")
