"""Files and folders given on the command line, as sources for the reader."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from careerdash.errors import WrongUse
from careerdash.wording import _
from careerdash.workbooks.reader import Source

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")


def gather(paths: Sequence[Path]) -> list[Source]:
    """Return the files given, and all workbooks of the folders given, in the order of their names.

    A file is called by its name; files of the same name in different folders keep the folder before it.

    Raises:
        WrongUse: a path does not exist, or a folder holds no workbook.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and not p.name.startswith(("~$", "."))
            )
            if not inside:
                raise WrongUse(_("The folder {path} holds no workbook.").format(path=path))
            found.extend(inside)
        elif path.exists():
            found.append(path)
        else:
            raise WrongUse(_("There is no file {path}.").format(path=path))
    names = Counter(path.name for path in found)
    return [
        Source(path.name if names[path.name] == 1 else f"{path.parent.name}/{path.name}", path.read_bytes())
        for path in found
    ]
