"""The sheet at the end of a marked workbook: what the colours mean, and a list of the marked cells."""

from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Color, Font, PatternFill
from openpyxl.styles.proxy import StyleProxy
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from careerdash.wording import _, n_
from careerdash.workbooks.annotate_notes import (
    AUTHOR,
    ERROR,
    WARNING,
    Mark,
    Marking,
    Note,
    cell_name,
    level_name,
    shortened,
    without_notes,
    writable,
)
from careerdash.workbooks.cells import SheetCells

LEGEND_SHEET = "To fix (careerdash)"
COLOURS = {ERROR: "FFF7C4BE", WARNING: "FFFFE4A6"}
_ORIGIN_ROW = 2
_MOST_LISTED = 1_000
_WIDTHS = {"A": 24, "B": 14, "C": 22, "D": 96}
_COMMENT_WIDTH, _LETTERS_A_LINE, _LINE_HEIGHT = 340, 46, 18
_MOST_LINES = 40
_NO_COLOUR = 64
Former = Callable[[StyleProxy], PatternFill]


def origin_of(sheet: SheetCells) -> str | None:
    """Return the name of the file that was marked, where the sheet is the legend of a marked workbook."""
    if sheet.name != LEGEND_SHEET or sheet.width < 2:
        return None
    rows = sheet.table["row"].to_pylist()
    name = sheet.table["c1"][rows.index(_ORIGIN_ROW)].as_py() if _ORIGIN_ROW in rows else None
    return str(name) if name else None


def add_legend(book: Workbook, marking: Marking, *remarks: str) -> Worksheet:
    """Add the legend behind the sheets of a workbook; ``remarks`` are further sentences for its reader."""
    # of a write-only workbook create_sheet gives the write-only sheet, which takes the same calls
    page: Worksheet = book.create_sheet(LEGEND_SHEET)
    page.sheet_properties.tabColor = COLOURS[WARNING][2:]
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToHeight = 0
    title = text_cell(page, _("Cells to fix"))
    title.font = Font(name=title.font.name, bold=True, size=14)
    page.append([title])
    page.append([text_cell(page, _("Marked copy of")), text_cell(page, marking.origin)])
    for level, meaning in (
        (ERROR, _("Red: the row cannot be stored before this is corrected.")),
        (WARNING, _("Amber: the row can be stored; correct the cell where it is wrong.")),
    ):
        sample = text_cell(page, level_name(level))
        _fill(sample, level)
        page.append([sample, text_cell(page, meaning)])
    for sentence in (
        _("Point at a marked cell to read what is wrong with it. Leave the rows in their places."),
        _("Then save the workbook and import it again: only what you changed is taken."),
        *remarks,
    ):
        page.append([None, text_cell(page, sentence)])
    page.append([])
    _list(page, marking.marks)
    return page


def _list(page: Worksheet, marks: Sequence[Mark]) -> None:
    headings = [text_cell(page, text) for text in (_("Sheet"), _("Cell"), _("Mark"), _("What is wrong"))]
    for heading in headings:
        heading.font = Font(name=heading.font.name, bold=True, size=heading.font.size)
    page.append(headings)
    for mark in marks[:_MOST_LISTED]:
        cells = [
            text_cell(page, text)
            for text in (mark.sheet, cell_name(mark), level_name(mark.level), shortened(mark.text))
        ]
        _fill(cells[2], mark.level)
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        page.append(cells)
    if len(marks) > _MOST_LISTED:
        more = n_("and {n} more", "and {n} more", len(marks) - _MOST_LISTED)
        page.append([text_cell(page, more)])


def text_cell(page: Worksheet, text: str) -> Cell:
    """Return a cell that holds a text and nothing but a text, whatever it begins with."""
    cell: Cell = WriteOnlyCell(page, writable(text))
    # a text such as =1+1 would have become a formula, #N/A an error
    cell.data_type = "s"
    # and the same when somebody edits the cell in Excel
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def put_note(cell: Cell | MergedCell, note: Note) -> None:
    """Colour a cell and say in a comment what is wrong with it."""
    _fill(cell, note.level)
    if not note.text or isinstance(cell, MergedCell):
        return
    before = cell.comment
    cell.comment = sized_comment(note.below(before.text if before else ""), before.author if before else AUTHOR)


def sized_comment(text: str, author: str | None) -> Comment:
    """Return a comment in a box large enough to read it."""
    # a Chinese letter is twice as wide
    lines = sum(1 + (len(line.encode("gb18030")) // _LETTERS_A_LINE) for line in text.split("\n"))
    return Comment(text, author or AUTHOR, height=_LINE_HEIGHT * min(lines + 1, _MOST_LINES), width=_COMMENT_WIDTH)


def take_back_note(cell: Cell | MergedCell, former: Former) -> None:
    """Undo ``put_note``: the comment, and the fill as far as ``former`` knows it, are again what they were before."""
    if cell.comment and not isinstance(cell, MergedCell):
        kept = without_notes(cell.comment.text)
        cell.comment = sized_comment(kept, cell.comment.author) if kept else None
    if cell.has_style and cell.fill.fill_type == "solid" and cell.fill.fgColor.value in COLOURS.values():
        cell.fill = former(cell.fill)


def kept_fill(fill: StyleProxy) -> PatternFill:
    """Return the fill a cell had before it was marked: its colour is the second one of the mark."""
    before = fill.bgColor
    nothing = (before.type == "indexed" and before.value == _NO_COLOUR) or before.value in COLOURS.values()
    return PatternFill() if nothing else PatternFill("solid", fgColor=before)


def no_fill(_fill: StyleProxy) -> PatternFill:
    """Return no fill, for workbooks saved by programs that write a second colour of their own."""
    return PatternFill()


def _fill(cell: Cell | MergedCell, level: str) -> None:
    """Colour a cell; its former colour is kept where a solid fill has no use for one, as the second colour."""
    own = cell.fill
    before = own.fgColor if cell.has_style and own.fill_type == "solid" else Color(indexed=_NO_COLOUR)
    cell.fill = PatternFill("solid", fgColor=COLOURS.get(level, COLOURS[WARNING]), bgColor=before)
