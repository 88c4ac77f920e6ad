"""Named SQL: ``sql/<file>.sql`` holds statements under ``-- name:`` headers, called ``<file>.<name>``."""

import re
from functools import cache
from pathlib import Path

SQL_FOLDER = Path(__file__).parent / "sql"
_COMMENT = re.compile(r"^\s*--.*\n?", re.MULTILINE)
_HEADER = re.compile(r"^-- name:\s*(\w+)\s*$", re.MULTILINE)


@cache
def statements() -> dict[str, str]:
    """Return every named statement; the key is ``file.name``."""
    found: dict[str, str] = {}
    for path in sorted(SQL_FOLDER.glob("*.sql")):
        parts = _HEADER.split(path.read_text(encoding="utf-8"))
        for name, body in zip(parts[1::2], parts[2::2], strict=True):
            # a comment may mention $parameters, or belong to the statement after it
            found[f"{path.stem}.{name}"] = _COMMENT.sub("", body).strip()
    return found


@cache
def parameters(name: str) -> frozenset[str]:
    """Return the names of the ``$parameters`` a statement takes."""
    return frozenset(re.findall(r"\$([a-z_]\w*)", statements()[name]))
