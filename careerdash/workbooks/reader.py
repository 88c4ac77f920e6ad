"""Reading dropped workbooks without trusting them: the work is done in a process of its own that may die.

One process reads all files of a drop. If it dies or takes too long over one file, that file is refused with a
sentence and a new process reads the rest, so that a bad file never spoils the others.
"""

import hashlib
import json
import logging
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import ipc

from careerdash.workbooks.cells import SheetCells, Visibility
from careerdash.workbooks.foreign_files import misnamed, of_apple
from careerdash.workbooks.limits import DEFAULT_LIMITS, Limits
from careerdash.workbooks.mapped_files import mapped
from careerdash.workbooks.process import End, ReadingProcess
from careerdash.workbooks.refusals import Facts, Reason, sentence
from careerdash.workbooks.scratch import scratch_folder

_MEGABYTE = 1024 * 1024
_MANIFEST = "manifest.json"
_log = logging.getLogger(__name__)
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A dropped file: its name as the user knows it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class WorkbookRead:
    """What came of one file: its sheets, or the sentence why it was refused (then ``sheets`` is empty).

    ``format`` is ``xlsx`` (also for .xlsm), ``xlsb``, ``xls``, ``ods`` or ``csv``, empty where refused;
    ``reason`` is the code of the refusal.
    """

    name: str
    sha256: str
    size: int
    sheets: tuple[SheetCells, ...]
    refused: str | None
    format: str = ""
    reason: Reason | None = None


def read_workbooks(
    sources: Sequence[Source], limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None
) -> tuple[WorkbookRead, ...]:
    """Return what was read from each file, in the order given. A file that cannot be read never raises.

    ``progress`` is called with the name of the file and a fraction from 0 to 1; what it raises stops the reading,
    leaves nothing behind and is passed on, so that a user can cancel.
    """
    results: dict[int, WorkbookRead] = {}
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(scratch_folder())
            _put_down(folder, sources, results, limits)
        except OSError as error:
            _log.warning("no room to read: %s", error.strerror)
            return tuple(_refuse(source, Reason.NO_ROOM, {}) for source in sources)
        _read_in_processes(folder, sources, results, limits, progress)
    return tuple(results[index] for index in range(len(sources)))


def _put_down(folder: Path, sources: Sequence[Source], results: dict[int, WorkbookRead], limits: Limits) -> None:
    """Write the files where the reading process finds them; those refused unread go to the results."""
    for index, source in enumerate(sources):
        if refusal := _refused_unread(source, limits):
            results[index] = _refuse(source, *refusal)
        else:
            (folder / f"{index}.bin").write_bytes(source.content)


def _read_in_processes(
    folder: Path,
    sources: Sequence[Source],
    results: dict[int, WorkbookRead],
    limits: Limits,
    progress: Progress | None,
) -> None:
    """Fill the results of the files that wait in the folder, with a new process after each one that breaks one."""

    def report(index: int, fraction: float) -> None:
        if progress is not None:
            progress(sources[index].name, fraction)

    waiting = [index for index in range(len(sources)) if index not in results]
    thorough: set[int] = set()
    while waiting:
        process = ReadingProcess(folder, waiting, thorough, limits)
        end = process.run(report)
        for index in process.finished:
            results[index] = _result(sources[index], folder / str(index))
        waiting = [index for index in waiting if index not in process.finished]
        if not waiting:
            return
        broken = waiting[0]
        if end is End.DIED and broken not in thorough:
            # once more, looking first for what brings readers down, to be able to name it
            thorough.add(broken)
            continue
        results[broken] = _refuse(sources[broken], *_reason_of(end, limits))
        waiting.remove(broken)


def _refused_unread(source: Source, limits: Limits) -> tuple[Reason, Facts] | None:
    if source.name.rpartition("/")[2].startswith("~$"):
        return Reason.HELPER_FILE, {}
    if not source.content:
        return Reason.EMPTY_FILE, {}
    if len(source.content) > limits.upload:
        size = -(-len(source.content) // _MEGABYTE)
        return Reason.TOO_LARGE, {"size": size, "limit": limits.upload // _MEGABYTE}
    return None


def _reason_of(end: End, limits: Limits) -> tuple[Reason, Facts]:
    if end is End.TOO_SLOW:
        return Reason.TOO_SLOW, {"limit": int(limits.seconds)}
    if end is End.DIED:
        return Reason.TOO_MUCH_MEMORY, {}
    return Reason.STOPPED, {}


def _result(source: Source, output: Path) -> WorkbookRead:
    manifest = json.loads((output / _MANIFEST).read_text(encoding="utf-8"))
    if "refused" in manifest:
        reason = Reason(manifest["refused"])
        return _refuse(source, of_apple(source.name) if reason is Reason.APPLE else reason, manifest["facts"])
    if refusal := misnamed(source.name, manifest["format"]):
        return _refuse(source, *refusal)
    sheets = tuple(_sheet(output, entry) for entry in manifest["sheets"])
    return WorkbookRead(source.name, _digest(source), len(source.content), sheets, None, manifest["format"])


def _sheet(output: Path, entry: dict[str, Any]) -> SheetCells:
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in entry["merged"])
    return SheetCells(entry["name"], Visibility(entry["visibility"]), _table(output / entry["file"]), merged)


def _table(path: Path) -> pa.Table:
    """Return the rows of a sheet, paged in from disk as they are used.

    The mapping keeps the data after the folder is removed. Windows cannot remove a mapped file, so there it is read.
    """
    if os.name == "nt":
        return ipc.open_file(pa.BufferReader(path.read_bytes())).read_all()
    return ipc.open_file(pa.BufferReader(mapped(path))).read_all()


def _refuse(source: Source, reason: Reason, facts: Facts) -> WorkbookRead:
    shown = sentence(reason, source.name, facts)
    return WorkbookRead(source.name, _digest(source), len(source.content), (), shown, reason=reason)


def _digest(source: Source) -> str:
    return hashlib.sha256(source.content).hexdigest()
