"""A value corrected on the page of a student, and what the history shows, asks and gives back."""

import io

import openpyxl
from streamlit.testing.v1 import AppTest

from careerdash.config import load_config
from careerdash.store.opened import opened
from tests.pages.conftest import OpenPage

CLASS = {"class": "Data and Design 2025"}


def people_met(app: AppTest) -> AppTest:
    """The tab with the interviews of the first student, whose first interview is chosen."""
    app.session_state["student-tabs"] = "All interviews"
    app.run()
    return app


def choose_first_interview(app: AppTest) -> AppTest:
    app.session_state[f"meetings-{app.session_state['chosen-student']}"] = {
        "selection": {"rows": [0], "columns": [], "cells": []}
    }
    return app.run()


def keyed(app: AppTest, kind: str, start: str):
    return next(element for element in app.get(kind) if str(element.key).startswith(start))


def correct_occupation(sample_app: OpenPage, text: str, note: str = "") -> AppTest:
    app = choose_first_interview(people_met(sample_app("student", **CLASS)))
    assert not app.exception
    keyed(app, "selectbox", "correct-field-").select("occupation").run()
    keyed(app, "text_area", "correct-text-").set_value(text)
    keyed(app, "text_input", "correct-note-").set_value(note)
    keyed(app, "button", "correct-store-").click().run()
    assert not app.exception
    return app


def test_a_corrected_value_is_shown_and_can_be_withdrawn(sample_app: OpenPage):
    app = correct_occupation(sample_app, "Head of *design*", "said so <b>on the phone</b>")
    assert any("Correction" in note.value and "is stored" in note.value for note in app.info)
    assert app.dataframe[0].value["Position"][0] == "Head of *design*"

    history = sample_app("history")
    correction = keyed(history, "button", "switch-")
    assert correction.label == "Withdraw"
    shown = "\n".join(text.value for text in (*history.markdown, *history.caption))
    assert "Head of \\*design\\*" in shown
    assert "said so \\<b\\>on the phone" in shown
    assert "1 correction outranks them" in shown.replace("\\", "")
    history.button(key=correction.key).click().run()
    assert not history.exception
    assert keyed(history, "button", "switch-").label == "Redo"
    again = choose_first_interview(people_met(sample_app("student", **CLASS)))
    assert again.dataframe[0].value["Position"][0] == "UX designer"


def test_the_same_text_is_no_correction(sample_app: OpenPage):
    app = correct_occupation(sample_app, "UX designer")
    assert [note.value for note in app.warning] == ["This is what stands there now."]
    assert keyed(sample_app("history"), "button", "switch-").label == "Undo"


def test_what_later_entries_built_on_an_import_is_named_before_it_goes(sample_app: OpenPage):
    correct_occupation(sample_app, "Head of design")
    app = sample_app("history")
    app.button(key="switch-1").click().run()
    (asked,) = app.warning
    assert "Correction" in asked.value
    assert app.button(key="switch-1").label == "Undo"
    app.button(key="leave-1").click().run()
    assert not app.warning
    app.button(key="switch-1").click().run()
    app.button(key="confirm-1").click().run()
    assert not app.exception
    assert app.button(key="switch-1").label == "Redo"


def test_an_import_shows_its_columns_rows_issues_and_original(sample_app: OpenPage):
    app = sample_app("history")
    app.session_state["inside-1"] = True
    app.run()
    assert not app.exception
    columns, rows = (
        next(table.value for table in app.dataframe if name in table.value.columns) for name in ("Read as", "Became")
    )
    assert dict(zip(columns["Header"], columns["Read as"], strict=True))["Interviewee"] == "Professional"
    assert list(rows["Became"][:3]) == ["New"] * 3
    assert any(button.label.startswith("Original: ") for button in app.get("download_button"))


def workbook(headers: list[str], *rows: list[object]) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "Interviews"
    for row in (headers, *rows):
        sheet.append(row)
    book.save(content)
    return content.getvalue()


def test_a_mapping_made_by_hand_is_listed_and_can_be_forgotten(empty_app: OpenPage):
    app = empty_app("import")
    headers = ["Student ID", "Student name", "Professional", "Interview date", "Blurb"]
    content = workbook(headers, ["2025001", "Ann Able", "Zed Zander", "2026-03-04", "likes people"])
    app.file_uploader[0].upload("log.xlsx", content)
    app.run()
    app.session_state["columns-log.xlsx|Interviews"] = True
    app.run()
    key = "mapping-log.xlsx|Interviews-interviews-1"
    app.session_state[key] = {"edited_rows": {4: {"field": "Liked best"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    app.button(key="store").click().run()
    assert not app.exception

    history = empty_app("history")
    forget = keyed(history, "button", "forget-")
    table = history.dataframe[-1].value
    assert dict(zip(table["header"], table["field"], strict=True))["Blurb"] == "Liked best"
    history.button(key=forget.key).click().run()
    assert not history.exception
    assert not [button for button in history.button if str(button.key).startswith("forget-")]
    assert opened(load_config().database).rows("memory.remembered") == []
