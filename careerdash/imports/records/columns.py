"""Reading one column: every distinct text once, spread over the rows as Arrow arrays."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.imports.issues import Issue
from careerdash.values.missing import is_missing

# Longer texts are prose, never a mark for "nothing".
_LONGEST_MISSING_MARK = 16


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue of one distinct text: which class, the text, what could be meant instead."""

    kind: type[Issue]
    detail: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A problem with the rows (positions in the sheet) that hold its text."""

    problem: Problem
    positions: tuple[int, ...]
    column: int


@dataclass(slots=True)
class Columns:
    """The arrays read from a sheet so far, by observed name, with the problems met.

    ``blank`` holds one array of nulls per type: most fields of a kind of sheet stand on none.
    """

    length: int
    arrays: dict[str, pa.Array] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    blank: dict[pa.DataType, pa.Array] = field(default_factory=dict)

    def get(self, name: str, kind: pa.DataType) -> pa.Array:
        """Return the array of a name; nulls where no column gave it."""
        array = self.arrays.get(name)
        if array is not None:
            return array
        if kind not in self.blank:
            self.blank[kind] = pa.nulls(self.length, kind)
        return self.blank[kind]


def whole(column: pa.ChunkedArray) -> pa.Array:
    """Return a column as one array; one that is a single piece, as the reader hands them over, is not copied."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def trimmed(texts: pa.Array) -> pa.Array:
    """Return the texts without outer spaces; blank ones become null."""
    stripped = pc.utf8_trim_whitespace(texts)
    lengths = pc.binary_length(stripped)
    if pc.equal(lengths, 0).true_count:
        return pc.if_else(pc.equal(lengths, 0), pa.scalar(None, pa.string()), stripped)
    # the copy is dropped where nothing was trimmed
    return texts if pc.sum(lengths) == pc.sum(pc.binary_length(texts)) else stripped


def present(texts: pa.Array) -> pa.Array:
    """Return the texts, null where blank or a mark for "nothing" (N/A, -, 无)."""
    stripped = trimmed(texts)
    short = stripped.filter(pc.less_equal(pc.utf8_length(stripped), _LONGEST_MISSING_MARK))
    marks = [text for text in short.unique().to_pylist() if text is not None and is_missing(text)]
    if not marks:
        return stripped
    return pc.if_else(
        pc.is_in(stripped, value_set=pa.array(marks, pa.string())), pa.scalar(None, pa.string()), stripped
    )


def spread(
    columns: Columns,
    index: int,
    texts: pa.Array,
    read: Callable[[str], tuple[Sequence[object], Problem | None]],
    outputs: Sequence[tuple[str, pa.DataType]],
    bulk: Callable[[pa.Array], tuple[pa.Array, Sequence[pa.Array]]] | None = None,
) -> None:
    """Read every distinct text once and add the resulting arrays.

    ``read`` returns one value per output, and the problem of the text if it has one. ``bulk`` tells which texts need no
    looking at one by one (never null), and gives the outputs of all: what they are for the others does not matter.
    """
    encoded = texts.dictionary_encode()
    distinct, plain, made = encoded.dictionary, None, None
    if bulk is not None and len(distinct):
        plain, made = bulk(distinct)
        distinct = distinct.filter(pc.invert(plain))
    values = [read(text) for text in distinct.to_pylist()]
    for number, (name, kind) in enumerate(outputs):
        array = pa.array([found[0][number] for found in values], kind)
        if plain is not None and made is not None:
            array = pc.replace_with_mask(made[number], pc.invert(plain), array) if len(array) else made[number]
        columns.arrays[name] = array.take(encoded.indices)
    problems = {code: problem for code, (_values, problem) in enumerate(values) if problem is not None}
    if problems:
        if plain is not None:
            codes = pc.indices_nonzero(pc.invert(plain)).to_pylist()
            problems = {codes[place]: problem for place, problem in problems.items()}
        _locate(columns, index, encoded.indices, problems)


def _locate(columns: Columns, index: int, codes: pa.Array, problems: Mapping[int, Problem]) -> None:
    """Note in which rows each problem stands, in one pass over the column."""
    troubled = pc.is_in(codes, value_set=pa.array(problems, codes.type))
    positions: dict[int, list[int]] = defaultdict(list)
    rows = pc.indices_nonzero(pc.and_(troubled, pc.is_valid(codes)))
    for position, code in zip(rows.to_pylist(), codes.take(rows).to_pylist(), strict=True):
        positions[code].append(position)
    columns.found.extend(Found(problems[code], tuple(at), index) for code, at in positions.items())
