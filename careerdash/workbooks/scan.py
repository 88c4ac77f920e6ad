"""One bounded pass over the bytes of a sheet, for what the cell values do not say.

A full XML parse of 100,000 rows costs several times as much as reading their values; here the text of the part is
searched for the few things that matter: error cells, formulas without a saved result, and cells whose number format
belongs to the value. Cells normally state their place (``r="B7"``); where a writer left that out they are counted.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator

from careerdash.workbooks.cells import ERROR, UNCALCULATED, column_index, column_letter
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.ooxml import Styles
from careerdash.workbooks.refusals import Reason, Refused

# A row of 16,384 cells is a few megabytes; a piece of XML without the end of a row for longer than this is no sheet.
_LONGEST_ROW = 64 * 1024 * 1024
_DIGITS = b"0123456789"
_NO_DIGITS = bytes(byte for byte in range(256) if byte not in b"0123456789\n")
_COLUMN = re.compile(rb"[A-Z]{1,3}")
_ROOT = re.compile(rb"<(?:(\w+):)?worksheet\b")


class SheetScan:
    """Scans one worksheet part; ``marks`` holds what was found after ``run``."""

    def __init__(self, sheet: str, styles: Styles, limits: Limits, thorough: bool) -> None:
        self._sheet = sheet
        self._styles = styles
        self._limits = limits
        self._thorough = thorough
        self._last_cell = (0, 0)
        self.marks = Marks(styles.formats)
        self._row = -1
        self._unplaced = False
        self._late_styles = False
        self._columns = _Columns()
        self._shared_formulas: dict[bytes, str] = {}

    def run(self, pieces: Iterable[bytes]) -> Marks:
        """Return the marks of the sheet. Raises ``Refused`` where the part does not end as a sheet ends."""
        rest = iter(pieces)
        first = next(rest, b"")
        root = _ROOT.search(first)
        if root is None:
            raise Refused(Reason.DAMAGED_SHEET, sheet=self._sheet)
        prefix = (root[1] + b":") if root[1] else b""
        tags = _Tags(prefix)
        rows = b""
        for number, rows in enumerate(self._whole_rows(first, rest, tags)):
            if number == 0 and self._styles.by_style:
                # a writer keeps to one way, so its first rows tell; at stake are currency signs and leading zeros
                self._unplaced = not tags.places_stated(rows)
                self._late_styles = tags.late_style.search(rows) is not None
            self._scan_rows(rows, tags)
        if tags.sheet_end not in rows:
            raise Refused(Reason.DAMAGED_SHEET, sheet=self._sheet)
        self.marks.settle()
        return self.marks

    def _whole_rows(self, first: bytes, rest: Iterator[bytes], tags: "_Tags") -> Iterator[bytes]:
        """Yield the part in pieces that end behind a row; the last piece is what follows the last row."""
        waiting = [first]
        size = len(first)
        for piece in rest:
            if (end := piece.rfind(tags.row_end)) >= 0:
                end += len(tags.row_end)
                waiting.append(piece[:end])
                yield b"".join(waiting)
                waiting, size = [], 0
                piece = piece[end:]  # noqa: PLW2901 - what is left of it
            waiting.append(piece)
            size += len(piece)
            if size > _LONGEST_ROW:
                raise Refused(Reason.DAMAGED_SHEET, sheet=self._sheet)
        yield b"".join(waiting)

    def _scan_rows(self, rows: bytes, tags: "_Tags") -> None:
        if self._thorough:
            self._find_last_cell(rows, tags)
        last = rows.rfind(tags.row)
        numbered = last < 0 or rows.startswith(tags.row_with_number, last)
        has_errors = tags.error_mark.search(rows) is not None
        has_formulas = tags.has_bare_formulas(rows)
        doubtful = has_errors or has_formulas
        if self._unplaced or not numbered or (doubtful and not tags.places_stated(rows)):
            self._walk(rows, tags)
            return
        if self._styles.by_style:
            self._find_formats(rows, tags)
        if has_errors:
            for attributes, text in tags.error_cells.findall(rows):
                self._note_error(*self._place(attributes), text)
        if has_formulas:
            for attributes, formula_attributes, formula in tags.bare_formulas.findall(rows):
                if _attribute(attributes, b"t") != b"str":
                    self._note_formula(*self._place(attributes), formula_attributes, formula)
        if last >= 0:
            number = rows[last + len(tags.row_with_number) :][:8].partition(b'"')[0]
            self._row = int(number) - 1 if number.isdigit() else self._row

    def _find_last_cell(self, rows: bytes, tags: "_Tags") -> None:
        """Refuse a sheet whose used area is too large, naming its last corner; empty formatted cells do not count."""
        if tags.impossible_place.search(rows):
            raise Refused(Reason.DAMAGED_SHEET, sheet=self._sheet)
        row, column = self._last_cell
        for letters, number in set(tags.valued_cells.findall(rows)):
            row = max(row, int(number))
            column = max(column, column_index(letters.decode()) + 1)
        self._last_cell = row, column
        if row * column > self._limits.grid:
            raise Refused(Reason.FAR_CELL, sheet=self._sheet, cell=f"{column_letter(column - 1)}{row}")

    def _find_formats(self, rows: bytes, tags: "_Tags") -> None:
        """Note the cells with a format worth knowing. Nearly all writers put the style right behind the place."""
        if self._late_styles:
            for attributes in tags.cells_with_style.findall(rows):
                style = int(_attribute(attributes, b"s") or 0)
                if style in self._styles.by_style:
                    row, column = self._place(attributes)
                    self.marks.add_formats([(column, row, self._styles.by_style[style])])
            return
        found = [
            (rows[max(place - 10, 0) : place], style) for place, style in tags.styles_in(rows, self._styles.by_style)
        ]
        if not found:
            return
        # the place stands before the style: ' r="AB12', the letters and digits are told apart for all cells at once
        stated = b"\n".join([before.rpartition(b'"')[2] for before, _style in found])
        columns = map(self._columns.__getitem__, stated.translate(None, _DIGITS).split(b"\n"))
        numbers = stated.translate(None, _NO_DIGITS).split(b"\n")
        formats = [self._styles.by_style[style] for _before, style in found]
        self.marks.add_formats(
            (column, int(number or 0) - 1, cell_format)
            for column, number, cell_format in zip(columns, numbers, formats, strict=True)
            if column is not None
        )

    def _walk(self, rows: bytes, tags: "_Tags") -> None:
        """Visit every cell of the piece, counting places that are not stated."""
        column = -1
        for tag, attributes, body in tags.rows_and_cells.findall(rows):
            stated = _attribute(attributes, b"r")
            if tag == b"row":
                self._row = int(stated) - 1 if stated and stated.isdigit() else self._row + 1
                column = -1
                continue
            row, column = self._place(attributes) if stated else (max(self._row, 0), column + 1)
            style = int(_attribute(attributes, b"s") or 0)
            kind = _attribute(attributes, b"t")
            if style in self._styles.by_style:
                self.marks.add_formats([(column, row, self._styles.by_style[style])])
            if kind == b"e":
                value = tags.value.search(body)
                self._note_error(row, column, value[1] if value else b"")
            elif kind != b"str" and (formula := tags.lone_formula.fullmatch(body)):
                self._note_formula(row, column, formula[1], formula[2] or b"")

    def _place(self, attributes: bytes) -> tuple[int, int]:
        stated = (_attribute(attributes, b"r") or b"").decode("ascii", "replace")
        digits = stated.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = stated[: len(stated) - len(digits)]
        if not letters or not digits.isdigit() or len(letters) > 3 or len(digits) > 7:
            raise Refused(Reason.DAMAGED_SHEET, sheet=self._sheet)
        return int(digits) - 1, column_index(letters)

    def _note_error(self, row: int, column: int, text: bytes) -> None:
        self.marks.add_special(row, column, _text(text).strip() or "#VALUE!", ERROR)

    def _note_formula(self, row: int, column: int, attributes: bytes, formula: bytes) -> None:
        """Note a formula without result; one that shares the text of another shows that text."""
        text = _text(formula)
        shared = _attribute(attributes, b"si")
        if shared and text:
            self._shared_formulas[shared] = text
        elif shared:
            text = self._shared_formulas.get(shared, "")
        self.marks.add_special(row, column, f"={text}", UNCALCULATED)


class _Columns(dict[bytes, int | None]):
    """Index of a column by its letters; None for what is not a column (rows have styles too)."""

    def __missing__(self, letters: bytes) -> int | None:
        self[letters] = column_index(letters.decode()) if _COLUMN.fullmatch(letters) else None
        return self[letters]


class _Tags:
    """Patterns for the tags of a sheet, with the namespace prefix its writer uses (usually none)."""

    def __init__(self, prefix: bytes) -> None:
        self.prefix = p = re.escape(prefix)
        self.row = b"<" + prefix + b"row"
        self.row_with_number = self.row + b' r="'
        self.row_end = b"</" + prefix + b"row>"
        self.cell = b"<" + prefix + b"c "
        self.bare_cell = b"<" + prefix + b"c>"
        self.cell_with_place = self.cell + b'r="'
        self.formula = b"<" + prefix + b"f"
        self.sheet_end = b"</" + prefix + b"worksheet>"
        value = rb"<" + p + rb"v(?:\s[^>]*)?>([^<]*)</" + p + rb"v>"
        no_value = rb"(?:<" + p + rb"v\s*/>|<" + p + rb"v(?:\s[^>]*)?>\s*</" + p + rb"v>)?"
        formula = rb"<" + p + rb"f((?:\s[^>]*?)?)(?:/>|>([^<]*)</" + p + rb"f>)"
        cell_end = rb"\s*</" + p + rb"c>"
        self.value = re.compile(value)
        is_error = rb"""(?=[^>]*\bt=["']e["'])"""
        any_formula = rb"(?:<" + p + rb"f[^>]*?(?:/>|>[^<]*</" + p + rb"f>))?"
        self.error_cells = re.compile(
            rb"<" + p + rb"c " + is_error + rb"([^>]*)>\s*" + any_formula + rb"\s*(?:" + value + rb")?"
        )
        self.bare_formulas = re.compile(rb"<" + p + rb"c ([^>]*)>\s*" + formula + rb"\s*" + no_value + cell_end)
        self.lone_formula = re.compile(rb"\s*" + formula + rb"\s*" + no_value + rb"\s*")
        stop = rb"/?" + p + rb"(?:c|row)\b"
        self.rows_and_cells = re.compile(
            rb"<" + p + rb"(row|c)\b([^>]*?)/?>([^<]*(?:<(?!" + stop + rb")[^<]*)*)",
        )
        # two searches with a fixed beginning are ten times as fast as one for either
        self.error_mark = re.compile(rb"""t=["']e["']""")
        result = rb"(?!\s*<" + p + rb"v(?:\s[^>]*)?>[^<])"
        self.any_formula = re.compile(rb"<" + p + rb"f[\s/>]")
        self.bare_formula_end = re.compile(rb"</" + p + rb"f>" + result)
        self.bare_shared_formula = re.compile(rb"<" + p + rb"f\b[^>]*/>" + result)
        self.late_style = re.compile(re.escape(self.cell_with_place) + rb"""[A-Z]+[0-9]+" (?!s=")[^>]*\bs=""")
        self.cells_with_style = re.compile(rb"<" + p + rb"""c ([^>]*?\bs=["'][^>]*)>""")
        self.impossible_place = re.compile(rb"<" + p + rb"""c [^>]*?\br=["'](?:[A-Z]{4}|[A-Z]*\d{8})""")
        self.valued_cells = re.compile(rb"<" + p + rb"""c [^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'](?:[^>]*[^>/])?>""")
        self._styled: re.Pattern[bytes] | None = None

    def places_stated(self, rows: bytes) -> bool:
        """Whether every row and cell of the piece begins with its place, as nearly all writers have it."""
        return (
            rows.count(self.cell) == rows.count(self.cell_with_place)
            and rows.count(self.row) == rows.count(self.row_with_number)
            and self.bare_cell not in rows
        )

    def has_bare_formulas(self, rows: bytes) -> bool:
        """Whether a formula is followed by anything but its result."""
        return self.any_formula.search(rows) is not None and (
            self.bare_formula_end.search(rows) is not None or self.bare_shared_formula.search(rows) is not None
        )

    def styles_in(self, rows: bytes, styles: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield (place of the quote behind the cell's place, style) for cells with one of these styles."""
        if self._styled is None:
            self._styled = re.compile(rb'" s="(' + b"|".join(b"%d" % style for style in sorted(styles)) + rb')"')
        return ((match.start(), int(match[1])) for match in self._styled.finditer(rows))


def _attribute(attributes: bytes, name: bytes) -> bytes | None:
    match = re.search(rb"(?:^|\s)" + name + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""", attributes)
    return (match[1] if match[1] is not None else match[2]) if match else None


def _text(raw: bytes) -> str:
    return html.unescape(raw.decode("utf-8", "replace"))
