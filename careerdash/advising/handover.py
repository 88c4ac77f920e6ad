"""Hand a class over: one file with what the advisor knows besides the workbooks."""

import io
import json
import zipfile
from datetime import date, datetime

from careerdash.privacy.scope import Scope
from careerdash.store.database import Database

FILE_NAME = "handover.json"
FORMAT = 1
_PARTS = (
    "classes", "students", "rules", "tracks", "steps_off", "own_steps", "due_dates", "collections",
    "received_papers", "recorded_steps", "overrides", "notes", "contacts", "mappings",
)  # fmt: skip


def hand_over(database: Database, scope: Scope, author: str, now: datetime) -> bytes:
    """Return a zip file with the settings, rules, notes, papers, overrides, contacts and mappings of some classes.

    It names students and holds what the advisor wrote about them: it is for the colleague who takes over, and
    nobody else. The workbooks themselves are not in it.
    """
    with database.read() as session:
        parts = {part: session.rows(f"handover.{part}", scope.parameters()) for part in _PARTS}
    told = {"format": FORMAT, "made_by": author, "made_at": now, **parts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FILE_NAME, json.dumps(told, ensure_ascii=False, indent=1, default=_written))
    return buffer.getvalue()


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
