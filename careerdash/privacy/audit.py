"""What was erased on request: that it was done, by whom and how much. Nobody is named."""

from dataclasses import dataclass
from datetime import datetime

from careerdash.store.database import Database


@dataclass(frozen=True, slots=True)
class Erasure:
    """One request that was carried out: ``kind`` is student or professional, ``manner`` erased or pseudonymised."""

    erasure_id: str
    kind: str
    manner: str
    rows_removed: int
    rows_changed: int
    originals_removed: int
    author: str
    erased_at: datetime
    held_back: bool


def erasures(database: Database) -> tuple[Erasure, ...]:
    """Return all requests that were carried out, newest first."""
    return tuple(Erasure(**row) for row in database.rows("erasures.audit"))


def lift_marks(database: Database, erasure_id: str) -> None:
    """Let the person of a request be imported again: they asked for it, or it was the wrong person."""
    with database.write() as session:
        session.run("erasures.lift", {"erasure_id": erasure_id})
