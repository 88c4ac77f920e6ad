"""What a correction can say beside a text: that there is nothing, or that the files speak again.

Both are letters in ``kinds`` of the stored row of a correction. They travel with its observations as two lists of
columns and are settled before the fold: a **cleared** column hides what lower ranks say, files and corrections alike
(a text of the same cell stands in its place); a **released** column hides lower corrections and what they cleared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from careerdash.imports.records.observe import columns_of

CLEARED, RELEASED = "x", "r"
CORRECTION_RANK = 1 << 61
_LISTS = {CLEARED: "cleared", RELEASED: "released"}
# Two posts in one cell fill these: they go with the cell, unless a column of their own states them.
_POSTS = {"salary": ("salary_entry", "salary_experienced")}


@dataclass(frozen=True, slots=True)
class _Mark:
    record: str
    rank: int
    letter: str
    column: str


def marked(table: pa.Table, kinds: Sequence[str], mapping: Mapping[int, str]) -> pa.Table:
    """Add to the observations of a correction what its rows clear and release; ``kinds`` has a text per row."""
    for letter, name in _LISTS.items():
        lists = [_columns(row, letter, mapping) for row in kinds]
        if any(lists):
            table = table.append_column(name, pa.array(lists, pa.list_(pa.string())))
    return table


def _columns(kinds: str, letter: str, mapping: Mapping[int, str]) -> list[str] | None:
    fields = [mapping[index] for index, found in enumerate(kinds) if found == letter and index in mapping]
    return sorted({column for field in fields for column in columns_of(field)}) or None


def settled(observed: pa.Table) -> pa.Table:
    """Return observations with hidden values taken out, and without the marks that hid them."""
    marks = list(_marks(observed))
    names = [name for name in _LISTS.values() if name in observed.column_names]
    if not marks:
        return observed.drop_columns(names) if names else observed
    records, ranks = observed["record_id"].combine_chunks(), observed["rank"].combine_chunks()
    for mark in marks:
        if mark.column not in observed.column_names or _void(mark, marks):
            continue
        hidden = pc.and_(pc.equal(records, mark.record), pc.fill_null(pc.less(ranks, mark.rank), fill_value=False))
        if mark.letter == RELEASED:
            hidden = pc.and_(hidden, pc.greater_equal(ranks, CORRECTION_RANK))
        posts = [(post, _of_posts(observed, hidden, mark.column, post)) for post in _POSTS.get(mark.column, ())]
        for column, where in [(mark.column, hidden), *posts]:
            observed = _without(observed, column, where)
    return observed.drop_columns(names)


def corrected_columns(observed: pa.Table) -> set[tuple[str, str]]:
    """Return the record and column of everything a correction states or clears."""
    corrections = observed.filter(pc.fill_null(pc.greater_equal(observed["rank"], CORRECTION_RANK), fill_value=False))
    if not len(corrections):
        return set()
    marks = list(_marks(corrections))
    cleared = {(mark.record, mark.column) for mark in marks if mark.letter == CLEARED and not _void(mark, marks)}
    stated = settled(corrections)
    apart = {"raw_id", "record_id", "rank", "on_roster", "level_by_title"}
    records = stated["record_id"].to_pylist()
    return cleared | {
        (records[position], name)
        for name in stated.column_names
        if name not in apart
        for position in pc.indices_nonzero(pc.is_valid(stated[name])).to_pylist()
    }


def _marks(observed: pa.Table) -> Iterator[_Mark]:
    for letter, name in _LISTS.items():
        if name not in observed.column_names:
            continue
        rows = observed.filter(pc.is_valid(observed[name])).select(["record_id", "rank", name]).to_pylist()
        for row in rows:
            for column in row[name]:
                yield _Mark(row["record_id"], row["rank"], letter, column)


def _void(mark: _Mark, marks: Sequence[_Mark]) -> bool:
    """Whether a later release takes back what a mark cleared."""
    return mark.letter == CLEARED and any(
        other.letter == RELEASED
        and other.rank > mark.rank
        and (other.record, other.column) == (mark.record, mark.column)
        for other in marks
    )


def _of_posts(observed: pa.Table, hidden: pa.Array, column: str, post: str) -> pa.Array:
    """Where the pay of a post was read out of the cell that is hidden."""
    if post not in observed.column_names:
        return pa.array([False] * len(observed))
    places = set(pc.indices_nonzero(hidden).to_pylist())

    def text(value: Any) -> str:
        return str(value["text"]) if value and value["text"] else ""

    return pa.array(
        [
            number in places and bool(own := text(observed[post][number].as_py()))
            and own in text(observed[column][number].as_py())
            for number in range(len(observed))
        ]
    )  # fmt: skip


def _without(observed: pa.Table, name: str, hidden: pa.Array) -> pa.Table:
    if not pc.any(hidden).as_py():
        return observed
    places = pa.array(np.arange(len(observed)), mask=hidden.to_numpy(zero_copy_only=False))
    column = observed[name].combine_chunks().take(places)
    return observed.set_column(observed.column_names.index(name), name, column)
