"""Files that are no tables, told by their first bytes, and workbooks that go by the wrong ending."""

import re
from pathlib import PurePosixPath

from careerdash.workbooks.refusals import Reason

_SIGNATURES: tuple[tuple[bytes, Reason], ...] = (
    (b"%PDF", Reason.PDF),
    (b"%!PS", Reason.PDF),
    (b"{\\rtf", Reason.WORD),
    (b"\x89PNG", Reason.PICTURE),
    (b"\xff\xd8\xff", Reason.PICTURE),
    (b"GIF8", Reason.PICTURE),
    (b"II*\x00", Reason.PICTURE),
    (b"MM\x00*", Reason.PICTURE),
    (b"Rar!", Reason.ARCHIVE),
    (b"7z\xbc\xaf", Reason.ARCHIVE),
    (b"\x1f\x8b", Reason.ARCHIVE),
    (b"BZh", Reason.ARCHIVE),
    (b"\xfd7zXZ", Reason.ARCHIVE),
    (b"ID3", Reason.RECORDING),
    (b"OggS", Reason.RECORDING),
    (b"fLaC", Reason.RECORDING),
    (b"#!AMR", Reason.RECORDING),
    (b"\x1a\x45\xdf\xa3", Reason.RECORDING),
    (b"\x00\x05\x16\x07", Reason.HELPER_FILE),
    (b"\x00\x00\x00\x01Bud1", Reason.HELPER_FILE),
)
# The kind of the content stands behind a length, at the eighth and at the fourth byte.
_RIFF = {b"WEBP": Reason.PICTURE, b"WAVE": Reason.RECORDING, b"AVI ": Reason.RECORDING}
_MEDIA_PICTURES = (b"heic", b"heix", b"mif1", b"avif", b"msf1")
_SOUND_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1")
_DRAWING = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg\b", re.IGNORECASE | re.DOTALL
)

# What Excel itself will not open under such a name. Under .xls it opens text and new workbooks too.
_NEW_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".ods")
_RIGHT_ENDING = {"csv": (".csv", Reason.TEXT_MISNAMED), "xls": (".xls", Reason.OLD_WORKBOOK_MISNAMED)}


def foreign(head: bytes) -> Reason | None:
    """Return what a file is by its first bytes, None where it may be a workbook or a text."""
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            return reason
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return Reason.PICTURE if head[8:12] in _MEDIA_PICTURES else Reason.RECORDING
    if head.startswith(_SOUND_FRAMES) and b"\0" in head:
        return Reason.RECORDING
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return Reason.PICTURE
    return Reason.PICTURE if _DRAWING.match(head) else None


def misnamed(name: str, file_format: str) -> tuple[Reason, dict[str, str]] | None:
    """Return why a file is refused that was read but is no workbook of the ending in its name, and its right name."""
    path = PurePosixPath(name)
    if path.suffix.lower() not in _NEW_ENDINGS or file_format not in _RIGHT_ENDING:
        return None
    ending, reason = _RIGHT_ENDING[file_format]
    return reason, {"right": f"{path.stem}{ending}"}


def of_apple(name: str) -> Reason:
    """Tell the three kinds of Apple documents apart by their ending: inside they look alike."""
    endings = {".pages": Reason.PAGES, ".key": Reason.SLIDES, ".numbers": Reason.NUMBERS}
    return endings.get(PurePosixPath(name).suffix.lower(), Reason.APPLE)
