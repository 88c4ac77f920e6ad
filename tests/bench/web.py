"""What an advisor waits for: the start, a page run again with unchanged data, twenty advisors at once.

Each advisor is a session over the app's own web socket, as a browser opens it: a changed address asks the script to
run, and the answer is complete when the script says that it has finished.
"""

import asyncio
import os
import random
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from careerdash.domain.vocabulary import View
from careerdash.imports.sample import load_sample
from careerdash.insights.classes import choices, classes
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.bench.figures import Figure
from tests.browser.running import RunningApp, started_app

ADVISORS = 20
ASKS = 10
THINKING_SECONDS = 2.0
RERUNS = 60
_PAGES = ("today", "progress", "salary", "skills", "satisfaction", "expectations", "referrals")
_START_BUDGET = 3.0
_RERUN_BUDGET_MS = 20.0
_MEDIAN_BUDGET_MS = 60.0
_P95_BUDGET_MS = 250.0
_GROUP = "sample data, in the app"
# asks for a page with a query, and returns the seconds until it is complete
Ask = Callable[[str, str], Awaitable[float]]


def run() -> list[Figure]:
    """Measure the app on the sample data."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "web.duckdb"
        addresses = _sample(path)
        with started_app(path, Path(folder) / "app.log") as app:
            figures = [Figure(_GROUP, "start to healthy", app.seconds_to_start, "s", _START_BUDGET)]
            figures += asyncio.run(_again(app))
            figures += asyncio.run(_together(app, addresses))
    return figures


def _sample(path: Path) -> list[tuple[str, str]]:
    """Load the sample; return pages with queries, each with other filters, in a disorder that is the same each run."""
    now = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - the advisor's own clock
    database = Database(path)
    try:
        load_sample(database, "advisor", now, now.date())
        asked: dict[str, Any] = {
            "database": database,
            "scope": Scope.everything(database),
            "view": View.ADVISOR,
            "today": now.date(),
        }
        names = [entry.class_name for entry in classes(**asked).classes]
        fields = [choice.label for choice in choices(**asked).field]
    finally:
        database.close()
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)]
    made = [
        (page, urlencode({"class": name, "field": field, "as_of": day}))
        for page in _PAGES
        for name in names
        for field in fields
        for day in days
    ]
    random.Random(7).shuffle(made)  # noqa: S311 - a disorder, no secret
    return made


async def _again(app: RunningApp) -> list[Figure]:
    """CPU of the server for a run of a page whose data and address have not changed."""
    figures = []
    for page in ("today", "progress", "salary"):
        async with _session(app) as ask:
            for _run in range(5):
                await ask(page, "")
            before = _cpu_seconds(app.process)
            for _run in range(RERUNS):
                await ask(page, "")
            spent = (_cpu_seconds(app.process) - before) / RERUNS * 1000
        figures.append(Figure(_GROUP, f"{page} run again, CPU", spent, "ms", _RERUN_BUDGET_MS))
    return figures


async def _together(app: RunningApp, addresses: list[tuple[str, str]]) -> list[Figure]:
    """Twenty advisors, each with new filters after every pause for thought."""

    async def advisor(number: int) -> list[float]:
        await asyncio.sleep(number * THINKING_SECONDS / ADVISORS)
        own = addresses[number::ADVISORS]
        async with _session(app) as ask:
            await ask(*own[0])
            taken = []
            for page, query in own[1 : ASKS + 1]:
                await asyncio.sleep(THINKING_SECONDS)
                taken.append(await ask(page, query))
        return taken

    waits = [wait for waits in await asyncio.gather(*map(advisor, range(ADVISORS))) for wait in waits]
    group = f"{ADVISORS} advisors, {THINKING_SECONDS:g} s to think"
    return [
        Figure(group, "a page with new filters, median", median(waits) * 1000, "ms", _MEDIAN_BUDGET_MS),
        Figure(group, "a page with new filters, p95", quantiles(waits, n=20)[-1] * 1000, "ms", _P95_BUDGET_MS),
    ]


@asynccontextmanager
async def _session(app: RunningApp) -> AsyncIterator[Ask]:
    """Open a session as a browser does; what it yields asks for a page and waits until it is complete."""
    stream = app.address.replace("http:", "ws:") + "/_stcore/stream"
    async with connect(
        stream, subprotocols=[Subprotocol("streamlit")], origin=Origin(app.address), max_size=None
    ) as socket:

        async def ask(page: str, query: str) -> float:
            wanted = BackMsg()
            wanted.rerun_script.query_string = query
            wanted.rerun_script.page_name = "" if page == "today" else page
            started = time.perf_counter()
            await socket.send(wanted.SerializeToString())
            await _finished(socket)
            return time.perf_counter() - started

        yield ask


async def _finished(socket: ClientConnection) -> None:
    """Read until the script has finished without being asked to run again."""
    while True:
        message = ForwardMsg()
        message.ParseFromString(bytes(await socket.recv(decode=False)))
        kind = message.WhichOneof("type")
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise AssertionError(message.delta.new_element.exception.message)


def _cpu_seconds(process: int) -> float:
    """CPU seconds a process has used (Linux)."""
    words = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
