"""What may be dropped, and what the import page offers: archives, folders, hidden sheets, templates, marked files."""

import io
import zipfile

import openpyxl
from streamlit.testing.v1 import AppTest

from careerdash.ui.components.text import scale_words
from careerdash.values.scales import SCALES
from tests.pages.conftest import OpenPage

HEADERS = ["姓名/学号", "Date and place of visit", "Professional", "Salary"]


def workbook(*rows: list[object], hidden: bool = False) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "Interviews"
    for row in (HEADERS, *rows):
        sheet.append(row)
    if hidden:
        old = book.create_sheet("Old roster")
        old.sheet_state = "hidden"
        for row in (["Student ID", "Student name", "Class"], ["D1", "Old One", "Old class"]):
            old.append(row)
    book.save(content)
    return content.getvalue()


ANN = ["Ann Able 2025001", "2026-03-04 at the office", "Zed Zander", "about 9?"]
BEN = ["Ben Brook 2025002", "2026-03-05 café", "Ada Adams", "60000 USD/year"]


def drop(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception
    return app


def counts(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def test_a_zip_is_taken_apart_and_its_files_are_told_apart(empty_app: OpenPage):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("one/log.xlsx", workbook(ANN))
        archive.writestr("two/log.xlsx", workbook(BEN))
    app = drop(empty_app("import"), "class.zip", content.getvalue())
    assert counts(app)["New"] == "2"
    shown = "\n".join(text.value for text in app.markdown).replace("\\", "")
    assert "class.zip/one/log.xlsx" in shown
    assert "class.zip/two/log.xlsx" in shown


def test_of_a_folder_only_workbooks_are_taken(empty_app: OpenPage):
    app = empty_app("import")
    app.segmented_control(key="drop-what").set_value("folder").run()
    uploader = app.file_uploader[0]
    uploader.upload("class/log.xlsx", workbook(ANN))
    for name in ("class/~$log.xlsx", "class/.DS_Store", "class/photo.png"):
        app.file_uploader[0].upload(name, b"x")
    app.run()
    assert not app.exception
    assert not app.error
    assert counts(app)["New"] == "1"


def test_every_scale_of_the_program_is_offered_in_words(empty_app: OpenPage):
    assert set(scale_words()) == set(SCALES)
    app = drop(empty_app("import"), "log.xlsx", workbook(ANN))
    offered = app.selectbox(key="import-satisfaction_scale").options
    assert offered == ["Work it out", *(scale_words()[scale] for scale in SCALES)]
    app.selectbox(key="import-satisfaction_scale").select("percent").run()
    assert not app.exception


def test_templates_are_offered_beside_the_uploader(empty_app: OpenPage):
    app = empty_app("import")
    assert [button.label for button in app.get("download_button")] == [
        "Table for a class, English",
        "Table for a class, Chinese",
        "Form for one interview, English",
        "Form for one interview, Chinese",
    ]


def test_columns_of_two_facts_say_so(empty_app: OpenPage):
    app = drop(empty_app("import"), "log.xlsx", workbook(ANN))
    assert any("4 of 4 columns matched" in caption.value for caption in app.caption)
    app.session_state["columns-log.xlsx|Interviews"] = True
    app.run()
    table = app.data_editor[0].value
    assert table["field"][1] == "Two facts: Interview date + Place"
    assert list(table["reason"]) == ["Names two facts", "Names two facts", "Known header", "Known header"]


def test_a_hidden_sheet_is_read_only_when_asked(empty_app: OpenPage):
    app = drop(empty_app("import"), "log.xlsx", workbook(ANN, hidden=True))
    assert counts(app)["New"] == "1"
    assert any(caption.value.startswith("Hidden in the file") for caption in app.caption)
    app.button(key="offer-roster-log.xlsx|Old roster").click().run()
    assert not app.exception
    assert app.selectbox(key="kind-log.xlsx|Old roster").value == "roster"
    assert not any(caption.value.startswith("Hidden in the file") for caption in app.caption)


def test_the_problem_workbook_is_offered_before_and_after_storing(empty_app: OpenPage):
    app = drop(empty_app("import"), "log.xlsx", workbook(ANN))
    labels = [button.label for button in app.get("download_button")]
    assert labels[-1] == "Problem workbook"
    app.button(key="store").click().run()
    assert not app.exception
    assert "Problem workbook" in [button.label for button in app.get("download_button")]
