"""Compound files, the container of .xls: taking one stream out of it."""

import struct
from collections.abc import Sequence

_SECTOR_SHIFTS = range(7, 13)
_LAST = 0xFFFFFFFA  # numbers above are marks: end of chain, free, part of the table
_ENTRY = 128
_HEADER_TABLES = 109


def read_stream(content: bytes, names: Sequence[str]) -> bytes:
    """Return the first stream of the root that carries one of the names. Raises ``ValueError`` where it is damaged."""
    try:
        return _read_stream(content, names)
    except (struct.error, IndexError) as error:
        raise ValueError("compound file ends early") from error


def _read_stream(content: bytes, names: Sequence[str]) -> bytes:
    shift = struct.unpack_from("<H", content, 30)[0]
    if shift not in _SECTOR_SHIFTS:
        raise ValueError("unknown sector size")
    size = 1 << shift
    directory_start, smallest, mini_start, more_start = (
        struct.unpack_from("<I", content, place)[0] for place in (48, 56, 60, 68)
    )
    table = _table(content, size, more_start)
    directory = _chain(content, size, table, directory_start)
    root_start = struct.unpack_from("<I", directory, 116)[0]
    for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, place + 64)[0]
        name = directory[place : place + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name not in names or directory[place + 66] != 2:
            continue
        start, stated = struct.unpack_from("<II", directory, place + 116)
        if stated >= smallest:
            return _chain(content, size, table, start)[:stated]
        # small streams share a stream of the root, in pieces of 64 bytes
        mini_table = _numbers(_chain(content, size, table, mini_start))
        shared = _chain(content, size, table, root_start)
        pieces = [shared[64 * number : 64 * number + 64] for number in _follow(mini_table, start)]
        return b"".join(pieces)[:stated]
    raise ValueError("no such stream")


def _table(content: bytes, size: int, more: int) -> Sequence[int]:
    """Return the table of which sector follows which."""
    sectors = [number for number in struct.unpack_from(f"<{_HEADER_TABLES}I", content, 76) if number < _LAST]
    seen = 0
    while more < _LAST and seen < len(content) // size:
        listed = _numbers(_sector(content, size, more))
        sectors += [number for number in listed[:-1] if number < _LAST]
        more = listed[-1]
        seen += 1
    return _numbers(b"".join(_sector(content, size, number) for number in sectors[: len(content) // size + 1]))


def _chain(content: bytes, size: int, table: Sequence[int], start: int) -> bytes:
    return b"".join(_sector(content, size, number) for number in _follow(table, start))


def _follow(table: Sequence[int], number: int) -> list[int]:
    """Return the numbers of a chain; one that runs in a circle is damaged."""
    numbers: list[int] = []
    while number < _LAST:
        numbers.append(number)
        if len(numbers) > len(table):
            raise ValueError("chain without end")
        number = table[number]
    return numbers


def _sector(content: bytes, size: int, number: int) -> bytes:
    return content[(number + 1) * size : (number + 2) * size]


def _numbers(raw: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
