"""Uploaded files that are kept: which of them speak of a person, in a cell or anywhere else in the file."""

import io
import re
import zipfile
from collections.abc import Iterator

from careerdash.imports.commit import unpack
from careerdash.store.database import Session

# Larger than any part a workbook that was let in may have.
_LARGEST_PART = 600 * 1024 * 1024
_ENCODINGS = ("utf-8", "utf-16-le", "gb18030")


def files_mentioning(session: Session, pattern: "re.Pattern[str] | None") -> Iterator[str]:
    """Yield the ids of the files in whose unpacked bytes a text is found: properties, comments, hidden sheets."""
    if pattern is None:
        return
    for row in session.rows("erasing.kept_originals"):
        content = session.value("erasing.original", {"file_id": row["file_id"]})
        if pattern.search(row["name"]) or any(_found(part, pattern) for part in _parts(unpack(content))):
            yield row["file_id"]


def _parts(content: bytes) -> Iterator[bytes]:
    """The parts of a zip archive, or the whole file."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            if part.file_size <= _LARGEST_PART:
                yield archive.read(part)


def _found(part: bytes, pattern: "re.Pattern[str]") -> bool:
    texts = [part.decode(encoding, errors="ignore") for encoding in _ENCODINGS]
    # in a binary file a text of two bytes a letter may begin at an odd place
    texts.append(part[1:].decode("utf-16-le", errors="ignore"))
    return any(pattern.search(text) for text in texts)
