"""The cells of a large sheet found all at once, where its writer wrote them in the usual way.

Nearly every program that saves workbooks writes a cell as ``<c r="B7" ...>`` right behind the one before it, and a text
in one of three shapes. Here a piece of a sheet is taken apart by array arithmetic: places, plain texts, and everything
else (numbers, dates, errors, formatted or escaped texts) as the bytes it stands in, to be read by calamine later. What
does not look like this in every detail raises ``NotPlain``; the sheet is then read in the ordinary way.
"""

from dataclasses import dataclass

import numpy as np

from careerdash.workbooks.ooxml import require_plain
from careerdash.workbooks.plain_pieces import PADDING, Letters, Numbers, Spans, Words, marked, mask, windows, word

_ROW_END = b"</row>"
_LAST_ROW = 1_048_576
_LARGEST = 2**31 - 1
_QUOTE, _SPACE, _OPENING = b'" <'
_BYTE = np.uint64(0xFF)


@dataclass(frozen=True, slots=True)
class PieceCells:
    """The cells of a piece of whole rows, in the order of the file; ``row`` counts the rows of the piece from 0.

    ``rows`` are the numbers Excel shows. ``texts`` are plain texts, ``shared`` the numbers of shared ones, ``odd`` all
    other cells that hold anything, with everything from behind the place of the cell to its end; ``odd_tags`` is how
    many tags have to open in all odd cells together if nothing was overlooked.
    """

    rows: Numbers
    row: Numbers
    column: Numbers
    texts: Spans
    shared: Spans
    odd: Spans
    odd_tags: int


def take_apart(content: bytes) -> PieceCells:
    """Return the cells of a piece of whole rows; it ends behind a row and ``PADDING``. Raises ``NotPlain``."""
    require_plain(len(content) <= _LARGEST)
    letters = np.frombuffer(content, np.uint8)
    seen = windows(content)
    tags = np.flatnonzero(letters == _OPENING)
    first = letters[tags + 1]
    cells, rows = tags[first == ord("c")], tags[first == ord("r")]
    require_plain(len(rows) > 0 and bool(np.all(seen[rows] == word(b'<row r="'))))
    numbers, digits, shown = _row_numbers(seen[rows + 8])
    ends = np.append(rows[1:], len(content) - len(PADDING)) - len(_ROW_END)
    closed = (seen[np.maximum(ends, 0)] & mask(6)) == word(_ROW_END)
    counts = np.diff(np.append(np.searchsorted(cells, rows), len(cells)))
    require_plain(bool(np.all(closed | (counts == 0))) and int(counts.sum()) == len(cells))
    row = np.repeat(np.arange(len(rows)), counts)
    column, quote = _places(seen, cells, shown[row], digits[row])
    require_plain(bool(np.all((np.diff(row) > 0) | (np.diff(column) > 0))))
    end = np.append(cells[1:], 0)
    last = np.cumsum(counts)[counts > 0] - 1
    end[last] = ends[counts > 0]
    texts, shared, odd = _told_apart(letters, seen, quote + 1, end, marked(content, letters, cells))
    odd_tags = len(tags) - len(rows) - int(closed.sum()) - 6 * len(texts.cells) - 4 * len(shared.cells)
    # the opening tag of each cell that is empty or odd
    odd_tags -= len(cells) - len(texts.cells) - len(shared.cells)
    return PieceCells(numbers, row, column, texts, shared, odd, odd_tags)


def _row_numbers(behind: Words) -> tuple[Numbers, Numbers, Words]:
    """Return the numbers of rows, how many digits they have, and digits with the closing quote as a window."""
    number = np.zeros(len(behind), np.int64)
    digits = np.zeros(len(behind), np.int64)
    reading = np.ones(len(behind), np.bool_)
    for place in range(8):
        letter = ((behind >> np.uint64(8 * place)) & _BYTE).astype(np.int64)
        closing = letter == _QUOTE
        digits[closing & reading] = place
        reading &= ~closing
        require_plain(bool(np.all(((letter >= ord("0")) & (letter <= ord("9"))) | ~reading)))
        number = np.where(reading, number * 10 + letter - ord("0"), number)
    require_plain(not reading.any() and bool(np.all((digits > 0) & (number <= _LAST_ROW))))
    return number, digits, behind & _masks(digits + 1)


def _masks(sizes: Numbers) -> Words:
    return np.array([mask(size) for size in range(9)], np.uint64)[sizes]


def _places(seen: Words, cells: Numbers, shown: Words, digits: Numbers) -> tuple[Numbers, Numbers]:
    """Return the column of every cell and where its place ends. A cell has to state the row it stands in."""
    head = seen[cells]
    require_plain(bool(np.all((head & mask(6)) == word(b'<c r="'))))
    one = ((head >> np.uint64(48)) & _BYTE).astype(np.int64) - (ord("A") - 1)
    two = (head >> np.uint64(56)).astype(np.int64) - (ord("A") - 1)
    double = two > 0
    require_plain(bool(np.all((one > 0) & (one <= 26) & (two <= 26))))
    at = cells + 7 + double
    require_plain(bool(np.all((seen[at] & _masks(digits + 1)) == shown)))
    return np.where(double, one * 26 + two, one) - 1, at + digits


def _told_apart(
    letters: Letters, seen: Words, behind: Numbers, end: Numbers, marked: Numbers
) -> tuple[Spans, Spans, Spans]:
    """Return plain texts, shared texts and odd cells; ``behind`` is the place behind the quote of the cell's place."""
    attributes = seen[behind]
    type_at = behind.copy()
    styled = np.flatnonzero((attributes & mask(4)) == word(b' s="'))
    if len(styled):
        size = np.zeros(len(styled), np.int64)
        for place in (7, 6, 5):
            size[((attributes[styled] >> np.uint64(8 * place)) & _BYTE) == _QUOTE] = place + 1
        type_at[styled] += size
        attributes = attributes.copy()
        attributes[styled] = seen[type_at[styled]]
    ordinary = np.ones(len(behind), np.bool_)
    ordinary[marked] = False

    inline = np.flatnonzero((attributes == word(b' t="inli')) & ordinary)
    at, stop = type_at[inline], end[inline]
    kept = (seen[at + 8] == word(b'neStr"><')) & ((seen[at + 16] & mask(6)) == word(b"is><t>"))
    kept &= (seen[stop - 8] == word(b"/is></c>")) & ((seen[stop - 13] & mask(5)) == word(b"</t><"))
    start, stop = at + 22, stop - 13
    # outer spaces do not count, unless the text says so
    kept &= (stop >= start) & (letters[start] > _SPACE) & (letters[stop - 1] > _SPACE)
    inline, texts = inline[kept], Spans(inline[kept], start[kept], stop[kept])

    pooled = np.flatnonzero((attributes == word(b' t="s"><')) & ordinary)
    at, stop = type_at[pooled], end[pooled] - 8
    kept = ((seen[at + 8] & mask(2)) == word(b"v>")) & (seen[stop] == word(b"</v></c>")) & (stop > at + 10)
    pooled, shared = pooled[kept], Spans(pooled[kept], at[kept] + 10, stop[kept])

    odd = np.ones(len(behind), np.bool_)
    odd[inline] = odd[pooled] = False
    odd[((attributes & mask(2)) == word(b"/>")) & (end == type_at + 2)] = False
    others = np.flatnonzero(odd)
    return texts, shared, Spans(others, behind[others], end[others])
