"""Are the stored records what the stored rows say? They are derived once more, compared, and all is taken back."""

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.vocabulary import Entity
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.records.derive import ORDER, derive
from careerdash.store.database import Database, Session

# So many records are derived at a time; what they become stays in memory until it is taken back.
_AT_ONCE = 50_000


def differing_records(database: Database) -> dict[Entity, int]:
    """Return by kind how many records are other than their rows say, are missing, or should not be there."""
    found: dict[Entity, int] = {}
    for entity in ORDER:
        ids = database.table("doctor.record_ids", {"entity": entity.value})["record_id"].combine_chunks()
        for start in range(0, len(ids), _AT_ONCE):
            with database.rehearse() as session:
                wrong = _differing(session, entity, ids.slice(start, _AT_ONCE))
            if wrong:
                found[entity] = found.get(entity, 0) + wrong
    return found


def _differing(session: Session, entity: Entity, ids: pa.Array) -> int:
    statement, wanted = f"doctor.marks_{entity.value}", {"ids": ids.to_pylist()}
    before = session.table(statement, wanted)
    derive(session, {entity: ids}, Issuer(session))
    after = session.table(statement, wanted)
    return len(_records(before, after) | _records(after, before))


def _records(one: pa.Table, other: pa.Table) -> set[str]:
    """The records of one side that the other does not have with the very same values."""
    at = pc.index_in(one["record_id"], value_set=other["record_id"].combine_chunks())
    same = pc.equal(one["mark"], other["mark"].take(at))
    different = one.filter(pc.invert(pc.fill_null(same, fill_value=False)))
    return {record.partition("+")[0] for record in different["record_id"].to_pylist()}
