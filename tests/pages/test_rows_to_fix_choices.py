"""Rows to fix: what helps with one click, and what happens to a row that is still not understood."""

from tests.pages.conftest import OpenPage


def test_a_row_still_not_understood_says_why_and_keeps_the_edit(sample_app: OpenPage):
    app = sample_app("rows")
    editor = app.data_editor[0]
    names = list(editor.value["header"]).index("Student Name")
    edit = {"edited_rows": {names: {"text": "Nobody *Known*"}}, "added_rows": [], "deleted_rows": []}
    app.session_state[editor.key] = edit
    app.button(key="store-row").click().run()
    assert not app.exception
    (told,) = app.warning
    assert "Nobody \\*Known\\* is not on the roster" in told.value
    assert len(app.dataframe[0].value) == 3
    # the test framework shows the table as it was drawn; the edit is the state of the widget
    assert app.session_state[editor.key]["edited_rows"] == edit["edited_rows"]


def test_a_suggestion_is_stored_with_one_click(sample_app: OpenPage):
    app = sample_app("rows")
    waiting = app.dataframe[0].value
    place = next(index for index, text in enumerate(waiting["Could be"]) if text)
    app.selectbox(key="waiting-row").select_index(place).run()
    button = app.button(key="suggestion-0")
    assert button.label.replace("\\", "").removeprefix("Store as ") in waiting["Could be"][place]
    button.click().run()
    assert not app.exception
    assert [note.value for note in app.info] == [f"Row {waiting['Row'][place]} is stored."]
    assert len(app.dataframe[0].value) == 2
