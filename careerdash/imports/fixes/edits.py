"""What the advisor changed in the plan: the cells of a staged sheet under other texts, read once more.

The file stays as it was dropped: an edited sheet keeps its cells as typed beside the edited ones, and the commit
stores the former. A row that is, cell for cell, one that was repaired before takes the texts of that repair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.imports.model import ImportSettings
from careerdash.imports.records.observe import SheetRows, observe
from careerdash.imports.sheets.decisions import as_before, decide
from careerdash.imports.sheets.pairs import split_column
from careerdash.imports.sheets.staging import StagedSheet, cell_columns
from careerdash.store.database import Session
from careerdash.values.date_orders import decide_order
from careerdash.values.terms import Term

# position of the row -> column -> new text
Edits = Mapping[int, Mapping[int, str]]
_TEXT, _EMPTY = "s", "."


def with_edits(
    session: Session, sheets: Sequence[StagedSheet], files: Sequence[str], settings: ImportSettings, today: date
) -> list[StagedSheet]:
    """Return the sheets with the edits of the settings, and those of earlier repairs of the same rows, in place."""
    repaired = _repaired(session, sheets)
    edited: list[StagedSheet] = []
    for sheet in sheets:
        if sheet.observed is None or not len(sheet.data):
            edited.append(sheet)
            continue
        taken = _taken(sheet, repaired.get(sheet.headers, {}))
        asked = _asked(sheet, files[sheet.file], settings)
        edits = {
            position: changed
            for position in sorted({*taken, *asked})
            if (changed := _changed(sheet, position, {**taken.get(position, {}), **asked.get(position, {})}))
        }
        if edits:
            sheet = _read_again(sheet, edits, settings, today)  # noqa: PLW2901 - the sheet under its edits
            sheet = replace(sheet, taken=frozenset(taken) & edits.keys())  # noqa: PLW2901
        edited.append(sheet)
    return edited


def _repaired(
    session: Session, sheets: Sequence[StagedSheet]
) -> dict[tuple[str, ...], dict[tuple[str, ...], tuple[str, ...]]]:
    """Per header set: the cells of rows that an active repair settled, and the cells of the repair."""
    wanted = {sheet.headers for sheet in sheets if sheet.observed is not None}
    found: dict[tuple[str, ...], dict[tuple[str, ...], tuple[str, ...]]] = {}
    for row in session.rows("history.repaired_rows"):
        headers = tuple(row["headers"])
        if headers in wanted and len(row["cells"]) == len(row["fixed"]) == len(headers):
            found.setdefault(headers, {})[_row(row["cells"])] = _row(row["fixed"])
    return found


def _row(cells: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(cell or "" for cell in cells)


def _taken(sheet: StagedSheet, repaired: Mapping[tuple[str, ...], tuple[str, ...]]) -> dict[int, dict[int, str]]:
    """The rows of a sheet that stand among the repaired ones, with the texts of the repair."""
    if not repaired:
        return {}
    candidates = pa.array([True] * len(sheet.data))
    for index, column in enumerate(sheet.cells):
        values = pa.array(list({row[index] for row in repaired}), pa.string())
        candidates = pc.and_(candidates, pc.is_in(pc.fill_null(column, ""), value_set=values))
    taken: dict[int, dict[int, str]] = {}
    for position in pc.indices_nonzero(candidates).to_pylist():
        typed = tuple(column[position].as_py() or "" for column in sheet.cells)
        fixed = repaired.get(typed)
        if fixed is not None:
            taken[position] = {i: new for i, (new, old) in enumerate(zip(fixed, typed, strict=True)) if new != old}
    return taken


def _asked(sheet: StagedSheet, file: str, settings: ImportSettings) -> dict[int, dict[int, str]]:
    """The texts the advisor gave: for all cells of one text first, then for single cells."""
    asked: dict[int, dict[int, str]] = {}
    width = len(sheet.headers)
    for (place, typed), text in settings.replacements.items():
        if (place.file, place.sheet) == (file, sheet.name) and place.column < width:
            same = pc.equal(pc.utf8_trim_whitespace(sheet.cells[place.column]), typed.strip())
            for position in pc.indices_nonzero(pc.fill_null(same, fill_value=False)).to_pylist():
                asked.setdefault(position, {})[place.column] = text
    own = {place: text for place, text in settings.edits.items() if (place.file, place.sheet) == (file, sheet.name)}
    if own:
        positions = {row: position for position, row in enumerate(sheet.data["row"].to_pylist())}
        for cell, text in own.items():
            if cell.row in positions and cell.column < width:
                asked.setdefault(positions[cell.row], {})[cell.column] = text
    return asked


def _changed(sheet: StagedSheet, position: int, texts: Mapping[int, str]) -> dict[int, str]:
    """Only the texts that differ from what is typed."""
    return {
        column: text.strip()
        for column, text in sorted(texts.items())
        if text.strip() != (sheet.data[f"c{column}"][position].as_py() or "").strip()
    }


def _read_again(sheet: StagedSheet, edits: Edits, settings: ImportSettings, today: date) -> StagedSheet:
    """Put the texts in their place, decide and read as if they had been typed."""
    year = sheet.decisions.get("year")
    edits = {position: {**_halves(sheet, texts, settings, year), **texts} for position, texts in edits.items()}
    data = edited_table(sheet.data, edits)
    mapping = {column.index: column.field for column in sheet.columns if column.field}
    cells = cell_columns(data)
    kinds = data["kinds"].combine_chunks()
    decisions, evidence, uncertain = decide(sheet.kind, mapping, sheet.headers, cells, settings, year, today, kinds)
    as_before(decisions, uncertain, settings, sheet.decisions)
    # forms of one drop agree on the order of day and month
    agreed = sheet.decisions["date_order"]
    decisions["date_order"] = {name: order or agreed.get(name) for name, order in decisions["date_order"].items()}
    decisions = {**sheet.decisions, **decisions}
    observed = observe(SheetRows(sheet.kind, mapping, decisions, sheet.raw_ids, kinds, cells))
    return replace(
        sheet, data=data, typed=sheet.data, edits=edits, decisions=decisions, evidence=evidence, uncertain=uncertain,
        observed=observed,
    )  # fmt: skip


def _halves(
    sheet: StagedSheet, texts: Mapping[int, str], settings: ImportSettings, year: Term | int | None
) -> dict[int, str]:
    """What an edited cell of two facts gives to the columns of its halves."""
    made = {column.header: column.index for column in sheet.columns if column.made}
    halves: dict[int, str] = {}
    for column in sheet.columns:
        if column.split is None or column.index not in texts:
            continue
        order = decide_order([text for text in sheet.cells[column.index].unique().to_pylist() if text]).order
        chosen = order.value if order else settings.date_order
        parts = split_column(pa.array([texts[column.index]], pa.string()), column.split, chosen, year)
        for name, part in zip(column.split, parts, strict=True):
            if (index := made.get(f"{column.header} → {name}")) is not None:
                halves[index] = part[0].as_py() or ""
    return halves


def edited_table(data: pa.Table, edits: Edits) -> pa.Table:
    """Return a table of cells with other texts; a blank one empties its cell."""
    columns: dict[int, list[str | None]] = {}
    kinds: list[str] = data["kinds"].to_pylist()
    for position, texts in edits.items():
        for column, text in texts.items():
            if column not in columns:
                columns[column] = data[f"c{column}"].to_pylist()
            columns[column][position] = text or None
            letter = _TEXT if text else _EMPTY
            kinds[position] = kinds[position][:column] + letter + kinds[position][column + 1 :]
    for column, texts_now in columns.items():
        name = f"c{column}"
        data = data.set_column(data.column_names.index(name), name, pa.array(texts_now, pa.string()))
    return data.set_column(data.column_names.index("kinds"), "kinds", pa.array(kinds, pa.string()))
