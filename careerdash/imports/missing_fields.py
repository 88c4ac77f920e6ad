"""New interviews that name no career field: which take the target of their student, and which are to be asked about."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.vocabulary import Outcome
from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class WithoutField:
    """How many new interviews without a field take the target of the roster, and which have nothing to go by."""

    with_target: int = 0
    open_rows: tuple[int, ...] = ()


NONE_WITHOUT = WithoutField()


def known_fields(database: Database) -> tuple[str, ...]:
    """Return the career fields that interviews or targets of students name, in the order of the alphabet."""
    return tuple(row["field"] for row in database.rows("mapping.fields"))


def without_field(
    interviews: pa.Table,
    students: pa.Table,
    stored_students: pa.Table,
    whose: pa.Table,
    outcomes: Mapping[int, Outcome],
) -> WithoutField:
    """Return what is known of the field of new interviews that name none.

    ``interviews`` and ``students`` are the staged observations, ``stored_students`` the stored ones, ``whose`` links
    rows to students (raw_id, record_id).
    """
    silent = interviews.filter(pc.is_null(interviews["field"]))["raw_id"].to_pylist()
    new = pa.array([raw_id for raw_id in silent if outcomes.get(raw_id) is Outcome.NEW], pa.int64())
    if not len(new):
        return WithoutField()
    at = pc.index_in(new, value_set=whose["raw_id"].combine_chunks())
    own = whose["record_id"].combine_chunks().take(at)
    aiming = pa.chunked_array(
        [
            chunk
            for table in (students, stored_students)
            for chunk in table.filter(pc.is_valid(table["target_field"]))["record_id"].chunks
        ],
        pa.string(),
    )
    targeted = pc.is_in(own, value_set=aiming.combine_chunks())
    return WithoutField(pc.sum(targeted).as_py() or 0, tuple(new.filter(pc.invert(targeted)).to_pylist()))
