"""The one open database of this process: the web server and every page share it."""

import threading
from pathlib import Path

from careerdash.store.database import Database

_lock = threading.Lock()
_databases: dict[Path, Database] = {}


def opened(path: Path) -> Database:
    """Return the open database of this path, opening it on first use.

    Raises:
        StoreUnavailable: the file cannot be opened; the next call tries again.
    """
    absolute = path.absolute()
    with _lock:
        if absolute not in _databases:
            _databases[absolute] = Database(absolute)
        return _databases[absolute]


def close_all() -> None:
    """Close every open database, so that other programs may use the files."""
    with _lock:
        while _databases:
            _databases.popitem()[1].close()
