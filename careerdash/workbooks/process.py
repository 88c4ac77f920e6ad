"""Running the reading process: start it, listen to its progress, stop it when it takes too long."""

import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Sequence
from enum import Enum, auto
from pathlib import Path

import careerdash
from careerdash.workbooks.limits import Limits

_PACKAGE_PARENT = Path(careerdash.__file__).resolve().parent.parent
_KEPT_VARIABLES = ("SYSTEMROOT", "TEMP", "TMP", "PATH", "HOME", "LD_LIBRARY_PATH", "LANG")
_HEARTBEAT_SECONDS = 0.5
_START_SECONDS = 20.0
_log = logging.getLogger(__name__)


class End(Enum):
    """How a reading process ended: all read, taken down, stopped over one file, or broken off by an own error."""

    FINISHED = auto()
    DIED = auto()
    TOO_SLOW = auto()
    FAILED = auto()


class ReadingProcess:
    """One process over the files ``FOLDER/INDEX.bin``; ``finished`` lists the files whose manifest is written."""

    def __init__(self, folder: Path, indexes: Sequence[int], thorough: Collection[int], limits: Limits) -> None:
        self.finished: list[int] = []
        self._folder = folder
        self._limits = limits
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        files = [
            {"index": index, "path": f"{index}.bin", "output": str(index), "thorough": index in thorough}
            for index in indexes
        ]
        self._job = {"files": files, "limits": limits.as_numbers()}

    def run(self, report: Callable[[int, float], None]) -> End:
        """Read until all files are done, the process ends, or one file takes too long.

        What ``report`` raises is passed on after the process is stopped.
        """
        try:
            process = self._start()
        except OSError as error:
            _log.warning("reading process did not start: %s", error.strerror)
            return End.FAILED
        with process:
            # a thread, because Windows cannot wait for a pipe with a time limit
            listener = threading.Thread(target=self._listen, args=(process,), daemon=True)
            listener.start()
            try:
                in_time = self._follow(report)
                if not in_time:
                    process.kill()
            except BaseException:
                process.kill()
                raise
            finally:
                process.wait()
                listener.join()
        end = _end(process.returncode) if in_time else End.TOO_SLOW
        if end is not End.FINISHED:
            last = self._errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            _log.warning("reading process ended: %s, code %s, %s", end.name, process.returncode, last)
        return end

    @property
    def _errors(self) -> Path:
        return self._folder / "errors.txt"

    def _start(self) -> "subprocess.Popen[str]":
        (self._folder / "job.json").write_text(json.dumps(self._job), encoding="utf-8")
        with self._errors.open("wb") as errors:
            return subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
                [sys.executable, "-P", "-m", "careerdash.workbooks.child", str(self._folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=self._folder,
                env=_environment(),
                text=True,
                encoding="utf-8",
            )

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        if process.stdout is not None:
            for line in process.stdout:
                self._lines.put(line)
        self._lines.put(None)

    def _follow(self, report: Callable[[int, float], None]) -> bool:
        """Pass progress on until the process closes its output (True) or one file has had its time (False).

        Also without news ``report`` is called now and then: it is where a user's cancelling comes in.
        """
        current: tuple[int, float] | None = None
        deadline = time.monotonic() + _START_SECONDS + self._limits.seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=min(left, _HEARTBEAT_SECONDS))
            except queue.Empty:
                if current is not None:
                    report(*current)
                continue
            if line is None:
                return True
            message = json.loads(line)
            index = message["file"]
            if current is None or index != current[0]:
                deadline = time.monotonic() + self._limits.seconds
            current = index, message.get("fraction", 1.0)
            if message.get("done"):
                self.finished.append(index)
            report(*current)
        return False


def _end(code: int) -> End:
    if code == 0:
        return End.FINISHED
    if hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
        return End.TOO_SLOW
    # 1 is Python's own code for an error; anything else came from outside: a signal, or an abort on Windows
    return End.FAILED if code == 1 else End.DIED


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(_PACKAGE_PARENT), os.environ.get("PYTHONPATH")))),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        # arenas and pools reserve address space, which the memory limit counts
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
