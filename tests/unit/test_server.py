import asyncio
import gc
import json
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.routing import Route

from careerdash import server
from careerdash.store.opened import close_all, opened


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "careerdash.duckdb"
    monkeypatch.setenv("CAREERDASH_DATABASE", str(path))
    yield path
    close_all()
    gc.unfreeze()


def finished(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in a thread of its own: the browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def answer(path: str) -> tuple[int, dict[str, object]]:
    route = next(route for route in server.routes if isinstance(route, Route) and route.path == path)
    response = finished(route.endpoint(None))
    return response.status_code, json.loads(response.body)


def test_healthz_answers_without_a_database(own_database: Path):
    own_database.write_text("not a database " * 2000)
    status, body = answer("/healthz")
    assert (status, body["status"]) == (200, "ok")


def test_readyz_tells_the_data_version():
    assert answer("/readyz") == (200, {"status": "ready", "data_version": 0})


def test_readyz_says_why_the_database_cannot_be_used(own_database: Path):
    own_database.write_text("not a database " * 2000)
    status, body = answer("/readyz")
    assert status == 503
    assert "cannot be opened" in str(body["reason"])


def test_preparing_opens_the_database_and_freezes_what_is_loaded(own_database: Path):
    server.prepare()
    assert own_database.exists()
    assert gc.get_freeze_count() > 10_000


def test_an_unusable_database_does_not_stop_the_start(own_database: Path):
    own_database.write_text("not a database " * 2000)
    server.prepare()
    assert answer("/readyz")[0] == 503


def test_the_end_closes_the_database(own_database: Path):
    async def serve() -> None:
        async with server.lifespan(object()):
            assert opened(own_database).data_version == 0

    finished(serve())
    assert opened(own_database).data_version == 0


@pytest.mark.parametrize("path", ["/today", "/welcome"])
@pytest.mark.parametrize(
    ("asked", "led_to"), [("", "./"), ("as_of=2026-05-20&view=share", "./?as_of=2026-05-20&view=share")]
)
def test_the_names_of_the_start_page_lead_to_it(path: str, asked: str, led_to: str):
    route = next(route for route in server.routes if isinstance(route, Route) and route.path == path)
    request = Request({"type": "http", "path": path, "query_string": asked.encode(), "headers": []})
    response = finished(route.endpoint(request))
    assert (response.status_code, response.headers["location"]) == (307, led_to)
