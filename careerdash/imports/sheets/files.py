"""Files, folders and zip archives, as sources for the reader."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from careerdash.errors import WrongUse
from careerdash.wording import _
from careerdash.workbooks.archives import unpack_archives
from careerdash.workbooks.reader import Source

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
# Handed in among workbooks: they come along, so that somebody is told that they were not read.
DOCUMENTS = (".doc", ".docx", ".pdf", ".pages", ".numbers", ".wps", ".et", ".rtf", ".odt", ".zip")
_HIDDEN = ("~$", ".", "__MACOSX")


def gather(paths: Sequence[Path]) -> list[Source]:
    """Return the files given, and all workbooks of the folders and archives given, in the order of their names.

    Documents that stand in a folder beside workbooks are among them, for the reader to refuse.

    Raises:
        WrongUse: a path does not exist, or a folder holds no workbook.
    """
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and is_handed_in(p.relative_to(path).as_posix()))
            if not inside:
                raise WrongUse(_("The folder {path} holds no workbook.").format(path=path))
            found.extend(Source(str(p.relative_to(path).as_posix()), p.read_bytes()) for p in inside)
        elif path.exists():
            found.append(Source(path.name, path.read_bytes()))
        else:
            raise WrongUse(_("There is no file {path}.").format(path=path))
    return unpacked(found)


def unpacked(sources: Sequence[Source]) -> list[Source]:
    """Return the sources with the workbooks of zip archives in place of the archives, each under a name of its own.

    A file is called by its name; only files of the same name keep the folder before it.
    """
    return _told_apart(unpack_archives(sources))


def is_handed_in(name: str) -> bool:
    """Tell whether a file of a folder is a workbook or a document, and none that programs leave there."""
    parts = PurePosixPath(name).parts
    return name.lower().endswith((*SUFFIXES, *DOCUMENTS)) and not any(part.startswith(_HIDDEN) for part in parts)


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
