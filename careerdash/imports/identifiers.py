"""Ids: random, issued once per identity, kept when an import is undone and used again when it comes back."""

import secrets
from collections.abc import Iterable, Mapping

from careerdash.domain.vocabulary import Entity
from careerdash.store.database import Session

_LIVING = {
    Entity.STUDENT: "identity.living_students",
    Entity.PROFESSIONAL: "identity.living_professionals",
    Entity.INTERVIEW: "identity.living_interviews",
    Entity.PLANNING: "identity.living_planning",
    Entity.JOB_INTERVIEW: "identity.living_job_interviews",
}
_BYTES = 9


def new_ids(count: int) -> list[str]:
    """Return random ids: 18 hexadecimal digits each."""
    text = secrets.token_bytes(_BYTES * count).hex()
    return [text[start : start + 2 * _BYTES] for start in range(0, len(text), 2 * _BYTES)]


class Issuer:
    """Gives each new identity its id and remembers which ones have to be stored."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.issued: list[tuple[str, str, str]] = []

    def ids_for(self, entity: Entity, keys: Iterable[str]) -> Mapping[str, str]:
        """Return key -> id for identities that no active record has.

        The id issued earlier for the same key comes back, unless a record that has since moved on (its date or
        name was corrected) still lives under it.
        """
        wanted = list(dict.fromkeys(keys))
        if not wanted:
            return {}
        rows = self._session.rows("identity.known_keys", {"entity": entity.value, "keys": wanted})
        known = {row["key"]: row["record_id"] for row in rows}
        if known:
            living = self._session.rows(_LIVING[entity], {"ids": list(known.values())})
            taken = {row["record_id"] for row in living}
            known = {key: record for key, record in known.items() if record not in taken}
        fresh = [key for key in wanted if key not in known]
        made = dict(zip(fresh, new_ids(len(fresh)), strict=True))
        self.issued.extend((entity.value, key, record) for key, record in made.items())
        return known | made

    def class_ids(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return folded class name -> class id; a class keeps its id for ever."""
        wanted = list(dict.fromkeys(keys))
        rows = self._session.rows("identity.known_keys", {"entity": "class", "keys": wanted})
        known = {row["key"]: row["record_id"] for row in rows}
        fresh = [key for key in wanted if key not in known]
        made = dict(zip(fresh, new_ids(len(fresh)), strict=True))
        self.issued.extend(("class", key, record) for key, record in made.items())
        return known | made
