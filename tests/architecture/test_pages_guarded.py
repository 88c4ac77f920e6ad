"""No page runs without the shell: the guard stands first, and a deep link into a fresh process meets it."""

import ast
import asyncio
from pathlib import Path

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

from tests.browser.running import REPOSITORY, running_app

PAGES = sorted((REPOSITORY / "pages").glob("*.py"))
NAMES = [page.stem for page in PAGES]
_LONGEST = 80
_SECONDS = 20


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_guard_is_the_first_statement(page: Path):
    body = ast.parse(page.read_text(encoding="utf-8")).body
    statements = [node for node in body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert ast.unparse(statements[0]) == "visitor = require_visitor()"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_page_is_short(page: Path):
    assert len(page.read_text(encoding="utf-8").splitlines()) <= _LONGEST


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_page_started_without_the_shell_shows_nothing(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CAREERDASH_DATABASE", str(tmp_path / "never.duckdb"))
    ran = AppTest.from_file(str(page)).run(timeout=20)
    assert [error.value for error in ran.error] == [
        "Open careerdash from its start page; this page cannot be opened by itself."
    ]
    assert not ran.title
    assert not (tmp_path / "never.duckdb").exists()


def test_no_pages_folder_stands_beside_the_script_that_is_run():
    assert not (REPOSITORY / "careerdash" / "ui" / "pages").exists()
    assert 'st.App("careerdash/ui/shell.py"' in (REPOSITORY / "app.py").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_deep_link_into_a_fresh_process_runs_the_shell(name: str, tmp_path: Path):
    with running_app(tmp_path / "new.duckdb", tmp_path / "server.log") as address:
        received = asyncio.run(_first_visit(address, name))
    navigations = [message for message in received if message.WhichOneof("type") == "navigation"]
    assert navigations, "the shell did not run"
    shown = {page.url_pathname for page in navigations[0].navigation.app_pages}
    assert shown in ({"welcome", "import"}, {"", "import"})
    titles = [title for message in received if (title := _heading(message))]
    # an empty database knows the welcome page and the import page; any other address shows the welcome page
    assert titles[0] == ("Import" if name == "import" else "Welcome to careerdash")


async def _first_visit(address: str, name: str) -> list[ForwardMsg]:
    """Open an address as a browser does that has never been there, and collect what comes until the run ends."""
    received: list[ForwardMsg] = []
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with websockets.connect(stream, subprotocols=["streamlit"], origin=address) as socket:
        wish = BackMsg()
        wish.rerun_script.page_name = name
        await socket.send(wish.SerializeToString())
        async with asyncio.timeout(_SECONDS):
            while not received or received[-1].WhichOneof("type") != "script_finished":
                message = ForwardMsg()
                message.ParseFromString(await socket.recv())
                received.append(message)
    return received


def _heading(message: ForwardMsg) -> str:
    if message.WhichOneof("type") != "delta" or not message.delta.HasField("new_element"):
        return ""
    element = message.delta.new_element
    return element.heading.body if element.WhichOneof("type") == "heading" and element.heading.tag == "h1" else ""
