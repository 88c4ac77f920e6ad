"""Tables on their side: fields down the first column, one interview per column."""

from collections import Counter
from collections.abc import Sequence

_FEWEST_LABELS = 3
_SHARE = 0.6


def value_columns(grid: Sequence[Sequence[str | None]], labels: Sequence[tuple[int, int, bool]]) -> list[int]:
    """Return the columns of which each is an interview, none where the sheet is no table on its side.

    ``labels`` are row, column and whether the label is about the student. All labels have to stand in one column, and
    most of those about the interview have a value in each of at least two columns.
    """
    standing = {column for _row, column, _student in labels}
    if len(standing) != 1:
        return []
    at = standing.pop()
    own = [row for row, _column, student in labels if not student]
    if len(own) < _FEWEST_LABELS:
        return []
    filled = Counter(column for row in own for column in range(at + 1, len(grid[row])) if grid[row][column])
    columns = sorted(column for column, times in filled.items() if times >= _SHARE * len(own))
    return columns if len(columns) > 1 else []
