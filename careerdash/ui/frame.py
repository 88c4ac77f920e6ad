"""The frame of a page: title, the sentence that answers its question, the scope bar, and the counts in scope."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.overview import overview
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.ui.cache import ask, the_database
from careerdash.ui.components.text import number, plain
from careerdash.ui.filters import scope_bar
from careerdash.ui.guard import Visitor
from careerdash.wording import _

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with: the data, what the reader may see of them, and the day."""

    database: Database
    version: int
    author: str
    scope: Scope
    view: View
    filters: Filters
    today: date
    _sentence: DeltaGenerator

    def ask(self, question: Callable[..., Answer], **more: Hashable) -> Answer:
        """Return the remembered answer to a question within this scope, view, filters and day."""
        return ask(
            question,
            self.database,
            self.version,
            **{"scope": self.scope, "view": self.view, "filters": self.filters, "today": self.today, **more},
        )

    def says(self, sentence: str) -> None:
        """Put the answering sentence under the title; names in it are shown as typed."""
        self._sentence.markdown(f"#### {plain(sentence)}", anchors=False)


def open_desk(visitor: Visitor, title: str, *, narrow_by: Sequence[str] = (), as_of: bool = False) -> Desk:
    """Draw the frame of a page that answers a question and return what it is asked about."""
    database = the_database()
    version = database.data_version
    head, counts = st.columns([3, 2], vertical_alignment="bottom")
    head.title(title, anchor=False)
    sentence = st.container()
    narrowed = scope_bar(visitor, database, version, narrow_by, as_of=as_of)
    desk = Desk(
        database, version, visitor.name, narrowed.scope, narrowed.view, narrowed.filters, narrowed.today, sentence
    )
    counts.caption(_counts(desk), text_alignment="right")
    return desk


def open_plain(title: str, sentence: str) -> Database:
    """Draw the frame of a page without a scope (import, history) and return the database."""
    st.title(title, anchor=False)
    st.markdown(f"#### {plain(sentence)}", anchors=False)
    return the_database()


def _counts(desk: Desk) -> str:
    scene = desk.ask(overview, filters=NO_FILTERS)
    words = _("{students} active students · {interviews} interviews · {professionals} professionals")
    if desk.view is View.SHARE:
        # interviews are rows, not people: two exact counts beside each other would tell of a few
        told = _("{students} active students · about {professionals} professionals")
        words = told if scene.professionals else _("{students} active students")
    return words.format(
        students=number(scene.students), interviews=number(scene.interviews), professionals=number(scene.professionals)
    )
