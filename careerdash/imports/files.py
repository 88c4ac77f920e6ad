"""Files, folders and zip archives, as sources for the reader."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from careerdash.errors import WrongUse
from careerdash.wording import _
from careerdash.workbooks.limits import DEFAULT_LIMITS
from careerdash.workbooks.reader import Source

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
_MOST_MEMBERS = 2_000
_HIDDEN = ("~$", ".", "__MACOSX")


def gather(paths: Sequence[Path]) -> list[Source]:
    """Return the files given, and all workbooks of the folders and archives given, in the order of their names.

    Raises:
        WrongUse: a path does not exist, or a folder holds no workbook.
    """
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and _is_workbook(p.name))
            if not inside:
                raise WrongUse(_("The folder {path} holds no workbook.").format(path=path))
            found.extend(Source(str(p.relative_to(path).as_posix()), p.read_bytes()) for p in inside)
        elif path.exists():
            found.append(Source(path.name, path.read_bytes()))
        else:
            raise WrongUse(_("There is no file {path}.").format(path=path))
    return unpacked(found)


def unpacked(sources: Iterable[Source]) -> list[Source]:
    """Return the sources with the workbooks of zip archives in place of the archives.

    A file is called by its name; only files of the same name keep the folder before it. An archive that cannot be
    opened, holds no workbook or unpacks to more than the limits stays what it is: the reader then refuses it by name.
    """
    found: list[Source] = []
    for source in sources:
        members = _members(source) if source.name.lower().endswith(".zip") else ()
        found.extend(members or (source,))
    return _told_apart(found)


def _is_workbook(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.lower().endswith(SUFFIXES) and not any(part.startswith(_HIDDEN) for part in parts)


def _members(source: Source) -> tuple[Source, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and _is_workbook(_name(info))]
            if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > DEFAULT_LIMITS.unpacked:
                return ()
            left = DEFAULT_LIMITS.unpacked
            found: list[Source] = []
            for info in sorted(infos, key=_name):
                # the sizes an archive states may lie: never unpack more than is left
                with archive.open(info) as member:
                    content = member.read(min(left, DEFAULT_LIMITS.upload) + 1)
                left -= len(content)
                if left < 0:
                    return ()
                found.append(Source(_name(info), content))
            return tuple(found)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        # damaged, encrypted or of an unknown method: the reader says so
        return ()


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Chinese Windows writes names in its own encoding without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def _told_apart(sources: Sequence[Source]) -> list[Source]:
    """Names without folders where they are unique; numbered where even the folders are the same."""
    short = Counter(PurePosixPath(source.name).name for source in sources)
    used: Counter[str] = Counter()
    told: list[Source] = []
    for source in sources:
        path = PurePosixPath(source.name)
        name = path.name if short[path.name] == 1 else source.name
        used[name] += 1
        if used[name] > 1:
            name = f"{name.removesuffix(path.suffix)} ({used[name]}){path.suffix}"
        told.append(Source(name, source.content))
    return told
