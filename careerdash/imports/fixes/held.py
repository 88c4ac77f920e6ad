"""Held rows: they wait in the database until somebody corrects them, here or in the file."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from careerdash.domain.vocabulary import SheetKind
from careerdash.errors import StillHeld, UnknownBatch
from careerdash.imports.commit import batch_span, commit_import
from careerdash.imports.model import HeldSource, ImportSettings, Receipt, SheetChoice, WaitingRow
from careerdash.imports.plan import plan_import
from careerdash.imports.sheets.mapping import column_letter
from careerdash.store.database import Database
from careerdash.wording import _
from careerdash.workbooks.cells import SheetCells, Visibility
from careerdash.workbooks.reader import WorkbookRead

# The reason of a row that nothing but a repair taken back makes wait.
TAKEN_BACK = "The fix made while importing was taken back: correct the row, or store it as it stands."


def held_rows(database: Database) -> tuple[WaitingRow, ...]:
    """Return all rows that wait, oldest first, with the reason and what could be meant."""
    found: list[WaitingRow] = []
    for row in database.rows("history.held_rows"):
        reasons = [
            issue
            for issue in json.loads(row["issues"])
            if issue["level"] == "error"
            and (issue["file"], issue["sheet"], issue["row"]) == (row["file"], row["sheet"], row["row"])
        ]
        found.append(
            WaitingRow(
                raw_id=row["raw_id"],
                batch=row["batch"],
                file=row["file"],
                sheet=row["sheet"],
                row=row["row"],
                headers=tuple(row["headers"]),
                cells=tuple(cell or "" for cell in row["cells"]),
                reason=" ".join(str(issue["message"]) for issue in reasons) or _(TAKEN_BACK),
                suggestions=tuple(str(text) for issue in reasons for text in issue["suggestions"]),
                name_column=_column_to_fix(reasons, row["headers"], json.loads(row["mapping"])),
            )
        )
    return tuple(found)


def repair_row(
    database: Database, raw_id: int, edits: Mapping[int, str], author: str, now: datetime, today: date
) -> Receipt:
    """Store a held row with some of its cells corrected; ``edits`` gives new texts by column number (0 = A).

    The repair is a batch of its own that goes with the import of the row: undoing that import takes it along.

    Raises:
        UnknownBatch: no held row has this number.
        StillHeld: the row is still not understood; nothing was stored.
    """
    rows = database.rows("history.held_row", {"raw_id": raw_id})
    if not rows:
        raise UnknownBatch(_("This row does not wait any more: it was stored or taken back meanwhile."))
    row = rows[0]
    cells = [edits.get(index, cell) for index, cell in enumerate(row["cells"])]
    kinds = "".join("s" if index in edits else letter for index, letter in enumerate(row["kinds"]))
    arrays: dict[str, pa.Array] = {
        "row": pa.array([row["header_row"], row["row"]], pa.int32()),
        "kinds": pa.array(["s" * len(kinds), kinds], pa.string()),
    }
    arrays |= {
        f"c{index}": pa.array([row["headers"][index] or None, cell or None], pa.string())
        for index, cell in enumerate(cells)
    }
    book = WorkbookRead(row["file"], "", 0, (SheetCells(row["sheet"], Visibility.VISIBLE, pa.table(arrays)),), None)
    decisions = json.loads(row["decisions"])
    orders = {order for order in decisions.get("date_order", {}).values() if order}
    choice = SheetChoice(
        kind=SheetKind(row["kind"]),
        header_row=row["header_row"],
        mapping={int(index): field for index, field in json.loads(row["mapping"]).items()},
    )
    classes = {line["class_name"] for line in database.rows("history.class_names_of_batch", batch_span(row["batch"]))}
    settings = ImportSettings(
        # a row without a class belongs to the class of the rows it came with
        class_name=decisions.get("class_name") or (classes.pop() if len(classes) == 1 else None),
        date_order=orders.pop() if len(orders) == 1 else None,
        satisfaction_scale=decisions.get("satisfaction_scale"),
        career_field=decisions.get("field"),
        sheets={(row["file"], row["sheet"]): choice},
    )
    plan = plan_import(database, [book], settings, today)
    if plan.counts.held:
        raise StillHeld(" ".join(waiting.reason for waiting in plan.held))
    source = HeldSource(raw_id, row["batch"])
    return commit_import(database, plan, author, now, kind="repair", repairs=source)


def _column_to_fix(
    reasons: Sequence[Mapping[str, Any]], headers: Sequence[str], mapping: Mapping[str, str | None]
) -> int | None:
    """The column the suggestions belong into: the one the issue names, else that of the student's name."""
    letters = {column_letter(index): index for index in range(len(headers))}
    named = next((letters[issue["column"]] for issue in reasons if issue["column"] in letters), None)
    if named is not None and mapping.get(str(named)):
        return named
    return next((int(index) for index, field in mapping.items() if field == "student_name"), None)
