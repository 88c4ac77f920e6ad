"""Problem workbooks: the user's own files with the doubtful cells marked, to be corrected in Excel and dropped again.

A corrected file is the same file as the one it was made from, whatever it is called by then: its last sheet names it.
Where that sheet is gone the name tells, without `` (to fix)`` and its ending; the statements that look for earlier
rows of a file (``history.settle_rows_again``, ``identity.earlier_places``) compare names in the same way.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from careerdash.errors import WrongUse
from careerdash.imports.issues import Issue
from careerdash.imports.model import ImportPlan
from careerdash.imports.sheets.tables import own_sheet_name
from careerdash.wording import _
from careerdash.workbooks.annotate import Mark, annotate_all
from careerdash.workbooks.annotate_legend import LEGEND_SHEET, origin_of
from careerdash.workbooks.reader import Progress, Source, WorkbookRead

# Browsers number a file that is downloaded again: "class (to fix) (1).xlsx". The SQL has the same pattern.
_ADDED = re.compile(r"( \(to fix\)( ?\(\d+\))?)?\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$", re.IGNORECASE)
_SUFFIX = ".xlsx"
_LONGEST_MESSAGE = 500


def problem_workbooks(
    plan: ImportPlan, sources: Sequence[Source], progress: Progress | None = None
) -> tuple[tuple[str, bytes], ...]:
    """Return for each file with issues the name and the content of its problem workbook, in the order of the files.

    Rows that wait are red, doubtful values amber; comments give the sentence and the suggestions. ``sources`` are the
    files as they were read.

    Raises:
        WorkbookRefused: a file cannot be given back as a workbook.
    """
    contents = {source.name: source for source in sources}
    marks: dict[str, list[Mark]] = {}
    for issue in plan.issues:
        if issue.file in contents and issue.sheet != LEGEND_SHEET:
            marks.setdefault(issue.file, []).append(_mark(issue))
    files = [file.name for file in plan.files if file.name in marks]
    marked = annotate_all([(contents[name], marks[name]) for name in files], progress=progress)
    return tuple(zip(_names(files), marked, strict=True))


def write_problem_workbooks(plan: ImportPlan, sources: Sequence[Source], output: Path) -> tuple[Path, ...]:
    """Write the problem workbooks and return where: ``output`` for one, ``output-<name of the file>`` for several.

    Raises:
        WrongUse: ``output`` is not called .xlsx.
        WorkbookRefused: a file cannot be given back as a workbook.
    """
    if output.suffix.lower() != _SUFFIX:
        raise WrongUse(_("Problem workbooks are Excel workbooks: give the file a name that ends in .xlsx."))
    found = problem_workbooks(plan, sources)
    paths = [output]
    if len(found) > 1:
        stems = [name.removesuffix(_SUFFIX).replace(" (to fix)", "").replace("/", "-") for name, _content in found]
        paths = [output.with_name(f"{output.stem}-{stem}{_SUFFIX}") for stem in stems]
    for path, (_name, content) in zip(paths, found, strict=False):
        path.write_bytes(content)
    return tuple(paths[: len(found)])


def take_back(
    sources: Sequence[Source], workbooks: Sequence[WorkbookRead]
) -> tuple[tuple[Source, ...], tuple[WorkbookRead, ...]]:
    """Recognise problem workbooks among the files read, under any name; other files are returned as they are.

    The sheet that was added to them is left out, and one that was renamed is called after the file it was made from
    again, so that its rows are known to be rows of that file.
    """
    names = [_own_name(book) for book in workbooks]
    taken = Counter(names)
    kept = [name if taken[name] == 1 else book.name for name, book in zip(names, workbooks, strict=True)]
    renamed = {book.name: name for name, book in zip(kept, workbooks, strict=True)}
    return (
        tuple(replace(source, name=renamed.get(source.name, source.name)) for source in sources),
        tuple(
            replace(book, name=name, sheets=tuple(s for s in book.sheets if origin_of(s) is None))
            for name, book in zip(kept, workbooks, strict=True)
        ),
    )


def file_key(name: str) -> str:
    """Return what all versions of a file share: the name without its ending and what a problem workbook adds."""
    return _ADDED.sub("", name)


def _own_name(book: WorkbookRead) -> str:
    origin = next(filter(None, map(origin_of, book.sheets)), None)
    if origin is None or file_key(origin) == file_key(book.name):
        return book.name
    return f"{file_key(origin)} (to fix){_SUFFIX}"


def _mark(issue: Issue) -> Mark:
    message = issue.message
    if len(message) > _LONGEST_MESSAGE:
        # it quotes the whole cell; the suggestions behind it matter more
        message = message[: _LONGEST_MESSAGE - 1] + "…"
    lines = [message]
    if issue.suggestions:
        lines.append(_("Suggestions: {list}").format(list="; ".join(issue.suggestions)))
    return Mark(own_sheet_name(issue.sheet), issue.row, issue.column, issue.level, "\n".join(lines))


def _names(files: Sequence[str]) -> list[str]:
    """Return the names of the problem workbooks: without folders, unless two would be called the same."""
    bare = [PurePosixPath(file_key(name)).name for name in files]
    times = Counter(bare)
    keys = [key if times[key] == 1 else file_key(name) for key, name in zip(bare, files, strict=True)]
    numbers: Counter[str] = Counter()
    names = []
    for key in keys:
        # class.xls and class.csv in one drop
        numbers[key] += 1
        number = f" ({numbers[key]})" if numbers[key] > 1 else ""
        names.append(f"{key} (to fix){number}{_SUFFIX}")
    return names
