"""Every page on the sample: it answers its question, names its n, and keeps names out of the share view."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from careerdash.domain.vocabulary import View
from careerdash.ui.menu import PAGES
from tests.pages.conftest import OpenPage

EVERY = sorted(page.stem for page in PAGES.glob("*.py") if page.stem != "welcome")
ASKING = [
    "classes",
    "grading",
    "jobs",
    "planning",
    "progress",
    "reports",
    "salary",
    "satisfaction",
    "skills",
    "student",
    "today",
]
CHARTS = {"salary": 1, "skills": 1, "satisfaction": 1, "progress": 1, "jobs": 1, "planning": 1}


def headline(app: AppTest) -> str:
    return next(text.value for text in app.markdown if text.value.startswith("#### "))[5:].replace("\\", "")


def everything_shown(app: AppTest) -> str:
    parts = [element.value for kind in ("markdown", "caption", "subheader", "info") for element in app.get(kind)]
    parts += [table.value.to_csv() for table in app.dataframe]
    parts += [str(box.options) for box in (*app.selectbox, *app.multiselect)]
    parts += [chart.proto.spec for chart in app.get("plotly_chart")]
    return "\n".join(map(str, parts))


@pytest.mark.parametrize("name", EVERY)
def test_every_page_works_on_the_sample(sample_app: OpenPage, name: str):
    app = sample_app(name)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert len(headline(app)) > 10


@pytest.mark.parametrize("name", ASKING)
def test_every_question_page_says_how_much_is_in_scope(sample_app: OpenPage, name: str):
    app = sample_app(name)
    assert any("active students" in caption.value and "interviews" in caption.value for caption in app.caption)


@pytest.mark.parametrize(("name", "charts"), CHARTS.items())
def test_charts_are_drawn_with_a_description(sample_app: OpenPage, name: str, charts: int):
    # weeks are drawn for one class: terms begin on different days
    narrowed = {"class": "Data and Design 2025"} if name == "progress" else {}
    drawn = sample_app(name, **narrowed).get("plotly_chart")
    assert len(drawn) == charts
    assert all(chart.proto.alt for chart in drawn)
    assert all("n = " in chart.proto.spec for chart in drawn)


@pytest.mark.parametrize("name", ASKING)
def test_the_share_view_shows_no_student_and_no_professional(sample_app: OpenPage, name: str):
    app = sample_app(name, view=View.SHARE.value)
    assert not app.exception
    shown = everything_shown(app)
    for person in ("Tattersfield", "Kaplanis", "陈乐瑶", "Silverthwaite", "D2025008"):
        assert person not in shown


@pytest.mark.parametrize("name", ASKING)
def test_a_class_in_the_address_narrows_the_page(sample_app: OpenPage, name: str):
    app = sample_app(name, **{"class": "Education and Care 2025"})
    assert not app.exception
    counts = next(caption.value for caption in app.caption if "active students" in caption.value)
    assert counts.startswith(("29 ", "30 "))


@pytest.mark.parametrize("name", ASKING)
def test_a_class_nobody_has_and_an_unknown_view_change_nothing(sample_app: OpenPage, name: str):
    app = sample_app(name, **{"class": "No such class", "view": "everything", "year": "1066"})
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("name", ["salary", "satisfaction"])
@pytest.mark.parametrize("group", ["field", "industry", "occupation", "level"])
def test_every_breakdown_is_drawn(sample_app: OpenPage, name: str, group: str):
    app = sample_app(name, by=group)
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1


def test_today_lists_who_needs_the_advisor_and_why(sample_app: OpenPage):
    app = sample_app()
    assert "need you today" in headline(app)
    assert [button.label for button in app.button].count("Open") == 9
    assert {metric.label for metric in app.metric} == {
        "Students on track",
        "Interviews held",
        "Thank-yous on time",
        "Analyses handed in",
    }


def test_open_leads_to_the_student(sample_app: OpenPage):
    app = sample_app()
    first = next(button for button in app.button if button.label == "Open")
    app = first.click().run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Students"]
    assert app.query_params["student"] == first.key.removeprefix("open-")


def test_the_matrix_has_a_row_per_student_and_letters(sample_app: OpenPage):
    app = sample_app("progress", **{"class": "Data and Design 2025"})
    table = app.dataframe[0].value
    assert len(table) == 35
    marks = {mark for step in ("know_yourself", "hold_interviews") for cell in table[step] for mark in cell}
    assert {"D", "P", "!"} <= marks <= {"D", "P", "–", "E", "!", "○"}


def test_other_tracks_have_their_own_matrix(sample_app: OpenPage):
    app = sample_app("progress", track="planning")
    assert not app.exception
    assert "action_plan" in app.dataframe[0].value.columns


def test_a_class_is_created_with_term_and_due_dates(sample_app: OpenPage):
    app = sample_app("classes")
    app.text_input[0].set_value("Class 7B")
    next(button for button in app.button if button.label == "Create class").click().run()
    assert not app.exception
    assert "4 classes" in headline(app)
    assert "Class 7B" in list(app.dataframe[0].value["Class"])


def test_a_class_that_exists_is_refused_with_a_sentence(sample_app: OpenPage):
    app = sample_app("classes")
    app.text_input[0].set_value("data and design 2025")
    next(button for button in app.button if button.label == "Create class").click().run()
    # beside the form, the page stays
    refused = [warning.value.replace("\\", "") for warning in app.warning]
    assert refused == ["There is already a class called Data and Design 2025."]


def test_a_closed_class_asks_for_nothing(sample_app: OpenPage):
    app = sample_app("classes")
    app.selectbox(key="chosen-edit").select_index(1).run()
    app.session_state["class-tabs"] = "Close"
    app.run()
    next(button for button in app.button if button.label == "Close this class").click().run()
    assert "1 is closed" in headline(app)
    app = sample_app("", **{"class": "Education and Care 2025"})
    assert not [button for button in app.button if button.label == "Open"]


def test_the_report_hides_names_unless_asked(sample_app: OpenPage):
    app = sample_app("reports")
    assert any("Names hidden" in text.value for text in app.markdown)
    app = sample_app("reports", report="advisor")
    assert any("Advisor view" in text.value for text in app.markdown)
    app = sample_app("reports", report="advisor", view="share")
    assert any("Names hidden" in text.value for text in app.markdown)


def test_hostile_names_are_shown_as_typed(sample_app: OpenPage):
    app = sample_app("classes")
    app.text_input[0].set_value("<script>alert(1)</script> [x](javascript:alert(1)) **b**")
    next(button for button in app.button if button.label == "Create class").click().run()
    assert not app.exception
    for page in ("", "progress", "reports"):
        for text in sample_app(page).markdown:
            assert "](javascript" not in text.value
            assert not re.search(r"(?<!\\)<script", text.value)


def test_pages_under_insights_appear_with_their_data(empty_app: OpenPage, sample_folder):
    app = empty_app("import")
    app.file_uploader[0].upload("roster.xlsx", (sample_folder / "roster_2025_care.xlsx").read_bytes())
    app.run()
    app.button(key="store").click().run()
    assert not app.exception
    with pytest.raises(ValueError, match="salary"):
        app.switch_page("../../pages/salary.py")
    for page in ("today", "progress", "student", "classes", "reports", "history"):
        app.switch_page(f"../../pages/{page}.py").run()
        assert not app.exception, page
        assert not app.error, page


def test_a_chosen_class_comes_along_to_the_next_page_and_can_be_taken_away(sample_app: OpenPage):
    app = sample_app("skills")
    data = app.multiselect(key="chosen-class").options.index("Data and Design 2025")
    codes = app.multiselect(key="chosen-class")
    codes.select(codes.options[data]).run()
    assert app.query_params["class"] == "Data and Design 2025"
    app.switch_page("../../pages/salary.py").run()
    assert next(caption.value for caption in app.caption if "active" in caption.value).startswith("34 ")
    assert app.query_params["class"] == "Data and Design 2025"
    app.multiselect(key="chosen-class").set_value([]).run()
    assert next(caption.value for caption in app.caption if "active" in caption.value).startswith("98 ")
    assert "class" not in app.query_params


def test_a_page_filter_narrows_and_is_removed_by_its_chip(sample_app: OpenPage):
    app = sample_app("skills", field="UX design")
    people = headline(app)
    chip = next(button for button in app.button if button.key.startswith("remove-field"))
    assert chip.label == "UX design"
    chip.click().run()
    assert headline(app) != people
    assert not [button for button in app.button if button.key.startswith("remove-field")]
