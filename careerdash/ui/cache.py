"""Answers remembered until the data change: the same question with the same arguments is asked once.

The key holds the question, the data version and every argument (scope, view, filters, day), so that no answer
outlives a committed write or reaches a reader with another scope. Each database has a memory of its own, which
goes when the database goes.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from careerdash.config import load_config
from careerdash.store.database import Database
from careerdash.store.opened import opened

Answer = TypeVar("Answer")
_REMEMBERED = 512


class _Memory:
    """The answers used last; safe to use from the threads of many sessions."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: Hashable, find: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        # found without the lock: two sessions may ask at once, which only costs time
        answer = find()
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return answer


_memories: WeakKeyDictionary[Database, _Memory] = WeakKeyDictionary()
_memories_lock = threading.Lock()


def the_database() -> Database:
    """Return the database of this installation.

    Raises:
        StoreUnavailable: another program holds the file, or it is damaged.
    """
    return opened(load_config().database)


def forget_answers(database: Database) -> None:
    """Forget all remembered answers of a database: they may name somebody who was erased."""
    with _memories_lock:
        _memories.pop(database, None)


def ask(question: Callable[..., Answer], database: Database, version: int, **arguments: Hashable) -> Answer:
    """Return the answer to a question at a data version; answers are frozen and shared between sessions."""
    with _memories_lock:
        memory = _memories.setdefault(database, _Memory())
    key = (question, version, tuple(sorted(arguments.items())))
    return cast("Answer", memory.recall(key, lambda: question(database=database, **arguments)))
