"""What a dropped file really is, by its first bytes and its zip directory; its name is not believed."""

import codecs
import re
from enum import StrEnum
from pathlib import Path

from careerdash.workbooks import ooxml
from careerdash.workbooks.encodings import unmarked_utf16
from careerdash.workbooks.foreign_files import foreign
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.zip_parts import ZipParts

_HEAD = 8_192
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_SHEETS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|meta|script|div|style|frameset)\b|^mime-version:", re.IGNORECASE
)
_XML_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_STREAM_NAMES = (
    ("EncryptedPackage", Reason.ENCRYPTED),
    ("WordDocument", Reason.WORD),
    ("PowerPoint Document", Reason.SLIDES),
)
_SHEET_STREAMS = ("Workbook", "Book")
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1a\x1b")


class FileFormat(StrEnum):
    """Formats that can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


def recognise(path: Path, limits: Limits) -> FileFormat:
    """Return the format of a file. Raises ``Refused`` for everything that cannot be read as a workbook."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\0 \t\r\n"):
        raise Refused(Reason.EMPTY_FILE)
    if head.startswith(b"PK"):
        with ZipParts(path, limits) as parts:
            return _recognise_zip(parts, limits)
    if head.startswith(_COMPOUND):
        return _recognise_compound(path.read_bytes())
    if (reason := foreign(head)) is not None:
        raise Refused(reason)
    return _recognise_text(head)


def _recognise_zip(parts: ZipParts, limits: Limits) -> FileFormat:
    found = _zip_format(parts)
    if found is FileFormat.XLSX:
        # before the count of parts: "10,000 sheets" says more than "10,012 parts"
        ooxml.refuse_many_sheets(parts, limits)
    parts.check_totals()
    if found is FileFormat.ODS and b"encryption-data" in parts.read_if_present("META-INF/manifest.xml"):
        raise Refused(Reason.ENCRYPTED)
    ooxml.refuse_declarations(parts)
    return found


def _zip_format(parts: ZipParts) -> FileFormat:
    names = parts.names
    if "xl/workbook.bin" in names:
        return FileFormat.XLSB
    if ooxml.WORKBOOK in names or any(name.startswith("xl/worksheets/") for name in names):
        return FileFormat.XLSX
    if "content.xml" in names and b"opendocument.spreadsheet" in parts.read_if_present("mimetype"):
        return FileFormat.ODS
    if any(name.startswith("word/") for name in names) or b"opendocument.text" in parts.read_if_present("mimetype"):
        raise Refused(Reason.WORD)
    if any(name.startswith("ppt/") for name in names) or b"presentation" in parts.read_if_present("mimetype"):
        raise Refused(Reason.SLIDES)
    if any(name.startswith("index/slide") for name in names):
        raise Refused(Reason.SLIDES)
    if any(name.endswith(".iwa") for name in names) or {"index.zip", "buildversionhistory.plist"} & set(names):
        raise Refused(Reason.APPLE)
    raise Refused(Reason.OTHER_ZIP)


def _recognise_compound(content: bytes) -> FileFormat:
    """Tell old workbooks, protected new ones, and other Office files apart by the names of their streams."""
    if _has_stream(content, "EncryptedPackage"):
        raise Refused(Reason.ENCRYPTED)
    if any(_has_stream(content, name) for name in _SHEET_STREAMS):
        return FileFormat.XLS
    for name, reason in _STREAM_NAMES:
        if _has_stream(content, name):
            raise Refused(reason)
    raise Refused(Reason.NOT_A_WORKBOOK)


def _has_stream(content: bytes, name: str) -> bool:
    """Whether a directory entry of 128 bytes, which starts with the name in UTF-16, carries that name."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    place = content.find(wanted)
    while place >= 0:
        length = int.from_bytes(content[place + 64 : place + 66], "little")
        if place % 128 == 0 and length == len(wanted):
            return True
        place = content.find(wanted, place + 1)
    return False


def _recognise_text(head: bytes) -> FileFormat:
    utf16 = "utf-16" if head.startswith(_BYTE_ORDERS) else unmarked_utf16(head)
    start = head.decode(utf16 or "latin-1", "replace")
    shown = start.removeprefix("\ufeff").removeprefix("\xef\xbb\xbf").lstrip()
    if not utf16 and (head.startswith(_OLD_SHEETS) or _is_binary(head)):
        raise Refused(Reason.NOT_A_WORKBOOK)
    if _XML_SPREADSHEET in shown:
        raise Refused(Reason.XML_SPREADSHEET)
    if (shown.startswith("<") or shown[:13].lower() == "mime-version:") and _HTML.search(shown):
        raise Refused(Reason.HTML)
    if shown.startswith("<?xml"):
        raise Refused(Reason.NOT_A_WORKBOOK)
    if re.match(r'\{\s*"|\[\s*[{\[]', shown):
        raise Refused(Reason.JSON)
    return FileFormat.CSV


_BYTE_ORDERS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _is_binary(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return controls > len(head) // 100
