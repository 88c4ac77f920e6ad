"""One sheet on its way into the store: header, mapping, decisions, data rows apart from notes, observations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.folding import clean, fold
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.model import ImportSettings, SheetChoice
from careerdash.imports.records.columns import whole
from careerdash.imports.records.observe import Observed, SheetRows, observe
from careerdash.imports.sheets.by_values import map_by_values
from careerdash.imports.sheets.decisions import NOTHING_DECIDED, as_before, decide, stored_decisions
from careerdash.imports.sheets.detect import Detected, detect, header_at, header_named
from careerdash.imports.sheets.file_names import student_in_name
from careerdash.imports.sheets.forms import read_form
from careerdash.imports.sheets.mapping import Column, column_letter, map_columns
from careerdash.imports.sheets.merged_cells import filled_down, header_spans
from careerdash.imports.sheets.pairs import split_column
from careerdash.imports.sheets.proofs import NOBODY, People
from careerdash.imports.sheets.remark_rows import further_notes
from careerdash.imports.sheets.terms import Terms
from careerdash.values.date_orders import decide_order
from careerdash.values.terms import Term
from careerdash.workbooks.cells import SheetCells
from careerdash.workbooks.template_plan import is_instruction_sheet

_TOTAL_WORDS = (
    "合计", "总计", "小计", "总数", "平均", "平均值", "均值", "共计",
    "平均分", "均分", "最高分", "最低分", "最大值", "最小值", "中位数",
    "total", "totals", "subtotal", "grand total", "sum", "average", "mean", "count", "median", "maximum", "minimum",
)  # fmt: skip
_SUMMARY = (
    r"^(grand total|sub-?total|totals?|average|mean|number of|合计|总计|小计|总数|总人数|平均|共计|人数)"
    r"[\s:：].{0,24}$"
)
_COUNT = r"^\s*\d{1,4}\s*(人|名|个|rows?|students?|interviews?)?\s*$"
_REMARK = (
    r"^(注|备注|說明|说明|附注|制表人?|填表人?|审核人?|统计人?|notes?|remarks?|legend|prepared by|compiled by|source)"
    r"\s*[:：\d.、]?"
)
_REMARK_LENGTH = 12
_SEARCH = 20
_ID_IN_NAME, _NAME_IN_NAME = "Student ID (file name)", "Student name (file name)"


@dataclass(frozen=True, slots=True)
class StagedSheet:
    """A sheet with everything the plan and the commit need; ``data`` and ``notes`` are slices of its cells.

    Under edits ``data`` holds the edited cells and ``typed`` those of the file; ``edits`` gives the new texts by
    position and column, ``taken`` the positions whose texts come from an earlier repair of the same row.
    """

    file: int
    position: int
    name: str
    hidden: bool
    kind: SheetKind
    header_row: int | None
    headers: tuple[str, ...]
    columns: tuple[Column, ...]
    first_rows: tuple[tuple[str, ...], ...]
    decisions: Mapping[str, Any]
    evidence: Mapping[str, str]
    data: pa.Table
    notes: pa.Table
    raw_ids: pa.Array
    note_ids: pa.Array
    observed: Observed | None
    uncertain: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    typed: pa.Table | None = None
    edits: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()
    erased: frozenset[int] = frozenset()

    def place(self, position: int, column: int) -> tuple[int, str]:
        """Return file row and column letter of a value, as Excel shows them; half a fact stands with the whole."""
        column = self._typed_in(column)
        if (position, column) in self.places:
            row, at = self.places[position, column]
            return row, column_letter(at)
        return int(self.data["row"][position].as_py()), column_letter(column)

    def _typed_in(self, column: int) -> int:
        made = self.columns[column] if column < len(self.columns) else None
        if made is None or not made.made:
            return column
        whole_facts = (c for c in self.columns if c.split and half_header(c, made.field or "") == made.header)
        return next((c.index for c in whole_facts), column)

    @property
    def cells(self) -> list[pa.Array]:
        """The columns of the data rows, from column A."""
        return cell_columns(self.data)

    def mapping_json(self) -> str:
        """Column number -> field, as stored."""
        return json.dumps({str(column.index): column.field for column in self.columns}, ensure_ascii=False)

    def decisions_json(self) -> str:
        """The decisions as stored."""
        return json.dumps(stored_decisions(self.decisions), ensure_ascii=False) if self.decisions else "{}"


def cell_columns(table: pa.Table) -> list[pa.Array]:
    """Return c0..cN of a table of cells as plain arrays."""
    names = [name for name in table.column_names if name not in {"row", "kinds"}]
    return [whole(table[name]) for name in names]


def stage_sheet(
    sheet: SheetCells,
    file: int,
    file_name: str,
    position: int,
    choice: SheetChoice,
    settings: ImportSettings,
    terms: Terms,
    next_id: int,
    today: date,
    people: People = NOBODY,
    earlier: Mapping[str, Any] = NOTHING_DECIDED,
) -> StagedSheet:
    """Work out what a sheet holds and read its values; ids of its rows start at ``next_id``.

    ``people`` are the students known already, by whom a column that holds them can be told; ``earlier`` is what was
    decided when this sheet of a file of this name was imported last.
    """
    table = sheet.table
    head = [
        tuple(row[name] for name in table.column_names if name not in {"row", "kinds"})
        for row in table.slice(0, _SEARCH).to_pylist()
    ]
    layout = _layout(sheet, head, choice, settings)
    if layout is None:
        headers: tuple[str, ...] = ("",) * len(cell_columns(table))
        ids = pa.array(range(next_id, next_id + len(table)), pa.int64())
        empty = table.slice(0, 0)
        return StagedSheet(
            file, position, sheet.name, sheet.hidden, SheetKind.UNKNOWN, None, headers, (), _shown(head), {}, {},
            empty, table, ids.slice(0, 0), ids, None,
        )  # fmt: skip
    columns = map_columns(layout.headers, layout.kind, settings.headers, choice.mapping, choice.origin)
    columns = map_by_values(layout.kind, columns, layout.data, frozenset(choice.mapping), people, today)
    layout, columns = _with_student(layout, columns, file_name, choice)
    term = _term(layout, columns, settings, terms)
    layout, columns = _with_halves(layout, columns, settings, term)
    kind, headers, data, notes = layout.kind, layout.headers, layout.data, layout.notes
    mapping = {column.index: column.field for column in columns if column.field}
    raw_ids = pa.array(np.arange(next_id, next_id + len(data), dtype=np.int64))
    first_note = next_id + len(data)
    note_ids = pa.array(np.arange(first_note, first_note + len(notes), dtype=np.int64))
    cells = cell_columns(data)
    decisions, evidence, uncertain = decide(kind, mapping, headers, cells, settings, term, today, whole(data["kinds"]))
    as_before(decisions, uncertain, settings, earlier)
    # a mapping made by hand is used first when the same headers come again
    by_values = any(column.by_values for column in columns)
    decisions["chosen"] = bool(choice.mapping or choice.kind or settings.headers or by_values)
    # columns that no cell of the file was typed in
    decisions["made"] = [column.index for column in columns if column.made or column.from_file_name]
    # the rows of a form are made of its labels: its header names no cell above or beside a note
    decisions["form"] = bool(layout.places)
    if layout.places:
        numbers = data["row"].to_pylist()
        decisions["places"] = {
            f"{numbers[position]},{column}": f"{column_letter(at)}{row}"
            for (position, column), (row, at) in layout.places.items()
        }
    if kind is SheetKind.INTERVIEWS and (given := settings.career_field or earlier.get("field")):
        decisions["field"] = clean(given)
    if settings.class_name:
        decisions |= {"class_name": clean(settings.class_name), "class_key": fold(settings.class_name)}
    observed = observe(SheetRows(kind, mapping, decisions, raw_ids, whole(data["kinds"]), cells))
    return StagedSheet(
        file, position, sheet.name, sheet.hidden, kind, layout.header_row, headers, columns, _shown(head), decisions,
        evidence, data, notes, raw_ids, note_ids, observed, uncertain, layout.places,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things are on a sheet: headers, data rows, notes; for forms the place of every value."""

    kind: SheetKind
    header_row: int
    headers: tuple[str, ...]
    data: pa.Table
    notes: pa.Table
    places: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def _layout(
    sheet: SheetCells, head: Sequence[Sequence[str | None]], choice: SheetChoice, settings: ImportSettings
) -> _Layout | None:
    """A form where labels stand under each other, else a table under its header; None where neither is found."""
    guide = sheet.hidden or is_instruction_sheet(sheet.name)
    if choice.kind is SheetKind.UNKNOWN or (guide and choice.kind is None):
        return None
    if choice.header_row is None and (form := read_form(sheet, choice.kind)) is not None:
        return _Layout(form.kind, form.top, form.headers, form.data, form.notes, form.places)
    found = _header(sheet, head, choice, settings)
    if found.position is None or found.kind is SheetKind.UNKNOWN:
        return None
    table = filled_down(sheet.table, sheet.merged, int(sheet.table["row"][found.position].as_py()))
    columns = map_columns(found.headers, found.kind, settings.headers, choice.mapping)
    body = table.slice(found.position + 1)
    mapping = {column.index: column.field for column in columns if column.field}
    remark = _notes(body, mapping, found.headers, [c.index for c in columns if c.field or c.split])
    # of a header of two rows the upper one is kept as a note: the stored headers join the two
    notes = pa.concat_tables([table.slice(0, found.position), body.filter(remark)])
    header_row = int(table["row"][found.position].as_py())
    return _Layout(found.kind, header_row, found.headers, _without(body, remark), notes)


