"""Answers remembered until the data change: the same question with the same arguments is asked once.

The key holds the question, the database, its data version and every argument (scope, view, filters, day),
so that no answer outlives a committed write or reaches a reader with another scope.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

from careerdash.config import load_config
from careerdash.store.database import Database
from careerdash.store.opened import opened

Answer = TypeVar("Answer")
_REMEMBERED = 512


def the_database() -> Database:
    """Return the database of this installation.

    Raises:
        StoreUnavailable: another program holds the file, or it is damaged.
    """
    return opened(load_config().database)


def ask(question: Callable[..., Answer], database: Database, version: int, **arguments: Hashable) -> Answer:
    """Return the answer to a question at a data version; answers are frozen and shared between sessions."""
    return cast("Answer", _remembered(question, database, version, tuple(sorted(arguments.items()))))


@lru_cache(maxsize=_REMEMBERED)
def _remembered(
    question: Callable[..., Any], database: Database, _version: int, arguments: tuple[tuple[str, Any], ...]
) -> Any:
    return question(database=database, **dict(arguments))
