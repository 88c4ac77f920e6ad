"""A bar for work that takes more than a moment."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

import streamlit as st

from careerdash.wording import _


class Waiting:
    """``with Waiting(_("Reading")) as report`` shows a bar; ``report(stage, share)`` moves it, the end removes it."""

    def __init__(self, start: str, words: Callable[[str], str] = str) -> None:
        self._bar = st.progress(0.0, text=start)
        self._words = words

    def __enter__(self) -> Self:
        return self

    def __call__(self, stage: str, share: float) -> None:
        """Say what is being done and which share of it, 0 to 1, is over."""
        self._bar.progress(min(max(share, 0.0), 1.0), text=self._words(stage))

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._bar.empty()


def stage_words(stage: str) -> str:
    """Return the words for a stage of planning or storing."""
    return {
        "values": _("Reading the values"),
        "records": _("Finding the students and interviews"),
        "compare": _("Comparing with what is stored"),
        "rows": _("Storing the rows"),
        "done": _("Done"),
    }.get(stage, stage)
