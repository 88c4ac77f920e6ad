"""The reading process: ``python -m careerdash.workbooks.child FOLDER``.

Reads the files listed in ``FOLDER/job.json`` one after the other and writes, for each, one Arrow file per sheet and a
manifest. A hostile or broken file may take this process down; the parent then refuses that file and starts another
process for the rest. Progress goes to standard output, one JSON object per line.

Where the system has no limits for a process (Windows has no ``resource`` module) only the parent's time limit and the
checks before reading protect; the place of the last cell is then looked up before the sheet is opened.
"""

import gc
import json
import sys
import time
from pathlib import Path
from typing import Any

from careerdash.workbooks.limits import LARGE_PART, Limits

# pyarrow loads numpy when it is there; only large files need it, and it would double the time to start
if not any(path.stat().st_size >= LARGE_PART for path in Path(sys.argv[-1]).glob("*.bin")):
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]

from careerdash.workbooks.csv_sheet import write_csv
from careerdash.workbooks.excel_sheets import write_sheets
from careerdash.workbooks.preflight import FileFormat, recognise
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.task import Task

_QUIET_SECONDS = 0.1


def main(folder: Path) -> int:
    """Read all files of a job; the exit code is 0 even where files were refused."""
    # millions of short-lived lists, none in a cycle: collecting garbage would only cost time
    gc.disable()
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    limits = Limits(**job["limits"])
    unbounded = not set_limits(limits, len(job["files"]))
    for entry in job["files"]:
        progress = Progress(entry["index"])
        output = folder / entry["output"]
        output.mkdir(exist_ok=True)
        task = Task(folder / entry["path"], output, limits, unbounded or entry["thorough"], progress.report)
        (output / "manifest.json").write_text(json.dumps(read_file(task)), encoding="utf-8")
        progress.done()
    return 0


class Progress:
    """Writes how far the current file is, not more often than a person can see."""

    def __init__(self, index: int) -> None:
        self._index = index
        self._last = time.monotonic()
        self._write(fraction=0.0)

    def report(self, fraction: float) -> None:
        """Write the fraction read so far."""
        now = time.monotonic()
        if now - self._last >= _QUIET_SECONDS:
            self._last = now
            self._write(fraction=round(min(fraction, 1.0), 3))

    def done(self) -> None:
        """Write that the manifest of the file is there."""
        self._write(fraction=1.0, done=True)

    def _write(self, **facts: float | bool) -> None:
        sys.stdout.write(json.dumps({"file": self._index, **facts}) + "\n")
        sys.stdout.flush()


def set_limits(limits: Limits, files: int) -> bool:
    """Bound memory, processor time and file size of this process; return whether the system bounds memory."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return False
    # if the parent is gone nobody stops a long read; the processor time does
    seconds = int(limits.seconds * files) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * limits.unpacked, 2 * limits.unpacked))
    # no memory image of student data on disk when this process dies
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    except (ValueError, OSError):
        # macOS does not bound address space
        return False
    return True


def read_file(task: Task) -> dict[str, Any]:
    """Read one file and return its manifest; a refusal is a manifest too."""
    try:
        file_format = recognise(task.path, task.limits)
        sheets = write_csv(task) if file_format is FileFormat.CSV else write_sheets(task, file_format)
    except Refused as refusal:
        return {"refused": refusal.reason.value, "facts": refusal.facts}
    except MemoryError:
        return {"refused": Reason.TOO_MUCH_MEMORY.value, "facts": {}}
    except OSError:
        return {"refused": Reason.NO_ROOM.value, "facts": {}}
    if not any(sheet["rows"] for sheet in sheets):
        return {"refused": Reason.NO_VALUES.value, "facts": {}}
    return {"format": file_format.value, "sheets": sheets}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
