"""Files of cells seen through memory: paged in as they are read, and given back between the stages of an import."""

import mmap
import weakref
from pathlib import Path

import pyarrow as pa

_OPEN: "weakref.WeakSet[mmap.mmap]" = weakref.WeakSet()


def mapped(path: Path) -> pa.Buffer:
    """Return the content of a file as memory that is filled when it is looked at; the file may be removed meanwhile."""
    with path.open("rb") as file:
        memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    _OPEN.add(memory)
    return pa.py_buffer(memory)


def give_back() -> None:
    """Let go of the pages of all mapped files, and of memory that was freed; what is needed again is read again.

    The next stage of a large import would otherwise have its memory on top of that of the one before.
    """
    for memory in list(_OPEN):
        if hasattr(mmap, "MADV_DONTNEED"):
            memory.madvise(mmap.MADV_DONTNEED)
    pa.default_memory_pool().release_unused()
