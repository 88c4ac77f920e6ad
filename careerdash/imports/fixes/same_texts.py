"""Long answers that stand word for word in the rows of two students: to be looked at, never an accusation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.issues import SameText
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.wording import n_

_FREE = frozenset({"liked", "disliked", "prior_view", "reality", "plan", "cultivation_plan", "text"})
# Shorter answers are the same by chance; a Chinese character says about as much as three letters. Where many rows have
# one sentence in common, it is a way of saying it: then it takes two of them, or one long answer.
_LETTERS, _LONG_ANSWER = 60, 100
_A_FEW = 5
_WIDE_COUNTS = 3
# A text that more students share was given to them: a heading, an example, a sentence of the template.
_MOST_STUDENTS = 6
# More rows are no hand-in of a class, and every text is looked at letter by letter.
_MOST_ROWS = 5_000
_APART = re.compile(r"[\W_]+")
_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


_Row = tuple[int, int]
# How much the text weighs, where it stood first, and where again.
_Shared = tuple[int, "_Place", "_Place"]


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell with a long answer: number of the sheet, position of the row, column, and whose it is."""

    sheet: int
    position: int
    column: int
    student: str

    @property
    def row(self) -> _Row:
        return self.sheet, self.position


def same_texts(sheets: Sequence[StagedSheet], files: Sequence[str]) -> Iterator[SameText]:
    """Yield one warning per row that repeats long answers of a row of another student, naming the first such row."""
    if sum(len(sheet.data) for sheet in sheets) > _MOST_ROWS:
        return
    found: dict[str, list[_Place]] = defaultdict(list)
    for number, sheet in enumerate(sheets):
        for text, place in _answers(number, sheet):
            found[text].append(place)
    pairs: dict[tuple[_Row, _Row], list[_Shared]] = defaultdict(list)
    for text, places in found.items():
        students = {place.student: place for place in reversed(places)}
        if 2 <= len(students) <= _MOST_STUDENTS:
            first, *others = reversed(list(students.values()))
            for other in others:
                pairs[first.row, other.row].append((_weight(text), first, other))
    sentences = sum(len(shared) == 1 and shared[0][0] < _LONG_ANSWER for shared in pairs.values())
    for shared in pairs.values():
        if len(shared) > 1 or shared[0][0] >= _LONG_ANSWER or sentences <= _A_FEW:
            yield _told(sheets, files, min(shared, key=lambda each: each[2].column), len(shared))


def _answers(number: int, sheet: StagedSheet) -> Iterator[tuple[str, _Place]]:
    """The long free texts of a sheet, but for those of people who were erased."""
    if sheet.kind is SheetKind.UNKNOWN or sheet.observed is None:
        return
    reads = fields_of(sheet.kind)
    for column in sheet.columns:
        if not column.field or (column.field not in _FREE and reads[column.field].reads != "question"):
            continue
        for position, text in _long(sheet, column.index):
            if not sheet.erased or sheet.raw_ids[position].as_py() not in sheet.erased:
                yield text, _Place(number, position, column.index, _student(sheet, position))


def _told(sheets: Sequence[StagedSheet], files: Sequence[str], shared: _Shared, count: int) -> SameText:
    _weighs, first, other = shared
    sheet, again = sheets[first.sheet], sheets[other.sheet]
    told = n_(
        "The same text stands in row {row} of {sheet}, {file} ({student})",
        "{n} answers are, word for word, those in row {row} of {sheet}, {file} ({student})",
        count,
        row=sheet.place(first.position, first.column)[0],
        sheet=sheet.name,
        file=files[sheet.file],
        student=first.student,
    )
    return SameText(files[again.file], again.name, *again.place(other.position, other.column), told)


def _long(sheet: StagedSheet, index: int) -> Iterator[tuple[int, str]]:
    """Position and folded text of the long cells of a column; every distinct text is folded once."""
    texts = sheet.data[f"c{index}"].combine_chunks()
    shortest = _LETTERS // _WIDE_COUNTS
    places = pc.indices_nonzero(pc.fill_null(pc.greater_equal(pc.utf8_length(texts), shortest), fill_value=False))
    if not len(places):
        return
    encoded = texts.take(places).dictionary_encode()
    folded = [_folded(text) for text in encoded.dictionary.to_pylist()]
    for position, code in zip(places.to_pylist(), encoded.indices.to_pylist(), strict=True):
        if folded[code]:
            yield position, folded[code]


def _folded(text: str) -> str:
    bare = _APART.sub("", text).casefold()
    return bare if _weight(bare) >= _LETTERS else ""


def _weight(bare: str) -> int:
    return len(bare) + (_WIDE_COUNTS - 1) * len(_WIDE.findall(bare))


def _student(sheet: StagedSheet, position: int) -> str:
    """The student of a row as typed: the name, else the number."""
    students = sheet.observed.students if sheet.observed else pa.table({})
    for name in ("student_name", "student_id"):
        value = students[name][position].as_py() if name in students.column_names else None
        if value:
            return str(value["text"] if isinstance(value, dict) else value)
    return ""
