"""Ids: random, issued once per identity, kept when an import is undone and used again when it comes back."""

import secrets
import time
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

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
_DIGITS = 2 * _BYTES
_ISSUED = pa.schema([("entity", pa.string()), ("key", pa.string()), ("record_id", pa.string())])


def new_ids(count: int) -> list[str]:
    """Return random ids: 18 hexadecimal digits each."""
    text = secrets.token_bytes(_BYTES * count).hex()
    return [text[start : start + _DIGITS] for start in range(0, len(text), _DIGITS)]


def _class_ids(count: int) -> list[str]:
    """Return ids for classes in the order of their making: 8 digits of the second, 10 random ones.

    The store keeps the least and the greatest first eight letters of each block of rows. Rows of a class lie
    together, so ids in order of time let a question about one class skip nearly every block.
    """
    second = int(time.time())
    return [f"{second + place:08x}{secrets.token_hex(5)}" for place in range(count)]


def _id_column(count: int) -> pa.Array:
    """Return random ids as a column: all have the same length, so the digits are laid out as they come."""
    digits = pa.py_buffer(secrets.token_bytes(_BYTES * count).hex().encode("ascii"))
    return pa.Array.from_buffers(pa.binary(_DIGITS), count, [None, digits]).cast(pa.binary()).cast(pa.string())


class Issuer:
    """Gives each new identity its id and remembers which ones have to be stored.

    ``planned`` are those that a plan issued before; ``issued`` those given one by one since.
    """

    def __init__(self, session: Session, planned: pa.Table | None = None) -> None:
        self._session = session
        self._columns: list[pa.Table] = [] if planned is None else [planned]
        self.issued: list[tuple[str, str, str]] = []

    def table(self) -> pa.Table:
        """Return all that has to be stored: entity, key, record_id."""
        columns = list(zip(*self.issued, strict=True)) or [(), (), ()]
        arrays = [pa.array(column, pa.string()) for column in columns]
        return pa.concat_tables([*self._columns, pa.table(arrays, schema=_ISSUED)])

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

    def ids_of(self, entity: Entity, keys: pa.Array) -> pa.Array:
        """Return the id of each identity of a column, by the rule of ``ids_for``; equal keys get one id."""
        if not len(keys):
            return pa.array([], pa.string())
        distinct = keys.dictionary_encode()
        self._session.register("wanted_keys", pa.table({"key": distinct.dictionary}))
        known = self._session.table("identity.known_of_wanted", {"entity": entity.value})
        if len(known):
            living = self._session.rows(_LIVING[entity], {"ids": known["record_id"].to_pylist()})
            taken = pa.array([row["record_id"] for row in living], pa.string())
            known = known.filter(pc.invert(pc.is_in(known["record_id"], value_set=taken)))
        at = pc.index_in(distinct.dictionary, value_set=known["key"].combine_chunks())
        fresh = pc.indices_nonzero(pc.is_null(at))
        made = _id_column(len(fresh))
        names = pa.repeat(pa.scalar(entity.value), len(made))
        self._columns.append(pa.table([names, distinct.dictionary.take(fresh), made], schema=_ISSUED))
        ids = known["record_id"].combine_chunks().take(at)
        return pc.replace_with_mask(ids, pc.is_null(at), made).take(distinct.indices)

    def class_ids(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return folded class name -> class id; a class keeps its id for ever."""
        wanted = list(dict.fromkeys(keys))
        rows = self._session.rows("identity.known_keys", {"entity": "class", "keys": wanted})
        known = {row["key"]: row["record_id"] for row in rows}
        fresh = [key for key in wanted if key not in known]
        made = dict(zip(fresh, _class_ids(len(fresh)), strict=True))
        self.issued.extend(("class", key, record) for key, record in made.items())
        return known | made
