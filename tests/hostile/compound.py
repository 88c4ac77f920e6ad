"""Compound files, the container of .xls and of encrypted workbooks, written by hand."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_END, _FREE, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST_STREAM = 4096


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with the given streams in its root, each in whole sectors of its own."""
    contents = [content.ljust(_SMALLEST_STREAM, b"\0") for content in streams.values()]
    lengths = [-(-len(content) // _SECTOR) for content in contents]
    directory_length = -(-(len(contents) + 1) // 4)
    tables = 1
    while tables * 128 < tables + directory_length + sum(lengths):
        tables += 1
    chain = [_TABLE] * tables
    starts = []
    for length in (directory_length, *lengths):
        starts.append(len(chain))
        chain += [*range(len(chain) + 1, len(chain) + length), _END]
    chain += [_FREE] * (tables * 128 - len(chain))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6,
        0, tables, starts[0], 0, _SMALLEST_STREAM, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, _END, 0, child=1)
    for number, (name, content) in enumerate(zip(streams, contents, strict=True), start=1):
        following = number + 1 if number < len(contents) else _NONE
        entries += _entry(name, 2, starts[number], len(content), right=following)
    body = struct.pack(f"<{len(chain)}I", *chain) + entries.ljust(directory_length * _SECTOR, b"\0")
    for content in contents:
        body += content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0")
    return header + body


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _NONE, child: int = _NONE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIII", encoded, len(encoded), kind, 1, _NONE, right, child, start, size, 0
    )  # fmt: skip
