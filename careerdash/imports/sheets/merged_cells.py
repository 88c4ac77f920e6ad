"""Cells merged over several rows: what Excel shows beside each of the rows belongs to each of them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from careerdash.workbooks.cells import EMPTY, Area


def filled_down(table: pa.Table, merged: Sequence[Area], header_row: int) -> pa.Table:
    """Return the rows of a sheet with the value of each merged cell below the header in all rows it reaches over.

    ``header_row`` is the number Excel shows. Areas over several columns are titles or remarks and stay as they are.
    """
    areas = [area for area in merged if area[2] > area[0] >= header_row and area[1] == area[3]]
    if not areas:
        return table
    rows = table["row"].to_numpy()
    sources: dict[int, np.ndarray] = {}
    for top, column, bottom, _right in areas:
        start, end = np.searchsorted(rows, [top + 1, bottom + 2])
        if f"c{column}" in table.column_names and start < end and rows[start] == top + 1:
            sources.setdefault(column, np.arange(len(rows)))[start:end] = start
    kinds = table["kinds"].to_pylist()
    for column, at in sources.items():
        name = f"c{column}"
        filled = table[name].take(pa.array(at))
        table = table.set_column(table.column_names.index(name), name, filled)
        for position in np.nonzero(at != np.arange(len(rows)))[0].tolist():
            letters = kinds[position].ljust(column + 1, EMPTY)
            kinds[position] = letters[:column] + kinds[int(at[position])][column] + letters[column + 1 :]
    return table.set_column(table.column_names.index("kinds"), "kinds", pa.array(kinds, pa.string()))


def header_spans(merged: Sequence[Area], rows: Sequence[int]) -> dict[int, dict[int, int]]:
    """Return per position of a row how far its merged cells reach: first column -> last column.

    ``rows`` are the numbers, as Excel shows them, of the rows asked for.
    """
    positions = {row: position for position, row in enumerate(rows)}
    spans: dict[int, dict[int, int]] = {}
    for top, left, _bottom, right in merged:
        if (position := positions.get(top + 1)) is not None:
            spans.setdefault(position, {})[left] = right
    return spans
