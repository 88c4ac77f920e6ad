"""The user's own workbook with cells marked and commented, made in a process of its own that may be stopped.

openpyxl keeps most of a workbook but hangs on some files and sees no sheets in others; those, and files that are no
.xlsx at all, come back as a new workbook with the cells as they were read. See ``annotate_child`` for that process.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from careerdash.errors import WorkbookRefused
from careerdash.wording import _
from careerdash.workbooks.annotate_notes import Mark
from careerdash.workbooks.limits import DEFAULT_LIMITS, Limits
from careerdash.workbooks.process import End, ReadingProcess, _environment
from careerdash.workbooks.reader import Progress, Source
from careerdash.workbooks.refusals import Reason, sentence
from careerdash.workbooks.scratch import scratch_folder

__all__ = ["Mark", "annotate", "annotate_all"]

_MARKS, _RESULT, _MANIFEST = "marks.json", "marked.xlsx", "manifest.json"
_log = logging.getLogger(__name__)


class MarkingProcess(ReadingProcess):
    """One process over the files ``FOLDER/INDEX.bin``; a thorough one writes a new workbook without openpyxl's help."""

    def _start(self) -> "subprocess.Popen[str]":
        (self._folder / "job.json").write_text(json.dumps(self._job), encoding="utf-8")
        # copies of student data that a killed process leaves behind go with the folder
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self._folder))
        with self._errors.open("wb") as errors:
            return subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
                [sys.executable, "-P", "-m", "careerdash.workbooks.annotate_child", str(self._folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=self._folder,
                env={**_environment(), **temporary},
                text=True,
                encoding="utf-8",
            )


def annotate(source: Source, marks: Sequence[Mark], limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a file as an .xlsx workbook whose marked cells are filled and say in a comment what is wrong with them.

    Errors are red, warnings amber; a last sheet explains this and lists the marked cells. Everything else is kept as
    far as openpyxl keeps it, macros are not. A workbook that was marked before is marked anew. Reading the copy gives
    the same cells in the same places.

    Raises:
        WorkbookRefused: the file cannot be read, or no workbook can hold it.
    """
    return annotate_all([(source, marks)], limits)[0]


def annotate_all(
    wanted: Sequence[tuple[Source, Sequence[Mark]]],
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress | None = None,
) -> tuple[bytes, ...]:
    """Return the marked copies of several files, made by one process; see :func:`annotate`.

    ``progress`` is called with the name of the file and a fraction from 0 to 1; what it raises stops the work.
    ``limits.seconds`` is the time for one file, doubled where openpyxl used it up.
    """
    try:
        with scratch_folder() as folder:
            for index, (source, marks) in enumerate(wanted):
                output = folder / str(index)
                output.mkdir()
                (folder / f"{index}.bin").write_bytes(source.content)
                asked = {"origin": source.name, "marks": [asdict(mark) for mark in marks]}
                (output / _MARKS).write_text(json.dumps(asked), encoding="utf-8")
            _mark_in_processes(folder, [source for source, _marks in wanted], limits, progress)
            return tuple(_result(source, folder / str(index)) for index, (source, _marks) in enumerate(wanted))
    except OSError as error:
        _log.warning("no room to mark: %s", error.strerror)
        refusal = _("The workbook with the marked cells could not be written: the disk of this machine is full.")
        raise WorkbookRefused(wanted[0][0].name, refusal) from error


def _mark_in_processes(folder: Path, sources: Sequence[Source], limits: Limits, progress: Progress | None) -> None:
    """Leave a manifest for every file that could be marked, with a new process after each one that breaks one."""

    def report(index: int, fraction: float) -> None:
        if progress is not None:
            progress(sources[index].name, fraction)

    waiting = list(range(len(sources)))
    afresh: set[int] = set()
    while waiting:
        process = MarkingProcess(folder, waiting, afresh, limits)
        end = process.run(report)
        waiting = [index for index in waiting if index not in process.finished]
        if end is End.FINISHED or not waiting:
            return
        if waiting[0] in afresh:
            waiting.pop(0)
        else:
            afresh.add(waiting[0])


def _result(source: Source, output: Path) -> bytes:
    manifest = {}
    if (output / _MANIFEST).exists():
        manifest = json.loads((output / _MANIFEST).read_text(encoding="utf-8"))
    if "refused" in manifest:
        raise WorkbookRefused(source.name, sentence(Reason(manifest["refused"]), source.name, manifest["facts"]))
    if manifest.get("way", "none") == "none":
        too_much = _("“{file}” is too large to be given back with marked cells: correct its rows in the list instead.")
        raise WorkbookRefused(source.name, too_much.format(file=source.name))
    return (output / _RESULT).read_bytes()
