"""Pieces of a large part, looked at all at once: eight-byte windows, and spans that become Arrow values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from careerdash.workbooks.ooxml import require_plain

Letters = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]

# Windows of eight bytes are looked at behind the end of a piece.
PADDING = bytes(32)
# What fits the cache of a processor and still holds some thousand rows.
_PIECE = 4 * 1024 * 1024
_LONGEST = 64 * 1024 * 1024
_ESCAPE, _RETURN, _UNDERLINE = b"&\r_"


@dataclass(frozen=True, slots=True)
class Spans:
    """Some cells of a piece, by their number in it, and where what they hold starts and stops."""

    cells: Numbers
    start: Numbers
    stop: Numbers

    def values(self, content: bytes) -> pa.Array:
        """Return what they hold as binary values."""
        return self.pointers(content).take(pa.array(np.arange(0, 2 * len(self.start), 2)))

    def pointers(self, content: bytes) -> pa.Array:
        """Return an array that points into the content and copies nothing: every second value is one of these."""
        ends = np.empty(2 * len(self.start), np.int32)
        ends[0::2], ends[1::2] = self.start, self.stop
        buffers = [None, pa.py_buffer(ends), pa.py_buffer(content)]
        return pa.Array.from_buffers(pa.binary(), max(len(ends) - 1, 0), buffers)


def whole_pieces(pieces: Iterable[bytes], end_tag: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield a part in pieces that end behind a tag, padded; the last one, not padded, is what follows it (False)."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size >= _PIECE and (end := piece.rfind(end_tag)) >= 0:
            end += len(end_tag)
            yield b"".join([*waiting, piece[:end], PADDING]), True
            waiting, size = [piece[end:]], len(piece) - end
            continue
        waiting.append(piece)
        require_plain(size <= _LONGEST)
    rest = b"".join(waiting)
    end = rest.rfind(end_tag) + len(end_tag)
    if end >= len(end_tag):
        yield rest[:end] + PADDING, True
        rest = rest[end:]
    yield rest, False


def word(text: bytes) -> np.uint64:
    """Return up to eight bytes as the number an eight-byte window shows."""
    return np.uint64(int.from_bytes(text.ljust(8, b"\0"), "little"))


def mask(size: int) -> np.uint64:
    """Return the mask for the first bytes of a window."""
    return np.uint64((1 << (8 * size)) - 1)


def windows(content: bytes) -> Words:
    """Return the eight bytes from every place on, as numbers."""
    return np.ndarray((len(content) - 7,), np.dtype("<u8"), content, strides=(1,))


def marked(content: bytes, letters: npt.NDArray[np.uint8], starts: Numbers) -> Numbers:
    """Return which of the cells that start there hold what is not read as it stands: ``&amp;``, ``_x000D_`` ..."""
    found = [np.flatnonzero(letters == mark) for mark in (_ESCAPE, _RETURN) if bytes([mark]) in content]
    if b"_x" in content:
        underlines = np.flatnonzero(letters == _UNDERLINE)
        found.append(underlines[letters[underlines + 1] == ord("x")])
    if not found:
        return np.empty(0, np.int64)
    inside = np.searchsorted(starts, np.concatenate(found)) - 1
    return np.unique(inside[inside >= 0])
