"""Hand a class over: one file with what the advisor knows besides the workbooks."""

import io
import json
import zipfile
from datetime import date, datetime

from careerdash.advising.handover_file import FILE_NAME, FORMAT, PARTS
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database


def hand_over(database: Database, scope: Scope, author: str, now: datetime) -> bytes:
    """Return a zip file with everything stated about some classes by hand, for :mod:`careerdash.advising.takeover`.

    Settings, rules, notes, papers, steps set or recorded, contacts, marks and mappings are in it. It names students
    and holds what the advisor wrote about them: it is for the colleague who takes over, and nobody else. The
    workbooks themselves are not in it.
    """
    with database.read() as session:
        parts = {part: session.rows(f"handover.{part}", scope.parameters()) for part in PARTS}
    told = {"format": FORMAT, "made_by": author, "made_at": now, **parts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FILE_NAME, json.dumps(told, ensure_ascii=False, indent=1, default=_written))
    return buffer.getvalue()


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
