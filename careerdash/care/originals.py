"""Uploaded files that are kept: which of them speak of a person, in a cell or anywhere else in the file."""

import io
import re
import zipfile
from collections.abc import Iterator

from careerdash.imports.commit import unpack
from careerdash.store.database import Session
from careerdash.workbooks.zip_parts import BROKEN_ZIP

_ENCODINGS = ("utf-8", "utf-16-le", "gb18030")


def files_mentioning(session: Session, pattern: "re.Pattern[str] | None") -> Iterator[str]:
    """Yield the ids of the files in whose unpacked bytes a text is found: properties, comments, hidden sheets."""
    if pattern is None:
        return
    for row in session.rows("erasing.kept_originals"):
        content = session.value("erasing.original", {"file_id": row["file_id"]})
        if pattern.search(row["name"]) or _speaks(unpack(content), pattern):
            yield row["file_id"]


def _speaks(content: bytes, pattern: "re.Pattern[str]") -> bool:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return _found(content, pattern)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(_found(archive.read(part), pattern) for part in archive.infolist())
    except (*BROKEN_ZIP, RuntimeError):
        # nobody reads the damaged parts of a workbook, but what cannot be looked into may name anybody
        return True


def _found(part: bytes, pattern: "re.Pattern[str]") -> bool:
    texts = [part.decode(encoding, errors="ignore") for encoding in _ENCODINGS]
    # in a binary file a text of two bytes a letter may begin at an odd place
    texts.append(part[1:].decode("utf-16-le", errors="ignore"))
    return any(pattern.search(text) for text in texts)
