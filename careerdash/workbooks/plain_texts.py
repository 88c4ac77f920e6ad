"""The table of texts that the sheets of a workbook share, taken apart like a sheet."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from careerdash.workbooks.cells import EMPTY, TEXT
from careerdash.workbooks.odd_cells import Decoded, OddCells, Twin, as_inline, checked, combined, picked
from careerdash.workbooks.ooxml import require_plain
from careerdash.workbooks.plain_pieces import PADDING, Numbers, Spans, marked, mask, whole_pieces, windows, word
from careerdash.workbooks.task import Task

_ENTRY, _ENTRY_END = b"<si>", b"</si>"
_OTHER_ENTRIES = (b"<si/", b"<si ", b"<!")
_SPACE = ord(" ")


class PlainTexts:
    """Reads the table and keeps it until the odd entries are known."""

    def __init__(self, longest: int) -> None:
        self._odd = OddCells()
        self._longest = longest
        self._pieces: list[tuple[pa.Array | None, Numbers]] = []

    def read(self, stream: Iterable[bytes]) -> None:
        """Read the part. Raises ``NotPlain`` and what the stream raises."""
        behind_prologue = False
        for content, of_entries in whole_pieces(stream, _ENTRY_END):
            if not of_entries:
                require_plain(b"</sst>" in content and _ENTRY not in content)
                break
            first = content.find(_ENTRY)
            require_plain(behind_prologue or (b"<sst" in content[:first] and b"<!" not in content[:first]))
            behind_prologue = True
            self._add(content[first:])

    def decode(self, task: Task, twin: Twin, index: int) -> Decoded:
        """Return the table; ``index`` is the place of any sheet. Raises ``NotPlain``."""
        odd = self._odd.decode(task, twin, index)
        texts: list[pa.Array] = [pa.array([], pa.string())]
        for plain, at in self._pieces:
            given = picked(odd.texts, at)
            texts.append(combined([plain, given], len(at)))
        table = pa.concat_arrays(texts)
        filled = np.asarray(table.is_valid().cast(pa.uint8()))
        return Decoded(table, np.where(filled > 0, np.uint8(ord(TEXT)), np.uint8(ord(EMPTY))))

    def _add(self, content: bytes) -> None:
        """Take apart a piece of whole entries."""
        letters, seen = np.frombuffer(content, np.uint8), windows(content)
        tags = np.flatnonzero(letters == ord("<"))
        starts = tags[(seen[tags] & mask(4)) == word(_ENTRY)]
        ends = np.append(starts[1:], len(content) - len(PADDING))
        require_plain(not any(mark in content for mark in _OTHER_ENTRIES))
        require_plain(content.count(_ENTRY_END) == len(starts))
        require_plain(bool(np.all((seen[ends - 5] & mask(5)) == word(_ENTRY_END))))
        plain = (seen[starts] & mask(7)) == word(b"<si><t>")
        plain &= (seen[ends - 9] == word(b"</t></si")) & (ends - starts >= len(b"<si><t></t></si>"))
        plain &= (letters[np.minimum(starts + 7, ends)] > _SPACE) & (letters[ends - 10] > _SPACE)
        plain[marked(content, letters, starts)] = False
        cells, others = np.flatnonzero(plain), np.flatnonzero(~plain)
        texts = Spans(cells, starts[cells] + 7, ends[cells] - 9)
        require_plain(int((texts.stop - texts.start).max(initial=0)) <= self._longest)
        at = np.full(len(starts), -1, np.int64)
        filled = texts.stop > texts.start
        at[cells[filled]] = 2 * np.flatnonzero(filled)
        inside = Spans(others, starts[others] + 4, ends[others] - 5).values(content)
        odd = np.full(len(starts), -1, np.int64)
        if len(others):
            opened = len(tags) - 4 * len(cells) + len(others)
            odd[others] = np.asarray(self._odd.numbers_of(as_inline(inside), opened, len(starts)))
        else:
            require_plain(len(tags) == 4 * len(cells))
        self._pieces.append((checked(picked(texts.pointers(content), at)), odd))
