"""Long answers that stand word for word in the rows of two students: to be looked at, never an accusation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.issues import SameText
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.wording import _

_FREE = frozenset({"liked", "disliked", "prior_view", "reality", "plan", "cultivation_plan", "text"})
# Shorter answers are the same by chance; a Chinese character says about as much as three letters.
_LETTERS, _CHARACTERS = 60, 24
# A text that more students share was given to them: a heading, an example, a sentence of the template.
_MOST_STUDENTS = 6
# More rows are no hand-in of a class, and every text is looked at letter by letter.
_MOST_ROWS = 5_000
_APART = re.compile(r"[\W_]+")
_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def same_texts(sheets: Sequence[StagedSheet], files: Sequence[str]) -> Iterator[SameText]:
    """Yield a warning at each row that repeats a long answer of another student, naming the first row that has it."""
    if sum(len(sheet.data) for sheet in sheets) > _MOST_ROWS:
        return
    found: dict[str, list[tuple[StagedSheet, int, int]]] = defaultdict(list)
    for sheet in sheets:
        if sheet.kind is SheetKind.UNKNOWN or sheet.observed is None:
            continue
        reads = fields_of(sheet.kind)
        for column in sheet.columns:
            if column.field and (column.field in _FREE or reads[column.field].reads == "question"):
                for position, text in _long(sheet, column.index):
                    found[text].append((sheet, position, column.index))
    for places in found.values():
        students = {_student(sheet, position): (sheet, position, index) for sheet, position, index in reversed(places)}
        if 2 <= len(students) <= _MOST_STUDENTS:
            yield from _told(students, files)


def _told(students: Mapping[str, tuple[StagedSheet, int, int]], files: Sequence[str]) -> Iterator[SameText]:
    (who, (first, at, column)), *others = reversed(list(students.items()))
    row = first.place(at, column)[0]
    for _other, (sheet, position, index) in others:
        detail = _("The same text stands in row {row} of {sheet}, {file} ({student})").format(
            row=row, sheet=first.name, file=files[first.file], student=who
        )
        at_row, letter = sheet.place(position, index)
        yield SameText(files[sheet.file], sheet.name, at_row, letter, detail)


def _long(sheet: StagedSheet, index: int) -> Iterator[tuple[int, str]]:
    """Position and folded text of the long cells of a column; every distinct text is folded once."""
    texts = sheet.data[f"c{index}"].combine_chunks()
    places = pc.indices_nonzero(pc.fill_null(pc.greater_equal(pc.utf8_length(texts), _CHARACTERS), fill_value=False))
    if not len(places):
        return
    encoded = texts.take(places).dictionary_encode()
    folded = [_folded(text) for text in encoded.dictionary.to_pylist()]
    for position, code in zip(places.to_pylist(), encoded.indices.to_pylist(), strict=True):
        if folded[code]:
            yield position, folded[code]


def _folded(text: str) -> str:
    bare = _APART.sub("", text).casefold()
    wide = len(_WIDE.findall(bare))
    return bare if len(bare) >= _LETTERS or wide >= _CHARACTERS else ""


def _student(sheet: StagedSheet, position: int) -> str:
    """The student of a row as typed: the name, else the number."""
    students = sheet.observed.students if sheet.observed else pa.table({})
    for name in ("student_name", "student_id"):
        value = students[name][position].as_py() if name in students.column_names else None
        if value:
            return str(value["text"] if isinstance(value, dict) else value)
    return ""
