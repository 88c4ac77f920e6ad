"""What is said about the cells of a workbook, gathered cell by cell: the value behind each mark and comment."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from careerdash.wording import _
from careerdash.workbooks.cells import Area, SheetCells, column_index

ERROR, WARNING = "error", "warning"
AUTHOR = "careerdash"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_LONGEST = 1_000
# Excel opens workbooks with more comments slowly.
_MOST_COMMENTS = 5_000
_COLUMN = re.compile(r"[A-Z]{1,3}")
# The first line of a comment of ours; what stands above it was there before.
_OURS = re.compile(rf"(?:\A|\n+){AUTHOR}: .*", re.DOTALL)
# Letters an XML file cannot hold: old .xls files and CSV files can.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Place = tuple[int, int]
"""Row and column of a cell, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to say about a cell: ``row`` and the letters in ``column`` are those Excel shows.

    Without a column the whole row is meant and its first cell is marked; without a row the sheet, or its header, is
    meant and the first row is marked. ``level`` is ``error`` or ``warning``, ``text`` may have several lines.
    """

    sheet: str
    row: int | None
    column: str | None
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """All that is said about one cell; the level is that of the worst mark. Without a text it is coloured only."""

    level: str
    text: str

    def below(self, existing: str) -> str:
        """Return the text of the comment, below what the user had written there."""
        own = f"{AUTHOR}: {level_name(self.level)}\n{self.text}"
        return f"{existing}\n\n{own}" if existing else own


def level_name(level: str) -> str:
    """Return the words for a level, so that colour is not the only thing that tells them apart."""
    return _("must be corrected") if level == ERROR else _("please check")


def without_notes(comment: str) -> str:
    """Return what the user wrote in a comment, without what an earlier marking added."""
    return _OURS.sub("", comment)


def writable(text: str) -> str:
    """Return a text as a workbook can hold it: letters that XML does not know become spaces."""
    return _UNWRITABLE.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Marking:
    """A workbook as it was read, and what is to be said about it; ``origin`` is the name of its file."""

    origin: str
    sheets: tuple[SheetCells, ...]
    marks: tuple[Mark, ...]
    notes: Mapping[str, Mapping[Place, Note]]


def marking(origin: str, sheets: Sequence[SheetCells], marks: Sequence[Mark]) -> Marking:
    """Put marks in the order of a reader and find the cells they belong to.

    Marks of sheets and places that do not exist are listed, but stand in no cell.
    """
    positions = {sheet.name: position for position, sheet in enumerate(sheets)}
    ordered = sorted(
        marks,
        key=lambda mark: (
            positions.get(mark.sheet, len(positions)), mark.row or 0, len(mark.column or ""), mark.column or "",
        ),
    )  # fmt: skip
    by_sheet: dict[str, list[Mark]] = defaultdict(list)
    for mark in ordered:
        by_sheet[mark.sheet].append(mark)
    notes = {sheet.name: _notes(sheet, by_sheet.get(sheet.name, [])) for sheet in sheets}
    left = _MOST_COMMENTS
    for name, here in notes.items():
        if len(here) > left:
            notes[name] = {
                place: note if number < left else Note(note.level, "")
                for number, (place, note) in enumerate(here.items())
            }
        left = max(left - len(here), 0)
    return Marking(origin, tuple(sheets), tuple(ordered), notes)


def _notes(sheet: SheetCells, marks: Sequence[Mark]) -> dict[Place, Note]:
    by_place: dict[Place, list[Mark]] = defaultdict(list)
    first_row, first_column = sheet.first_row or 1, _first_column(sheet.table)
    for mark in marks:
        row = mark.row or first_row
        named = mark.column is not None and _COLUMN.fullmatch(mark.column)
        column = column_index(mark.column or "") + 1 if named else first_column
        if row <= LAST_ROW and column <= LAST_COLUMN:
            by_place[_anchor((row, column), sheet.merged)].append(mark)
    return {place: _note(here) for place, here in by_place.items()}


def _first_column(table: pa.Table) -> int:
    """Return the leftmost column that holds a value, counted from 1."""
    texts = [name for name in table.column_names if name not in {"row", "kinds"}]
    filled = (at for at, name in enumerate(texts, start=1) if table[name].null_count < len(table))
    return next(filled, 1)


def _anchor(place: Place, merged: Sequence[Area]) -> Place:
    """Return the cell that stands for a place: of a merged area only the top left one can carry a comment."""
    row, column = place[0] - 1, place[1] - 1
    for top, left, bottom, right in merged:
        if top <= row <= bottom and left <= column <= right:
            return top + 1, left + 1
    return place


def _note(marks: Sequence[Mark]) -> Note:
    worst_first = sorted(marks, key=lambda mark: mark.level != ERROR)
    texts = dict.fromkeys(shortened(mark.text) for mark in worst_first)
    return Note(worst_first[0].level, "\n\n".join(texts))


def shortened(text: str) -> str:
    """Return a text that fits a comment."""
    text = writable(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def cell_name(mark: Mark) -> str:
    """Return where a mark is, in words short enough for a column: ``C7``, ``row 7``, ``column C`` or ``sheet``."""
    if mark.row is None:
        return _("column {letter}").format(letter=mark.column) if mark.column else _("sheet")
    return f"{mark.column}{mark.row}" if mark.column else _("row {row}").format(row=mark.row)
