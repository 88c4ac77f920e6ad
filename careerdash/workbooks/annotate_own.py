"""Marking the cells of the user's own workbook. Runs in the marking process, which may be stopped or die of it."""

import datetime as dt
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from careerdash.workbooks import cells
from careerdash.workbooks.annotate_legend import (
    LEGEND_SHEET,
    add_legend,
    colour,
    put_note,
    sized_comment,
    take_back_note,
)
from careerdash.workbooks.annotate_notes import Mark, Note, Place
from careerdash.workbooks.cells import SheetCells, column_index

_FORMULA = re.compile(
    rb'<c r="(?P<letters>[A-Z]+)(?P<row>\d+)"(?P<rest>[^>]*)>'
    rb"(?P<formula><f\b[^>]*?(?:/>|>[^<]*</f>))<v(?:\s*/>|></v>)</c>"
)
_DAY = 86_400


class UnfitError(Exception):
    """The workbook does not come out as it went in."""


def mark_own(
    path: Path, target: Path, origin: str, sheets: Sequence[SheetCells], notes: Notes, marks: Sequence[Mark], most: int
) -> None:
    """Write the workbook with its marked cells to ``target``; at most ``most`` of them get a comment.

    Raises ``UnfitError`` where sheets are missing after loading (Strict files come out empty), and whatever openpyxl
    raises.
    """
    book = load_workbook(path, rich_text=True)
    own = [sheet for sheet in sheets if sheet.name != LEGEND_SHEET]
    if not {sheet.name for sheet in own} <= {page.title for page in book.worksheets}:
        raise UnfitError
    if LEGEND_SHEET in book.sheetnames:
        book.remove(book[LEGEND_SHEET])
    calculated: dict[str, SheetCells] = {}
    for sheet in own:
        page = book[sheet.name]
        if _has_formulas(page):
            calculated[sheet.name] = sheet
        for place, note in notes[sheet.name].items():
            cell = page.cell(*place)
            if isinstance(cell, MergedCell) or most <= 0:
                colour(cell, note)
                continue
            put_note(cell, note)
            most -= 1
    _show(book, add_legend(book, origin, marks))
    book.template = False
    book.calculation.fullCalcOnLoad = True
    book.save(target)
    if calculated:
        _keep_results(target, {str(book[name].path).lstrip("/"): sheet for name, sheet in calculated.items()}, book)
