"""The rules of the house that no type checker knows: who may import what, where SQL may stand, how long a file may be."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from careerdash.store.database import Database
from careerdash.store.statements import parameters, statements

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "careerdash"
PAGES = REPOSITORY / "pages"
OURS = sorted([REPOSITORY / "app.py", *PACKAGE.rglob("*.py"), *PAGES.glob("*.py")])
ALL_PYTHON = sorted([*OURS, *(REPOSITORY / "tests").rglob("*.py"), *(REPOSITORY / "sample_data").rglob("*.py")])
WRITTEN = {".py", ".sql", ".toml", ".md", ".sh", ".txt", ".tsv", ".yml", ".cfg", ""}
NOT_WRITTEN_HERE = {".git", ".venv", ".hypothesis", "data", "build"}

STATEMENT = re.compile(
    r"^\s*(?:SELECT\s.+|WITH\s+\w+\s+AS\s*\(.*|INSERT\s+INTO\s.+|UPDATE\s+\w+\s+SET\s.+|DELETE\s+FROM\s.+"
    r"|MERGE\s+INTO\s.+|(?:CREATE|DROP|ALTER)\s+(?:OR\s+REPLACE\s+)?(?:TEMP\s+)?(?:TABLE|VIEW|SCHEMA|INDEX)\s.+)",
    re.DOTALL,
)
MACHINE_PATH = re.compile(r"(?<![\w.:~}$])/(?:home|root|opt|work|Users|mnt)/[\w.-]+")
# spelt in halves, so that this file does not name what it forbids
REGISTRIES = "|".join(("py" + "pi", "python" + "hosted", "npm" + "js", "deb" + "ian", "con" + "da", "cra" + "tes"))
REGISTRY_HOST = re.compile(rf"\b(?:{REGISTRIES})\.(?:org|com|io)\b", re.IGNORECASE)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    parts = path.relative_to(REPOSITORY).parts
    return parts[1] if parts[0] == "careerdash" and len(parts) > 2 else parts[0]


def named(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def test_rooms_import_downwards_only() -> None:
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    linted = subprocess.run(
        [sys.executable, "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert linted.returncode == 0, linted.stdout


def test_only_the_store_knows_the_database_engine() -> None:
    users = {named(path) for path in OURS if any(name.split(".")[0] == "duckdb" for name in imported(path))}
    assert {name for name in users if not name.startswith("careerdash/store/")} == set()
    assert users


def test_only_the_edge_knows_the_web_framework() -> None:
    users = {named(path) for path in OURS if any(name.split(".")[0] == "streamlit" for name in imported(path))}
    edge = ("app.py", "pages/", "careerdash/ui/")
    assert {name for name in users if not name.startswith(edge)} == set()
    assert users


def test_pages_ask_the_ui_and_insights_only() -> None:
    forbidden = ("careerdash.store", "careerdash.workbooks", "careerdash.values")
    found = {
        (named(path), name) for path in PAGES.glob("*.py") for name in imported(path) if name.startswith(forbidden)
    }
    assert found == set()


def test_nobody_draws_with_the_slow_figure_maker() -> None:
    assert [named(path) for path in OURS if any(name.startswith("plotly.express") for name in imported(path))] == []


def sql_texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.match(node.value):
            yield f"{named(path)}:{node.lineno}"


def test_sql_stands_in_sql_files() -> None:
    # the store itself speaks to the engine: its own bookkeeping, copying a file, settings of a connection
    found = [place for path in OURS if room(path) != "store" for place in sql_texts(path)]
    assert found == []


@pytest.mark.parametrize("text", ["SELECT a FROM b", "  INSERT INTO t VALUES (1)", "WITH x AS (SELECT 1)"])
def test_the_search_for_sql_would_see_it(text: str) -> None:
    assert STATEMENT.match(text)


@pytest.mark.parametrize("text", ["Select a class first", "With names", "Delete this import", "create a class"])
def test_the_search_for_sql_lets_sentences_pass(text: str) -> None:
    assert not STATEMENT.match(text)


def frames() -> set[str]:
    """Patterns of the names under which Python hands a frame to a statement."""
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        written = re.findall(r"""register\(\s*f?"([\w{}]+)""", path.read_text(encoding="utf-8"))
        names |= {re.sub(r"\{\w+\}", r"\\w+", name) for name in written}
    return names


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("schema") / "careerdash.duckdb"
    Database(path).close()
    connection = duckdb.connect(str(path))
    yield connection
    connection.close()


def unbound_table(name: str, connection: duckdb.DuckDBPyConnection) -> str | None:
    """The table a statement misses in the schema, None where it binds."""
    try:
        connection.execute(f"EXPLAIN {statements()[name]}", dict.fromkeys(parameters(name))).fetchall()
    except duckdb.CatalogException as error:
        missed = re.search(r"Table with name (\w+) does not exist", str(error))
        if missed is None:
            raise
        return missed[1]
    return None


@pytest.mark.parametrize("name", sorted(statements()))
def test_every_statement_binds_against_the_schema(name: str, schema: duckdb.DuckDBPyConnection) -> None:
    table = unbound_table(name, schema)
    # a statement over a frame cannot bind here; tests/sample runs every one of those with its frame
    assert table is None or any(re.fullmatch(frame, table) for frame in frames())


@pytest.mark.parametrize("path", ALL_PYTHON, ids=named)
def test_files_stay_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= (80 if path.parent == PAGES else 400)


def written_files() -> list[Path]:
    return [
        path
        for path in REPOSITORY.rglob("*")
        if path.is_file()
        and path.suffix in WRITTEN
        and not NOT_WRITTEN_HERE & set(path.relative_to(REPOSITORY).parts)
        and not any(part.endswith(("_cache", ".egg-info")) or part == "__pycache__" for part in path.parts)
        and not path.name.startswith(".coverage")
    ]


def test_nothing_speaks_of_one_machine() -> None:
    found = []
    for path in written_files():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{named(path)}: {hit[0]}" for hit in MACHINE_PATH.finditer(text)]
        if path != Path(__file__):
            found += [f"{named(path)}: {hit[0]}" for hit in REGISTRY_HOST.finditer(text)]
    assert found == []
