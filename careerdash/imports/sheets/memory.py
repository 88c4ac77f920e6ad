"""Mappings made by hand are remembered per header set, once an import was completed with them."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from careerdash.domain.fields import fields_of
from careerdash.domain.folding import clean
from careerdash.domain.vocabulary import SheetKind
from careerdash.errors import WrongUse
from careerdash.imports.model import RememberedMapping, SheetChoice
from careerdash.imports.sheets.detect import HEADER_SEARCH_ROWS
from careerdash.imports.sheets.forms import read_form
from careerdash.imports.sheets.merged_cells import header_spans
from careerdash.imports.sheets.two_rows import NO_SPANS, two_row_header
from careerdash.store.database import Database, Session
from careerdash.wording import _
from careerdash.workbooks.cells import SheetCells

_HALF = " → "
# Columns that no cell of the file was typed in.
_MADE = (_HALF, "(file name)")


def remembered_mappings(database: Database) -> tuple[RememberedMapping, ...]:
    """Return all remembered mappings, newest first."""
    return tuple(_mapping(row) for row in database.rows("memory.remembered"))


def forget_mapping(database: Database, mapping: RememberedMapping) -> None:
    """Give up a remembered mapping: the next file with these headers is mapped afresh."""
    with database.write() as session:
        session.run("memory.forget", {"batch": mapping.batch, "file": mapping.file, "sheet": mapping.sheet})
        session.run("memory.forget_handed", {"sheet": mapping.sheet})


def decided_before(session: Session, files: Sequence[str]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return what was decided for the sheets of files of these names, by file and sheet, when imported last."""
    rows = session.rows("history.decided_before", {"files": list(files)})
    return {(row["file"], row["sheet"]): json.loads(row["decisions"]) for row in rows}


def edit_mapping(
    database: Database, mapping: RememberedMapping, fields: Mapping[int, str | None], author: str, now: datetime
) -> None:
    """Read the columns of a remembered mapping as other fields from the next file on; None keeps a column unread.

    Raises:
        WrongUse: a field does not exist on this kind of sheet, or two columns would be read as one field.
    """
    wanted = {**mapping.mapping, **fields}
    chosen = [field for field in wanted.values() if field]
    known = fields_of(mapping.kind)
    if not set(chosen) <= set(known) or not set(fields) <= set(range(len(mapping.headers))):
        raise WrongUse(_("There is no such column or field on this kind of sheet."))
    twice = next((field for field, times in Counter(chosen).items() if times > 1), None)
    if twice is not None:
        raise WrongUse(_("Two columns are read as {field}: choose one of them.").format(field=known[twice].label))
    with database.write() as session:
        session.run(
            "memory.edit",
            {
                "headers": json.dumps(mapping.headers),
                "mapping": json.dumps({str(index): field for index, field in wanted.items()}),
                "author": author,
                "now": now,
            },
        )


def recall(session: Session, sheet: SheetCells) -> SheetChoice | None:
    """Return what was chosen for a sheet with the same headers in any order, None where nothing is remembered."""
    rows = session.rows("memory.remembered")
    if not rows:
        return None
    known = [_mapping(row) for row in rows]
    heads = list(_heads(sheet))
    for mapping in known:
        wanted = [clean(header) for header in mapping.headers if not any(mark in header for mark in _MADE)]
        for headers, row in heads:
            if any(wanted) and Counter(filter(None, headers)) == Counter(filter(None, wanted)):
                return SheetChoice(mapping.kind, row, _moved(mapping, wanted, headers), origin="history")
    return None


def _heads(sheet: SheetCells) -> Iterator[tuple[list[str], int | None]]:
    """The headers a sheet may have, with their row; those of a form stand in no row of their own."""
    head = sheet.table.slice(0, HEADER_SEARCH_ROWS).to_pylist()
    numbers = [int(line["row"]) for line in head]
    lines = [[line[f"c{index}"] for index in range(sheet.width)] for line in head]
    spans = header_spans(sheet.merged, numbers)
    for position, (line, row) in enumerate(zip(lines, numbers, strict=True)):
        yield [clean(cell or "") for cell in line], row
        if position:
            yield list(two_row_header(lines[position - 1], line, spans.get(position - 1, NO_SPANS))), row
    form = read_form(sheet)
    if form is not None:
        yield [clean(header) for header in form.headers], None


def _moved(known: RememberedMapping, wanted: Sequence[str], headers: Sequence[str]) -> dict[int, str | None]:
    """The remembered fields by the columns of this sheet; of equal headers the first stays the first."""
    # a column of two facts is kept without a field; its halves say that it is split again
    split = {header.rpartition(_HALF)[0] for header in known.headers if _HALF in header}
    places: dict[str, list[int]] = {}
    for index, header in enumerate(headers):
        places.setdefault(header, []).append(index)
    mapping: dict[int, str | None] = {}
    for index, header in enumerate(wanted):
        if not header or index not in known.mapping:
            continue
        at, field = places[header].pop(0), known.mapping[index]
        if field or known.headers[index] not in split:
            mapping[at] = field
    return mapping


def _mapping(row: Mapping[str, Any]) -> RememberedMapping:
    return RememberedMapping(
        batch=row["batch"],
        file=row["file"],
        sheet=row["sheet"],
        kind=SheetKind(row["kind"]),
        headers=tuple(row["headers"]),
        mapping={int(index): field for index, field in json.loads(row["mapping"]).items()},
    )
