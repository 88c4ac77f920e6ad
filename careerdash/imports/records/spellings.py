"""What an advisor decides about spellings: which mean the same, and what an unknown skill is.

A decision is dated and attributed, holds for old rows and every later import, and is withdrawn like an import is
undone. Nothing that was typed is lost by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import NACE_COMPETENCIES
from careerdash.errors import BatchState, UnknownBatch, WrongUse
from careerdash.imports.records.derive import settle_skills
from careerdash.imports.records.spellings_applied import respell_all
from careerdash.store.database import Database, Session
from careerdash.values.named_things import key_of_name
from careerdash.values.skills import canonical_skill
from careerdash.wording import _

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Target:
    """What spellings are merged into: something that is there (``key``), or a name of its own (``key`` is None).

    ``category`` and ``competency`` (one of NACE's eight) belong to a newly named skill. A professional is merged
    into another one and takes no new name here: a name is corrected where it stands.
    """

    name: str
    key: str | None = None
    category: str | None = None
    competency: str | None = None
    known: bool = True


def settled_target(kind: SpellingKind, target: Target) -> Target:
    """Return the target with its key; a skill the vocabulary knows brings its name, category and competency.

    Raises:
        WrongUse: the name is empty or too long, or the competency is none of the eight.
    """
    name = " ".join(target.name.split())
    if target.key is not None:
        return target
    if not name or len(name) > LONGEST_NAME or not key_of_name(kind, name):
        raise WrongUse(_("Write a name of at most {n} characters.").format(n=LONGEST_NAME))
    if kind is SpellingKind.PROFESSIONAL:
        raise WrongUse(_("Choose the person whose name stays; a name is corrected on the page of the student."))
    if kind is not SpellingKind.SKILL:
        return Target(name, key_of_name(kind, name))
    skill = canonical_skill(name)
    if skill.known:
        return Target(skill.name, skill.key, skill.category, skill.competency)
    if target.competency is not None and target.competency not in NACE_COMPETENCIES:
        raise WrongUse(_("Choose one of the eight competencies, or none."))
    return Target(name, skill.key, target.category, target.competency)


def merge_spellings(
    database: Database, kind: SpellingKind, chosen: Mapping[str, str], target: Target, author: str, now: datetime
) -> int:
    """Decide that the chosen names (key -> as shown) mean the target; return the number of the decision.

    Raises:
        WrongUse: nothing would change, the target is not there any more, or see :func:`settled_target`.
    """
    settled = settled_target(kind, target)
    key = settled.key or ""
    merged = {own: name for own, name in chosen.items() if own != key}
    if target.key is None:
        # the name holds for what is already typed like this, too
        merged[key] = chosen.get(key, settled.name)
    if not merged:
        raise WrongUse(_("Choose another name than the one it has: nothing would change."))
    with database.write() as session:
        _must_be_there(session, kind, key, target)
        decision = int(session.value("spellings.next_decision"))
        named = kind is not SpellingKind.PROFESSIONAL
        parameters = {
            "decision": decision, "kind": kind.value, "keys": list(merged),
            "texts": [name if named else "" for name in merged.values()], "target_key": key,
            "target_name": settled.name if named else "", "category": settled.category,
            "competency": settled.competency, "known": settled.known, "author": author, "now": now,
        }  # fmt: skip
        parameters["changes"] = int(session.value(counting_statement(kind), parameters))
        before = _leads_to(session, kind, merged)
        session.run("spellings.insert_decision", parameters)
        _apply(session, kind, [*merged, key, *before])
    return decision


def counting_statement(kind: SpellingKind) -> str:
    """Return the name of the statement that counts the interviews a decision would change."""
    return "spellings.interviews_with_skills" if kind is SpellingKind.SKILL else "spellings.interviews_named"


def withdraw_decision(database: Database, decision: int, author: str, now: datetime) -> None:
    """Withdraw a decision: records show again what they would show without it.

    Raises:
        UnknownBatch: there is no such decision.
        BatchState: it was withdrawn before.
    """
    _switch(database, decision, "withdraw", {"author": author, "now": now}, active=False)


def put_back_decision(database: Database, decision: int) -> None:
    """Let a withdrawn decision hold again.

    Raises:
        UnknownBatch: there is no such decision.
        BatchState: it holds already, or would lead in a circle with a later one.
    """
    _switch(database, decision, "put_back", {}, active=True)


def _switch(
    database: Database, decision: int, statement: str, parameters: Mapping[str, object], *, active: bool
) -> None:
    with database.write() as session:
        rows = session.rows("spellings.decision", {"decision": decision})
        if not rows:
            raise UnknownBatch(_("There is no decision {n} about spellings.").format(n=decision))
        if rows[0]["active"] == active:
            sentence = _("Decision {n} holds already.") if active else _("Decision {n} was withdrawn before.")
            raise BatchState(sentence.format(n=decision))
        kind = SpellingKind(rows[0]["kind"])
        keys = [row["text_key"] for row in rows]
        before = _leads_to(session, kind, keys)
        session.run(f"spellings.{statement}", {"decision": decision, **parameters})
        _apply(session, kind, [*keys, rows[0]["target_key"], *before])


def _must_be_there(session: Session, kind: SpellingKind, key: str, target: Target) -> None:
    if kind is SpellingKind.PROFESSIONAL and not session.rows("identity.living_professionals", {"ids": [target.key]}):
        raise WrongUse(_("This person is not stored any more: an import may have been taken back meanwhile."))
    leads = {row["text_key"]: row["target_key"] for row in session.rows("spellings.leads", {"kind": kind.value})}
    if target.key is not None and leads.get(key, key) != key:
        raise WrongUse(_("{name} was merged meanwhile: choose again.").format(name=target.name))


def _leads_to(session: Session, kind: SpellingKind, keys: Sequence[str] | Mapping[str, str]) -> list[str]:
    wanted = set(keys)
    rows = session.rows("spellings.leads", {"kind": kind.value})
    return [row["target_key"] for row in rows if row["text_key"] in wanted]


def _apply(session: Session, kind: SpellingKind, keys: Sequence[str]) -> None:
    """Bring all records in line with the decisions; ``keys`` are the names they reach."""
    _refuse_circles(session, kind)
    respell_all(session)
    if kind is SpellingKind.SKILL:
        reached = [*keys, *_leads_to(session, kind, keys)]
        touched = session.table("spellings.interviews_of_skills", {"keys": reached})
    else:
        touched = pa.table({"record_id": pa.array([], pa.string())})
    session.register("touched", touched)
    settle_skills(session)


def _refuse_circles(session: Session, kind: SpellingKind) -> None:
    """Every spelling has to lead somewhere; the last decision about a spelling holds."""
    steps = {row["text_key"]: row["target_key"] for row in session.rows("spellings.active", {"kind": kind.value})}
    for start, step in steps.items():
        met, at = {start}, step
        while at in steps and steps[at] != at:
            if at in met:
                raise BatchState(
                    _("This contradicts a later decision: two names would each lead to the other. Withdraw that first.")
                )
            met.add(at)
            at = steps[at]
