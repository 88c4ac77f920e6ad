"""Which spellings may mean the same? What is typed, how often, what looks alike, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import UNSPECIFIED_FIELD, View
from careerdash.insights.likeness import Named, look_alikes, nearest_skills
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.wording import _, n_

_GROUPS = {SpellingKind.SKILL: "spellings.skill_groups", SpellingKind.PROFESSIONAL: "spellings.person_groups"}


@dataclass(frozen=True, slots=True)
class SpellingGroup:
    """One name as it counts now: ``texts`` are the texts typed for it, ``detail`` tells people apart.

    ``people`` counts distinct professionals; ``known`` is false only for a skill without a name of its own.
    """

    key: str
    name: str
    interviews: int
    people: int
    texts: tuple[str, ...]
    known: bool = True
    category: str | None = None
    competency: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A proposal: ``source`` may mean the target, which may be a skill nobody typed; ``likeness`` is 0 to 100."""

    source: SpellingGroup
    target_key: str | None
    target_name: str
    target_detail: str
    changes: int
    likeness: int


@dataclass(frozen=True, slots=True)
class Spellings:
    """All names of one kind in scope, most frequent first (unknown skills before all others), and what looks alike."""

    kind: SpellingKind
    hidden: bool
    groups: tuple[SpellingGroup, ...]
    look_alikes: tuple[LookAlike, ...]
    sentence: str

    @property
    def unknown(self) -> tuple[SpellingGroup, ...]:
        """Skills that are in no list and have no name yet."""
        return tuple(group for group in self.groups if not group.known)


@dataclass(frozen=True, slots=True)
class SpellingDecision:
    """One decision: these spellings mean the target; ``changes`` counts the interviews it changed when made."""

    decision: int
    kind: SpellingKind
    texts: tuple[str, ...]
    target: str
    category: str | None
    competency: str | None
    changes: int
    author: str
    created_at: datetime
    withdrawn_by: str | None
    withdrawn_at: datetime | None


def spellings(*, database: Database, scope: Scope, view: View, kind: SpellingKind) -> Spellings:
    """Answer which spellings of one kind there are in scope and which look alike; nothing in share view."""
    if view is View.SHARE:
        return Spellings(kind, hidden=True, groups=(), look_alikes=(), sentence=_("Names are hidden."))
    parameters = {**scope.parameters(), "kind": kind.value, "unspecified": UNSPECIFIED_FIELD}
    rows = database.rows(_GROUPS.get(kind, "spellings.name_groups"), parameters)
    groups = tuple(_group(row) for row in rows)
    found = _look_alikes(kind, groups, rows)
    return Spellings(kind, hidden=False, groups=groups, look_alikes=found, sentence=_sentence(kind, groups, found))


def decisions(*, database: Database, view: View) -> tuple[SpellingDecision, ...]:
    """Answer what was decided about spellings, newest first; nothing in share view. They hold for every class."""
    if view is View.SHARE:
        return ()
    return tuple(
        SpellingDecision(
            decision=row["decision"],
            kind=SpellingKind(row["kind"]),
            texts=tuple(row["texts"]),
            target=row["target"],
            category=row["category"],
            competency=row["competency"],
            changes=row["changes"],
            author=row["author"],
            created_at=row["created_at"],
            withdrawn_by=row["withdrawn_by"],
            withdrawn_at=row["withdrawn_at"],
        )
        for row in database.rows("spellings.decisions")
    )


def interviews_changed(
    *,
    database: Database,
    kind: SpellingKind,
    keys: tuple[str, ...],
    target_key: str,
    target_name: str,
    known: bool = True,
) -> int:
    """Answer how many interviews would read otherwise if the names were merged into the target.

    ``known`` says that the target, a skill, has a name of its own.
    """
    name = "spellings.interviews_with_skills" if kind is SpellingKind.SKILL else "spellings.interviews_named"
    wanted = {
        "kind": kind.value,
        "keys": list(keys),
        "target_key": target_key,
        "target_name": target_name,
        "known": known,
    }
    return int(database.value(name, wanted))


def unknown_skills(*, database: Database, scope: Scope) -> int:
    """Answer how many typed skills of the classes in scope are in no list and have no name yet."""
    return int(database.value("spellings.unknown_skills", scope.parameters()))


def _group(row: Mapping[str, Any]) -> SpellingGroup:
    return SpellingGroup(
        key=row["key"],
        name=row["name"],
        interviews=row["interviews"],
        people=row.get("people", 1),
        texts=tuple(text for text in row["texts"] if text),
        known=row.get("known", True),
        category=row.get("category"),
        competency=row.get("competency"),
        detail=" · ".join(part for part in (row.get("organisation"), ", ".join(row.get("classes", ()))) if part),
    )


def _look_alikes(
    kind: SpellingKind, groups: tuple[SpellingGroup, ...], rows: list[dict[str, Any]]
) -> tuple[LookAlike, ...]:
    named = [
        Named(number, group.name, group.interviews, row.get("organisation_key") or "", row.get("known", True))
        for number, (group, row) in enumerate(zip(groups, rows, strict=True))
    ]
    if kind is SpellingKind.SKILL:
        present = {group.key: group for group in groups}
        return tuple(
            LookAlike(
                source=groups[pair.source],
                target_key=pair.key if pair.key in present else None,
                target_name=pair.name,
                target_detail="",
                changes=groups[pair.source].interviews,
                likeness=pair.likeness,
            )
            for pair in nearest_skills(named, [group.key for group in groups])
        )
    return tuple(
        LookAlike(
            source=groups[pair.source],
            target_key=groups[pair.target].key,
            target_name=groups[pair.target].name,
            target_detail=groups[pair.target].detail,
            changes=groups[pair.source].interviews,
            likeness=pair.likeness,
        )
        for pair in look_alikes(named, people=kind is SpellingKind.PROFESSIONAL)
    )


def _sentence(kind: SpellingKind, groups: tuple[SpellingGroup, ...], found: tuple[LookAlike, ...]) -> str:
    counted = _counted(kind, len(groups))
    alike = n_("{n} pair looks alike", "{n} pairs look alike", len(found)) if found else _("none of them look alike")
    unknown = sum(not group.known for group in groups)
    if unknown:
        waiting = n_("{n} skill has no name yet", "{n} skills have no name yet", unknown)
        return _("{waiting}; {counted} in all, {alike}.").format(waiting=waiting, counted=counted, alike=alike)
    if not groups:
        return _("Nothing of this kind is typed in these classes.")
    return _("{counted}, {alike}.").format(counted=counted, alike=alike)


def _counted(kind: SpellingKind, n: int) -> str:
    return {
        SpellingKind.SKILL: n_("{n} skill", "{n} skills", n),
        SpellingKind.FIELD: n_("{n} field", "{n} fields", n),
        SpellingKind.ORGANISATION: n_("{n} organisation", "{n} organisations", n),
        SpellingKind.OCCUPATION: n_("{n} occupation", "{n} occupations", n),
        SpellingKind.INDUSTRY: n_("{n} industry", "{n} industries", n),
        SpellingKind.PROFESSIONAL: n_("{n} professional", "{n} professionals", n),
    }[kind]
