"""Care of the data in the app: the check, a person erased in the settings, and one on the page of the student."""

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage


def told(app: AppTest) -> str:
    kinds = ("markdown", "caption", "warning", "success")
    return "\n".join(element.value for kind in kinds for element in app.get(kind)).replace("\\", "")


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def in_tab(app: AppTest, tab: str) -> AppTest:
    app.session_state["settings-tabs"] = tab
    return app.run()


def search(app: AppTest, wanted: str) -> AppTest:
    return in_tab(app, "Erase a person").text_input[0].set_value(wanted).run()


def test_the_check_finds_the_sample_sound(sample_app: OpenPage) -> None:
    app = press(in_tab(sample_app("settings"), "Backup and check"), "Check the data")
    assert not app.exception
    assert "The data are sound." in told(app)
    assert "Records:" in told(app)


def test_a_student_is_erased_only_after_the_box_is_ticked(sample_app: OpenPage) -> None:
    app = search(sample_app("settings"), "D2025002")
    app = app.selectbox[0].select_index(0).run()
    assert "this goes" in told(app)
    assert "Backups made before" in told(app)
    button = next(one for one in app.button if one.label == "Erase for ever")
    assert button.disabled
    app = app.checkbox[0].check().run()
    app = press(app, "Erase for ever")
    assert not app.exception
    assert "Erased:" in told(app)
    assert "held back at import" in told(app)
    app = search(sample_app("settings"), "D2025002")
    assert "Nobody is stored under" in told(app)


def test_the_page_of_a_student_offers_it_where_notes_are(sample_app: OpenPage) -> None:
    app = sample_app("student")
    app.session_state["student-tabs"] = "Notes and history"
    app = app.run()
    assert not app.exception
    app = press(app, "Erase this student")
    assert not app.exception
    assert "this goes" in told(app)