def _term(layout: _Layout, columns: tuple[Column, ...], settings: ImportSettings, terms: Terms) -> Term | None:
    """The term of the class the sheet belongs to, for dates typed without a year."""
    told = {"class_name", "student_id"}
    texts = {column.field: whole(layout.data[f"c{column.index}"]) for column in columns if column.field in told}
    return terms.of(settings.class_name, texts.get("class_name"), texts.get("student_id"))


def _with_halves(
    layout: _Layout, columns: tuple[Column, ...], settings: ImportSettings, term: Term | None
) -> tuple[_Layout, tuple[Column, ...]]:
    """Give the two facts of a column a column each, unless another column states the fact."""
    taken = {column.field for column in columns if column.field}
    data, headers, kinds = layout.data, list(layout.headers), layout.data["kinds"].combine_chunks()
    for column in [column for column in columns if column.split]:
        pair = column.split or ("", "")
        texts = data[f"c{column.index}"].combine_chunks()
        order = decide_order([text for text in texts.unique().to_pylist() if text]).order
        halves = split_column(texts, pair, order.value if order else settings.date_order, term)
        for field_name, half in zip(pair, halves, strict=True):
            if field_name in taken:
                continue
            taken.add(field_name)
            index = len(headers)
            headers.append(half_header(column, field_name))
            data = data.append_column(f"c{index}", half)
            kinds = pc.binary_join_element_wise(kinds, pa.scalar("s"), "")
            columns = (*columns, Column(index, headers[-1], headers[-1], field_name, "split", made=True))
    data = data.set_column(data.column_names.index("kinds"), "kinds", kinds)
    return replace(layout, data=data, headers=tuple(headers)), columns


