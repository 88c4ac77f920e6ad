"""The parts of a zip-based workbook, unpacked with a count of what really comes out.

The directory of a zip may state any size; programs that believe it either stop early or unpack gigabytes.
Here each part is inflated piece by piece, the bytes are counted against one budget for the whole file,
and a part that unpacks to another size than stated is refused.
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from careerdash.workbooks.limits import LARGE_PART, Limits
from careerdash.workbooks.refusals import Reason, Refused

PIECE = 1 << 18
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_END_RECORD = struct.Struct("<4s4H2IH")
_END_MARK = b"PK\x05\x06"
_LARGE_END_MARK = b"PK\x06\x06"
_LARGE_END_RECORD = struct.Struct("<32x2Q")
_IN_LARGE_RECORD = 0xFFFFFFFF
_LONGEST_END = 22 + 65_535
_DIRECTORY_BYTES_PER_PART = 600
_MEGABYTE = 1024 * 1024
_ENCRYPTED_FLAG = 1
_HEAD = 65_536
_READ_ENDINGS = (".xml", ".rels", ".bin")
_DEFLATE_RATIO = 1_032  # the most that deflate can pack into one byte
_HARMLESS = 8 * _MEGABYTE


# What the standard library raises over a damaged zip; met by changing bytes at random, not promised anywhere.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)


class ZipParts:
    """An open zip: its part names, and their content within the limits. Raises ``Refused``."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self._budget = limits.unpacked
        self._counted: dict[str, int] = {}
        self._file = path.open("rb")
        try:
            self._check_directory(path.stat().st_size)
            self._entries = {_key(entry.filename): entry for entry in zipfile.ZipFile(self._file).infolist()}
        except BROKEN_ZIP as error:
            self._file.close()
            raise Refused(Reason.TRUNCATED) from error
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    @property
    def names(self) -> list[str]:
        """Names of all parts in small letters and with forward slashes, in the order of the directory."""
        return list(self._entries)

    def could_exceed(self, name: str) -> bool:
        """Whether a part of the kind a reader opens is packed so large that its real size must be counted."""
        entry = self._entries[_key(name)]
        return name.lower().endswith(_READ_ENDINGS) and entry.compress_size * _DEFLATE_RATIO > _HARMLESS

    def size(self, name: str) -> int:
        """Return how many bytes a part unpacks to, by the directory."""
        return self._entries[_key(name)].file_size

    def is_large(self, name: str) -> bool:
        """Whether a part is so large that it is worth being read column by column."""
        return self._entries[_key(name)].compress_size >= LARGE_PART

    def check_totals(self) -> None:
        """Refuse too many parts, or parts that already by the directory unpack to too much."""
        if len(self._entries) > self._limits.parts:
            raise Refused(Reason.TOO_MANY_PARTS, parts=len(self._entries), limit=self._limits.parts)
        if sum(entry.file_size for entry in self._entries.values()) > self._limits.unpacked:
            raise self._too_large()
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in self._entries.values()):
            raise Refused(Reason.ENCRYPTED)

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield the content of a part piece by piece, at most ``PIECE`` bytes each. Read again, it counts once."""
        entry = self._entries[_key(name)]
        self._budget += self._counted.pop(_key(name), 0)
        count = 0
        for piece in self._inflate(entry):
            count += len(piece)
            self._budget -= len(piece)
            self._counted[_key(name)] = count
            if self._budget < 0:
                raise self._too_large()
            if count > entry.file_size:
                raise Refused(Reason.SIZES_DIFFER)
            yield piece
        if count != entry.file_size:
            raise Refused(Reason.SIZES_DIFFER)

    def read(self, name: str, at_most: int) -> bytes:
        """Return the content of a small part; one larger than ``at_most`` bytes is refused as damaged."""
        if self._entries[_key(name)].file_size > at_most:
            raise Refused(Reason.DAMAGED)
        return b"".join(self.stream(name))

    def read_if_present(self, name: str) -> bytes:
        """Return the first bytes of a part, nothing where the zip does not have it."""
        return self.head(name) if name in self else b""

    def head(self, name: str) -> bytes:
        """Return the first bytes of a part."""
        return next(self._inflate(self._entries[_key(name)]), b"")[:_HEAD]

    def _too_large(self) -> Refused:
        return Refused(Reason.UNPACKS_TOO_LARGE, limit=self._limits.unpacked // _MEGABYTE)

    def _check_directory(self, size: int) -> None:
        """Refuse a directory so large that reading it alone would take the memory of the machine."""
        self._file.seek(max(size - _LONGEST_END, 0))
        tail = self._file.read()
        place = tail.rfind(_END_MARK)
        if place < 0:
            raise Refused(Reason.TRUNCATED)
        entries, directory_size = _END_RECORD.unpack_from(tail.ljust(place + _END_RECORD.size, b"\0"), place)[4:6]
        large = tail.rfind(_LARGE_END_MARK)
        if directory_size == _IN_LARGE_RECORD and large >= 0:
            entries, directory_size = _LARGE_END_RECORD.unpack_from(tail, large)
        if directory_size > self._limits.parts * _DIRECTORY_BYTES_PER_PART:
            raise Refused(Reason.TOO_MANY_PARTS, parts=entries, limit=self._limits.parts)

    def _inflate(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Yield what a part unpacks to, without believing its stated size."""
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from self._packed(entry)
            return
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise Refused(Reason.DAMAGED)
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in self._packed(entry):
                waiting = packed
                while waiting and not inflater.eof:
                    if piece := inflater.decompress(waiting, PIECE):
                        yield piece
                    waiting = inflater.unconsumed_tail
            if tail := inflater.flush():
                yield tail
        except zlib.error as error:
            raise Refused(Reason.DAMAGED) from error

    def _packed(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        if entry.header_offset < 0:
            raise Refused(Reason.TRUNCATED)
        self._file.seek(entry.header_offset)
        header = self._file.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise Refused(Reason.TRUNCATED)
        place = entry.header_offset + len(header) + sum(_LOCAL_HEADER.unpack(header)[9:11])
        left = entry.compress_size
        while left > 0:
            # another part may have been read since the last piece
            self._file.seek(place)
            packed = self._file.read(min(PIECE, left))
            if not packed:
                raise Refused(Reason.TRUNCATED)
            left -= len(packed)
            place += len(packed)
            yield packed


def _key(name: str) -> str:
    """Return the name under which a part is known here; writers differ in case and slashes from what they refer to."""
    return name.replace("\\", "/").lower()
