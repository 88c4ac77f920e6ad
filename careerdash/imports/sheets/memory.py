"""Mappings made by hand are remembered per header set, once an import was completed with them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from careerdash.domain.folding import clean
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.model import RememberedMapping, SheetChoice
from careerdash.imports.sheets.detect import HEADER_SEARCH_ROWS
from careerdash.store.database import Database, Session
from careerdash.workbooks.cells import SheetCells


def remembered_mappings(database: Database) -> tuple[RememberedMapping, ...]:
    """Return all remembered mappings, newest first."""
    return tuple(_mapping(row) for row in database.rows("memory.remembered"))


def forget_mapping(database: Database, mapping: RememberedMapping) -> None:
    """Give up a remembered mapping: the next file with these headers is mapped afresh."""
    with database.write() as session:
        session.run("memory.forget", {"batch": mapping.batch, "file": mapping.file, "sheet": mapping.sheet})


def decided_before(session: Session, files: Sequence[str]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return what was decided for the sheets of files of these names, by file and sheet, when imported last."""
    rows = session.rows("history.decided_before", {"files": list(files)})
    return {(row["file"], row["sheet"]): json.loads(row["decisions"]) for row in rows}


def recall(session: Session, sheet: SheetCells) -> SheetChoice | None:
    """Return what was chosen for a sheet with the same headers, None where nothing is remembered."""
    rows = session.rows("memory.remembered")
    if not rows:
        return None
    head = sheet.table.slice(0, HEADER_SEARCH_ROWS).to_pylist()
    for row in rows:
        known = _mapping(row)
        wanted = [clean(header) for header in known.headers if " → " not in header and "(file name)" not in header]
        for line in head:
            typed = [clean(line[f"c{index}"] or "") for index in range(sheet.width)]
            if typed == wanted:
                # a column of two facts is kept without a field; its halves say that it is split again
                split = {header.rpartition(" → ")[0] for header in known.headers if " → " in header}
                mapping = {
                    index: field
                    for index, field in known.mapping.items()
                    if index < len(wanted) and (field or known.headers[index] not in split)
                }
                return SheetChoice(known.kind, int(line["row"]), mapping, origin="history")
    return None


def _mapping(row: Mapping[str, Any]) -> RememberedMapping:
    return RememberedMapping(
        batch=row["batch"],
        file=row["file"],
        sheet=row["sheet"],
        kind=SheetKind(row["kind"]),
        headers=tuple(row["headers"]),
        mapping={int(index): field for index, field in json.loads(row["mapping"]).items()},
    )
