"""On the history page a kept column is given a field, and the change is taken back."""

import pytest

from careerdash.config import load_config
from careerdash.store.opened import opened
from tests.making import store, workbook
from tests.pages.conftest import OpenPage

LOG = [
    ["Student ID", "Name", "Interviewee", "Interview Date", "Blurb", "Lohn"],
    ["20250001", "Ann Archer", "Carla Diaz", "2026-03-02", "kind *people*", "65000"],
    ["20250002", "Ben Brook", "Dmitri Orlov", "2026-03-05", "long days", ""],
]


def keyed(app, kind, start):
    return next(element for element in app.get(kind) if str(element.key).startswith(start))


@pytest.fixture
def history(empty_app: OpenPage):
    empty_app()
    store(opened(load_config().database), workbook("log.xlsx", {"Interviews": LOG}))
    app = empty_app("history")
    app.session_state["inside-1"] = True
    return app.run()


def test_a_kept_column_is_read_and_the_change_is_taken_back(history):
    assert not history.exception
    files, columns = history.dataframe[0].value, history.dataframe[1].value
    assert len(files["SHA-256"][0]) == 64
    assert dict(zip(columns["Header"], columns["Read as"], strict=True))["Blurb"] == "(kept, not read)"
    kept = keyed(history, "selectbox", "kept-1-")
    assert list(kept.options) == ["Blurb · 2 rows", "Lohn · 1 row"]
    keyed(history, "selectbox", "kept-field-1-").select("liked").run()
    history.button(key="kept-read-1").click().run()
    assert not history.exception
    assert [note.value for note in history.info] == ["2 rows of “Blurb” are now read as Liked best."]
    assert list(keyed(history, "selectbox", "kept-1-").options) == ["Lohn · 1 row"]
    database = opened(load_config().database)
    assert {row["author"] for row in database.rows("mapping.changes", {"batch": 1})} != {""}
    keyed(history, "button", "unmap-").click().run()
    assert not history.exception
    assert database.rows("mapping.changes", {"batch": 1}) == []
    assert len(keyed(history, "selectbox", "kept-1-").options) == 2


def test_an_import_that_was_taken_back_offers_no_columns(history):
    history.button(key="switch-1").click().run()
    assert not history.exception
    assert not [box for box in history.selectbox if str(box.key).startswith("kept-")]
