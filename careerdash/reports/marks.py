"""Points into the roster of a learning system: a new column behind the others, everything else as it came.

The rows keep their order and place, blank ones too. Nothing in a cell is ever run as a formula: Excel files hold
texts and numbers only, and a text of a CSV file that a spreadsheet would run gets a leading ``'``.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import PurePath

import xlsxwriter

from careerdash.domain.folding import clean, fold
from careerdash.errors import WrongUse
from careerdash.insights.grading import GradedStudent, Grading
from careerdash.reports.table_files import FONT, LONGEST_CELL, inert_text
from careerdash.wording import _, n_
from careerdash.workbooks.cells import NUMERIC_LETTERS, SheetCells
from careerdash.workbooks.reader import Source, read_workbooks

# What may come along besides the points, by code: the heading of its column.
EXTRAS = {"late": "Late days", "comment": "Comment"}
_PREVIEWED = 200
_MOST_DIGITS = 15
Value = str | float | int | None
Row = list[Value]


@dataclass(frozen=True, slots=True)
class FilledRoster:
    """A roster with points: ``rows`` are all its rows from the first on, ``header`` the place of the header row.

    ``suffix`` is that of the file it came from; ``unknown`` are rows nobody was found for.
    """

    name: str
    suffix: str
    sheet: str
    rows: tuple[tuple[Value, ...], ...]
    header: int
    matched: int
    unknown: tuple[str, ...]
    sentence: str

    def csv(self) -> bytes:
        """Return the roster as CSV: UTF-8 with a byte order mark, which spreadsheets need to show Chinese."""
        buffer = StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\r\n")
        for row in self.rows:
            writer.writerow(["" if cell is None else inert_text(_text(cell)) for cell in row])
        return buffer.getvalue().encode("utf-8-sig")

    def xlsx(self) -> bytes:
        """Return the roster as an Excel file of texts and numbers."""
        buffer = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(buffer, options) as book:
            body, head = book.add_format({"font_name": FONT}), book.add_format({"font_name": FONT, "bold": True})
            page = book.add_worksheet(self.sheet)
            for line, row in enumerate(self.rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        page.write_string(line, column, cell[:LONGEST_CELL], head if line == self.header else body)
                    elif cell is not None:
                        page.write_number(line, column, cell, body)
        return buffer.getvalue()

    def preview(self) -> dict[str, list[str]]:
        """Return the first rows by heading, as texts."""
        heads = self.rows[self.header] if self.rows else ()
        names: list[str] = []
        for number, head in enumerate(heads):
            name = _text(head) or f"#{number + 1}"
            names.append(name if name not in names else f"{name} #{number + 1}")
        shown = self.rows[self.header + 1 : self.header + 1 + _PREVIEWED]
        return {name: [_text(row[position]) for row in shown] for position, name in enumerate(names)}


def fill_roster(source: Source, marks: Grading, extras: Sequence[str], *, drafts: bool) -> FilledRoster:
    """Return the roster of a learning system with the points in a new column.

    Students are found by number, else by e-mail address, else by name: in the column where most are found.

    Args:
        source: the .csv or .xlsx as the learning system exports it; its first sheet with a student is taken.
        marks: criteria and marks of the class.
        extras: further columns, keys of ``EXTRAS``.
        drafts: whether marks that are not finished are filled in too.

    Raises:
        WrongUse: the file cannot be read, or no student of the class stands in it.
    """
    (book,) = read_workbooks([source])
    if book.refused is not None:
        raise WrongUse(book.refused)
    for sheet in book.sheets:
        rows = _rows(sheet)
        found = _find_column(rows, marks.students)
        if found is not None:
            name = PurePath(source.name)
            return _filled(rows, *found, marks, extras, drafts, name.stem, name.suffix.lower(), sheet.name)
    raise WrongUse(
        _("No student of this class was found in “{name}”. Is it the roster of another class?").format(name=source.name)
    )


def fill_pasted(text: str, marks: Grading, extras: Sequence[str], *, drafts: bool) -> FilledRoster:
    """Return the students of a pasted list of numbers or names, line by line, with their points."""
    lines: list[Row] = [[line.strip()] for line in text.splitlines()]
    rows: list[Row] = [[_("Student")], *lines]
    found = _find_column(rows, marks.students) or (0, _number)
    return _filled(rows, *found, marks, extras, drafts, "points", ".csv", "Points")


def _rows(sheet: SheetCells) -> list[Row]:
    """Return the rows of a sheet with blank ones in their places; numbers are numbers where nothing is lost."""
    table = sheet.table
    names = [name for name in table.column_names if name not in {"row", "kinds"}]
    rows: list[Row] = []
    for line in table.to_pylist():
        rows += [[None] * len(names) for _blank in range(line["row"] - 1 - len(rows))]
        rows.append([_value(line[name], line["kinds"][at : at + 1]) for at, name in enumerate(names)])
    return rows


def _value(text: str | None, kind: str) -> Value:
    if text is None or kind not in NUMERIC_LETTERS or text != text.strip():
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    whole = int(number) if number.is_integer() and abs(number) < 10**_MOST_DIGITS else number
    # 007 and 20250001001000017 are names of students, not amounts
    return whole if str(whole) == text else text


def _text(cell: Value) -> str:
    return "" if cell is None else cell if isinstance(cell, str) else f"{cell:.15g}"


Key = Callable[[GradedStudent], str | None]


def _number(student: GradedStudent) -> str | None:
    return student.student_id


def _email(student: GradedStudent) -> str | None:
    return student.email


def _name(student: GradedStudent) -> str | None:
    return student.student_name


def _find_column(rows: Sequence[Row], students: Sequence[GradedStudent]) -> tuple[int, Key] | None:
    """Return the column in which most students are found, and by what; numbers before addresses before names."""
    best: tuple[int, int, Key] | None = None
    width = max((len(row) for row in rows), default=0)
    for by in (_number, _email, _name):
        known = _known(students, by)
        for column in range(width):
            hits = len({key for row in rows if (key := _key(row, column)) in known})
            if hits and (best is None or hits > best[0]):
                best = (hits, column, by)
    return None if best is None else (best[1], best[2])


def _known(students: Sequence[GradedStudent], by: Key) -> Mapping[str, GradedStudent]:
    """Return the students by folded number, address or name; two of one name are nobody."""
    found: dict[str, GradedStudent] = {}
    twice: set[str] = set()
    for student in students:
        value = by(student)
        if value:
            key = fold(value)
            if found.setdefault(key, student) is not student:
                twice.add(key)
    return {key: student for key, student in found.items() if key not in twice}


def _key(row: Row, column: int) -> str:
    return fold(_text(row[column])) if column < len(row) and row[column] is not None else ""


def _filled(
    rows: Sequence[Row], column: int, by: Key, marks: Grading, extras: Sequence[str], drafts: bool,
    name: str, suffix: str, sheet: str,
) -> FilledRoster:  # fmt: skip
    known = _known(marks.students, by)
    first = next((at for at, row in enumerate(rows) if _key(row, column) in known), len(rows))
    # the header is the fullest row above the first student; a learning system may put a row of points below it
    header = max(range(first), key=lambda at: (sum(cell is not None for cell in rows[at]), -at), default=0)
    width = max(len(row) for row in rows)
    heads = {fold(_text(cell)) for cell in rows[header]}
    added = [_free(title, heads) for title in (_("Points"), *(_(EXTRAS[code]) for code in extras))]
    filled: list[tuple[Value, ...]] = []
    unknown: list[str] = []
    found: set[str] = set()
    given = 0
    for at, row in enumerate(rows):
        cells = [*row, *[None] * (width - len(row))]
        student = known.get(_key(row, column)) if at > header else None
        if at == header:
            filled.append((*cells, *added))
            continue
        values = _values(student, extras, drafts=drafts)
        if student is not None:
            found.add(student.student_key)
            given += values[0] is not None
        elif at > header and _key(row, column):
            unknown.append(_text(row[column]))
        filled.append((*cells, *values))
    sentence = _sentence(given, len(found), sum(not student.excused for student in marks.students))
    return FilledRoster(name, suffix, sheet, tuple(filled), header, len(found), tuple(unknown), sentence)


def _free(title: str, heads: set[str]) -> str:
    numbered: Iterator[str] = (title if number == 1 else f"{title} {number}" for number in range(1, len(heads) + 2))
    return next(name for name in numbered if fold(name) not in heads)


def _values(student: GradedStudent | None, extras: Sequence[str], *, drafts: bool) -> tuple[Value, ...]:
    """Return points and extras of one student; nothing where nobody was found or nothing is finished."""
    if student is None or not (student.state == "finished" or (drafts and student.state == "draft")):
        return (None,) * (1 + len(extras))
    told: dict[str, Value] = {"late": student.late_days, "comment": clean(student.comment) or None}
    return (student.total, *(told[code] for code in extras))


def _sentence(given: int, found: int, students: int) -> str:
    said = _("{given} of {found} have points").format(
        given=f"{given:,}", found=n_("{n} student found", "{n} students found", found)
    )
    missing = students - found
    if missing > 0:
        said += "; " + n_("{n} of the class is not in the list", "{n} of the class are not in the list", missing)
    return said + "."
