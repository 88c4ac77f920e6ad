"""Zip files of workbooks, as learning systems hand out what a class has submitted."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from careerdash.workbooks.limits import DEFAULT_LIMITS, Limits
from careerdash.workbooks.reader import Source
from careerdash.workbooks.zip_parts import BROKEN_ZIP

_MOST_FILES = 1_000
_LARGEST_DIRECTORY = 1024 * 1024
_WORKBOOK_PARTS = re.compile(
    r"(?:^|/)(?:\[Content_Types\]\.xml|content\.xml|xl/|word/|ppt/)|\.iwa$|^Index\.zip$", re.IGNORECASE
)
_HELPER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store|Thumbs\.db|desktop\.ini|~\$)", re.IGNORECASE)
_WORKBOOK_NAME = re.compile(r"\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv|zip)$", re.IGNORECASE)
_ARCHIVE_NAME = ".zip"
_UTF8_NAME = 0x800


def unpack_archives(sources: Sequence[Source], limits: Limits = DEFAULT_LIMITS) -> tuple[Source, ...]:
    """Return the sources with each zip of workbooks replaced by the files in it.

    A file is then called ``archive.zip/folder/file.xlsx``. Files that are no workbooks come along, so that the reader
    says so. A zip that holds no workbook, is protected or damaged, or unpacks to more than one upload may hold stays
    as it is, for the reader to refuse with a sentence. Zips in a zip, as students hand them in, are opened too; a zip
    in one of those is not.
    """
    unpacked: list[Source] = []
    for source in sources:
        files = _unpack(source, limits) or [source]
        budget = limits.upload - sum(len(file.content) for file in files)
        for file in files:
            inner = file is not source and file.name.lower().endswith(_ARCHIVE_NAME)
            found = _unpack(file, replace(limits, upload=budget)) if inner and budget > 0 else []
            budget -= sum(len(each.content) for each in found)
            unpacked.extend(found or [file])
    return tuple(unpacked)


def _unpack(source: Source, limits: Limits) -> list[Source]:
    if (
        not source.content.startswith(b"PK")
        or len(source.content) > limits.upload
        or _directory_is_large(source.content)
    ):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            names = [_name(entry) for entry in entries]
            if (
                len(entries) > _MOST_FILES
                or any(_WORKBOOK_PARTS.search(name) for name in names)
                or not any(_WORKBOOK_NAME.search(name) for name in names)
            ):
                return []
            return _files(archive, source.name, limits.upload)
    except (*BROKEN_ZIP, RuntimeError):
        # damaged, packed by a method unknown here, or (RuntimeError) protected by a password
        return []


def _files(archive: zipfile.ZipFile, archive_name: str, budget: int) -> list[Source]:
    files = []
    for entry in archive.infolist():
        name = _name(entry)
        if entry.is_dir() or _HELPER.search(name):
            continue
        with archive.open(entry) as file:
            content = file.read(budget + 1)
        budget -= len(content)
        if budget < 0:
            return []
        files.append(Source(f"{archive_name}/{name}", content))
    return files


def _directory_is_large(content: bytes) -> bool:
    """Whether the directory at the end of the zip is larger than that of a thousand files."""
    place = content.rfind(b"PK\x05\x06")
    return place < 0 or int.from_bytes(content[place + 12 : place + 16], "little") > _LARGEST_DIRECTORY


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file in a zip. Chinese Windows writes it in its own encoding without saying so."""
    if not entry.flag_bits & _UTF8_NAME and not entry.filename.isascii():
        raw = entry.filename.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding).replace("\\", "/")
            except UnicodeDecodeError:
                continue
    return entry.filename.replace("\\", "/")
