"""What the bytes of an OpenDocument workbook say and its bare cell values do not.

As for .xlsx: error cells, formulas without a saved result, currencies and zero-padded ids. Also line breaks and tabs
inside a text, lengths of time, and the last used cell: rows and columns are written with a repeat count, so that two
short lines can mean ten billion cells.
"""

import html
import re
from collections.abc import Iterable, Iterator

from careerdash.workbooks.cells import (
    BOOLEAN,
    CURRENCY_LETTERS,
    ERROR,
    PERCENT,
    TEXT,
    TIME,
    UNCALCULATED,
    column_letter,
)
from careerdash.workbooks.formats import CellFormat
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.texts import clock_text

_ROW_END = b"</table:table-row>"
_LONGEST_ROW = 64 * 1024 * 1024
_MOST_REPEATS = 20_000  # of a cell that needs a mark of its own; a whole row or column of errors is no log
_TAGS = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table-column|table)(?=[\s/>])((?:\s+[\w:.-]+=\"[^\"]*\")*)\s*(/?)>"
)
_ATTRIBUTE = re.compile(rb"([\w:.-]+)=\"([^\"]*)\"")
_NUMBER_STYLE = re.compile(
    rb'<number:number-style\s[^>]*?style:name="([^"]*)"[^>]*>\s*<number:number\s([^>]*)/>\s*</number:number-style>'
)
_CELL_STYLE = re.compile(rb"<style:style\s([^>]*)>")
_PARAGRAPH = re.compile(rb"<text:p(?:\s[^>]*)?(?:/>|>(.*?)</text:p>)", re.DOTALL)
_NOTE = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_SPACES = re.compile(rb'<text:s(?:\s+text:c="(\d{1,4})")?\s*/>')
_ANY_TAG = re.compile(rb"<[^>]*>")
_DURATION = re.compile(r"(-)?P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_LETTERS = {code: letter for letter, code in CURRENCY_LETTERS.items()}
_FORMATS = (CellFormat(PERCENT), *(CellFormat(letter) for letter in CURRENCY_LETTERS))
_PLACES = {cell_format.letter: place for place, cell_format in enumerate(_FORMATS)}


class OdsScan:
    """Scans ``content.xml``; ``marks`` is filled by ``run``, one entry per sheet in order."""

    def __init__(self, styles: bytes, limits: Limits) -> None:
        self._limits = limits
        self._formats = list(_FORMATS)
        self._padded: dict[bytes, int] = {}
        self._data_styles: dict[bytes, int] = {}
        self._read_styles(styles)
        self.marks: list[Marks] = []
        self._sheet = ""
        self._row = -1
        self._row_repeat = 1
        self._next_row = 0
        self._column = 0
        self._last = (0, 0)
        self._column_styles: list[tuple[int, int, bytes]] = []

    def run(self, pieces: Iterable[bytes]) -> dict[int, Marks]:
        """Return the marks by sheet. Raises ``Refused`` where a sheet reaches too far."""
        for number, part in enumerate(_whole_rows(pieces)):
            if number == 0:
                self._read_styles(part)
            self._walk(part)
        for marks in self.marks:
            marks.settle()
        return dict(enumerate(self.marks))

    def _read_styles(self, part: bytes) -> None:
        """Learn which cell styles pad numbers with zeros."""
        for name, attributes in _NUMBER_STYLE.findall(part):
            known = dict(_ATTRIBUTE.findall(attributes))
            digits = int(known.get(b"number:min-integer-digits", b"1") or 1)
            if 1 < digits <= 30 and not int(known.get(b"number:decimal-places", b"0") or 0):
                self._data_styles[name] = len(self._formats)
                self._formats.append(CellFormat(pattern="0" * digits))
        for attributes in _CELL_STYLE.findall(part):
            known = dict(_ATTRIBUTE.findall(attributes))
            place = self._data_styles.get(known.get(b"style:data-style-name", b""))
            if place is not None:
                self._padded[known.get(b"style:name", b"")] = place

    def _walk(self, part: bytes) -> None:
        for match in _TAGS.finditer(part):
            tag = match[1]
            known = dict(_ATTRIBUTE.findall(match[2]))
            if tag == b"table":
                self._begin_sheet(known)
            elif not self.marks:
                continue
            elif tag == b"table-column":
                repeat = _count(known, b"table:number-columns-repeated")
                style = known.get(b"table:default-cell-style-name", b"")
                self._column_styles.append((self._column, self._column + repeat, style))
                self._column += repeat
            elif tag == b"table-row":
                self._row = self._next_row
                self._row_repeat = _count(known, b"table:number-rows-repeated")
                self._next_row += self._row_repeat
                self._column = 0
            else:
                repeat = _count(known, b"table:number-columns-repeated")
                if tag == b"table-cell":
                    body = b"" if match[3] else part[match.end() : part.find(b"</table:table-cell>", match.end())]
                    self._note_merged(known)
                    self._visit(known, body, repeat)
                self._column += repeat

    def _begin_sheet(self, known: dict[bytes, bytes]) -> None:
        self.marks.append(Marks(self._formats))
        self._sheet = _text(known.get(b"table:name", b""))
        self._row, self._next_row, self._column = -1, 0, 0
        self._last = (0, 0)
        self._column_styles = []

    def _note_merged(self, known: dict[bytes, bytes]) -> None:
        rows = _count(known, b"table:number-rows-spanned")
        columns = _count(known, b"table:number-columns-spanned")
        if rows * columns > self._limits.merged_area:
            area = f"{column_letter(self._column)}{self._row + 1}"
            area += f":{column_letter(self._column + columns - 1)}{self._row + rows}"
            raise Refused(Reason.MERGED_AREA, sheet=self._sheet, area=area)
        if rows * columns > 1 and len(self.marks[-1].merged) < self._limits.merged_listed:
            corner = self._row + rows - 1, self._column + columns - 1
            self.marks[-1].merged.append((self._row, self._column, *corner))

    def _visit(self, known: dict[bytes, bytes], body: bytes, repeat: int) -> None:
        kind = known.get(b"office:value-type")
        formula = known.get(b"table:formula")
        if kind is None and formula is None and b"<text:p" not in body:
            return
        row, column = max(self._last[0], self._row + self._row_repeat), max(self._last[1], self._column + repeat)
        self._last = row, column
        if row * column > self._limits.grid:
            raise Refused(Reason.FAR_CELL, sheet=self._sheet, cell=f"{column_letter(column - 1)}{row}")
        special = _special(known, body)
        place = None if special else self._format_place(known, kind)
        if special is None and place is None:
            return
        if repeat * self._row_repeat > _MOST_REPEATS:
            raise Refused(Reason.FAR_CELL, sheet=self._sheet, cell=f"{column_letter(column - 1)}{row}")
        marks = self.marks[-1]
        for at_row in range(self._row, self._row + self._row_repeat):
            for at_column in range(self._column, self._column + repeat):
                if special:
                    marks.add_special(at_row, at_column, *special)
                elif place is not None:
                    marks.add_formats([(at_column, at_row, place)])

    def _format_place(self, known: dict[bytes, bytes], kind: bytes | None) -> int | None:
        if kind == b"percentage":
            return _PLACES[PERCENT]
        if kind == b"currency":
            return _PLACES.get(_LETTERS.get(known.get(b"office:currency", b"").decode("ascii", "replace")))
        if kind != b"float" or not self._padded:
            return None
        style = known.get(b"table:style-name") or next(
            (name for first, last, name in self._column_styles if first <= self._column < last), b""
        )
        return self._padded.get(style)


def _special(known: dict[bytes, bytes], body: bytes) -> tuple[str, str] | None:
    """Return text and kind letter of a cell that the bare value does not show as it is."""
    kind = known.get(b"office:value-type")
    if known.get(b"calcext:value-type") == b"error":
        return cell_text(body).strip() or "#VALUE!", ERROR
    if kind is None:
        if b"table:formula" in known and b"<text:p" not in body:
            formula = _text(known[b"table:formula"])
            return f"={formula.partition('=')[2]}", UNCALCULATED
        return None
    if kind == b"boolean":
        return ("TRUE" if known.get(b"office:boolean-value") == b"true" else "FALSE"), BOOLEAN
    if kind == b"time" and (length := _DURATION.fullmatch(_text(known.get(b"office:time-value", b"")))):
        days, hours, minutes, seconds = (int(part or 0) for part in length.groups()[1:])
        total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
        return clock_text(-total if length[1] else total), TIME
    if kind == b"string" and (b"<text:line-break" in body or b"<text:tab" in body):
        return cell_text(body), TEXT
    return None


def cell_text(body: bytes) -> str:
    """Return the text of a cell: paragraphs and line breaks as new lines, tabs and runs of spaces kept."""
    paragraphs = [match[1] or b"" for match in _PARAGRAPH.finditer(_NOTE.sub(b"", body))]
    shown = b"\n".join(paragraphs)
    shown = re.sub(rb"<text:line-break\s*/>", b"\n", shown)
    shown = re.sub(rb"<text:tab[^>]*/>", b"\t", shown)
    shown = _SPACES.sub(lambda match: b" " * int(match[1] or 1), shown)
    return _text(_ANY_TAG.sub(b"", shown))


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the part in pieces that end behind a row."""
    waiting = b""
    for piece in pieces:
        waiting += piece
        end = waiting.rfind(_ROW_END)
        if end >= 0:
            end += len(_ROW_END)
            yield waiting[:end]
            waiting = waiting[end:]
        if len(waiting) > _LONGEST_ROW:
            raise Refused(Reason.DAMAGED)
    yield waiting


def _count(known: dict[bytes, bytes], name: bytes) -> int:
    stated = known.get(name, b"1")
    if not stated.isdigit() or len(stated) > 9:
        raise Refused(Reason.DAMAGED)
    return max(int(stated), 1)


def _text(raw: bytes) -> str:
    return html.unescape(raw.decode("utf-8", "replace"))
