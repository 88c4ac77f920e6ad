"""A careerdash server of its own for a test: a free port, its own database, stopped at the end."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
_SECONDS_TO_START = 40


@dataclass(frozen=True, slots=True)
class RunningApp:
    """A server that answers: where, as which process, and how many seconds it took to be healthy."""

    address: str
    process: int
    seconds_to_start: float


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_app(database: Path, log: Path) -> Iterator[str]:
    """Start ``streamlit run app.py`` on a database and yield its address once it is healthy."""
    with started_app(database, log) as app:
        yield app.address


@contextmanager
def started_app(database: Path, log: Path) -> Iterator[RunningApp]:
    """Start ``streamlit run app.py`` on a database and yield it once it is healthy."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "CAREERDASH_DATABASE": str(database)}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    started = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(address, server, log)
            yield RunningApp(address, server.pid, time.monotonic() - started)
        finally:
            server.terminate()
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"the app did not start:\n{log.read_text(encoding='utf-8')}")