def half_header(column: Column, field_name: str) -> str:
    """Return what the column of one of two facts is called."""
    return f"{column.header} → {field_name}"


def _with_student(
    layout: _Layout, columns: tuple[Column, ...], file_name: str, choice: SheetChoice
) -> tuple[_Layout, tuple[Column, ...]]:
    """Interviews that name no student belong to the student in the name of the file.

    Where the sheet gives the same name as the file, the number in the name of the file is taken too.
    """
    named = ("student_id", "student_name")
    if layout.kind is SheetKind.ROSTER or not len(layout.data) or any(set(named) & set(c.split or ()) for c in columns):
        return layout, columns
    stated = {column.field: layout.data[f"c{column.index}"] for column in columns if column.field in named}
    filled = {field for field, texts in stated.items() if texts.null_count < len(texts)}
    found = dict(zip(named, student_in_name(file_name), strict=True))
    if filled == {"student_name"} and found["student_name"]:
        names = {fold(text or "") for text in stated["student_name"].unique().to_pylist()}
        found["student_name"] = None
        filled = set() if names == {fold(student_in_name(file_name)[1] or "")} else filled
    if filled:
        return layout, columns
    data, headers = layout.data, list(layout.headers)
    for field_name, header in zip(named, (_ID_IN_NAME, _NAME_IN_NAME), strict=True):
        if (text := found[field_name]) is None:
            continue
        index, wanted = len(headers), choice.mapping.get(len(headers), field_name)
        # an empty place for it on the sheet gives way
        columns = tuple(replace(c, field=None, reason="") if wanted and c.field == wanted else c for c in columns)
        columns = (*columns, Column(index, header, header, wanted, "file name", from_file_name=True))
        data = data.append_column(f"c{index}", pa.repeat(pa.scalar(text), len(data)))
        headers.append(header)
    letters = "s" * (len(headers) - len(layout.headers))
    kinds = pc.binary_join_element_wise(data["kinds"], pa.scalar(letters), "")
    data = data.set_column(data.column_names.index("kinds"), "kinds", kinds)
    return replace(layout, data=data, headers=tuple(headers)), columns


