"""A new database: one page with two offers, and from there to a stored class and back."""

from pathlib import Path

from tests.pages.conftest import OpenPage


def titles(app) -> list[str]:
    return [title.value for title in app.title]


def test_an_empty_database_shows_one_page_with_two_offers(empty_app: OpenPage):
    app = empty_app()
    assert not app.exception
    assert titles(app) == ["Welcome to careerdash"]
    assert [button.label for button in app.button] == ["Load the sample class", "Import a workbook"]


def test_the_second_offer_leads_to_the_import_page(empty_app: OpenPage):
    app = empty_app()
    app.button(key="go-import").click().run()
    assert titles(app) == ["Import"]


def test_a_workbook_is_read_checked_stored_and_taken_back(empty_app: OpenPage, sample_folder: Path):
    app = empty_app("import")
    content = (sample_folder / "class_2025_data.xlsx").read_bytes()
    app.file_uploader[0].upload("class_2025_data.xlsx", content)
    app.run()
    assert not app.exception
    counts = {metric.label: int(metric.value.replace(",", "")) for metric in app.metric}
    assert counts["New"] + counts["Held for you"] == 36 + 116
    assert counts["Changed"] == counts["Already the same"] == 0

    app.button(key="store").click().run()
    assert not app.exception
    assert any("Import 1 is stored" in text.value for text in app.markdown)

    app.button(key="undo-receipt").click().run()
    assert not app.exception
    assert any("Import 1 was taken back" in text.value for text in app.markdown)


def test_a_file_that_is_no_workbook_gets_a_sentence(empty_app: OpenPage):
    app = empty_app("import")
    app.file_uploader[0].upload("photo.xlsx", b"\x89PNG\r\n\x1a\n not a workbook")
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "store" not in [button.key for button in app.button]


def test_the_kind_of_a_sheet_can_be_changed(empty_app: OpenPage, sample_folder: Path):
    app = empty_app("import")
    app.file_uploader[0].upload("class.xlsx", (sample_folder / "class_2025_data.xlsx").read_bytes())
    app.run()
    app.selectbox(key="kind-class.xlsx|Interviews").select("unknown").run()
    assert not app.exception
    counts = {metric.label: metric.value for metric in app.metric}
    assert counts["New"] == "36"


def test_a_column_can_be_mapped_by_hand(empty_app: OpenPage, sample_folder: Path):
    app = empty_app("import")
    app.file_uploader[0].upload("class.xlsx", (sample_folder / "class_2025_data.xlsx").read_bytes())
    app.run()
    app.session_state["columns-class.xlsx|Roster"] = True
    app.run()
    key = "mapping-class.xlsx|Roster-roster-1"
    app.session_state[key] = {"edited_rows": {3: {"field": "School"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert not app.exception
    assert list(app.data_editor(key=key).value["field"])[3] == "School"


def test_history_undoes_and_redoes(sample_app: OpenPage):
    app = sample_app("history")
    assert not app.exception
    assert titles(app) == ["History"]
    app.button(key="switch-4").click().run()
    assert not app.exception
    assert app.button(key="switch-4").label == "Redo"
    app.button(key="switch-4").click().run()
    assert app.button(key="switch-4").label == "Undo"
