"""The folder where dropped files wait for the reading process: private, short-lived, removed whatever happens."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = "careerdash-reading-"
_LEFTOVER_SECONDS = 6 * 3600


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a new folder only this user can open, and remove it and what killed programs left of theirs.

    Raises ``OSError`` where no folder can be made.
    """
    _remove_leftovers()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_leftovers() -> None:
    """Remove folders older than any reading takes: they hold student data of a program that was killed."""
    oldest = time.time() - _LEFTOVER_SECONDS
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            abandoned = folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < oldest
        except OSError:
            # another process removed it in this moment
            continue
        if abandoned:
            shutil.rmtree(folder, ignore_errors=True)
