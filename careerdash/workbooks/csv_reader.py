"""CSV and other separated text: its encoding, its separator, its rows."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from careerdash.workbooks.encodings import unmarked_utf16
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.refusals import Reason, Refused

_SEPARATORS = (",", ";", "\t")
_SAMPLE_LINES = 50
_WIDEST_SHEET = 16_384
_END_OF_TEXT = "\ue000end\ue000"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# A byte above 127 that stands alone between ASCII letters is a Western accent; Chinese letters come as pairs.
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def read_csv(path: Path, limits: Limits) -> Iterator[list[str]]:
    """Yield the rows of a separated text file, blank ones included, so that counting them gives Excel's row numbers.

    Raises ``Refused`` where the encoding cannot be told, or a quotation mark is left open.
    """
    text = decode(path.read_bytes())
    stated = _SEPARATOR_LINE.match(text)
    if stated:
        # Excel obeys this first line and does not show it
        text = text[stated.end() :]
    separator = stated[1] if stated else guess_separator(text)
    csv.field_size_limit(max(limits.upload, len(text)))
    try:
        yield from _rows(text, separator)
    except csv.Error as error:
        raise Refused(Reason.NOT_A_WORKBOOK) from error


def decode(content: bytes) -> str:
    """Return the text of a file in utf-8, utf-16, gb18030, big5 or cp1252. Raises ``Refused``."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if unmarked := unmarked_utf16(content):
        return _decoded(content, unmarked)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _chinese(content) if _comes_in_pairs(content) else _decoded(content, "cp1252")


def guess_separator(text: str) -> str:
    """Return the separator that splits the first lines most evenly: comma, semicolon or tab."""
    head = "\n".join(_QUOTED.sub("", text[:200_000]).splitlines()[:_SAMPLE_LINES])
    lines = [line for line in head.splitlines() if line.strip()]

    def evenness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        used = [count for count in counts if count]
        usual = max(set(used), key=used.count) if used else 0
        return counts.count(usual) if usual else 0, usual

    return max(_SEPARATORS, key=evenness) if lines else ","


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    # A line that no file holds is put behind the last one. The csv module forgives a quotation mark that is never
    # closed without a word; then this line becomes part of the last cell instead of a row of its own.
    lines = chain(io.StringIO(text, newline=""), (_END_OF_TEXT,))
    waiting: list[str] | None = None
    number = 0
    for row in csv.reader(lines, delimiter=separator):
        if waiting is not None:
            yield waiting
        number += 1
        if len(row) > _WIDEST_SHEET:
            raise Refused(Reason.TOO_WIDE, row=number, columns=len(row), limit=_WIDEST_SHEET)
        waiting = row
    if waiting != [_END_OF_TEXT]:
        raise Refused(Reason.OPEN_QUOTE, row=number)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Refused(Reason.DAMAGED_TEXT, line=line) from error


def _chinese(content: bytes) -> str:
    """Chinese text; what only has signs of private use in the encoding of the mainland is written in that of Taiwan."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and not _PRIVATE.search(text):
        return text
    try:
        return content.decode("big5hkscs")
    except UnicodeDecodeError:
        return text or _decoded(content, "gb18030")


def _comes_in_pairs(content: bytes) -> bool:
    runs = [len(run) for run in _HIGH_RUN.findall(content[:2_000_000])]
    alone = sum(length == 1 for length in runs)
    return alone * 2 < len(runs)
