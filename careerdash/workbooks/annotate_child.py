"""The marking process: ``python -m careerdash.workbooks.annotate_child FOLDER``.

Marks the workbooks listed in ``FOLDER/job.json`` one after the other. Each is read first, then marked with openpyxl,
and the copy is read again: where it does not hold the same cells, or openpyxl fails, a new workbook is written from
the cells as read. Where openpyxl hangs or takes this process down, the parent asks for the new workbook at once.
"""

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

# as in the reading process
sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]

import pyarrow as pa  # noqa: E402
import pyarrow.compute as pc  # noqa: E402
from pyarrow import ipc  # noqa: E402

from careerdash.workbooks.annotate_fresh import TooTallError, write_fresh  # noqa: E402
from careerdash.workbooks.annotate_legend import LEGEND_SHEET  # noqa: E402
from careerdash.workbooks.annotate_notes import Mark, Marking, marking  # noqa: E402
from careerdash.workbooks.annotate_own import mark_own  # noqa: E402
from careerdash.workbooks.cells import SheetCells, Visibility  # noqa: E402
from careerdash.workbooks.child import Progress, read_file, set_limits  # noqa: E402
from careerdash.workbooks.limits import Limits  # noqa: E402
from careerdash.workbooks.preflight import FileFormat  # noqa: E402
from careerdash.workbooks.task import Task  # noqa: E402

MARKS, RESULT, MANIFEST = "marks.json", "marked.xlsx", "manifest.json"
# openpyxl needs about ten bytes of memory for each byte of a sheet, and half a second for each megabyte.
_MOST_FOR_OPENPYXL = 100 * 1024 * 1024


def main(folder: Path) -> int:
    """Mark all workbooks of a job; the exit code is 0 even where one could not be marked."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    limits = Limits(**job["limits"])
    unbounded = not set_limits(limits, len(job["files"]))
    for entry in job["files"]:
        progress = Progress(entry["index"])
        task = Task(folder / entry["path"], folder / entry["output"], limits, unbounded, progress.report)
        manifest = mark_file(task, afresh=entry["thorough"])
        (task.output / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        progress.done()
    return 0


def mark_file(task: Task, *, afresh: bool) -> dict[str, Any]:
    """Write the marked copy of one file and return how it was made, or why not."""
    read = read_file(task)
    if "refused" in read:
        return read
    asked = json.loads((task.output / MARKS).read_text(encoding="utf-8"))
    wanted = marking(asked["origin"], _sheets(task.output, read), [Mark(**mark) for mark in asked["marks"]])
    target = task.output / RESULT
    if not afresh and read["format"] == FileFormat.XLSX and _is_small(task.path) and _own(task, target, wanted):
        return {"way": "own"}
    try:
        write_fresh(target, wanted)
    except TooTallError:
        target.unlink(missing_ok=True)
        return {"way": "none"}
    return {"way": "fresh"}


def _own(task: Task, target: Path, wanted: Marking) -> bool:
    """Mark the user's own workbook; return whether the copy holds the same cells."""
    try:
        mark_own(task.path, target, wanted)
    except Exception as error:  # noqa: BLE001 - openpyxl fails in as many ways as files are odd
        sys.stderr.write(f"openpyxl: {type(error).__name__}\n")
        return False
    again = task.output / "again"
    again.mkdir(exist_ok=True)
    read = read_file(Task(target, again, task.limits, task.thorough, task.report))
    if "refused" in read:
        return False
    copied = {sheet.name: sheet for sheet in _sheets(again, read)}
    return all(
        sheet.name in copied and _same_cells(sheet.table, copied[sheet.name].table)
        for sheet in wanted.sheets
        if sheet.name != LEGEND_SHEET
    )


def _sheets(folder: Path, read: dict[str, Any]) -> list[SheetCells]:
    return [
        SheetCells(
            entry["name"],
            Visibility(entry["visibility"]),
            ipc.open_file(pa.memory_map(str(folder / entry["file"]))).read_all(),
            tuple((top, left, bottom, right) for top, left, bottom, right in entry["merged"]),
        )
        for entry in read["sheets"]
    ]


def _same_cells(before: pa.Table, after: pa.Table) -> bool:
    """Whether two sheets hold the same values in the same places; a line may end in one letter or two."""
    if len(before) != len(after) or not before["row"].equals(after["row"]):
        return False
    if not pc.all(pc.equal(_trimmed(before["kinds"]), _trimmed(after["kinds"]))).as_py() and len(before):
        return False
    one, other = set(before.column_names), set(after.column_names)
    return all(table[name].null_count == len(table) for table in (before, after) for name in one ^ other) and all(
        _one_line_end(before[name]).equals(_one_line_end(after[name])) for name in one & other
    )


def _trimmed(kinds: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_rtrim(kinds, ".")


def _one_line_end(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.replace_substring(texts, "\r\n", "\n") if pa.types.is_string(texts.type) else texts


def _is_small(path: Path) -> bool:
    with zipfile.ZipFile(path) as book:
        return sum(part.file_size for part in book.infolist()) <= _MOST_FOR_OPENPYXL


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
