"""A held row is listed with its reason, corrected in place, and stored."""

from tests.pages.conftest import OpenPage


def waiting(app) -> list[int]:
    return list(app.dataframe[0].value["Row"]) if app.selectbox else []


def test_held_rows_are_listed_with_file_row_and_reason(sample_app: OpenPage):
    app = sample_app("rows")
    assert not app.exception
    table = app.dataframe[0].value
    assert list(table["File"]) == ["late_2025_data.xlsx", "late_2301_marketing_zh.xlsx", "late_2025_care.xlsx"]
    assert all(table["Why"])
    assert any("3 rows wait" in text.value for text in app.markdown)


def test_a_row_corrected_in_place_is_stored(sample_app: OpenPage):
    app = sample_app("rows")
    editor = app.data_editor[0]
    ids = list(editor.value["header"]).index("Student ID")
    app.session_state[editor.key] = {"edited_rows": {ids: {"text": "D2025006"}}, "added_rows": [], "deleted_rows": []}
    app.button(key="store-row").click().run()
    assert not app.exception
    assert [note.value for note in app.info] == ["Row 2 is stored."]
    assert len(app.dataframe[0].value) == 2


def test_a_row_nobody_changed_is_not_stored_again(sample_app: OpenPage):
    app = sample_app("rows")
    app.button(key="store-row").click().run()
    assert not app.exception
    assert [note.value for note in app.warning] == ["Change at least one cell first."]
    assert len(app.dataframe[0].value) == 3
