"""A new workbook with the cells as they were read, for files that openpyxl cannot take. Runs in the marking process."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet.worksheet import Worksheet

from careerdash.wording import _
from careerdash.workbooks import cells
from careerdash.workbooks.annotate_legend import LEGEND_SHEET, add_legend, put_note, sized_comment, text_cell
from careerdash.workbooks.annotate_notes import AUTHOR, LAST_COLUMN, LAST_ROW, Marking, Note, Place, writable
from careerdash.workbooks.cells import SheetCells, Visibility
from careerdash.workbooks.texts import number_text

_STATES: dict[Visibility, Literal["visible", "hidden", "veryHidden"]] = {
    Visibility.VISIBLE: "visible",
    Visibility.HIDDEN: "hidden",
    Visibility.VERY_HIDDEN: "veryHidden",
}
_NOT_IN_NAMES = re.compile(r"[\\*?:/\[\]]")
_LONGEST_NAME = 31
_WIDTH = 18
_RUN = 2_000
_FIRST_DAY = dt.datetime(1900, 3, 1)  # noqa: DTZ001 - the calendar of Excel is wrong before
_DATE, _MOMENT, _LENGTH = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "[hh]:mm:ss"
_EDITED = frozenset("=+-@#")


class TooTallError(Exception):
    """A sheet has more rows or columns than a workbook can hold."""


def write_fresh(target: Path, marking: Marking) -> None:
    """Write a workbook with one sheet per sheet, every row under its own number, and the marked cells.

    Raises ``TooTallError``.
    """
    book = Workbook(write_only=True)
    for sheet in marking.sheets:
        if sheet.name == LEGEND_SHEET:
            continue
        page: Worksheet = book.create_sheet(_title(sheet.name))
        page.sheet_state = _STATES[sheet.visibility]
        page.sheet_format.defaultColWidth = _WIDTH
        for top, left, bottom, right in sheet.merged:
            page.merged_cells.add(_area(top, left, bottom, right))
        for row in _rows(page, sheet, marking.notes[sheet.name]):
            page.append(row)
    remark = _(
        "This copy holds the cells as they were read; formats, formulas, comments and pictures stay in the original."
    )
    legend = add_legend(book, marking, remark)
    book.active = legend
    book.save(target)


def _title(name: str) -> str:
    """Return a name that Excel accepts for a sheet: other programs allow more."""
    return _NOT_IN_NAMES.sub("_", writable(name)).strip("'")[:_LONGEST_NAME] or "_"


def _area(top: int, left: int, bottom: int, right: int) -> str:
    return f"{cells.column_letter(left)}{top + 1}:{cells.column_letter(right)}{bottom + 1}"


def _rows(page: Worksheet, sheet: SheetCells, notes: Mapping[Place, Note]) -> Iterator[list[Any]]:
    """Yield the rows of a sheet from the first one on, those without values included."""
    last = sheet.table["row"][-1].as_py() if len(sheet.table) else 0
    if last > LAST_ROW or sheet.width > LAST_COLUMN:
        raise TooTallError
    by_row: dict[int, dict[int, Note]] = {}
    for (row, column), note in notes.items():
        by_row.setdefault(row, {})[column] = note
    written = 0
    for row, kinds, texts in _filled(sheet):
        for blank in range(written + 1, row):
            yield _row(page, "", (), by_row.pop(blank, {}))
        yield _row(page, kinds, texts, by_row.pop(row, {}))
        written = row
    for row in range(written + 1, max(by_row, default=0) + 1):
        yield _row(page, "", (), by_row.get(row, {}))


def _filled(sheet: SheetCells) -> Iterator[tuple[int, str, tuple[str | None, ...]]]:
    for batch in sheet.table.to_batches(max_chunksize=_RUN):
        rows, kinds, *columns = (column.to_pylist() for column in batch.columns)
        for row, letters, *texts in zip(rows, kinds, *columns, strict=True):
            yield row, letters, tuple(texts)


def _row(page: Worksheet, kinds: str, texts: Sequence[str | None], notes: Mapping[int, Note]) -> list[Any]:
    row = [_value(page, kind, text) for kind, text in zip(kinds, texts, strict=True)]
    row.extend([None] * (max(notes, default=0) - len(row)))
    for column, note in notes.items():
        held = row[column - 1]
        cell: Cell = held if isinstance(held, Cell) else WriteOnlyCell(page)
        if isinstance(held, str):
            cell = text_cell(page, held)
        put_note(cell, note)
        row[column - 1] = cell
    return row


def _value(page: Worksheet, kind: str, text: str | None) -> Any:
    """Return what to append for a cell: a text, or a cell whose kind is the one that was read."""
    if text is None:
        return None
    if kind == cells.TEXT:
        # the short way for nearly all of them: only these letters can make anything else of a text
        return text_cell(page, text) if text[0] in _EDITED else writable(text)
    if kind == cells.UNCALCULATED:
        # as a text the formula would be read as a value the next time
        cell: Cell = WriteOnlyCell(page)
        cell.comment = sized_comment(_("Formula without a result: {formula}").format(formula=writable(text)), AUTHOR)
        return cell
    if kind == cells.ERROR:
        cell = text_cell(page, text)
        cell.data_type = "e"
        return cell
    return _quantity(page, kind, text)


def _quantity(page: Worksheet, kind: str, text: str) -> Cell:
    """Return a number, date, time or truth value where it can be stored without changing its text, else the text."""
    value: Any = None
    number_format = None
    if kind == cells.BOOLEAN:
        value = text == "TRUE"
    elif kind == cells.DATE:
        moment = dt.datetime.fromisoformat(text)
        value = moment if moment >= _FIRST_DAY else None
        number_format = _DATE if len(text) <= len("2024-03-05") else _MOMENT
    elif kind == cells.TIME and not text.startswith("-"):
        hours, minutes, seconds = map(int, text.split(":"))
        value, number_format = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds), _LENGTH
    elif kind in cells.NUMERIC_LETTERS and _is_plain_number(text):
        value = float(text)
        number_format = _number_format(kind, text)
    if value is None:
        return text_cell(page, text)
    cell: Cell = WriteOnlyCell(page, value)
    if number_format:
        cell.number_format = number_format
    return cell


def _is_plain_number(text: str) -> bool:
    """Whether a number cell gives back this very text; 00007 and 12万 do not."""
    try:
        return number_text(float(text)) == text
    except ValueError:
        return False


def _number_format(kind: str, text: str) -> str | None:
    decimals = ".00" if "." in text else ""
    if kind == cells.PERCENT:
        return f"0{decimals}%"
    currency = cells.CURRENCY_LETTERS.get(kind)
    return f"[${currency}] #,##0{decimals}" if currency else None
