from collections.abc import Iterator
from pathlib import Path

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.ui.cache import ask

asked: list[dict[str, object]] = []


def question(*, database: Database, **arguments: object) -> str:
    asked.append(arguments)
    return f"answer {len(asked)} from {database.path.name}"


@pytest.fixture(autouse=True)
def nothing_asked() -> Iterator[None]:
    asked.clear()
    yield
    asked.clear()


def common(**more: object) -> dict[str, object]:
    return {"scope": Scope(frozenset({"a"})), "view": View.ADVISOR, "filters": Filters(), **more}


def test_the_same_question_is_asked_once(database: Database):
    first = ask(question, database, 1, **common())
    assert ask(question, database, 1, **common(filters=Filters())) == first
    assert len(asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"scope": Scope(frozenset({"b"}))},
        {"view": View.SHARE},
        {"filters": Filters(level=("entry",))},
        {"group": "industry"},
    ],
)
def test_any_other_argument_asks_again(database: Database, other: dict[str, object]):
    ask(question, database, 1, **common())
    ask(question, database, 1, **common(**other))
    assert len(asked) == 2


def test_a_new_data_version_asks_again(database: Database):
    ask(question, database, 1, **common())
    ask(question, database, 2, **common())
    assert len(asked) == 2


def test_another_database_asks_again(database: Database, tmp_path: Path):
    other = Database(tmp_path / "other.duckdb")
    assert ask(question, database, 1, **common()) != ask(question, other, 1, **common())
    other.close()
