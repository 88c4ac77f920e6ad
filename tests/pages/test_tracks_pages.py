"""The pages Progress, Classes and History with steps set by hand, rules, papers and the share view."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from careerdash.advising.overrides import override_step
from careerdash.advising.received import mark_received
from careerdash.domain.vocabulary import View
from careerdash.insights.progress import progress
from careerdash.privacy.scope import Scope
from careerdash.store.opened import opened
from tests.pages.conftest import OpenPage

DAY = date(2026, 5, 2)
NOW = datetime(2026, 5, 2, 9, tzinfo=UTC).replace(tzinfo=None)


def texts(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in [*app.markdown, *app.caption])


@pytest.fixture
def set_by_hand(sample_app: OpenPage, tmp_path: Path) -> str:
    """The name of the student who is most behind, with one step set and one paper received."""
    assert sample_app
    database = opened(tmp_path / "sample.duckdb")
    answer = progress(database=database, scope=Scope.everything(database), view=View.ADVISOR, today=date(2026, 5, 20))
    student = answer.students[0]
    override_step(database, student.student_key, "assignment", "hold_interviews", "done", "fair", DAY, "Ada", NOW)
    mark_received(database, [student.student_key], "outline", DAY, "Ada", NOW)
    return str(student.student_name)


def test_the_matrix_shows_a_ring_where_a_step_was_set_by_hand(sample_app: OpenPage, set_by_hand: str) -> None:
    app = sample_app("progress", state=["Set by hand"])
    assert not app.exception
    frame = app.dataframe[0].value
    assert list(frame["name"]) == [set_by_hand]
    assert list(frame["hold_interviews"].iloc[0]) == ["D", "○"]
    assert list(frame["draft_outline"].iloc[0]) == ["D"]


@pytest.mark.usefixtures("set_by_hand")
def test_the_history_lists_what_was_stated_by_hand(sample_app: OpenPage) -> None:
    app = sample_app("history")
    assert not app.exception
    frame = next(frame.value for frame in app.dataframe if "What" in frame.value.columns)
    assert set(frame["What"]) == {"Hold interviews set to done: fair", "Interview outline received"}
    assert set(frame["Who"]) == {"Ada"}


def test_names_hidden_shows_counts_only(sample_app: OpenPage, set_by_hand: str) -> None:
    app = sample_app("progress", view="share")
    assert not app.exception
    assert all("name" not in frame.value.columns for frame in app.dataframe)
    assert set_by_hand not in texts(app)


@pytest.mark.parametrize(
    "tab",
    ["Term and due dates", "Rules and tracks", "Roster", "Papers", "Collections", "Hand over", "Close"],
)
def test_every_tab_of_the_classes_page_opens(sample_app: OpenPage, tab: str) -> None:
    app = sample_app("classes")
    app.session_state["class-tabs"] = tab
    app.run()
    assert not app.exception


def test_a_new_database_has_a_classes_page_without_classes(empty_app: OpenPage) -> None:
    assert not empty_app("classes").exception
