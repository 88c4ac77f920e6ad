"""What the web server does besides pages: start, stop, and answer the two health questions.

``/healthz`` says that the process answers; ``/readyz`` says that the database answers too. The start page has the
empty path; its names lead there as well, with the choices in the address.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from careerdash import __version__
from careerdash.config import load_config
from careerdash.errors import StoreUnavailable
from careerdash.store.opened import close_all, opened

# Everything a page imports on its first run, so that the first visitor does not wait for it.
_WARM = (
    "pandas",
    "plotly.graph_objs",
    "plotly.io",
    "plotly.tools",
    "careerdash.imports",
    "careerdash.insights",
    "careerdash.charts",
    "careerdash.reports",
    "careerdash.ui.frame",
)


def prepare() -> None:
    """Import what pages need, open the database, then take all of it out of garbage collection.

    The web framework collects garbage after every rerun; walking these modules each time cost
    80-100 ms of CPU. A database that cannot be opened does not stop the start: pages say why.
    """
    for module in _WARM:
        import_module(module)
    with suppress(StoreUnavailable):
        # readyz and every page report it, and both try again
        opened(load_config().database)
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Prepare once per process; close the database at the end so that its file is whole."""
    await run_sync(prepare)
    try:
        yield {}
    finally:
        await run_sync(close_all)


async def healthz(_request: Request) -> JSONResponse:
    """Answer that the process is up."""
    return JSONResponse({"status": "ok", "version": __version__})


async def readyz(_request: Request) -> JSONResponse:
    """Answer whether the database can be read; 503 with the sentence when it cannot."""
    try:
        version = await run_sync(_data_version)
    except StoreUnavailable as error:
        return JSONResponse({"status": "unavailable", "reason": error.sentence}, status_code=503)
    return JSONResponse({"status": "ready", "data_version": version})


def _data_version() -> int:
    return opened(load_config().database).data_version


async def to_start(request: Request) -> RedirectResponse:
    """Lead to the start page, which the framework answers under the empty path alone."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


routes = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    *(Route(f"/{name}", to_start) for name in ("today", "welcome")),
]
