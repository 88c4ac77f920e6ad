"""A bar for work that takes more than a moment, and the way out of it."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

import streamlit as st

from careerdash.wording import _


class Waiting:
    """``with Waiting(_("Reading")) as report`` shows a bar; ``report(stage, share)`` moves it, the end removes it.

    With ``cancel`` a button stands beside the bar. A click stops the work at its next report (whatever is being
    written is rolled back, a reading process is ended) and calls ``cancel`` before the page is drawn again.
    """

    def __init__(self, start: str, words: Callable[[str], str] = str, cancel: Callable[[], None] | None = None) -> None:
        self._place = st.empty()
        with self._place.container(horizontal=True, vertical_alignment="center"):
            self._bar = st.progress(0.0, text=start)
            if cancel is not None:
                st.button(_("Cancel"), key=f"cancel-{start}", on_click=cancel)
        self._words = words

    def __enter__(self) -> Self:
        return self

    def __call__(self, stage: str, share: float) -> None:
        """Say what is being done and which share of it, 0 to 1, is over."""
        self._bar.progress(min(max(share, 0.0), 1.0), text=self._words(stage))

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._place.empty()


def stage_words(stage: str) -> str:
    """Return the words for a stage of planning or storing."""
    return {
        "values": _("Reading the values"),
        "records": _("Finding the students and interviews"),
        "compare": _("Comparing with what is stored"),
        "rows": _("Storing the rows"),
        "done": _("Done"),
    }.get(stage, stage)
