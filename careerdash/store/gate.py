"""Readers pass side by side; whoever exchanges the file waits until all are out, and lets nobody in meanwhile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from careerdash.errors import StoreUnavailable
from careerdash.wording import _


class Gate:
    """Counts who reads. A reader that is inside may go in again: the gate shuts only when nobody is inside."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside; waits while the gate is shut."""
        with self._changed:
            self._changed.wait_for(lambda: not self._shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def shut(self, patience: float) -> Iterator[None]:
        """Be alone.

        Raises:
            StoreUnavailable: somebody was still reading after ``patience`` seconds; nothing was changed.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: not self._inside and not self._shut, patience):
                raise StoreUnavailable(
                    _("The database is being read and cannot be exchanged now: nothing was changed. Try again.")
                )
            self._shut = True
        try:
            yield
        finally:
            with self._changed:
                self._shut = False
                self._changed.notify_all()