def _header(
    sheet: SheetCells, head: Sequence[Sequence[str | None]], choice: SheetChoice, settings: ImportSettings
) -> Detected:
    """Where the header stands and what the rows are."""
    rows = sheet.table["row"].slice(0, _SEARCH).to_pylist()
    spans = header_spans(sheet.merged, rows)
    if choice.header_row is not None and choice.header_row in rows:
        return header_at(sheet.name, head, rows.index(choice.header_row), choice.kind, spans)
    found = detect(sheet.name, head, choice.kind, spans)
    return found if found.position is not None else header_named(sheet.name, head, settings.headers, choice.kind)


def _notes(body: pa.Table, mapping: Mapping[int, str], headers: Sequence[str], read: Sequence[int]) -> pa.Array:
    """Mark the rows that are no data: totals, remarks, a header repeated on the next page."""
    cells = cell_columns(body)
    nowhere = pa.repeat(pa.scalar(False), len(body))
    if not len(body) or not cells:
        return nowhere
    # what the first cell of a row says is asked of each distinct text once
    first = _first_texts(cells).dictionary_encode()
    texts = pc.utf8_trim_whitespace(first.dictionary)
    word = pc.utf8_rtrim(pc.utf8_lower(texts), ":： ")
    total = pc.or_(pc.is_in(word, value_set=pa.array(_TOTAL_WORDS)), pc.match_substring_regex(word, _SUMMARY))
    total = total.take(first.indices)
    if pc.any(total).as_py():
        typed = texts.take(first.indices)
        for index, name in mapping.items():
            if name in {"student_id", "student_name", "professional_name"}:
                # a count may stand under the name; a name or a number of a student makes the row a student's
                count = pc.or_(pc.equal(cells[index], typed), pc.match_substring_regex(cells[index], _COUNT))
                total = pc.and_(total, pc.or_kleene(pc.is_null(cells[index]), count))
    long = pc.greater(pc.utf8_length(texts), _REMARK_LENGTH)
    remark = pc.or_(long, pc.match_substring_regex(pc.utf8_lower(texts), _REMARK)).take(first.indices)
    lonely = nowhere
    if len(mapping) > 1 and pc.any(remark).as_py():
        kinds = whole(body["kinds"])
        filled = pc.subtract(pc.utf8_length(kinds), pc.count_substring(kinds, "."))
        lonely = pc.and_(pc.equal(filled, 1), remark)
    repeated = pa.repeat(pa.scalar(True), len(body))
    for index in list(mapping)[:3]:
        if pc.any(repeated).as_py():
            same = pc.equal(pc.utf8_trim_whitespace(cells[index]), headers[index])
            repeated = pc.and_(repeated, pc.fill_null(same, False))
    further = further_notes(body, cells, read, first)
    return pc.fill_null(pc.or_(pc.or_(pc.or_(total, lonely), repeated), further), False)


def _first_texts(cells: Sequence[pa.Array]) -> pa.Array:
    """The first text of every row; columns behind one without gaps cannot hold it."""
    asked: list[pa.Array] = []
    for column in cells:
        asked.append(column)
        if not column.null_count:
            break
    return pc.coalesce(*asked) if len(asked) > 1 else asked[0]


def _without(body: pa.Table, remark: pa.Array) -> pa.Table:
    """The data rows. Most sheets have no row between that is none, and need not be copied to leave it out."""
    places = pc.indices_nonzero(remark)
    if len(places) and places[0].as_py() < len(body) - len(places):
        return body.filter(pc.invert(remark))
    return body.slice(0, len(body) - len(places))


def _shown(head: Sequence[Sequence[str | None]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell or "" for cell in row) for row in head[:8])
