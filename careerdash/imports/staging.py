"""One sheet on its way into the store: header, mapping, decisions, data rows apart from notes, observations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.folding import clean, fold
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.decisions import decide, stored_decisions
from careerdash.imports.detect import Detected, detect, header_at
from careerdash.imports.file_names import student_in_name
from careerdash.imports.forms import read_form
from careerdash.imports.mapping import Column, column_letter, map_columns
from careerdash.imports.model import ImportSettings, SheetChoice
from careerdash.imports.observe import Observed, SheetRows, observe
from careerdash.imports.pairs import split_column
from careerdash.values.date_orders import decide_order
from careerdash.workbooks.cells import SheetCells

_TOTAL_WORDS = (
    "合计", "总计", "小计", "总数", "平均", "平均值", "均值", "共计",
    "total", "totals", "subtotal", "grand total", "sum", "average", "mean", "count",
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
    """A sheet with everything the plan and the commit need; ``data`` and ``notes`` are slices of its cells."""

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

    def place(self, position: int, column: int) -> tuple[int, str]:
        """Return file row and column letter of a value, as Excel shows them."""
        if (position, column) in self.places:
            row, at = self.places[position, column]
            return row, column_letter(at)
        return int(self.data["row"][position].as_py()), column_letter(column)

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
    return [table[name].combine_chunks() for name in names]


def stage_sheet(
    sheet: SheetCells,
    file: int,
    file_name: str,
    position: int,
    choice: SheetChoice,
    settings: ImportSettings,
    class_year: int | None,
    next_id: int,
    today: date,
) -> StagedSheet:
    """Work out what a sheet holds and read its values; ids of its rows start at ``next_id``."""
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
    layout = _with_student(layout, file_name, choice, settings)
    columns = map_columns(layout.headers, layout.kind, settings.headers, choice.mapping, choice.origin)
    layout, columns = _with_halves(layout, columns, settings, class_year)
    kind, headers, data, notes = layout.kind, layout.headers, layout.data, layout.notes
    mapping = {column.index: column.field for column in columns if column.field}
    raw_ids = pa.array(range(next_id, next_id + len(data)), pa.int64())
    note_ids = pa.array(range(next_id + len(data), next_id + len(data) + len(notes)), pa.int64())
    cells = cell_columns(data)
    decisions, evidence, uncertain = decide(kind, mapping, headers, cells, settings, class_year, today)
    # a mapping made by hand is used first when the same headers come again
    decisions["chosen"] = bool(choice.mapping or choice.kind or settings.headers)
    if settings.class_name:
        decisions |= {"class_name": clean(settings.class_name), "class_key": fold(settings.class_name)}
    observed = observe(SheetRows(kind, mapping, decisions, raw_ids, data["kinds"].combine_chunks(), cells))
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
    if choice.kind is SheetKind.UNKNOWN or (sheet.hidden and choice.kind is None):
        return None
    if choice.header_row is None and (form := read_form(sheet, choice.kind)) is not None:
        return _Layout(form.kind, int(form.data["row"][0].as_py()), form.headers, form.data, form.notes, form.places)
    found = _header(sheet, head, choice)
    if found.position is None or found.kind is SheetKind.UNKNOWN:
        return None
    table = sheet.table
    columns = map_columns(found.headers, found.kind, settings.headers, choice.mapping)
    body = table.slice(found.position + 1)
    remark = _notes(body, {column.index: column.field for column in columns if column.field}, found.headers)
    # of a header of two rows the upper one is kept as a note: the stored headers join the two
    notes = pa.concat_tables([table.slice(0, found.position), body.filter(remark)])
    header_row = int(table["row"][found.position].as_py())
    return _Layout(found.kind, header_row, found.headers, body.filter(pc.invert(remark)), notes)


def _with_halves(
    layout: _Layout, columns: tuple[Column, ...], settings: ImportSettings, class_year: int | None
) -> tuple[_Layout, tuple[Column, ...]]:
    """Give the two facts of a column a column each, unless another column states the fact."""
    taken = {column.field for column in columns if column.field}
    data, headers, kinds = layout.data, list(layout.headers), layout.data["kinds"].combine_chunks()
    for column in [column for column in columns if column.split]:
        pair = column.split or ("", "")
        texts = data[f"c{column.index}"].combine_chunks()
        order = decide_order([text for text in texts.unique().to_pylist() if text]).order
        halves = split_column(texts, pair, order.value if order else settings.date_order, class_year)
        for field_name, half in zip(pair, halves, strict=True):
            if field_name in taken:
                continue
            taken.add(field_name)
            index = len(headers)
            headers.append(f"{column.header} → {field_name}")
            data = data.append_column(f"c{index}", half)
            kinds = pc.binary_join_element_wise(kinds, pa.scalar("s"), "")
            columns = (*columns, Column(index, headers[-1], headers[-1], field_name, "split", made=True))
    data = data.set_column(data.column_names.index("kinds"), "kinds", kinds)
    return replace(layout, data=data, headers=tuple(headers)), columns


def _with_student(layout: _Layout, file_name: str, choice: SheetChoice, settings: ImportSettings) -> _Layout:
    """Interviews that name no student belong to the student in the name of the file."""
    columns = map_columns(layout.headers, layout.kind, settings.headers, choice.mapping)
    named = {"student_id", "student_name"}
    if any(column.split and named & set(column.split) for column in columns):
        return layout
    fields = {column.field: column.index for column in columns if column.field in named}
    filled = [index for index in fields.values() if layout.data[f"c{index}"].null_count < len(layout.data)]
    if layout.kind is SheetKind.ROSTER or filled or not len(layout.data):
        return layout
    student_id, name = student_in_name(file_name)
    data, headers = layout.data, list(layout.headers)
    for header, text in ((_ID_IN_NAME, student_id), (_NAME_IN_NAME, name)):
        if text:
            data = data.append_column(f"c{len(headers)}", pa.repeat(pa.scalar(text), len(data)))
            headers.append(header)
    letters = "s" * (len(headers) - len(layout.headers))
    kinds = pc.binary_join_element_wise(data["kinds"], pa.scalar(letters), "")
    data = data.set_column(data.column_names.index("kinds"), "kinds", kinds)
    return replace(layout, data=data, headers=tuple(headers))


def _header(sheet: SheetCells, head: Sequence[Sequence[str | None]], choice: SheetChoice) -> Detected:
    """Where the header stands and what the rows are."""
    if choice.header_row is not None:
        rows = sheet.table["row"].slice(0, _SEARCH).to_pylist()
        if choice.header_row in rows:
            return header_at(sheet.name, head, rows.index(choice.header_row), choice.kind)
    return detect(sheet.name, head, choice.kind)


def _notes(body: pa.Table, mapping: Mapping[int, str], headers: Sequence[str]) -> pa.Array:
    """Mark the rows that are no data: totals, remarks, a header repeated on the next page."""
    cells = cell_columns(body)
    if not len(body) or not cells:
        return pa.array([False] * len(body), pa.bool_())
    first = pc.utf8_trim_whitespace(pc.coalesce(*cells))
    word = pc.utf8_rtrim(pc.utf8_lower(first), ":： ")
    total = pc.or_(pc.is_in(word, value_set=pa.array(_TOTAL_WORDS)), pc.match_substring_regex(word, _SUMMARY))
    for index, name in mapping.items():
        if name in {"student_id", "student_name", "professional_name"}:
            # a count may stand under the name; a name or a number of a student makes the row a student's
            count = pc.or_(pc.equal(cells[index], first), pc.match_substring_regex(cells[index], _COUNT))
            total = pc.and_(total, pc.or_kleene(pc.is_null(cells[index]), count))
    filled = pc.subtract(
        pc.utf8_length(body["kinds"].combine_chunks()), pc.count_substring(body["kinds"].combine_chunks(), ".")
    )
    long = pc.greater(pc.utf8_length(first), _REMARK_LENGTH)
    remark = pc.or_(long, pc.match_substring_regex(pc.utf8_lower(first), _REMARK))
    lonely = pc.and_(pc.equal(filled, 1), remark) if len(mapping) > 1 else pa.array([False] * len(body))
    repeated = pa.array([True] * len(body))
    for index in list(mapping)[:3]:
        repeated = pc.and_(
            repeated, pc.fill_null(pc.equal(pc.utf8_trim_whitespace(cells[index]), headers[index]), False)
        )
    return pc.fill_null(pc.or_(pc.or_(total, lonely), repeated), False)


def _shown(head: Sequence[Sequence[str | None]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell or "" for cell in row) for row in head[:8])
