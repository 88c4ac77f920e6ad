"""Marking the cells of the user's own workbook. Runs in the marking process, which may be stopped or die of it."""

import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.worksheet import Worksheet

from careerdash.workbooks import cells
from careerdash.workbooks.annotate_legend import (
    LEGEND_SHEET,
    Former,
    add_legend,
    kept_fill,
    no_fill,
    put_note,
    sized_comment,
    take_back_note,
)
from careerdash.workbooks.annotate_notes import Marking
from careerdash.workbooks.cells import SheetCells, column_index

_DAY = 86_400
_PROGRAM = "docProps/app.xml"
# A formula as openpyxl writes it: always without its result.
_BARE_FORMULA = re.compile(
    rb'<c r="(?P<letters>[A-Z]+)(?P<row>\d+)"(?P<style>[^>]*)>'
    rb"(?P<formula><f\b[^>]*?(?:/>|>[^<]*</f>))<v(?:\s*/>|></v>)</c>"
)


class UnfitError(Exception):
    """Sheets are missing after loading."""


def mark_own(path: Path, target: Path, marking: Marking) -> None:
    """Write the workbook with its marked cells to ``target``.

    Marks of an earlier time are taken back first. Results of formulas are put back, which openpyxl leaves out.
    Raises ``UnfitError`` (Strict files come out without sheets), and whatever openpyxl raises.
    """
    with path.open("rb") as file:
        # an open file, because openpyxl refuses names it does not know
        book = load_workbook(file, rich_text=True)
    own = {sheet.name: sheet for sheet in marking.sheets if sheet.name != LEGEND_SHEET}
    pages = {page.title: page for page in book.worksheets}
    if not own.keys() <= pages.keys():
        raise UnfitError
    former = None
    if LEGEND_SHEET in pages:
        book.remove(pages.pop(LEGEND_SHEET))
        former = kept_fill if _saved_by_excel(path) else no_fill
    calculated: dict[str, SheetCells] = {}
    for name, page in pages.items():
        if _prepare(page, former) and name in own:
            calculated[name] = own[name]
        for (row, column), note in marking.notes.get(name, {}).items():
            put_note(page.cell(row, column), note)
    _show(book, add_legend(book, marking))
    # a template or a workbook with macros becomes a plain workbook
    book.template = False
    book.calculation = book.calculation or CalcProperties()
    book.calculation.fullCalcOnLoad = True
    book.save(target)
    if calculated:
        _put_results_back(target, {pages[name].path.lstrip("/"): sheet for name, sheet in calculated.items()}, book)


def _saved_by_excel(path: Path) -> bool:
    """Whether Excel, or nobody since the marking, has saved a workbook: both leave second colours alone."""
    with zipfile.ZipFile(path) as parts:
        return _PROGRAM in parts.namelist() and b"Microsoft Excel" in parts.read(_PROGRAM)


def _prepare(page: Worksheet, former: Former | None) -> bool:
    """Take back earlier marks, make comments readable whose size is lost; return whether there are formulas."""
    formulas = False
    for cell in page._cells.values():  # noqa: SLF001 - iter_rows would make every empty cell up to the last one
        formulas = formulas or cell.data_type == "f"
        if former:
            take_back_note(cell, former)
        if cell.comment:
            cell.comment = sized_comment(cell.comment.text, cell.comment.author)
    return formulas


def _show(book: Workbook, page: Worksheet) -> None:
    """Make a sheet the one that is seen first, and the only one selected: edits go to all selected sheets."""
    book.active = page
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is page
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False


def _put_results_back(path: Path, parts: Mapping[str, SheetCells], book: Workbook) -> None:
    """Write behind each formula the result that was read, so that the copy reads the same before Excel saw it."""
    plain = path.with_suffix(".plain")
    path.rename(plain)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name in parts:
                content = _BARE_FORMULA.sub(partial(_with_result, _Results(parts[name], book.epoch)), content)
            after.writestr(name, content)
    plain.unlink()


class _Results:
    """The texts and kinds of a sheet by place."""

    def __init__(self, sheet: SheetCells, epoch: dt.datetime) -> None:
        self.epoch = epoch
        self._rows = {row: at for at, row in enumerate(sheet.table["row"].to_pylist())}
        self._kinds = sheet.table["kinds"].to_pylist()
        self._table = sheet.table

    def at(self, row: int, column: int) -> tuple[str, str]:
        """Return kind and text of a cell."""
        at = self._rows.get(row)
        if at is None or column >= len(self._kinds[at]):
            return cells.EMPTY, ""
        return self._kinds[at][column], self._table[f"c{column}"][at].as_py() or ""


def _with_result(results: _Results, found: re.Match[bytes]) -> bytes:
    kind, text = results.at(int(found["row"]), column_index(found["letters"].decode()))
    if kind == cells.UNCALCULATED:
        return found[0]
    letter, value = _result(kind, text, results.epoch)
    shown = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    head = b'<c r="%b%b"%b t="%b">' % (found["letters"], found["row"], found["style"], letter)
    return head + found["formula"] + b"<v>" + shown + b"</v></c>"


def _result(kind: str, text: str, epoch: dt.datetime) -> tuple[bytes, str]:
    """Return a result as a sheet holds it: letter of its type, and value."""
    try:
        if kind in cells.NUMERIC_LETTERS:
            return b"n", repr(float(text))
        if kind == cells.DATE:
            return b"n", repr(to_excel(dt.datetime.fromisoformat(text), epoch))  # type: ignore[no-untyped-call]
        if kind == cells.TIME:
            hours, minutes, seconds = map(int, text.split(":"))
            return b"n", repr((hours * 3600 + minutes * 60 + seconds) / _DAY)
    except ValueError:
        # shown as something else than a number: 00-7 or 12万
        return b"str", text
    if kind == cells.BOOLEAN:
        return b"b", "1" if text == "TRUE" else "0"
    return (b"e" if kind == cells.ERROR else b"str"), text
